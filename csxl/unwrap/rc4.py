"""RC4, with which old .xls files are locked, for where the package `cryptography` is missing."""

from __future__ import annotations

from csxl.unwrap.aes import xored

KEYS = (5, 7, 8, 10, 16, 20, 24, 32)  # bytes of a key, as `cryptography` takes them


class Rc4:
    """A stream of bytes to xor with. Raises ValueError for a key of another length."""

    def __init__(self, key: bytes) -> None:
        if len(key) not in KEYS:
            raise ValueError("a key of RC4 has from 5 to 32 bytes")
        self.state, self.at, self.jump = list(range(256)), 0, 0
        other = 0
        for at, byte in enumerate(self.state):
            other = (other + byte + key[at % len(key)]) & 0xFF
            self.state[at], self.state[other] = self.state[other], byte

    def applied(self, data: bytes) -> bytes:
        """The next bytes, enciphered or deciphered."""
        state, at, jump, stream = self.state, self.at, self.jump, bytearray()
        for _ in data:
            at = (at + 1) & 0xFF
            one = state[at]
            jump = (jump + one) & 0xFF
            other = state[jump]
            state[at], state[jump] = other, one
            stream.append(state[(one + other) & 0xFF])
        self.at, self.jump = at, jump
        return xored(data, bytes(stream))

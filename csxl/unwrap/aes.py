"""Deciphering AES (FIPS 197), for where the package `cryptography` is missing, as in a browser.

The bytes at one place of all blocks are one string, so that translate() and the xor of long integers, which Python does
quickly, work on all blocks at once.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce
from operator import xor

BLOCK = 16  # bytes
KEYS = (16, 24, 32)  # bytes of a key
MIXED = (14, 11, 13, 9)  # what a column's bytes are multiplied by when its mixing is undone


def _doubled(byte: int) -> int:
    """Twice a byte, as an element of the field of 256 that AES counts in."""
    return (byte << 1 ^ 0x11B) if byte & 0x80 else byte << 1


def _times(byte: int, factor: int) -> int:
    product = 0
    while factor:
        product ^= byte if factor & 1 else 0
        byte, factor = _doubled(byte), factor >> 1
    return product


def _substitutes() -> bytes:
    """The S-box: each byte's inverse in the field, xored with its own rotations and a constant."""
    powers = [1]
    for _ in range(254):
        powers.append(powers[-1] ^ _doubled(powers[-1]))
    inverse = {power: powers[-at % 255] for at, power in enumerate(powers)} | {0: 0}
    spread = [inverse[byte] * 0x101 for byte in range(256)]
    return bytes((twice ^ twice >> 4 ^ twice >> 5 ^ twice >> 6 ^ twice >> 7) & 0xFF ^ 0x63 for twice in spread)


SUBSTITUTES = _substitutes()
ORIGINALS = bytes(map(SUBSTITUTES.index, range(256)))
MULTIPLIED = {factor: bytes(_times(byte, factor) for byte in range(256)) for factor in MIXED}
UNMIXED = [ORIGINALS.translate(MULTIPLIED[factor]) for factor in MIXED]


def round_keys(key: bytes) -> list[bytes]:
    """The key of each round, in the order of enciphering. Raises ValueError for a key of another length."""
    if len(key) not in KEYS:
        raise ValueError("a key of AES has 16, 24 or 32 bytes")
    length = len(key) // 4
    words, constant = [key[at : at + 4] for at in range(0, len(key), 4)], 1
    for at in range(length, 4 * (length + 7)):
        word = words[-1]
        if at % length == 0:
            word = (word[1:] + word[:1]).translate(SUBSTITUTES)
            word, constant = bytes([word[0] ^ constant]) + word[1:], _doubled(constant)
        elif length > 6 and at % length == 4:
            word = word.translate(SUBSTITUTES)
        words.append(xored(words[-length], word))
    return [b"".join(words[at : at + 4]) for at in range(0, len(words), 4)]


def xored(one: bytes, other: bytes) -> bytes:
    """Two strings of one length, xored."""
    return (int.from_bytes(one) ^ int.from_bytes(other)).to_bytes(len(one))


def deciphered(keys: Sequence[bytes], data: bytes) -> bytes:
    """Blocks, each deciphered by itself. Raises ValueError if there is a part of one."""
    if len(data) % BLOCK:
        raise ValueError("what AES enciphers is blocks of 16 bytes")
    last, *middle, first = keys
    places = [xored(data[at::BLOCK], _all(first[at], data)) for at in range(BLOCK)]
    for key in reversed(middle):
        places = _round_undone(places, b"".join(_unmixed(key[at : at + 4]) for at in range(0, BLOCK, 4)))
    plain = bytearray(len(data))
    for at in range(BLOCK):
        plain[at::BLOCK] = xored(places[_shifted(at)].translate(ORIGINALS), _all(last[at], data))
    return bytes(plain)


def deciphered_chained(keys: Sequence[bytes], data: bytes, before: bytes) -> bytes:
    """Blocks that were each xored with the one `before` it and then enciphered (CBC)."""
    return xored(deciphered(keys, data), (before + data)[: len(data)])


def _round_undone(places: Sequence[bytes], key: bytes) -> list[bytes]:
    """The state before a round: rows shifted back, bytes replaced, the key (unmixed) added, columns unmixed."""
    size = len(places[0])
    # For each place, its bytes as they come into the four places of their column.
    parts = [[int.from_bytes(place.translate(table)) for table in UNMIXED] for place in places]
    undone = []
    for at in range(BLOCK):
        column, row = at & ~3, at & 3
        mixed = int.from_bytes(bytes([key[at]]) * size)
        for other in range(4):
            mixed ^= parts[_shifted(column + other)][(other - row) % 4]
        undone.append(mixed.to_bytes(size))
    return undone


def _unmixed(word: bytes) -> bytes:
    """A column of a key, for where it is added after the columns are unmixed and not before."""
    return bytes(
        reduce(xor, (MULTIPLIED[MIXED[(other - row) % 4]][word[other]] for other in range(4))) for row in range(4)
    )


def _shifted(at: int) -> int:
    """Where the byte that belongs at a place stands, while the rows are shifted."""
    return (at - 4 * (at & 3)) % BLOCK


def _all(byte: int, data: bytes) -> bytes:
    """A byte as often as there are blocks."""
    return bytes([byte]) * (len(data) // BLOCK)

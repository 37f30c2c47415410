"""Mails sealed by a digital signature (S/MIME): the content out of its wrapping, by a short walk."""

from __future__ import annotations

import zlib
from collections.abc import Iterator

from csxl.text.records import dataclass

SIGNED = b"\x2a\x86\x48\x86\xf7\x0d\x01\x07\x02"  # 1.2.840.113549.1.7.2
ENCRYPTED = (b"\x2a\x86\x48\x86\xf7\x0d\x01\x07\x03", b"\x2a\x86\x48\x86\xf7\x0d\x01\x09\x10\x01\x17")
COMPRESSED = b"\x2a\x86\x48\x86\xf7\x0d\x01\x09\x10\x01\x09"
OBJECT, OCTETS, SEQUENCE, BUILT, CONTEXT = 0x06, 0x04, 0x30, 0x20, 0xA0
MOST_STEPS = 1_000_000  # items in one message: some programs cut a content into kilobytes
MOST_UNPACKED = 60 << 20


def is_signed(data: bytes) -> bool:
    """Whether bytes begin as a sealed mail does."""
    return data[:1] == b"\x30" and SIGNED in data[:40]


def is_encrypted(data: bytes) -> bool:
    """Whether bytes begin as an encrypted mail does."""
    return data[:1] == b"\x30" and any(kind in data[:40] for kind in ENCRYPTED)


def content(data: bytes) -> bytes:
    """What a signature wraps, or what is compressed; none where it cannot be found."""
    return b"" if _is_cut_short(data) else _Unwrapping(data).content()


def _is_cut_short(data: bytes) -> bool:
    """Whether a message says that it is longer than it is."""
    count = data[1] & 0x7F
    return data[1] > 0x80 and 2 + count + int.from_bytes(data[2 : 2 + count], "big") > len(data)


@dataclass
class _Unwrapping:
    """The walk through one message; `steps` are how many items may yet be met, and `is_cut_short` whether it
    is not there to its end."""

    data: bytes
    steps: int = MOST_STEPS
    is_cut_short: bool = False

    def content(self) -> bytes:
        """What the message wraps."""
        kind, at, end = self._outermost()
        if kind not in (SIGNED, COMPRESSED):
            return b""
        for tag, start, stop in self._items(at, end):
            if tag == SEQUENCE and (inner := self._wrapped(start, stop)):
                if self.is_cut_short:
                    return b""
                return inner if kind == SIGNED else _inflated(inner)
        return b""

    def _outermost(self) -> tuple[bytes, int, int]:
        """What kind of content the message says it has, and where the sequence with it stands."""
        kind, at, end = b"", 0, 0
        for tag, start, stop in self._items(0, len(self.data)):
            for inner, begins, ends in self._items(start, stop) if tag == SEQUENCE else ():
                if inner == OBJECT:
                    kind = self.data[begins:ends]
                elif inner == CONTEXT:
                    at, end = begins, ends
            break
        return next(((kind, start, stop) for tag, start, stop in self._items(at, end) if tag == SEQUENCE), (b"", 0, 0))

    def _wrapped(self, at: int, end: int) -> bytes:
        """The octets of a sequence that holds the kind of a content and, tagged, the content."""
        named = False
        for tag, start, stop in self._items(at, end):
            named = named or tag == OBJECT
            if named and tag == CONTEXT:
                return b"".join(self._octets(start, stop))
        return b""

    def _octets(self, at: int, end: int) -> Iterator[bytes]:
        """The pieces of a string of octets, which may be cut into several."""
        while self.steps > 0 and at + 2 <= end:
            self.steps -= 1
            tag, length, start = self._head(at)
            if tag == OCTETS and length >= 0:
                self.is_cut_short |= start + length > end
                yield self.data[start : min(start + length, end)]
                at = start + length
            elif tag in (OCTETS | BUILT, 0):  # the pieces stand within; or the end of some
                at = start
            else:
                return

    def _head(self, at: int) -> tuple[int, int, int]:
        """An item's tag, its length, which is -1 where none is stated, and where what it holds begins."""
        tag, length = self.data[at], self.data[at + 1]
        if length <= 0x80:
            return tag, length if length < 0x80 else -1, at + 2
        start = at + 2 + (length & 0x7F)
        return tag, int.from_bytes(self.data[at + 2 : start], "big"), start

    def _items(self, at: int, end: int) -> Iterator[tuple[int, int, int]]:
        """The items that stand one after the other, each with its tag and where what it holds begins and ends."""
        while self.steps > 0 and at + 2 <= end and self.data[at : at + 2] != b"\0\0":
            self.steps -= 1
            tag, length, start = self._head(at)
            if length >= 0:
                at = stop = min(start + length, end)
            else:
                stop = self._end_of_open(start, end)
                at = min(stop + 2, end)
            yield tag, start, stop

    def _end_of_open(self, at: int, end: int) -> int:
        """Where an item of no stated length ends: at two zeros, after as many items as it holds."""
        depth = 1
        while self.steps > 0 and at + 2 <= end:
            self.steps -= 1
            if self.data[at : at + 2] == b"\0\0":
                depth -= 1
                if not depth:
                    return at
                at += 2
                continue
            _, length, at = self._head(at)
            depth += length < 0
            at += max(length, 0)
        self.is_cut_short = True
        return end


def _inflated(data: bytes) -> bytes:
    """What was compressed, as far as it may be."""
    try:
        return zlib.decompressobj().decompress(data, MOST_UNPACKED)
    except zlib.error:
        return b""

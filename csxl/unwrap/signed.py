"""Mails sealed by a digital signature (S/MIME): the content out of its wrapping, by a short walk."""

from __future__ import annotations

import zlib
from collections.abc import Iterator

SIGNED = b"\x2a\x86\x48\x86\xf7\x0d\x01\x07\x02"  # 1.2.840.113549.1.7.2
ENCRYPTED = (b"\x2a\x86\x48\x86\xf7\x0d\x01\x07\x03", b"\x2a\x86\x48\x86\xf7\x0d\x01\x09\x10\x01\x17")
COMPRESSED = b"\x2a\x86\x48\x86\xf7\x0d\x01\x09\x10\x01\x09"
OBJECT, OCTETS, SEQUENCE, BUILT, CONTEXT = 0x06, 0x04, 0x30, 0x20, 0xA0
MOST_PIECES = 200_000  # in which a content may be cut: some programs write a kilobyte at a time
MOST_ITEMS = 50  # of one level that are looked at
MOST_UNPACKED = 60 << 20


def is_signed(data: bytes) -> bool:
    """Whether bytes begin as a sealed mail does."""
    return data[:1] == b"\x30" and SIGNED in data[:40]


def is_encrypted(data: bytes) -> bool:
    """Whether bytes begin as an encrypted mail does."""
    return data[:1] == b"\x30" and any(kind in data[:40] for kind in ENCRYPTED)


def content(data: bytes) -> bytes:
    """What a signature wraps, or what is compressed; none where it cannot be found."""
    kind, at, end = _outermost(data)
    if kind not in (SIGNED, COMPRESSED) or _is_cut_short(data):
        return b""
    for tag, start, stop in _items(data, at, end):
        if tag == SEQUENCE and (inner := _wrapped(data, start, stop)):
            if kind == SIGNED:
                return inner
            try:
                return zlib.decompressobj().decompress(inner, MOST_UNPACKED)
            except zlib.error:
                return b""
    return b""


def _is_cut_short(data: bytes) -> bool:
    """Whether a message says that it is longer than it is."""
    count = data[1] & 0x7F
    return data[1] > 0x80 and 2 + count + int.from_bytes(data[2 : 2 + count], "big") > len(data)


def _outermost(data: bytes) -> tuple[bytes, int, int]:
    """What kind of content a message says it has, and where the sequence with it stands."""
    kind, at, end = b"", 0, len(data)
    for tag, start, stop in _items(data, 0, len(data)):
        if tag == SEQUENCE:
            for inner, begins, ends in _items(data, start, stop):
                if inner == OBJECT:
                    kind = data[begins:ends]
                elif inner == CONTEXT:
                    at, end = begins, ends
        break
    for tag, start, stop in _items(data, at, end):
        if tag == SEQUENCE:
            return kind, start, stop
    return b"", 0, 0


def _wrapped(data: bytes, at: int, end: int) -> bytes:
    """The octets of a sequence that holds the kind of a content and, tagged, the content."""
    named = False
    for tag, start, stop in _items(data, at, end):
        named = named or tag == OBJECT
        if named and tag == CONTEXT:
            return b"".join(_octets(data, start, stop))
    return b""


def _octets(data: bytes, at: int, end: int) -> Iterator[bytes]:
    """The pieces of a string of octets, which may be cut into several."""
    waiting, left = [(at, end)], MOST_PIECES
    while waiting and left:
        at, end = waiting.pop()
        item = _item(data, at, end)
        left -= 1
        if item is None:
            continue
        tag, start, stop, after = item
        if after < end:
            waiting.append((after, end))
        if tag == OCTETS:
            yield data[start:stop]
        elif tag == OCTETS | BUILT:
            waiting.append((start, stop))


def _items(data: bytes, at: int, end: int) -> Iterator[tuple[int, int, int]]:
    """The items that stand one after the other, each with its tag and where what it holds begins and ends."""
    for _ in range(MOST_ITEMS):
        item = _item(data, at, end)
        if item is None:
            return
        tag, start, stop, at = item
        yield tag, start, stop


def _item(data: bytes, at: int, end: int) -> tuple[int, int, int, int] | None:
    """The item at a place: its tag, where it begins and ends within, and where the next one begins; None at the end. An
    item of no stated length goes on to the end of what it is in."""
    if at + 2 > end or data[at : at + 2] == b"\0\0":
        return None
    tag, length = data[at], data[at + 1]
    start = at + 2
    if length == 0x80:
        stop = _end_of_open(data, start, end)
        return tag, start, stop, min(stop + 2, end)
    if length > 0x80:
        count = length & 0x7F
        length = int.from_bytes(data[start : start + count], "big")
        start += count
    stop = min(start + length, end)
    return tag, start, stop, stop


def _end_of_open(data: bytes, at: int, end: int) -> int:
    """Where an item of no stated length ends: at two zeros, after as many items as it holds."""
    depth = 1
    for _ in range(MOST_PIECES):
        if at + 2 > end:
            return end
        if data[at : at + 2] == b"\0\0":
            depth -= 1
            if not depth:
                return at
            at += 2
            continue
        length = data[at + 1]
        at += 2
        if length == 0x80:
            depth += 1
            continue
        if length > 0x80:
            count = length & 0x7F
            length = int.from_bytes(data[at : at + count], "big")
            at += count
        at += length
    return end

"""The members of a zip as its own list gives them, or as they are found where that list is missing."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from csxl.sheets import limits

END, ENTRY, LOCAL = b"PK\x05\x06", b"PK\x01\x02", b"PK\x03\x04"
END64 = b"PK\x06\x06"
END_RECORD = struct.Struct("<4s4H2LH")
END64_RECORD = struct.Struct("<4sQ2H2L4Q")
ENTRY_RECORD = struct.Struct("<4s4B4HL2L5H2L")
LOCAL_RECORD = struct.Struct("<4s2B4HL2L2H")
LOCAL_NAME_AND_EXTRA = struct.Struct("<26x2H")  # their sizes in a local record
DESCRIPTOR, DESCRIPTOR_RECORD = b"PK\x07\x08", struct.Struct("<4s3L")
FULL = 0xFFFFFFFF  # in place of a size that is in the zip64 record
AFTERWARDS, UTF8 = 8, 0x800


class ZipEntry(NamedTuple):
    """One member as the list of members gives it; `start` is where its own header begins, and `size` is believed only
    where it turns out to be true."""

    name: str
    flags: int
    method: int
    crc: int
    packed: int
    size: int
    start: int


def listed(data: bytes) -> tuple[list[ZipEntry], int]:
    """The members in the list at the zip's end, and how many it says there are; the zip may begin and end anywhere
    in the bytes."""
    end = data.rfind(END)
    if end < 0 or end + END_RECORD.size > len(data):
        return [], 0
    *_, stated, size, offset, _ = END_RECORD.unpack_from(data, end)
    if FULL in (size, offset) and (wide := data.rfind(END64, 0, end)) >= 0 and wide + END64_RECORD.size <= end:
        *_, stated, size, offset = END64_RECORD.unpack_from(data, wide)
        end = wide
    begin = max(0, end - size)  # not `offset`, which is wrong if there is something before the zip
    return list(islice(_entries(data, begin, end, begin - offset), limits.MEMBERS + 1)), stated


def _entries(data: bytes, place: int, end: int, shift: int) -> Iterator[ZipEntry]:
    """The members in the order of the list."""
    while data[place : place + 4] == ENTRY and place + ENTRY_RECORD.size <= end:
        (_, _, _, _, _, flags, method, _, _, crc, packed, size, name_size, extra_size, comment_size, _, _, _, start) = (
            ENTRY_RECORD.unpack_from(data, place)
        )
        place += ENTRY_RECORD.size
        raw = data[place : place + name_size]
        extra = data[place + name_size : place + name_size + extra_size]
        place += name_size + extra_size + comment_size
        if FULL in (packed, size, start):
            packed, start = _wide(extra, size, packed, start)
        yield ZipEntry(_name(raw, flags), flags, method, crc, packed, size, start + shift)


def strewn(data: bytes) -> Iterator[ZipEntry]:
    """The members of a zip without its list, found by their own headers if those say where the member ends."""
    place = data.find(LOCAL)
    while place >= 0 and place + LOCAL_RECORD.size <= len(data):
        _, _, _, flags, method, _, _, crc, packed, size, name_size, extra_size = LOCAL_RECORD.unpack_from(data, place)
        begin = place + LOCAL_RECORD.size + name_size + extra_size
        raw = data[place + LOCAL_RECORD.size : place + LOCAL_RECORD.size + name_size]
        after = data.find(LOCAL, begin)
        if flags & AFTERWARDS:
            crc, packed = _afterwards(data, begin, len(data) if after < 0 else after)
        if begin + packed <= len(data):
            yield ZipEntry(_name(raw, flags), flags, method, crc, packed, size, place)
        place = data.find(LOCAL, begin + packed) if not flags & AFTERWARDS else after


def _afterwards(data: bytes, begin: int, end: int) -> tuple[int, int]:
    """Checksum and packed size of a member that was written before they were known: they come after it."""
    place = data.rfind(DESCRIPTOR, begin, end)
    if place < 0 or place + DESCRIPTOR_RECORD.size > len(data):
        return 0, len(data)
    _, crc, packed, _ = DESCRIPTOR_RECORD.unpack_from(data, place)
    return crc, packed if begin + packed == place else len(data)


def _name(raw: bytes, flags: int) -> str:
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("utf-8" if flags & UTF8 else "cp437", errors="replace")


def _wide(extra: bytes, size: int, packed: int, start: int) -> tuple[int, int]:
    """Packed size and start from a zip64 field, which holds, in order, only those that are FULL in the entry."""
    while len(extra) >= 4:
        kind, length = struct.unpack_from("<HH", extra)
        if kind == 1:
            count = min(length, len(extra) - 4) // 8
            numbers = iter(struct.unpack_from(f"<{count}Q", extra, 4))
            if size == FULL:
                next(numbers, 0)
            packed = next(numbers, packed) if packed == FULL else packed
            start = next(numbers, start) if start == FULL else start
            break
        extra = extra[4 + length :]
    return packed, start

"""The zip level of a workbook: its members by folded name, unpacked in chunks and counted while they unpack."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from csxl.sheets import limits
from csxl.sheets.faults import Harm, PartFault, damaged, too_much
from csxl.sheets.limits import Watch
from csxl.unwrap.zip_methods import unpacked

END, ENTRY, LOCAL = b"PK\x05\x06", b"PK\x01\x02", b"PK\x03\x04"
END64 = b"PK\x06\x06"
END_RECORD = struct.Struct("<4s4H2LH")
END64_RECORD = struct.Struct("<4sQ2H2L4Q")
ENTRY_RECORD = struct.Struct("<4s4B4HL2L5H2L")
LOCAL_RECORD = struct.Struct("<4s2B4HL2L2H")
DESCRIPTOR, DESCRIPTOR_RECORD = b"PK\x07\x08", struct.Struct("<4s3L")
STORED, DEFLATED, BZIP2, LZMA = 0, 8, 12, 14
FULL = 0xFFFFFFFF  # in place of a size that is in the zip64 record
ENCRYPTED, AFTERWARDS, UTF8 = 1, 8, 0x800


@dataclass(frozen=True, slots=True)
class ZipEntry:
    """One member as the list of members gives it; `start` is where its own header begins."""

    name: str
    flags: int
    method: int
    crc: int
    packed: int
    start: int


def folded(name: str) -> str:
    """A part's name as it is looked up: without case, backslashes, leading slashes, "." or ".."."""
    steps: list[str] = []
    for step in name.replace("\\", "/").casefold().split("/"):
        if step == "..":
            del steps[-1:]
        elif step not in {"", "."}:
            steps.append(step)
    return "/".join(steps)


class Package:
    """The members of a workbook by folded name. `is_cut_short` is True if their list is missing or incomplete; with
    `salvage` they are then looked for one by one."""

    def __init__(self, data: bytes, watch: Watch, salvage: bool = False) -> None:
        self.data, self.watch = data, watch
        self.entries: dict[str, list[ZipEntry]] = {}
        entries, stated = _listed(data)
        self.is_cut_short = not entries or len(entries) < min(stated, limits.MEMBERS)
        if self.is_cut_short and not salvage:
            raise damaged("the list of parts at its end is missing, as in a file that was cut short")
        if self.is_cut_short:
            entries = list(islice(_strewn(data), limits.MEMBERS + 1))
        if len(entries) > limits.MEMBERS:
            raise too_much(f"more than {limits.MEMBERS:,} parts")
        for entry in entries:
            self.entries.setdefault(folded(entry.name), []).append(entry)
        if not self.entries:
            raise damaged("no part of it is left")

    @cached_property
    def by_file(self) -> dict[str, list[str]]:
        """The folded names by what comes after their folders."""
        found: dict[str, list[str]] = {}
        for name in self.entries:
            found.setdefault(name.rpartition("/")[2], []).append(name)
        found.pop("", None)
        return found

    def __contains__(self, name: str) -> bool:
        return name in self.entries

    def copies(self, name: str) -> list[ZipEntry]:
        """Every different member of this folded name, in the order of the list."""
        entries = self.entries.get(name, [])
        if len(entries) < 2:
            return entries
        return list({(entry.crc, entry.packed): entry for entry in entries}.values())

    def chunks(self, entry: ZipEntry) -> Iterator[bytes]:
        """A member unpacked, piece by piece. Raises PartFault, even at its end if what was unpacked does not match its
        checksum."""
        crc = count = 0
        for chunk in _unpacked(self.data, entry):
            count += len(chunk)
            if count > limits.PART_BYTES:
                raise too_much(f"more than {limits.PART_BYTES >> 20} MB in one part")
            self.watch.unpacked(len(chunk))
            crc = zlib.crc32(chunk, crc)
            yield chunk
        if crc != entry.crc:
            raise damaged("its contents are not as they were when it was saved")


def _listed(data: bytes) -> tuple[list[ZipEntry], int]:
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
        yield ZipEntry(_name(raw, flags), flags, method, crc, packed, start + shift)


def _strewn(data: bytes) -> Iterator[ZipEntry]:
    """The members of a zip without its list, found by their own headers if those say where the member ends."""
    place = data.find(LOCAL)
    while place >= 0 and place + LOCAL_RECORD.size <= len(data):
        _, _, _, flags, method, _, _, crc, packed, _, name_size, extra_size = LOCAL_RECORD.unpack_from(data, place)
        begin = place + LOCAL_RECORD.size + name_size + extra_size
        raw = data[place + LOCAL_RECORD.size : place + LOCAL_RECORD.size + name_size]
        after = data.find(LOCAL, begin)
        if flags & AFTERWARDS:
            crc, packed = _afterwards(data, begin, len(data) if after < 0 else after)
        if begin + packed <= len(data):
            yield ZipEntry(_name(raw, flags), flags, method, crc, packed, place)
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


def _unpacked(data: bytes, entry: ZipEntry) -> Iterator[bytes]:
    if entry.flags & ENCRYPTED:
        raise PartFault(Harm.UNSAFE, "it is encrypted inside the file")
    if entry.method not in {STORED, DEFLATED, BZIP2, LZMA}:
        raise damaged("it is packed in a way that Excel does not use")
    if entry.start < 0 or data[entry.start : entry.start + 4] != LOCAL or entry.start + LOCAL_RECORD.size > len(data):
        raise damaged("it is not where the file's own list says")
    *_, name_size, extra_size = LOCAL_RECORD.unpack_from(data, entry.start)
    begin = entry.start + LOCAL_RECORD.size + name_size + extra_size
    packed = memoryview(data)[begin : begin + entry.packed]
    if entry.method == STORED:
        yield from (bytes(packed[at : at + limits.CHUNK_BYTES]) for at in range(0, len(packed), limits.CHUNK_BYTES))
    elif entry.method == DEFLATED:
        yield from _inflated(packed)
    else:
        yield from _otherwise(packed, entry.method)


def _inflated(packed: memoryview) -> Iterator[bytes]:
    unpacker = zlib.decompressobj(-zlib.MAX_WBITS)
    pending: bytes | memoryview = packed
    try:
        while not unpacker.eof:
            chunk = unpacker.decompress(pending, limits.CHUNK_BYTES)
            pending = unpacker.unconsumed_tail
            if chunk:
                yield chunk
            elif not pending:
                break
    except zlib.error as error:
        raise damaged("its contents are damaged") from error
    if not unpacker.eof:
        raise damaged("its contents are cut short")


def _otherwise(packed: memoryview, method: int) -> Iterator[bytes]:
    """A member packed by a method that some zip programs use but no spreadsheet program does."""
    try:
        yield from unpacked(bytes(packed), method, limits.CHUNK_BYTES)
    except (ValueError, OSError, NotImplementedError) as error:
        raise damaged("its contents are damaged") from error

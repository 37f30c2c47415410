"""The zip level of a workbook: its members by folded name, unpacked in chunks and counted while they unpack."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from itertools import islice

from csxl.sheets import limits
from csxl.sheets.faults import Harm, PartFault, damaged, too_much
from csxl.sheets.limits import AT_ONCE, Watch
from csxl.sheets.part_names import folded, names_of
from csxl.sheets.zip_list import LOCAL, LOCAL_NAME_AND_EXTRA, LOCAL_RECORD, ZipEntry, listed, strewn
from csxl.text.memo import Memo
from csxl.unwrap.zip_methods import unpacked

STORED, DEFLATED, BZIP2, LZMA = 0, 8, 12, 14
USUAL, KNOWN = frozenset({STORED, DEFLATED}), frozenset({STORED, DEFLATED, BZIP2, LZMA})
ENCRYPTED = 1


class Package:
    """The members of a workbook by folded name. `is_cut_short` is True if their list is missing or incomplete; with
    `salvage` they are then looked for one by one."""

    def __init__(self, data: bytes, watch: Watch, salvage: bool = False) -> None:
        self.data, self.watch = data, watch
        self.entries: dict[str, list[ZipEntry]] = {}
        entries, stated = listed(data)
        self.is_cut_short = not entries or len(entries) < min(stated, limits.MEMBERS)
        if self.is_cut_short and not salvage:
            raise damaged("the list of parts at its end is missing, as in a file that was cut short")
        if self.is_cut_short:
            entries = list(islice(strewn(data), limits.MEMBERS + 1))
        if len(entries) > limits.MEMBERS:
            raise too_much(f"more than {limits.MEMBERS:,} parts")
        for entry in entries:
            self.entries.setdefault(folded(entry.name), []).append(entry)
        if not self.entries:
            raise damaged("no part of it is left")
        self.names = names_of[tuple(self.entries)]

    def __contains__(self, name: str) -> bool:
        return name in self.entries

    def copies(self, name: str) -> list[ZipEntry]:
        """Every different member of this folded name, in the order of the list."""
        entries = self.entries.get(name, [])
        if len(entries) < 2:
            return entries
        return list({(entry.crc, entry.packed): entry for entry in entries}.values())

    def chunks(self, entry: ZipEntry, often: bool = False) -> Iterable[bytes]:
        """A member unpacked: if it is small and sound, all of it as a tuple of one; else piece by piece, and then it
        raises PartFault, even at its end if what was unpacked does not match its checksum. What is the same in many
        files is unpacked once if `often`."""
        if entry.size <= AT_ONCE >= entry.packed and entry.method in USUAL:
            self.watch.unpacked(entry.size)
            key = entry.method, entry.crc, entry.size, bytes(_packed(self.data, entry))
            data = _unpacked_once[key] if often else _at_once(key)
            if data is not None:
                return (data,)
        return self._pieces(entry)

    def _pieces(self, entry: ZipEntry) -> Iterator[bytes]:
        crc = count = 0
        for chunk in _unpacked(_packed(self.data, entry), entry.method):
            count += len(chunk)
            if count > limits.PART_BYTES:
                raise too_much(f"more than {limits.PART_BYTES >> 20} MB in one part")
            self.watch.unpacked(len(chunk))
            crc = zlib.crc32(chunk, crc)
            yield chunk
        if crc != entry.crc:
            raise damaged("its contents are not as they were when it was saved")


def _packed(data: bytes, entry: ZipEntry) -> memoryview:
    """A member's bytes as they are in the zip. Raises PartFault if they are not to be unpacked."""
    if entry.flags & ENCRYPTED:
        raise PartFault(Harm.UNSAFE, "it is encrypted inside the file")
    if entry.method not in KNOWN:
        raise damaged("it is packed in a way that Excel does not use")
    if entry.start < 0 or data[entry.start : entry.start + 4] != LOCAL or entry.start + LOCAL_RECORD.size > len(data):
        raise damaged("it is not where the file's own list says")
    name_size, extra_size = LOCAL_NAME_AND_EXTRA.unpack_from(data, entry.start)
    begin = entry.start + LOCAL_RECORD.size + name_size + extra_size
    return memoryview(data)[begin : begin + entry.packed]


def _at_once(known: tuple[int, int, int, bytes]) -> bytes | None:
    """A small member unpacked, by its method, checksum, size and packed bytes; None if any of them is not true."""
    method, crc, size, packed = known
    data = packed
    if method == DEFLATED:
        unpacker = zlib.decompressobj(-zlib.MAX_WBITS)
        try:
            data = unpacker.decompress(packed, size + 1)
        except zlib.error:
            return None
        if not unpacker.eof:
            return None
    return data if len(data) == size and zlib.crc32(data) == crc else None


_unpacked_once = Memo(_at_once, most=128, longest=AT_ONCE, size=lambda known: known[2])


def _unpacked(packed: memoryview, method: int) -> Iterator[bytes]:
    if method == STORED:
        yield from (bytes(packed[at : at + limits.CHUNK_BYTES]) for at in range(0, len(packed), limits.CHUNK_BYTES))
    elif method == DEFLATED:
        yield from _inflated(packed)
    else:
        yield from _otherwise(packed, method)


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

"""Objects inserted into a letter in rich text: the file that one holds, or a workbook put together again."""

from __future__ import annotations

import struct

from csxl.unwrap.compound import SIGNATURE
from csxl.unwrap.zip_kinds import LOCAL

SECTOR, CUTOFF = 512, 4096
FREE, END, TABLE, NONE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFF
MOST_STREAM = 6 << 20  # bytes: what the table sectors that a header names can reach
FILES = (LOCAL, SIGNATURE)


def from_object(streams: dict[str, bytes]) -> tuple[str, bytes]:
    """The name, where there is one, and the bytes of the file in an object; none where it holds no workbook. The
    object's streams are given by their names in lower case."""
    for name in ("package", "embeddedodf", "contents"):
        if streams.get(name, b"").startswith(FILES):
            return "", streams[name]
    if native := streams.get("ole10native"):
        return packed_file(native)
    book = streams.get("workbook", b"") or streams.get("book", b"")
    if not book or len(book) > MOST_STREAM:
        return "", b""
    summary = streams.get("summaryinformation", b"")
    name = "Workbook" if streams.get("workbook") else "Book"
    return "", compounded([(name, book), ("\5SummaryInformation", summary)] if summary else [(name, book)])


def packed_file(native: bytes) -> tuple[str, bytes]:
    """The file that Windows packed into an object: its label, two paths, its size and its bytes."""
    label, _, rest = native[6:].partition(b"\0")
    _, _, rest = rest.partition(b"\0")
    length = int.from_bytes(rest[4:8], "little")
    start = 8 + length
    size = int.from_bytes(rest[start : start + 4], "little")
    return label[:200].decode("cp1252", "replace"), rest[start + 4 : start + 4 + size]


def compounded(streams: list[tuple[str, bytes]]) -> bytes:
    """A compound file with a few streams; filled up to the least size that has sectors of its own."""
    sectors: list[bytes] = []
    chains: list[int] = []
    entries = [_entry("Root Entry", 5, 1, END, 0)]
    for number, (name, data) in enumerate(streams, 1):
        padded = data.ljust(CUTOFF, b"\0")
        later = number + 1 if number < len(streams) else NONE
        entries.append(_entry(name, 2, NONE, len(sectors), len(padded), later))
        _put(sectors, chains, padded)
    directory = len(sectors)
    _put(sectors, chains, b"".join(entries).ljust(SECTOR, b"\0"))
    tables = -(-(len(chains) + 1) // 127)
    first = len(sectors)
    table = struct.pack(f"<{len(chains) + tables}I", *chains, *[TABLE] * tables).ljust(tables * SECTOR, b"\xff")
    header = struct.pack(
        "<8s16xHHHHH6xIII4xIIIII",
        *(SIGNATURE, 0x3E, 3, 0xFFFE, 9, 6, 0, tables, directory, CUTOFF, END, 0, END, 0),
    )
    places = struct.pack("<109I", *range(first, first + tables), *[FREE] * (109 - tables))
    return header + places + b"".join(sectors) + table


def _put(sectors: list[bytes], chains: list[int], data: bytes) -> None:
    """Add a stream's sectors, and to the table which follows which."""
    start = len(sectors)
    pieces = [data[at : at + SECTOR].ljust(SECTOR, b"\0") for at in range(0, len(data), SECTOR)]
    sectors += pieces
    chains += [*range(start + 1, start + len(pieces)), END]


def _entry(name: str, kind: int, child: int, start: int, size: int, later: int = NONE) -> bytes:
    """An entry of the directory."""
    wide = name.encode("utf-16-le") + b"\0\0"
    return struct.pack("<64sHBBIII36xIII", wide, len(wide), kind, 1, NONE, later, child, start, size, 0)

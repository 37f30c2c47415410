"""Compound files (as .xls and .msg are) built from their streams."""

from __future__ import annotations

import struct
from dataclasses import dataclass, field

FREE, END, FAT, NONE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFF
SECTOR, SMALL_SECTOR, CUTOFF = 512, 64, 4096


@dataclass
class Entry:
    name: str
    data: bytes | None = None  # None for a storage
    kids: list[int] = field(default_factory=list)


def compound_file(streams: dict[str, bytes]) -> bytes:
    """A compound file with these streams by path."""
    entries = [Entry("Root Entry")]
    for path, data in streams.items():
        at = 0
        *storages, name = path.split("/")
        for storage in storages:
            kid = next((kid for kid in entries[at].kids if entries[kid].name == storage), None)
            at = kid if kid is not None else add(entries, at, Entry(storage))
        add(entries, at, Entry(name, data))
    small: list[bytes] = []
    small_chains: list[int] = []
    sectors: list[bytes] = []
    chains: list[int] = []
    starts: dict[int, int] = {}
    for number, entry in enumerate(entries):
        if entry.data and len(entry.data) < CUTOFF:
            starts[number] = put(small, small_chains, entry.data, SMALL_SECTOR)
        elif entry.data:
            starts[number] = put(sectors, chains, entry.data)
    entries[0].data = b"".join(small)
    starts[0] = put(sectors, chains, entries[0].data)
    small_table = put(sectors, chains, struct.pack(f"<{len(small_chains)}I", *small_chains), filler=b"\xff")
    directory = put(sectors, chains, b"".join(packed(entries, n, starts.get(n, END)) for n in range(len(entries))))
    tables = -(-(len(chains) + 2) // 128)
    assert tables <= 109
    first = len(sectors)
    chains += [FAT] * tables
    table = struct.pack(f"<{len(chains)}I", *chains).ljust(tables * SECTOR, b"\xff")
    header = struct.pack(
        "<8s16xHHHHH6xIII4xIIIII",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        0x3E,
        3,
        0xFFFE,
        9,
        6,
        0,
        tables,
        directory,
        CUTOFF,
        small_table,
        -(-len(small_chains) // 128),
        END,
        0,
    )
    difat = struct.pack("<109I", *range(first, first + tables), *[FREE] * (109 - tables))
    return header + difat + b"".join(sectors) + table


def add(entries: list[Entry], parent: int, entry: Entry) -> int:
    entries.append(entry)
    entries[parent].kids.append(len(entries) - 1)
    return len(entries) - 1


def put(sectors: list[bytes], chains: list[int], data: bytes, size: int = SECTOR, filler: bytes = b"\0") -> int:
    start = len(sectors)
    pieces = [data[at : at + size].ljust(size, filler) for at in range(0, len(data), size)]
    sectors += pieces
    chains += [*range(start + 1, start + len(pieces)), END] if pieces else []
    return start if pieces else END


def packed(entries: list[Entry], number: int, start: int) -> bytes:
    entry = entries[number]
    kind = 5 if number == 0 else 1 if entry.data is None else 2
    siblings = next((e.kids for e in entries if number in e.kids), [number])
    later = siblings[siblings.index(number) + 1 :]
    name = entry.name.encode("utf-16-le") + b"\0\0"
    return struct.pack(
        "<64sHBBIII36xIII",
        name,
        len(name),
        kind,
        1,
        NONE,
        later[0] if later else NONE,
        entry.kids[0] if entry.kids else NONE,
        start,
        len(entry.data or b""),
        0,
    )

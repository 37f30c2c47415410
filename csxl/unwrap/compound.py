"""Compound files, which `.xls`, `.msg` and encrypted workbooks are: their streams, whatever their tables say.

A file's own tables say which sector follows which, and how long each stream is; in a hostile one they go in circles and
speak of 4 GiB. So no chain is followed twice through the same sector, no table is longer than the file has sectors, and
only so much is read of one file altogether.
"""

from __future__ import annotations

import struct
from collections import deque
from collections.abc import Iterator
from typing import NamedTuple

SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
FREE, END = 0xFFFFFFFF, 0xFFFFFFFE  # in a table: an empty sector, and the last of a chain
HEADER, IN_HEADER = 512, 109  # bytes of it; how many sectors of the table it names itself
TABLES_AT = 76  # where it names them
ENTRY = struct.Struct("<64sHBx3I36xIQ")  # of the directory: name, its size, kind, left, right, child; first, size
STORAGE, STREAM = 1, 2
MOST_ENTRIES = 100_000  # a message has about 40 for each attachment
MOST_DEPTH = 16  # storages in each other; each message within a message takes two
MOST_READ = 500 << 20  # bytes of all streams, which may lie in the same place


class Sectors(NamedTuple):
    """Where streams lie: pieces of one size, and the table of what follows each."""

    data: bytes
    start: int
    unit: int
    table: tuple[int, ...] = ()

    def chain(self, first: int, size: int) -> list[int]:
        """The sectors of a stream in order, each once."""
        wanted, seen = -(-size // self.unit), dict[int, None]()
        while len(seen) < wanted and first < len(self.table) and first not in seen:
            seen[first] = None
            first = self.table[first]
        return list(seen)

    def read(self, first: int, size: int) -> bytes:
        """The bytes of a stream, as far as they are there."""
        places = (self.start + sector * self.unit for sector in self.chain(first, size))
        return b"".join([self.data[at : at + self.unit] for at in places])[:size]

    def is_whole(self, first: int, size: int) -> bool:
        """Whether a stream is there to its end."""
        last = self.chain(first, size)
        return len(last) * self.unit >= size and all(
            self.start + sector * self.unit < len(self.data) for sector in last
        )

    def circles(self, first: int) -> bool:
        """Whether a chain comes back to one of its own sectors."""
        chain = self.chain(first, len(self.table) * self.unit)
        return bool(chain) and self.table[chain[-1]] in chain


class StreamPlace(NamedTuple):
    """Where a stream lies: its first sector, its size as its entry says, and among which sectors."""

    first: int
    size: int
    sectors: Sectors


class Compound:
    """An open compound file; `sizes` is the length of each stream in bytes by its path, such as "Workbook" or "a/b".
    `own` are the directory and the place of small streams, and `tables` the bytes of tables that it says it has."""

    def __init__(
        self, places: dict[str, StreamPlace], own: tuple[StreamPlace, StreamPlace], tables: int, most: int
    ) -> None:
        self.places, self.own, self.believable, self.left = places, own, tables <= most, MOST_READ
        self.sizes = {path: min(place.size, most) for path, place in places.items()}
        self.by_name = {path.lower(): path for path in reversed(places)}

    def find(self, *names: str) -> str:
        """The path of the first of these streams that exists, ignoring case, or ""."""
        return next((path for name in names if (path := self.by_name.get(name.lower()))), "")

    def read(self, path: str, most: int = MOST_READ) -> bytes:
        """The bytes of a stream, or so many of them; none if it cannot be read."""
        if path not in self.places or self.left < 0:
            return b""
        first, _, sectors = self.places[path]
        data = sectors.read(first, min(self.sizes[path], most))
        self.left -= len(data)
        return data

    def circles(self, path: str) -> bool:
        """Whether a stream's sectors follow each other in a circle, as those of no honest file do."""
        return path in self.places and self.places[path].sectors.circles(self.places[path].first)

    def is_sound(self) -> bool:
        """Whether every stream is there to its end and no two share a sector, so that readers which believe what the
        tables say come to no harm."""
        taken = set[tuple[int, int]]()
        for first, size, sectors in (*self.places.values(), *self.own):
            chain = {(sectors.unit, sector) for sector in sectors.chain(first, size)}
            if chain & taken or not sectors.is_whole(first, size):
                return False
            taken |= chain
        directory, _ = self.own
        return self.believable and not directory.sectors.circles(directory.first)


def open_compound(data: bytes) -> Compound | None:
    """The compound file in these bytes, or None where it is too damaged to list its streams."""
    if len(data) <= HEADER or not data.startswith(SIGNATURE):
        return None
    shift, small_shift = struct.unpack_from("<2H", data, 30)
    tables, first, cutoff, small_first, small_tables = struct.unpack_from("<2I4x3I", data, 44)
    if not (9 <= shift <= 16 and 4 <= small_shift < shift):
        return None
    big = Sectors(data, 1 << shift, 1 << shift)
    big = big._replace(table=_table(big, data))
    entries = big.read(first, len(data))
    if not ENTRY.size <= len(entries) <= MOST_ENTRIES * ENTRY.size:
        return None
    *_, at, size = ENTRY.unpack_from(entries)
    own = StreamPlace(first, len(entries), big), StreamPlace(at, _size(size, shift), big)
    small_data = big.read(at, min(_size(size, shift), len(data)))
    small_table = big.read(small_first, min(len(data), (len(small_data) >> small_shift) * 4))
    small = Sectors(small_data, 0, 1 << small_shift, struct.unpack(f"<{len(small_table) // 4}I", small_table))
    places = {}
    for path, (at, stated) in _streams(entries):
        size = _size(stated, shift)
        places[path] = StreamPlace(at, size, small if size < cutoff else big)
    return Compound(dict(sorted(places.items())), own, (tables + small_tables) << shift, len(data))


def _size(size: int, shift: int) -> int:
    """What an entry says is a stream's size; with sectors of 512 bytes only its lower half is one."""
    return size & FREE if shift == 9 else size


def _table(big: Sectors, data: bytes) -> tuple[int, ...]:
    """What follows each sector of a file; what is said of sectors that it does not have is left out."""
    count = -(-(len(data) - big.start) // big.unit)
    pieces, length, seen = [], 0, set[int]()
    for sector in _table_sectors(big, data, count):
        if length >= count * 4:
            break
        at = big.start + sector * big.unit
        piece = b"" if sector in seen else data[at : at + big.unit]
        seen.add(sector)
        pieces.append(piece.ljust(big.unit, b"\xff"))
        length += big.unit
    return struct.unpack(f"<{length // 4}I", b"".join(pieces))[:count]


def _table_sectors(big: Sectors, data: bytes, count: int) -> Iterator[int]:
    """The sectors that hold the table: the header names the first, and a chain of sectors of their own the rest."""
    numbers = [*struct.unpack_from(f"<{IN_HEADER}I", data, TABLES_AT)]
    (following,) = struct.unpack_from("<I", data, 68)
    seen = set[int]()
    while True:
        yield from (number for number in numbers if number not in (FREE, END))
        if following >= count or following in seen:
            return
        seen.add(following)
        at = big.start + following * big.unit
        listed = data[at : at + big.unit].ljust(big.unit, b"\xff")
        *numbers, following = struct.unpack(f"<{big.unit // 4}I", listed)


def _streams(entries: bytes) -> Iterator[tuple[str, tuple[int, int]]]:
    """Each stream of a directory by its path, with its first sector and its size; every entry is met once at most."""
    *_, top, _, _ = ENTRY.unpack_from(entries)
    waiting, seen = deque([(top, "", 0)]), {0}
    while waiting:
        number, above, depth = waiting.pop()
        if number in seen or (number + 1) * ENTRY.size > len(entries):
            continue
        seen.add(number)
        name, length, kind, left, right, child, first, size = ENTRY.unpack_from(entries, number * ENTRY.size)
        waiting += ((left, above, depth), (right, above, depth))
        path = above + name[: max(0, length - 2)].decode("utf-16-le", "replace").partition("\0")[0]
        if kind == STORAGE and depth < MOST_DEPTH:
            waiting.appendleft((child, f"{path}/", depth + 1))
        elif kind == STREAM:
            yield path, (first, size)

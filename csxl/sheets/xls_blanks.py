"""The cells of an `.xls` that hold nothing but a format: there may be millions, and only few say anything."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator

from csxl.sheets.cells import Place
from csxl.sheets.limits import COLUMNS

HEAD, PAIR, NUMBER = struct.Struct("<3H"), struct.Struct("<2H"), struct.Struct("<H")


class Blanks:
    """The blank cells of one sheet, as tight as they were stored."""

    def __init__(self) -> None:
        self.rows: dict[int, bytearray] = {}  # in runs: the first column, how many, and the format of each

    def take(self, body: bytes) -> None:
        """Take in the record of one blank. Raises one of SENSELESS."""
        row, column, look = HEAD.unpack(body)
        self.rows.setdefault(row + 1, bytearray()).extend(HEAD.pack(column, 1, look))

    def take_many(self, body: bytes) -> None:
        """Take in the record of several. Raises one of SENSELESS."""
        row, first = row_and_first(body, NUMBER.size)
        stored = body[PAIR.size : -NUMBER.size]
        self.rows.setdefault(row + 1, bytearray()).extend(PAIR.pack(first, len(stored) // NUMBER.size) + stored)

    def beside(self, cells: Iterable[Place]) -> Iterator[tuple[Place, int]]:
        """Those in rows that have other cells, each with the number of its format."""
        for row in {place.row for place in cells} & self.rows.keys():
            stored, at = self.rows[row], 0
            while at < len(stored):
                first, count = PAIR.unpack_from(stored, at)
                at += PAIR.size
                for column, (number,) in enumerate(NUMBER.iter_unpack(stored[at : at + count * 2]), first + 1):
                    if column <= COLUMNS:
                        yield Place(row, column), number
                at += count * NUMBER.size


def row_and_first(body: bytes, size: int) -> tuple[int, int]:
    """The row and the first column of a record of several cells, which says itself which is the last; `size` is what
    each takes. Raises one of SENSELESS."""
    row, first = PAIR.unpack_from(body)
    (last,) = NUMBER.unpack(body[-NUMBER.size :])
    if len(body) - PAIR.size - NUMBER.size != (last - first + 1) * size:
        raise ValueError
    return row, first

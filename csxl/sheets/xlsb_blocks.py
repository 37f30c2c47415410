"""What a sheet of an `.xlsb` says of blocks of its cells: merged, filled by one formula, in hidden columns."""

from __future__ import annotations

import re
import struct
from contextlib import suppress

from csxl.sheets.cells import Area
from csxl.sheets.faults import too_much
from csxl.sheets.gathered import Gathered
from csxl.sheets.limits import AREAS, COLUMNS
from csxl.sheets.xlsb_around import BinaryAround
from csxl.sheets.xlsb_records import area_at

MOST_SORTS, SORTED_SIZE = 20, 18
HIDDEN = re.compile(b"\x01+")


class BinaryBlocks:
    """The blocks of one sheet while it is read. Each record may raise one of SENSELESS."""

    def __init__(self, gathered: Gathered, around: BinaryAround) -> None:
        self.gathered, self.around = gathered, around
        self.hidden = bytearray(COLUMNS + 1)
        self.sorts: list[Area] = []  # ranges that were sorted, the last ones
        self.known: set[bytes] = set()  # columns' records, which may come a million times

    def columns(self, body: bytes) -> None:
        """Take in the width of some columns, and whether they are hidden."""
        if body in self.known or len(self.known) > COLUMNS:
            return
        self.known.add(body)
        first, last, width, _, options = struct.unpack_from("<4IH", body)
        self.around.wide(first, last, 0 if options & 1 else width)
        if (options & 1 or not width) and first <= last:
            last = min(last, COLUMNS - 1)
            self.hidden[first + 1 : last + 2] = b"\1" * max(0, last + 1 - first)

    def hidden_columns(self) -> list[range]:
        """The columns that are hidden, from 1."""
        return [range(*match.span()) for match in HIDDEN.finditer(self.hidden)]

    def merged(self, body: bytes) -> None:
        """Take in a merged block. Raises PartFault past the limit."""
        block = area_at(body)
        if block[:2] != block[2:]:
            self.gathered.merges.append(block)
            self._count()

    def filled(self, body: bytes) -> None:
        """Take in a block that one formula fills. Raises PartFault past the limit."""
        self.gathered.arrays.append(area_at(body))
        self._count()

    def sorted(self, body: bytes) -> None:
        """Take in a range that was sorted."""
        if len(body) == SORTED_SIZE:
            with suppress(ValueError):
                self.sorts = [*self.sorts, area_at(body, 2)][-MOST_SORTS:]

    def _count(self) -> None:
        if len(self.gathered.merges) + len(self.gathered.arrays) > AREAS:
            raise too_much(f"more than {AREAS:,} merged blocks")

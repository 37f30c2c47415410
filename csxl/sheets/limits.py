"""What reading one workbook may cost, and the watch kept over it while it is read.

A filled questionnaire has about 25 parts, 300 KB of XML and 700 cells; the largest honest workbooks that were tried
have 20 MB in one part. Everything is counted as it arrives: what a file says about its own sizes is never believed.
"""

from __future__ import annotations

import math
import sys
from typing import NamedTuple

from csxl.sheets.faults import too_much
from csxl.unwrap import clock

MEMBERS = 5_000  # parts in one package; each costs a lookup, and a zip can list millions in a few MB
PART_BYTES = 64 << 20  # of one part, unpacked: about 6 s of XML at its densest
TOTAL_BYTES = 160 << 20  # of all parts read, unpacked
CHUNK_BYTES = 1 << 16  # unpacked between two looks at the clock
AT_ONCE = 1 << 18  # bytes of a part that is small enough to be unpacked at once: few of a return's are a tenth of it
TOKEN_BYTES = 1 << 20  # of one tag: expat holds it whole, with every attribute
DEPTH, DEPTH_FROM = 100_000, 1 << 20  # elements open at once, counted from that byte on: expat keeps 160 bytes for each
DEPTH_IN_TREE = 150  # elements open at once in a worksheet or among the shared texts; honest ones have about ten
# In a browser, a tree of 3,000 elements within each other can be freed, and one of 5,000 ends Python.
FREES_DEEP_TREES = sys.platform != "emscripten"
OPENED_AT_ONCE, SHORTEST_TAG = 400, 3  # elements between two looks at the depth there, and bytes of a tag
DEPTH_IN_ELEMENT = 500  # there, open at once, in a row or anything else that is held whole as well
ELEMENT_BYTES = 8 << 20  # of a row, which is held whole; at its densest a hundred MB as a tree
NAMES = 20_000  # different names of elements and attributes in one part: they are remembered until its end
CELLS, SHEET_CELLS = 400_000, 200_000  # that hold something, in one workbook (about 200 MB) and in one sheet
A_ROW = 3  # cells that a row counts as, where all that are looked at are counted, empty or not …
LOOKED_AT, SHEET_LOOKED_AT = 16_000_000, 8_000_000  # … and how many there may be: about 5 s in all
A_FORMAT = 50  # cells that one counts as whose look has to be worked out
CELL_CHARACTERS = 32_767  # what Excel allows in a cell
FORMULA_CHARACTERS = 8_192  # what Excel allows in a formula
LONG_FORMULA = 500  # characters: a formula that is longer counts as text
TEXT_CHARACTERS, SHEET_CHARACTERS = 24_000_000, 10_000_000  # in all cells, written plainly: one can fill them all
STRINGS = 1_000_000  # in the table of shared texts
UNWEIGHED = 1_000_000  # characters up to which each counts as one, whatever it takes to write it out
AREAS = 50_000  # merged blocks and array formulas of one sheet
STEPS = 20_000_000  # of checking which cells are in which block: about 3 s
STYLES = 70_000  # Excel's own limit is 65,490
SHEETS = 500
SECONDS = 7.0  # of the processor for one workbook, out of the 10 that a file may take altogether
ROWS, COLUMNS = 1_048_576, 16_384  # Excel's grid


class Budget(NamedTuple):
    """What a workbook may cost: so many `times` the cells and characters of a return, and seconds of the processor."""

    times: int = 1
    seconds: float = SECONDS


A_RETURN = Budget()
A_PIECE = Budget(seconds=math.inf)  # of a workbook's few cells, read apart: the workbook's own watch counts them too
A_SUMMARY = Budget(3, 10.0)  # that of about 3,000 returns


class Watch:
    """What one workbook has cost so far; no part of it is read past `until`, as the processor's time is counted. `now`
    is the time of the last look at the clock, which costs as much as finding a part."""

    def __init__(self, budget: Budget = A_RETURN, until: float = math.inf) -> None:
        self.now = 0.0 if budget.seconds == math.inf else clock.seconds()
        self.deadline = self.sheet_deadline = min(self.now + budget.seconds, until)
        self.bytes = self.cells = self.characters = self.work = 0
        self.times = times = budget.times
        self.most_cells, self.most_characters = CELLS * times, TEXT_CHARACTERS * times
        self.most_work = LOOKED_AT * times

    def unpacked(self, count: int) -> None:
        """Count bytes that came out of the package. Raises PartFault past the total or the time."""
        self.bytes += count
        if self.bytes > TOTAL_BYTES:
            raise too_much(f"more than {TOTAL_BYTES >> 20} MB in all its parts")
        self.look()

    def look(self) -> None:
        """Look at the clock. Raises PartFault when the time is up."""
        self.now = clock.seconds()
        if self.now > self.sheet_deadline:
            raise too_much("more than can be read in the time allowed")

    def next_sheet(self) -> None:
        """Give the next sheet its share, no more than half of all that is left, so that one that takes too much leaves
        some for the others."""
        self.sheet_deadline = (self.now + self.deadline) / 2
        self.most_cells = self._share(self.cells, CELLS, SHEET_CELLS)
        self.most_characters = self._share(self.characters, TEXT_CHARACTERS, SHEET_CHARACTERS)
        self.most_work = self._share(self.work, LOOKED_AT, SHEET_LOOKED_AT)

    def finish_sheet(self) -> None:
        """Give what is left to do for a sheet, once its parts are read, some time more, even if they took too much."""
        self.sheet_deadline = (self.sheet_deadline + self.deadline) / 2

    def _share(self, spent: int, most: int, of_a_sheet: int) -> int:
        """How far the next sheet may go, of what no more than `most` may be spent in all."""
        return spent + min(of_a_sheet * self.times, (most * self.times - spent) // 2)

    def worked(self, count: int) -> None:
        """Count cells that are looked at, which may all be empty. Raises PartFault past the limit."""
        self.work += count
        if self.work > self.most_work:
            raise too_much("more rows and cells than can be looked at")

    def kept(self, cells: int, characters: int) -> None:
        """Count cells that are kept and their text. Raises PartFault past either limit."""
        self.cells += cells
        self.characters += characters
        if self.cells > self.most_cells:
            raise too_much(f"more than {SHEET_CELLS * self.times:,} filled cells")
        if self.characters > self.most_characters:
            raise too_much(f"more than {SHEET_CHARACTERS * self.times:,} characters of text")

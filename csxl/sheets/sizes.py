"""How wide a sheet's columns and how high its rows are, so that what is drawn can be laid over its cells."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from typing import NamedTuple

from csxl.sheets.limits import COLUMNS, ROWS

PIXEL, POINT = 9_525, 12_700  # in EMU, the unit of drawings
COLUMN, ROW = 64 * PIXEL, 20 * PIXEL  # of a sheet that says nothing
LETTER = 7 * PIXEL  # widths are counted in letters of the usual font
SLIVER = 6 * PIXEL  # what a careless hand draws over into the next cell
LARGEST = 10_000  # letters or points; Excel's own limits are 255 and 409


class Span(NamedTuple):
    """Columns or rows from 0, both ends included, that have one size."""

    first: int
    last: int
    size: int


class Axis:
    """The columns or the rows of a sheet, counted from 0, with the places where they begin; `sure` is whether those of
    which nothing is stored have the usual size, and not one that a program finds for them when it opens the file."""

    def __init__(self, count: int, usual: int, spans: Iterable[Span] = (), sure: bool = False) -> None:
        self.count = count
        self.firsts: list[int] = []
        self.starts: list[int] = []
        self.sizes: list[int] = []
        self.stored: list[bool] = []
        free = 0
        for begin, last, size in sorted(spans):
            first = max(begin, free)
            if first <= last:
                self._add(free, first, usual, sure)
                self._add(first, last + 1, size, True)
                free = last + 1
        self._add(free, max(count, free + 1), usual, sure)

    def _add(self, first: int, after: int, size: int, stored: bool) -> None:
        if first < after:
            before = self.start(first) if self.firsts else 0
            self.firsts.append(first)
            self.starts.append(before)
            self.sizes.append(size)
            self.stored.append(stored)

    def within(self, number: int, beyond: int) -> int:
        """A place so far beyond the beginning of a column or row, but inside it: in its middle if its size is not
        known."""
        at = max(0, bisect_right(self.firsts, number) - 1)
        size = self.sizes[at]
        known = self.stored[at] or beyond <= SLIVER
        inside = beyond if known and beyond < size else size // 2
        return self.start(number) + (inside if beyond > 0 else 0)

    def start(self, number: int) -> int:
        """Where a column or row begins."""
        at = max(0, bisect_right(self.firsts, number) - 1)
        return self.starts[at] + (number - self.firsts[at]) * self.sizes[at]

    def size(self, number: int) -> int:
        """How wide or high it is."""
        return self.sizes[max(0, bisect_right(self.firsts, number) - 1)]

    def at(self, place: int) -> int:
        """The column or row that a place lies in; the last one for a place beyond."""
        at = max(0, bisect_right(self.starts, place) - 1)
        inside = (place - self.starts[at]) // self.sizes[at] if self.sizes[at] else 0
        return max(0, min(self.count - 1, self.firsts[at] + inside))


class Sizes(NamedTuple):
    """Both axes of a sheet."""

    columns: Axis = Axis(COLUMNS, COLUMN)
    rows: Axis = Axis(ROWS, ROW)


def measured(text: str, unit: int) -> int | None:
    """A width or height as it is stored, in EMU; None where it makes no sense."""
    try:
        size = float(text) if len(text) < 40 and "_" not in text else -1.0
    except ValueError:
        return None
    return int(size * unit) if 0 <= size <= LARGEST else None

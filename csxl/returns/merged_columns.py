"""Which merged block hides a cell, for many cells of one column."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from itertools import accumulate

from csxl.sheets.cells import Area, Place


class MergedColumn:
    """The merged blocks that reach over one column."""

    def __init__(self, merges: Iterable[Area], column: int) -> None:
        self.column = column
        blocks = sorted(area for area in merges if area.left <= column <= area.right)
        self.tops = [area.top for area in blocks]
        self.deepest = list(accumulate(blocks, _deeper))

    def hiding(self, row: int) -> Place | None:
        """The first cell of the block that hides the cell in this row, or None."""
        at = bisect_right(self.tops, row) - 1
        if at < 0 or self.deepest[at].bottom < row or self.deepest[at][:2] == (row, self.column):
            return None
        return Place(*self.deepest[at][:2])


def _deeper(one: Area, other: Area) -> Area:
    return other if other.bottom > one.bottom else one

"""Lengths in an `.ods`, and which cells lie under a rectangle that is given by them."""

from __future__ import annotations

import math
import re
from bisect import bisect_right

MOST = 100_000  # times that the size changes from one row or column to the next
LENGTH = re.compile(r"(-?\d{1,9}(?:\.\d{1,20})?)(in|inch|cm|mm|pt|pc|px)?")
POINTS = {
    "in": 72.0,
    "inch": 72.0,
    "cm": 72 / 2.54,
    "mm": 72 / 25.4,
    "pt": 1.0,
    "pc": 12.0,
    "px": 0.75,
    None: 72 / 2.54,
}
USUAL_WIDTH, USUAL_HEIGHT = 64.0, 12.8  # of a sheet that says nothing, in points


def length(written: str) -> float | None:
    """A length in points, or None if it makes no sense."""
    found = LENGTH.fullmatch(written.strip()[:40])
    return float(found[1]) * POINTS[found[2]] if found else None


class OdsAxis:
    """The rows or columns of a sheet, from 1, with the sizes that they were given in order; the rest have the usual."""

    def __init__(self, usual: float, most: int) -> None:
        self.usual, self.most = usual, most
        self.firsts, self.starts, self.sizes = [1], [0.0], [usual]
        self.after = 1

    def add(self, count: int, size: float | None) -> None:
        """Say how large the next so many are."""
        size = self.usual if size is None else max(0.0, size)
        if size != self.sizes[-1] and len(self.firsts) < MOST:
            place = self.start(self.after)
            if self.after == self.firsts[-1]:
                self.sizes[-1] = size
            else:
                self.firsts.append(self.after)
                self.starts.append(place)
                self.sizes.append(size)
        self.after += count

    def end(self) -> None:
        """Say that no more are told of."""
        self.add(0, None)

    def start(self, number: int) -> float:
        """Where one begins, in points."""
        at = bisect_right(self.firsts, number) - 1
        return self.starts[at] + (number - self.firsts[at]) * self.sizes[at]

    def at(self, place: float) -> int:
        """Which one lies at a place."""
        if not math.isfinite(place) or place < 0:
            return 1
        at = max(0, bisect_right(self.starts, place) - 1)
        inside = int((place - self.starts[at]) / self.sizes[at]) if self.sizes[at] else 0
        return max(1, min(self.most, self.firsts[at] + inside))

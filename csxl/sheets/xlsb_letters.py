"""The looks of texts in an `.xlsb` whose letters do not all look alike, each worked out once."""

from __future__ import annotations

from collections.abc import Sequence

from csxl.sheets.cells import Look
from csxl.sheets.faults import too_much
from csxl.sheets.lettered import lettered
from csxl.sheets.xlsb_values import BinaryRead

MOST_RUNS = 500_000  # in one sheet


class LetteredTexts:
    """The looks that runs of a text give its cell, by the text's number, if it is shared, and the cell's style."""

    def __init__(self, fonts: Sequence[Look]) -> None:
        self.fonts = fonts
        self.known: dict[tuple[int, int], tuple[Look, int]] = {}
        self.runs = 0

    def look(self, read: BinaryRead, style: int, look: Look) -> tuple[Look, int]:
        """The look of a cell with that text, and its flags. Raises PartFault past the limit."""
        key = read.shared, style
        if read.shared < 0 or key not in self.known:
            self.runs += len(read.runs)
            if self.runs > MOST_RUNS:
                raise too_much(f"more than {MOST_RUNS:,} pieces of text that look different")
            made, flags = lettered(read.text, read.runs, self.fonts, look)
            self.known[key] = made, flags
        return self.known[key]

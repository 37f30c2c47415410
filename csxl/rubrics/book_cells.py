"""The cells of a rubric's workbook as texts, and what is odd about one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from itertools import islice

from csxl.rubrics.shape import shown
from csxl.sheets.cells import Cell, Flag, Place, Sheet
from csxl.text.a1 import address
from csxl.text.records import dataclass

NOTHING = Cell()
MOST_MERGED, LARGEST_BLOCK = 5_000, 30  # merged cells of a tab that are looked at; rows and columns of one block
_MATCH = re.compile(r'MATCH\(\s*+"?([^",;()\s]*+)"?\s*[,;]', re.IGNORECASE)


@dataclass(frozen=True)
class BookTab:
    """A sheet of a rubric's workbook, in a file."""

    file: str
    sheet: Sheet

    @property
    def name(self) -> str:
        return self.sheet.name

    def at(self, *places: Place) -> str:
        """Places as a sentence names them: "my.xlsx, Scale, B4"."""
        cells = ", ".join(address(*place) for place in places)
        return ", ".join(filter(None, (self.file, self.name, cells)))

    def cell(self, place: Place) -> Cell:
        """The cell at a place: that of the whole block, where it is a part of one."""
        return self.sheet.cells.get(self._anchors.get(place, place), NOTHING)

    def text(self, place: Place) -> str:
        """What a person reads there; "" for an error, or a formula without its value."""
        cell = self.cell(place)
        if cell.flags & (Flag.ERROR | Flag.UNCACHED):
            return ""
        text = cell.shown or cell.text
        return text.replace("\r\n", "\n").replace("\r", "\n").strip()

    def is_blank(self, place: Place) -> bool:
        """Whether nothing is there, not even an error."""
        return not self.text(place) and not self.odd(place)

    def sought(self, place: Place) -> str:
        """What a formula of csxl's own looks for in a list, "" where there is none: its value may be out of date."""
        found = _MATCH.search(self.cell(place).formula)
        return found[1].strip() if found else ""

    def odd(self, place: Place) -> str:
        """What must be put right before the text there can be read, as a sentence, or ""."""
        cell = self.cell(place)
        if cell.flags & Flag.ERROR:
            return f"shows {cell.text or 'an error'} in place of a text; write the text, or delete the row or column."
        if cell.flags & Flag.UNCACHED:
            return "holds a formula without its value; open the workbook in Excel and save it, or write the text."
        if cell.flags & Flag.TWICE:
            return f"is stored with two texts, “{shown(cell.text)}” and “{shown(cell.others[0])}”; write it again."
        if cell.text and cell.flags & Flag.STRUCK:
            return f"“{shown(cell.text)}” is crossed out; take the line away, or what is crossed out."
        return ""

    @cached_property
    def rows(self) -> dict[int, list[int]]:
        """The columns that hold something, by row, both in order."""
        found: dict[int, list[int]] = {}
        for place in sorted(self.sheet.cells):
            if place not in self.covered and not self.is_blank(place):
                found.setdefault(place.row, []).append(place.column)
        return found

    def below(self, row: int, until: int) -> Iterator[int]:
        """The rows that hold something after a row and before another."""
        return (number for number in self.rows if row < number < until)

    @cached_property
    def covered(self) -> frozenset[Place]:
        """The places in blocks of merged cells, without the first of each."""
        return frozenset(place for place, anchor in self._anchors.items() if place != anchor)

    @cached_property
    def _anchors(self) -> dict[Place, Place]:
        """The first cell of each block, by every other."""
        merged = (
            (Place(row, column), Place(area.top, area.left))
            for area in self.sheet.merges
            for row in range(area.top, min(area.bottom, area.top + LARGEST_BLOCK) + 1)
            for column in range(area.left, min(area.right, area.left + LARGEST_BLOCK) + 1)
        )
        return dict(islice(merged, MOST_MERGED))

"""A sheet as the returns reader sees it: its rows, its tables, what merging hides and what was coloured by hand."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property

from csxl.returns.answer_tables import AnswerTable, Rows, find_tables, rows_of
from csxl.returns.hand_colours import by_hand
from csxl.returns.lookup import Lookup
from csxl.sheets.areas import hiding
from csxl.sheets.cells import Sheet
from csxl.text.a1 import address


@dataclass(frozen=True)
class TabledSheet:
    """One sheet of a returned workbook with the tables found on it."""

    file: str
    sheet: Sheet
    rows: Rows
    tables: tuple[AnswerTable, ...]

    @cached_property
    def _fills(self) -> dict[tuple[int, int], tuple[str, ...]]:
        """The fills of a column below a header row, by (header row, column), collected when first needed."""
        return {}

    @cached_property
    def _numbers(self) -> tuple[int, ...]:
        return tuple(self.rows)

    def between(self, first: int, last: int) -> tuple[int, ...]:
        """The rows from one to another, ends included, that hold anything."""
        return self._numbers[bisect_left(self._numbers, first) : bisect_right(self._numbers, last)]

    def by_hand(self, table: AnswerTable, row: int, column: int) -> bool:
        """Whether a cell's fill was chosen by a person and not by the questionnaire."""
        key = (table.header, column)
        if key not in self._fills:
            below = (self.rows[at] for at in self.between(table.header + 1, table.last))
            self._fills[key] = tuple(cells[column].fill if column in cells else "" for cells in below if len(cells) > 2)
        return by_hand(self.rows[row][column].fill, self._fills[key])

    def covered_by(self, row: int, column: int) -> str:
        """The address of the first cell of the merged block that hides this cell, or ""."""
        first = hiding(self.sheet.merges, row, column)
        return address(*first) if first else ""


def tabled_sheet_of(file: str, sheet: Sheet, lookup: Lookup) -> TabledSheet:
    """A sheet with its rows in order and its tables found."""
    rows = rows_of(sheet)
    return TabledSheet(file, sheet, rows, find_tables(rows, lookup))

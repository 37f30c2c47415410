"""A sheet as the returns reader sees it: its rows, its tables, what merging hides and what was coloured by hand."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cached_property

from csxl.returns.answer_tables import AnswerTable, Rows, find_tables, rows_of
from csxl.returns.form_labels import Labelled, labelled
from csxl.returns.furniture import is_furniture
from csxl.returns.hand_colours import by_hand, is_ordinary
from csxl.returns.laid_over import by_row
from csxl.returns.letter_looks import Features
from csxl.returns.lookup import Lookup
from csxl.returns.merged_columns import MergedColumn
from csxl.sheets.cells import PLAIN, Drawn, DrawnKind, Place, Sheet
from csxl.text.a1 import address
from csxl.text.records import dataclass

MOST_PEERS = 200  # rows of a table that one is compared with


@dataclass(frozen=True)
class TabledSheet:
    """One sheet of a returned workbook with the tables found on it."""

    file: str
    sheet: Sheet
    rows: Rows
    tables: tuple[AnswerTable, ...]
    lookup: Lookup

    @cached_property
    def _columns(self) -> dict[tuple[int, int], tuple[Counter[str], Counter[str]]]:
        """How often each fill, and each colour of letters, stands in a column below a header row, by (header row,
        column), collected when first needed."""
        return {}

    @cached_property
    def looks_of_rows(self) -> dict[tuple[int, ...], Mapping[int, Sequence[Features]]]:
        """How the descriptors of a table's rows look, by the table's first cell and their columns, collected when first
        needed."""
        return {}

    @cached_property
    def coloured_by_rules(self) -> dict[tuple[int, int], Mapping[int, int]]:
        """The column that rules colour in each row of a table, by the table's first cell, collected when needed."""
        return {}

    @cached_property
    def _furniture(self) -> dict[tuple[int, int, int], bool]:
        """Whether a cell's fill says nothing about its row, by (header row, row, column), found when needed."""
        return {}

    @cached_property
    def laid_over(self) -> Mapping[int, tuple[Drawn, ...]]:
        """What lies over each row, of those that hold anything."""
        return by_row(self.sheet.drawn, self._numbers) if self.sheet.drawn else {}

    @cached_property
    def _pictured(self) -> frozenset[Place]:
        """The cells that have a picture of their own, at least its upper left corner."""
        return frozenset(drawn.place for drawn in self.sheet.drawn if drawn.kind is DrawnKind.PICTURE)

    @cached_property
    def _numbers(self) -> tuple[int, ...]:
        return tuple(self.rows)

    @cached_property
    def labelled(self) -> tuple[Labelled, ...]:
        """What stands beside the questionnaire's own labels, where there is no table."""
        return () if self.tables else labelled(self.rows)

    @cached_property
    def filled_rows(self) -> int:
        """How many rows hold any text."""
        return sum(1 for cells in self.rows.values() if any(cell.text for cell in cells.values()))

    def between(self, first: int, last: int) -> tuple[int, ...]:
        """The rows from one to another, ends included, that hold anything."""
        return self._numbers[bisect_left(self._numbers, first) : bisect_right(self._numbers, last)]

    def by_hand(self, table: AnswerTable, row: int, column: int) -> bool:
        """Whether a cell's fill was chosen by a person and not by the questionnaire."""
        fill = self.rows[row][column].fill
        if is_ordinary(fill) or not by_hand(fill, self._colours(table, column)[0]):
            return False
        key = (table.header, row, column)
        if key not in self._furniture:
            below = self.between(table.header + 1, table.last)[:MOST_PEERS]
            self._furniture[key] = is_furniture(self.rows, below, table, row, column, self.lookup)
        return not self._furniture[key]

    def all_alike(self, table: AnswerTable, column: int, ink: bool = False) -> bool:
        """Whether all cells of a column have the same fill, or letters of the same colour."""
        return len(self._colours(table, column)[ink]) == 1

    def _colours(self, table: AnswerTable, column: int) -> tuple[Counter[str], Counter[str]]:
        key = (table.header, column)
        if key not in self._columns:
            below = (self.rows[at] for at in self.between(table.header + 1, table.last))
            looks = [cells[column].look if column in cells else PLAIN for cells in below if len(cells) > 2]
            self._columns[key] = Counter(look.fill for look in looks), Counter(look.ink for look in looks)
        return self._columns[key]

    def pictured(self, row: int, column: int) -> bool:
        """Whether a picture lies on a cell, as one that was placed in it does."""
        return (row, column) in self._pictured

    def covered_by(self, row: int, column: int) -> str:
        """The address of the first cell of the merged block that hides this cell, or ""."""
        if not self.sheet.merges:
            return ""
        if column not in self._merged:
            self._merged[column] = MergedColumn(self.sheet.merges, column)
        first = self._merged[column].hiding(row)
        return address(*first) if first else ""

    @cached_property
    def _merged(self) -> dict[int, MergedColumn]:
        return {}


def tabled_sheet_of(file: str, sheet: Sheet, lookup: Lookup) -> TabledSheet:
    """A sheet with its rows in order and its tables found."""
    rows = rows_of(sheet)
    return TabledSheet(file, sheet, rows, find_tables(rows, lookup), lookup)

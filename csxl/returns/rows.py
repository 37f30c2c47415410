"""One row of a table: its cells, and what all of them but the answers say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import NamedTuple

from csxl.diagnostics.code import Code
from csxl.model.diagnostic import Diagnostic
from csxl.returns.answer_tables import AnswerTable
from csxl.sheets.cells import Cell
from csxl.text.a1 import address
from csxl.text.records import dataclass

NOTHING = Cell()  # a cell of which nothing is stored


@dataclass(frozen=True)
class RowFrame:
    """What a row says besides its answers. `ref` is the criterion it is about, or None; `found_by` "ref" or
    "descriptors"; `typed` what was typed in place of a ref; `hits` the word whose descriptor each column holds, exactly
    or nearly; `edited` the columns where that descriptor was changed; `sure` is False if the row's rating cannot be
    used, and if that is because the row contradicts itself, `rival` is the other criterion that it names or describes,
    `rival_at` the column of that one's descriptor and `stored` the refs stored in the ref's cell besides its own.
    `moved_from` is the ref that it states where that was the criterion's in another version of the rubric.

    `whole` is True if the row holds a descriptor for every rating, letter by letter; `ours` are the columns that were
    read or that hold what the questionnaire put there; and where the frame is `silent`, nothing in it can be an answer,
    whatever else is on its sheet."""

    ref: str | None = None
    found_by: str = ""
    typed: str = ""
    hits: Mapping[int, str] = field(default_factory=dict)
    edited: tuple[int, ...] = ()
    sure: bool = True
    rival: str = ""
    rival_at: int = 0
    stored: tuple[str, ...] = ()
    whole: bool = False
    ours: frozenset[int] = frozenset()
    silent: bool = False
    moved_from: str = ""


class Line(NamedTuple):
    """One row of a table, with those of its cells that are the table's."""

    file: str
    sheet: str
    row: int
    table: AnswerTable
    cells: Mapping[int, Cell]
    frame: RowFrame
    renamed: Mapping[str, str] = {}  # what folded words of the form's scale are called today

    @property
    def ref(self) -> str | None:
        return self.frame.ref

    def cell(self, heading: str) -> Cell | None:
        """The cell under a heading, or None where there is no such column or nothing is stored."""
        column = self.table.column(heading)
        return self.cells.get(column) if column is not None else None

    def address(self, column: int) -> str:
        return address(self.row, column)

    def about(self, code: Code, column: int | None, **details: object) -> Diagnostic:
        """A diagnostic on one of the row's cells, or on its rating's cell."""
        column = column or self.table.rating
        return code.about(self.file, self.sheet, self.address(column), self.ref or "", **details)

"""Actions: everything that agencies propose to do, by date, undated actions last."""

from __future__ import annotations

from csxl.compare.actions import Action
from csxl.model.summary_names import ACTIONS
from csxl.summary.looks import colour, status_looks, word_looks
from csxl.summary.sheet_plan import SummaryPlan
from csxl.summary.table_sheet import Column, SheetTable, TableLine, write_table_sheet
from csxl.text.days import FIRST_DAY
from csxl.writing.xlsx import Workbook

COLUMNS = (
    Column("By when", 17, "figure"),
    Column("Action", 54),
    Column("Owner", 20),
    Column("Agency", 23),
    Column("Ref", 9, "strong"),
    Column("Criterion", 25, "quiet"),
    Column("Rating", 15, "word"),
    Column("File", 25, "quiet"),
    Column("Sheet", 17, "quiet"),
    Column("Cell", 8, "quiet"),
)
NOTE = (
    "Every action that an agency wrote beside a rating, earliest date first; those with no date, or with one that "
    "can be read two ways, come last. File, sheet and cell show which rating it belongs to."
)
NONE = "No agency proposed an action."


def write_actions(workbook: Workbook, plan: SummaryPlan) -> None:
    """The sheet of actions, each with the place in the return that it came from."""
    lines = [_line(action) for action in plan.actions]
    table = SheetTable(COLUMNS, lines or [TableLine(["", NONE, *[""] * (len(COLUMNS) - 2)])], NOTE, 1)
    page = write_table_sheet(workbook, plan, ACTIONS, table)
    colour(page, [table.cells("Rating")], word_looks(page, plan.comparison.rubric) | status_looks(page))


def _line(action: Action) -> TableLine:
    day = action.date if action.date and action.date >= FIRST_DAY else action.by_when
    return TableLine(
        [
            day or "no date",
            action.action,
            action.owner,
            action.agency,
            action.ref,
            action.criterion,
            action.rating or action.status,
            action.file,
            action.sheet,
            action.cell,
        ]
    )

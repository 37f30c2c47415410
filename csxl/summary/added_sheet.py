"""Added by agencies: what people wrote into their forms besides their answers."""

from __future__ import annotations

from csxl.model.summary_names import ADDED
from csxl.summary.sheet_plan import SummaryPlan
from csxl.summary.table_sheet import Column, SheetTable, TableLine, nothing, write_table_sheet
from csxl.writing.xlsx import Workbook

COLUMNS = (Column("File", 42, "strong"), Column("Sheet", 26), Column("Cell", 10), Column("What was written", 110))
NOTE = "What people wrote besides their answers: notes, comments, extra rows and sheets. None of it is counted."


def write_added(workbook: Workbook, plan: SummaryPlan) -> None:
    """Everything that people added, as it was kept."""
    lines = [TableLine([file, kept.sheet, kept.cell, kept.text]) for file, kept in plan.comparison.kept]
    table = SheetTable(COLUMNS, lines or [nothing("Nothing was added.", COLUMNS)], NOTE, 1)
    write_table_sheet(workbook, plan, ADDED, table)

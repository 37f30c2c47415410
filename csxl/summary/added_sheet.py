"""Added by agencies: what people wrote about the whole, and into their forms besides their answers."""

from __future__ import annotations

from collections.abc import Iterator

from csxl.model.summary_names import ADDED
from csxl.summary.lines import split_text
from csxl.summary.sheet_plan import SummaryPlan
from csxl.summary.table_sheet import Column, SheetTable, TableLine, nothing, write_table_sheet
from csxl.summary.views import CONTINUED, MOST_ROW_LINES
from csxl.text.a1 import spoken
from csxl.writing.xlsx import Workbook

TEXT_WIDTH = 104.0
COLUMNS = (
    Column("Agency", 24, "strong"),
    Column("Where", 23),
    Column("What was written", TEXT_WIDTH),
    Column("File", 30, "quiet"),
)
FIRST = tuple(f"{column.style} first" for column in COLUMNS)  # of a kind
NOTE = (
    "First what agencies say about the whole; then what people wrote besides their answers: notes, comments, extra "
    "rows and sheets. None of it is counted."
)


def write_added(workbook: Workbook, plan: SummaryPlan) -> None:
    """Everything that people wrote about the whole, then everything that they added, as it was kept."""
    kinds = (list(_of_the_whole(plan)), list(_kept(plan)))
    lines = [
        line
        for found in kinds
        for number, cells in enumerate(found)
        for line in _lines(cells, first=not number and found is kinds[1])
    ]
    table = SheetTable(COLUMNS, lines or [nothing("Nothing was added.", COLUMNS)], NOTE, 1)
    write_table_sheet(workbook, plan, ADDED, table)


def _of_the_whole(plan: SummaryPlan) -> Iterator[tuple[str, str, str, str]]:
    """Agency, label, text and file of each remark about the whole that counts."""
    for label, agency in zip(plan.labels, plan.comparison.agencies, strict=True):
        for file, remark in agency.overall:
            yield label, remark.label, remark.text, plan.file_name(file)


def _kept(plan: SummaryPlan) -> Iterator[tuple[str, str, str, str]]:
    """Agency, place, text and file of whatever else was written."""
    labels = {
        returned.file: label
        for label, agency in zip(plan.labels, plan.comparison.agencies, strict=True)
        for returned in agency.returns
    }
    for file, kept in plan.comparison.kept:
        yield labels.get(file, ""), spoken(kept.sheet, kept.cell), kept.text, plan.file_name(file)


def _lines(cells: tuple[str, str, str, str], first: bool) -> Iterator[TableLine]:
    """One text, in as many rows as it takes."""
    agency, where, text, file = cells
    begun, *more = split_text(text, TEXT_WIDTH, MOST_ROW_LINES)
    yield TableLine([agency, where, begun, file], FIRST if first else ())
    for part in more:
        yield TableLine([agency, where, f"{CONTINUED} {part}", file])

"""One sheet per domain: each criterion's position, its descriptors, and what every agency says about it."""

from __future__ import annotations

from collections.abc import Iterator

from csxl.model.comparison import Finding
from csxl.model.rubric import Domain
from csxl.summary.looks import colour, status_looks, word_looks
from csxl.summary.page_breaks import break_pages
from csxl.summary.said_columns import said
from csxl.summary.sheet_plan import SummaryPlan
from csxl.summary.table_sheet import Column, SheetTable, TableLine, write_table_sheet
from csxl.summary.views import ALL, descriptors, in_rows, position_cell, shown, summary_text, views
from csxl.writing.xlsx import Workbook

COLUMNS = (
    Column("Ref", 8, "strong"),
    Column("Level", 9, "quiet"),
    Column("Stage", 12.5, "quiet"),
    Column("Who", 35),
    Column("Position or rating", 18, "word"),
    Column("Counts, descriptor or evidence", 106),
)
ZOOM = 80  # per cent: all columns on a laptop, in any program
HEAD, TAIL = 2, 3  # agencies' lines kept on a page with the descriptors, and kept together at the end
MOST_EMPTY = 0.3  # of a printed page, before a criterion is cut


def write_domain(workbook: Workbook, plan: SummaryPlan, domain: Domain) -> None:
    """The sheet of one domain."""
    blocks = [
        list(_block(plan, finding)) for finding in plan.comparison.findings if finding.criterion.domain == domain.name
    ]
    table = SheetTable(
        said(plan, COLUMNS), [line for block in blocks for line in block], domain.statement, 1, compact=True
    )
    page = write_table_sheet(workbook, plan, domain.name, table)
    page.ask("set_zoom", ZOOM)
    colour(
        page,
        [table.cells("Position or rating")],
        word_looks(page, plan.comparison.rubric) | plan.in_cells(status_looks(page)),
    )
    head = 1 + len(plan.comparison.rubric.scale) + HEAD
    break_pages(page, table, [len(block) for block in blocks], (head, TAIL), MOST_EMPTY)


def _block(plan: SummaryPlan, finding: Finding) -> Iterator[TableLine]:
    criterion = finding.criterion
    place = [criterion.ref, criterion.level.name, criterion.stage.name]
    yield TableLine(
        [*place, plan.text(ALL), position_cell(plan, finding), summary_text(plan, finding)],
        [
            "panel strong first",
            "panel text first",
            "panel text first",
            "panel strong first",
            "panel word first",
            "panel strong first",
        ],
    )
    for told in descriptors(plan, finding):
        yield TableLine([*place, *shown(plan, told)], ["quiet", "quiet", "quiet", "quiet", "word", "quoted text"])
    for told in in_rows(plan, views(plan, finding, by_rating=False), COLUMNS[-1].width):
        yield TableLine([*place, *shown(plan, told)], ["quiet", "quiet", "quiet", "text", "word", "text"])

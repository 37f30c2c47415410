"""Added by agencies: what people wrote about the whole, in letters, and into their forms besides their answers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from csxl.model.answers import Kept
from csxl.model.summary_names import ADDED
from csxl.summary.lines import split_text
from csxl.summary.said_columns import said
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
    "First what agencies say about the whole; then what their letters say; then what people wrote besides their "
    "answers: notes, comments, extra rows and sheets. None of it is counted."
)
COVERING, ALONE = "Covering letter", "Mail without a workbook"
Row = tuple[str, str, str, str]  # agency, where, text, file


def write_added(workbook: Workbook, plan: SummaryPlan) -> None:
    """Everything that people wrote about the whole, their letters, then everything that they added, as it was kept."""
    kinds = (list(_of_the_whole(plan)), list(_letters(plan)), list(_kept(plan)))
    lines = [
        line
        for kind, found in enumerate(kinds)
        for number, cells in enumerate(found)
        for line in _lines(plan, cells, first=not number and any(kinds[:kind]))
    ]
    table = SheetTable(
        said(plan, COLUMNS), lines or [nothing(plan.text("Nothing was added."), COLUMNS)], plan.text(NOTE), 1
    )
    write_table_sheet(workbook, plan, ADDED, table)


def _of_the_whole(plan: SummaryPlan) -> Iterator[Row]:
    """Each remark about the whole that counts."""
    for label, agency in zip(plan.labels, plan.comparison.agencies, strict=True):
        for file, remark in agency.overall:
            yield (
                label,
                plan.language.overall.get(remark.label, (remark.label, ""))[0],
                remark.text,
                plan.file_name(file),
            )


def _letters(plan: SummaryPlan) -> Iterator[Row]:
    """Each letter, agency by agency, once for all the workbooks that it brought; last those of nobody known."""
    labels, found = _labels(plan), dict[tuple[str, str], tuple[str, str]]()
    for file, kept in plan.comparison.kept:
        if _is_letter(kept):
            found.setdefault((labels.get(file, ""), kept.text), (plan.text(COVERING), file))
    for one in plan.comparison.letters:
        label = "" if one.place is None else plan.labels[one.place]
        found.setdefault((label, one.letter.text), (plan.text(ALONE), one.letter.file))
    order = {label: number for number, label in enumerate(plan.labels)}
    for (label, text), (where, file) in sorted(found.items(), key=lambda row: order.get(row[0][0], len(order))):
        yield label, where, text, plan.file_name(file)


def _kept(plan: SummaryPlan) -> Iterator[Row]:
    """Whatever else was written, with its place."""
    labels = _labels(plan)
    for file, kept in plan.comparison.kept:
        if not _is_letter(kept):
            yield labels.get(file, ""), spoken(kept.sheet, kept.cell), kept.text, plan.file_name(file)


def _is_letter(kept: Kept) -> bool:
    return not kept.sheet and not kept.cell


def _labels(plan: SummaryPlan) -> Mapping[str, str]:
    """The agency of each file."""
    return {
        returned.file: label
        for label, agency in zip(plan.labels, plan.comparison.agencies, strict=True)
        for returned in agency.returns
    }


def _lines(plan: SummaryPlan, cells: Row, first: bool) -> Iterator[TableLine]:
    """One text, in as many rows as it takes."""
    agency, where, text, file = cells
    begun, *more = split_text(text, TEXT_WIDTH, MOST_ROW_LINES)
    yield TableLine([agency, where, begun, file], FIRST if first else ())
    for part in more:
        yield TableLine([agency, where, f"{plan.text(CONTINUED)} {part}", file])

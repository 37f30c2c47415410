"""The registers: which returns came in, what was found in them, and what agencies added to their forms."""

from __future__ import annotations

from collections.abc import Iterator

from csxl.model.answers import Return
from csxl.model.comparison import Agency, statuses
from csxl.model.diagnostic import Severity
from csxl.model.summary_names import ADDED, ISSUES, RETURNS
from csxl.summary.late_rows import Content
from csxl.summary.sheet_plan import SummaryPlan
from csxl.summary.table_sheet import Column, SheetTable, TableLine, write_table_sheet
from csxl.writing.xlsx import Workbook

COUNTS, ALSO, MISSING, UNASKED = "counts", "sent as well", "not returned", "counts; was not asked"
RETURNS_NOTE = (
    "Every return that came in, and every agency without one. An agency counts once, however many returns "
    "it sent; the SHA-256 shows whether a file is the one that was read."
)
ISSUES_NOTE = (
    "What was found in the returns. ERROR: an answer was given, or seems to have been, but is left out until it is "
    "settled. WARNING: it was used; please check it. NOTE: for information."
)
ADDED_NOTE = "What people wrote besides their answers: notes, comments, extra rows and sheets. None of it is counted."
ORDER = list(Severity)


def write_returns(workbook: Workbook, plan: SummaryPlan) -> None:
    """The register of returns, with each agency's number of criteria in each status."""
    words = statuses(plan.comparison.rubric)[:-1]
    columns = [
        Column("Agency", 26, "strong"),
        Column("Agency code", 13),
        Column("Sector", 16),
        Column("State", 14),
        Column("File", 28),
        Column("Last saved", 17, "figure"),
        Column("Completed by", 24),
        *(Column(f"{word[:1].upper()}{word[1:]}", 11, "number") for word in words),
        Column("SHA-256", 37, "quiet"),
    ]
    lines = [
        line
        for place, agency in enumerate(plan.comparison.agencies)
        for line in _returns_of(plan, place, agency, words)
    ]
    write_table_sheet(
        workbook,
        plan,
        RETURNS,
        SheetTable(columns, lines or [_nothing("No return came in.", len(columns))], RETURNS_NOTE, 1),
    )


def _returns_of(plan: SummaryPlan, place: int, agency: Agency, words: tuple[str, ...]) -> Iterator[TableLine]:
    start: list[Content] = [plan.labels[place], agency.code, plan.members[place]]
    if not agency.returns:
        yield TableLine([*start, MISSING, "", "", "", *[None] * len(words), ""])
    for returned in agency.returns:
        counted = returned.file in counting(plan, place)
        state = (COUNTS if agency.asked else UNASKED) if counted else ALSO
        first = returned is agency.returns[0]
        numbers: list[Content] = [agency.coverage.get(word, 0) if first else None for word in words]
        yield TableLine(
            [*start, state, returned.file, _saved(returned), returned.completed_by, *numbers, returned.sha256]
        )


def counting(plan: SummaryPlan, place: int) -> set[str]:
    """The files that an agency's answers come from; its first file if none gave any."""
    views = (finding.views[place] for finding in plan.comparison.findings)
    return {view.file for view in views if view.file} or {plan.comparison.agencies[place].returns[0].file}


def _saved(returned: Return) -> str:
    """When a return was last saved, to the minute."""
    return f"{returned.saved_here:%Y-%m-%d %H:%M}" if returned.saved_here else ""


def write_issues(workbook: Workbook, plan: SummaryPlan) -> None:
    """Every diagnostic with its place, errors first."""
    columns = (
        Column("Severity", 13, "strong"),
        Column("Code", 9),
        Column("File", 38),
        Column("Sheet", 22),
        Column("Cell", 9),
        Column("Ref", 9),
        Column("What was found, and what to do", 90),
    )
    diagnostics = sorted(plan.comparison.diagnostics, key=lambda diagnostic: ORDER.index(diagnostic.severity))
    lines = [
        TableLine(
            [
                diagnostic.severity.value,
                diagnostic.code,
                diagnostic.file,
                diagnostic.sheet,
                diagnostic.cell,
                diagnostic.ref,
                diagnostic.message,
            ]
        )
        for diagnostic in diagnostics
    ]
    write_table_sheet(
        workbook,
        plan,
        ISSUES,
        SheetTable(columns, lines or [_nothing("Nothing to report.", len(columns))], ISSUES_NOTE, 2),
    )


def write_added(workbook: Workbook, plan: SummaryPlan) -> None:
    """Everything that people added, as it was kept."""
    columns = (Column("File", 42, "strong"), Column("Sheet", 26), Column("Cell", 10), Column("What was written", 110))
    lines = [TableLine([file, kept.sheet, kept.cell, kept.text]) for file, kept in plan.comparison.kept]
    write_table_sheet(
        workbook,
        plan,
        ADDED,
        SheetTable(columns, lines or [_nothing("Nothing was added.", len(columns))], ADDED_NOTE, 1),
    )


def _nothing(sentence: str, columns: int) -> TableLine:
    return TableLine([sentence, *[""] * (columns - 1)])

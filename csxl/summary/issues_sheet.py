"""Issues: everything that was found in the returns, and the cells in which an open question is answered."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from csxl.compare.grounds import settled_ground
from csxl.model.comparison import TO_SETTLE, View
from csxl.model.decisions import ANSWER, AS_RETURNED, HOW_KNOWN, Key, Kind, settled_subject
from csxl.model.diagnostic import Diagnostic, Severity
from csxl.model.summary_names import ISSUES, KEY
from csxl.summary.late_rows import Content
from csxl.summary.looks import colour, word_looks
from csxl.summary.prompts import ask, choose, offer, write_text
from csxl.summary.sheet_plan import FIRST_ROW, SummaryPlan
from csxl.summary.table_sheet import KEY_COLUMN, Column, SheetTable, TableLine, nothing, write_table_sheet
from csxl.writing.xlsx import Workbook

COLUMNS = (
    Column("Severity", 13, "strong"),
    Column("Agency", 23),
    Column("Ref", 9),
    Column("What was found, and what to do", 80),
    Column(ANSWER, 15, "word"),
    Column(HOW_KNOWN, 28),
    Column("Code", 9),
    Column("File", 34),
    Column("Sheet", 20),
    Column("Cell", 9),
    KEY_COLUMN,
)
HEADINGS = [column.heading for column in COLUMNS]
NOTE = (
    "What was found in the returns. ERROR: an answer was given, or seems to have been, but is left out until it is "
    "settled: choose it under Answer, and it counts at once. WARNING: it was used; please check it. NOTE: for "
    "information."
)
HOW_TO_ANSWER = (
    "The agency’s own answer, once you know it. It counts from now on, on page one too; what the return says is kept "
    f"beside it. “{AS_RETURNED}” takes it back."
)
HOW_TO_SAY = "How you know it: by telephone with …, 3 Dec."
ORDER = list(Severity)
OPENS = ("strong", "text", "text", "text", "answer word", "answer text", "text", "text", "text", "text", "key")


class Issue(NamedTuple):
    """A diagnostic as listed: the agency's place, if its return counts for one; and, in the first row of a question
    about an answer that was left out, the agency's view and the subject under which it is settled."""

    diagnostic: Diagnostic
    place: int | None
    view: View | None = None
    subject: str = ""

    @property
    def settled(self) -> bool:
        return bool(self.view and self.view.settled)


def listed_issues(plan: SummaryPlan) -> tuple[Issue, ...]:
    """Every diagnostic: errors first, and among them the open questions before those that are settled."""
    places = {
        returned.file: place
        for place, agency in enumerate(plan.comparison.agencies)
        for returned in agency.counting or agency.returns
    }
    met: set[str] = set()
    found = [_issue(plan, one, places.get(one.file), met) for one in plan.comparison.diagnostics]
    return tuple(sorted(found, key=lambda issue: (ORDER.index(issue.diagnostic.severity), issue.settled)))


def _issue(plan: SummaryPlan, one: Diagnostic, place: int | None, met: set[str]) -> Issue:
    """One diagnostic as listed; `met` are the questions that have a row already."""
    row = plan.rows.get(one.ref)
    if one.severity is not Severity.ERROR or place is None or row is None:
        return Issue(one, place)
    view = plan.comparison.findings[row - FIRST_ROW].views[place]
    subject = settled_subject(plan.comparison.agencies[place].key, one.ref)
    if not (view.status == TO_SETTLE or view.settled) or subject in met:
        return Issue(one, place)
    met.add(subject)
    return Issue(one, place, view, subject)


class Questions(NamedTuple):
    """The questions that have an open row: their subjects, and the sheet's keys and answers as formulas name them."""

    subjects: frozenset[str]
    keys: str
    answers: str


def questions(plan: SummaryPlan) -> Questions:
    """Where the sheet holds the answers to questions, for the formulas of other sheets."""
    issues = listed_issues(plan)
    table = SheetTable(COLUMNS, [TableLine(())] * len(issues), NOTE)
    keys, answers = (f"{ISSUES}!{table.cells(heading, absolute=True)}" for heading in (KEY, ANSWER))
    return Questions(frozenset(issue.subject for issue in issues if issue.subject), keys, answers)


def write_issues(workbook: Workbook, plan: SummaryPlan) -> None:
    """Every diagnostic with its place, and an open cell for the answer to each question."""
    issues = listed_issues(plan)
    lines = [_line(plan, issue) for issue in issues]
    table = SheetTable(COLUMNS, lines or [nothing("Nothing to report.", COLUMNS)], NOTE, 3)
    page = write_table_sheet(workbook, plan, ISSUES, table)
    rows = [row for row, issue in enumerate(issues, FIRST_ROW) if issue.subject]
    if not rows:
        return
    rubric = plan.comparison.rubric
    words = offer(page, table, [*rubric.words, AS_RETURNED])
    ask(page, HEADINGS.index(ANSWER) + 1, rows, choose(words, ANSWER, HOW_TO_ANSWER))
    ask(page, HEADINGS.index(HOW_KNOWN) + 1, rows, write_text(HOW_KNOWN, HOW_TO_SAY))
    colour(page, [table.cells(ANSWER)], word_looks(page, rubric))
    page.protect()


def _line(plan: SummaryPlan, issue: Issue) -> TableLine:
    one, view = issue.diagnostic, issue.view
    agency = plan.labels[issue.place] if issue.place is not None else ""
    start: Sequence[Content] = [one.severity.value, agency, one.ref, one.message]
    place: Sequence[Content] = [one.code, one.file, one.sheet, one.cell]
    if not view:
        return TableLine([*start, None, None, *place, None])
    answer, how = (Key(Kind.SETTLED, issue.subject, heading) for heading in (ANSWER, HOW_KNOWN))
    ground = settled_ground(view)
    open_cells = plan.open_cells
    corrected = view.word if view.settled else ""
    cells = [open_cells.fill(answer, corrected, ground), open_cells.fill(how, ground=ground)]
    return TableLine([*start, *cells, *place, answer.row], OPENS, grows=True)

"""Issues: everything that was found in the returns, and the cells in which an open question is answered."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from csxl.compare.grounds import settled_ground
from csxl.model.comparison import TO_SETTLE, View
from csxl.model.decisions import ANSWER, AS_RETURNED, CORRECTION, HOW_KNOWN, DecisionKind, Key, settled_subject
from csxl.model.diagnostic import Diagnostic, Severity
from csxl.model.summary_names import ISSUES, KEY
from csxl.summary.formulas import Formula, answered_elsewhere
from csxl.summary.late_rows import Content
from csxl.summary.looks import colour, word_looks
from csxl.summary.prompts import ask, choose, offer, write_text
from csxl.summary.sheet_plan import FIRST_ROW, SummaryPlan
from csxl.summary.table_sheet import KEY_COLUMN, Column, SheetTable, TableLine, nothing, write_table_sheet
from csxl.writing.xlsx import Workbook

COLUMNS = (  # the widths let a program that fits them on two pages across end the first after the open columns
    Column("Severity", 11, "strong"),
    Column("Agency", 22),
    Column("Ref", 8),
    Column("What was found, and what to do", 64),
    Column(ANSWER, 15, "word"),
    Column(HOW_KNOWN, 26),
    Column("Code", 11),
    Column("File", 42),
    Column("Sheet", 28),
    Column("Cell", 10),
    KEY_COLUMN,
)
HEADINGS = [column.heading for column in COLUMNS]
FIRST_PAGE = HEADINGS.index(HOW_KNOWN) + 1  # columns on the first of two pages across
NOTE = "ERROR: left out until it is settled. WARNING: used, please check it. NOTE: for information."
HOW_TO_ANSWER = (
    "The agency’s own answer, once you know it. It counts from now on, on page one too; what the return says is kept "
    f"beside it. “{AS_RETURNED}” takes it back."
)
HOW_TO_SAY = "How you know it: by telephone with …, 3 Dec."
ORDER = list(Severity)
PLAIN = re.compile(r"[\w |.-]{1,200}")  # no quote, wildcard or sign that a formula reads, nor longer than it takes
OPENS = ("strong", "text", "text", "text", "answer word", "answer text", "text", "text", "text", "text", "key")


class ListedIssue(NamedTuple):
    """A diagnostic as listed: the agency's place, if the file is one's; and, in the first row of a question
    about an answer that was left out, the agency's view and the subject under which it is settled."""

    diagnostic: Diagnostic
    place: int | None
    view: View | None = None
    subject: str = ""

    @property
    def settled(self) -> bool:
        return bool(self.view and self.view.settled)


def listed_issues(plan: SummaryPlan) -> tuple[ListedIssue, ...]:
    """Every diagnostic: errors first, and among them the open questions before those that are settled."""
    agencies = plan.comparison.agencies
    places = {returned.file: place for place, agency in enumerate(agencies) for returned in agency.returns}
    counting = {returned.file for agency in agencies for returned in agency.counting or agency.returns}
    met: set[str] = set()
    found = []
    for one in plan.comparison.diagnostics:
        place = places.get(one.file)
        issue = _about(plan, one, place) if place is not None and one.file in counting else ListedIssue(one, place)
        found.append(issue if issue.subject not in met else ListedIssue(one, place))
        met |= {issue.subject} - {""}
    return tuple(sorted(found, key=lambda issue: (ORDER.index(issue.diagnostic.severity), issue.settled)))


def _about(plan: SummaryPlan, one: Diagnostic, place: int) -> ListedIssue:
    """A diagnostic of a return that counts, with the question that it asks, if any."""
    row = plan.rows.get(one.ref)
    if one.severity is not Severity.ERROR or row is None:
        return ListedIssue(one, place)
    view = plan.comparison.findings[row - FIRST_ROW].views[place]
    if view.status != TO_SETTLE and not view.settled:
        return ListedIssue(one, place)
    return ListedIssue(one, place, view, settled_subject(plan.comparison.agencies[place].key, one.ref))


class Questions(NamedTuple):
    """The questions that have an open row: their subjects, and the sheet's keys and answers as formulas name them."""

    subjects: frozenset[str]
    keys: str
    answers: str

    def followed(self, plan: SummaryPlan, subject: str) -> bool:
        """Whether other sheets can show an answer as it is typed here: not where the matrix says something of its own,
        nor where what was typed is not on the list, so that csxl has to say how it is read."""
        typed = plan.comparison.decisions.of(DecisionKind.SETTLED, subject)
        choices = (*plan.comparison.rubric.words, AS_RETURNED)
        listed = ANSWER not in typed or typed[ANSWER].value in choices
        return subject in self.subjects and CORRECTION not in typed and listed and bool(PLAIN.fullmatch(subject))

    def formula(self, subject: str, ours: str, value: str) -> Formula:
        """The answer typed for a subject, or `ours` while there is none."""
        return answered_elsewhere(self.keys, self.answers, Key(DecisionKind.SETTLED, subject, ANSWER).row, ours, value)


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
    table = SheetTable(
        COLUMNS, lines or [nothing("Nothing to report.", COLUMNS)], NOTE, 3, repeated=True, first_page=FIRST_PAGE
    )
    page = write_table_sheet(workbook, plan, ISSUES, table, 2)
    rows = [row for row, issue in enumerate(issues, FIRST_ROW) if issue.subject]
    if not rows:
        return
    rubric = plan.comparison.rubric
    words = offer(page, table, [*rubric.words, AS_RETURNED])
    ask(page, HEADINGS.index(ANSWER) + 1, rows, choose(words, ANSWER, HOW_TO_ANSWER))
    ask(page, HEADINGS.index(HOW_KNOWN) + 1, rows, write_text(HOW_KNOWN, HOW_TO_SAY))
    colour(page, [table.cells(ANSWER)], word_looks(page, rubric))
    page.protect()


def _line(plan: SummaryPlan, issue: ListedIssue) -> TableLine:
    one, view = issue.diagnostic, issue.view
    agency = plan.labels[issue.place] if issue.place is not None else ""
    start: Sequence[Content] = [one.severity.value, agency, one.ref, one.message]
    place: Sequence[Content] = [one.code, one.file, one.sheet, one.cell]
    if not view:
        return TableLine([*start, None, None, *place, None])
    answer, how = (Key(DecisionKind.SETTLED, issue.subject, heading) for heading in (ANSWER, HOW_KNOWN))
    ground = settled_ground(view)
    open_cells = plan.open_cells
    corrected = view.word if view.settled else ""
    cells = [open_cells.fill(answer, corrected, ground), open_cells.fill(how, ground=ground)]
    return TableLine([*start, *cells, *place, answer.row], OPENS, grows=True)

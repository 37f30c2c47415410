"""Issues: everything that was found in the returns, and the cells in which an open question is answered."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from csxl.compare.grounds import settled_ground
from csxl.compare.personal_open import MAY_BE_SHOWN, PERSONAL_CHOICES, PersonalPoint, personal_points
from csxl.model.comparison import TO_SETTLE, View
from csxl.model.decisions import ANSWER, AS_RETURNED, CORRECTION, HOW_KNOWN, DecisionKind, Key, settled_subject
from csxl.model.diagnostic import Diagnostic, Severity
from csxl.model.summary_names import ISSUES, KEY
from csxl.summary.formulas import Formula, answered_elsewhere, count_if, literal
from csxl.summary.late_rows import Content
from csxl.summary.looks import alert_look, colour, word_looks
from csxl.summary.prompts import ask, choose, offer, write_text
from csxl.summary.said_columns import said
from csxl.summary.sheet_plan import FIRST_ROW, SummaryPlan
from csxl.summary.table_sheet import KEY_COLUMN, Column, SheetTable, TableLine, nothing, write_table_sheet
from csxl.text.a1 import column_letter, spoken
from csxl.writing.xlsx import Workbook

TO_DO, FILE, SEVERITY = "To do", "File", "Severity"
OPEN, DONE = TO_SETTLE, "settled"  # of a question, as its answer stands
PERSONAL = "personal data?"  # of what may be some, until it is said that it may be shown
SAME = "same question"  # asked again further down
WORDS = {Severity.ERROR: "left out", Severity.WARNING: "please check", Severity.NOTE: "for information"}
COLUMNS = (
    Column(TO_DO, 15),
    Column("Agency", 24),
    Column("Ref", 8),
    Column("What was found, and what to do", 64),
    Column(ANSWER, 15, "word"),
    Column(HOW_KNOWN, 26),
    Column("Where", 25),
    Column(FILE, 28, "quiet"),
    Column(SEVERITY, 11, "quiet"),
    Column("Code", 8, "quiet"),
    KEY_COLUMN,
)
HEADINGS = [column.heading for column in COLUMNS]
PRINTED = HEADINGS.index(SEVERITY)
NOTE = (
    "What is “{}” counts nowhere until it has an answer. What is to be checked was used. Questions come first, "
    "agency by agency."
)
HOW_TO_ANSWER = (
    "The agency’s own answer, once you know it. It counts from now on, on page one too; what the return says is kept "
    "beside it. “{}” takes it back."
)
HOW_TO_CLEAR = (
    "Choose “{}” if this is no personal data, or if it may stand before the board: the agency is then no "
    "longer asked to take it out. Else it is asked with the next query."
)
HOW_TO_SAY = "How you know it: by telephone with …, 3 Dec."
ORDER = list(Severity)
PLAIN = re.compile(r"[\w |.-]{1,200}")  # no quote, wildcard or sign that a formula reads, nor longer than it takes
OPENED = {TO_DO: "strong", ANSWER: "answer word", HOW_KNOWN: "answer text"}
OPENS = tuple(OPENED.get(column.heading, column.style) for column in COLUMNS)


class ListedIssue(NamedTuple):
    """A diagnostic as listed: the agency's place, if the file is one's; and, in the first row of a question
    about an answer that was left out, the agency's view and the subject under which it is settled. A row that is
    `again` about the same has neither. `personal` is the point where it warns of likely personal data."""

    diagnostic: Diagnostic
    place: int | None
    view: View | None = None
    subject: str = ""
    again: bool = False
    personal: PersonalPoint | None = None

    @property
    def settled(self) -> bool:
        return bool(self.view and self.view.settled)

    @property
    def about(self) -> str:
        """The subject of its answer, "" where none is asked for."""
        return self.personal.subject if self.personal else self.subject

    @property
    def rank(self) -> tuple[int, bool, bool]:
        """What comes first: by severity, what is open before what is settled, and what may be personal data before
        other warnings."""
        to_see_to = self.personal is not None and not self.personal.may_be_shown
        return ORDER.index(self.diagnostic.severity), self.settled, not to_see_to


def listed_issues(plan: SummaryPlan) -> tuple[ListedIssue, ...]:
    """Every diagnostic: errors first, and among them the open questions before those that are settled; then what may be
    personal data; of each kind, what is of no agency, then agency by agency."""
    agencies = plan.comparison.agencies
    places = {returned.file: place for place, agency in enumerate(agencies) for returned in agency.returns}
    counting = {returned.file for agency in agencies for returned in agency.counting or agency.returns}
    letters = {one.letter.file: one.place for one in plan.comparison.letters if one.place is not None}
    places |= letters
    counting |= letters.keys()
    personal = {one.diagnostic: one for one in personal_points(plan.comparison)}
    met: set[str] = set()
    found = []
    for one in plan.comparison.diagnostics:
        place = places.get(one.file)
        issue = ListedIssue(one, place, personal=personal.get(one))
        if place is not None and one.file in counting and not issue.personal:
            issue = _about(plan, one, place, one.file in letters)
        found.append(issue if issue.about not in met else ListedIssue(one, place, again=True))
        met |= {issue.about} - {""}

    return tuple(sorted(found, key=lambda issue: (issue.rank, -1 if issue.place is None else issue.place)))


def _about(plan: SummaryPlan, one: Diagnostic, place: int, by_mail: bool) -> ListedIssue:
    """A diagnostic of a return that counts, with the question that it asks, if any; so does each answer given
    `by_mail`, whatever the return says."""
    row = plan.rows.get(one.ref)
    if one.severity is not Severity.ERROR or row is None:
        return ListedIssue(one, place)
    view = plan.comparison.findings[row - FIRST_ROW].views[place]
    if view.status != TO_SETTLE and not view.settled and not by_mail:
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
        if subject not in self.subjects:
            return False
        typed = plan.comparison.decisions.of(DecisionKind.SETTLED, subject)
        choices = (*plan.comparison.rubric.words, AS_RETURNED)
        listed = ANSWER not in typed or typed[ANSWER].value in choices
        return CORRECTION not in typed and listed and bool(PLAIN.fullmatch(subject))

    def formula(self, plan: SummaryPlan, subject: str, ours: str, value: str) -> Formula:
        """The answer typed for a subject, or `ours` while there is none."""
        key = Key(DecisionKind.SETTLED, subject, ANSWER).row
        return answered_elsewhere(self.keys, self.answers, key, ours, value, plan.in_cell(AS_RETURNED))


def questions(plan: SummaryPlan) -> Questions:
    """Where the sheet holds the answers to questions, for the formulas of other sheets."""
    issues = listed_issues(plan)
    table = SheetTable(COLUMNS, [TableLine(())] * len(issues), NOTE)
    keys, answers = (
        f"{plan.tab_in_formulas(ISSUES)}!{table.cells(heading, absolute=True)}" for heading in (KEY, ANSWER)
    )
    return Questions(frozenset(issue.subject for issue in issues if issue.subject), keys, answers)


def open_personal_data(plan: SummaryPlan) -> Formula:
    """How many texts may hold personal data that nobody has seen to."""
    issues = listed_issues(plan)
    cells = SheetTable(COLUMNS, [TableLine(())] * max(1, len(issues)), NOTE).cells(TO_DO, absolute=True)
    number = sum(issue.personal is not None and not issue.personal.may_be_shown for issue in issues)
    # A question mark stands for any letter there.
    return count_if(f"{plan.tab_in_formulas(ISSUES)}!{cells}", plan.in_cell(PERSONAL).replace("?", "~?"), number)


def write_issues(workbook: Workbook, plan: SummaryPlan) -> None:
    """Every diagnostic with its place, and an open cell for the answer to each question."""
    issues = listed_issues(plan)
    lines = [_line(plan, issue, row) for row, issue in enumerate(issues, FIRST_ROW)]
    columns, note = said(plan, COLUMNS), plan.text(NOTE, plan.in_cell(OPEN))
    none = nothing(plan.text("Nothing to report."), COLUMNS)
    table = SheetTable(columns, lines or [none], note, 3, printed=PRINTED)
    page = write_table_sheet(workbook, plan, ISSUES, table)
    left_out = page.workbook.change(bold=True)
    alert = alert_look(page)
    colour(page, [table.cells(TO_DO)], plan.in_cells({OPEN: alert, PERSONAL: alert, WORDS[Severity.ERROR]: left_out}))
    rows = [row for row, issue in enumerate(issues, FIRST_ROW) if issue.subject]
    personal = [row for row, issue in enumerate(issues, FIRST_ROW) if issue.personal]
    if not rows and not personal:
        return
    rubric = plan.comparison.rubric
    as_returned = plan.in_cell(AS_RETURNED)
    choices = [*rubric.words, as_returned]
    answer = HEADINGS.index(ANSWER) + 1
    if rows:
        how = plan.text(HOW_TO_ANSWER, as_returned)
        ask(page, answer, rows, choose(plan, offer(page, table, choices), ANSWER, how))
    if personal:
        source = offer(page, table, [*map(plan.in_cell, PERSONAL_CHOICES)], len(choices))
        how = plan.text(HOW_TO_CLEAR, plan.in_cell(MAY_BE_SHOWN))
        ask(page, answer, personal, choose(plan, source, ANSWER, how))
    say = write_text(plan, HOW_KNOWN, plan.text(HOW_TO_SAY))
    ask(page, HEADINGS.index(HOW_KNOWN) + 1, sorted([*rows, *personal]), say)
    colour(page, [table.cells(ANSWER)], word_looks(page, rubric))
    page.protect()


def _line(plan: SummaryPlan, issue: ListedIssue, row: int) -> TableLine:
    one, view = issue.diagnostic, issue.view
    agency = plan.labels[issue.place] if issue.place is not None else ""
    told: Sequence[Content] = [agency, one.ref, one.message]
    place: Sequence[Content] = [
        spoken(one.sheet, one.cell),
        plan.file_name(one.file),
        plan.in_cell(one.severity),
        one.code,
    ]
    if issue.personal:
        return _personal_line(plan, issue.personal, row, told, place)
    if not view:
        return TableLine([plan.in_cell(SAME if issue.again else WORDS[one.severity]), *told, None, None, *place, None])
    answer, how = (Key(DecisionKind.SETTLED, issue.subject, heading) for heading in (ANSWER, HOW_KNOWN))
    ground = settled_ground(view)
    open_cells = plan.open_cells
    given = open_cells.fill(answer, view.word if view.settled else "", ground)
    state = _state(plan, f"{column_letter(HEADINGS.index(ANSWER) + 1)}{row}", given, issue.settled)
    return TableLine([state, *told, given, open_cells.fill(how, ground=ground), *place, answer.row], OPENS, grows=True)


def _personal_line(
    plan: SummaryPlan, point: PersonalPoint, row: int, told: Sequence[Content], place: Sequence[Content]
) -> TableLine:
    """What may be personal data, open until it is said that it may be shown."""
    answer, how = (Key(DecisionKind.PERSONAL, point.subject, heading) for heading in (ANSWER, HOW_KNOWN))
    given = plan.open_cells.fill(answer)
    cell = f"{column_letter(HEADINGS.index(ANSWER) + 1)}{row}"
    may, done, personal = map(plan.in_cell, (MAY_BE_SHOWN, DONE, PERSONAL))
    state = f"=IF({cell}={literal(may)},{literal(done)},{literal(personal)})"
    is_open = Formula(state, done if point.may_be_shown else personal)
    return TableLine([is_open, *told, given, plan.open_cells.fill(how), *place, answer.row], OPENS, grows=True)


def _state(plan: SummaryPlan, cell: str, given: str, settled: bool) -> Formula:
    """Whether a question is open, by its answer's cell: an entry that settled nothing does not close it."""
    as_returned, is_open, done = map(plan.in_cell, (AS_RETURNED, OPEN, DONE))
    unused = [as_returned, *([given] if given not in ("", as_returned) and not settled else [])]
    tests = ",".join(f"{cell}={literal(one)}" for one in ("", *unused))
    return Formula(f"=IF(OR({tests}),{literal(is_open)},{literal(done)})", done if settled else is_open)

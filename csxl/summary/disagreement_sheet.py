"""The moderation agenda: each criterion to talk about, its descriptors, who says what, and cells for what is agreed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate

from csxl.compare.agenda import agenda
from csxl.compare.grounds import agreed_ground
from csxl.model.comparison import Finding
from csxl.model.decisions import (
    ACTION,
    AGREED_ON,
    AGREED_RATING,
    BY_WHEN,
    NOT_AGREED,
    OPEN,
    OWNER,
    REASON,
    WORDS,
    DecisionKind,
    Key,
    agreed_subject,
)
from csxl.model.rubric import names_of
from csxl.model.summary_names import ANSWERS, DISAGREEMENT
from csxl.summary.agreed_text import agreed_text
from csxl.summary.answers_sheet import day
from csxl.summary.formulas import Formula
from csxl.summary.late_rows import Content
from csxl.summary.looks import colour, division_looks, status_looks, word_looks
from csxl.summary.page_breaks import break_pages
from csxl.summary.prompts import ask, choose, offer, write_day, write_text
from csxl.summary.said_columns import said
from csxl.summary.sheet_plan import FIRST_ROW, HOW_DIVIDED, SummaryPlan
from csxl.summary.table_sheet import KEY_COLUMN, Column, SheetTable, TableLine, write_table_sheet
from csxl.summary.views import (
    ON_AGENDA,
    Said,
    descriptors,
    division_cell,
    every_count,
    in_rows,
    moved_since,
    position_cell,
    shown,
    views,
)
from csxl.text.a1 import address
from csxl.text.memo import Memo
from csxl.writing.xlsx import Page, Workbook

WHO, RATING, TEXT = "Criterion or agency", "Rating", "Descriptor or evidence"
TEXT_WIDTH = 123.0
EVIDENCE = (
    Column("Ref", 8, "strong"),
    Column(HOW_DIVIDED, 13.5, "word"),
    Column(WHO, 35),
    Column(RATING, 13.5, "word"),
    Column(TEXT, TEXT_WIDTH),
)
WIDTHS = {AGREED_RATING: 15, REASON: 36, WORDS: 36, ACTION: 31, OWNER: 16, BY_WHEN: 13, AGREED_ON: 13}
DECIDED = OPEN[DecisionKind.AGREED]
COLUMNS = (*EVIDENCE, *(Column(heading, WIDTHS[heading], "answer text") for heading in DECIDED), KEY_COLUMN)
HEADINGS = tuple(column.heading for column in COLUMNS)
AGREED_COLUMN = HEADINGS.index(AGREED_RATING) + 1
DAYS = {BY_WHEN, AGREED_ON}
OPEN_LOOKS = ("answer word", *("answer date" if heading in DAYS else "answer text" for heading in DECIDED[1:]))
NAMED = ("panel strong", "panel word", "panel strong", "panel word", "panel text")
FIRST = (*(f"{name} first" for name in (*NAMED, *OPEN_LOOKS)), "key")
BELOW = (*["open space"] * len(DECIDED), "key")
QUOTED = ("quiet", "quiet word", "quiet", "word", "quoted text", *BELOW)
SAID = ("quiet", "quiet word", "text", "word", "text", *BELOW)
FIRST_HEIGHT = 47.25  # points: three lines, room for what is agreed, on paper too
ZOOM = 80  # per cent: evidence and agreed rating side by side on a laptop
NOTE = (
    "The agenda for moderation: where agencies differ, the most divided first; then what all see as {}; then others "
    "with a decision. To the right, in each criterion's first row, are open cells for what the meeting agrees."
)
FEW_NOTE = " Each rating has at most {} texts here, from every sector in turn; {} has them all."
NONE = "No two agencies chose different ratings: there is nothing to moderate."
HOW_TO_AGREE = (
    "Choose what the meeting agreed; leave it empty if it has not come to it. “{}” takes back what was agreed. What "
    "agencies returned stays as it is."
)
PROMPTS = {
    REASON: "Why the meeting agreed on this. For the partnership alone: no agency is ever sent it.",
    WORDS: "What agencies are told about it. They will see this in their feedback and on their next questionnaire.",
    ACTION: "What will be done about it.",
    OWNER: "Who will take it on. Whose action it is can be said on Actions; an agency’s name here says so too.",
}


def first_rows(plan: SummaryPlan) -> Mapping[str, int]:
    """The row at which each criterion of the agenda begins, by ref."""
    return _FIRST_ROWS[plan]


def _first_rows(plan: SummaryPlan) -> Mapping[str, int]:
    starts = accumulate((len(lines) + 1 for lines in _SAID[plan].values()), initial=FIRST_ROW)
    return dict(zip(_SAID[plan], starts, strict=False))


def agreed_cells(plan: SummaryPlan, heading: str = AGREED_RATING) -> str:
    """What was agreed (the ratings, or what is under another heading) as other sheets' formulas name it; there is some
    only if anything is on the agenda."""
    column, last = HEADINGS.index(heading) + 1, max(first_rows(plan).values(), default=FIRST_ROW)
    return f"{plan.tab_in_formulas(DISAGREEMENT)}!{address(FIRST_ROW, column, True)}:{address(last, column, True)}"


def agreed_cell(plan: SummaryPlan, ref: str, heading: str = AGREED_RATING) -> str:
    """One such cell of a criterion on the agenda."""
    return f"{plan.tab_in_formulas(DISAGREEMENT)}!{address(first_rows(plan)[ref], HEADINGS.index(heading) + 1, True)}"


def _said(plan: SummaryPlan) -> Mapping[str, Sequence[Said]]:
    """Every descriptor of a criterion, then what every agency says, by ref in the order of the agenda."""
    return {
        finding.criterion.ref: [
            *descriptors(plan, finding),
            *in_rows(plan, views(plan, finding, by_rating=True), TEXT_WIDTH),
        ]
        for finding in agenda(plan.comparison)
    }


_SAID: Memo[SummaryPlan, Mapping[str, Sequence[Said]]] = Memo(_said, 1)
_FIRST_ROWS: Memo[SummaryPlan, Mapping[str, int]] = Memo(_first_rows, 1)  # page one asks for each criterion


def write_disagreement(workbook: Workbook, plan: SummaryPlan) -> None:
    """The sheet that the moderation meeting works through, and where what it agrees is typed."""
    rows = first_rows(plan)
    blocks = [list(_block(plan, finding, rows[finding.criterion.ref])) for finding in agenda(plan.comparison)]
    lines = [line for block in blocks for line in block] or [_nothing(plan)]
    note = plan.text(NOTE, plan.comparison.rubric.scale[0].word)
    note += plan.text(FEW_NOTE, ON_AGENDA, plan.tab(ANSWERS)) if plan.grouped else ""
    table = SheetTable(
        said(plan, COLUMNS), lines, note if blocks else plan.text(NONE), 2, printed=len(EVIDENCE), compact=True
    )
    page = write_table_sheet(workbook, plan, DISAGREEMENT, table)
    page.ask("set_zoom", ZOOM)
    if blocks:
        sizes = [len(block) for block in blocks]
        starts = list(accumulate(sizes[:-1], initial=FIRST_ROW))
        _colour(page, plan, table, starts)
        _open_answers(page, plan, table, starts)
        break_pages(page, table, sizes)
    page.protect()


def _nothing(plan: SummaryPlan) -> TableLine:
    return TableLine(["–", plan.text("Nothing"), *[""] * (len(COLUMNS) - 2)], ["text"] * len(COLUMNS))


def _block(plan: SummaryPlan, finding: Finding, row: int) -> Iterator[TableLine]:
    """One criterion from a row on: its name, counts and what is agreed, then its descriptors and every agency."""
    ref, divided = finding.criterion.ref, division_cell(plan, finding)
    key = Key(DecisionKind.AGREED, agreed_subject(finding.criterion), "")
    decided = [_decided(plan, finding, key._replace(field=column)) for column in DECIDED]
    counted, agreed = every_count(plan, finding), agreed_text(plan, row, AGREED_COLUMN, decided)
    moved = moved_since(plan, finding)
    live = Formula(f"={counted.text}&{agreed.text}{moved.text}", f"{counted.value}{agreed.value}{moved.value}")
    yield TableLine(
        [ref, divided, _name(finding), position_cell(plan, finding), live, *decided, key.row],
        FIRST,
        FIRST_HEIGHT,
        grows=True,
    )
    empty = [""] * len(BELOW)
    for number, told in enumerate(_SAID[plan][ref]):
        yield TableLine([ref, divided, *shown(plan, told), *empty], QUOTED if number < len(finding.counts) else SAID)


def _name(finding: Finding) -> str:
    criterion = finding.criterion
    return " · ".join((criterion.domain, *names_of(criterion.level, criterion.stage)))


def _decided(plan: SummaryPlan, finding: Finding, key: Key) -> Content:
    """What an open cell shows: what was typed, a day as a date."""
    typed = plan.open_cells.fill(key, ground=agreed_ground(finding))
    return day(typed) if key.field in DAYS else typed


def _colour(page: Page, plan: SummaryPlan, table: SheetTable, starts: Sequence[int]) -> None:
    """Colour ratings by their word, and how divided they are in each criterion's first row."""
    looks = word_looks(page, plan.comparison.rubric)
    colour(page, [table.cells(RATING)], looks | plan.in_cells(status_looks(page)))
    colour(page, [table.cells(AGREED_RATING)], looks)
    divided = HEADINGS.index(HOW_DIVIDED) + 1
    colour(page, [address(row, divided) for row in starts], plan.in_cells(division_looks(page)))


def _open_answers(page: Page, plan: SummaryPlan, table: SheetTable, rows: Sequence[int]) -> None:
    """Say what may be entered into the open cells of these rows."""
    source = offer(page, table, (*plan.comparison.rubric.words, plan.in_cell(NOT_AGREED)))
    prompts = {
        AGREED_RATING: choose(plan, source, AGREED_RATING, plan.text(HOW_TO_AGREE, plan.in_cell(NOT_AGREED))),
        **{heading: write_text(plan, heading, plan.text(message)) for heading, message in PROMPTS.items()},
        BY_WHEN: write_day(plan, BY_WHEN, plan.text("The day by which it will be done, such as 31/03/2027."), ACTION),
        AGREED_ON: write_day(plan, AGREED_ON, plan.text("The day of the meeting, such as 26/11/2026."), REASON),
    }
    for heading, prompt in prompts.items():
        ask(page, HEADINGS.index(heading) + 1, rows, prompt)

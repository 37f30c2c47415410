"""Actions: what agencies propose and what the meeting added, and how each goes on; to be typed in, sorted, filtered."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from itertools import count

from csxl.compare.actions import DONE, DROPPED, ENDED, Action, meeting_subjects
from csxl.compare.own_choices import NO_DATE
from csxl.model.decisions import (
    ACTION,
    AGENCY,
    BY_WHEN,
    DONE_ON,
    IS_AGREED,
    OPEN,
    OWNER,
    PROGRESS,
    PROGRESS_CHOICES,
    REF,
    STANDING,
    STANDING_CHOICES,
    STATUS,
    THE_MEETING,
    DecisionKind,
    Key,
)
from csxl.model.summary_names import ACTIONS
from csxl.summary.answers_sheet import day
from csxl.summary.formulas import Formula, literal
from csxl.summary.late_rows import Content
from csxl.summary.looks import alert_look, colour, status_looks, word_looks
from csxl.summary.prompts import Prompt, choose, offer, write_day, write_text
from csxl.summary.returns_sheet import MOST_NAMES, agency_choices
from csxl.summary.said_columns import said
from csxl.summary.sheet_plan import FIRST_ROW, SummaryPlan
from csxl.summary.table_sheet import KEY_COLUMN, Column, SheetTable, TableLine, write_table_sheet
from csxl.text.a1 import address, column_letter
from csxl.text.days import FIRST_DAY
from csxl.text.folding import fold
from csxl.text.records import dataclass
from csxl.writing.xlsx import Page, Workbook

CRITERION, RATING = "Criterion", "Rating"
DUE, OVERDUE = "Due", "overdue"
DIGITS = 6  # of a number that a summary gives an action of the meeting; a longer one was made up
COLUMNS = (
    Column(BY_WHEN, 13, "unlocked day"),
    Column(DUE, 11, "unlocked word"),
    Column(ACTION, 46, "unlocked text"),
    Column(OWNER, 22, "unlocked text"),
    Column(STANDING, 14, "answer text"),
    Column(STATUS, 12, "answer text"),
    Column(PROGRESS, 28, "answer text"),
    Column(DONE_ON, 13, "answer date"),
    Column(AGENCY, 23, "unlocked text"),
    Column(REF, 7, "unlocked strong"),
    Column(CRITERION, 25, "unlocked quiet"),
    Column(RATING, 15, "unlocked word"),
    Column("File", 26, "unlocked quiet"),
    Column("Sheet", 15, "unlocked quiet"),
    Column("Cell", 8, "unlocked quiet"),
    KEY_COLUMN._replace(style="unlocked key"),  # a row that is sorted takes its key along: no cell of it may be locked
)
HEADINGS = tuple(column.heading for column in COLUMNS)
MEETINGS_OWN = {
    BY_WHEN: "answer date",
    ACTION: "answer text",
    OWNER: "answer text",
    AGENCY: "answer text",
    REF: "answer text",
}
OF_MEETING = tuple(MEETINGS_OWN.get(column.heading, column.style) for column in COLUMNS)
OF_CRITERION = tuple("answer text" if column.heading == AGENCY else column.style for column in COLUMNS)
PRINTED = HEADINGS.index(CRITERION) + 1  # what people work with; where it comes from is on screen
FROZEN = HEADINGS.index(ACTION) + 1
ZOOM = 85  # per cent: what is done by whom, and how far it is, side by side on a laptop
SPARE = 30  # rows for actions that the meeting adds
NOTE = (
    "What the meeting agreed, then what agencies propose; of each, what is on one criterion together. Fill in {}, {} "
    "and {}; type over what has changed; add actions at the end."
)

WHOSE_IT_IS = (
    "Whose action it is, for the letters about actions that are due. Where several share it, type them with ; between. "
    "An action that an agency proposed stays its own."
)
PROMPTS = {
    BY_WHEN: "The day by which it will be done, such as 31/03/2027, or a time in words.",
    ACTION: "What will be done. What you type here replaces the words beside it from now on.",
    OWNER: "Who will do it.",
    PROGRESS: "What has happened so far, in a line or two.",
}
WHEN_AGREED = "An agency’s action is proposed until the meeting agrees it; choose “{}” when it has."
HOW_FAR = "Choose how far it is. What is done or dropped stays listed, at the end."
NOT_ONE = "This is not one of the agencies on the list. Press Yes if several share the action: “Police; Education”."


def write_actions(workbook: Workbook, plan: SummaryPlan) -> None:
    """The sheet of actions, each with the place in the return that it came from, and spare rows at the end."""
    lines = ActionLines(plan, (*plan.actions, *_spare(plan)))
    note = plan.text(NOTE, *map(plan.text, (STATUS, PROGRESS, DONE_ON)))
    table = SheetTable(said(plan, COLUMNS), lines, note, FROZEN, repeated=True, printed=PRINTED, spare=SPARE)
    page = write_table_sheet(workbook, plan, ACTIONS, table)
    colour(page, [table.cells(RATING)], word_looks(page, plan.comparison.rubric) | plan.in_cells(status_looks(page)))
    colour(page, [table.cells(DUE)], plan.in_cells({OVERDUE: alert_look(page)}))
    colour(page, [table.cells(STANDING)], plan.in_cells({IS_AGREED: page.workbook.change(bold=True)}))
    progress = offer(page, table, [*map(plan.in_cell, PROGRESS_CHOICES)])
    standing = offer(page, table, [*map(plan.in_cell, STANDING_CHOICES)], len(PROGRESS_CHOICES))
    agencies = _whose(page, plan, table)
    for heading, prompt in {**_prompts(plan, progress, standing), AGENCY: agencies}.items():
        page.choice(table.cells(heading), dict(prompt))  # one range, so that a row inserted within it is asked the same
    page.ask("set_zoom", ZOOM)
    page.protect(insert_rows=True)


@dataclass(frozen=True)
class ActionLines:
    """The table's rows, each made only when it is written."""

    plan: SummaryPlan
    actions: Sequence[Action]

    def __len__(self) -> int:
        return len(self.actions)

    def __iter__(self) -> Iterator[TableLine]:
        return map(partial(_line, self.plan), self.actions, count(FIRST_ROW))


def action_cells(plan: SummaryPlan, heading: str) -> str:
    """One column of the sheet with its spare rows, as other sheets' formulas name it after the sheet's own name."""
    column, last = HEADINGS.index(heading) + 1, FIRST_ROW + len(plan.actions) + SPARE - 1
    return f"{address(FIRST_ROW, column, absolute=True)}:{address(last, column, absolute=True)}"


def by_when(plan: SummaryPlan, action: Action) -> str | datetime.date:
    """What the sheet shows as the day of an action: a date, a time in words as given, or that there is none."""
    if not action.by_when:
        return NO_DATE if action.kind is DecisionKind.ACTION else ""
    if action.date and action.date >= FIRST_DAY and not action.typed_over(BY_WHEN, plan.comparison.decisions):
        return action.date
    return day(action.by_when)


def _spare(plan: SummaryPlan) -> Iterator[Action]:
    """The actions that the meeting has not added yet: whose they are is said once there is something to say."""
    used = meeting_subjects(plan.comparison.decisions)
    first = max((int(subject) for subject in used if subject.isdecimal() and len(subject) <= DIGITS), default=0) + 1
    for number in range(first, first + SPARE):
        yield Action(DecisionKind.MEETING, str(number), "", "", "", "", "", "", None, "", standing="")


def _line(plan: SummaryPlan, action: Action, row: int) -> TableLine:
    shown: dict[str, Content] = dict(action.texts)
    due = by_when(plan, action)
    shown["File"] = plan.file_name(action.file)
    shown[BY_WHEN] = due if isinstance(due, str) else due.isoformat()
    for heading in OPEN[action.kind]:
        if heading == AGENCY and action.of_agency:
            continue  # an agency's own action stays its own
        key = Key(action.kind, action.subject, heading)
        shown[heading] = plan.open_cells.fill(key, str(shown[heading]))
    shown[RATING] = plan.in_cell(str(shown[RATING]))
    shown["Sheet"] = plan.tab(action.sheet) if action.agency == THE_MEETING else action.sheet
    if AGENCY not in OPEN[action.kind] or action.of_agency:
        shown[AGENCY] = action.agency
    for heading in (BY_WHEN, DONE_ON):
        shown[heading] = day(str(shown[heading]))
    shown[DUE] = _due(plan, row, shown)
    shown[KEY_COLUMN.heading] = Key(action.kind, action.subject, ACTION).row
    cells: Sequence[Content] = [shown[heading] for heading in HEADINGS]
    return TableLine(cells, _looks(action), grows=True)


def _looks(action: Action) -> Sequence[str]:
    """The styles of a row, by which of its cells are to be filled in."""
    if action.kind is DecisionKind.MEETING:
        return OF_MEETING
    return () if action.of_agency else OF_CRITERION


def _due(plan: SummaryPlan, row: int, shown: Mapping[str, Content]) -> Formula:
    """Whether the action of this row is overdue on the day of page one: neither done nor dropped, and its day past."""
    day, status = (f"{column_letter(HEADINGS.index(heading) + 1)}{row}" for heading in (BY_WHEN, STATUS))
    ended = ",".join(f"{status}={literal(word)}" for word in map(plan.in_cell, (DONE, DROPPED)))
    overdue = plan.in_cell(OVERDUE)
    text = f'=IF(OR({ended}),"",IF(ISNUMBER({day}),IF({day}<{plan.as_at},{literal(overdue)},""),""))'
    due = shown[BY_WHEN]
    late = (
        isinstance(due, datetime.date)
        and due < plan.made
        and fold(str(shown[STATUS])) not in {fold(plan.in_cell(word)) for word in ENDED}
    )
    return Formula(text, overdue if late else "")


def _whose(page: Page, plan: SummaryPlan, table: SheetTable) -> Prompt:
    """The agencies to choose one from, or to type several of."""
    names = agency_choices(plan.comparison.agencies)
    if not 0 < len(names) <= MOST_NAMES:
        return write_text(plan, AGENCY, plan.text(WHOSE_IT_IS))
    listed = offer(page, table, names, len(PROGRESS_CHOICES) + len(STANDING_CHOICES))
    return {**choose(plan, listed, AGENCY, plan.text(WHOSE_IT_IS), plan.text(NOT_ONE)), "error_type": "warning"}


def _prompts(plan: SummaryPlan, progress: str, standing: str) -> dict[str, Prompt]:
    """What may be typed into which column."""
    texts = {heading: write_text(plan, heading, plan.text(prompt)) for heading, prompt in PROMPTS.items()}
    progress_so_far = texts.pop(PROGRESS)
    return {
        **texts,
        STANDING: choose(plan, standing, STANDING, plan.text(WHEN_AGREED, plan.in_cell(IS_AGREED))),
        STATUS: choose(plan, progress, STATUS, plan.text(HOW_FAR)),
        PROGRESS: progress_so_far,
        DONE_ON: write_day(plan, DONE_ON, plan.text("The day on which it was done, such as 31/03/2027."), PROGRESS),
    }

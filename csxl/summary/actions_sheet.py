"""Actions: what agencies propose and what the meeting added, and how each goes on; to be typed in, sorted, filtered."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence

from csxl.compare.actions import Action, meeting_subjects
from csxl.model.decisions import (
    ACTION,
    AGENCY,
    BY_WHEN,
    DONE_ON,
    OPEN,
    OWNER,
    PROGRESS,
    PROGRESS_CHOICES,
    REF,
    STATUS,
    DecisionKind,
    Key,
)
from csxl.model.summary_names import ACTIONS
from csxl.summary.answers_sheet import day
from csxl.summary.late_rows import Content
from csxl.summary.looks import colour, status_looks, word_looks
from csxl.summary.prompts import Prompt, choose, offer, write_day, write_text
from csxl.summary.sheet_plan import SummaryPlan
from csxl.summary.table_sheet import KEY_COLUMN, Column, SheetTable, TableLine, write_table_sheet
from csxl.text.days import FIRST_DAY
from csxl.writing.xlsx import Workbook

RATING, NO_DATE = "Rating", "no date"
DIGITS = 6  # of a number that a summary gives an action of the meeting; a longer one was made up
COLUMNS = (
    Column(BY_WHEN, 17, "unlocked day"),
    Column(ACTION, 58, "unlocked text"),
    Column(OWNER, 24, "unlocked text"),
    Column(AGENCY, 26, "unlocked text"),
    Column(REF, 9, "unlocked strong"),
    Column("Criterion", 30, "unlocked quiet"),
    Column(RATING, 15, "unlocked word"),
    Column(STATUS, 13, "answer text"),
    Column(PROGRESS, 36, "answer text"),
    Column(DONE_ON, 14, "answer date"),
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
FIRST_PAGE = HEADINGS.index(RATING) + 1
SPARE = 30  # rows for actions that the meeting adds
NOTE = (
    f"What agencies propose and the meeting agreed, by date. Fill in {STATUS}, {PROGRESS} and {DONE_ON}; type over "
    "what has changed; add actions at the end."
)


def write_actions(workbook: Workbook, plan: SummaryPlan) -> None:
    """The sheet of actions, each with the place in the return that it came from, and spare rows at the end."""
    lines = [_line(plan, action) for action in (*plan.actions, *_spare(plan))]
    table = SheetTable(COLUMNS, lines, NOTE, 2, repeated=True, first_page=FIRST_PAGE, spare=SPARE)
    page = write_table_sheet(workbook, plan, ACTIONS, table, 2)
    colour(page, [table.cells(RATING)], word_looks(page, plan.comparison.rubric) | status_looks(page))
    source = offer(page, table, PROGRESS_CHOICES)
    for heading, prompt in _prompts(source).items():
        page.choice(table.cells(heading), dict(prompt))  # one range, so that a row inserted within it is asked the same
    page.protect(insert_rows=True)


def action_cells(plan: SummaryPlan, heading: str) -> str:
    """One column of the sheet with its spare rows, as other sheets' formulas name it after the sheet's own name."""
    rows = [TableLine(())] * (len(plan.actions) + SPARE)
    return SheetTable(COLUMNS, rows, NOTE).cells(heading, absolute=True)


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
        yield Action(DecisionKind.MEETING, str(number), "", "", "", "", "", "", None, "")


def _line(plan: SummaryPlan, action: Action) -> TableLine:
    shown: dict[str, Content] = dict(action.texts)
    due = by_when(plan, action)
    shown[BY_WHEN] = due if isinstance(due, str) else due.isoformat()
    for heading in OPEN[action.kind]:
        key = Key(action.kind, action.subject, heading)
        shown[heading] = plan.open_cells.fill(key, str(shown[heading]))
    for heading in (BY_WHEN, DONE_ON):
        shown[heading] = day(str(shown[heading]))
    shown[KEY_COLUMN.heading] = Key(action.kind, action.subject, ACTION).row
    cells: Sequence[Content] = [shown[heading] for heading in HEADINGS]
    return TableLine(cells, OF_MEETING if action.kind is DecisionKind.MEETING else (), grows=True)


def _prompts(choices: str) -> dict[str, Prompt]:
    """What may be typed into which column."""
    return {
        BY_WHEN: write_text(BY_WHEN, "The day by which it will be done, such as 31/03/2027, or a time in words."),
        ACTION: write_text(ACTION, "What will be done. What you type here replaces the words beside it from now on."),
        OWNER: write_text(OWNER, "Who will do it."),
        STATUS: choose(choices, STATUS, "Choose how far it is. What is done or dropped stays listed, at the end."),
        PROGRESS: write_text(PROGRESS, "What has happened so far, in a line or two."),
        DONE_ON: write_day(DONE_ON, "The day on which it was done, such as 31/03/2027.", PROGRESS),
    }

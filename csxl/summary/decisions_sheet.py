"""Decisions: everything that people decided after the returns, with open cells for who decided it, when and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from csxl.model.decisions import ON, OPEN, WHO, WHY, DecisionKind
from csxl.model.summary_names import DECISIONS
from csxl.summary.answers_sheet import day
from csxl.summary.decided import decided
from csxl.summary.decision_rows import Decided
from csxl.summary.lines import split_text
from csxl.summary.looks import colour, word_looks
from csxl.summary.prompts import ask, write_day, write_text
from csxl.summary.said_columns import said
from csxl.summary.sheet_plan import FIRST_ROW, SummaryPlan
from csxl.summary.table_sheet import KEY_COLUMN, Column, SheetTable, TableLine, write_table_sheet
from csxl.summary.views import CONTINUED, MOST_ROW_LINES
from csxl.writing.xlsx import Page, Workbook

SETTLED, AGREED, TYPED = "Settled", "Agreed", "What was typed"
TYPED_WIDTH = 68.0  # makes the first printed page as wide as the second
COLUMNS = (
    Column("What", 28, "strong"),
    Column("Ref", 9, "strong"),
    Column("Agency", 24),
    Column("Returned", 22),
    Column(SETTLED, 16, "word"),
    Column(AGREED, 15, "word"),
    Column(TYPED, TYPED_WIDTH),
    Column("Remark", 34, "quiet"),
    Column(WHO, 20, "answer text"),
    Column(ON, 13, "answer date"),
    Column(WHY, 32, "answer text"),
    Column("First seen", 26, "quiet"),
    KEY_COLUMN,
)
HEADINGS = [column.heading for column in COLUMNS]
SAID, OPEN_COLUMNS = COLUMNS[: HEADINGS.index(WHO)], len(OPEN[DecisionKind.RECORD])
LOOKS = tuple(column.style for column in COLUMNS)
FIRST = tuple(look if look == "key" else f"{look} first" for look in LOOKS)  # of a kind
MORE = (*LOOKS[: len(SAID)], *["open space"] * OPEN_COLUMNS, "quiet", "key")  # of a text too long for a row
ZOOM = 80  # per cent: what was decided and who decided it side by side on a laptop
FROZEN, FIRST_PAGE, LEAST_HEIGHT = 3, HEADINGS.index("Remark"), 36.0
NOTE = (
    "What was decided after the returns. Later decisions join when the summary is made again; the folder “earlier” "
    "keeps the former ones."
)
HOW_TO_SAY_WHY = "Why it was decided, if that is not said already. Agencies are never sent this."
NONE = "Nothing has been decided yet."


def write_decisions(workbook: Workbook, plan: SummaryPlan) -> None:
    """The record of decisions, written when all other sheets with open cells have been."""
    lines: list[TableLine] = []
    rows: list[int] = []
    for _, group in groupby(decided(plan), lambda one: one.kind):
        for number, one in enumerate(group):
            rows.append(FIRST_ROW + len(lines))
            lines += _lines(plan, one, not number)
    table = SheetTable(
        said(plan, COLUMNS),
        lines or [TableLine([plan.text(NONE), *[""] * (len(COLUMNS) - 1)], ["text"] * len(COLUMNS))],
        plan.text(NOTE),
        FROZEN,
        repeated=True,
        first_page=FIRST_PAGE,
    )
    page = write_table_sheet(workbook, plan, DECISIONS, table, 2)
    looks = word_looks(page, plan.comparison.rubric)
    colour(page, [table.cells(SETTLED), table.cells(AGREED)], looks)
    page.ask("set_zoom", ZOOM)
    _open_answers(page, plan, rows)
    page.protect()


def _lines(plan: SummaryPlan, one: Decided, first: bool) -> Iterator[TableLine]:
    """One decision, and below it what of the typed text does not fit a row."""
    key = one.record
    who, on, why = (plan.open_cells.fill(key._replace(field=heading)) for heading in (WHO, ON, WHY))
    text, *more = split_text(one.typed, TYPED_WIDTH, MOST_ROW_LINES)
    shown = (one.what, one.ref, one.agency, one.returned, one.settled, one.agreed, text, one.remark)
    yield TableLine([*shown, who, day(on), why, one.seen, key.row], FIRST if first else (), LEAST_HEIGHT, grows=True)
    for part in more:
        cells = [one.what, one.ref, one.agency, "", "", "", f"{plan.text(CONTINUED)} {part}"]
        yield TableLine([*cells, *[""] * (len(COLUMNS) - len(cells))], MORE)


def _open_answers(page: Page, plan: SummaryPlan, rows: Sequence[int]) -> None:
    """Say what may be entered into the open cells of these rows."""
    prompts = {
        WHO: write_text(plan, WHO, plan.text("Who decided this: a name, or “the meeting”.")),
        ON: write_day(plan, ON, plan.text("The day on which it was decided, such as 26/11/2026."), WHY),
        WHY: write_text(plan, WHY, plan.text(HOW_TO_SAY_WHY)),
    }
    for heading, prompt in prompts.items():
        ask(page, HEADINGS.index(heading) + 1, rows, prompt)

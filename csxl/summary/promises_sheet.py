"""Promises: what was promised in the review before, what its agency says of it now, and what is known since."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import accumulate

from csxl.compare.actions import DONE, DROPPED, NOT_BEGUN, UNDER_WAY
from csxl.compare.promises import Owner, PromiseNow, PromiseOutcome, outcome_of, progress_word
from csxl.model.decisions import (
    AGENCY,
    AT_ITS_END,
    BY_WHEN,
    HOW_KNOWN,
    OWNER,
    PROGRESS_CHOICES,
    PROMISED,
    RECORDED,
    REF,
    SAYS_NOW,
    THE_MEETING,
    DecisionKind,
    Key,
)
from csxl.model.summary_names import PROMISES
from csxl.summary.answers_sheet import day
from csxl.summary.formulas import Formula, literal
from csxl.summary.late_rows import Content
from csxl.summary.looks import alert_look, colour
from csxl.summary.prompts import ask, choose, offer, write_text
from csxl.summary.said_columns import said
from csxl.summary.sheet_plan import FIRST_ROW, LONGEST_LABEL, SummaryPlan
from csxl.summary.table_sheet import KEY_COLUMN, Column, SheetTable, TableLine, nothing, write_table_sheet
from csxl.text.a1 import address
from csxl.text.wording import quote, sentence, shortened
from csxl.writing.storable import storable
from csxl.writing.theme import Look
from csxl.writing.xlsx import Workbook

OUTCOME, CRITERION = "Outcome", "Criterion"
COUNTS, OPEN_SO_FAR, SHORT = "Counts as", "Open so far", "In short"  # hidden: which word counts, how many down to here
# are open, and what page one says of it
LONGEST_SHORT = 45  # characters
NO_WORD, GONE = "–", "not in this rubric"
COLUMNS = (
    Column(OUTCOME, 12.5, "word"),
    Column(AGENCY, 21, "strong"),
    Column(PROMISED, 42),
    Column(REF, 8, "quiet"),
    Column(CRITERION, 22, "quiet"),
    Column(OWNER, 17),
    Column(BY_WHEN, 13),
    Column(AT_ITS_END, 21, "quiet"),
    Column(SAYS_NOW, 14, "word"),
    Column(RECORDED, 14, "answer word"),
    Column(HOW_KNOWN, 25, "answer text"),
    Column(COUNTS, 12, "key", hidden=True),
    Column(OPEN_SO_FAR, 12, "key", hidden=True),
    Column(SHORT, 20, "key", hidden=True),
    KEY_COLUMN,
)
HEADINGS = [column.heading for column in COLUMNS]
FROZEN = HEADINGS.index(REF)
ZOOM = 85
NOTE = (
    "What was promised in the review before, the open ones first. Choose under {} what is known by now; it "
    "counts before what the agency says, and page one follows."
)
NOTHING = "Nothing was promised in the review before."
HOW = "How far it is by now, as you know it. It counts before what the agency says in its questionnaire."
HOW_TO_SAY = "How you know it: by telephone with …, 3 Dec; minutes of the board, 9 Dec."


def write_promises(workbook: Workbook, plan: SummaryPlan) -> None:
    """The sheet that stands before the actions where there is a review before."""
    still_open = accumulate(int(not one.ended) for one in plan.since.promises)
    every = enumerate(zip(plan.since.promises, still_open, strict=True), FIRST_ROW)
    lines = [_line(plan, one, row, number) for row, (one, number) in every]
    note, none = plan.text(NOTE, plan.text(RECORDED)), nothing(plan.text(NOTHING), COLUMNS)
    table = SheetTable(said(plan, COLUMNS), lines or [none], note, FROZEN, repeated=True)
    page = write_table_sheet(workbook, plan, PROMISES, table)
    page.ask("set_zoom", ZOOM)
    change = page.workbook.change
    looks: dict[str, Look] = {
        PromiseOutcome.NOT_KEPT: alert_look(page),
        PromiseOutcome.NOT_SAID: change(bold=True, border=1),
        **dict.fromkeys((PromiseOutcome.KEPT, PromiseOutcome.UNDER_WAY), change(bold=True)),
    }
    colour(page, [table.cells(OUTCOME)], plan.in_cells(looks))
    if not lines:
        return
    rows = range(FIRST_ROW, FIRST_ROW + len(lines))
    choices = offer(page, table, [*map(plan.in_cell, PROGRESS_CHOICES)])
    ask(page, HEADINGS.index(RECORDED) + 1, rows, choose(plan, choices, RECORDED, plan.text(HOW)))
    ask(page, HEADINGS.index(HOW_KNOWN) + 1, rows, write_text(plan, HOW_KNOWN, plan.text(HOW_TO_SAY)))
    page.protect()


def promise_cells(plan: SummaryPlan, heading: str) -> str:
    """One column of the sheet as other sheets' formulas name it; there is one only if anything was promised."""
    table = SheetTable(COLUMNS, [TableLine(())] * len(plan.since.promises), NOTE)
    return f"{plan.tab_in_formulas(PROMISES)}!{table.cells(heading, absolute=True)}"


def _line(plan: SummaryPlan, one: PromiseNow, row: int, still_open: int) -> TableLine:
    promise = one.promise
    key = Key(DecisionKind.PROMISE, promise.subject, RECORDED)
    how = key._replace(field=HOW_KNOWN)
    cells = {heading: address(row, number) for number, heading in enumerate(HEADINGS, 1)}
    criterion = plan.comparison.rubric.criteria.get(promise.ref)
    shown: Mapping[str, Content] = {
        OUTCOME: _outcome(plan, one, cells),
        AGENCY: promised_by(plan, one),
        PROMISED: promise.action,
        REF: promise.ref,
        CRITERION: criterion.place if criterion else plan.text(GONE) if promise.ref else "",
        OWNER: promise.owner,
        BY_WHEN: one.date or day(promise.by_when),
        AT_ITS_END: _then(plan, one),
        SAYS_NOW: plan.in_cell(one.says),
        RECORDED: plan.open_cells.fill(key, ground=one.says),
        HOW_KNOWN: plan.open_cells.fill(how, ground=one.says),
        COUNTS: _counting(plan, one, cells[RECORDED]),
        OPEN_SO_FAR: _open_so_far(plan, cells, row, still_open),
        SHORT: _short(plan, one, cells[OUTCOME]),
        KEY_COLUMN.heading: key.row,
    }
    return TableLine([shown[heading] for heading in HEADINGS], grows=True)


def _then(plan: SummaryPlan, one: PromiseNow) -> str:
    """How it stood at the end of the review before."""
    promise = one.promise
    done = day(promise.done_on)
    on = done if isinstance(done, str) else plan.said.day(done)
    return sentence(
        "; ".join(filter(None, (" ".join(filter(None, (plan.in_cell(promise.status), on))), promise.progress)))
    )


def _counting(plan: SummaryPlan, one: PromiseNow, recorded: str) -> Formula:
    """Which word for progress counts: the recorded one or, failing that, the one that is known otherwise."""
    known = ",".join(f"TRIM({recorded})={literal(plan.in_cell(word))}" for word in PROGRESS_CHOICES)
    recorded_now = " ".join(plan.open_cells.shown(RECORDED, one.recorded).split())
    otherwise = plan.in_cell(one.said) or NO_WORD
    counts = recorded_now if progress_word(one.recorded) else otherwise
    return Formula(f"=IF(OR({known}),TRIM({recorded}),{literal(otherwise)})", counts)


def _open_so_far(plan: SummaryPlan, cells: Mapping[str, str], row: int, number: int) -> Formula:
    """How many promises down to this row are still to be kept."""
    done, dropped = (literal(plan.in_cell(one)) for one in (DONE, DROPPED))
    word, above = cells[COUNTS], f"{address(row - 1, HEADINGS.index(OPEN_SO_FAR) + 1)}+" if row > FIRST_ROW else ""
    return Formula(f"={above}IF(OR({word}={done},{word}={dropped}),0,1)", number)


def promised_by(plan: SummaryPlan, one: PromiseNow) -> str:
    """Whose a promise is, by today's names."""
    return plan.listed([_name(plan, owner) for owner in one.owners])


def _name(plan: SummaryPlan, owner: Owner) -> str:
    if owner.name == THE_MEETING:
        return plan.in_cell(THE_MEETING)
    return shortened(" ".join(owner.name.split()), LONGEST_LABEL) if owner.place is None else plan.labels[owner.place]


def short_text(plan: SummaryPlan, one: PromiseNow) -> str:
    """A promise in a few words: “Police: “Share the log”, under way”."""
    return f"{_start(plan, one)}{plan.in_cell(one.outcome(plan.made))}"


def _short(plan: SummaryPlan, one: PromiseNow, outcome: str) -> Formula:
    return Formula(f"={literal(_start(plan, one))}&{outcome}", short_text(plan, one))


def _start(plan: SummaryPlan, one: PromiseNow) -> str:
    text = " ".join(one.promise.action.split())
    if len(text) > LONGEST_SHORT:
        head = text[:LONGEST_SHORT]
        text = f"{head.rpartition(' ')[0] or head} …"
    return storable(f"{promised_by(plan, one)}: {quote(text)}, ")


def _outcome(plan: SummaryPlan, one: PromiseNow, cells: Mapping[str, str]) -> Formula:
    """What a promise has come to by the day on page one."""
    word, due = cells[COUNTS], cells[BY_WHEN]
    not_due, not_kept = (literal(plan.in_cell(one)) for one in (PromiseOutcome.NOT_DUE, PromiseOutcome.NOT_KEPT))
    late = f"IF(AND(ISNUMBER({due}),{due}>={plan.as_at}),{not_due},{not_kept})"
    text = literal(plan.in_cell(PromiseOutcome.NOT_SAID))
    for progress, outcome in (
        (NOT_BEGUN, late),
        *((other, literal(plan.in_cell(outcome_of(other, None, plan.made)))) for other in (DROPPED, UNDER_WAY, DONE)),
    ):
        text = f"IF({word}={literal(plan.in_cell(progress))},{outcome},{text})"
    return Formula(f"={text}", plan.in_cell(one.outcome(plan.made)))

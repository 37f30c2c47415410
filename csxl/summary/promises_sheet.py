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
    DecisionKind,
    Key,
)
from csxl.model.summary_names import PROMISES
from csxl.summary.answers_sheet import day
from csxl.summary.formulas import Formula, literal
from csxl.summary.late_rows import Content
from csxl.summary.looks import alert_look, colour
from csxl.summary.prompts import ask, choose, offer, write_text
from csxl.summary.sheet_plan import FIRST_ROW, LONGEST_LABEL, SummaryPlan
from csxl.summary.table_sheet import KEY_COLUMN, Column, SheetTable, TableLine, nothing, write_table_sheet
from csxl.text.a1 import address
from csxl.text.days import day_in_words
from csxl.text.wording import listed, quote, sentence, shortened
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
    f"What was promised in the review before, the open ones first. Choose under {RECORDED} what is known by now; it "
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
    table = SheetTable(COLUMNS, lines or [nothing(NOTHING, COLUMNS)], NOTE, FROZEN, repeated=True)
    page = write_table_sheet(workbook, plan, PROMISES, table)
    page.ask("set_zoom", ZOOM)
    change = page.workbook.change
    looks: dict[str, Look] = {
        PromiseOutcome.NOT_KEPT: alert_look(page),
        PromiseOutcome.NOT_SAID: change(bold=True, border=1),
        **dict.fromkeys((PromiseOutcome.KEPT, PromiseOutcome.UNDER_WAY), change(bold=True)),
    }
    colour(page, [table.cells(OUTCOME)], looks)
    if not lines:
        return
    rows = range(FIRST_ROW, FIRST_ROW + len(lines))
    ask(page, HEADINGS.index(RECORDED) + 1, rows, choose(offer(page, table, PROGRESS_CHOICES), RECORDED, HOW))
    ask(page, HEADINGS.index(HOW_KNOWN) + 1, rows, write_text(HOW_KNOWN, HOW_TO_SAY))
    page.protect()


def promise_cells(plan: SummaryPlan, heading: str) -> str:
    """One column of the sheet as other sheets' formulas name it; there is one only if anything was promised."""
    table = SheetTable(COLUMNS, [TableLine(())] * len(plan.since.promises), NOTE)
    return f"{PROMISES}!{table.cells(heading, absolute=True)}"


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
        CRITERION: criterion.place if criterion else GONE if promise.ref else "",
        OWNER: promise.owner,
        BY_WHEN: one.date or day(promise.by_when),
        AT_ITS_END: _then(one),
        SAYS_NOW: one.says,
        RECORDED: plan.open_cells.fill(key, ground=one.says),
        HOW_KNOWN: plan.open_cells.fill(how, ground=one.says),
        COUNTS: _counting(one, cells[RECORDED]),
        OPEN_SO_FAR: _open_so_far(cells, row, still_open),
        SHORT: _short(plan, one, cells[OUTCOME]),
        KEY_COLUMN.heading: key.row,
    }
    return TableLine([shown[heading] for heading in HEADINGS], grows=True)


def _then(one: PromiseNow) -> str:
    """How it stood at the end of the review before."""
    promise = one.promise
    done = day(promise.done_on)
    on = done if isinstance(done, str) else day_in_words(done)
    return sentence("; ".join(filter(None, (" ".join(filter(None, (promise.status, on))), promise.progress))))


def _counting(one: PromiseNow, recorded: str) -> Formula:
    """Which word for progress counts: the recorded one or, failing that, the one that is known otherwise."""
    known = ",".join(f"TRIM({recorded})={literal(word)}" for word in PROGRESS_CHOICES)
    counts = " ".join(one.recorded.split()) if progress_word(one.recorded) else one.said or NO_WORD
    return Formula(f"=IF(OR({known}),TRIM({recorded}),{literal(one.said or NO_WORD)})", counts)


def _open_so_far(cells: Mapping[str, str], row: int, number: int) -> Formula:
    """How many promises down to this row are still to be kept."""
    word, above = cells[COUNTS], f"{address(row - 1, HEADINGS.index(OPEN_SO_FAR) + 1)}+" if row > FIRST_ROW else ""
    return Formula(f"={above}IF(OR({word}={literal(DONE)},{word}={literal(DROPPED)}),0,1)", number)


def promised_by(plan: SummaryPlan, one: PromiseNow) -> str:
    """Whose a promise is, by today's names."""
    return listed([_name(plan, owner) for owner in one.owners])


def _name(plan: SummaryPlan, owner: Owner) -> str:
    return shortened(" ".join(owner.name.split()), LONGEST_LABEL) if owner.place is None else plan.labels[owner.place]


def short_text(plan: SummaryPlan, one: PromiseNow) -> str:
    """A promise in a few words: “Police: “Share the log”, under way”."""
    return f"{_start(plan, one)}{one.outcome(plan.made)}"


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
    not_due, not_kept = literal(PromiseOutcome.NOT_DUE), literal(PromiseOutcome.NOT_KEPT)
    late = f"IF(AND(ISNUMBER({due}),{due}>={plan.as_at}),{not_due},{not_kept})"
    text = literal(PromiseOutcome.NOT_SAID)
    for progress, said in (
        (NOT_BEGUN, late),
        *((other, literal(outcome_of(other, None, plan.made))) for other in (DROPPED, UNDER_WAY, DONE)),
    ):
        text = f"IF({word}={literal(progress)},{said},{text})"
    return Formula(f"={text}", one.outcome(plan.made).value)

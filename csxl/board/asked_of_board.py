"""What the board is asked to decide: only what is still open, and that there is nothing where there is not."""

from __future__ import annotations

from csxl.board.action_rows import OPEN_STATUS
from csxl.board.behind import NONE, Behind, Hidden
from csxl.board.blocks import BoardSection, Points, Sentence
from csxl.board.live_texts import Figure, joined, minus
from csxl.compare.actions import DROPPED
from csxl.compare.agenda import agenda
from csxl.compare.promises import PromiseOutcome
from csxl.model.comparison import TO_SETTLE
from csxl.model.decisions import OWNER
from csxl.model.summary_names import ACTIONS, DISAGREEMENT, ISSUES, MATRIX, PROMISES
from csxl.summary import formulas
from csxl.summary.formulas import Formula, literal
from csxl.summary.promises_sheet import COUNTS, OUTCOME, promise_cells
from csxl.summary.sheet_plan import SummaryPlan
from csxl.text.wording import either
from csxl.writing.xlsx import Page

QUESTION = "What is the board asked to decide?"
MOST_NAMED = 6
PLEASE = "Please decide these, or say who will."
SETTLED = "very split has an agreed rating, every criterion that {} has an action, every action an owner."
NOTHING, NOTHING_ASKED = "Nothing is left to decide: e", "E"  # before that: while nothing else is open, and otherwise


def asked_of_board(behind: Behind) -> BoardSection:
    """The section: the worst without an action, splits to settle, promises not kept, actions without an owner, unclear
    answers; those of them that there are, one after the other, whatever is typed; while there are none, what else is
    open."""
    every = asks(behind)
    told = [ask for ask in every if ask.value]
    counts, texts = behind.cells(Hidden.ASKS), behind.cells(Hidden.ASK)
    total = behind.cell(len(every), Hidden.ASKS, True)

    def nth(number: int) -> str:
        return f'IF({total}<{number},"",INDEX({texts},MATCH({number},{counts},0)))'

    first, said, still = max(1, len(told)), _nothing_asked(behind), _still_open(behind)
    last = [nth(number) for number in range(first, len(every) + 1)]  # which have one line together
    lines = [*map(nth, range(1, first)), "TRIM(" + '&" "&'.join(last) + ")"]
    if not told:
        both = f'TRIM({said.text[1:]}&" "&{still.text[1:]})'
        lead = Formula(f"=IF({total}=0,{both},{lines[0]})", f"{said.value} {still.value}".strip())
        return BoardSection(QUESTION, (Sentence(lead, strong=True),), band=True)
    lead = Formula(f"=IF({total}=0,{said.text[1:]},{literal(PLEASE)})", PLEASE)
    lines[0] = f"IF({total}=0,{still.text[1:]},{lines[0]})"
    points = Points(tuple(Formula(f"={text}", ask.value) for text, ask in zip(lines, told, strict=True)), numbered=True)
    return BoardSection(QUESTION, (Sentence(lead, strong=True), points), band=True)


def _nothing_asked(behind: Behind) -> Formula:
    """That there is nothing that the board is asked, and whether nothing else is open either."""
    plan, still = behind.plan, _still_open(behind)
    settled = SETTLED.format(f"all see as {plan.worst}{', or that was so both times,' if behind.beside else ''}")
    start = NOTHING_ASKED if still.value else NOTHING
    cases = f'IF({still.text[1:]}="",{literal(NOTHING)},{literal(NOTHING_ASKED)})'
    return Formula(f"={cases}&{literal(settled)}", f"{start}{settled}")


def _still_open(behind: Behind) -> Formula:
    """What the page shows as open though the board is not asked about it; "" if there is nothing."""
    plan = behind.plan
    agreed, met = behind.number(Hidden.AGREED), len(agenda(plan.comparison))
    not_agreed = Formula(f"=MAX(0,{met}-{agreed.text[1:]})", max(0, met - int(agreed.value)))
    bare = sum(
        view.rating == plan.worst and view.answer is not None and not view.answer.action.strip()
        for finding in plan.comparison.findings
        for view in finding.views
    )
    missing = sum(agency.asked and not agency.returned for agency in plan.comparison.agencies)
    ratings, agencies = either(bare, "rating", "ratings"), either(missing, "agency", "agencies")
    parts = [
        Figure(not_agreed, after=" on the agenda without an agreed rating"),
        Figure(Formula(f"={bare}", bare), after=f" {plan.worst} {ratings} returned without an action"),
        Figure(behind.actions.overdue, after=" overdue"),
        Figure(Formula(f"={missing}", missing), after=f" {agencies} without a return"),
    ]
    return joined("Still open: ", parts)


def asks(behind: Behind) -> tuple[Formula, ...]:
    """All that the board may be asked; "" for what is not open."""
    plan, rows = behind.plan, behind.actions
    both = f", or it was {plan.worst} both times," if behind.beside else ""
    start = f"Decide what to do where everyone sees {plan.worst}{both} and nothing is proposed"
    ownerless = minus(rows.counted(*OPEN_STATUS), rows.counted((OWNER, "<>"), *OPEN_STATUS))
    unclear = formulas.total(plan.total_range(TO_SETTLE), plan.total(TO_SETTLE))
    return (
        _names(behind, Hidden.NO_ACTION, start, MATRIX),
        _names(
            behind, Hidden.TO_SETTLE, "Agree a rating where agencies are split and none is agreed yet", DISAGREEMENT
        ),
        _promises(plan),
        joined("Actions with nobody named to do them: ", [Figure(ownerless, after=f". Name somebody on {ACTIONS}")]),
        joined("Answers still unclear: ", [Figure(unclear, after=f". Settle them with their agencies ({ISSUES})")]),
    )


def _promises(plan: SummaryPlan) -> Formula:
    """How many promises of the review before were not kept, or have no word; of what was dropped that is decided."""
    if not plan.since.promises:
        return Formula('=""', "")
    cells, words = (promise_cells(plan, heading) for heading in (OUTCOME, COUNTS))
    undecided = [one.outcome(plan.made) for one in plan.since.promises if one.word != DROPPED]
    parts = [
        Figure(
            Formula(f"=COUNTIFS({cells},{literal(one)},{words},{literal(f'<>{DROPPED}')})", undecided.count(one)),
            after=f" {after}",
        )
        for one, after in ((PromiseOutcome.NOT_KEPT, "not kept"), (PromiseOutcome.NOT_SAID, "with no word yet"))
    ]
    return joined("Decide what becomes of promises made in the review before: ", parts, end=f" ({PROMISES}).")


def write_asks(page: Page, behind: Behind) -> None:
    """Write them into their hidden column, with a running count of those that are open."""
    look, met = page.workbook.look(), 0
    for row, ask in enumerate(asks(behind), 1):
        place, met = behind.cell(row, Hidden.ASK), met + bool(ask.value)
        page.formula(place, f'=IF({ask.text[1:]}="",{literal(NONE)},{ask.text[1:]})', ask.value or NONE, look)
        above = f"{behind.cell(row - 1, Hidden.ASKS)}+" if row > 1 else ""
        page.formula(behind.cell(row, Hidden.ASKS), f"={above}IF({place}={literal(NONE)},0,1)", met, look)


def _names(behind: Behind, count: Hidden, start: str, sheet: str) -> Formula:
    """How many criteria a running count comes to, the first of them by name, and where the others are."""
    number, names = behind.number(count), behind.names(count, MOST_NAMED, sheet)
    total = number.text[1:]
    text = f'=IF({total}=0,"",{literal(f"{start} (")}&{total}&"): "&{names.text[1:]}&".")'
    return Formula(text, f"{start} ({number.value}): {names.value}." if number.value else "")

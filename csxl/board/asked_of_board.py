"""What the board is asked to decide: only what is still open, and that there is nothing where there is not."""

from __future__ import annotations

from csxl.board.action_rows import OPEN_STATUS
from csxl.board.behind import NONE, Behind, Hidden
from csxl.board.blocks import BoardSection, Points, Sentence
from csxl.board.live_texts import Figure, joined, minus
from csxl.model.comparison import TO_SETTLE
from csxl.model.decisions import OWNER
from csxl.model.summary_names import ACTIONS, DISAGREEMENT, ISSUES, MATRIX
from csxl.summary import formulas
from csxl.summary.formulas import Formula, literal
from csxl.writing.xlsx import Page

QUESTION = "What is the board asked to decide?"
MOST_NAMED = 6
PLEASE = "Please decide these, or say who will."
NOTHING = "Nothing is left to decide: every split has an agreed rating, every {} an action, every action an owner."


def asked_of_board(behind: Behind) -> BoardSection:
    """The section: the worst without an action, splits to settle, actions without an owner, unclear answers; those of
    them that there are, one after the other, whatever is typed."""
    every = asks(behind)
    told = [ask for ask in every if ask.value]
    counts, texts = behind.cells(Hidden.ASKS), behind.cells(Hidden.ASK)
    total = behind.cell(len(every), Hidden.ASKS, True)

    def nth(number: int) -> str:
        return f'IF({total}<{number},"",INDEX({texts},MATCH({number},{counts},0)))'

    said, first = NOTHING.format(behind.plan.worst), max(1, len(told))
    last = [nth(number) for number in range(first, len(every) + 1)]  # which have one line together
    rest = "TRIM(" + '&" "&'.join(last) + ")"
    if not told:
        lead = Formula(f"=IF({total}=0,{literal(said)},{rest})", said)
        return BoardSection(QUESTION, (Sentence(lead, strong=True),), band=True)
    lead = Formula(f"=IF({total}=0,{literal(said)},{literal(PLEASE)})", PLEASE)
    lines = [Formula(f"={nth(number)}", told[number - 1].value) for number in range(1, first)]
    lines.append(Formula(f"={rest}", told[-1].value))
    return BoardSection(QUESTION, (Sentence(lead, strong=True), Points(tuple(lines), numbered=True)), band=True)


def asks(behind: Behind) -> tuple[Formula, ...]:
    """All that the board may be asked; "" for what is not open."""
    plan, rows = behind.plan, behind.actions
    start = f"Decide what to do where everyone sees {plan.worst} and nothing is proposed"
    ownerless = minus(rows.counted(*OPEN_STATUS), rows.counted((OWNER, "<>"), *OPEN_STATUS))
    unclear = formulas.total(plan.total_range(TO_SETTLE), plan.total(TO_SETTLE))
    return (
        _names(behind, Hidden.NO_ACTION, start, MATRIX),
        _names(
            behind, Hidden.TO_SETTLE, "Agree a rating where agencies are split and none is agreed yet", DISAGREEMENT
        ),
        joined("Actions with nobody named to do them: ", [Figure(ownerless, after=f". Name somebody on {ACTIONS}")]),
        joined("Answers still unclear: ", [Figure(unclear, after=f". Settle them with their agencies ({ISSUES})")]),
    )


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

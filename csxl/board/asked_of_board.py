"""What the board is asked to decide: only what is still open, and that there is nothing where there is not."""

from __future__ import annotations

from collections.abc import Iterator

from csxl.board.action_rows import OPEN_STATUS, ActionRows
from csxl.board.blocks import BoardSection, Points
from csxl.board.live_texts import Figure, joined, minus, named
from csxl.board.seen_as_worst import all_worst, has_no_action, is_worst, worst_word
from csxl.compare.division import of_division
from csxl.model.comparison import TO_SETTLE, Division
from csxl.model.decisions import NOT_AGREED, OWNER
from csxl.model.summary_names import ACTIONS, DISAGREEMENT, ISSUES
from csxl.summary import formulas
from csxl.summary.disagreement_sheet import agreed_cell
from csxl.summary.formulas import Formula, literal
from csxl.summary.sheet_plan import SummaryPlan

QUESTION = "What is the board asked to decide?"
MOST_NAMED = 6
NOTHING = (
    "Nothing is left to decide: no split without an agreed rating, no {} without an action, nobody missing for one."
)


def asked_of_board(plan: SummaryPlan) -> BoardSection:
    """The section: the splits to settle, the worst without an action, actions without an owner, open questions."""
    asks = [*_splits(plan), *_without_action(plan), *_without_owner(plan), *_questions(plan)]
    nothing = "&".join(ask.text[1:] for ask in asks) or '""'
    said = NOTHING.format(worst_word(plan))
    none = Formula(f'=IF({nothing}="",{literal(said)},"")', "" if any(ask.value for ask in asks) else said)
    return BoardSection(QUESTION, (Points((*asks, none)),), DISAGREEMENT)


def _splits(plan: SummaryPlan) -> Iterator[Formula]:
    """The criteria that split the agencies and have no agreed rating."""
    splits = of_division(plan.comparison, Division.SPLIT)
    if not splits:
        return
    cases = []
    for finding in splits:
        ref, agreed = finding.criterion.ref, agreed_cell(plan, finding.criterion.ref)
        condition = (
            f'AND({plan.division_cell(ref)}={literal(Division.SPLIT)},OR({agreed}="",{agreed}={literal(NOT_AGREED)}))'
        )
        cases.append((condition, not (finding.agreed and finding.agreed.rating), finding.criterion.in_words))
    yield _asked(cases, "Agree a rating where agencies are split: ", DISAGREEMENT)


def _without_action(plan: SummaryPlan) -> Iterator[Formula]:
    """The criteria that all see as the worst, and for which nothing is agreed or proposed."""
    rows = ActionRows(plan)
    cases = [
        (
            f"AND({is_worst(plan, finding.criterion.ref)},{has_no_action(rows, finding.criterion.ref)})",
            not any(one.ref == finding.criterion.ref and one.status.casefold() != "dropped" for one in plan.actions),
            finding.criterion.in_words,
        )
        for finding in all_worst(plan)
    ]
    if cases:
        yield _asked(
            cases, f"Decide on an action where everyone sees {worst_word(plan)} and none is proposed: ", ACTIONS
        )


def _asked(cases: list[tuple[str, bool, str]], start: str, sheet: str) -> Formula:
    """The first names, and how many more there are."""
    told = named(start, cases[:MOST_NAMED], "")
    if len(cases) <= MOST_NAMED:
        return named(start, cases)
    rest = cases[MOST_NAMED:]
    number = "+".join(f"IF({condition},1,0)" for condition, _, _ in rest)
    more = joined(
        " and ", [Figure(Formula(f"=({number})", sum(held for _, held, _ in rest)), after=f" more on {sheet}")]
    )
    return Formula(f"{told.text}&{more.text[1:]}", f"{told.value}{more.value}")


def _without_owner(plan: SummaryPlan) -> Iterator[Formula]:
    rows = ActionRows(plan)
    lacking = minus(rows.counted(*OPEN_STATUS), rows.counted((OWNER, "<>"), *OPEN_STATUS))
    yield joined("Name somebody for ", [Figure(lacking, after=f" actions that have no owner ({ACTIONS})")])


def _questions(plan: SummaryPlan) -> Iterator[Formula]:
    number = Formula(formulas.total(plan.total_range(TO_SETTLE), 0).text, plan.total(TO_SETTLE))
    yield joined("Have ", [Figure(number, after=f" unclear answers settled with their agencies ({ISSUES})")])

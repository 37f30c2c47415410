"""What the board is asked to decide: only what is still open, and that there is nothing where there is not."""

from __future__ import annotations

from itertools import takewhile

from csxl.board.action_rows import OPEN_STATUS
from csxl.board.behind import NONE, Behind, Hidden
from csxl.board.blocks import BoardSection, Points, Sentence
from csxl.board.live_texts import figure, filled, joined, minus, sentence_of
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
from csxl.writing.xlsx import Page

MOST_NAMED = 6


def asked_of_board(behind: Behind) -> BoardSection:
    """The section: the worst without an action, splits to settle, promises not kept, actions without an owner, unclear
    answers; those of them that there are, one after the other, whatever is typed; while there are none, what else is
    open."""
    every, says = asks(behind), behind.plan.says
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
        return BoardSection(says.asked, (Sentence(lead, strong=True),), band=True)
    lead = Formula(f"=IF({total}=0,{said.text[1:]},{literal(says.please)})", says.please)
    lines[0] = f"IF({total}=0,{still.text[1:]},{lines[0]})"
    points = Points(tuple(Formula(f"={text}", ask.value) for text, ask in zip(lines, told, strict=True)), numbered=True)
    return BoardSection(says.asked, (Sentence(lead, strong=True), points), band=True)


def _nothing_asked(behind: Behind) -> Formula:
    """That there is nothing that the board is asked, and whether nothing else is open either."""
    plan, says, still = behind.plan, behind.plan.says, _still_open(behind)
    all_worst = (says.all_worst_or_twice if behind.beside else says.all_worst).format(worst=plan.worst)
    nothing, asked = (text.format(all_worst=all_worst) for text in (says.nothing_open, says.nothing_asked))
    same = takewhile(lambda pair: pair[0] == pair[1], zip(reversed(nothing), reversed(asked), strict=False))
    alike = nothing[len(nothing) - len(list(same)) :]  # how both end
    starts = literal(nothing.removesuffix(alike)), literal(asked.removesuffix(alike))
    cases = f'IF({still.text[1:]}="",{starts[0]},{starts[1]})'
    return Formula(f"={cases}&{literal(alike)}", asked if still.value else nothing)


def _still_open(behind: Behind) -> Formula:
    """What the page shows as open though the board is not asked about it; "" if there is nothing."""
    plan, says = behind.plan, behind.plan.says
    agreed, met = behind.number(Hidden.AGREED), len(agenda(plan.comparison))
    not_agreed = Formula(f"=MAX(0,{met}-{agreed.text[1:]})", max(0, met - int(agreed.value)))
    bare = sum(
        view.rating == plan.worst and view.answer is not None and not view.answer.action.strip()
        for finding in plan.comparison.findings
        for view in finding.views
    )
    missing = sum(agency.asked and not agency.returned for agency in plan.comparison.agencies)
    parts = [
        figure(not_agreed, says.not_on_agenda),
        figure(Formula(f"={bare}", bare), says.bare_worst(bare, plan.worst)),
        figure(behind.actions.overdue, says.overdue),
        figure(Formula(f"={missing}", missing), says.no_return(missing)),
    ]
    return joined(says.still_open, parts)


def asks(behind: Behind) -> tuple[Formula, ...]:
    """All that the board may be asked; "" for what is not open."""
    plan, says, rows = behind.plan, behind.plan.says, behind.actions
    start = (says.decide_or_twice if behind.beside else says.decide).format(worst=plan.worst)
    ownerless = minus(rows.counted(*OPEN_STATUS), rows.counted((OWNER, "<>"), *OPEN_STATUS))
    unclear = formulas.total(plan.total_range(TO_SETTLE), plan.total(TO_SETTLE))
    return (
        _names(behind, Hidden.NO_ACTION, start, MATRIX),
        _names(behind, Hidden.TO_SETTLE, says.settle, DISAGREEMENT),
        _promises(plan),
        sentence_of(ownerless, says.name_somebody, sheet=plan.tab(ACTIONS)),
        sentence_of(unclear, says.make_clear, sheet=plan.tab(ISSUES)),
    )


def _promises(plan: SummaryPlan) -> Formula:
    """How many promises of the review before were not kept, or have no word; of what was dropped that is decided."""
    if not plan.since.promises:
        return Formula('=""', "")
    cells, words = (promise_cells(plan, heading) for heading in (OUTCOME, COUNTS))
    undecided = [one.outcome(plan.made) for one in plan.since.promises if one.word != DROPPED]
    kept = literal(f"<>{plan.in_cell(DROPPED)}")
    parts = [
        figure(
            Formula(f"=COUNTIFS({cells},{literal(plan.in_cell(one))},{words},{kept})", undecided.count(one)),
            plan.says.came_to[one],
        )
        for one in (PromiseOutcome.NOT_KEPT, PromiseOutcome.NOT_SAID)
    ]
    return joined(plan.says.promises_before, parts, end=plan.says.promises_end.format(sheet=plan.tab(PROMISES)))


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
    formula, told = filled(behind.plan.says.named, number, names, start=start)
    return Formula(f'=IF({number.text[1:]}=0,"",{formula})', told if number.value else "")

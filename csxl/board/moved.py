"""What has moved since the review before: how many criteria which way, which they are, and what became of promises."""

from __future__ import annotations

from collections.abc import Iterator

from csxl.board.behind import Behind, Hidden
from csxl.board.blocks import BoardSection, Points, Sentence
from csxl.board.live_texts import figure, filled, joined
from csxl.compare.movement import Movement
from csxl.compare.promises import PromiseOutcome
from csxl.model.before import Before
from csxl.model.summary_names import MOVEMENT, PROMISES
from csxl.summary.formulas import Formula, count_if, literal
from csxl.summary.movement_columns import movement_range
from csxl.summary.promises_sheet import OPEN_SO_FAR, OUTCOME, SHORT, promise_cells, short_text
from csxl.summary.sheet_plan import SummaryPlan
from csxl.text.wording import shortened

KEPT_FIRST = (
    PromiseOutcome.KEPT,
    PromiseOutcome.UNDER_WAY,
    PromiseOutcome.NOT_DUE,
    PromiseOutcome.NOT_KEPT,
    PromiseOutcome.NOT_SAID,
)
MOST_NAMED, MOST_PROMISES = 4, 2
LONGEST_TITLE = 40  # characters of the earlier review's


def moved(behind: Behind) -> BoardSection:
    """The section: counts, the worse and the better criteria by name, those that were the worst both times, and
    promises kept and not."""
    plan, before = behind.plan, behind.plan.comparison.before
    says, worst = plan.says, plan.worst
    if before is None:
        return BoardSection(says.moved, (Sentence(says.no_movement, strong=True),))
    title = shortened(before.review, LONGEST_TITLE) or plan.said.narrative.review_before
    if not before.same:
        words = plan.listed(before.other_scale)
        why = says.other_scale if before.other_scale else says.nothing_compared
        nothing = Sentence(why.format(review=title, words=words), strong=True)
        return BoardSection(says.moved, (nothing, Points((_promises(plan),))), MOVEMENT)
    both, none = (text.format(worst=worst) for text in (says.both_times, says.none_both_times))
    lines = (
        _named(behind, Hidden.WORSE, says.worse, says.none_worse),
        _named(behind, Hidden.BETTER, says.better, says.none_better),
        _named(behind, Hidden.TWICE, both, none),
        *_not_compared(plan, before),
        _promises(plan),
    )
    return BoardSection(says.moved, (Sentence(_counted(plan, title), strong=True), Points(lines)), MOVEMENT)


def _counted(plan: SummaryPlan, title: str) -> Formula:
    """How many criteria moved which way, counted on the sheet Movement."""
    numbers = {one: sum(moved.movement is one for moved in plan.since.moved) for one in Movement}
    cells = movement_range(plan)
    parts = [
        figure(count_if(cells, plan.in_cell(one), numbers[Movement(one)]), told)
        for one, told in plan.says.moved_so.items()
    ]
    return joined(plan.says.moved_since(title, len(plan.since.moved)), parts)


def _not_compared(plan: SummaryPlan, before: Before) -> Iterator[str]:
    """How many criteria are not compared whatever is typed, by why; nothing where every one can be."""
    refs = plan.comparison.rubric.criteria.keys()
    why = {
        "changed": refs & before.changed,
        "new": refs - before.same - before.changed - before.untold,
        "untold": refs & before.untold,
    }
    if told := [plan.says.not_compared_so[one].format(n=len(found)) for one, found in why.items() if found]:
        yield plan.says.not_compared.format(told=plan.listed(told))


def _named(behind: Behind, count: Hidden, start: str, none: str) -> Formula:
    """The first criteria of a kind by name, and how many more there are."""
    number, names = behind.number(count), behind.names(count, MOST_NAMED, MOVEMENT)
    formula, told = filled(behind.plan.says.named, number, names, start=start)
    return Formula(f"=IF({number.text[1:]}=0,{literal(none)},{formula})", told if number.value else none)


def _promises(plan: SummaryPlan) -> Formula | str:
    """How many promises came to what, and the first that are still open."""
    if not plan.since.promises:
        return plan.says.nothing_promised
    outcomes = [one.outcome(plan.made) for one in plan.since.promises]
    cells = promise_cells(plan, OUTCOME)
    parts = [
        figure(count_if(cells, plan.in_cell(one), outcomes.count(one)), plan.says.came_to[one]) for one in KEPT_FIRST
    ]
    counted = joined(plan.says.promised(len(outcomes)), parts)
    still = _still_open(plan)
    return Formula(f"={counted.text[1:]}&{still.text[1:]}", f"{counted.value}{still.value}")


def _still_open(plan: SummaryPlan) -> Formula:
    """The first promises that are not kept yet, in a few words, and how many more there are."""
    so_far, texts = promise_cells(plan, OPEN_SO_FAR), promise_cells(plan, SHORT)
    still = [one for one in plan.since.promises if not one.ended]
    total = f"MAX({so_far})"
    pieces = [
        f'IF({total}<{number},"",{literal("; ")}&INDEX({texts},MATCH({number},{so_far},0)))'
        for number in range(1, MOST_PROMISES + 1)
    ]
    before, _, after = plan.says.names_more_on.format(n="{n}", sheet=plan.tab(PROMISES)).partition("{n}")
    more = f'IF({total}>{MOST_PROMISES},{literal(before)}&{total}-{MOST_PROMISES}&{literal(after)},"")'
    told = f'{literal(plan.says.still_promised)}&MID({"&".join(pieces)},3,999)&{more}&"."'
    named = "; ".join(short_text(plan, one) for one in still[:MOST_PROMISES])
    left = len(still) - MOST_PROMISES
    value = f"{plan.says.still_promised}{named}{f'{before}{left}{after}' if left > 0 else ''}." if still else ""
    return Formula(f'=IF({total}=0,"",{told})', value)

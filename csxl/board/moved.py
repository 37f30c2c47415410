"""What has moved since the review before: how many criteria which way, which they are, and what became of promises."""

from __future__ import annotations

from csxl.board.behind import Behind, Hidden
from csxl.board.blocks import BoardSection, Points, Sentence
from csxl.board.live_texts import Figure, joined
from csxl.compare.movement import Movement
from csxl.compare.promises import PromiseOutcome
from csxl.model.summary_names import MOVEMENT, PROMISES
from csxl.summary.formulas import Formula, count_if, literal
from csxl.summary.movement_columns import movement_range
from csxl.summary.promises_sheet import OPEN_SO_FAR, OUTCOME, SHORT, promise_cells, short_text
from csxl.summary.sheet_plan import SummaryPlan
from csxl.text.wording import many, shortened

QUESTION = "What has moved?"
NO_MOVEMENT = "No earlier review stands behind this one, so there is nothing to compare with."
NOTHING_COMPARED = "Ratings cannot be compared with {}: no criterion had the descriptors that it has now."
NOTHING_PROMISED = "Nothing was promised in the review before."
SAID_OF = {
    Movement.WORSE: " worse",
    Movement.MOSTLY_WORSE: " mostly worse",
    Movement.BETTER: " better",
    Movement.MOSTLY_BETTER: " mostly better",
    Movement.BOTH: " better to some and worse to others",
    Movement.SAME: " the same",
    Movement.NEW: " rated for the first time",
    Movement.NO_LONGER: " no longer rated",
    Movement.NOT_COMPARED: " not compared",
    Movement.NOT_RATED: " not rated either time",
}
KEPT_FIRST = (
    PromiseOutcome.KEPT,
    PromiseOutcome.UNDER_WAY,
    PromiseOutcome.NOT_DUE,
    PromiseOutcome.NOT_KEPT,
    PromiseOutcome.NOT_SAID,
)
SAID_AS = {PromiseOutcome.NOT_SAID: "with no word yet"}
MOST_NAMED, MOST_PROMISES = 4, 2
LONGEST_TITLE = 40  # characters of the earlier review's


def moved(behind: Behind) -> BoardSection:
    """The section: counts, the worse and the better criteria by name, those that were the worst both times, and
    promises kept and not."""
    plan, before = behind.plan, behind.plan.comparison.before
    if before is None:
        return BoardSection(QUESTION, (Sentence(NO_MOVEMENT, strong=True),))
    title, worst = shortened(before.review, LONGEST_TITLE) or "the review before", plan.worst
    if not before.same:
        return BoardSection(
            QUESTION, (Sentence(NOTHING_COMPARED.format(title), strong=True), Points((_promises(plan),))), MOVEMENT
        )
    lines = (
        _named(behind, Hidden.WORSE, "Worse or mostly worse", "No criterion is worse."),
        _named(behind, Hidden.BETTER, "Better or mostly better", "No criterion is better."),
        _named(behind, Hidden.TWICE, f"{worst} both times", f"No criterion was {worst} both times."),
        _promises(plan),
    )
    return BoardSection(QUESTION, (Sentence(_counted(plan, title), strong=True), Points(lines)), MOVEMENT)


def _counted(plan: SummaryPlan, title: str) -> Formula:
    """How many criteria moved which way, counted on the sheet Movement."""
    numbers = {one: sum(moved.movement is one for moved in plan.since.moved) for one in Movement}
    cells = movement_range(plan)
    parts = [Figure(count_if(cells, one.value, numbers[one]), after=after) for one, after in SAID_OF.items()]
    return joined(f"Since {title}, of {many(len(plan.since.moved), 'criterion', 'criteria')}: ", parts)


def _named(behind: Behind, count: Hidden, start: str, none: str) -> Formula:
    """The first criteria of a kind by name, and how many more there are."""
    number, names = behind.number(count), behind.names(count, MOST_NAMED, MOVEMENT)
    total = number.text[1:]
    value = f"{start} ({number.value}): {names.value}." if number.value else none
    told = f'{literal(f"{start} (")}&{total}&"): "&{names.text[1:]}&"."'
    return Formula(f"=IF({total}=0,{literal(none)},{told})", value)


def _promises(plan: SummaryPlan) -> Formula | str:
    """How many promises came to what, and the first that are still open."""
    if not plan.since.promises:
        return NOTHING_PROMISED
    outcomes = [one.outcome(plan.made) for one in plan.since.promises]
    cells = promise_cells(plan, OUTCOME)
    parts = [
        Figure(count_if(cells, one.value, outcomes.count(one)), after=f" {SAID_AS.get(one, one)}") for one in KEPT_FIRST
    ]
    counted = joined(f"Of {many(len(outcomes), 'promise')} made then: ", parts)
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
    more = f'IF({total}>{MOST_PROMISES}," and "&{total}-{MOST_PROMISES}&{literal(f" more on {PROMISES}")},"")'
    told = f'{literal(" Still open: ")}&MID({"&".join(pieces)},3,999)&{more}&"."'
    named = "; ".join(short_text(plan, one) for one in still[:MOST_PROMISES])
    left = len(still) - MOST_PROMISES
    value = f" Still open: {named}{f' and {left} more on {PROMISES}' if left > 0 else ''}." if still else ""
    return Formula(f'=IF({total}=0,"",{told})', value)

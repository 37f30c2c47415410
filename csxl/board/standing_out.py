"""What stands out across the returns: a few of the patterns, and where the others are."""

from __future__ import annotations

from csxl.board.blocks import BoardSection, Fitted, Points, Sentence
from csxl.compare.patterns import NO_ACTION
from csxl.model.summary_names import METHOD
from csxl.summary.sheet_plan import SummaryPlan


def standing_out(plan: SummaryPlan) -> Fitted:
    """The section: so many patterns, one of each kind before a second, with how many there are of them."""
    found = [pattern for pattern in plan.patterns if pattern.kind != NO_ACTION]  # which stands with the worst ratings
    if not found:
        return lambda _: BoardSection(
            plan.says.stands_out, (Sentence(plan.says.nothing_stands_out, strong=True),), METHOD
        )
    kinds = [pattern.kind for pattern in found]
    order = sorted(range(len(found)), key=lambda place: (kinds[:place].count(kinds[place]), place))
    first = [found[place] for place in order]
    day = plan.said.day(plan.made)
    told = tuple(pattern.sentence for pattern in first)

    def section(shown: int) -> BoardSection:
        start = plan.says.patterns(day, len(told), plan.tab(METHOD) if len(told) > shown else "")
        return BoardSection(
            plan.says.stands_out, (Sentence(start, strong=True), Points(told[:shown], told[shown:])), METHOD
        )

    return section

"""What stands out across the returns: a few of the patterns, and where the others are."""

from __future__ import annotations

from csxl.board.blocks import BoardSection, Fitted, Points, Sentence
from csxl.compare.patterns import NO_ACTION
from csxl.model.summary_names import METHOD
from csxl.summary.sheet_plan import SummaryPlan
from csxl.text.days import day_in_words
from csxl.text.wording import many

QUESTION = "What stands out?"
NOTHING = "Nothing stands out across the returns."


def standing_out(plan: SummaryPlan) -> Fitted:
    """The section: so many patterns, one of each kind before a second, with how many there are of them."""
    found = [pattern for pattern in plan.patterns if pattern.kind != NO_ACTION]  # which stands with the worst ratings
    if not found:
        return lambda _: BoardSection(QUESTION, (Sentence(NOTHING, strong=True),), METHOD)
    kinds = [pattern.kind for pattern in found]
    order = sorted(range(len(found)), key=lambda place: (kinds[:place].count(kinds[place]), place))
    first = [found[place] for place in order]
    day = day_in_words(plan.made)
    told = tuple(pattern.sentence for pattern in first)

    def section(shown: int) -> BoardSection:
        where = f"; all of them on {METHOD}" if len(told) > shown else ""
        start = f"In the returns as they stood on {day}: {many(len(told), 'pattern')}{where}."
        return BoardSection(QUESTION, (Sentence(start, strong=True), Points(told[:shown], told[shown:])), METHOD)

    return section

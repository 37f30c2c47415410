"""Who answered and what is missing: agencies by name, files that could not be used, and live counts of answers."""

from __future__ import annotations

from collections.abc import Iterator

from csxl.board.blocks import BoardSection, Sentence
from csxl.board.live_texts import Figure, figure, joined
from csxl.compare.narrative import not_counted, who_returned
from csxl.model.comparison import BLANK, RATED, TO_SETTLE
from csxl.model.summary_names import RETURNS
from csxl.summary import formulas
from csxl.summary.formulas import Formula
from csxl.summary.sheet_plan import FIRST_ROW, SummaryPlan
from csxl.text.a1 import address

MOST_PARTIAL = 12  # agencies with gaps that are named


def who_answered(plan: SummaryPlan) -> BoardSection:
    """The section: who returned and who did not, what could not be used, how many answers there are of each kind."""
    told = " ".join((*who_returned(plan.comparison, plan.said), *not_counted(plan.comparison, plan.said)))
    return BoardSection(
        plan.says.who_answered,
        (Sentence(told, strong=True), Sentence(_answers(plan)), *map(Sentence, _in_part(plan))),
        RETURNS,
    )


def _answers(plan: SummaryPlan) -> Formula:
    """How many answers are ratings, abstentions or missing, counted on the matrix: together all that were asked for."""
    says, ratings = plan.says, list(plan.comparison.rubric.ratings)
    first, last = plan.total_range(ratings[0]), plan.total_range(ratings[-1])
    rated = formulas.total(f"{first.split(':')[0]}:{last.split(':')[1]}", sum(plan.total(word) for word in ratings))
    parts = [figure(rated, says.answered[RATED])]
    parts += [
        figure(
            formulas.total(plan.total_range(word), plan.total(word)),
            says.answered.get(word, says.abstained),
            word=word,
        )
        for word in plan.words[len(ratings) :]
    ]
    asked = says.answers_of(len(plan.labels), len(plan.comparison.findings))
    return joined(asked, parts, none=says.nobody_known)


def _in_part(plan: SummaryPlan) -> Iterator[Formula | str]:
    """The agencies that returned and left something blank or unclear, those with most first, and how much of it: live
    where each has a column of the matrix."""
    numbers = {
        place: sum(agency.coverage[word] for word in (BLANK, TO_SETTLE))
        for place, agency in enumerate(plan.comparison.agencies)
        if agency.returned
    }
    places = sorted((place for place in numbers if numbers[place]), key=lambda place: -numbers[place])
    if not places:
        return
    if plan.grouped:
        yield plan.says.gaps_of(len(places), plan.tab(RETURNS))
        return
    parts = [Figure(_gaps(plan, place, numbers[place]), f"{plan.labels[place]} ") for place in places[:MOST_PARTIAL]]
    others = plan.says.other_gaps.format(sheet=plan.tab(RETURNS)) if len(places) > MOST_PARTIAL else "."
    yield joined(plan.says.gaps, parts, ", ", others, plan.says.no_gaps)


def _gaps(plan: SummaryPlan, place: int, number: int) -> Formula:
    column = plan.first_view + place
    cells = f"{plan.matrix}!{address(FIRST_ROW, column, True)}:{address(plan.last_row, column, True)}"
    counted = "+".join(formulas.count_if(cells, plan.in_cell(word), 0).text[1:] for word in (BLANK, TO_SETTLE))
    return Formula(f"=({counted})", number)

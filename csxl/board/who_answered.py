"""Who answered and what is missing: agencies by name, files that could not be used, and live counts of answers."""

from __future__ import annotations

from collections.abc import Iterator

from csxl.board.blocks import BoardSection, Sentence
from csxl.board.live_texts import Figure, joined
from csxl.compare.narrative import not_counted, who_returned
from csxl.model.comparison import BLANK, NOT_RETURNED, RATED, TO_SETTLE
from csxl.model.summary_names import RETURNS
from csxl.summary import formulas
from csxl.summary.formulas import Formula
from csxl.summary.sheet_plan import FIRST_ROW, SummaryPlan
from csxl.text.a1 import address
from csxl.text.wording import many

QUESTION = "Who answered, and what is missing?"
MOST_PARTIAL = 12  # agencies with gaps that are named
PLAIN = {BLANK: "left blank in returns", NOT_RETURNED: "of agencies without a return", TO_SETTLE: "unclear"}


def who_answered(plan: SummaryPlan) -> BoardSection:
    """The section: who returned and who did not, what could not be used, how many answers there are of each kind."""
    told = " ".join((*who_returned(plan.comparison, plan.said), *not_counted(plan.comparison, plan.said)))
    return BoardSection(
        QUESTION, (Sentence(told, strong=True), Sentence(_answers(plan)), *map(Sentence, _in_part(plan))), RETURNS
    )


def _answers(plan: SummaryPlan) -> Formula:
    """How many answers are ratings, abstentions or missing, counted on the matrix: together all that were asked for."""
    ratings = list(plan.comparison.rubric.ratings)
    first, last = plan.total_range(ratings[0]), plan.total_range(ratings[-1])
    rated = formulas.total(f"{first.split(':')[0]}:{last.split(':')[1]}", sum(plan.total(word) for word in ratings))
    parts = [Figure(rated, after=f" {RATED}")]
    parts += [
        Figure(formulas.total(plan.total_range(word), plan.total(word)), after=f" {PLAIN.get(word, f'“{word}”')}")
        for word in plan.words[len(ratings) :]
    ]
    agencies, criteria = len(plan.labels), len(plan.comparison.findings)
    asked = f"{many(agencies, 'agency', 'agencies')} on {many(criteria, 'criterion', 'criteria')}"
    return joined(f"Answers of {asked}: ", parts, none="No agency is known yet.")


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
        yield f"{many(len(places), 'agency', 'agencies')} had answers blank or unclear when this was made: {RETURNS}."
        return
    parts = [Figure(_gaps(plan, place, numbers[place]), f"{plan.labels[place]} ") for place in places[:MOST_PARTIAL]]
    others = f"; others on {RETURNS}." if len(places) > MOST_PARTIAL else "."
    yield joined("Blank or unclear: ", parts, ", ", others, "Nothing that returned is blank or unclear any more.")


def _gaps(plan: SummaryPlan, place: int, number: int) -> Formula:
    column = plan.first_view + place
    cells = f"{plan.matrix}!{address(FIRST_ROW, column, True)}:{address(plan.last_row, column, True)}"
    counted = "+".join(formulas.count_if(cells, word, 0).text[1:] for word in (BLANK, TO_SETTLE))
    return Formula(f"=({counted})", number)

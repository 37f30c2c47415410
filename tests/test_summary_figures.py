"""The small review's statistics and sentences on their sheets, each worked out without the product.

α is from the package krippendorff and AC2 from irrCAC, run once over the letters of readings_by_hand.SMALL;
A is by hand.
"""

from __future__ import annotations

from dataclasses import replace

import pytest
from openpyxl.workbook import Workbook

from csxl.compare.agreement import NO_INTERVAL, NO_PAIRS, NO_RATINGS, ONE_RATING
from csxl.compare.consolidation import consolidate
from csxl.model.answers import Reading
from csxl.model.comparison import Comparison
from tests.helpers.opened_summaries import opened, small, table
from tests.helpers.readings_by_hand import EDUCATION, HEALTH, POLICE, published, rated, small_review

# Van der Eijk's A: each layer of the counts at its share of the ratings, one word 1, two neighbours ½, the ends −1,
# all three 0. (1, 2, 1) is 3 of 4 ratings at 0 and 1 of 4 at 1.
CONSENSUS = {
    "T1-R": "1.00",
    "T1-A": "0.60",
    "T1-P": "0.80",
    "T1-S": "0.60",
    "T2-R": "0.25",
    "T2-A": "1.00",
    "T2-P": "0.50",
    "T2-S": "1.00",
    "L1-R": "1.00",
    "L1-A": "0.80",
    "L1-P": "1.00",
    "L1-S": "0.75",
    "L2-R": "1.00",
    "L2-A": "0.75",
    "L2-P": ONE_RATING,
    "L2-S": NO_RATINGS,
    "P1-R": "0.20",
    "P1-A": "0.20",
    "P1-P": "0.60",
    "P1-S": "0.20",
    "P2-R": "0.40",
    "P2-A": "1.00",
    "P2-P": "0.40",
    "P2-S": "1.00",
    "O1-R": "1.00",
    "O1-A": "0.80",
    "O1-P": "0.67",
    "O1-S": NO_RATINGS,
    "O2-R": "1.00",
    "O2-A": ONE_RATING,
    "O2-P": "0.50",
    "O2-S": "0.60",
}
# two agencies: criteria both rated, of those the same, one step apart, further apart; those that agree least first
PAIRS = {
    "Police and Health": (25, 9, 12, 4, "36%"),
    "Police and Children’s social care": (26, 11, 11, 4, "42%"),
    "Police and Voluntary sector": (18, 8, 6, 4, "44%"),
    "Police and Education": (25, 14, 9, 2, "56%"),
    "Education and Voluntary sector": (17, 10, 6, 1, "59%"),
    "Education and Health": (25, 17, 8, 0, "68%"),
    "Education and Children’s social care": (27, 19, 8, 0, "70%"),
    "Children’s social care and Voluntary sector": (18, 14, 3, 1, "78%"),
    "Health and Voluntary sector": (18, 14, 3, 1, "78%"),
    "Children’s social care and Health": (26, 22, 4, 0, "85%"),
}


def method(book: Workbook, about: str) -> dict[str, str]:
    """The words or figures about one thing with their values."""
    return {
        str(row["Word or figure"]): str(row["Value"])
        for row in table(book["Method"])
        if row["About"] == about and row["Value"]
    }


def test_agreement_over_all() -> None:
    figures = method(small(), "Agreement over all")
    assert (figures["Krippendorff's α"], figures["Gwet's AC2"]) == ("0.42", "0.59")
    assert figures["What they rest on"] == "125 ratings"
    low, high = map(float, figures["95% interval of α"].split(" to "))
    assert low < 0.42 < high


def test_agreement_by_criterion() -> None:
    figures = method(small(), "Agreement by criterion")
    assert {name.split(" · ")[0]: value for name, value in figures.items()} == CONSENSUS


def test_agreement_by_pair() -> None:
    rows = [row for row in table(small()["Method"]) if row["About"] == "Agreement by pair"][1:]
    said = {row["Word or figure"]: (row["Value"], row["What it means"]) for row in rows}
    assert said == {
        names: (
            f"{share} the same",
            f"{both} criteria rated by both: {same} the same, {one_step} one step apart, {further} further apart.",
        )
        for names, (both, same, one_step, further, share) in PAIRS.items()
    }
    shares = [int(str(row["Value"]).split("%")[0]) for row in rows]
    assert shares == sorted(shares)


def two(police: dict[str, str], health: dict[str, str]) -> Comparison:
    return consolidate(Reading((rated(POLICE, police), rated(HEALTH, health))), published(), (POLICE, HEALTH))


def test_statistics_that_cannot_be_had_say_why() -> None:
    figures = method(opened(two({"T1-R": "Red"}, {"T1-A": "Red"})), "Agreement over all")
    assert figures == {"Krippendorff's α": NO_PAIRS, "Gwet's AC2": NO_PAIRS, "What they rest on": "0 ratings"}


def test_a_lone_red_among_greens_has_an_alpha_and_no_interval() -> None:
    green = dict.fromkeys(published().criteria, "Green")
    forms = tuple(
        rated(agency, green | ({"O2-S": "Red"} if agency is POLICE else {}))
        for agency in (POLICE, HEALTH, EDUCATION, replace(EDUCATION, name="Housing", code="HOU-9"))
    )
    figures = method(opened(consolidate(Reading(forms), published())), "Agreement over all")
    assert figures == {
        "Krippendorff's α": "0.00",
        "95% interval of α": NO_INTERVAL,
        "Gwet's AC2": "0.98",
        "What they rest on": "128 ratings",
    }


def test_less_than_nothing_has_the_sign_of_print() -> None:
    refs = list(published().criteria)
    police = {ref: "Red" if number % 2 else "Green" for number, ref in enumerate(refs)}
    health = {ref: "Green" if number % 2 else "Red" for number, ref in enumerate(refs)}
    book = opened(two(police, health))
    assert set(method(book, "Agreement by criterion").values()) == {"−1.00"}
    assert method(book, "Agreement over all")["Krippendorff's α"] == "−0.97"  # 64 ratings, half Red: 1 − 63 ÷ 32


@pytest.mark.parametrize(
    ("domain", "level_and_stage", "said"),
    [
        ("Target", "T2-R", "lone voice: 1 Red · 2 Amber · 1 Green · 1 Cannot judge · 1 not returned"),
        ("Outcomes", "O1-R", "all agree: 4 Amber · 1 to settle · 1 not returned"),
        ("Legal & policy framework", "L2-S", "not rated: 1 Not applicable · 4 blank · 1 not returned"),
    ],
)
def test_a_domains_sheet_counts_each_criterion(domain: str, level_and_stage: str, said: str) -> None:
    rows = [row for row in table(small()[domain]) if row["Ref"] == level_and_stage]
    assert rows[0]["Counts, descriptor or evidence"] == said
    assert len(rows) == 1 + 3 + len(small_review().agencies)

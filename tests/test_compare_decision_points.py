"""What has to be looked at among the decisions: disputes, words that are none, and grounds that have moved."""

from __future__ import annotations

import pytest

from csxl.compare.decision_points import decision_points
from csxl.model.decisions import AGREED_RATING, ANSWER, CORRECTION, Decisions, Key, TypedText
from tests.helpers.typed_summaries import SEEN, agreed, review, settled


def points(entries: dict[Key, TypedText], cells: bool = True) -> list[str]:
    found = decision_points(review(Decisions(entries)), "summary.xlsx", cells)
    return [f"{one.sheet}!{one.cell} {one.ref} {one.code}" for one in found]


def entry(text: str, ground: str = "", sheet: str = "", cell: str = "") -> TypedText:
    return TypedText(text, SEEN, ground, sheet, cell)


def test_different_answers_on_issues_and_matrix_are_named_with_both_cells() -> None:
    entries = {
        settled("POL-1", "T1-A", ANSWER): entry("Green", "Amber", "Issues", "E7"),
        settled("POL-1", "T1-A", CORRECTION): entry("Red", "Amber", "Matrix", "G7"),
    }
    assert points(entries) == ["Issues!E7 T1-A D010"]
    (point,) = decision_points(review(Decisions(entries)), "summary.xlsx", cells=True)
    assert "Matrix, cell G7" in point.message
    assert points(entries, cells=False) == ["Issues! T1-A D010"]  # what the next summary says knows no cell


@pytest.mark.parametrize(("word", "codes"), [("Purple", ["D011"]), ("amber.", []), ("R", []), ("as returned", [])])
def test_a_settled_word_that_is_none_is_kept_and_not_used(word: str, codes: list[str]) -> None:
    key = settled("POL-1", "T1-A", CORRECTION)
    found = decision_points(review(Decisions({key: entry(word, "Amber")})), "summary.xlsx")
    assert [one.code for one in found] == codes


def test_an_agreed_word_that_is_none_is_kept_and_not_used() -> None:
    comparison = review(Decisions({agreed("T2-R", AGREED_RATING): entry("Purple", "", "Disagreement", "F6")}))
    finding = next(one for one in comparison.findings if one.criterion.ref == "T2-R")
    assert finding.agreed is not None
    assert finding.agreed.rating == ""
    assert points(dict(comparison.decisions.entries)) == ["Disagreement!F6 T2-R D011"]


def test_an_agreed_synonym_is_read_as_its_word() -> None:
    comparison = review(Decisions({agreed("T2-R", AGREED_RATING): entry("amber.")}))
    assert [one.agreed.rating for one in comparison.findings if one.agreed] == ["Amber"]


def test_a_ground_that_moved_is_named() -> None:
    assert points({agreed("T2-R", AGREED_RATING): entry("Amber", "4 Red", "Disagreement", "F6")}) == [
        "Disagreement!F6 T2-R D012"
    ]
    assert points({agreed("T2-R", AGREED_RATING): entry("Amber", "1 Red · 2 Amber · 1 Green")}) == []
    assert points({settled("POL-1", "T1-A", CORRECTION): entry("Red", "Green", "Matrix", "G7")}) == [
        "Matrix!G7 T1-A D012"
    ]

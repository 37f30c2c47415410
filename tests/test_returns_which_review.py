"""Which review a return belongs to, by known titles or by what most returns say."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

import pytest

from csxl.returns.which_review import this_review
from tests.helpers.readings_by_hand import EDUCATION, HEALTH, POLICE, returned

NEW, OLD = "Autumn 2026", "Autumn 2025"


def test_known_titles_go_by_letters_and_figures_alone() -> None:
    review = this_review(["", "Autumn 2026", "Autumn Review – 2026"], [])
    said = [review.includes(title) for title in ("AUTUMN 2026.", "autumn review 2026", "", "Autumn 2025")]
    assert said == [True, True, True, False]


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_the_most_returns_say_it_and_a_file_that_lies_there_twice_counts_once(order: tuple[int, ...]) -> None:
    forms = [returned(POLICE), returned(HEALTH), returned(EDUCATION, review=OLD)]
    assert this_review([], [forms[place] for place in order]).titles == (NEW,)
    again = [replace(forms[2], file=f"copy {number}.xlsx") for number in range(3)]
    assert this_review([], [*again, *forms]).titles == (NEW,)


def test_of_as_many_the_one_saved_last_says_it() -> None:
    new, old = returned(POLICE), replace(returned(HEALTH, review=OLD), saved="2026-12-24T10:00:00Z")
    assert this_review([], [new, old]).titles == this_review([], [old, new]).titles == (OLD,)
    assert this_review([], [returned(POLICE, review="")]).includes("anything")

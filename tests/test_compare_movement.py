"""csxl/compare/movement.py: what has moved since the review before."""

from __future__ import annotations

import pytest

from csxl.compare.movement import Movement, movement_of_views, view_movement
from csxl.rubrics.loading import load_rubric


@pytest.mark.parametrize(
    ("then", "now", "movement"),
    [
        ("Red", "Amber", Movement.BETTER),
        ("Red", "Green", Movement.BETTER),
        ("Green", "Amber", Movement.WORSE),
        ("Amber", "Amber", Movement.SAME),
        ("", "Red", Movement.NEW),
        ("Cannot judge", "Green", Movement.NEW),
        ("Amber", "", Movement.NO_LONGER),
        ("Red", "Cannot judge", Movement.NO_LONGER),
        ("", "", Movement.NOT_RATED),
        ("Not applicable", "Cannot judge", Movement.NOT_RATED),
    ],
)
def test_a_view_beside_the_one_before(then: str, now: str, movement: Movement) -> None:
    assert view_movement(then, now, load_rubric()) is movement


@pytest.mark.parametrize(
    ("views", "movement"),
    [
        ((Movement.BETTER, Movement.SAME, Movement.NEW), Movement.BETTER),
        ((Movement.WORSE, Movement.SAME), Movement.WORSE),
        ((Movement.BETTER, Movement.WORSE, Movement.SAME), Movement.BOTH),
        ((Movement.SAME, Movement.NO_LONGER), Movement.SAME),
        ((Movement.NEW, Movement.NOT_RATED), Movement.NEW),
        ((Movement.NO_LONGER, Movement.NOT_RATED), Movement.NO_LONGER),
        ((Movement.NEW, Movement.NO_LONGER), Movement.NOT_COMPARED),
        ((Movement.NOT_RATED,), Movement.NOT_RATED),
        ((), Movement.NOT_RATED),
    ],
)
def test_a_criterion_moves_by_who_rated_it_both_times(views: tuple[Movement, ...], movement: Movement) -> None:
    assert movement_of_views(views) is movement

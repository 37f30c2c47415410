"""How divided agencies are: a lone voice, a few, a split in halves, told apart; and the order of the agenda."""

from __future__ import annotations

import pytest

from csxl.compare.division import division_of, most_divided_first, smaller_camp
from csxl.compare.spread import spread_of
from csxl.model.comparison import Division, Finding
from csxl.rubrics.loading import load_rubric

RUBRIC = load_rubric()


def finding(red: int, amber: int, green: int, ref: str = "T1-R") -> Finding:
    counts = dict(zip(RUBRIC.ratings, (red, amber, green), strict=True))
    words = [word for word in counts if counts[word]]
    spread = spread_of(words, sum(counts.values()), RUBRIC)
    return Finding(RUBRIC.criteria[ref], (), counts, {}, spread, "")


@pytest.mark.parametrize(
    ("counts", "division"),
    [
        ((1, 0, 8), Division.LONE),
        ((8, 0, 1), Division.LONE),
        ((1, 7, 1), Division.LONE),
        ((1, 0, 2), Division.LONE),
        ((1, 1, 1), Division.SPLIT),
        ((1, 0, 1), Division.SPLIT),
        ((4, 1, 4), Division.SPLIT),
        ((2, 4, 2), Division.SPLIT),
        ((2, 5, 2), Division.FEW),
        ((2, 0, 18), Division.FEW),
        ((5, 0, 15), Division.SPLIT),
        ((3, 6, 0), Division.STEP),
        ((0, 5, 0), Division.AGREED),
        ((0, 1, 0), Division.ONE_VIEW),
        ((0, 0, 0), Division.NOT_RATED),
    ],
)
def test_a_division_is_told_by_how_many_stand_at_each_end(counts: tuple[int, int, int], division: Division) -> None:
    assert division_of(finding(*counts)) is division


def test_on_a_longer_scale_the_camps_are_two_steps_apart_wherever_it_is_cut() -> None:
    assert smaller_camp([3, 0, 0, 4]) == 3
    assert smaller_camp([1, 3, 0, 4]) == 4  # the two lowest words against the highest
    assert smaller_camp([4, 0, 2, 2]) == 4
    assert smaller_camp([0, 4, 4, 0]) == 0
    assert smaller_camp([2, 3]) == 2


def test_the_most_divided_come_first() -> None:
    found = [
        finding(0, 5, 0),
        finding(1, 0, 8),
        finding(3, 6, 0),
        finding(4, 1, 4),
        finding(2, 0, 18),
        finding(2, 4, 2),
    ]
    assert [tuple(one.counts.values()) for one in most_divided_first(found)] == [
        (4, 1, 4),
        (2, 4, 2),
        (2, 0, 18),
        (1, 0, 8),
        (3, 6, 0),
        (0, 5, 0),
    ]

"""Agreement statistics against published figures and against the package krippendorff."""

from __future__ import annotations

import itertools
from typing import Literal

import krippendorff
import numpy
import pytest

from csxl.compare import agreement
from csxl.compare.agreement import Pair, alpha, consensus, gwet, pairwise
from tests.helpers.agreement_units import gaps

# The example of the krippendorff package's docstring: four raters in rows, twelve units in columns, five levels.
PUBLISHED = ("1 2 3 3 2 1 4 1 2 * * *", "1 2 3 3 2 2 4 1 2 5 * 3", "* 3 3 3 2 3 4 2 2 5 1 *", "1 2 3 3 2 4 4 1 2 5 1 *")
LEVELS: tuple[tuple[bool, Literal["ordinal", "nominal"]], ...] = ((True, "ordinal"), (False, "nominal"))


def table(*raters: str, lowest: int = 1) -> list[dict[str, int]]:
    """One line of steps for each rater, "*" where it gave none: the units as the statistics take them."""
    columns = zip(*(line.split() for line in raters), strict=True)
    return [
        {f"rater {number}": int(step) - lowest for number, step in enumerate(column) if step != "*"}
        for column in columns
    ]


@pytest.mark.parametrize(("ordinal", "expected"), [(True, 0.815), (False, 0.743)])
def test_alpha_of_the_published_example(ordinal: bool, expected: float) -> None:
    statistic = alpha(table(*PUBLISHED), 5, ordinal)
    assert statistic.value == pytest.approx(expected, abs=0.0005)
    assert (statistic.criteria, statistic.ratings) == (11, 40)


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ((30, 40, 210, 130, 530, 50, 10), 0.6113),
        ((4, 0, 0), 1),
        ((2, 2, 0), 0.5),
        ((1, 2, 1), 0.25),
        ((1, 1, 1), 0),
        ((3, 0, 1), 0),
        ((2, 0, 2), -1),
        ((5, 0, 1), 0.333),
        ((0, 2), 1),
        ((2, 2), 0),
        ((3, 1), 0.5),
    ],
)
def test_consensus_of_published_counts(counts: tuple[int, ...], expected: float) -> None:
    assert consensus(counts).value == pytest.approx(expected, abs=0.0005)
    assert consensus(counts[::-1]).value == consensus(counts).value


@pytest.mark.parametrize("seed", range(20))
@pytest.mark.parametrize("categories", [2, 3, 5])
def test_alpha_as_the_package_krippendorff_has_it(seed: int, categories: int) -> None:
    units = gaps(seed, categories=categories)
    values = [[row.get(f"rater {rater}", numpy.nan) for row in units] for rater in range(7)]
    for ordinal, level in LEVELS:
        judged = krippendorff.alpha(values, level_of_measurement=level, value_domain=list(range(categories)))
        assert alpha(units, categories, ordinal).value == pytest.approx(judged, abs=1e-9)


def test_a_lone_red_among_greens() -> None:
    units = [dict.fromkeys("abcd", 2) for _ in range(31)] + [{"a": 0, "b": 2, "c": 2, "d": 2}]
    assert alpha(units, 3).value == pytest.approx(0.0, abs=1e-12)
    assert gwet(units, 3).value == pytest.approx(0.98, abs=0.005)


def test_the_interval_holds_alpha_and_comes_out_the_same_again() -> None:
    first = alpha(gaps(4), 3, draws=500, seed=11)
    assert first.low is not None and first.value is not None and first.high is not None
    assert first.low < first.value < first.high
    assert alpha(gaps(4), 3, draws=500, seed=11) == first
    assert alpha(gaps(4), 3, draws=500, seed=12) != first


def test_the_interval_reaches_over_all_draws_that_are_likely_enough() -> None:
    """Three criteria can be drawn in 27 ways: the least likely value of α turns up in 1 of 27, more than 2.5 in 100."""
    units = [{"a": 0, "b": 0, "c": 2}, {"a": 0, "b": 2, "c": 2}, {"a": 2, "b": 1, "c": 0}]
    drawn = [alpha(chosen, 3).value for chosen in itertools.product(units, repeat=3)]
    values = [value for value in drawn if value is not None]
    assert len(values) == len(drawn)
    statistic = alpha(units, 3, draws=2000)
    assert (statistic.low, statistic.high) == (min(values), max(values))


def test_no_interval_where_the_ratings_vary_on_too_few_criteria() -> None:
    units = [dict.fromkeys("abcd", 2) for _ in range(31)] + [{"a": 0, "b": 2, "c": 2, "d": 2}]
    statistic = alpha(units, 3, draws=400)
    assert statistic.value == pytest.approx(0.0, abs=1e-12)
    assert (statistic.why, statistic.low, statistic.high) == (agreement.NO_INTERVAL, None, None)


@pytest.mark.parametrize(
    ("units", "why"),
    [
        ([], agreement.NO_PAIRS),
        ([{}, {}], agreement.NO_PAIRS),
        ([{"a": 0}, {"b": 1}, {}], agreement.NO_PAIRS),
        ([{"a": 0}, {"a": 2}, {"a": 1}], agreement.ONE_RATER),
        ([{"a": 0, "b": 2}, {"a": 1}], agreement.TOO_FEW),
        ([{"a": 1, "b": 1}, {"a": 1, "b": 1, "c": 1}, {"c": 0}], agreement.NO_VARIATION),
    ],
)
def test_what_cannot_be_worked_out_says_why(units: list[dict[str, int]], why: str) -> None:
    for statistic in (alpha(units, 3, draws=100), alpha(units, 3, False), gwet(units, 3), gwet(units, 3, False)):
        assert (statistic.value, statistic.why, statistic.low, statistic.high) == (None, why, None, None)
    assert why.startswith("undefined: ")


@pytest.mark.parametrize(
    ("counts", "why"),
    [((0, 0, 0), agreement.NO_RATINGS), ((0, 1, 0), agreement.ONE_RATING), ((), agreement.NO_RATINGS)],
)
def test_a_criterion_with_too_few_ratings_has_no_consensus(counts: tuple[int, ...], why: str) -> None:
    assert (consensus(counts).value, consensus(counts).why) == (None, why)


def test_agencies_two_by_two() -> None:
    units = table("1 1 2 3 * 3", "1 2 3 1 2 *", "* * * * 3 3")
    assert pairwise(units) == (
        Pair("rater 0", "rater 1", same=1, one_step=2, opposite=1, value=0.25),
        Pair("rater 0", "rater 2", same=1, one_step=0, opposite=0, value=None, why=agreement.ONE_SHARED),
        Pair("rater 1", "rater 2", same=0, one_step=1, opposite=0, value=None, why=agreement.ONE_SHARED),
    )
    assert [pair.pairs for pair in pairwise(units)] == [4, 1, 1]
    (strangers,) = pairwise([{"a": 0}, {"b": 1}])
    assert (strangers.value, strangers.why, strangers.pairs) == (None, agreement.NOTHING_SHARED, 0)
    assert pairwise([{"a": 0}]) == ()


def test_a_step_beyond_the_scale_is_not_left_out_in_silence() -> None:
    with pytest.raises(IndexError):
        alpha([{"a": 0, "b": 3}, {"a": 1, "b": 1}], 3)

"""Agreement between agencies: statistics that put lists in order and are read beside the counts, never instead of them.

A table is a sequence of criteria, each a mapping from an agency to the step of its rating on the scale, 0 for the
worst; an agency that gave no rating is absent. A statistic that cannot be worked out has no value and says why; it is
never 0 or 1.
"""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import combinations
from math import comb

from csxl.text.records import dataclass

Table = Sequence[Mapping[str, int]]
Counts = tuple[int, ...]  # for one criterion: how many agencies chose each step
Matrix = tuple[tuple[float, ...], ...]  # a figure for each pair of steps

NO_PAIRS = "undefined: no criterion was rated by two agencies"
ONE_RATER = "undefined: only one agency gave ratings"
TOO_FEW = "undefined: only one criterion was rated by two agencies"
NO_VARIATION = "undefined: all ratings that can be compared are the same"
NO_RATINGS = "undefined: nobody rated it"
ONE_RATING = "undefined: only one agency rated it"
NOTHING_SHARED = "undefined: no criterion was rated by both"
ONE_SHARED = "undefined: only one criterion was rated by both"

NO_INTERVAL = "no interval: the ratings vary on too few criteria"

DRAWS_WITH_VALUE = 0.95  # the share of draws that must give a value; a lone Red among Greens is in only 63%


@dataclass(frozen=True)
class Statistic:
    """A coefficient, or None and the reason. `criteria` is how many had two or more ratings, `ratings` how many ratings
    those had; `low` and `high` are the ends of the interval, if one was asked for; if it cannot be worked out, `why`
    says so beside the value."""

    value: float | None
    why: str = ""
    criteria: int = 0
    ratings: int = 0
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True)
class Pair:
    """Two agencies compared over the criteria that both rated; `opposite` counts ratings two or more steps
    apart. `value` is the share of those criteria on which they chose the same rating, or None and the reason."""

    first: str
    second: str
    same: int
    one_step: int
    opposite: int
    value: float | None
    why: str = ""

    @property
    def pairs(self) -> int:
        """How many criteria both rated."""
        return self.same + self.one_step + self.opposite


def alpha(table: Table, categories: int, ordinal: bool = True, draws: int = 0, seed: int = 1) -> Statistic:
    """Krippendorff's α, with a 95% percentile interval where `draws` is given.

    α: K. Krippendorff, Content Analysis (4th ed. 2019), ch. 12: 1 − observed ÷ expected disagreement from the
    coincidence matrix; criteria with fewer than two ratings are left out. The ordinal metric counts the ratings that
    lie between two steps. Interval: A. Zapf et al., BMC Medical Research Methodology 16:93 (2016): criteria are drawn
    with replacement, α is worked out again, and the 2.5th and 97.5th percentiles are taken.
    """
    counts = _counts(table, categories)
    why = _undefined(table, counts)
    if why:
        return _statistic(None, why, counts)
    coincidences = [_coincidences(row) for row in counts if sum(row) >= 2]
    statistic = _statistic(_alpha(coincidences, categories, ordinal), "", counts)
    if not draws:
        return statistic
    source = random.Random(seed)
    values = [_alpha(source.choices(coincidences, k=len(coincidences)), categories, ordinal) for _ in range(draws)]
    ordered = sorted(value for value in values if value is not None)
    if len(ordered) < draws * DRAWS_WITH_VALUE:
        return replace(statistic, why=NO_INTERVAL)
    return replace(statistic, low=_percentile(ordered, 0.025), high=_percentile(ordered, 0.975))


def gwet(table: Table, categories: int, ordinal: bool = True) -> Statistic:
    """Gwet's AC2 with ordinal weights, or AC1 where `ordinal` is False.

    K. L. Gwet, Handbook of Inter-Rater Reliability (4th ed. 2014), ch. 2–3 and 5: (pa − pe) ÷ (1 − pe), where pa is
    taken over the criteria with two or more ratings and pe over all that were rated; ordinal weights fall with the
    number of pairs of steps between two ratings. Missing ratings are treated as in the package irrCAC.
    """
    counts = _counts(table, categories)
    why = _undefined(table, counts)
    if why:
        return _statistic(None, why, counts)
    weights = _weights(categories, ordinal)
    pairable = [row for row in counts if sum(row) >= 2]
    observed = sum(_weighted_agreement(row, weights) for row in pairable) / len(pairable)
    rated = [row for row in counts if sum(row)]
    shares = [sum(row[step] / sum(row) for row in rated) / len(rated) for step in range(categories)]
    chance = sum(map(sum, weights)) * sum(share * (1 - share) for share in shares) / (categories * (categories - 1))
    return _statistic((observed - chance) / (1 - chance), "", counts)


def consensus(counts: Sequence[int]) -> Statistic:
    """Van der Eijk's agreement A among the ratings of one criterion: 1 for one rating, 0 for an even spread over the
    scale, −1 for two camps at its ends. `counts` holds the number of agencies at each step.

    C. van der Eijk, Measuring agreement in ordered rating scales, Quality & Quantity 35:325–341 (2001): the counts are
    split into layers of equal height, and A is the mean of the layers' own agreement, weighted by their ratings.
    """
    ratings = sum(counts)
    if ratings < 2:
        return Statistic(None, ONE_RATING if ratings else NO_RATINGS, 0, ratings)
    value = sum(size / ratings * _layer_agreement(pattern) for pattern, size in _layers(counts))
    return Statistic(value, "", 1, ratings)


def pairwise(table: Table) -> tuple[Pair, ...]:
    """Every pair of agencies compared, in the order in which they first appear in the table.

    The share of equal ratings is the plain percentage agreement (Gwet 2014, ch. 2). The work grows with the square of
    the number of agencies: a tenth of a second for 150, so leave it out for thousands.
    """
    agencies = list(dict.fromkeys(agency for row in table for agency in row))
    columns = {agency: [row.get(agency) for row in table] for agency in agencies}
    return tuple(_pair(first, second, columns[first], columns[second]) for first, second in combinations(agencies, 2))


def _pair(first: str, second: str, one: Sequence[int | None], other: Sequence[int | None]) -> Pair:
    distances = [abs(a - b) for a, b in zip(one, other, strict=True) if a is not None and b is not None]
    same, one_step = distances.count(0), distances.count(1)
    opposite = len(distances) - same - one_step
    if len(distances) < 2:
        return Pair(first, second, same, one_step, opposite, None, ONE_SHARED if distances else NOTHING_SHARED)
    return Pair(first, second, same, one_step, opposite, same / len(distances))


def _counts(table: Table, categories: int) -> list[Counts]:
    """How many agencies chose each step, criterion by criterion; a step beyond the scale raises IndexError."""
    counts = [[0] * categories for _ in table]
    for row, tally in zip(table, counts, strict=True):
        for step in row.values():
            tally[step] += 1
    return [tuple(tally) for tally in counts]


def _statistic(value: float | None, why: str, counts: Sequence[Counts]) -> Statistic:
    sizes = [sum(row) for row in counts if sum(row) >= 2]
    return Statistic(value, why, len(sizes), sum(sizes))


def _undefined(table: Table, counts: Sequence[Counts]) -> str:
    """Why no coefficient over criteria can be worked out, or ""."""
    pairable = [row for row in counts if sum(row) >= 2]
    if len({agency for row in table for agency in row}) == 1:
        return ONE_RATER
    if not pairable:
        return NO_PAIRS
    if len(pairable) == 1:
        return TOO_FEW
    if sum(any(column) for column in zip(*pairable, strict=True)) == 1:
        return NO_VARIATION
    return ""


def _coincidences(counts: Counts) -> tuple[float, ...]:
    """How often each pair of steps occurs together on one criterion, as a square matrix row by row."""
    others = sum(counts) - 1
    return tuple(
        one * (other - (row == column)) / others
        for row, one in enumerate(counts)
        for column, other in enumerate(counts)
    )


def _alpha(coincidences: Sequence[tuple[float, ...]], categories: int, ordinal: bool) -> float | None:
    """α from the coincidences of some criteria; None where all their ratings are the same."""
    together = [sum(column) for column in zip(*coincidences, strict=True)]
    totals = [sum(together[step * categories : (step + 1) * categories]) for step in range(categories)]
    observed = expected = 0.0
    for low, high in combinations(range(categories), 2):
        distance = (sum(totals[low : high + 1]) - (totals[low] + totals[high]) / 2) ** 2 if ordinal else 1.0
        observed += together[low * categories + high] * distance
        expected += totals[low] * totals[high] * distance
    return 1 - (sum(totals) - 1) * observed / expected if expected else None


def _percentile(ordered: Sequence[float], share: float) -> float:
    """The value below which that share of the sorted values lies, interpolated between its neighbours."""
    place = share * (len(ordered) - 1)
    below = int(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (place - below) * (ordered[above] - ordered[below])


def _weights(categories: int, ordinal: bool) -> Matrix:
    """How much of an agreement two steps count as: 1 on the diagonal, falling to 0 for the ends of the scale."""
    if not ordinal:
        return tuple(tuple(float(row == column) for column in range(categories)) for row in range(categories))
    return tuple(
        tuple(1 - comb(abs(row - column) + 1, 2) / comb(categories, 2) for column in range(categories))
        for row in range(categories)
    )


def _weighted_agreement(counts: Counts, weights: Matrix) -> float:
    """The share of pairs of ratings on one criterion that agree, each pair at its weight."""
    ratings = sum(counts)
    agreeing = sum(
        one * (sum(w * other for w, other in zip(row, counts, strict=True)) - 1)
        for one, row in zip(counts, weights, strict=True)
    )
    return agreeing / (ratings * (ratings - 1))


def _layers(counts: Sequence[int]) -> list[tuple[Counts, int]]:
    """The counts split into layers from the bottom up: which steps each layer covers, and how many ratings it holds."""
    heights = sorted({count for count in counts if count})
    patterns = [tuple(int(count >= height) for count in counts) for height in heights]
    thickness = [height - below for height, below in zip(heights, [0, *heights], strict=False)]
    return [(pattern, thick * sum(pattern)) for pattern, thick in zip(patterns, thickness, strict=True)]


def _layer_agreement(pattern: Counts) -> float:
    """Van der Eijk's A of one layer: its unimodality times the part of the scale that it leaves empty."""
    steps, covered = len(pattern), sum(pattern)
    if covered in (1, steps):
        return 1.0 if covered == 1 else 0.0
    triples = list(combinations(pattern, 3))
    single = sum(triple in ((1, 1, 0), (0, 1, 1)) for triple in triples)
    double = triples.count((1, 0, 1))
    unimodality = ((steps - 2) * single - (steps - 1) * double) / ((steps - 2) * (single + double))
    return unimodality * (1 - (covered - 1) / (steps - 1))

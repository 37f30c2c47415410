"""How far the agencies' ratings of one criterion lie apart: the one rule, which the live formulas spell out as well."""

from __future__ import annotations

from collections.abc import Sequence

from csxl.model.comparison import Comparison, Finding, Spread
from csxl.model.rubric import Rubric


def steps_of_opposites(words: int) -> int:
    """How many steps lie between opposites on a scale of so many words: two, however long it is, and one where it has
    no more than two words."""
    return min(2, words - 1)


def opposites_are_the_ends(rubric: Rubric) -> bool:
    """Whether the lowest word beside the highest is the only pair of opposites, as on the published scale."""
    return steps_of_opposites(len(rubric.scale)) == len(rubric.scale) - 1


def spread_of(words: Sequence[str], raters: int, rubric: Rubric) -> Spread:
    """How far the words that were chosen, from worst to best and by so many agencies, lie apart."""
    if raters < 2:
        return Spread.SINGLE if raters else Spread.NOT_RATED
    steps = rubric.steps[words[-1]] - rubric.steps[words[0]]
    if not steps:
        return Spread.AGREED
    return Spread.POLARISED if steps >= steps_of_opposites(len(rubric.scale)) else Spread.ADJACENT


def of_spread(comparison: Comparison, spread: Spread) -> tuple[Finding, ...]:
    """The findings of one spread."""
    return tuple(finding for finding in comparison.findings if finding.spread == spread)

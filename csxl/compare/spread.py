"""How far apart the agencies' ratings of one criterion are: the one rule, which the live formulas repeat."""

from __future__ import annotations

from collections.abc import Sequence

from csxl.model.comparison import Comparison, Finding, Spread
from csxl.model.rubric import Rubric


def steps_of_opposites(words: int) -> int:
    """How many steps apart opposites are on a scale of that many words: two, however long it is, but one if it has only
    two words."""
    return min(2, words - 1)


def opposites_are_the_ends(rubric: Rubric) -> bool:
    """Whether the lowest and the highest word are the only pair of opposites, as on the published scale."""
    return steps_of_opposites(len(rubric.scale)) == len(rubric.scale) - 1


def spread_of(words: Sequence[str], raters: int, rubric: Rubric) -> Spread:
    """The spread of the chosen words, given from worst to best, among that many raters."""
    if raters < 2:
        return Spread.SINGLE if raters else Spread.NOT_RATED
    steps = rubric.steps[words[-1]] - rubric.steps[words[0]]
    if not steps:
        return Spread.AGREED
    return Spread.POLARISED if steps >= steps_of_opposites(len(rubric.scale)) else Spread.ADJACENT


def of_spread(comparison: Comparison, spread: Spread) -> tuple[Finding, ...]:
    """The findings with one spread."""
    return tuple(finding for finding in comparison.findings if finding.spread == spread)

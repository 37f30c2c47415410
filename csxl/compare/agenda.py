"""What the moderation meeting works through: what is contested, what all see as the worst, what has a decision."""

from __future__ import annotations

from csxl.compare.spread import of_spread
from csxl.model.comparison import Comparison, Finding, Spread


def agenda(comparison: Comparison) -> tuple[Finding, ...]:
    """The criteria on the agenda, each once: polarised, adjacent, worst to all, then others that have a decision."""
    found = [
        *of_spread(comparison, Spread.POLARISED),
        *of_spread(comparison, Spread.ADJACENT),
        *worst_to_all(comparison),
        *(finding for finding in comparison.findings if finding.agreed),
    ]
    return tuple({finding.criterion.ref: finding for finding in found}.values())


def worst_to_all(comparison: Comparison) -> tuple[Finding, ...]:
    """The criteria to which everyone who rated gives the scale's worst word."""
    worst = comparison.rubric.scale[0].word
    return tuple(finding for finding in comparison.findings if finding.position == worst)

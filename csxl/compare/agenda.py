"""What the moderation meeting works through: what is contested, what all see as the worst, what has a decision."""

from __future__ import annotations

from csxl.compare.division import of_division
from csxl.model.comparison import Comparison, Division, Finding

DIFFERENT = (Division.SPLIT, Division.FEW, Division.LONE, Division.STEP)


def agenda(comparison: Comparison) -> tuple[Finding, ...]:
    """The criteria on the agenda, each once: the most divided first, as far as agencies differ, then those that are
    worst to all, then others that have a decision."""
    found = [
        *of_division(comparison, *DIFFERENT),
        *worst_to_all(comparison),
        *(finding for finding in comparison.findings if finding.agreed),
    ]
    return tuple({finding.criterion.ref: finding for finding in found}.values())


def worst_to_all(comparison: Comparison) -> tuple[Finding, ...]:
    """The criteria to which everyone who rated gives the scale's worst word."""
    worst = comparison.rubric.scale[0].word
    return tuple(finding for finding in comparison.findings if finding.position == worst)

"""How divided the agencies are on a criterion: a lone voice is seen and is no split. The live formulas repeat it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from csxl.compare.agreement import consensus
from csxl.compare.spread import steps_of_opposites
from csxl.model.comparison import Comparison, Division, Finding, Spread

SPLIT_SHARE = 4  # at least one rater in four at each end
DIVISIONS = tuple(Division)
OTHERS = {
    Spread.ADJACENT: Division.STEP,
    Spread.AGREED: Division.AGREED,
    Spread.SINGLE: Division.ONE_VIEW,
    Spread.NOT_RATED: Division.NOT_RATED,
}


def smaller_camp(counts: Sequence[int]) -> int:
    """How many agencies are in the smaller of two camps that see opposites, from the number at each step of the scale,
    worst first; where a long scale could be cut in several ways, in the way that gives most."""
    apart = steps_of_opposites(len(counts))
    cuts = range(1, len(counts) - apart + 1)
    return max((min(sum(counts[:cut]), sum(counts[cut + apart - 1 :])) for cut in cuts), default=0)


def division_of(finding: Finding) -> Division:
    """How divided the agencies are: opposites are a *lone voice* where one agency stands against others of whom at
    least two say the same, a *split* where at least a quarter stands at each end, else *a few differ*."""
    if finding.spread != Spread.POLARISED:
        return OTHERS[finding.spread]
    counts = list(finding.counts.values())
    fewer = smaller_camp(counts)
    if fewer == 1 and max(counts) > 1:
        return Division.LONE
    return Division.SPLIT if fewer * SPLIT_SHARE >= sum(counts) else Division.FEW


def of_division(comparison: Comparison, *divisions: Division) -> tuple[Finding, ...]:
    """The findings that are divided in one of these ways, the most divided first."""
    return most_divided_first(finding for finding in comparison.findings if division_of(finding) in divisions)


def most_divided_first(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The same findings by division, then by the share of the smaller camp, then by van der Eijk's A; otherwise in
    their own order."""
    return tuple(sorted(findings, key=_order))


def _order(finding: Finding) -> tuple[int, float, float]:
    counts = list(finding.counts.values())
    share = smaller_camp(counts) / (sum(counts) or 1)
    return DIVISIONS.index(division_of(finding)), -share, round(consensus(counts).value or 0.0, 9)

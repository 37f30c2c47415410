"""What has moved since the review before: each agency's view of a criterion, and the criterion itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from csxl.model.before import Before
from csxl.model.comparison import Comparison, Finding
from csxl.model.rubric import Criterion, Rubric


class Movement(StrEnum):
    """How a view, or a criterion, stands beside the review before."""

    BETTER = "better"
    WORSE = "worse"
    BOTH = "both ways"  # of a criterion alone: some agencies better, some worse
    SAME = "same"
    NEW = "new"
    NO_LONGER = "no longer rated"
    NOT_COMPARED = "not compared"  # the descriptors are others, or no agency rated it both times
    NOT_RATED = "not rated"  # neither then nor now


@dataclass(frozen=True)
class Moved:
    """One criterion beside the review before. `before` are the agencies' words then and `views` how each moved, in the
    order of the agencies; `agreed_before` is the rating that was agreed then."""

    criterion: Criterion
    movement: Movement
    before: tuple[str, ...]
    views: tuple[Movement, ...]
    agreed_before: str = ""

    def count(self, movement: Movement) -> int:
        """How many agencies' views moved so."""
        return self.views.count(movement)


def movements(comparison: Comparison, before: Before) -> tuple[Moved, ...]:
    """Every criterion beside the review before, in the order of the rubric."""
    return tuple(_moved(comparison, finding, before) for finding in comparison.findings)


def _moved(comparison: Comparison, finding: Finding, before: Before) -> Moved:
    rubric, ref = comparison.rubric, finding.criterion.ref
    words = tuple(before.word_of(before.of(agency.name, agency.code), ref) for agency in comparison.agencies)
    if ref not in before.same:
        views = (Movement.NOT_COMPARED,) * len(words)
        return Moved(finding.criterion, Movement.NOT_COMPARED, words, views)
    views = tuple(
        view_movement(then, view.rating or "", rubric) for then, view in zip(words, finding.views, strict=True)
    )
    then, now = before.agreed_on(ref), finding.agreed.rating if finding.agreed else ""
    movement = view_movement(then, now, rubric) if then and now else movement_of_views(views)
    return Moved(finding.criterion, movement, words, views, then)


def view_movement(then: str, now: str, rubric: Rubric) -> Movement:
    """How a word stands beside the one before; what is no word of the scale is no rating."""
    steps = rubric.steps
    if then not in steps or now not in steps:
        if now in steps:
            return Movement.NEW
        return Movement.NO_LONGER if then in steps else Movement.NOT_RATED
    if steps[then] == steps[now]:
        return Movement.SAME
    return Movement.BETTER if steps[now] > steps[then] else Movement.WORSE


def movement_of_views(views: Sequence[Movement]) -> Movement:
    """How a criterion moved by the agencies that rated it both times, so that who joined or left does not move it."""
    both = {view for view in views if view in (Movement.BETTER, Movement.WORSE, Movement.SAME)}
    if {Movement.BETTER, Movement.WORSE} <= both:
        return Movement.BOTH
    for movement in (Movement.BETTER, Movement.WORSE, Movement.SAME):
        if movement in both:
            return movement
    now, then = Movement.NEW in views, Movement.NO_LONGER in views
    if now and then:
        return Movement.NOT_COMPARED
    return Movement.NEW if now else Movement.NO_LONGER if then else Movement.NOT_RATED

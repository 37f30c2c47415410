"""What has moved since the review before: each agency's view of a criterion, and the criterion itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum

from csxl.compare.division import SPLIT_SHARE
from csxl.model.before import AgencyBefore, Before
from csxl.model.comparison import Comparison, Finding, Spread
from csxl.model.rubric import Criterion, Rubric
from csxl.text.records import dataclass


class Movement(StrEnum):
    """How a view, or a criterion, stands beside the review before."""

    BETTER = "better"
    WORSE = "worse"
    MOSTLY_BETTER = "mostly better"  # of a criterion alone, as the next two: fewer than a quarter of those that moved
    MOSTLY_WORSE = "mostly worse"  # went the other way
    BOTH = "both ways"  # at least a quarter of them did
    SAME = "same"
    NEW = "new"
    NO_LONGER = "no longer rated"
    NOT_COMPARED = "not compared"  # the descriptors are others, or no agency rated it both times
    NOT_RATED = "not rated"  # neither then nor now


@dataclass(frozen=True)
class Moved:
    """One criterion beside the review before. `before` are the agencies' words then and `views` how each moved, in the
    order of the agencies. `agreed_before` and `agreed` are the ratings that were agreed, `position_before` and
    `position` the ranges of what everybody said who rated it, `alike_before` and `alike` the one word that all said, if
    two or more rated it, then and now; each is "" if there is none."""

    criterion: Criterion
    movement: Movement
    before: tuple[str, ...]
    views: tuple[Movement, ...]
    agreed_before: str = ""
    agreed: str = ""
    position_before: str = ""
    position: str = ""
    alike_before: str = ""
    alike: str = ""

    def count(self, movement: Movement) -> int:
        """How many agencies' views moved so."""
        return self.views.count(movement)

    @property
    def both_times(self) -> int:
        """How many agencies rated it both times."""
        return sum(map(self.count, (Movement.BETTER, Movement.WORSE, Movement.SAME)))

    @property
    def by_agreement(self) -> bool:
        """Whether what was agreed each time is compared, rather than what agencies said."""
        return bool(self.agreed_before and self.agreed)

    @property
    def by_standing(self) -> bool:
        """Whether its standing words are compared: what was agreed or, failing that one time, the one word that all
        said."""
        then, now = self.agreed_before or self.alike_before, self.agreed or self.alike
        return bool(then and now and (self.agreed_before or self.agreed))

    def is_twice(self, word: str) -> bool:
        """Whether it was that word both times: as agreed or, failing that, to everybody who rated it."""
        return word == (self.agreed_before or self.position_before) == (self.agreed or self.position)


def movements(comparison: Comparison, before: Before) -> tuple[Moved, ...]:
    """Every criterion beside the review before, in the order of the rubric."""
    earlier = before.of_each(comparison.agencies)
    return tuple(_moved(comparison.rubric, finding, before, earlier) for finding in comparison.findings)


def _moved(rubric: Rubric, finding: Finding, before: Before, earlier: Sequence[AgencyBefore | None]) -> Moved:
    ref = finding.criterion.ref
    words = tuple(before.word_of(agency, ref) for agency in earlier)
    if ref not in before.same:
        views = (Movement.NOT_COMPARED,) * len(words)
        return Moved(finding.criterion, Movement.NOT_COMPARED, words, views)
    views = tuple(
        view_movement(then, view.rating or "", rubric) for then, view in zip(words, finding.views, strict=True)
    )
    agreed = before.agreed_on(ref), finding.agreed.rating if finding.agreed else ""
    then, now = (word if word in rubric.steps else "" for word in agreed)
    rated = [word for agency in before.agencies if (word := before.word_of(agency, ref)) in rubric.steps]
    position, one_word = _position(rated, rubric), len(rated) > 1 and len(set(rated)) == 1
    alike = finding.position if finding.spread is Spread.AGREED else ""
    by_views = movement_of_views(views, bool(position))
    moved = Moved(
        *(finding.criterion, by_views, words, views, then, now, position, finding.position),
        alike_before=rated[0] if one_word else "",
        alike=alike,
    )
    if not moved.by_standing:
        return moved
    return replace(moved, movement=view_movement(then or moved.alike_before, now or alike, rubric))


def _position(words: Sequence[str], rubric: Rubric) -> str:
    """The range of these words of the scale: "Amber", "Red–Green", or ""."""
    found = sorted(set(words), key=rubric.steps.__getitem__)
    return "–".join(dict.fromkeys((*found[:1], *found[-1:])))


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


def movement_of_views(views: Sequence[Movement], rated_then: bool = False) -> Movement:
    """How a criterion moved by the agencies that rated it both times, so that who joined or left does not move it;
    `rated_then` is whether somebody rated it then who is asked no more."""
    better, worse = views.count(Movement.BETTER), views.count(Movement.WORSE)
    if better and worse:
        if min(better, worse) * SPLIT_SHARE >= better + worse:
            return Movement.BOTH
        return Movement.MOSTLY_BETTER if better > worse else Movement.MOSTLY_WORSE
    for movement in (Movement.BETTER, Movement.WORSE, Movement.SAME):
        if movement in views:
            return movement
    rated_now, rated_then = Movement.NEW in views, rated_then or Movement.NO_LONGER in views
    if rated_now and rated_then:
        return Movement.NOT_COMPARED
    return Movement.NEW if rated_now else Movement.NO_LONGER if rated_then else Movement.NOT_RATED

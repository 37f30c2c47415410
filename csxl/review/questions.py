"""What is to be asked of one agency: its points brought together, so that each criterion is asked about once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from csxl.languages import DEFAULT_LANGUAGE
from csxl.model.diagnostic import Diagnostic
from csxl.text.records import dataclass


@dataclass(frozen=True)
class Question:
    """Points that are asked about at once: of one kind on several criteria, or several on one criterion."""

    points: tuple[Diagnostic, ...]

    @property
    def by_ref(self) -> Mapping[str, Sequence[Diagnostic]]:
        """Its points by criterion."""
        found: dict[str, list[Diagnostic]] = {}
        for point in self.points:
            found.setdefault(point.ref, []).append(point)
        return found


def questions_of(points: Iterable[Diagnostic]) -> tuple[Question, ...]:
    """The questions that these points come to, in the order in which the first of each stands. What is found on several
    criteria in the same way is one question, and whatever is found on one criterion in several ways is one too."""
    points = tuple(dict.fromkeys(points))
    kinds: dict[str, set[str]] = {}
    for point in points:
        kinds.setdefault(point.ref, set()).add(point.code)
    groups: dict[tuple[str, ...], list[Diagnostic]] = {}
    for point in points:
        groups.setdefault(_key(point, kinds[point.ref]), []).append(point)
    return tuple(Question(tuple(group)) for group in groups.values())


def _key(point: Diagnostic, kinds: set[str]) -> tuple[str, ...]:
    """What the points of one question have in common."""
    if point.ref and len(kinds) > 1:
        return "criterion", point.ref
    if point.ref and point.code in DEFAULT_LANGUAGE.asks.several:
        return "kind", point.code
    return ("criterion", point.ref) if point.ref else ("point", point.file, point.sheet, point.cell, point.message)

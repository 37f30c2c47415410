"""Points that are still open: the errors of a comparison without those whose every answer was settled since."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set

from csxl.model.answers import YES
from csxl.model.comparison import Comparison, View
from csxl.model.diagnostic import Diagnostic, Severity


def open_points(comparison: Comparison) -> tuple[Diagnostic, ...]:
    """Every error that is still open, whether about an agency's return or about a file that is nobody's."""
    return tuple(one for one, _ in _open(comparison))


def open_points_of(comparison: Comparison) -> Mapping[int, tuple[Diagnostic, ...]]:
    """The errors that are still open about the returns of each agency, by its place."""
    found: dict[int, list[Diagnostic]] = {}
    for one, place in _open(comparison):
        if place is not None:
            found.setdefault(place, []).append(one)
    return {place: tuple(several) for place, several in found.items()}


def _open(comparison: Comparison) -> Iterator[tuple[Diagnostic, int | None]]:
    """Each open error, with the place of the agency whose return it is about, if it is about one that counts."""
    places = {
        returned.file: place
        for place, agency in enumerate(comparison.agencies)
        for returned in agency.counting
        if returned.counts == YES
    }
    places |= {one.letter.file: one.place for one in comparison.letters if one.answers and one.place is not None}
    views: dict[int, Mapping[str, View]] = {}
    for one in comparison.diagnostics:
        if one.severity is Severity.ERROR:
            place = places.get(one.file)
            if place is not None and place not in views:
                views[place] = {finding.criterion.ref: finding.views[place] for finding in comparison.findings}
            if place is None or not _is_settled(one, views[place], comparison):
                yield one, place


def _is_settled(one: Diagnostic, views: Mapping[str, View], comparison: Comparison) -> bool:
    return all(views[ref].settled for ref in _refs_of(one, views, comparison))


def _refs_of(one: Diagnostic, views: Mapping[str, View], comparison: Comparison) -> Set[str]:
    """The refs that an error may be about: those it names; else those on its sheet; else all of them."""
    named = frozenset(one.refs) & views.keys()
    on_sheet = {
        criterion.ref
        for criterion in comparison.rubric.criteria.values()
        if one.sheet and one.sheet in (criterion.domain, _sheet(views[criterion.ref]))
    }
    return named or on_sheet or views.keys()


def _sheet(view: View) -> str:
    return view.answer.sheet if view.answer else ""

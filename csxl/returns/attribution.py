"""Whose return it is: every return assigned to one agency, with those asked first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from csxl.diagnostics.of_identity import IdentityCode
from csxl.model.answers import Return
from csxl.model.diagnostic import Diagnostic
from csxl.model.review import Expected
from csxl.text.same_agency import folded_name

LONGEST_NAME = 120  # a paragraph in the agency's cell is not a name; the return keeps the whole of it


def attribute(returns: Sequence[Return], expected: Sequence[Expected]) -> Mapping[Expected, tuple[Return, ...]]:
    """The returns of each agency: those expected, in their order, then the others in the order they came.

    A return is matched by agency code, else by name, ignoring case, spaces and punctuation; one with neither is listed
    under its file's name, so that it is not lost."""
    groups: dict[Expected, list[Return]] = {agency: [] for agency in expected}
    codes = {_code(agency.code): agency for agency in reversed(expected) if agency.code}
    names = _unambiguous(expected)
    for returned in returns:
        agency = codes.get(_code(returned.agency_code)) or names.get(_marks_of(returned))
        if agency is None:
            agency = Expected(_name(returned), returned.agency_code)
            groups.setdefault(agency, [])
            names[_marks_of(returned)] = agency
            if returned.agency_code:
                codes[_code(returned.agency_code)] = agency
        groups[agency].append(returned)
    return {agency: tuple(returns) for agency, returns in groups.items()}


def by_sender(returns: Iterable[Return]) -> tuple[tuple[Return, ...], ...]:
    """The returns grouped by agency where it is not known who was asked: by agency code, and by name only those without
    one, so that a form on which somebody typed another agency's name never joins that agency's returns."""
    returns = tuple(returns)
    coded = {(_marks_of(returned), _code(returned.agency_code)) for returned in returns if returned.agency_code}
    times = Counter(name for name, _ in coded)
    codes = {name: code for name, code in coded if times[name] == 1}
    groups: dict[tuple[str, str], list[Return]] = {}
    for returned in returns:
        code = _code(returned.agency_code) or codes.get(_marks_of(returned), "")
        groups.setdefault((code, "" if code else _marks_of(returned)), []).append(returned)
    return tuple(map(tuple, groups.values()))


def attribution_diagnostics(
    groups: Mapping[Expected, Sequence[Return]], expected: Sequence[Expected]
) -> Iterator[Diagnostic]:
    """The diagnostics about whose return each one is."""
    asked, names = set(expected or groups), {folded_name(agency.name): agency for agency in expected}
    for agency, returns in groups.items():
        for returned in returns:
            other = names.get(folded_name(returned.agency), agency)
            if not returned.agency:
                yield IdentityCode.NAMELESS_RETURN.about(returned.file, shown=agency.name)
            elif agency not in asked:
                yield IdentityCode.NOT_ASKED.about(returned.file, agency=agency.name)
            elif folded_name(other.name) != folded_name(agency.name):
                yield IdentityCode.CODE_OF_ANOTHER.about(
                    returned.file, agency=returned.agency, code=returned.agency_code, other=agency.name
                )


def _code(code: str) -> str:
    return code.strip().casefold()


def _marks_of(returned: Return) -> str:
    """What a return is matched by apart from its code; copies of one nameless file match each other."""
    return (
        folded_name(returned.agency)
        if returned.agency.strip()
        else f"{returned.agency_code} {returned.sha256 or returned.file}"
    )


def _name(returned: Return) -> str:
    """The agency's name on one line, cut to fit a heading."""
    name = " ".join(returned.agency.split()) or f"Unknown agency ({returned.agency_code or returned.file})"
    return name if len(name) <= LONGEST_NAME else name[:LONGEST_NAME] + "…"


def _unambiguous(expected: Sequence[Expected]) -> dict[str, Expected]:
    """The agencies by folded name, without the names that two of them share."""
    named = [(folded_name(agency.name), agency) for agency in dict.fromkeys(expected)]
    times = Counter(name for name, _ in named)
    return {name: agency for name, agency in named if times[name] == 1}

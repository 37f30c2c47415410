"""Whose return it is: every return assigned to one agency, those asked first, or known to be nobody's yet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from csxl.diagnostics.of_identity import IdentityCode
from csxl.model.answers import Return, Shown
from csxl.model.diagnostic import Diagnostic
from csxl.model.layout import is_cut
from csxl.model.review import Expected
from csxl.text.folding import fold
from csxl.text.same_agency import folded_name

LONGEST_NAME = 120  # a paragraph in the agency's cell is not a name; the return keeps the whole of it


class Roll:
    """The agencies that were asked, to be found by what a return says."""

    def __init__(self, expected: Sequence[Expected]) -> None:
        self._codes = {_code(agency.code): agency for agency in reversed(expected) if agency.code}
        self._names: dict[str, list[Expected]] = {}
        for agency in dict.fromkeys(expected):
            self._names.setdefault(folded_name(agency.name), []).append(agency)

    def of(self, returned: Return) -> Expected | None:
        """The agency that a return is from by its code or, failing that, by its name, if only one has it."""
        called = self._names.get(_marks_of(returned), [])
        return self._codes.get(_code(returned.agency_code)) or (called[0] if len(called) == 1 else None)

    def other(self, returned: Return) -> Shown | None:
        """What names another agency than the form's own where people see it: any other code, or the name of another
        agency that was asked. A name that nobody was asked under is only another spelling."""
        if code := next((shown for shown in returned.shown if shown.is_code), None):
            return code
        names = (*returned.shown, Shown(returned.agency, False, "", ""))
        return next((shown for shown in names if self.called(shown.text, returned)), None)

    def called(self, text: str, returned: Return) -> Expected | None:
        """The other agency of this name, in whatever spelling or as titles cut it short, than the return's own."""
        own = self.of(returned)
        mine = folded_name(own.name if own else returned.agency)
        if is_cut(text):
            start = folded_name(text.removesuffix("…"))
            found = [agency for name, called in self._names.items() if name.startswith(start) for agency in called]
        else:
            found = self._names.get(folded_name(text), [])
        return next((agency for agency in found if agency != own and folded_name(agency.name) != mine), None)

    def perhaps(self, returned: Return) -> frozenset[Expected]:
        """Every agency that a return names, by its form's own identity or where people see it."""
        shown = (self.coded(one.text) if one.is_code else self.called(one.text, returned) for one in returned.shown)
        return frozenset(filter(None, (self.of(returned), self.called(returned.agency, returned), *shown)))

    def coded(self, code: str) -> Expected | None:
        """The agency with this code."""
        return self._codes.get(_code(code))


def attribute(returns: Sequence[Return], expected: Sequence[Expected]) -> Mapping[Expected, tuple[Return, ...]]:
    """The returns of each agency: those expected, in their order, then the others in the order they came.

    A return is matched by agency code, else by name, ignoring case, spaces and punctuation; one with neither is listed
    under its file's name, so that it is not lost."""
    groups: dict[Expected, list[Return]] = {agency: [] for agency in expected}
    roll, rest = Roll(expected), []
    for returned in returns:
        if agency := roll.of(returned):
            groups[agency].append(returned)
        else:
            rest.append(returned)
    for agency, group in _unasked(by_sender(rest)):
        groups.setdefault(agency, []).extend(group)
    return {agency: tuple(returns) for agency, returns in groups.items()}


def _unasked(groups: Sequence[Sequence[Return]]) -> Iterator[tuple[Expected, Sequence[Return]]]:
    """The agency of each group of returns, called by a name that no other group bears, if there is one."""
    bearers = Counter(name for group in groups for name in {_marks_of(returned) for returned in group})
    for group in groups:
        lead = next((returned for returned in group if bearers[_marks_of(returned)] == 1), group[0])
        yield Expected(_name(lead), next((one.agency_code for one in group if one.agency_code), "")), group


def by_sender(returns: Iterable[Return]) -> tuple[tuple[Return, ...], ...]:
    """The returns grouped by agency where it is not known who was asked: by agency code, and by name only those without
    one, so that a form on which somebody typed another agency's name never joins that agency's returns. One that shows
    another code than its own belongs to nobody's."""
    returns = tuple(returns)
    coded = {(_marks_of(returned), _code(returned.agency_code)) for returned in returns if returned.agency_code}
    times = Counter(name for name, _ in coded)
    codes = {name: code for name, code in coded if times[name] == 1}
    groups: dict[tuple[str, ...], list[Return]] = {}
    for returned in returns:
        code = _code(returned.agency_code) or codes.get(_marks_of(returned), "")
        shown = sorted(fold(one.text) for one in returned.shown if one.is_code)
        groups.setdefault((code, "" if code else _marks_of(returned), *shown), []).append(returned)
    return tuple(map(tuple, groups.values()))


def attribution_diagnostics(
    groups: Mapping[Expected, Sequence[Return]], expected: Sequence[Expected]
) -> Iterator[Diagnostic]:
    """The diagnostics about whose return each one is."""
    asked = set(expected or groups)
    for agency, returns in groups.items():
        for returned in returns:
            if not returned.agency:
                yield IdentityCode.NAMELESS_RETURN.about(returned.file, shown=agency.name)
            elif agency not in asked:
                yield IdentityCode.NOT_ASKED.about(returned.file, agency=agency.name)


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

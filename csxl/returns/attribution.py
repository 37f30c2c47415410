"""Whose return is it: every return put down to one agency, those asked first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from csxl.diagnostics.of_identity import IdentityCode
from csxl.model.answers import Return
from csxl.model.diagnostic import Diagnostic
from csxl.model.review import Expected
from csxl.text.same_agency import folded_name

LONGEST_NAME = 120  # a paragraph in the agency's cell is no name; the whole of it stays in the return


def attribute(returns: Sequence[Return], expected: Sequence[Expected]) -> Mapping[Expected, tuple[Return, ...]]:
    """The returns of each agency: those expected, in their order, then the others as they first came.

    A return is matched by agency code, else by name but for case, spaces and punctuation; one that says neither stands
    under its file's name, so that it is not lost."""
    groups: dict[Expected, list[Return]] = {agency: [] for agency in expected}
    codes = {_code(agency.code): agency for agency in reversed(expected) if agency.code}
    names = _unambiguous(expected)
    for form in returns:
        agency = codes.get(_code(form.agency_code)) or names.get(_marks_of(form))
        if agency is None:
            agency = Expected(_name(form), form.agency_code)
            groups.setdefault(agency, [])
            names[_marks_of(form)] = agency
            if form.agency_code:
                codes[_code(form.agency_code)] = agency
        groups[agency].append(form)
    return {agency: tuple(forms) for agency, forms in groups.items()}


def attribution_matters(
    groups: Mapping[Expected, Sequence[Return]], expected: Sequence[Expected]
) -> Iterator[Diagnostic]:
    """What should be looked at about whose return each is."""
    asked, names = set(expected or groups), {folded_name(agency.name): agency for agency in expected}
    for agency, forms in groups.items():
        for form in forms:
            other = names.get(folded_name(form.agency), agency)
            if not form.agency:
                yield IdentityCode.NAMELESS_RETURN.about(form.file, shown=agency.name)
            elif agency not in asked:
                yield IdentityCode.NOT_ASKED.about(form.file, agency=agency.name)
            elif folded_name(other.name) != folded_name(agency.name):
                yield IdentityCode.CODE_OF_ANOTHER.about(
                    form.file, agency=form.agency, code=form.agency_code, other=agency.name
                )


def _code(code: str) -> str:
    return code.strip().casefold()


def _marks_of(form: Return) -> str:
    """What a return is matched by beside its code; copies of one nameless file are one."""
    return folded_name(form.agency) if form.agency.strip() else f"{form.agency_code} {form.sha256 or form.file}"


def _name(form: Return) -> str:
    """The agency's name on one line, as long as a heading bears."""
    name = " ".join(form.agency.split()) or f"Unknown agency ({form.agency_code or form.file})"
    return name if len(name) <= LONGEST_NAME else name[:LONGEST_NAME] + "…"


def _unambiguous(expected: Sequence[Expected]) -> dict[str, Expected]:
    """The agencies by folded name; a name that two of them share tells nothing."""
    named = [(folded_name(agency.name), agency) for agency in dict.fromkeys(expected)]
    times = Counter(name for name, _ in named)
    return {name: agency for name, agency in named if times[name] == 1}

"""Several returns of one agency held against each other, cell by cell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations, takewhile
from pathlib import PurePath

from csxl.diagnostics.of_identity import IdentityCode
from csxl.model.answers import Answer, Return
from csxl.model.diagnostic import Diagnostic
from csxl.returns.entries import NAMES
from csxl.text.a1 import quoted
from csxl.text.folding import fold, quote


def compare_returns(returns: Iterable[Return]) -> tuple[Diagnostic, ...]:
    """Where the returns of one agency differ, or that they are the same; each line names both files and cells."""
    return tuple(
        diagnostic
        for group in by_agency(returns)
        for one, other in combinations(group, 2)
        for diagnostic in _compare(one, other)
    )


def by_agency(returns: Iterable[Return]) -> tuple[tuple[Return, ...], ...]:
    """The returns grouped by agency: by code, and where a return has none, by name. One without either stands alone."""
    returns = tuple(returns)
    codes = {fold(r.agency): r.agency_code for r in returns if r.agency and r.agency_code}
    groups: dict[str, list[Return]] = {}
    for number, returned in enumerate(returns):
        code = fold(returned.agency_code or codes.get(fold(returned.agency), ""))
        groups.setdefault(code or fold(returned.agency) or f"#{number}", []).append(returned)
    return tuple(map(tuple, groups.values()))


def _compare(one: Return, other: Return) -> Iterator[Diagnostic]:
    """What two returns of one agency differ in."""
    agency = other.agency or other.agency_code
    if _is_blank(one) != _is_blank(other):
        blank, given = (one, other) if _is_blank(one) else (other, one)
        yield IdentityCode.RETURN_BLANK.about(blank.file, agency=agency, other=_shown(given, blank))
        return
    mine = {answer.ref: answer for answer in one.answers}
    differences = [
        diagnostic
        for theirs in other.answers
        if theirs.ref in mine
        for diagnostic in _differences(mine[theirs.ref], theirs, one, other)
    ]
    only = {answer.ref for answer in one.answers} ^ {answer.ref for answer in other.answers}
    if not differences and (not only or not {answer.ref for answer in other.answers} & set(mine)):
        yield (IdentityCode.RETURN_IN_PARTS if only else IdentityCode.RETURNS_ALIKE).about(
            other.file, agency=agency, other=_shown(one, other)
        )
        return
    yield IdentityCode.RETURNS_OF_ONE_AGENCY.about(other.file, agency=agency, other=_shown(one, other))
    yield from differences


def _is_blank(returned: Return) -> bool:
    """Whether nothing at all was filled in or added."""
    return not returned.kept and not any(
        answer.rating or answer.raw.strip() or any(getattr(answer, name) for name in NAMES.values())
        for answer in returned.answers
    )


def _differences(mine: Answer, theirs: Answer, one: Return, other: Return) -> Iterator[Diagnostic]:
    there = f"{_shown(one, other)}, {quoted(mine.sheet)}!{mine.cell}"
    if mine.rating != theirs.rating:
        both = all(answer.rating or answer.raw.strip() for answer in (mine, theirs))
        code = IdentityCode.RETURNS_DIFFER if both else IdentityCode.RETURNS_ONE_BLANK
        yield code.about(
            other.file, theirs.sheet, theirs.cell, theirs.ref, there=there, text=_said(theirs), other=_said(mine)
        )
    headings = [heading for heading, name in NAMES.items() if getattr(mine, name) != getattr(theirs, name)]
    if headings:
        yield IdentityCode.RETURNS_TEXTS_DIFFER.about(
            other.file, theirs.sheet, theirs.cell, theirs.ref, there=there, headings=" and ".join(headings)
        )


def _shown(one: Return, other: Return) -> str:
    """A return's file, without the folders that it shares with the other's: agencies read this too."""
    parts, beside = PurePath(one.file).parts, PurePath(other.file).parts
    shared = len(list(takewhile(lambda pair: pair[0] == pair[1], zip(parts[:-1], beside, strict=False))))
    return PurePath(*parts[shared:]).as_posix()


def _said(answer: Answer) -> str:
    """An answer as a sentence names it, also where it is blank or was left out."""
    if answer.rating:
        return quote(answer.rating)
    return quote(answer.raw) if answer.raw.strip() else "nothing"

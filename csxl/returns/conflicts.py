"""Several returns from one agency compared, cell by cell."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from itertools import combinations, takewhile
from pathlib import PurePath
from typing import NamedTuple

from csxl.diagnostics.of_identity import IdentityCode
from csxl.model.answers import Answer, Return
from csxl.model.diagnostic import Diagnostic
from csxl.returns.attribution import by_sender
from csxl.returns.entries import NAMES
from csxl.text.a1 import quoted
from csxl.text.wording import listed, quote


class Difference(NamedTuple):
    """One difference between two returns on one criterion; `contested` if both gave a rating or a mark."""

    ref: str
    contested: bool
    diagnostic: Diagnostic


def compare_returns(returns: Iterable[Return]) -> tuple[Diagnostic, ...]:
    """Where returns from one agency differ, or that they are the same; each diagnostic names both files and cells."""
    return tuple(diagnostic for group in by_sender(returns) for diagnostic in compare_group(group))


def compare_group(group: Sequence[Return], settled: Container[str] = ()) -> Iterator[Diagnostic]:
    """The same for returns known to be from one agency; on the refs in `settled` it is known what counts, so nothing is
    contested there."""
    for one, other in combinations(group, 2):
        yield from _compare(one, other, settled)


def _compare(one: Return, other: Return, settled: Container[str]) -> Iterator[Diagnostic]:
    """How two returns from one agency differ."""
    agency = other.agency or other.agency_code or "The same agency"
    if _is_blank(one) != _is_blank(other):
        blank, given = (one, other) if _is_blank(one) else (other, one)
        yield IdentityCode.RETURN_BLANK.about(blank.file, agency=agency, other=_shown(given, blank))
        return
    mine = {answer.ref: answer for answer in one.answers}
    differences = [
        difference
        for theirs in other.answers
        if theirs.ref in mine
        for difference in _differences(mine[theirs.ref], theirs, one, other)
    ]
    only = {answer.ref for answer in one.answers} ^ {answer.ref for answer in other.answers}
    if not differences and (not only or not {answer.ref for answer in other.answers} & set(mine)):
        code = IdentityCode.RETURN_IN_PARTS if only else IdentityCode.RETURNS_ALIKE
        yield code.about(other.file, agency=agency, other=_shown(one, other))
        return
    yield IdentityCode.RETURNS_OF_ONE_AGENCY.about(other.file, agency=agency, other=_shown(one, other))
    yield from (
        difference.diagnostic for difference in differences if not (difference.contested and difference.ref in settled)
    )


def _is_blank(returned: Return) -> bool:
    """Whether nothing at all was filled in or added."""
    return not returned.kept and not any(
        answer.rating or answer.raw.strip() or any(getattr(answer, name) for name in NAMES.values())
        for answer in returned.answers
    )


def _differences(mine: Answer, theirs: Answer, one: Return, other: Return) -> Iterator[Difference]:
    there = f"{_shown(one, other)}, {quoted(mine.sheet)}!{mine.cell}"
    if mine.rating != theirs.rating:
        both = all(answer.rating or answer.raw.strip() for answer in (mine, theirs))
        code = IdentityCode.RETURNS_DIFFER if both else IdentityCode.RETURNS_ONE_BLANK
        said = {"there": there, "text": _said(theirs), "other": _said(mine)}
        yield Difference(theirs.ref, both, code.about(other.file, theirs.sheet, theirs.cell, theirs.ref, **said))
    headings = [f"“{heading}”" for heading, name in NAMES.items() if getattr(mine, name) != getattr(theirs, name)]
    if headings:
        texts = IdentityCode.RETURNS_TEXTS_DIFFER.about(
            other.file, theirs.sheet, theirs.cell, theirs.ref, there=there, headings=listed(headings)
        )
        yield Difference(theirs.ref, False, texts)


def _shown(one: Return, other: Return) -> str:
    """A return's file, without the folders that both files share, since agencies read this too."""
    parts, beside = PurePath(one.file).parts, PurePath(other.file).parts
    shared = len(list(takewhile(lambda pair: pair[0] == pair[1], zip(parts[:-1], beside, strict=False))))
    return PurePath(*parts[shared:]).as_posix()


def _said(answer: Answer) -> str:
    """An answer as a sentence names it, even if it is blank or was left out."""
    if answer.rating:
        return quote(answer.rating)
    return quote(answer.raw) if answer.raw.strip() else "nothing"

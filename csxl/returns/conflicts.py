"""Several returns from one agency compared, cell by cell."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import replace
from itertools import combinations
from typing import NamedTuple

from csxl.diagnostics.of_identity import IdentityCode
from csxl.model.answers import YES, Answer, Reading, Return
from csxl.model.diagnostic import Diagnostic
from csxl.returns.attribution import by_sender
from csxl.returns.entries import NAMES
from csxl.returns.later_texts import shown
from csxl.returns.succession import Chain
from csxl.returns.versions import content_of, quieted, said_once, weigh_versions
from csxl.text.a1 import spoken
from csxl.text.wording import listed, quote

MOST_RIVALS = 10  # returns of one agency of which each is held beside every other; of more, beside the first


class Difference(NamedTuple):
    """One difference between two returns on one criterion; `contested` if both gave a rating or a mark."""

    ref: str
    contested: bool
    diagnostic: Diagnostic


def versions_weighed(reading: Reading) -> Reading:
    """The reading with each agency's returns weighed where it is not known who was asked: each return says whether it
    counts, and the diagnostics where those that do differ."""
    counting = (returned for returned in reading.returns if returned.counts == YES)
    groups = [(group, weigh_versions(group)) for group in by_sender(counting)]
    now = {id(old): new for group, weighed in groups for old, new in zip(group, weighed.returns, strict=True)}
    said = [one for _, weighed in groups for one in (*weighed.diagnostics, *compare_chains(weighed.chains))]
    replaced = frozenset(file for _, weighed in groups for file in weighed.replaced)
    copies = {file: other for _, weighed in groups for file, other in weighed.copies.items()}
    return replace(
        reading,
        returns=tuple(now.get(id(returned), returned) for returned in reading.returns),
        diagnostics=tuple(said_once(tuple(quieted((*reading.diagnostics, *said), replaced)), copies)),
    )


def compare_chains(chains: Sequence[Chain], settled: Container[str] = (), agency: str = "") -> Iterator[Diagnostic]:
    """Where one agency's returns that count differ, or that they are the same; each diagnostic names both files and
    cells. On the refs in `settled` it is known what counts, so nothing is contested there."""
    few = len(chains) <= MOST_RIVALS
    for one, other in combinations(chains, 2) if few else ((chains[0], one) for one in chains[1:]):
        returned = other.effective
        name = agency or returned.agency or returned.agency_code or "The same agency"
        mine, theirs = one.as_sent, other.as_sent
        # What came twice is the same, also where one of the two took the place of an earlier version.
        if content_of(one.versions[-1]) == content_of(other.versions[-1]):
            theirs = replace(theirs, answers=mine.answers)
        yield from _compare(mine, theirs, settled, name)


def _compare(one: Return, other: Return, settled: Container[str], agency: str) -> Iterator[Diagnostic]:
    """How two returns from one agency differ."""
    if _is_blank(one) != _is_blank(other):
        blank, given = (one, other) if _is_blank(one) else (other, one)
        yield IdentityCode.RETURN_BLANK.about(blank.file, agency=agency, other=shown(given.file, blank.file))
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
        yield code.about(other.file, agency=agency, other=shown(one.file, other.file))
        return
    yield IdentityCode.RETURNS_OF_ONE_AGENCY.about(other.file, agency=agency, other=shown(one.file, other.file))
    yield from (
        difference.diagnostic for difference in differences if not (difference.contested and difference.ref in settled)
    )


def _is_blank(returned: Return) -> bool:
    """Whether nothing at all was filled in or added; a letter that came with it is in no sheet."""
    return not any(kept.sheet for kept in returned.kept) and not any(
        answer.rating or answer.raw.strip() or any(getattr(answer, name) for name in NAMES.values())
        for answer in returned.answers
    )


def _differences(mine: Answer, theirs: Answer, one: Return, other: Return) -> Iterator[Difference]:
    there = f"{shown(one.file, other.file)}, {spoken(mine.sheet, mine.cell)}"
    if mine.rating != theirs.rating:
        both = all(answer.rating or answer.raw.strip() for answer in (mine, theirs))
        code = IdentityCode.RETURNS_DIFFER if both else IdentityCode.RETURNS_ONE_BLANK
        said = {"there": there, "text": _said(theirs), "other": _said(mine), "other_file": one.file}
        yield Difference(theirs.ref, both, code.about(other.file, theirs.sheet, theirs.cell, theirs.ref, **said))
    headings = [f"“{heading}”" for heading, name in NAMES.items() if getattr(mine, name) != getattr(theirs, name)]
    if headings:
        texts = IdentityCode.RETURNS_TEXTS_DIFFER.about(
            other.file, theirs.sheet, theirs.cell, theirs.ref, there=there, headings=listed(headings)
        )
        yield Difference(theirs.ref, False, texts)


def _said(answer: Answer) -> str:
    """An answer as a sentence names it, even if it is blank or was left out."""
    if answer.rating:
        return quote(answer.rating)
    return quote(answer.raw) if answer.raw.strip() else "nothing"

"""Whose an action is: an agency's own; the meeting's as its cell Agency says or, failing that, its Owner, where these
name agencies in full. Nobody is guessed: an owner's name alone says nothing of an agency."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Protocol, TypeVar

from csxl.compare.actions import Action
from csxl.model.decisions import MARK, THE_MEETING
from csxl.text.folding import fold_code
from csxl.text.same_agency import agency_key, folded_name

SEPARATORS = (re.compile(r"\s*[;,/\n]\s*"), re.compile(r"\s*[&+]\s*|\s+and\s+", re.IGNORECASE))  # one after the other


class Named(Protocol):
    """Anything that stands for an agency."""

    @property
    def name(self) -> str: ...

    @property
    def code(self) -> str: ...


AnAgency = TypeVar("AnAgency", bound=Named)


def owners_of(action: Action, agencies: Sequence[AnAgency]) -> tuple[AnAgency, ...]:
    """The agencies whose an action is, in their order: one, several that share it, or none."""
    if action.of_agency:
        return tuple(agency for agency in agencies if action.subject.startswith(f"{_key(agency)}{MARK}"))
    return agencies_in(action.owner if _says_nobody(action.agency) else action.agency, agencies)


def agencies_in(text: str, agencies: Sequence[AnAgency]) -> tuple[AnAgency, ...]:
    """The agencies that a text names, if it names agencies and nothing else: "Police", "POL and Education"."""
    found = tuple(_named(text, agencies, SEPARATORS))
    return () if None in found else tuple(agency for agency in agencies if agency in found)


def _named(text: str, agencies: Sequence[AnAgency], separators: Sequence[re.Pattern[str]]) -> Iterator[AnAgency | None]:
    """The agency of this name or code, the whole of it first; else that of each of its parts, None for what is none."""
    one = _of_name(text, agencies)
    parts = [part for part in separators[0].split(text) if part.strip()] if one is None and separators else []
    if not parts:
        yield one
    for part in parts:
        yield from _named(part, agencies, separators[1:])


def _of_name(text: str, agencies: Sequence[AnAgency]) -> AnAgency | None:
    """The one agency that is called so."""
    name, code = folded_name(text), fold_code(text)
    found = [
        agency
        for agency in agencies
        if (name and folded_name(agency.name) == name) or (code and fold_code(agency.code) == code)
    ]
    return found[0] if len(found) == 1 else None


def _key(agency: Named) -> str:
    return agency_key(agency.name, agency.code)


def _says_nobody(agency: str) -> bool:
    """Whether a cell Agency names nobody in particular."""
    return folded_name(agency) in ("", folded_name(THE_MEETING))

"""The review before this one, as its summary tells it: what agencies said, what was agreed, and what was promised."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import field
from typing import Protocol

from csxl.model.decisions import PROGRESS_CHOICES
from csxl.text.folding import fold
from csxl.text.records import dataclass
from csxl.text.same_agency import folded_name

ENDED = frozenset(PROGRESS_CHOICES[2:])  # done, dropped


class Rater(Protocol):
    """Anything that stands for an agency of this review."""

    @property
    def name(self) -> str: ...

    @property
    def code(self) -> str: ...


@dataclass(frozen=True)
class SaidBefore:
    """One agency's answer to one criterion then, settled before returned: `word` is of the scale or an abstention, or
    ""."""

    word: str
    evidence: str = ""


@dataclass(frozen=True)
class AgreedBefore:
    """What was agreed on one criterion then: a word of the scale or "", and the words for agencies. The reason stays
    where it was given."""

    rating: str
    words: str = ""


@dataclass(frozen=True)
class Promise:
    """An action of the review before, as it stood at its end. `subject` is what its decisions know it by; `agency` is
    whose it is, "" where it is the meeting's and names no agency; `status` is one of the words for progress or "", and
    `agreed` whether the meeting agreed it."""

    subject: str
    agency: str
    ref: str
    action: str
    owner: str = ""
    by_when: str = ""
    status: str = ""
    progress: str = ""
    done_on: str = ""
    agreed: bool = False

    @property
    def ended(self) -> bool:
        """Whether it was done or dropped already when the review before ended, so that it is not asked about again."""
        return fold(self.status) in ENDED


@dataclass(frozen=True)
class AgencyBefore:
    """One agency in the review before: its answers by ref, and its promises in the order of the criteria."""

    name: str
    code: str
    said: Mapping[str, SaidBefore] = field(default_factory=dict)
    promises: tuple[Promise, ...] = ()


@dataclass(frozen=True)
class Before:
    """The review before. `same` are the refs of today's rubric that had the same descriptors then; those in `changed`
    had others, and of those in `untold` nothing tells, so that nothing is compared on either; `gone` are the refs it
    had that today's rubric does not have. `promises` are those of the meeting that name no agency. Everything stands
    under today's refs and words: `moved` are the refs that are others today, each with that; `renamed` the words of the
    scale, each with what its step is called today; and `other_scale` are its words where that scale was another one, so
    that nothing is compared."""

    file: str
    review: str
    agencies: tuple[AgencyBefore, ...] = ()
    agreed: Mapping[str, AgreedBefore] = field(default_factory=dict)
    same: frozenset[str] = frozenset()
    changed: frozenset[str] = frozenset()
    gone: tuple[str, ...] = ()
    promises: tuple[Promise, ...] = ()
    untold: frozenset[str] = frozenset()
    returns: frozenset[str] = frozenset()  # SHA-256 of those it compared
    moved: tuple[tuple[str, str], ...] = ()
    other_scale: tuple[str, ...] = ()
    renamed: Mapping[str, str] = field(default_factory=dict)

    def of_each(self, agencies: Sequence[Rater]) -> tuple[AgencyBefore | None, ...]:
        """The agencies of this review as they were then: each found by its code or, failing that, by its name; None if
        it was not asked. Where a code has passed from one agency to another the name says which it is, so that what
        one said is never shown to another."""
        names = Counter(filter(None, (folded_name(one.name) for one in agencies)))
        named = {folded_name(one.name): one for one in reversed(self.agencies) if names[folded_name(one.name)] == 1}
        by_name = [named.get(folded_name(one.name)) for one in agencies]
        coded = {_code(one): one for one in reversed(self.agencies) if _code(one) and one not in by_name}
        return tuple(one or coded.get(_code(agency)) for one, agency in zip(by_name, agencies, strict=True))

    def of(self, name: str, code: str) -> AgencyBefore | None:
        """The same for one agency alone, beside whom nobody else is asked."""
        return self.of_each([AgencyBefore(name, code)])[0]

    def word_of(self, agency: AgencyBefore | None, ref: str) -> str:
        """What an agency said of a criterion that is still the same, or ""."""
        said = agency.said.get(ref) if agency and ref in self.same else None
        return said.word if said else ""

    def agreed_on(self, ref: str) -> str:
        """The rating that was agreed on a criterion that is still the same, or ""."""
        agreed = self.agreed.get(ref) if ref in self.same else None
        return agreed.rating if agreed else ""


def _code(agency: Rater) -> str:
    return agency.code.strip().upper()

"""What consolidation gives: every agency's view of every criterion side by side, and what follows from them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from csxl.model.answers import Answer, Kept, PromiseTold, Remark, Return
from csxl.model.before import Before
from csxl.model.decisions import NOTHING_DECIDED, Agreed, Decisions, Settled
from csxl.model.diagnostic import Diagnostic, Severity
from csxl.model.mailed import PlacedLetter
from csxl.model.rubric import Criterion, Rubric
from csxl.text.same_agency import agency_key

RATED, TO_SETTLE, BLANK, NOT_RETURNED = "rated", "to settle", "blank", "not returned"  # beside the abstentions' words
NO_ANSWER = "no answer"  # blank and not returned together, where agencies share a line


class Spread(StrEnum):
    """How far apart the agencies' ratings of one criterion are, the widest first."""

    POLARISED = "polarised"
    ADJACENT = "adjacent"
    AGREED = "agreed"
    SINGLE = "single view"
    NOT_RATED = "not rated"


class Division(StrEnum):
    """How divided the agencies are on one criterion, in a board's words, the most divided first. The first three are
    the spread *polarised*, told apart by how many stand at each end."""

    SPLIT = "split"
    FEW = "a few differ"
    LONE = "lone voice"
    STEP = "one step apart"
    AGREED = "all agree"
    ONE_VIEW = "one view only"
    NOT_RATED = "not rated"


@dataclass(frozen=True, slots=True)
class View:
    """One agency's view of one criterion. `status` is "rated", an abstention's word, "to settle" (an answer was given
    and left out), "blank" or "not returned"; `rating` is a word of the scale or None; `file` is where it came from.

    `settled` is what the coordinator recorded afterwards, which status and rating then follow; `returned` is the word
    or status that the return itself gives (the same as these where nothing is settled)."""

    agency: str
    status: str
    rating: str | None = None
    answer: Answer | None = None
    file: str = ""
    settled: Settled | None = None
    returned: str = ""

    @property
    def word(self) -> str:
        """The rating, or the status where there is none."""
        return self.rating or self.status


@dataclass(frozen=True)
class Finding:
    """One criterion compared. `views` are in the order of the agencies; `counts` maps each word of the scale to the
    number of agencies that chose it; `coverage` each status to a number of agencies; `position` is a range in words,
    "Amber" or "Red–Green", or "" if nobody rated it. `agreed` is what the meeting agreed; it alters none of these."""

    criterion: Criterion
    views: tuple[View, ...]
    counts: Mapping[str, int]
    coverage: Mapping[str, int]
    spread: Spread
    position: str
    agreed: Agreed | None = None


@dataclass(frozen=True)
class Agency:
    """One rater of the shared system; it counts once however many returns it sent. `returns` are all of them, the one
    that counts first, and `counting` those that count; `coverage` maps each status to a number of criteria; `asked` is
    False for an agency that sent a return without being one of those asked. `overall` is what it says of the whole,
    each with the file that says it, and `promises` what counts of what it says of those of the review before."""

    name: str
    code: str
    sector: str = ""
    returns: tuple[Return, ...] = ()
    coverage: Mapping[str, int] = field(default_factory=dict)
    asked: bool = True
    counting: tuple[Return, ...] = ()
    overall: tuple[tuple[str, Remark], ...] = ()
    promises: tuple[PromiseTold, ...] = ()

    @cached_property
    def key(self) -> str:
        """What decisions know it by."""
        return agency_key(self.name, self.code)

    @property
    def returned(self) -> bool:
        """Whether anything that counts came back."""
        return bool(self.counting)

    @property
    def heard(self) -> bool:
        """Whether anything is known of its views: something came back, or was settled without a return."""
        return self.returned or bool(self.settled_alone)

    @property
    def settled_alone(self) -> int:
        """How many of its answers were settled without a return."""
        return 0 if self.returned else sum(number for word, number in self.coverage.items() if word != NOT_RETURNED)


@dataclass(frozen=True)
class Comparison:
    """A whole review compared. `kept` holds (file, what was added); `expected` is False if it is not known
    which agencies were asked, so that "not returned" cannot be known either. `unread` are the files that gave no
    return, `unfound` the names in a command's choices that no file has; `uncounted` are the returns of other reviews
    and those that are nobody's until the coordinator decides; `decisions` is what people have decided so far, and
    `of_choices` what is to be said of a command's choices that came to something else than was meant, and of a review
    that goes by two titles."""

    rubric: Rubric
    review: str
    partnership: str
    agencies: tuple[Agency, ...]
    findings: tuple[Finding, ...]
    diagnostics: tuple[Diagnostic, ...]
    kept: tuple[tuple[str, Kept], ...]
    expected: bool
    unread: tuple[str, ...] = ()
    unfound: tuple[str, ...] = ()
    uncounted: tuple[Return, ...] = ()
    decisions: Decisions = NOTHING_DECIDED
    of_choices: tuple[Diagnostic, ...] = ()
    before: Before | None = None  # the review before, where it is known
    letters: tuple[PlacedLetter, ...] = ()  # of mails without a workbook, each once
    language: str = "English"  # the name of one of csxl's, as Review.language: what is written of it is in that one

    @property
    def letters_of_nobody(self) -> tuple[str, ...]:
        """The mails whose letters give answers of which nobody knows whose they are."""
        return tuple(one.letter.file for one in self.letters if one.answers and one.place is None)

    @property
    def undecided(self) -> tuple[Diagnostic, ...]:
        """The errors about the returns, and letters with answers, that are of no agency of this review, so far."""
        files = {returned.file for returned in self.uncounted} | {*self.letters_of_nobody}
        return tuple(one for one in self.diagnostics if one.severity is Severity.ERROR and one.file in files)


def statuses(rubric: Rubric) -> tuple[str, ...]:
    """Every status a view can have, in the order that coverage is counted."""
    return (RATED, *(abstention.word for abstention in rubric.abstentions), TO_SETTLE, BLANK, NOT_RETURNED)

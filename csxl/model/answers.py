"""What reading returns gives: answers with their places, whatever else was found, and diagnostics."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from operator import attrgetter

from csxl.model.diagnostic import Diagnostic, Severity
from csxl.model.mailed import MailedLetter
from csxl.model.rubric import Domain
from csxl.text.british_time import in_britain
from csxl.text.folding import fold

YES, REPLACED, OTHER_REVIEW, NOBODYS = "yes", "replaced", "other review", "nobody's"  # whether a return counts


@dataclass(frozen=True, slots=True)
class Answer:
    """One agency's answer to one criterion.

    `rating` is a word of the scale, an abstention's word, or None; `raw` is the rating cell's text as stored;
    `cell` is the rating's cell; `found_by` is "ref" or "descriptors"; `by_when` is ISO for a real date, else as typed.
    """

    ref: str
    rating: str | None
    evidence: str
    action: str
    owner: str
    by_when: str
    sheet: str
    cell: str
    raw: str
    interpreted: bool
    found_by: str

    def __reduce__(self) -> tuple[type[Answer], tuple[object, ...]]:
        """How one process gives it to another: the way of dataclasses takes twice as long."""
        return Answer, _fields(self)


_fields = attrgetter(*Answer.__slots__)


@dataclass(frozen=True)
class Kept:
    """Something a person added that is not an answer."""

    sheet: str
    cell: str
    text: str


@dataclass(frozen=True)
class Remark:
    """What a return says of the whole, under one of `layout.OVERALL_LABELS`."""

    label: str
    text: str


@dataclass(frozen=True)
class PromiseTold:
    """What a return says of what its agency promised in the review before: `action` as the form shows it, `progress`
    one of the words for progress, or "" where none was chosen or it could not be read; with the place of the latter."""

    ref: str
    action: str
    progress: str
    sheet: str = ""
    cell: str = ""


@dataclass(frozen=True)
class Shown:
    """What a visible copy of a return's identity shows in place of the hidden one: a code if `is_code`, else a name."""

    text: str
    is_code: bool
    sheet: str
    cell: str


@dataclass(frozen=True)
class Return:
    """One returned questionnaire, as read. `rubric` and `review` are as the file states them.

    `left_out` are the refs where something was given, or seems to have been, that is not part of the answer; `missing`
    are those whose row was not found; `partly_unread` is True if something in the file could not be read or
    identified, so that a missing row may have been answered. `shown` is what contradicts `agency` and `agency_code` on
    the sheets that people see: somebody may have filled in a copy of another agency's form."""

    file: str
    agency: str
    agency_code: str
    review: str
    rubric: str
    rubric_version: str
    answers: tuple[Answer, ...]
    kept: tuple[Kept, ...]
    sha256: str
    saved: str = ""  # when it was last saved: ISO in UTC ("…Z"), without the "Z" if the program kept no zone, or ""
    completed_by: str = ""  # name, role and date as typed on the Start sheet, joined by ", "
    partnership: str = ""  # as the file states it
    left_out: frozenset[str] = frozenset()
    missing: frozenset[str] = frozenset()
    partly_unread: bool = False
    shown: tuple[Shown, ...] = ()
    signed: str = ""  # the name of who completed it, alone
    mailed: str = ""  # when the innermost mail that brought it was sent, as `saved`
    counts: str = YES
    replaced_by: str = ""  # the file of the later version that takes this one's place
    overall: tuple[Remark, ...] = ()  # in the order of the labels; only what has a text
    promises: tuple[PromiseTold, ...] = ()  # in the order of the criteria

    @property
    def shown_as(self) -> frozenset[str]:
        """What it shows in place of its own name and code, for comparing."""
        return frozenset(fold(shown.text) for shown in self.shown)

    @property
    def saved_here(self) -> datetime.datetime | None:
        """When it was last saved by the clock on a British wall, or None; a time without a zone is taken as local."""
        try:
            moment = datetime.datetime.fromisoformat(self.saved)
        except ValueError:
            return None
        return in_britain(moment) if moment.tzinfo else moment


@dataclass(frozen=True)
class Reading:
    """Everything read from some files; `empty_folders` are the folders with no workbook in them, `letters`
    what mails without a workbook say."""

    returns: tuple[Return, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    members: tuple[tuple[str, str], ...] = ()  # (file, sha256) of every workbook looked at
    empty_folders: tuple[str, ...] = ()
    letters: tuple[MailedLetter, ...] = ()

    @property
    def unread(self) -> tuple[Diagnostic, ...]:
        """The errors about files that gave no return, so that nobody knows whose they are."""
        read = {returned.file for returned in self.returns}
        return tuple(one for one in self.diagnostics if one.severity is Severity.ERROR and one.file not in read)


def answered(returned: Return, domain: Domain) -> int:
    """How many of a domain's criteria have a rating or an abstention."""
    refs = {criterion.ref for criterion in domain.criteria}
    return len([answer for answer in returned.answers if answer.rating is not None and answer.ref in refs])

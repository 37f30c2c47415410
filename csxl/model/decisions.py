"""What people decide after the returns: each text typed into a summary, under a key that outlives its cell.

An entry is one text in one open cell. What the entries of one subject come to (an agreed rating, a settled answer, a
choice between files) is read off them here, so that nothing is kept twice.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from csxl.model.rubric import Criterion
from csxl.text.digests import digest
from csxl.text.folding import fold
from csxl.text.records import dataclass

# The headings of the open columns, which are also the fields of a key.
AGREED_RATING, REASON, WORDS, AGREED_ON = "Agreed rating", "Reason", "Words for agencies", "Agreed on"
ACTION, OWNER, BY_WHEN = "Action", "Owner", "By when"
ANSWER, HOW_KNOWN = "Answer", "How it is known"
CORRECTION = "Correction"  # a word chosen on the matrix, where the heading is the agency's name
DOES_IT_COUNT, WHOSE = "Does it count?", "Whose is it?"
AGENCY, REF = "Agency", "Ref"  # of an action that the meeting added
THE_MEETING = "the meeting"  # whose action it is where no agency proposed it; as a key it is like no agency's
STATUS, PROGRESS, DONE_ON = "Status", "Progress", "Done on"
STANDING = "Agreed or proposed"  # of an action
PROMISED, AT_ITS_END, SAYS_NOW = "What was promised", "At the end of last time", "Its agency says now"
RECORDED = "Recorded since"  # how far a promise of the review before is, where its agency has not said or more is known
WHO, ON, WHY = "Who", "On", "Why"
TEXT = "Text"  # of what was typed elsewhere

COUNTS, DOES_NOT_COUNT = FILE_CHOICES = ("counts", "does not count")
AS_RETURNED = "as returned"  # chosen on the matrix or on Issues to take a settled answer back
NOT_AGREED = "not agreed"  # the same for an agreed rating
PROGRESS_CHOICES = ("not begun", "under way", "done", "dropped")
_PROGRESS: Mapping[str, str] = {fold(word): word for word in PROGRESS_CHOICES}
IS_AGREED, IS_PROPOSED = STANDING_CHOICES = ("agreed", "proposed")

MARK = " | "  # between the parts of a subject


class DecisionKind(StrEnum):
    """What a decision is about."""

    AGREED = "agreed"  # what the meeting agreed on a criterion
    SETTLED = "settled"  # an agency's answer as the coordinator recorded it afterwards
    FILE = "file"  # which file counts, and whose it is
    ACTION = "action"  # how an agency's action goes on
    MEETING = "meeting"  # an action that the meeting added
    RECORD = "record"  # who decided another entry, when and why
    TYPED = "typed"  # a text typed anywhere else
    PROMISE = "promise"  # how far a promise of the review before is
    PERSONAL = "personal"  # whether what may be personal data may be shown


# The open columns of each kind. Marks holds them in this order, so a new one is added at the end.
OPEN: Mapping[DecisionKind, tuple[str, ...]] = {
    DecisionKind.AGREED: (AGREED_RATING, REASON, WORDS, ACTION, OWNER, BY_WHEN, AGREED_ON),
    DecisionKind.SETTLED: (ANSWER, HOW_KNOWN, CORRECTION),
    DecisionKind.FILE: (DOES_IT_COUNT, WHOSE),
    DecisionKind.ACTION: (BY_WHEN, ACTION, OWNER, STATUS, PROGRESS, DONE_ON, STANDING, AGENCY),
    DecisionKind.MEETING: (BY_WHEN, ACTION, OWNER, AGENCY, REF, STATUS, PROGRESS, DONE_ON, STANDING),
    DecisionKind.RECORD: (WHO, ON, WHY),
    DecisionKind.TYPED: (TEXT,),
    DecisionKind.PROMISE: (RECORDED, HOW_KNOWN),
    DecisionKind.PERSONAL: (ANSWER, HOW_KNOWN),
}


def progress_of(text: str) -> str:
    """Which of the words for progress a text is, but for case and spaces; "" if it is none."""
    return _PROGRESS.get(fold(text), "")


def led_by(heading: str) -> str:
    """A heading before a text typed under it: "Reason: ", "Whose is it? "."""
    return f"{heading} " if heading.endswith("?") else f"{heading}: "


class Key(NamedTuple):
    """Under which an entry is found again: what it is about, and the open column."""

    kind: DecisionKind
    subject: str
    field: str

    @property
    def row(self) -> str:
        """The key of its row, as the sheets' column Key holds it."""
        return f"{self.kind}{MARK}{self.subject}"


def descriptors_digest(criterion: Criterion) -> str:
    """What a criterion's descriptors are known by, with the words of the scale that they stand under."""
    return digest(*criterion.descriptors, *criterion.descriptors.values())


def agreed_subject(criterion: Criterion) -> str:
    """A criterion by its ref and a digest of its descriptors: with other descriptors it is another criterion."""
    return f"{criterion.ref}{MARK}{descriptors_digest(criterion)}"


def settled_subject(agency_key: str, ref: str) -> str:
    return f"{agency_key}{MARK}{ref}"


def action_subject(agency_key: str, ref: str, action: str) -> str:
    return f"{agency_key}{MARK}{ref}{MARK}{digest(fold(action))}"


@dataclass(frozen=True)
class TypedText:
    """One text as a person typed it (a date in ISO form). `seen` says when and in whose file it was first seen;
    `ground` what the summary showed beside it then; `sheet` and `cell` where it was read last, "" if it was not."""

    value: str
    seen: str = ""
    ground: str = ""
    sheet: str = ""
    cell: str = ""


NO_ENTRY = TypedText("")


@dataclass(frozen=True)
class Settled:
    """One agency's answer to one criterion as recorded after the return: a word of the rubric, and how it is known."""

    word: str
    how: str
    entry: TypedText


@dataclass(frozen=True)
class Agreed:
    """What the moderation meeting agreed on one criterion; days are ISO where they are dates, else as typed."""

    rating: str
    reason: str
    words: str
    action: str
    owner: str
    by_when: str
    agreed_on: str
    entry: TypedText


@dataclass(frozen=True)
class Decisions:
    """Every entry by its key. `lately` are those that were typed since the summary that holds them was made, and
    `compared` the SHA-256 of the returns that it was made of."""

    entries: Mapping[Key, TypedText] = field(default_factory=dict)
    lately: frozenset[Key] = frozenset()
    compared: frozenset[str] = frozenset()

    @cached_property
    def subjects(self) -> Mapping[tuple[DecisionKind, str], Mapping[str, TypedText]]:
        """The entries of each subject by field."""
        found: dict[tuple[DecisionKind, str], dict[str, TypedText]] = {}
        for key, entry in self.entries.items():
            found.setdefault((key.kind, key.subject), {})[key.field] = entry
        return found

    def of(self, kind: DecisionKind, subject: str) -> Mapping[str, TypedText]:
        """The entries of one subject by field."""
        return self.subjects.get((kind, subject), {})

    def value(self, kind: DecisionKind, subject: str, heading: str) -> str:
        """One entry's text, or ""."""
        return self.of(kind, subject).get(heading, NO_ENTRY).value

    def agreed(self, criterion: Criterion) -> Agreed | None:
        """What was agreed on a criterion, None if nothing was typed in its row."""
        return self.agreed_under(agreed_subject(criterion))

    def agreed_under(self, subject: str) -> Agreed | None:
        """The same by what decisions know the criterion by."""
        typed = self.of(DecisionKind.AGREED, subject)
        if not typed:
            return None
        texts = {heading: typed.get(heading, NO_ENTRY).value for heading in OPEN[DecisionKind.AGREED]}
        rating = texts[AGREED_RATING] if fold(texts[AGREED_RATING]) != fold(NOT_AGREED) else ""
        entry = typed.get(AGREED_RATING) or next(iter(typed.values()))
        return Agreed(
            rating, texts[REASON], texts[WORDS], texts[ACTION], texts[OWNER], texts[BY_WHEN], texts[AGREED_ON], entry
        )

    def settled(self, agency_key: str, ref: str) -> Settled | None:
        """An agency's settled answer to a criterion; None if there is none, or if two differ (`disputed`)."""
        typed = self.of(DecisionKind.SETTLED, settled_subject(agency_key, ref))
        given = [typed[heading] for heading in (ANSWER, CORRECTION) if heading in typed]
        words = {fold(entry.value) for entry in given}
        if len(words) != 1 or fold(AS_RETURNED) in words:
            return None
        return Settled(given[0].value, typed.get(HOW_KNOWN, NO_ENTRY).value, given[0])

    def disputed(self, agency_key: str, ref: str) -> tuple[TypedText, ...]:
        """The two answers typed for an agency and criterion on Issues and on the matrix, if they differ."""
        typed = self.of(DecisionKind.SETTLED, settled_subject(agency_key, ref))
        given = tuple(typed[heading] for heading in (ANSWER, CORRECTION) if heading in typed)
        return given if len({fold(entry.value) for entry in given}) > 1 else ()


NOTHING_DECIDED = Decisions()

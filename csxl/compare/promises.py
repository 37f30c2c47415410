"""What became of each promise of the review before: as recorded since or, failing that, as its agency now says."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from csxl.compare.actions import DONE, DROPPED, ENDED, NOT_BEGUN, UNDER_WAY
from csxl.model.answers import PromiseTold
from csxl.model.before import Before, Promise
from csxl.model.comparison import Agency, Comparison
from csxl.model.decisions import HOW_KNOWN, PROGRESS_CHOICES, RECORDED, THE_MEETING, DecisionKind
from csxl.text.days import FIRST_DAY, day_first, stated_day
from csxl.text.folding import fold

NOTHING_CHOSEN, NOT_RETURNED, NO_LONGER_ASKED = "nothing chosen", "no return", "not asked this time"
NOT_ASKED, DIFFERS = "not asked", "two answers differ"


class PromiseOutcome(StrEnum):
    """What a promise came to."""

    KEPT = "kept"
    UNDER_WAY = "under way"
    NOT_DUE = "not due yet"  # not begun, and its day is still to come
    NOT_KEPT = "not kept"  # dropped, or not begun though its day is past or none was named
    NOT_SAID = "no word yet"


OPEN = (
    PromiseOutcome.NOT_KEPT,
    PromiseOutcome.NOT_SAID,
    PromiseOutcome.UNDER_WAY,
    PromiseOutcome.NOT_DUE,
)  # but what was dropped


@dataclass(frozen=True)
class PromiseNow:
    """A promise of the review before. `place` is its agency's among those of today, None for the meeting's or an agency
    that is asked no more; `says` is what that agency chose now, or why there is nothing; `recorded` is what the
    coordinator typed since, and `how` that is known; `date` the day it was due, or None."""

    promise: Promise
    whose: str
    place: int | None
    says: str
    recorded: str = ""
    how: str = ""
    date: datetime.date | None = None

    @property
    def word(self) -> str:
        """Which of the words for progress counts, "" if none is known."""
        return progress_word(self.recorded) or self.said

    @property
    def said(self) -> str:
        """The same as long as nothing is recorded: what had ended by the last review's end is not asked again."""
        then = progress_word(self.promise.status)
        return then if fold(then) in ENDED else progress_word(self.says)

    @property
    def ended(self) -> bool:
        return fold(self.word) in ENDED

    def outcome(self, day: datetime.date) -> PromiseOutcome:
        """What it has come to by that day."""
        return outcome_of(self.word, self.date, day)


def outcome_of(word: str, due: datetime.date | None, day: datetime.date) -> PromiseOutcome:
    """What a word for progress comes to by a day; "" is no word."""
    if word == NOT_BEGUN:
        return PromiseOutcome.NOT_DUE if due and due >= day else PromiseOutcome.NOT_KEPT
    return {DONE: PromiseOutcome.KEPT, UNDER_WAY: PromiseOutcome.UNDER_WAY, DROPPED: PromiseOutcome.NOT_KEPT}.get(
        word, PromiseOutcome.NOT_SAID
    )


def progress_word(text: str) -> str:
    """The word for progress that a text is, as a formula compares texts; "" if it is none."""
    plain = " ".join(text.split()).casefold()
    return plain if plain in PROGRESS_CHOICES else ""


def promises(comparison: Comparison, before: Before) -> tuple[PromiseNow, ...]:
    """Every promise of the review before: what is still open first and of that what the meeting agreed, then agency by
    agency as today's are, with those that are asked no more and the meeting's own at the end."""
    found = list(_promises(comparison, before))
    last = len(comparison.agencies)

    def order(one: PromiseNow) -> tuple[bool, bool, int]:
        return one.ended, not one.promise.agreed, last if one.place is None else one.place

    return tuple(sorted(found, key=order))


def _promises(comparison: Comparison, before: Before) -> Iterator[PromiseNow]:
    found = (before.of(agency.name, agency.code) for agency in comparison.agencies)
    places = {(earlier.name, earlier.code): place for place, earlier in enumerate(found) if earlier}
    for earlier in before.agencies:
        place = places.get((earlier.name, earlier.code))
        agency = comparison.agencies[place] if place is not None else None
        for promise in earlier.promises:
            yield _now(comparison, promise, earlier.name, place, _says(agency, promise))
    for promise in before.promises:
        yield _now(comparison, promise, promise.agency or THE_MEETING, None, NOT_ASKED)


def _now(comparison: Comparison, promise: Promise, whose: str, place: int | None, says: str) -> PromiseNow:
    typed = comparison.decisions
    recorded, how = (typed.value(DecisionKind.PROMISE, promise.subject, heading) for heading in (RECORDED, HOW_KNOWN))
    due = stated_day(promise.by_when) or day_first(promise.by_when)
    date = due if due and due >= FIRST_DAY else None
    return PromiseNow(promise, whose, place, says, recorded, how, date)


def _says(agency: Agency | None, promise: Promise) -> str:
    """What an agency's returns say of its promise, or why they say nothing."""
    if fold(promise.status) in ENDED:
        return NOT_ASKED
    if agency is None:
        return NO_LONGER_ASKED
    if not agency.counting:
        return NOT_RETURNED
    every = [told for returned in agency.counting for told in _about(returned.promises, promise)]
    words = {told.progress for told in every if told.progress}
    return DIFFERS if len(words) > 1 else next(iter(words), NOTHING_CHOSEN)


def _about(told: Sequence[PromiseTold], promise: Promise) -> list[PromiseTold]:
    """What a return says of a promise: by its words or, since a criterion has one choice for all that was promised on
    it, by its criterion."""
    same = [one for one in told if one.ref == promise.ref]
    return [one for one in same if fold(promise.action) in fold(one.action)] or same

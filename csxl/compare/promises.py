"""What became of each promise of the review before: as recorded since or, failing that, as its agency now says."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import replace
from enum import StrEnum
from typing import NamedTuple

from csxl.compare.actions import DONE, DROPPED, ENDED, NOT_BEGUN, UNDER_WAY
from csxl.model.answers import PromiseTold
from csxl.model.before import Before, Promise
from csxl.model.comparison import Comparison
from csxl.model.decisions import HOW_KNOWN, PROGRESS_CHOICES, RECORDED, THE_MEETING, DecisionKind
from csxl.model.rubric import Rubric
from csxl.text.days import FIRST_DAY, day_first, stated_day
from csxl.text.folding import fold
from csxl.text.records import dataclass

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


class Owner(NamedTuple):
    """Whose a promise is: a name, and its agency's place among those of today, None for the meeting or an agency that
    is asked no more."""

    name: str
    place: int | None


@dataclass(frozen=True)
class PromiseNow:
    """A promise of the review before, of one agency, of several that share it, or of the meeting. `says` is what those
    chose now, or why there is nothing; `recorded` is what the coordinator typed since, and `how` that is known; `date`
    the day it was due, or None."""

    promise: Promise
    owners: tuple[Owner, ...]
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
        return then if self.promise.ended else progress_word(self.says)

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
    last = len(comparison.agencies)

    def order(one: PromiseNow) -> tuple[bool, bool, int]:
        places = (owner.place for owner in one.owners if owner.place is not None)
        return one.ended, not one.promise.agreed, min(places, default=last)

    every = _by_subject(comparison, before).values()
    return tuple(sorted((_now(comparison, shared) for shared in every), key=order))


def promises_of(comparison: Comparison, place: int) -> tuple[PromiseNow, ...]:
    """The promises of the agency at a place, with what it says itself: of one that several share, nobody else's word.
    None where no review before is known."""
    if comparison.before is None:
        return ()
    found = []
    for one in promises(comparison, comparison.before):
        if own := [owner for owner in one.owners if owner.place == place]:
            found.append(replace(one, says=_say(comparison, one.promise, own)))
    return tuple(sorted(found, key=lambda one: one.ended))


def promises_apart(comparison: Comparison, before: Before) -> tuple[PromiseNow, ...]:
    """The same once for each agency of today whose it is, with what that one says itself: nobody hears another's
    word."""
    found = []
    for one in promises(comparison, before):
        apart: list[tuple[Owner, ...]] = [(owner,) for owner in one.owners if owner.place is not None]
        for owners in apart or [one.owners]:
            found.append(replace(one, owners=owners, says=_say(comparison, one.promise, owners)))
    return tuple(found)


def _by_subject(comparison: Comparison, before: Before) -> Mapping[str, Sequence[tuple[Promise, Owner]]]:
    """Each promise with whose it is: several may share one."""
    found = before.of_each(comparison.agencies)
    places = {(earlier.name, earlier.code): place for place, earlier in enumerate(found) if earlier}
    shared: dict[str, list[tuple[Promise, Owner]]] = {}
    for earlier in before.agencies:
        owner = Owner(earlier.name, places.get((earlier.name, earlier.code)))
        for promise in earlier.promises:
            shared.setdefault(promise.subject, []).append((promise, owner))
    for promise in before.promises:
        shared.setdefault(promise.subject, []).append((promise, Owner(promise.agency or THE_MEETING, None)))
    return shared


def _now(comparison: Comparison, shared: Sequence[tuple[Promise, Owner]]) -> PromiseNow:
    promise, owners = shared[0][0], tuple(owner for _, owner in shared)
    typed = comparison.decisions
    recorded, how = (typed.value(DecisionKind.PROMISE, promise.subject, heading) for heading in (RECORDED, HOW_KNOWN))
    due = stated_day(promise.by_when) or day_first(promise.by_when)
    date = due if due and due >= FIRST_DAY else None
    return PromiseNow(promise, owners, _say(comparison, promise, owners), recorded, how, date)


def _say(comparison: Comparison, promise: Promise, owners: Sequence[Owner]) -> str:
    """What those whose promise it is say of it, or why they say nothing."""
    if promise.ended or owners[0].name == THE_MEETING:
        return NOT_ASKED
    asked = [comparison.agencies[owner.place] for owner in owners if owner.place is not None]
    every = [told for agency in asked for told in _about(agency.promises, promise, comparison.rubric)]
    words = {told.progress for told in every if told.progress}
    if words:
        return DIFFERS if len(words) > 1 else words.pop()
    if not asked:
        return NO_LONGER_ASKED
    return NOTHING_CHOSEN if any(agency.returned for agency in asked) else NOT_RETURNED


def _about(told: Sequence[PromiseTold], promise: Promise, rubric: Rubric) -> list[PromiseTold]:
    """What a return says of a promise: a criterion has one choice for all that was promised on it, and elsewhere each
    promise has its own."""
    same = [one for one in told if one.ref == promise.ref]
    by_words = [one for one in same if fold(promise.action) in fold(one.action)]
    return by_words or (same if promise.ref in rubric.criteria else [])

"""What one agency is told of what it promised last time, and how days, places and progress are said to it."""

from __future__ import annotations

import datetime

from csxl.compare.promises import DIFFERS, PromiseNow, progress_word, promises_of
from csxl.languages import Language
from csxl.model.comparison import Comparison
from csxl.model.rubric import Rubric
from csxl.text.days import stated_day
from csxl.text.records import dataclass


@dataclass(frozen=True)
class OwnPromise:
    """One promise of the agency: on which criterion, what, by when, what it says itself of it now, what was recorded of
    it, and what it came to, in its language. Of one that several share it is only told what was recorded, beside its
    own word."""

    place: str
    action: str
    by_when: str
    said: str
    recorded: str
    outcome: str

    @property
    def mark(self) -> tuple[str, ...]:
        """What is news of it: not what it comes to once a day has passed."""
        return self.place, self.action, self.by_when, self.said, self.recorded


def own_promises(place: int, comparison: Comparison, language: Language, day: datetime.date) -> tuple[OwnPromise, ...]:
    """The promises of the agency at a place, those first that are still open."""
    return tuple(_own(one, comparison.rubric, language, day) for one in promises_of(comparison, place))


def _own(one: PromiseNow, rubric: Rubric, language: Language, day: datetime.date) -> OwnPromise:
    words, promise = language.on_feedback, one.promise
    recorded = progress_word(one.recorded) or (progress_word(promise.status) if promise.ended else "")
    alone = len(one.owners) == 1
    return OwnPromise(
        place_in_words(promise.ref, rubric),
        promise.action.strip(),
        by_when_in_words(promise.by_when, one.date, language),
        words.not_read if one.says == DIFFERS else language.progress_word(one.says),
        language.progress_word(recorded),
        words.outcomes[one.outcome(day)] if alone or recorded else "",
    )


def day_in_letters(day: datetime.date, language: Language) -> str:
    """A day as the page says it: "26 November 2026"."""
    return language.on_feedback.when.format(day=day.day, month=language.months[day.month - 1], year=day.year)


def by_when_in_words(by_when: str, date: datetime.date | None, language: Language) -> str:
    """The day by which a thing is to be done, as the page says days where it was given as this date."""
    return day_in_letters(date, language) if date and date == stated_day(by_when) else by_when.strip()


def place_in_words(ref: str, rubric: Rubric) -> str:
    """A criterion in words; one that this rubric does not have, by its ref."""
    criterion = rubric.criteria.get(ref)
    return criterion.in_words if criterion else ref

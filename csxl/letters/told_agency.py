"""What one agency is told after the meeting: its own answers, actions and promises, how many of the others chose each
rating, and what was agreed with the words meant for agencies. Nothing else of anybody's is in these types."""

from __future__ import annotations

import datetime
from collections import Counter
from dataclasses import replace
from functools import cached_property

from csxl.compare.action_owners import owners_of
from csxl.compare.actions import Action, actions
from csxl.compare.movement import Movement, movements
from csxl.compare.other_language import told_in
from csxl.languages import Language
from csxl.letters.promises_told import (
    OwnPromise,
    by_when_in_words,
    day_in_letters,
    own_promises,
    place_in_words,
)
from csxl.model.bilingual import texts_of
from csxl.model.comparison import TO_SETTLE, Agency, Comparison, Finding
from csxl.model.rubric import Criterion, Domain, Rubric
from csxl.text.digests import digest
from csxl.text.records import dataclass

FEWEST = 2  # others who rated a criterion, so that a number is nobody's own


@dataclass(frozen=True)
class CriterionTold:
    """One criterion: the agency's own word on it, how many of the others chose each word of the scale (none where too
    few rated it), the agreed rating and the words for agencies, and how its own answer moved since last time."""

    criterion: Criterion
    said: str
    others: tuple[int, ...] = ()
    agreed: str = ""
    words: str = ""
    moved: Movement | None = None
    since: str = ""


@dataclass(frozen=True)
class OwnAction:
    """One action of the agency: on which criterion, what, who, by when, and how it stands, in its language."""

    place: str
    action: str
    owner: str
    by_when: str
    status: str


@dataclass(frozen=True)
class Feedback:
    """All that one agency is told. `others` is how many other agencies answered; `before` the review before, "" where
    none is known, and `promises` what it promised then."""

    agency: Agency
    review: str
    partnership: str
    rubric: Rubric
    language: Language
    day: datetime.date
    others: int
    criteria: tuple[CriterionTold, ...]
    actions: tuple[OwnAction, ...]
    before: str = ""
    promises: tuple[OwnPromise, ...] = ()
    second: Feedback | None = None  # the same in the other of two languages

    @property
    def tellings(self) -> tuple[Feedback, ...]:
        """All that is told, in each language."""
        return (self, self.second) if self.second else (self,)

    @cached_property
    def own_texts(self) -> frozenset[str]:
        """The texts that are the rubric's own."""
        return frozenset(texts_of(self.rubric))

    @property
    def title(self) -> str:
        return self.language.on_feedback.title.format(agency=self.agency.name)

    @property
    def below(self) -> str:
        """The line below the title: the review, whose it is, and of which day this tells."""
        day = self.language.on_feedback.as_at.format(day=day_in_letters(self.day, self.language))
        return " · ".join(filter(None, (self.review, self.partnership, day)))

    @property
    def sentences(self) -> str:
        """What stands over the table: how many others there are, how to read it, how much is agreed, and how many of
        the agency's answers are better or worse than last time."""
        words = self.language.on_feedback
        agreed = sum(1 for one in self.criteria if one.agreed)
        so_far = words.so_far.format(agreed=agreed, of=len(self.criteria))
        return " ".join(filter(None, (words.others(self.others), words.how_to_read, so_far, self._since_before)))

    @property
    def _since_before(self) -> str:
        met = Counter(one.moved for one in self.criteria)
        rated = (Movement.BETTER, Movement.WORSE, Movement.SAME)
        if not any(met[one] for one in rated):
            return ""
        better, worse, same = (met[one] for one in rated)
        words = self.language.on_feedback
        return words.since_before.format(review=self.before, better=better, worse=worse, same=same)

    @property
    def mark(self) -> str:
        """A digest of what is told, whatever the day: the same again is no news."""
        told = [(one.criterion.ref, one.said, one.others, one.agreed, one.words, one.since) for one in self.criteria]
        promised = [repr([one.mark for one in self.promises])] * bool(self.promises)
        return digest(self.agency.key, self.review, repr(told), repr(self.actions), *promised)

    def of(self, domain: Domain) -> tuple[CriterionTold, ...]:
        """The criteria of one domain."""
        return tuple(one for one in self.criteria if one.criterion.domain == domain.name)


def feedback_for(agency: Agency, comparison: Comparison, language: Language, day: datetime.date) -> Feedback:
    """What an agency of the comparison is told on a day, in a language, or in each of two."""
    place = comparison.agencies.index(agency)
    if language.parts:
        told = (told_in(comparison, one) for one in language.parts)
        first, second = (
            feedback_for(one.agencies[place], one, part, day) for one, part in zip(told, language.parts, strict=True)
        )
        return replace(first, second=second)
    since = _since(place, comparison, language)
    return Feedback(
        agency,
        comparison.review,
        comparison.partnership,
        comparison.rubric,
        language,
        day,
        sum(1 for one in comparison.agencies if one.heard and one is not agency),
        tuple(
            _criterion(finding, place, comparison.rubric, language, *moved)
            for finding, moved in zip(comparison.findings, since, strict=True)
        ),
        tuple(_own(action, comparison.rubric, language) for action in _actions_of(agency, comparison)),
        (comparison.before.review or comparison.before.file) if comparison.before else "",
        own_promises(place, comparison, language, day),
    )


def _criterion(
    finding: Finding, place: int, rubric: Rubric, language: Language, moved: Movement | None, since: str
) -> CriterionTold:
    words, own, agreed = language.on_feedback, finding.views[place], finding.agreed
    unsaid = words.not_read if own.status == TO_SETTLE else words.not_answered
    return CriterionTold(
        finding.criterion,
        own.word if own.word in rubric.words else unsaid,
        _of_others(finding, place, rubric),
        agreed.rating if agreed and agreed.rating in rubric.ratings else "",
        agreed.words.strip() if agreed else "",
        moved,
        since,
    )


def _of_others(finding: Finding, place: int, rubric: Rubric) -> tuple[int, ...]:
    """How many of the others chose each word of the scale; none where too few rated it."""
    chosen = Counter(view.rating for number, view in enumerate(finding.views) if number != place and view.rating)
    return tuple(chosen[word] for word in rubric.ratings) if chosen.total() >= FEWEST else ()


def _since(place: int, comparison: Comparison, language: Language) -> tuple[tuple[Movement | None, str], ...]:
    """How the agency's own answer to each criterion stands beside the one before, and in words; nothing where no review
    before is known."""
    if comparison.before is None:
        return ((None, ""),) * len(comparison.findings)
    found = []
    for moved in movements(comparison, comparison.before):
        then = moved.before[place]
        own = _own_movement(moved.views[place], then, comparison.rubric)
        found.append((own, language.on_feedback.moved[own].format(word=then)))
    return tuple(found)


def _own_movement(movement: Movement, then: str, rubric: Rubric) -> Movement:
    """An abstention then and a rating now is no first answer that anything could be said of."""
    return Movement.NOT_RATED if movement is Movement.NEW and then and then not in rubric.ratings else movement


def _actions_of(agency: Agency, comparison: Comparison) -> list[Action]:
    return [one for one in actions(comparison) if one.action.strip() and agency in owners_of(one, comparison.agencies)]


def _own(action: Action, rubric: Rubric, language: Language) -> OwnAction:
    return OwnAction(
        place_in_words(action.ref, rubric),
        action.action.strip(),
        action.owner.strip(),
        by_when_in_words(action.by_when, action.date, language),
        language.progress_word(action.status),  # any other text is a note, and not for agencies
    )

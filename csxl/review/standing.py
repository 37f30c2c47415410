"""Where every agency stands: what it returned, how complete it is, what still needs settling, and how late it is."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import replace
from enum import StrEnum

from csxl.compare.actions import Action, actions
from csxl.compare.consolidation import consolidate
from csxl.compare.open_points import open_points_of
from csxl.compare.personal_open import asked_to_take_out
from csxl.compare.promises import PromiseNow, promises_apart
from csxl.model.answers import NOBODYS, OTHER_REVIEW, Reading, Return
from csxl.model.before import Before
from csxl.model.comparison import BLANK, NOT_RETURNED, TO_SETTLE, Agency, Comparison
from csxl.model.decisions import NOTHING_DECIDED, Decisions
from csxl.model.diagnostic import Diagnostic
from csxl.model.review import Party, Review
from csxl.model.rubric import Rubric
from csxl.returns.attribution import Roll
from csxl.review.asked import expected
from csxl.review.questions import Question, questions_of
from csxl.review.received_letters import received_letters, unrecorded_mails
from csxl.text.records import dataclass


@dataclass(frozen=True)
class Standing:
    """Where one agency stands: what it returned, `answered` as (domain, answered, of) for each domain, the diagnostics
    to settle, and `late`, the days from its return-by date to its return, or to today if nothing came (0 if in time).
    `blank` is (ref, sheet, cell) of each criterion left blank; sheet and cell are "" for one without a row. `perhaps`
    are the files that may be the return of an agency without one: they are nobody's until it is decided whose.
    `letters` are (file, what it says) of those that came with its returns or without any workbook, and `by_mail` the
    files of the latter, of an agency without a return, whose answers are not recorded yet. `heard` is whether anything
    is known of its views, be it without a return."""

    party: Party
    returns: tuple[Return, ...] = ()
    answered: tuple[tuple[str, int, int], ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    late: int = 0
    blank: tuple[tuple[str, str, str], ...] = ()
    perhaps: tuple[str, ...] = ()
    letters: tuple[tuple[str, str], ...] = ()
    by_mail: tuple[str, ...] = ()
    heard: bool = False

    @property
    def held_back(self) -> bool:
        """Whether no letter is due, since a file that came may be its return, or its answers came in a mail."""
        return bool(self.perhaps or self.by_mail)

    @property
    def questions(self) -> tuple[Question, ...]:
        """What is to be asked of the agency: its diagnostics, each criterion once."""
        return questions_of(self.diagnostics)


@dataclass(frozen=True)
class Status:
    """A review as it stands on a day: where each of its agencies stands, in its order; the agencies that returned
    `unasked`; the errors about files that could not be read; what is to be said of choices between files that came to
    something else than was meant, and of a review that goes by two titles; the returns that are `nobodys` until it is
    decided whose they are, and those of another review; what was decided so far, and every action; the title of the
    review before and what became of each promise made there, agency by agency, where it is known."""

    review: Review
    rubric: Rubric
    day: datetime.date
    standings: tuple[Standing, ...]
    unasked: tuple[Agency, ...] = ()
    unread: tuple[Diagnostic, ...] = ()
    of_choices: tuple[Diagnostic, ...] = ()
    uncounted: tuple[Return, ...] = ()
    about_uncounted: tuple[Diagnostic, ...] = ()
    decisions: Decisions = NOTHING_DECIDED
    actions: tuple[Action, ...] = ()
    letters_of_nobody: tuple[str, ...] = ()
    last_review: str = ""
    promises: tuple[PromiseNow, ...] = ()

    @property
    def nobodys(self) -> tuple[str, ...]:
        """The files that are nobody's until it is decided whose they are."""
        returns = (returned.file for returned in self.uncounted if returned.counts == NOBODYS)
        return (*returns, *self.letters_of_nobody)

    @property
    def of_other_reviews(self) -> tuple[str, ...]:
        """The files that belong to another review."""
        return tuple(returned.file for returned in self.uncounted if returned.counts == OTHER_REVIEW)

    @property
    def apart(self) -> tuple[Diagnostic, ...]:
        """The errors that belong to no agency."""
        return (*self.unread, *self.about_uncounted)


UNANSWERED = (TO_SETTLE, BLANK, NOT_RETURNED)
APART = (NOBODYS, OTHER_REVIEW)  # what keeps a return from being an agency's own


def status_of(
    review: Review,
    reading: Reading,
    rubric: Rubric,
    day: datetime.date,
    prefer: Sequence[str] = (),
    decisions: Decisions = NOTHING_DECIDED,
    whose: Sequence[tuple[str, str]] = (),
    titles: Sequence[str] = (),
    before: Before | None = None,
) -> Status:
    """The review as it stands on a day, each agency counted as consolidation counts it; `prefer` names the files that
    count if an agency sent several, `whose` says whose a file is, and `decisions` are those in the summary. `titles`
    are those that the questionnaires issued give the review, beside its own; `before` is the review before."""
    comparison = consolidate(
        reading,
        rubric,
        expected(review),
        prefer,
        review.title,
        review.partnership,
        decisions,
        (review.title, *titles),
        whose,
        day,
    )
    return status_from(review, reading, replace(comparison, before=before, language=review.language), day)


def status_from(review: Review, reading: Reading, comparison: Comparison, day: datetime.date) -> Status:
    """The same once the returns are compared."""
    still_open, personal = open_points_of(comparison), asked_to_take_out(comparison)
    told, before = {one.file for one in reading.letters if one.told}, comparison.before
    return Status(
        review,
        comparison.rubric,
        day,
        tuple(
            _standing(review, party, place, comparison, (*still_open.get(place, ()), *personal.get(place, ())), day)
            for place, party in enumerate(review.parties)
        ),
        comparison.agencies[len(review.parties) :],
        tuple(one for one in reading.unread if one.file not in told),
        comparison.of_choices,
        comparison.uncounted,
        comparison.undecided,
        comparison.decisions,
        actions(comparison),
        comparison.letters_of_nobody,
        before.review if before else "",
        promises_apart(comparison, before) if before else (),
    )


def returned_on(returns: Sequence[Return]) -> datetime.date | None:
    """The day on which an agency's first return was saved, or None if nothing came or no return says when."""
    return min(filter(None, map(saved_on, returns)), default=None)


def saved_on(returned: Return) -> datetime.date | None:
    """The day in Britain on which a return was saved, or None."""
    return returned.saved_here.date() if returned.saved_here else None


def _standing(
    review: Review,
    party: Party,
    place: int,
    comparison: Comparison,
    still_open: Sequence[Diagnostic],
    today: datetime.date,
) -> Standing:
    agency = comparison.agencies[place]
    own = tuple(one for one in agency.returns if one.counts not in APART)
    returns = own if agency.counting else ()  # where all were taken out, it is as if nothing had come
    return Standing(
        party,
        returns,
        tuple(_answered(place, comparison)),
        tuple(still_open),
        _late(review.due_from(party), returned_on(returns) if returns else today),
        tuple(_blank(place, comparison)),
        () if returns else _perhaps(review, place, comparison),
        received_letters(returns, place, comparison),
        () if returns else unrecorded_mails(place, comparison, still_open),
        agency.heard,
    )


def _perhaps(review: Review, place: int, comparison: Comparison) -> tuple[str, ...]:
    """The files of which it is not decided whose they are, and which name an agency."""
    asked = expected(review)
    roll = Roll(asked)
    found = (one for one in comparison.uncounted if one.counts == NOBODYS and asked[place] in roll.perhaps(one))
    return tuple(one.file for one in found)


def _late(due: datetime.date | None, day: datetime.date | None) -> int:
    """The days from the return-by date to a day; 0 if either is unknown or the day is in time."""
    return max((day - due).days, 0) if day and due else 0


def _answered(place: int, comparison: Comparison) -> Iterator[tuple[str, int, int]]:
    """(domain, number of its criteria with a rating or an abstention, number of its criteria) for each domain."""
    for domain in comparison.rubric.domains:
        views = [finding.views[place] for finding in comparison.findings if finding.criterion.domain == domain.name]
        yield domain.name, sum(view.status not in UNANSWERED for view in views), len(views)


def _blank(place: int, comparison: Comparison) -> Iterator[tuple[str, str, str]]:
    """(ref, sheet, cell) of every criterion that an agency left blank."""
    for finding in comparison.findings:
        view = finding.views[place]
        if view.status == BLANK:
            answer = view.answer
            yield finding.criterion.ref, answer.sheet if answer else "", answer.cell if answer else ""


class State(StrEnum):
    """Where an agency stands in one word or two, which decides the letter that it is due."""

    NOT_RETURNED = "not returned"
    TO_SETTLE = "to settle"
    INCOMPLETE = "incomplete"
    COMPLETE = "complete"


def state(standing: Standing) -> State:
    """The first of the states that applies; an agency whose every answer was settled without a return is complete."""
    whole = bool(standing.answered) and all(answered == of for _, answered, of in standing.answered)
    if not standing.returns and not whole:
        return State.NOT_RETURNED
    if standing.diagnostics:
        return State.TO_SETTLE
    return State.COMPLETE if whole else State.INCOMPLETE

"""Where every agency stands: what it returned, how complete it is, what still needs settling, and how late it is."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from csxl.compare.consolidation import consolidate
from csxl.model.answers import Reading, Return
from csxl.model.comparison import BLANK, NOT_RETURNED, TO_SETTLE, Agency, Comparison
from csxl.model.diagnostic import Diagnostic, Severity
from csxl.model.review import Expected, Party, Review
from csxl.model.rubric import Rubric


@dataclass(frozen=True)
class Standing:
    """Where one agency stands: what it returned, `answered` as (domain, answered, of) for each domain, the diagnostics
    to settle, and `late`, the days from its return-by date to its return, or to today if nothing came (0 if in time).
    `blank` is (ref, sheet, cell) of each criterion left blank; sheet and cell are "" for one without a row."""

    party: Party
    returns: tuple[Return, ...] = ()
    answered: tuple[tuple[str, int, int], ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    late: int = 0
    blank: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True)
class Status:
    """A review as it stands on a day: where each of its agencies stands, in its order; the agencies that returned
    `unasked`; the errors about files that could not be read; and the preferred names that no file has."""

    review: Review
    rubric: Rubric
    day: datetime.date
    standings: tuple[Standing, ...]
    unasked: tuple[Agency, ...] = ()
    unread: tuple[Diagnostic, ...] = ()
    unfound: tuple[str, ...] = ()


UNANSWERED = (TO_SETTLE, BLANK, NOT_RETURNED)


def expected(review: Review) -> tuple[Expected, ...]:
    """The agencies that were asked, as consolidation wants them."""
    return tuple(Expected(party.name, party.code, party.sector) for party in review.parties)


def status_of(
    review: Review, reading: Reading, rubric: Rubric, day: datetime.date, prefer: Sequence[str] = ()
) -> Status:
    """The review as it stands on a day, each agency counted as consolidation counts it; `prefer` names the files that
    count if an agency sent several."""
    comparison = consolidate(reading, rubric, expected(review), prefer, review.title, review.partnership)
    return Status(
        review,
        rubric,
        day,
        tuple(_standing(review, party, place, comparison, day) for place, party in enumerate(review.parties)),
        comparison.agencies[len(review.parties) :],
        reading.unread,
        comparison.unfound,
    )


def returned_on(returns: Sequence[Return]) -> datetime.date | None:
    """The day on which an agency's first return was saved, or None if nothing came or no return says when."""
    return min(filter(None, map(saved_on, returns)), default=None)


def saved_on(returned: Return) -> datetime.date | None:
    """The day on which a return was saved, or None."""
    try:
        return datetime.date.fromisoformat(returned.saved[:10])
    except ValueError:
        return None


def _standing(review: Review, party: Party, place: int, comparison: Comparison, today: datetime.date) -> Standing:
    returns = comparison.agencies[place].returns
    return Standing(
        party,
        returns,
        tuple(_answered(place, comparison)),
        tuple(_diagnostics(comparison.agencies[place], comparison)),
        _late(review.due_from(party), returned_on(returns) if returns else today),
        tuple(_blank(place, comparison)),
    )


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


def _diagnostics(agency: Agency, comparison: Comparison) -> Iterator[Diagnostic]:
    """The errors about the returns that count."""
    files = {returned.file for returned in agency.counting}
    return (one for one in comparison.diagnostics if one.severity is Severity.ERROR and one.file in files)


class State(StrEnum):
    """Where an agency stands in one word or two, which decides the letter that it is due."""

    NOT_RETURNED = "not returned"
    TO_SETTLE = "to settle"
    INCOMPLETE = "incomplete"
    COMPLETE = "complete"


def state(standing: Standing) -> State:
    """The first of the states that applies."""
    if not standing.returns:
        return State.NOT_RETURNED
    if standing.diagnostics:
        return State.TO_SETTLE
    unanswered = any(answered < of for _, answered, of in standing.answered)
    return State.INCOMPLETE if unanswered else State.COMPLETE

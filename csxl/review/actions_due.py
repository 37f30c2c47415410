"""Which actions and promises of the review before are due on a day, and whose: what is overdue or soon due, and neither
done nor dropped."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence

from csxl.compare.action_owners import owners_of
from csxl.compare.actions import Action
from csxl.compare.promises import PromiseNow
from csxl.model.decisions import ACTION, NO_ENTRY, DecisionKind, Decisions, TypedText, agreed_subject
from csxl.model.review import Party
from csxl.review.standing import Status
from csxl.text.records import dataclass
from csxl.text.wording import listed

WITHIN = 28  # days from today on in which an action is soon due
Owned = tuple[Action, tuple[Party, ...]]
OF_MEETING = (DecisionKind.AGREED, DecisionKind.ACTION, DecisionKind.MEETING)  # what is typed once the meeting has met


@dataclass(frozen=True)
class ActionsDue:
    """The actions that are due by the day `until`, in the order of their days: by agency code those of each agency that
    has any, those of the meeting that are `nobodys`, and those that are still to do and are `undated`. What was
    promised in the review before, whose title is `last_review`, is among them, of the kind of a promise."""

    day: datetime.date
    until: datetime.date
    of: Mapping[str, tuple[Action, ...]]
    nobodys: tuple[Action, ...]
    undated: tuple[Action, ...]
    last_review: str = ""

    def is_overdue(self, action: Action) -> bool:
        """Whether the day of an action has passed."""
        return action.date is not None and action.date < self.day


def actions_due(status: Status, within: int = WITHIN) -> ActionsDue:
    """What is due in a review: by today, or so many days from now."""
    until = status.day + datetime.timedelta(within)
    still = [one for one in _every(status) if not one[0].ended and one[0].action.strip()]
    owners = sorted((one for one in still if one[0].date and one[0].date <= until), key=_day)
    of = {party.code: _of(party, owners) for party in status.review.parties}
    return ActionsDue(
        status.day,
        until,
        {code: mine for code, mine in of.items() if mine},
        tuple(action for action, parties in owners if not parties and not action.of_agency),
        tuple(action for action, _ in still if action.date is None),
        status.last_review,
    )


def has_met(decisions: Decisions) -> bool:
    """Whether the meeting has agreed something, so that it is time for actions."""
    return any(kind in OF_MEETING for kind, _ in decisions.subjects)


def _every(status: Status) -> Iterator[Owned]:
    """Each action of this review, and each promise of the one before that nobody has proposed again."""
    parties = status.review.parties
    for action in status.actions:
        yield action, owners_of(action, parties)
    again = {one.subject for one in status.actions if one.kind is DecisionKind.ACTION}
    for one in status.promises:
        if one.promise.subject not in again:
            places = [owner.place for owner in one.owners if owner.place is not None]
            yield _promised(one, status), tuple(parties[place] for place in places if place < len(parties))


def _promised(one: PromiseNow, status: Status) -> Action:
    """A promise as it is acted on now: as far as was recorded since or else was said, or as it stood then."""
    promise, criterion = one.promise, status.rubric.criteria.get(one.promise.ref)
    return Action(
        DecisionKind.PROMISE,
        promise.subject,
        listed([owner.name for owner in one.owners]),
        promise.ref,
        criterion.place if criterion else "",
        promise.action,
        promise.owner,
        promise.by_when,
        one.date,
        "",
        status=one.word or promise.status,
    )


def _of(party: Party, owners: Sequence[Owned]) -> tuple[Action, ...]:
    return tuple(action for action, parties in owners if party in parties)


def _day(one: Owned) -> datetime.date:
    return one[0].date or datetime.date.max


def typed_at(status: Status, action: Action) -> TypedText:
    """An action of the meeting as it was typed, with its place in the summary."""
    own = status.decisions.of(action.kind, action.subject).get(ACTION)
    criterion = status.rubric.criteria.get(action.ref)
    agreed = status.decisions.of(DecisionKind.AGREED, agreed_subject(criterion)) if criterion else {}
    return own or agreed.get(ACTION, NO_ENTRY)

"""Which actions are due on a day, and whose: what is overdue or soon due, and neither done nor dropped."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass

from csxl.compare.action_owners import owners_of
from csxl.compare.actions import Action
from csxl.model.decisions import ACTION, NO_ENTRY, DecisionKind, Decisions, TypedText, agreed_subject
from csxl.model.review import Party
from csxl.review.standing import Status

WITHIN = 28  # days from today on in which an action is soon due
OF_MEETING = (DecisionKind.AGREED, DecisionKind.ACTION, DecisionKind.MEETING)  # what is typed once the meeting has met


@dataclass(frozen=True)
class ActionsDue:
    """The actions that are due by the day `until`, in the order of their days: by agency code those of each agency that
    has any, those of the meeting that are `nobodys`, and those that are still to do and are `undated`."""

    day: datetime.date
    until: datetime.date
    of: Mapping[str, tuple[Action, ...]]
    nobodys: tuple[Action, ...]
    undated: tuple[Action, ...]

    def is_overdue(self, action: Action) -> bool:
        """Whether the day of an action has passed."""
        return action.date is not None and action.date < self.day


def actions_due(status: Status, within: int = WITHIN) -> ActionsDue:
    """What is due in a review: by today, or so many days from now."""
    until = status.day + datetime.timedelta(within)
    still = [action for action in status.actions if not action.ended and action.action.strip()]
    due = sorted((one for one in still if one.date and one.date <= until), key=_day)
    owners = [(action, owners_of(action, status.review.parties)) for action in due]
    of = {party.code: _of(party, owners) for party in status.review.parties}
    return ActionsDue(
        status.day,
        until,
        {code: mine for code, mine in of.items() if mine},
        tuple(action for action, parties in owners if not parties and not action.of_agency),
        tuple(action for action in still if action.date is None),
    )


def has_met(decisions: Decisions) -> bool:
    """Whether the meeting has agreed something, so that it is time for actions."""
    return any(kind in OF_MEETING for kind, _ in decisions.subjects)


def _of(party: Party, owners: list[tuple[Action, tuple[Party, ...]]]) -> tuple[Action, ...]:
    return tuple(action for action, parties in owners if party in parties)


def _day(action: Action) -> datetime.date:
    return action.date or datetime.date.max


def typed_at(status: Status, action: Action) -> TypedText:
    """An action of the meeting as it was typed, with its place in the summary."""
    own = status.decisions.of(action.kind, action.subject).get(ACTION)
    criterion = status.rubric.criteria.get(action.ref)
    agreed = status.decisions.of(DecisionKind.AGREED, agreed_subject(criterion)) if criterion else {}
    return own or agreed.get(ACTION, NO_ENTRY)

"""What a letter says of the actions that are due, in one language."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class ActionWords:
    """The words around each action. What stands in {braces} is filled in."""

    overdue: str  # over those whose day has passed
    due_by: str  # over the others: "Due by {day}:"
    owner: str
    no_owner: str
    by_when: str
    status: str
    no_status: str
    agreed: str
    own: str  # of what the agency itself proposed in its return

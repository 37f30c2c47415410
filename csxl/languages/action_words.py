"""What a letter says of the actions that are due, in one language."""

from __future__ import annotations

from csxl.text.records import dataclass


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class ActionWords:
    """The words around each action. What stands in {braces} is filled in."""

    overdue: str  # over those whose day has passed
    due_today: str  # over the others, by how far ahead is looked
    due_tomorrow: str
    due_within: str  # "Due in the next {days} days:"
    owner: str
    no_owner: str
    by_when: str
    status: str
    no_status: str  # in place of its status
    agreed: str
    own: str  # of what the agency itself proposed in its return
    promised: str  # in the review before: "Promised in {title}"
    last_review: str  # in place of its title

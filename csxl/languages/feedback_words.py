"""What the page says that an agency gets after the meeting, in one language."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from csxl.text.records import dataclass


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class FeedbackWords:
    """The words of that page. What stands in {braces} is filled in."""

    sheet: str  # its tab, which also tells a workbook that came back without its properties
    file: str  # the name of its files
    title: str
    as_at: str
    others: Callable[[int], str]  # how many other agencies answered
    how_to_read: str
    so_far: str  # how much is agreed
    since_before: str  # how the agency's answers moved since the review before
    criterion: str
    you_said: str
    of_others: str  # how many of the others gave a rating
    too_few: str  # in place of a number
    agreed: str
    words: str
    since: str
    not_answered: str
    not_read: str
    moved: Mapping[str, str]  # by movement: how the agency's own answer stands beside the one before
    promised: str  # heads what the agency promised last time
    outcomes: Mapping[str, str]  # what a promise came to
    you_say: str  # what the agency says now of a promise
    recorded: str  # what the coordinator recorded of it
    yours: str
    none_yours: str
    status: str
    when: str  # a day without its weekday

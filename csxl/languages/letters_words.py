"""What the page says on which letters stand, each to be opened in a mail program or copied from, in one language."""

from __future__ import annotations

from collections.abc import Callable

from csxl.text.records import dataclass


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class LettersWords:
    """The words of that page. What stands in {braces} is filled in."""

    invitations: str  # its heading, by the letter
    reminders: str
    queries: str
    thanks: str
    actions: str
    feedback: str
    letters: Callable[[int], str]  # how many there are
    how_to_open: str
    how_to_attach: str
    how_to_send: str
    how_to_copy: str
    open: str  # the link that opens a new mail
    too_long: str  # beside it, where something is not in the link
    sent: str  # the box to tick
    to: str
    cc: str
    subject: str
    text: str
    attach: str
    copy: str  # a button
    copied: str  # what it says afterwards
    not_copied: str

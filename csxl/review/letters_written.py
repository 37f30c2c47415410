"""Which letters of a review were drafted or sent, and when, so that nobody is told to write them again at once."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import field
from pathlib import Path

from csxl.model.letter import Letter
from csxl.review.contacted import Contacts
from csxl.review.folder import changed
from csxl.review.standing import Standing
from csxl.text.records import dataclass

RESTS = 7  # days until a reminder or a query is proposed again
MONTH = 28  # the same, for what is said of actions that are due
AGAIN_AFTER = {Letter.REMINDER: RESTS, Letter.QUERY: RESTS, Letter.ACTIONS: MONTH}  # days; the others go once


@dataclass(frozen=True)
class LettersWritten:
    """When each letter was last drafted in a review's folder or sent, by (letter, agency code), as seconds."""

    times: Mapping[tuple[str, str], float] = field(default_factory=dict)

    def any_of(self, letter: Letter) -> bool:
        """Whether anybody was written this letter."""
        return any(kind == letter for kind, _ in self.times)

    def has(self, letter: Letter, standing: Standing, day: datetime.date) -> bool:
        """Whether an agency was written this letter, if not too long ago: thanks for good; a reminder for a week, and
        while it is in time its invitation does as well; a query for a week, unless a return came since; what is said of
        actions for a month."""
        written = self.times.get((letter, standing.party.code), 0.0)
        if letter is Letter.REMINDER and not standing.late:
            written = max(written, self.times.get((Letter.INVITATION, standing.party.code), 0.0))
        if letter is Letter.QUERY and any(_came(one.file) > written for one in standing.returns):
            return False
        age = (day - datetime.date.fromtimestamp(written)).days
        return bool(written) and (letter not in AGAIN_AFTER or age < AGAIN_AFTER[letter])


def letters_written(contacts: Contacts) -> LettersWritten:
    """When each letter was last drafted or sent."""
    return LettersWritten(
        {(one.letter, code): one.when.timestamp() for code, mine in contacts.items() for one in mine}  # the last counts
    )


def _came(file: str) -> int:
    """When a return came, a file or a member of one: in whole seconds, as the log has its letters."""
    path = Path(file)
    return int(next((changed(one) for one in (path, *path.parents) if one.is_file()), 0.0))

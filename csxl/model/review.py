"""A review as its coordinator plans it: who is asked, by when, and in what words."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from csxl.model.answers import Diagnostic, Return


class Letter(StrEnum):
    """The kinds of letter, each a row of the sheet Messages."""

    INVITATION = "Invitation"
    REMINDER = "Reminder"
    QUERY = "Query"
    THANKS = "Thanks"


@dataclass(frozen=True)
class Message:
    """A letter's words, with merge fields such as {agency}, {contact}, {return_by} and {missing}."""

    subject: str
    body: str


@dataclass(frozen=True)
class Party:
    """One row of the sheet Agencies; `code` is never blank once the workbook has been read."""

    agency: str
    code: str
    sector: str = ""
    contact: str = ""
    email: str = ""
    substitute: str = ""
    substitute_email: str = ""
    cc: str = ""
    note: str = ""


@dataclass(frozen=True)
class Plan:
    """The coordinator's workbook as read; `rubric` is a folder's name, "" for the published one, and `language` is
    "English" or "Welsh"."""

    partnership: str
    title: str
    period: str = ""
    return_by: datetime.date | None = None
    coordinator: str = ""
    email: str = ""
    reply_to: str = ""
    rubric: str = ""
    language: str = "English"
    parties: tuple[Party, ...] = ()
    messages: Mapping[Letter, Message] = field(default_factory=dict)


@dataclass(frozen=True)
class Standing:
    """Where one agency stands: what it returned, `answered` as (domain, answered, of) for each domain, the matters to
    settle, and `late` in days after the return-by date (of its return, or of today where nothing came; 0 in time).
    `blank` is (ref, sheet, cell) of each criterion left blank; of one without a row sheet and cell are ""."""

    party: Party
    returns: tuple[Return, ...] = ()
    answered: tuple[tuple[str, int, int], ...] = ()
    matters: tuple[Diagnostic, ...] = ()
    late: int = 0
    blank: tuple[tuple[str, str, str], ...] = ()

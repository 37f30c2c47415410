"""A review as its coordinator plans it: who is asked, by when, and in what words."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import field

from csxl.model.letter import Letter, Message
from csxl.text.records import dataclass


@dataclass(frozen=True)
class Party:
    """One row of the sheet Agencies; `code` is never blank once the workbook has been read, and `made` if it was made
    from the name."""

    name: str
    code: str
    sector: str = ""
    contact: str = ""
    email: str = ""
    substitute: str = ""
    substitute_email: str = ""
    cc: str = ""
    note: str = ""
    return_by: datetime.date | None = None  # its own, where it was given more time
    made: bool = field(default=False, compare=False)


@dataclass(frozen=True)
class NamedFile:
    """A file as a workbook names it, "" if it names none, and the cell that does."""

    text: str = ""
    sheet: str = field(default="", compare=False)
    cell: str = field(default="", compare=False)


@dataclass(frozen=True)
class Review:
    """The coordinator's workbook as read; `rubric` is a folder's name, "" for the published one, and `language` is
    the name of one of csxl's languages; `before` is the summary of the review before."""

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
    before: NamedFile = NamedFile()

    def due_from(self, party: Party) -> datetime.date | None:
        """The day by which an agency is to return: its own if it has one, else the review's."""
        return party.return_by or self.return_by


@dataclass(frozen=True)
class Expected:
    """An agency that was asked; `addresses` and `people` are those that the coordinator's workbook has for it, by which
    alone the letter of a mail without a workbook is known to be its."""

    name: str
    code: str
    sector: str = ""
    addresses: tuple[str, ...] = field(default=(), compare=False)
    people: tuple[str, ...] = field(default=(), compare=False)

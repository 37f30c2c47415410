"""A letter to an agency: its kinds, its words, and what may be merged into them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from enum import StrEnum

from csxl.text.records import dataclass


class Letter(StrEnum):
    """The kinds of letter, each a row of the sheet Messages."""

    INVITATION = "Invitation"
    REMINDER = "Reminder"
    QUERY = "Query"
    THANKS = "Thanks"
    ACTIONS = "Actions due"
    FEEDBACK = "Feedback"


@dataclass(frozen=True)
class Message:
    """A letter's words, with merge fields such as {agency}, {contact}, {return_by} and {missing}."""

    subject: str
    body: str


MERGE_FIELDS: Mapping[str, str] = {  # in the order they are explained
    "agency": "the agency’s name",
    "contact": "the contact’s name, or “colleague” where there is none",
    "code": "the agency’s return code",
    "title": "the title of the review",
    "period": "the period that the review covers",
    "partnership": "the partnership’s name",
    "return_by": "the agency’s return-by date in words, such as “Friday 11 December 2026”",
    "wanted": "how that date stands: “is wanted by Friday 11 December 2026”, or “was wanted by …” once it has passed",
    "reply_to": "where returns go: Reply-to, or the coordinator’s email",
    "coordinator": "the coordinator’s name",
    "missing": "what has not come back yet: the whole return, or the answers missing from it",
    "questions": "what is to be asked about the return, one line a question",
    "actions": "the agency’s actions that are due, with owner and day",
}
FORMER = {"matters": "questions"}  # how earlier workbooks spelt a field
_FIELD = re.compile(r"\{([^{}\n]*)\}")
_LOOSE = re.compile(r"\{.{0,11}|.{0,11}\}")  # a brace without its partner, with some of the text beside it


def tidied(text: str) -> str:
    """The text with its merge fields in their usual spelling: "{ Return by }" is "{return_by}"."""
    return _FIELD.sub(lambda found: f"{{{_spelt(found[1])}}}" if _spelt(found[1]) in MERGE_FIELDS else found[0], text)


def unknown_fields(text: str) -> Iterator[str]:
    """Anything in braces in a tidied text that is not a merge field, and any brace without its partner."""
    for name in _FIELD.findall(text):
        if name not in MERGE_FIELDS:
            yield f"{{{name}}}"
    rest = _FIELD.sub("", text)
    yield from _LOOSE.findall(rest)


def _spelt(name: str) -> str:
    """A field's name in its usual spelling."""
    spelt = "_".join(name.casefold().replace("-", " ").replace("_", " ").split())
    return FORMER.get(spelt, spelt)

"""The letters that a review asks for: which are due, to whom, and each as a draft."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from csxl.letters.drafts import as_draft
from csxl.letters.due import (
    NOTHING,
    Composed,
    Due,
    OfAgencies,
    Ready,
    composed,
    due_letters,
    letters_of_actions,
    refuse_empty,
)
from csxl.model.letter import Letter
from csxl.model.review import Review
from csxl.review.actions_due import WITHIN
from csxl.review.standing import Status

INVITED = "to be invited"  # why an invitation is written
LETTERS_PAGE = "letters.html"  # what the page with all letters of a kind is called


class DraftFile(NamedTuple):
    """A letter as a file that mail programs open ready to send."""

    name: str
    data: bytes


def invitations(review: Review, attached: OfAgencies) -> Composed:
    """The invitation for each agency; `attached` is its questionnaire, as name and bytes, by the agency's code."""
    dues = [Due(party, INVITED, (attached[party.code],) if party.code in attached else ()) for party in review.parties]
    return composed(review, Letter.INVITATION, dues)


def letters_due(status: Status, letter: Letter, attached: OfAgencies = NOTHING) -> Composed:
    """This letter for each agency that is due it; a reminder of a whole questionnaire has it `attached` again. Raises
    Refusal if the review's words for it ask nothing."""
    dues = due_letters(status, letter, attached)
    if dues:
        refuse_empty(status.review, letter)
    return composed(status.review, letter, dues, status.day)


def action_letters(status: Status, within: int = WITHIN) -> Composed:
    """The letter about actions that are due, or will be within so many days, for each agency that has any. Raises
    Refusal if the review's words for it leave them out."""
    dues = letters_of_actions(status, within)
    if dues:
        refuse_empty(status.review, Letter.ACTIONS)
    return composed(status.review, Letter.ACTIONS, dues, status.day)


def draft_name(letter: Letter, code: str) -> str:
    """The file name of one agency's draft: "Reminder - POLICE.eml"."""
    return f"{letter} - {code}.eml"


def drafts(letter: Letter, ready: Sequence[Ready]) -> Iterator[DraftFile]:
    """Each letter as a draft."""
    for mail, _ in ready:
        yield DraftFile(draft_name(letter, mail.party.code), as_draft(mail))

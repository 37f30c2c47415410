"""The letters that are due as a review stands, in the coordinator's words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from csxl.api.feedback_out import feedback, feedback_letters
from csxl.api.letters_out import action_letters, invitations, letters_due
from csxl.letters.due import Composed, Ready
from csxl.letters.in_each_language import marked_halves
from csxl.letters.mailto import MailPart, left_out, mailto, parts_of
from csxl.model.letter import Letter
from csxl.model.refusal import Refusal
from csxl.model.review import Review
from csxl.page.plan import TYPED, Plan
from csxl.page.round import Round
from csxl.review.actions_due import has_met
from csxl.review.issuing import file_names_of
from csxl.text.records import dataclass

AFTER = (Letter.REMINDER, Letter.QUERY, Letter.THANKS)  # the invitation


@dataclass(frozen=True)
class WrittenLetter:
    """One letter to one agency, and why it is due."""

    kind: Letter
    ready: Ready

    @property
    def as_json(self) -> Mapping[str, Any]:
        """The letter for the page: each part as a person copies it, and the link that opens it."""
        mail, parts = self.ready.mail, parts_of(self.ready.mail)
        return {
            "kind": self.kind.value,
            "agency": mail.party.name,
            "code": mail.party.code,
            "to": parts[MailPart.TO],
            "cc": parts[MailPart.CC],
            "subject": parts[MailPart.SUBJECT],
            "text": parts[MailPart.TEXT],
            "language": mail.language,
            "halves": marked_halves(mail.text, mail.languages),
            "mailto": mailto(mail),
            "left_out": [part.value for part in left_out(mail)],
            "attachments": list(mail.files),
            "why": self.ready.why,
        }


@dataclass(frozen=True)
class Written:
    """The letters that are due, and (agency, why) for each that cannot be written."""

    letters: tuple[WrittenLetter, ...] = ()
    unwritten: tuple[tuple[str, str], ...] = ()


def letters_of(found: Round) -> Written:
    """Every letter that is due: invitations while nothing has come back, then what asks, reminds and thanks, and
    after the meeting what came of it and what is said of actions. None while something about the review is at fault."""
    review = found.asked.review
    if review is None or found.faults or found.asked.errors or not writes_letters(found.asked):
        return Written()
    letters: list[WrittenLetter] = []
    unwritten: dict[tuple[str, str], None] = {}
    for kind, composed in _composed(found, review):
        letters += [WrittenLetter(kind, one) for one in composed.ready]
        unwritten |= dict.fromkeys(composed.unwritten)
    return Written(tuple(letters), tuple(unwritten))


def writes_letters(asked: Plan) -> bool:
    """Whether letters are wanted, which name all the facts of the review: where agencies were typed without any
    address, they are sent out otherwise."""
    if asked.review is None or asked.blank:
        return False
    return asked.source != TYPED or any(party.email for party in asked.review.parties)


def _composed(found: Round, review: Review) -> Iterator[tuple[Letter, Composed]]:
    if not found.came:
        yield Letter.INVITATION, invitations(review, {**_names_of(review), **found.issued})
    for kind in AFTER:
        if not found.only_invites:
            try:
                yield kind, letters_due(found.status, kind, found.issued)
            except Refusal as refusal:
                yield kind, Composed((), ((kind.value, refusal.sentence),))
    if has_met(found.status.decisions):
        told = feedback(review, found.comparison, found.status.day)
        yield Letter.FEEDBACK, feedback_letters(review, told, with_files=False)
        yield from _of_actions(found)


def _of_actions(found: Round) -> Iterator[tuple[Letter, Composed]]:
    """What is said of actions that are due, once the meeting has met."""
    try:
        yield Letter.ACTIONS, action_letters(found.status)
    except Refusal as refusal:
        yield Letter.ACTIONS, Composed((), ((Letter.ACTIONS.value, refusal.sentence),))


def _names_of(review: Review) -> Mapping[str, tuple[str, bytes]]:
    """The name that each agency's questionnaire will have by its code, without what is in it."""
    return {party.code: (name, b"") for party, name in zip(review.parties, file_names_of(review), strict=True)}

"""Reading the letters in a coordinator's workbook; csxl's own words replace any that are missing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from csxl.diagnostics.of_review import ReviewCode
from csxl.languages import BY_NAME, DEFAULT_LANGUAGE, LANGUAGES
from csxl.languages.former_letters_words import FORMER_LETTERS
from csxl.model.diagnostic import Diagnostic
from csxl.model.letter import MERGE_FIELDS, Letter, Message, tidied, unknown_fields
from csxl.model.review import Review
from csxl.returns.record_tables import Record, RecordTable, Spot
from csxl.review.labels import BODY, LETTER, SUBJECT
from csxl.text.folding import fold
from csxl.text.wording import quote

LETTERS = {fold(letter.value): letter for letter in Letter} | {
    "invite": Letter.INVITATION,
    "first email": Letter.INVITATION,
    "chaser": Letter.REMINDER,
    "chase": Letter.REMINDER,
    "queries": Letter.QUERY,
    "question": Letter.QUERY,
    "questions": Letter.QUERY,
    "thank you": Letter.THANKS,
    "actions": Letter.ACTIONS,
    "action": Letter.ACTIONS,
    "what came of it": Letter.FEEDBACK,
}
NEWER = (
    Letter.ACTIONS,
    Letter.FEEDBACK,
)  # the kinds that a coordinator's workbook of an earlier release has no row for


def read_letters(
    table: RecordTable | None, file: str, language: str = DEFAULT_LANGUAGE.name
) -> tuple[Mapping[Letter, Message], tuple[Diagnostic, ...]]:
    """Every letter's subject and body, and what is wrong with them; words left as csxl wrote them come in the language
    given."""
    rows: dict[Letter, Record] = {}
    diagnostics: list[Diagnostic] = []
    for row in table.rows() if table else ():
        name = row.spots[LETTER]
        if fold(name.line) not in LETTERS and not row.spots[BODY].text:
            continue  # the list of merge fields, or the coordinator's own note
        letter = LETTERS.get(fold(name.line))
        if letter is None:
            diagnostics.append(name.about(ReviewCode.LETTER_UNKNOWN, text=quote(name.line), choices=", ".join(Letter)))
        elif letter in rows:
            diagnostics.append(
                name.about(ReviewCode.LETTER_TWICE, letter=letter.value, other=rows[letter].spots[LETTER].place)
            )
        else:
            rows[letter] = row
    for letter in Letter:
        diagnostics += _diagnostics(letter, rows.get(letter), table, file)
    return {letter: _message(letter, rows.get(letter), language) for letter in Letter}, tuple(diagnostics)


def _message(letter: Letter, row: Record | None, language: str) -> Message:
    own = BY_NAME[language].messages[letter]
    if row is None:
        return own
    known = [*(other.messages[letter] for other in LANGUAGES), *FORMER_LETTERS.get(letter, ())]
    if letter is Letter.INVITATION:
        known += [other.own_invitation for other in LANGUAGES]
    written = {"", *(text for one in known for text in (one.subject, one.body))}
    subject, body = tidied(row.spots[SUBJECT].line), tidied(row.spots[BODY].text)
    return Message(
        own.subject if subject in written else subject,
        own.body if body in written else body,
    )


def told_of_own_rubric(review: Review) -> Review:
    """The review with an invitation that does not speak of the published tool's subject, unless it was changed."""
    words, invitation = BY_NAME[review.language], review.messages.get(Letter.INVITATION)
    if invitation is None or invitation.body != words.invitation.body:
        return review
    own = replace(invitation, body=words.own_invitation.body)
    return replace(review, messages={**review.messages, Letter.INVITATION: own})


def _diagnostics(letter: Letter, row: Record | None, table: RecordTable | None, file: str) -> Iterator[Diagnostic]:
    if row is None and letter in NEWER:
        return
    if row is None:
        yield ReviewCode.LETTER_MISSING.about(file, table.sheet.name if table else "", letter=letter.value)
        return
    for heading in (SUBJECT, BODY):
        spot = row.spots[heading]
        if not spot.text:
            yield from spot.broken() if spot.given else [spot.about(ReviewCode.LETTER_MISSING, letter=letter.value)]
        yield from _fields(spot)


def _fields(spot: Spot) -> Iterator[Diagnostic]:
    choices = ", ".join(f"{{{field}}}" for field in MERGE_FIELDS)
    for field in dict.fromkeys(unknown_fields(tidied(spot.text))):
        yield spot.about(ReviewCode.FIELD_UNKNOWN, text=quote(field), choices=choices)

"""What goes out: questionnaires, drafts of the letters, and the workbook from which the review is run."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence

from csxl.api.letters_out import drafts, invitations
from csxl.api.sent_out import questionnaires
from csxl.diagnostics.of_review import ReviewCode
from csxl.letters.due import Ready
from csxl.letters.letters_page import letters_page
from csxl.model.diagnostic import Severity
from csxl.model.letter import Letter
from csxl.model.progress import Progress
from csxl.model.refusal import Refusal
from csxl.model.review import Review
from csxl.page.dropped import Dropped, Role
from csxl.page.letters_shown import Written, writes_letters
from csxl.page.round import Round
from csxl.review.folder import DRAFTS, QUESTIONNAIRES, RETURNS
from csxl.review.issuing import Previous, without_review_before
from csxl.review.review_book import write_review_book

LETTERS_PAGE, REVIEW_BOOK = "letters.html", "review.xlsx"
Files = dict[str, bytes]


def refuse_faults(found: Round) -> None:
    """Raise Refusal where the rubric, or what was typed of the review, is at fault."""
    if faults := (*found.own.faults, *found.asked.faults):
        raise Refusal(faults[0], faults=faults[1:])


def review_to_send(found: Round) -> Review:
    """The review that questionnaires are made for. Raises Refusal where there is none, or something is wrong."""
    refuse_faults(found)
    if errors := [one for one in found.asked.said if one.severity is Severity.ERROR]:
        raise Refusal(f"{found.asked.source} cannot be used as it is; please put right what follows:", errors)
    if found.asked.review is None or not found.asked.review.parties:
        raise Refusal("No agency is named yet; type the agencies, or drop your review.xlsx.")
    return found.asked.review


def outgoing(
    found: Round, previous: Previous, records: Sequence[Dropped], day: datetime.date, progress: Progress
) -> tuple[Files, list[str]]:
    """The review's folder, with a questionnaire for each agency, and what is to be said of it."""
    review = review_to_send(found)
    files: Files = {}
    attached: dict[str, tuple[str, bytes]] = {}
    for done, issued in enumerate(questionnaires(review, found.own.rubric, previous), 1):
        files[f"{QUESTIONNAIRES}/{issued.name}"] = issued.data
        attached[issued.party.code] = (issued.name, issued.data)
        progress(done, len(review.parties))
    said = list(_said(found, review, previous, day))
    if writes_letters(review, found.asked.source):
        composed = invitations(review, attached)
        files |= _drafted(review, Letter.INVITATION, composed.ready)
        said += [f"{agency}: {why}" for agency, why in composed.unwritten]
    books = [record for record in records if record.role is Role.REVIEW and record.path == found.asked.source]
    files[REVIEW_BOOK] = books[-1].data if books else write_review_book(review)
    files[f"{RETURNS}/"] = b""
    return files, said


def letters_in(found: Round, written: Written, kind: str, previous: Previous) -> Files:
    """The letters of one kind as drafts and as a page. Raises Refusal where none is due."""
    review, letter = review_to_send(found), Letter(kind)
    ready = [one.ready for one in written.letters if one.kind is letter]
    if letter is Letter.INVITATION:
        attached = {one.party.code: (one.name, one.data) for one in questionnaires(review, found.own.rubric, previous)}
        ready = list(invitations(review, attached).ready)
    if not ready:
        raise Refusal("Nobody is due this letter.")
    return _drafted(review, letter, ready)


def _drafted(review: Review, letter: Letter, ready: Sequence[Ready]) -> Files:
    files = {f"{DRAFTS}/{draft.name}": draft.data for draft in drafts(letter, ready)}
    return files | ({f"{DRAFTS}/{LETTERS_PAGE}": letters_page(review, letter, ready).encode()} if ready else {})


def attachment_of(found: Round, code: str, previous: Previous) -> tuple[str, bytes]:
    """One agency's questionnaire, as name and bytes. Raises Refusal where no agency has the code."""
    review = review_to_send(found)
    for issued in questionnaires(review, found.own.rubric, previous, only=code):
        return issued.name, issued.data
    raise Refusal("No agency has this code.")


def _said(found: Round, review: Review, previous: Previous, day: datetime.date) -> Iterator[str]:
    """What to look at before the questionnaires go out."""
    if review.return_by and review.return_by < day:
        yield ReviewCode.RETURN_BY_PAST.about("", day=f"{review.return_by:%d/%m/%Y}").message
    if found.before:
        yield from (one.message for one in without_review_before(review, previous, found.before.record.path))

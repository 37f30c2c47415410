"""What goes out: questionnaires, drafts of the letters, and the workbook from which the review is run."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from csxl.api.feedback_out import feedback, feedback_letters
from csxl.api.letters_out import LETTERS_PAGE, drafts, invitations
from csxl.api.sent_out import questionnaires
from csxl.diagnostics.of_review import ReviewCode
from csxl.diagnostics.printed import place
from csxl.letters.due import Ready
from csxl.letters.letters_page import letters_page
from csxl.model.before import Before
from csxl.model.diagnostic import Diagnostic
from csxl.model.letter import Letter
from csxl.model.progress import Progress
from csxl.model.refusal import Refusal
from csxl.model.review import Review
from csxl.page.letters_shown import Written, writes_letters
from csxl.page.plan import Plan, review_in
from csxl.page.round import Round, about_before, refuse_faults
from csxl.review.folder import DRAFTS, FEEDBACK, QUESTIONNAIRES, RETURNS, REVIEW_BOOK
from csxl.review.labels import COORDINATOR, EMAIL, PARTNERSHIP, RETURN_BY, TITLE
from csxl.review.review_book import write_review_book
from csxl.text.wording import listed

BLANK = {  # what the page calls the facts of a review
    PARTNERSHIP: "the partnership",
    TITLE: "the title",
    RETURN_BY: "the day to be returned by",
    COORDINATOR: "your name",
    EMAIL: "your email address",
}
Files = dict[str, bytes]
Attached = Mapping[str, tuple[str, bytes]]  # name and bytes by an agency's code


def review_to_send(found: Round) -> Review:
    """The review that questionnaires are made for. Raises Refusal where there is none, or something is wrong."""
    refuse_faults(found)
    if found.asked.errors:
        raise Refusal(
            f"{found.asked.source} cannot be used as it is; please put right what follows:", found.asked.errors
        )
    if found.asked.review is None or not found.asked.review.parties:
        raise Refusal("No agency is named yet; type the agencies, or drop your review.xlsx.")
    return found.asked.review


def last_time(found: Round) -> Before | None:
    """The review before, if its summary was dropped. Raises Refusal where that holds no answers."""
    if found.before is None:
        return None
    before, said = found.before.as_before
    if before is None:
        raise Refusal(f"{found.before.record.path} holds no answers from an earlier review; please remove it.", said)
    return before


def outgoing(found: Round, day: datetime.date, progress: Progress) -> tuple[Files, list[str]]:
    """The review's folder, with a questionnaire for each agency, and what is to be said of it."""
    review = review_to_send(found)
    before = last_time(found)
    files: Files = {}
    attached: dict[str, tuple[str, bytes]] = {}
    for done, issued in enumerate(questionnaires(review, found.own.rubric, before), 1):
        files[f"{QUESTIONNAIRES}/{issued.name}"] = issued.data
        attached[issued.party.code] = (issued.name, issued.data)
        progress(done, len(review.parties))
    said = [*_left_blank(found.asked, review), *_to_look_at(found, review, day), *map(_in_a_line, about_before(found))]
    if writes_letters(found.asked):
        composed = invitations(review, attached)
        files |= _drafted(review, Letter.INVITATION, composed.ready)
        said += [f"{agency}: {why}" for agency, why in composed.unwritten]
    named, beside = found.own.beside(review)
    files |= beside
    files[REVIEW_BOOK] = found.asked.book.data if found.asked.book else write_review_book(replace(review, rubric=named))
    files[f"{RETURNS}/"] = b""
    return files, said


def _left_blank(asked: Plan, review: Review) -> Iterator[str]:
    """What the questionnaires are without, and what follows from that."""
    if asked.blank:
        follows = ", so no letters were written" if any(party.email for party in review.parties) else ""
        yield f"Left blank: {listed([BLANK[label] for label in asked.blank])}{follows}."


def letters_in(found: Round, written: Written, kind: str) -> Files:
    """The letters of one kind as drafts and as a page, which lies beside the files that it names. Raises Refusal where
    none is due."""
    review, letter = review_to_send(found), Letter(kind)
    ready = [one.ready for one in written.letters if one.kind is letter]
    beside: Files = {}
    if letter is Letter.INVITATION and writes_letters(found.asked):
        attached = _attached(found, review)
        ready = list(invitations(review, attached).ready)
        beside = {f"{QUESTIONNAIRES}/{name}": data for name, data in attached.values()}
    if letter is Letter.FEEDBACK and ready:
        told = feedback(review, found.comparison, found.status.day)
        ready = list(feedback_letters(review, told).ready)
        beside = {f"{FEEDBACK}/{name}": data for one in told for name, data in one.files}
    if not ready:
        raise Refusal("No agency needs this letter now.")
    return _drafted(review, letter, ready) | beside


def _attached(found: Round, review: Review) -> Attached:
    """Each agency's questionnaire: as it was issued, or a new one if none was."""
    missing = [party.code for party in review.parties if party.code not in found.issued]
    before = last_time(found) if missing else None
    new = questionnaires(review, found.own.rubric, before, only=missing)
    all_of_them = {**found.issued, **{one.party.code: (one.name, one.data) for one in new}}
    return {party.code: all_of_them[party.code] for party in review.parties}


def _drafted(review: Review, letter: Letter, ready: Sequence[Ready]) -> Files:
    files = {f"{DRAFTS}/{draft.name}": draft.data for draft in drafts(letter, ready)}
    return files | ({f"{DRAFTS}/{LETTERS_PAGE}": letters_page(review, letter, ready).encode()} if ready else {})


def attachment_of(found: Round, code: str, name: str = "") -> tuple[str, bytes]:
    """One agency's questionnaire or, if `name` is that of one, a file that tells it what came of the review; as name
    and bytes. Raises Refusal where no agency has the code."""
    review = review_to_send(found)
    for told in feedback(review, found.comparison, found.status.day, only=[code]):
        if name in told.names:
            return next(file for file in told.files if file[0] == name)
    if code in found.issued:
        return found.issued[code]
    for made in questionnaires(review, found.own.rubric, last_time(found), only=[code]):
        return made.name, made.data
    raise Refusal("No agency has this code.")


def _to_look_at(found: Round, review: Review, day: datetime.date) -> Iterator[str]:
    """What to look at before the questionnaires go out, that is not said of the review at any time."""
    if book := found.asked.book:
        _, said = review_in(book, found.told.passwords, day)
        yield from (_in_a_line(one) for one in said if one not in found.asked.said)
    elif review.return_by and review.return_by < day:
        yield ReviewCode.RETURN_BY_PAST.about("", day=f"{review.return_by:%d/%m/%Y}").message


def _in_a_line(one: Diagnostic) -> str:
    """A diagnostic with its place, which a summary as a whole does not have."""
    return f"{place(one)}: {one.message}" if one.sheet else one.message

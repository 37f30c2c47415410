"""Reading a coordinator's workbook: every fault at once, each with its cell."""

from __future__ import annotations

import datetime
from collections.abc import Mapping

from csxl.diagnostics.of_review import ReviewCode
from csxl.languages import LANGUAGES
from csxl.model.diagnostic import Diagnostic
from csxl.model.layout import RATING, REF
from csxl.model.member import Member
from csxl.model.review import NamedFile, Review
from csxl.returns.record_tables import second_tables, tables
from csxl.review.facts import Facts, find_facts, read_facts, read_return_by
from csxl.review.labels import (
    AGENCY,
    BEFORE,
    BODY,
    COORDINATOR,
    EMAIL,
    LANGUAGE,
    LETTER,
    MESSAGE_ALIASES,
    PARTNERSHIP,
    PARTY_ALIASES,
    PERIOD,
    REPLY_TO,
    REVIEW,
    RUBRIC,
    SUBJECT,
    TITLE,
)
from csxl.review.letter_texts import read_letters, told_of_own_rubric
from csxl.review.parties import read_parties
from csxl.sheets.books import read_book
from csxl.sheets.cells import Book

QUESTIONNAIRE: Mapping[str, tuple[str, ...]] = {
    heading: tuple(language.headings[heading] for language in LANGUAGES) for heading in (REF, RATING)
}
PARTY_NEEDED, MESSAGE_NEEDED = (AGENCY, EMAIL), (LETTER, SUBJECT, BODY)


def read_review(member: Member, made_on: datetime.date | None = None) -> tuple[Review | None, tuple[Diagnostic, ...]]:
    """The review in a coordinator's workbook and everything that is wrong with it; None if it is no such workbook.

    What is faulty is left out of the review, so the caller decides whether to refuse it if there is an ERROR. `made_on`
    is the day on which questionnaires are made from it, if they are: then a return-by date must not be past."""
    book, said = read_book(member.data, member.kind, member.file)
    if book is None:
        return None, said
    review, diagnostics = review_of(book, member.file, made_on)
    return review, (*said, *diagnostics)


def is_review(book: Book) -> bool:
    """Whether a workbook is a coordinator's: it has a table of agencies with their email, or one of letters, and none
    of ratings, since somebody may have added a list of addresses to a return."""
    if _holds_ratings(book):
        return False
    return bool(tables(book, "", PARTY_ALIASES, PARTY_NEEDED) or tables(book, "", MESSAGE_ALIASES, MESSAGE_NEEDED))


def _holds_ratings(book: Book) -> bool:
    return bool(tables(book, "", QUESTIONNAIRE, tuple(QUESTIONNAIRE)))


def review_of(
    book: Book, file: str, made_on: datetime.date | None = None
) -> tuple[Review | None, tuple[Diagnostic, ...]]:
    """The review that a workbook's cells describe, and everything that is wrong with it."""
    agencies = tables(book, file, PARTY_ALIASES, PARTY_NEEDED)
    letters = tables(book, file, MESSAGE_ALIASES, MESSAGE_NEEDED)
    if not agencies or _holds_ratings(book):
        return None, (ReviewCode.NOT_A_REVIEW.about(file),)
    used = {table.sheet.name for table in (*agencies, *letters)}
    sheets = [sheet for sheet in book.sheets if sheet.name not in used]
    spots, twice = find_facts(sheets, file)
    where = next(iter(spots.values())).sheet if spots else REVIEW
    facts, about_facts = read_facts(spots, where, file)
    return_by, about_date = read_return_by(spots, made_on)
    parties, about_parties = read_parties(agencies[0], return_by, made_on)
    messages, about_letters = read_letters(letters[0] if letters else None, file, facts[LANGUAGE])
    review = Review(
        facts[PARTNERSHIP],
        facts[TITLE],
        facts[PERIOD],
        return_by,
        facts[COORDINATOR],
        facts[EMAIL],
        facts[REPLY_TO],
        facts[RUBRIC],
        facts[LANGUAGE],
        parties,
        messages,
        _named_file(spots, BEFORE),
    )
    second = [
        diagnostic
        for found, what in ((agencies, "agencies"), (letters, "letters"))
        if len(found) > 1
        for diagnostic in second_tables(found, what)
    ]
    review = told_of_own_rubric(review) if review.rubric else review
    return review, (*twice, *about_facts, *about_date, *about_parties, *about_letters, *second)


def _named_file(spots: Facts, label: str) -> NamedFile:
    spot = spots.get(label)
    return NamedFile(spot.line, spot.sheet, spot.place) if spot else NamedFile()

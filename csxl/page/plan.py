"""Who is asked, and for which review: as its workbook says, or what was typed, or its questionnaires."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import PurePosixPath

from csxl.diagnostics.of_review import ReviewCode
from csxl.model.diagnostic import Diagnostic, Severity
from csxl.model.member import Member, Parcel
from csxl.model.refusal import Refusal
from csxl.model.review import Expected, Review
from csxl.page.dropped import Dropped, Role, as_folders_are_read, in_order_of_saving, returns_in
from csxl.page.own_rubric import OwnRubric
from csxl.page.settings import Settings, typed_review
from csxl.review.asked import expected
from csxl.review.attachments import is_for, is_of
from csxl.review.issued import with_issued_codes
from csxl.review.labels import NEEDED
from csxl.review.letter_texts import told_of_own_rubric
from csxl.review.reader import read_review
from csxl.text.records import dataclass
from csxl.text.wording import quote
from csxl.unwrap.unwrapping import one_workbook

TYPED, QUESTIONNAIRES = "typed", "questionnaires"  # where a review is known from, if not from its workbook


@dataclass(frozen=True)
class Plan:
    """The review as it was planned and where it is known from, with who was asked and under which titles; `book` is its
    workbook and `said` what is wrong with that; `faults` say what else is to be put right."""

    review: Review | None = None
    source: str = ""
    agencies: tuple[Expected, ...] = ()
    titles: tuple[str, ...] = ()
    said: tuple[Diagnostic, ...] = ()
    faults: tuple[str, ...] = ()
    book: Dropped | None = None

    @property
    def errors(self) -> tuple[Diagnostic, ...]:
        """What keeps anything from being sent out: only the agencies are needed for that, and what is blank is said."""
        missing = ReviewCode.FACT_MISSING.code
        return tuple(one for one in self.said if one.severity is Severity.ERROR and one.code != missing)

    @property
    def blank(self) -> Sequence[str]:
        """The labels of the facts that a questionnaire or letter is without."""
        if self.review is None:
            return ()
        plan = self.review
        facts = (plan.partnership, plan.title, plan.return_by, plan.coordinator, plan.email)
        return [label for label, fact in zip(NEEDED, facts, strict=True) if not fact]


def asked_of(records: Sequence[Dropped], settings: Settings, own: OwnRubric) -> Plan:
    """The review as its workbook plans it, or as it was typed, or as its questionnaires show it."""
    books = in_order_of_saving(record for record in records if record.role is Role.REVIEW)
    issued = [one for record in as_folders_are_read(records) if record.was_issued for one in returns_in(record)]
    titles = tuple(dict.fromkeys(returned.review for returned in issued if returned.review))
    agencies = tuple(dict.fromkeys(Expected(one.agency, one.agency_code) for one in issued))
    shown = Plan(None, QUESTIONNAIRES if agencies else "", agencies, titles)
    if books:
        found = _of_workbook(books[-1], shown, settings, own)
        if found.review:
            review = with_issued_codes(_told(found.review, own), _coded(records))
            found = replace(found, review=review, agencies=expected(review) or found.agencies)
        return replace(found, said=(*found.said, *_passed_over(books)))
    if settings.typed:
        try:
            review = typed_review(settings.typed)
        except Refusal as refusal:
            return replace(shown, source="", faults=(refusal.sentence,))
        if review.parties:
            return _planned(shown, with_issued_codes(_told(review, own), _coded(records)), TYPED)
    return shown


def _told(review: Review, own: OwnRubric) -> Review:
    return told_of_own_rubric(review) if own.mark else review


def _coded(records: Sequence[Dropped]) -> Iterator[Expected]:
    """The agencies of what was dropped and their codes, those of questionnaires as issued before those of returns."""
    for role in (Role.QUESTIONNAIRE, Role.RETURN):
        for record in records:
            if record.role is role:
                yield from (Expected(one.agency, one.agency_code) for one in returns_in(record) if one.agency_code)


def _passed_over(books: Sequence[Dropped]) -> Iterator[Diagnostic]:
    """What is to be said of workbooks that are other than the last one."""
    *before, used = books
    for book in before:
        if book.data != used.data:
            yield ReviewCode.BOOK_PASSED_OVER.about(book.path, used=quote(used.path))


def _planned(shown: Plan, review: Review, source: str) -> Plan:
    """The review, with what the questionnaires show where it says nothing itself."""
    titles = tuple(dict.fromkeys(filter(None, (review.title, *shown.titles))))
    return Plan(review, source, expected(review) or shown.agencies, titles)


def _of_workbook(record: Dropped, shown: Plan, settings: Settings, own: OwnRubric) -> Plan:
    review, said = review_in(record, settings.passwords)
    if review is None:
        return replace(shown, said=said)
    faults: tuple[str, ...] = ()
    if review.rubric and not own.mark and not own.faults:
        faults = (f"The review has a rubric of its own, {quote(review.rubric)}; please drop its workbook or folder.",)
    return replace(_planned(shown, review, record.path), said=said, faults=faults, book=record)


def rubric_named(records: Iterable[Dropped], passwords: Sequence[str]) -> str:
    """The rubric that the review's workbook names, or ""."""
    books = in_order_of_saving(record for record in records if record.role is Role.REVIEW)
    review = review_in(books[-1], passwords)[0] if books else None
    return review.rubric.strip() if review else ""


def review_in(
    book: Dropped, passwords: Sequence[str], made_on: datetime.date | None = None
) -> tuple[Review | None, tuple[Diagnostic, ...]]:
    """The review in a coordinator's workbook, and what is wrong with it; `made_on` is the day on which questionnaires
    are made from it, if they are."""
    member = one_workbook(Parcel(book.path, book.data), passwords)
    return read_review(member, made_on) if isinstance(member, Member) else (None, ())


def issued_of(records: Iterable[Dropped], review: Review) -> Mapping[str, tuple[str, bytes]]:
    """The questionnaires of a review that were dropped, as name and bytes by the agency's code; none that was made for
    another agency than has its code now."""
    asked = {party.code: party for party in review.parties}
    return {
        one.agency_code: (PurePosixPath(record.path).name, record.data)
        for record in records
        if record.role is Role.QUESTIONNAIRE
        for one in returns_in(record)
        if one.file == record.path and is_for(one, review)
        if (party := asked.get(one.agency_code)) and is_of(one, party)
    }

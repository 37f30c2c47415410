"""From a review to its questionnaires: what each agency's own one says, with its answers from last time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from csxl.diagnostics.of_review import ReviewCode
from csxl.languages import BY_NAME
from csxl.model.diagnostic import Diagnostic
from csxl.model.member import Member
from csxl.model.refusal import Refusal
from csxl.model.review import Party, Review
from csxl.model.rubric import Rubric
from csxl.questionnaire.issue import Issue, LastTime
from csxl.returns.record_tables import Record, tables
from csxl.sheets.books import read_book
from csxl.text.naming import agency_codes, file_names
from csxl.text.same_agency import folded_name
from csxl.text.wording import quote

AGENCY, CODE, REF, STATUS, RATING, EVIDENCE = "Agency", "Agency code", "Ref", "Status", "Rating", "Evidence"
HEADINGS: Mapping[str, tuple[str, ...]] = dict.fromkeys((AGENCY, CODE, REF, STATUS, RATING, EVIDENCE), ())
NEEDED = (AGENCY, REF, RATING, EVIDENCE)


@dataclass(frozen=True)
class Previous:
    """What agencies answered in the review before, by ref: by agency code, and by folded name."""

    by_code: Mapping[str, Mapping[str, LastTime]]
    by_name: Mapping[str, Mapping[str, LastTime]]

    def of(self, agency: str, code: str) -> Mapping[str, LastTime]:
        """An agency's answers by ref, found by its code or, failing that, by its name."""
        return self.by_code.get(code.upper()) or self.by_name.get(folded_name(agency)) or {}


NO_REVIEW_BEFORE = Previous({}, {})


def read_previous(member: Member, rubric: Rubric) -> tuple[Previous | None, tuple[Diagnostic, ...]]:
    """The last review's answers from the table in its summary; None if the workbook has no such table."""
    book, said = read_book(member.data, member.kind, member.file)
    found = tables(book, member.file, HEADINGS, NEEDED) if book else ()
    if not found:
        return None, (*said, *(() if book is None else (ReviewCode.NOT_A_SUMMARY.about(member.file),)))
    by_code: dict[str, dict[str, LastTime]] = {}
    by_name: dict[str, dict[str, LastTime]] = {}
    for row in found[0].rows():
        ref, last = _text(row, REF), _last_time(row, rubric)
        if last and ref in rubric.criteria:
            for of, key in ((by_code, _text(row, CODE).upper()), (by_name, folded_name(_text(row, AGENCY)))):
                of.setdefault(key, {}).setdefault(ref, last)
    by_code.pop("", None)
    return Previous(by_code, by_name), said


def _text(row: Record, heading: str) -> str:
    return row.spots[heading].text if heading in row.spots else ""


def _last_time(row: Record, rubric: Rubric) -> LastTime | None:
    """Rating or abstention with its evidence; None if nothing was said."""
    word = _text(row, RATING) or next((word for word in rubric.words if word == _text(row, STATUS)), "")
    evidence = _text(row, EVIDENCE)
    return LastTime(word, evidence) if word or evidence else None


def parties_named(names: Sequence[str]) -> tuple[Party, ...]:
    """Agencies known only by their names, with codes. Raises Refusal unless each is named once."""
    names = tuple(" ".join(name.split()) for name in names)
    times = Counter(map(folded_name, names))
    if twice := [name for name in names if times[folded_name(name)] > 1 or not name]:
        raise Refusal(f"An agency is named twice, or has no name: {quote(twice[0])}. Name each agency once.")
    return tuple(Party(name, code, made=True) for name, code in zip(names, agency_codes(names), strict=True))


def file_names_of(review: Review) -> tuple[str, ...]:
    """The file name of each agency's questionnaire, in the order of the review."""
    return file_names([party.name for party in review.parties])


def issues(review: Review, previous: Previous = NO_REVIEW_BEFORE) -> tuple[Issue, ...]:
    """What is particular to each agency's questionnaire, in the order of the review."""
    return tuple(_issue(review, party, previous) for party in review.parties)


def _issue(review: Review, party: Party, previous: Previous) -> Issue:
    contact = " · ".join(filter(None, (review.coordinator, review.email)))
    return Issue(
        agency=party.name,
        agency_code=party.code,
        review=review.title,
        partnership=review.partnership,
        return_by=review.due_from(party),
        send_to=review.reply_to or review.email,
        contact=contact,
        last_time=previous.of(party.name, party.code),
        language=BY_NAME[review.language],
    )


def without_review_before(review: Review, previous: Previous, file: str) -> Iterator[Diagnostic]:
    """A note that names the agencies without answers in the previous summary."""
    new: Sequence[str] = [party.name for party in review.parties if not previous.of(party.name, party.code)]
    if new:
        yield ReviewCode.NOTHING_LAST_TIME.about(file, agencies=", ".join(new))

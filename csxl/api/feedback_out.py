"""What came of a review, agency by agency: a page for each that answered, as a workbook and as HTML, and its letter."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterator, Sequence
from pathlib import PurePath
from typing import NamedTuple

from csxl.languages import BY_NAME
from csxl.letters.due import Composed, Due, composed
from csxl.letters.feedback_html import feedback_page
from csxl.letters.feedback_sheet import feedback_book
from csxl.letters.told_agency import Feedback, feedback_for
from csxl.model.comparison import Comparison
from csxl.model.letter import Letter
from csxl.model.review import Party, Review
from csxl.review.issuing import file_names_of
from csxl.text.wording import many


class FeedbackPages(NamedTuple):
    """One agency, what it is told, and the names of the workbook and of the page that tell it."""

    party: Party
    told: Feedback
    book_name: str
    page_name: str

    @property
    def names(self) -> tuple[str, str]:
        return self.book_name, self.page_name

    @property
    def files(self) -> tuple[tuple[str, bytes], ...]:
        """Both files, as name and bytes."""
        return (self.book_name, feedback_book(self.told)), (self.page_name, feedback_page(self.told).encode())

    @property
    def why(self) -> str:
        """What the letter is about, for the coordinator: "2 ratings agreed, 3 actions"."""
        agreed = sum(1 for one in self.told.criteria if one.agreed)
        return f"{many(agreed, 'rating')} agreed, {many(len(self.told.actions), 'action')} of its own"


def feedback(
    review: Review, comparison: Comparison, day: datetime.date, only: Collection[str] | None = None
) -> tuple[FeedbackPages, ...]:
    """What each agency of the review that answered is told on a day, in the order of the review, or the agencies with
    these codes `only`."""
    return tuple(_feedback(review, comparison, day, only))


def _feedback(
    review: Review, comparison: Comparison, day: datetime.date, only: Collection[str] | None
) -> Iterator[FeedbackPages]:
    language = BY_NAME[review.language]
    known = {(agency.name, agency.code): agency for agency in comparison.agencies}
    for party, name in zip(review.parties, file_names_of(review), strict=True):
        agency = known.get((party.name, party.code))
        if agency and agency.heard and (only is None or party.code in only):
            stem = language.on_feedback.file.format(agency=PurePath(name).stem)
            yield FeedbackPages(party, feedback_for(agency, comparison, language, day), f"{stem}.xlsx", f"{stem}.html")


def feedback_letters(review: Review, pages: Sequence[FeedbackPages], with_files: bool = True) -> Composed:
    """The letter to each of these agencies with its two files attached or, without them, only their names."""
    return composed(
        review,
        Letter.FEEDBACK,
        [
            Due(
                one.party,
                one.why,
                one.files if with_files else tuple((name, b"") for name in one.names),
                news=one.told.mark,
            )
            for one in pages
        ],
    )

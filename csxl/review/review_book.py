"""Writing the coordinator's workbook: Review, Agencies, Messages, How to."""

from __future__ import annotations

import datetime

from csxl.languages import DEFAULT_LANGUAGE
from csxl.model import own_workbooks
from csxl.model.review import Review
from csxl.questionnaire.issue import CREATED
from csxl.review.agencies_sheet import write_agencies
from csxl.review.guide_sheet import write_guide
from csxl.review.labels import WHAT_IT_IS
from csxl.review.messages_sheet import write_messages
from csxl.review.review_sheet import write_review
from csxl.writing.xlsx import Workbook

BLANK = Review("", "", messages=DEFAULT_LANGUAGE.messages)


def write_review_book(review: Review = BLANK, created: datetime.datetime = CREATED) -> bytes:
    """The coordinator's workbook for a review, by default a blank one; the same review gives the same bytes."""
    workbook = Workbook(
        created,
        title=" · ".join(filter(None, (review.title, "coordinator’s workbook"))),
        subject=WHAT_IT_IS,
        author=review.partnership or "csxl",
    )
    workbook.property(own_workbooks.PROPERTY, own_workbooks.REVIEW)
    for write in (write_review, write_agencies, write_messages):
        write(workbook, review)
    write_guide(workbook)
    return workbook.finish()

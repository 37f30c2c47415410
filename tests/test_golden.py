"""Whole workbooks as text; `make golden` writes the files anew, and the diff is read before it is committed."""

from __future__ import annotations

from dump import compare_with_golden
from forms import blank
from plans import PLAN

from csxl.review.review_book import write_review_book


def test_questionnaire() -> None:
    compare_with_golden("questionnaire", blank())


def test_coordinator_s_workbook() -> None:
    compare_with_golden("review", write_review_book(PLAN))

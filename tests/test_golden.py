"""Whole workbooks as text; `make golden` writes the files anew, and the diff is read before it is committed."""

from __future__ import annotations

from csxl.review.review_book import write_review_book
from tests.helpers.coordinators_workbooks import PLAN
from tests.helpers.filled_forms import blank
from tests.helpers.golden_dumps import compare_with_golden


def test_questionnaire() -> None:
    compare_with_golden("questionnaire", blank())


def test_coordinator_s_workbook() -> None:
    compare_with_golden("review", write_review_book(PLAN))

"""A whole summary, and the board's page, as text; `make golden` writes them anew, and the diff is read before it is
committed."""

from __future__ import annotations

import datetime

from csxl import board_page, write_summary
from tests.helpers.golden_dumps import compare_text_with_golden, compare_with_golden
from tests.helpers.readings_by_hand import small_review


def test_summary() -> None:
    compare_with_golden("summary", write_summary(small_review(), datetime.date(2026, 11, 25)))


def test_page() -> None:
    compare_text_with_golden("page.html", board_page(small_review(), datetime.date(2026, 11, 25)))

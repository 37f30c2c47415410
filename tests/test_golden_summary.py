"""A whole summary as text; `make golden` writes the file anew, and the diff is read before it is committed."""
from __future__ import annotations

import datetime

from dump import compare_with_golden
from reviews import small_review

from csxl.summary import write_summary


def test_summary() -> None:
    compare_with_golden("summary", write_summary(small_review(), datetime.date(2026, 11, 25)))

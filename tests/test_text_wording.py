"""Wording: lists of refs as a sentence has them."""

from __future__ import annotations

import pytest

from csxl.text.wording import listed_refs


@pytest.mark.parametrize(
    ("refs", "expected"),
    [
        (["T1-R"], "T1-R"),
        (["T1-R", "T1-A", "T1-P"], "T1-R, T1-A and T1-P"),
        (["T1-R", "T1-R"], "T1-R"),
        ([f"T{number}" for number in range(50)] * 2, ", ".join(f"T{number}" for number in range(40)) + " and 10 more"),
    ],
)
def test_refs_are_listed_once_each_and_counted_where_there_are_many(refs: list[str], expected: str) -> None:
    assert listed_refs(refs) == expected

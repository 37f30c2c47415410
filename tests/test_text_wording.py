"""Wording: lists of refs as a sentence has them."""

from __future__ import annotations

import pytest

from csxl.text.wording import listed_refs, quoted_formula


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


@pytest.mark.parametrize(
    ("stored", "seen"),
    [
        ("A1&1", "“=A1&1”"),
        ("_xlfn._xlws.FILTER(A1:A3,_xlfn.XLOOKUP(1,B:B,C:C))", "“=FILTER(A1:A3,XLOOKUP(1,B:B,C:C))”"),
        ("_xlfn.LET(_xlpm.x,1,_xlpm.x)", "“=LET(x,1,x)”"),
        ('"_xlfn."&A1', '“="_xlfn."&A1”'),
        ("[.B5:.C8]&[$Target.A1]", "“=B5:C8&$Target.A1”"),
        ("[1]Target!G6+Table1[Rating]", "“=[1]Target!G6+Table1[Rating]”"),
        ("", "text unknown"),
    ],
)
def test_a_formula_is_quoted_as_people_see_it(stored: str, seen: str) -> None:
    assert quoted_formula(stored) == seen

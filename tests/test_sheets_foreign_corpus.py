"""Spreadsheets that nobody here made: each ends in a workbook or a sentence, in bounded time."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from csxl.model.diagnostic import Diagnostic
from csxl.model.member import Kind, Member
from csxl.sheets.cells import Flag
from csxl.sheets.foreign import read_foreign
from csxl.unwrap.unwrapping import unwrap
from tests.helpers.folders import CORPUS

pytestmark = pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus is not beside this checkout")
LOCKED = {
    "xor_password_123456789012345.xls": ("123456789012345", Kind.XLS),
    "rc4cryptoapi_password.xls": ("Password1234_", Kind.XLS),
    "password_2002_40_dhsc.xls": ("password", Kind.XLS),
    "35897-type4.xls": ("freedom", Kind.XLS),
    "apachepoi_password.xls.xlsb": ("password", Kind.XLSB),
}
DAMAGED = {"64130.xls"}


def one(name: str) -> Path:
    return next(CORPUS.rglob(name))


def test_every_foreign_workbook_is_read_or_said() -> None:
    unread = set()
    for found in unwrap([CORPUS]):
        if isinstance(found, Member) and found.kind is not Kind.OOXML:
            began = time.monotonic()
            book, said = read_foreign(found.data, found.kind, found.file)
            assert time.monotonic() - began < 30, found.file
            assert book is not None or said, found.file
            if book is None:
                unread.add(Path(found.file).name)
    assert {name for name in unread if not name.startswith("clusterfuzz")} == DAMAGED


@pytest.mark.parametrize("name", LOCKED)
def test_locked_workbooks_open_with_their_password(name: str) -> None:
    password, kind = LOCKED[name]
    [refused] = unwrap([one(name)])
    [found] = unwrap([one(name)], ["wrong", password])
    assert isinstance(refused, Diagnostic)
    assert refused.code == "F004"
    assert isinstance(found, Member)
    assert found.kind is kind
    assert read_foreign(found.data, found.kind, name)[1] == ()


def test_formulas_and_errors_are_seen_in_files_that_excel_saved() -> None:
    flags = {}
    for name in ("formulas.xls", "formula_stress_test.xlsb", "OOCalcTest.ods"):
        [found] = unwrap([one(name)])
        assert isinstance(found, Member)
        book, _ = read_foreign(found.data, found.kind, name)
        assert book is not None
        cells = [cell for sheet in book.sheets for cell in sheet.cells.values()]
        flags[name] = tuple(sum(bool(cell.flags & flag) for cell in cells) for flag in (Flag.FORMULA, Flag.ERROR))
    assert flags == {"formulas.xls": (222, 4), "formula_stress_test.xlsb": (472, 8), "OOCalcTest.ods": (54, 2)}

"""What a review's folder remembers."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from csxl.board.summary_workbook import write_summary
from csxl.review.remembered import Remembered, remembered
from tests.helpers.readings_by_hand import published, small_review

TODAY = datetime.date(2026, 11, 26)
TITLE = "Autumn 2026"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "summary.xlsx").write_bytes(write_summary(small_review(), TODAY))
    return tmp_path


def of(folder: Path, title: str = TITLE, returns: frozenset[str] = frozenset()) -> Remembered:
    return remembered(folder, published(), title, returns, TODAY)


def test_a_summary_of_another_review_decides_nothing_and_is_named(folder: Path) -> None:
    found = of(folder, "Spring 2027")
    assert ([one.code for one in found.diagnostics], found.decided) == (["P042"], 0)
    assert of(folder).diagnostics == of(folder, "").diagnostics == ()
    same = frozenset(returned.sha256 for agency in small_review().agencies for returned in agency.returns)
    assert of(folder, "A mended title", same).diagnostics == ()


def test_a_file_that_is_no_summary_is_named(folder: Path) -> None:
    (folder / "summary.xlsx").write_bytes(b"PK\x03\x04 cut short")
    assert [one.severity for one in of(folder).diagnostics][-1:] == ["ERROR"]
    (folder / "summary.xlsx").unlink()
    assert of(folder) == Remembered(folder)


def test_a_summary_that_is_open_is_read_all_the_same(folder: Path) -> None:
    assert not of(folder).open_elsewhere
    (folder / "~$summary.xlsx").write_bytes(b"Rhian")
    assert of(folder).open_elsewhere

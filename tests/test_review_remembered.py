"""What a review's folder remembers."""

from __future__ import annotations

import datetime
from dataclasses import replace
from pathlib import Path

import pytest

from csxl import write_summary
from csxl.model.answers import Reading
from csxl.review.remembered import Remembered, remembered
from tests.helpers.readings_by_hand import published, small_reading, small_review

TODAY = datetime.date(2026, 11, 26)
TITLE = "Autumn 2026"
NOTHING = Reading()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "summary.xlsx").write_bytes(write_summary(small_review(), TODAY))
    return tmp_path


def of(folder: Path, title: str = TITLE, reading: Reading = NOTHING) -> Remembered:
    return remembered(folder, published(), reading, (title,) if title else (), TODAY)


def test_a_summary_of_another_review_decides_nothing_and_is_named(folder: Path) -> None:
    found = of(folder, "Spring 2027")
    assert ([one.code for one in found.diagnostics], found.decided) == (["P042"], 0)
    assert of(folder).diagnostics == of(folder, "").diagnostics == ()


def test_a_title_may_be_mended_but_last_year_s_returns_in_the_folder_make_no_review_this_one(folder: Path) -> None:
    mended = Reading(tuple(replace(form, review="Autumn 2026 (mended)") for form in small_reading().returns))
    assert of(folder, "Autumn 2026 (mended)", mended).diagnostics == ()
    assert [one.code for one in of(folder, "Autumn 2027", small_reading()).diagnostics] == ["P042"]


def test_a_file_that_is_no_summary_is_named(folder: Path) -> None:
    (folder / "summary.xlsx").write_bytes(b"PK\x03\x04 cut short")
    assert [one.severity for one in of(folder).diagnostics][-1:] == ["ERROR"]
    (folder / "summary.xlsx").unlink()
    assert of(folder) == Remembered(folder)


def test_a_summary_that_is_open_is_read_all_the_same(folder: Path) -> None:
    assert not of(folder).open_elsewhere
    (folder / "~$summary.xlsx").write_bytes(b"Rhian")
    assert of(folder).open_elsewhere

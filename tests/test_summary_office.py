"""The summary in LibreOffice: recalculated, corrected, and printed."""

from __future__ import annotations

import datetime
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from csxl.board.summary_workbook import write_summary
from csxl.compare.consolidation import consolidate
from tests.helpers.readings_by_hand import many, published, small_review

pytestmark = pytest.mark.office
Convert = Callable[[Path, str], Path]
MADE = datetime.date(2026, 11, 25)


@pytest.fixture
def summary(tmp_path: Path) -> Path:
    file = tmp_path / "summary.xlsx"
    file.write_bytes(write_summary(small_review(), MADE))
    return file


def values(file: Path) -> dict[tuple[str, str], object]:
    book = openpyxl.load_workbook(file, data_only=True)
    return {(sheet.title, cell.coordinate): cell.value for sheet in book for row in sheet.iter_rows() for cell in row}


def test_every_formula_comes_to_the_value_that_is_stored(office: Convert, summary: Path) -> None:
    formulas = [
        (sheet.title, cell.coordinate)
        for sheet in openpyxl.load_workbook(summary)
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f"
    ]
    stored = values(summary)
    openpyxl.load_workbook(summary).save(summary)  # without the stored values, so that they are worked out anew
    worked_out = values(office(summary, "xlsx"))
    assert len(formulas) > 500
    assert [place for place in formulas if stored[place] != worked_out[place]] == []


def test_a_rating_corrected_on_the_matrix_reaches_the_first_page(office: Convert, summary: Path) -> None:
    book = openpyxl.load_workbook(summary)
    assert book["Matrix"]["A6"].value == "T1-R"
    book["Matrix"]["G6"] = "Green"  # the police had said Amber, as all had
    book["Matrix"]["H6"] = "Red"
    book.save(summary)
    after = values(office(summary, "xlsx"))
    assert (after["Matrix", "E6"], after["Matrix", "F6"]) == ("Red–Green", "polarised")
    assert "▲ Red–Green\n1 R · 3 A · 1 G" in after.values()
    assert after["Target", "F6"] == "polarised: 1 Red · 3 Amber · 1 Green · 1 not returned"


@pytest.mark.parametrize("agencies", [3, 150])
def test_the_board_summary_is_one_page(office: Convert, tmp_path: Path, agencies: int) -> None:
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext is not installed")
    file = tmp_path / "summary.xlsx"
    file.write_bytes(write_summary(consolidate(many(agencies, published()), published()), MADE))
    command = ["pdftotext", "-l", "2", str(office(file, "pdf")), "-"]
    first, second, *_ = subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout.split("\f")
    assert "Ratings by domain" in first
    assert second.lstrip().startswith("Disagreement")

"""Consolidating onto a summary: what people typed is carried, the former file is kept, nothing else is replaced."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from csxl.model.decisions import AGREED_RATING, REASON
from tests.helpers.command_line import csxl
from tests.helpers.typed_summaries import agreed

RATING, WHY = agreed("T1-R", AGREED_RATING), agreed("T1-R", REASON)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A review's folder with two returns that differ on T1-R, consolidated once."""
    monkeypatch.chdir(tmp_path)
    assert csxl("generate", "-a", "Police", "-a", "Education", "--review", "Autumn", "-o", ".").exit_code == 0
    (tmp_path / "returns").mkdir()
    for name, word in (("Police", "Red"), ("Education", "Amber/Green")):
        book = openpyxl.load_workbook(f"questionnaires/{name}.xlsx")
        book["Target"]["G5"], book["Target"]["G6"] = word, "Green" if name == "Police" else "Red"
        book.save(f"returns/{name}.xlsx")
    assert csxl("consolidate", "returns").exit_code == 0
    return tmp_path


def earlier(folder: Path) -> list[Path]:
    return sorted((folder / "earlier").glob("*.xlsx"))

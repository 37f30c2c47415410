"""Whom issued questionnaires ask, told by their properties where these may tell."""

from __future__ import annotations

import io
from pathlib import Path

import openpyxl
import pytest

from csxl.model.answers import Return
from csxl.model.diagnostic import Diagnostic
from csxl.model.member import Member
from csxl.model.review import Expected
from csxl.model.rubric import Rubric
from csxl.questionnaire.book import write_questionnaire
from csxl.questionnaire.issue import Issue
from csxl.returns.reading import read_return
from csxl.review import side_by_side
from csxl.review.issued import reviews_in
from csxl.review.side_by_side import expected_agencies
from tests.helpers.readings_by_hand import published

NAMES = {
    "POLICE": "Heddlu Gŵyr 🚓",
    "A-1": "A" * 253,
    "A-2": "B" * 255,
    "A-3": "C" * 300,
    "A-4": "🚓" * 127,
    "A-5": "🚓" * 128,
}


def questionnaire(agency: str, code: str) -> bytes:
    return write_questionnaire(published(), Issue(agency, code, "Autumn 2026", "Northbrook"))


def retyped(data: bytes, agency: str) -> bytes:
    """The questionnaire with another agency's name typed over it, as one does for an agency that was forgotten."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    book["Lists"]["B4"] = book["Start"]["B5"] = agency
    for name in ("Target", "Legal & policy framework", "Partnerships", "Outcomes"):
        book[name]["A1"] = f"{name} · {agency} · return code POLICE"
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()


@pytest.mark.parametrize("code", NAMES)
def test_every_questionnaire_tells_whom_it_asks_however_long_the_name(tmp_path: Path, code: str) -> None:
    (tmp_path / "one.xlsx").write_bytes(questionnaire(NAMES[code], code))
    assert expected_agencies([tmp_path], published()) == (Expected(NAMES[code], code),)


def test_a_questionnaire_as_it_was_issued_is_not_read_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole: list[str] = []

    def noted(member: Member, rubric: Rubric) -> tuple[Return | None, tuple[Diagnostic, ...]]:
        whole.append(Path(member.file).name)
        return read_return(member, rubric)

    monkeypatch.setattr(side_by_side, "read_return", noted)
    (tmp_path / "as issued.xlsx").write_bytes(questionnaire("Police", "POLICE"))
    (tmp_path / "long.xlsx").write_bytes(questionnaire("C" * 300, "A-3"))
    (tmp_path / "saved again.xlsx").write_bytes(retyped(questionnaire("Police", "POLICE"), "Fire"))
    expected_agencies([tmp_path], published())
    assert whole == ["long.xlsx", "saved again.xlsx"]


def test_a_name_typed_over_counts_as_it_does_when_it_comes_back(tmp_path: Path) -> None:
    (tmp_path / "fire.xlsx").write_bytes(retyped(questionnaire("Police", "POLICE"), "Fire"))
    assert expected_agencies([tmp_path], published()) == (Expected("Fire", "POLICE"),)


def test_what_is_no_questionnaire_asks_nobody(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.save(tmp_path / "costs.xlsx")
    (tmp_path / "cut.xlsx").write_bytes(questionnaire("Police", "POLICE")[:5000])
    (tmp_path / "notes.txt").write_text("Dear all")
    assert expected_agencies([tmp_path], published()) == ()
    assert reviews_in(tmp_path) == {}


def test_each_file_tells_its_review(tmp_path: Path) -> None:
    path = tmp_path / "police.xlsx"
    path.write_bytes(questionnaire("Police", "POLICE"))
    assert list(map(str, reviews_in(tmp_path).values())) == ["“Autumn 2026” (Northbrook)"]
    path.write_bytes(retyped(path.read_bytes(), "Fire"))
    assert list(reviews_in(tmp_path)) == [path]

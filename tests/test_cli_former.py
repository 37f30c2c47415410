"""Consolidating onto a summary: what people typed is carried, the former file is kept, nothing else is replaced."""

from __future__ import annotations

import io
import shutil
import zipfile
from collections.abc import Mapping
from pathlib import Path

import openpyxl
import pytest
from openpyxl.comments import Comment

from csxl.board.page_identity import review_of_page
from csxl.model.decisions import AGREED_RATING, ANSWER, CORRECTION, REASON, Key
from csxl.model.summary_names import MARKS
from tests.helpers.command_line import csxl
from tests.helpers.filled_forms import filled
from tests.helpers.typed_summaries import agreed, cell, changed, read, settled, typed, values

RATING, WHY = agreed("T1-R", AGREED_RATING), agreed("T1-R", REASON)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A review's folder with two returns that differ on T1-R, consolidated once."""
    monkeypatch.chdir(tmp_path)
    assert csxl("generate", "-a", "Police", "-a", "Education", "--review", "Autumn", "-o", ".").exit_code == 0
    for name, word in (("Police", "Red"), ("Education", "Amber/Green")):
        book = openpyxl.load_workbook(f"questionnaires/{name}.xlsx")
        book["Target"]["G5"], book["Target"]["G6"] = word, "Green" if name == "Police" else "Red"
        book.save(f"returns/{name}.xlsx")
    assert csxl("consolidate", "returns").exit_code == 0
    return tmp_path


def earlier(folder: Path) -> list[Path]:
    return sorted((folder / "earlier").glob("*.xlsx"), key=lambda path: path.stat().st_mtime_ns)


def summary(folder: Path) -> Path:
    return folder / "summary.xlsx"


def consolidate(*options: object) -> str:
    """What consolidating again complains of."""
    done = csxl("consolidate", "returns", *options)
    assert done.exit_code == 0, done.stderr
    return done.stderr


def type_into(folder: Path, texts: Mapping[Key, object]) -> bytes:
    data = typed(summary(folder).read_bytes(), texts)
    summary(folder).write_bytes(data)
    return data


def test_what_was_typed_is_carried_and_the_former_file_kept(folder: Path) -> None:
    data = type_into(folder, {RATING: "Amber", WHY: "as minuted", settled("EDUCATION", "T1-R", ANSWER): "Green"})
    consolidate()
    assert [path.read_bytes() for path in earlier(folder)] == [data]
    once = summary(folder).read_bytes()
    former, _ = read(once)
    assert list(values(former).values()) == ["Amber", "as minuted", "Green"]
    consolidate("--force")
    assert summary(folder).read_bytes() == once
    assert earlier(folder)[-1].read_bytes() == once
    consolidate()
    assert len(earlier(folder)) == 2
    board = openpyxl.load_workbook(io.BytesIO(once), data_only=True)["Matrix"]
    assert next(row[6].value for row in board.iter_rows(min_row=6) if row[0].value == "T1-R") == "Green"


def test_what_is_disputed_is_named_and_the_second_run_is_the_same(folder: Path) -> None:
    keys = [settled("POLICE", "T1-A", CORRECTION), settled("EDUCATION", "T1-R", ANSWER)]
    type_into(folder, {keys[0]: "Purple", keys[1]: "Green", settled("EDUCATION", "T1-R", CORRECTION): "Red"})
    said = consolidate()
    assert [code in said for code in ("D010", "D011", "Matrix")] == [True] * 3
    once = summary(folder).read_bytes()
    assert "D010" in consolidate()
    assert summary(folder).read_bytes() == once


def test_another_reviews_summary_is_replaced_by_force_alone(folder: Path) -> None:
    data = type_into(folder, {RATING: "Amber"})
    shutil.rmtree(folder / "returns")
    shutil.rmtree(folder / "questionnaires")
    assert csxl("generate", "-a", "Police", "--review", "Spring", "-o", ".").exit_code == 0
    shutil.copytree("questionnaires", "returns", dirs_exist_ok=True)
    refused = csxl("consolidate", "returns")
    assert (refused.exit_code, summary(folder).read_bytes(), earlier(folder)) == (2, data, [])
    assert "WARNING" in consolidate("--force")
    assert [path.read_bytes() for path in earlier(folder)] == [data]
    former, _ = read(summary(folder).read_bytes())
    assert (former.review, values(former)) == ("Spring", {})


@pytest.mark.parametrize("data", [b"no workbook", filled({})])
def test_what_is_no_summary_is_replaced_by_force_alone(folder: Path, data: bytes) -> None:
    summary(folder).write_bytes(data)
    assert csxl("consolidate", "returns").exit_code == 2
    assert (summary(folder).read_bytes(), earlier(folder)) == (data, [])
    consolidate("--force")
    assert [path.read_bytes() for path in earlier(folder)] == [data]


def test_a_summary_that_cannot_be_read_to_the_end_is_replaced_by_force_alone(folder: Path) -> None:
    data = type_into(folder, {RATING: "Amber"})
    parts = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as whole, zipfile.ZipFile(parts, "w") as broken:
        for name in whole.namelist():
            part = whole.read(name)
            broken.writestr(name, part[: len(part) // 2] if name.endswith("sheet3.xml") else part)
    summary(folder).write_bytes(parts.getvalue())
    refused = csxl("consolidate", "returns")
    assert (refused.exit_code, summary(folder).read_bytes(), earlier(folder)) == (2, parts.getvalue(), [])
    consolidate("--force")
    assert [path.read_bytes() for path in earlier(folder)] == [parts.getvalue()]
    assert values(read(summary(folder).read_bytes())[0]) == {RATING: "Amber"}


def test_a_summary_that_is_open_is_not_replaced(folder: Path) -> None:
    data = type_into(folder, {RATING: "Amber"})
    (folder / ".~lock.summary.xlsx#").touch()
    refused = csxl("consolidate", "returns", "--force")
    assert (refused.exit_code, summary(folder).read_bytes(), earlier(folder)) == (2, data, [])


def test_without_its_marks_what_cannot_be_told_is_said(folder: Path) -> None:
    type_into(folder, {RATING: "Amber"})
    consolidate()

    def change(book: openpyxl.Workbook) -> None:
        del book[MARKS]
        book["Method"]["C90"] = "Typed by somebody"
        cell(book, WHY).comment = Comment("Ask the chair", "Kim")

    summary(folder).write_bytes(changed(summary(folder).read_bytes(), change))
    said = consolidate()
    assert "D007" in said
    assert "C90" in said
    former, _ = read(summary(folder).read_bytes())
    assert sorted(values(former).values()) == ["Amber", "Ask the chair"]


def test_a_page_of_this_review_is_refreshed_and_another_is_not(folder: Path) -> None:
    consolidate("--html", "page.html")
    page = (folder / "page.html").read_bytes()
    assert review_of_page(page) == "Autumn"
    consolidate("--html", "page.html")
    assert [path.suffix for path in (folder / "earlier").iterdir()].count(".html") == 1
    before = summary(folder).read_bytes()
    (folder / "page.html").write_text("<p>Somebody's own</p>", encoding="utf-8")
    assert csxl("consolidate", "returns", "--html", "page.html").exit_code == 2
    assert summary(folder).read_bytes() == before
    consolidate("--html", "page.html", "--force")
    assert (folder / "page.html").read_bytes() == page

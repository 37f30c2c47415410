"""Consolidating onto a summary: what people typed is carried, the former file is kept, nothing else is replaced."""

from __future__ import annotations

import contextlib
import hashlib
import io
import json
import shutil
import zipfile
from collections.abc import Mapping
from pathlib import Path

import openpyxl
import pytest
from openpyxl.comments import Comment

from csxl.board.page_identity import review_of_page
from csxl.model.decisions import AGREED_RATING, ANSWER, CORRECTION, DOES_IT_COUNT, REASON, DecisionKind, Key
from csxl.model.summary_names import MARKS
from tests.helpers.command_line import csxl
from tests.helpers.filled_forms import filled
from tests.helpers.typed_summaries import agreed, cell, changed, read, settled, typed, values
from tests.helpers.wrapped_files import locked

pytestmark = pytest.mark.usefixtures("with_codes")

RATING, WHY = agreed("T1-R", AGREED_RATING), agreed("T1-R", REASON)


@pytest.fixture(scope="module")
def consolidated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A review's folder with two returns that differ on T1-R, consolidated once."""
    folder = tmp_path_factory.mktemp("review")
    with contextlib.chdir(folder):
        assert csxl("generate", "-a", "Police", "-a", "Education", "--review", "Autumn", "-o", ".").exit_code == 0
        for name, word in (("Police", "Red"), ("Education", "Amber/Green")):
            book = openpyxl.load_workbook(f"questionnaires/{name}.xlsx")
            book["Target"]["G5"], book["Target"]["G6"] = word, "Green" if name == "Police" else "Red"
            book.save(f"returns/{name}.xlsx")
        assert csxl("consolidate", "returns").exit_code == 0
    return folder


@pytest.fixture
def folder(consolidated: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of it, in which the test stands."""
    monkeypatch.chdir(tmp_path)
    return Path(shutil.copytree(consolidated, tmp_path, dirs_exist_ok=True))


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
    assert next(row[5].value for row in board.iter_rows(min_row=6) if row[0].value == "T1-R") == "Green"


def test_what_is_disputed_is_named_and_the_second_run_is_the_same(folder: Path) -> None:
    keys = [settled("POLICE", "T1-A", CORRECTION), settled("EDUCATION", "T1-R", ANSWER)]
    type_into(folder, {keys[0]: "Purple", keys[1]: "Green", settled("EDUCATION", "T1-R", CORRECTION): "Red"})
    said = consolidate()
    assert [code in said for code in ("D010", "D011", "Matrix")] == [True] * 3
    once = summary(folder).read_bytes()
    [disputed] = [line for line in consolidate().splitlines() if "D010" in line]
    book = openpyxl.load_workbook(summary(folder))
    assert (f"cell {cell(book, keys[1]).coordinate} " in disputed, disputed.count("cell ")) == (True, 2)
    assert summary(folder).read_bytes() == once


def test_a_decision_whose_ground_has_moved_is_named_with_its_cell_in_the_new_summary(folder: Path) -> None:
    type_into(folder, {agreed("T1-A", AGREED_RATING): "Amber"})
    consolidate()
    book = openpyxl.load_workbook("returns/Police.xlsx")
    book["Target"]["G6"] = "Red"  # now both see Red there, and T1-A comes after what is polarised
    book["Target"]["G7"], book["Target"]["G8"] = "Green", "Amber"
    book.save("returns/Police.xlsx")
    other = openpyxl.load_workbook("returns/Education.xlsx")
    other["Target"]["G7"], other["Target"]["G8"] = "Red", "Red"
    other.save("returns/Education.xlsx")
    before = agreed_cell(folder)
    said = next(line for line in consolidate().splitlines() if "D012" in line)
    assert before != agreed_cell(folder)
    assert f"Disagreement, cell {agreed_cell(folder)} " in said


def agreed_cell(folder: Path) -> str:
    """Where the agreed rating of T1-A stands."""
    return str(cell(openpyxl.load_workbook(summary(folder)), agreed("T1-A", AGREED_RATING)).coordinate)


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
    assert sorted(values(former).values()) == ["Amber", "Ask the chair", "Typed by somebody"]
    once = summary(folder).read_bytes()
    assert "D007" not in consolidate()
    assert summary(folder).read_bytes() == once


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


def test_what_is_agreed_on_a_correction_of_the_same_sitting_has_not_moved(folder: Path) -> None:
    correction = settled("POLICE", "T1-R", CORRECTION)
    type_into(folder, {RATING: "Amber", correction: "Amber", settled("EDUCATION", "T1-R", ANSWER): "Green"})
    assert "D012" not in csxl("status", ".").stdout
    assert "D012" not in consolidate()
    once = summary(folder).read_bytes()
    assert read(once)[0].decisions.entries[RATING].ground == "1 Amber · 1 Green"
    assert "D012" not in consolidate()
    assert summary(folder).read_bytes() == once
    type_into(folder, {correction: "Red"})  # at a later sitting
    assert "D012" in consolidate()


def test_what_is_agreed_before_a_return_came_has_moved(folder: Path) -> None:
    type_into(folder, {RATING: "Amber", settled("EDUCATION", "T1-R", ANSWER): "Green"})
    shutil.copy(folder / "returns" / "Police.xlsx", folder / "kept.xlsx")
    book = openpyxl.load_workbook(folder / "returns" / "Police.xlsx")
    book["Target"]["G5"] = "Amber"
    book.save(folder / "returns" / "Police.xlsx")
    assert "D012" in consolidate()


def test_a_file_chosen_at_the_same_sitting_moves_no_ground_but_one_chosen_since_does(folder: Path) -> None:
    other = folder / "returns" / "Police again.xlsx"
    book = openpyxl.load_workbook(folder / "returns" / "Police.xlsx")
    book["Target"]["G5"] = "Green"
    book.save(other)
    type_into(folder, {RATING: "Amber"})
    consolidate()
    typed_into = type_into(folder, {WHY: "as minuted", Key(DecisionKind.FILE, sha256(other), DOES_IT_COUNT): "counts"})
    assert "D012" not in consolidate()
    summary(folder).write_bytes(typed_into)
    type_into(folder, {Key(DecisionKind.FILE, sha256(other), DOES_IT_COUNT): None})
    assert "D012" in consolidate("--prefer", "Police again.xlsx")


def test_a_return_that_changes_nothing_there_moves_no_ground_of_a_corrected_criterion(folder: Path) -> None:
    type_into(folder, {agreed("T1-A", AGREED_RATING): "Amber", settled("POLICE", "T1-A", CORRECTION): "Amber"})
    book = openpyxl.load_workbook(folder / "returns" / "Police.xlsx")
    book["Target"]["G8"] = "Red"
    book.save(folder / "returns" / "Police.xlsx")
    assert "D012" not in consolidate()
    once = summary(folder).read_bytes()
    assert "D012" not in consolidate()
    assert summary(folder).read_bytes() == once


def sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_a_summary_that_is_damaged_or_locked_is_never_replaced_in_silence(folder: Path) -> None:
    data = type_into(folder, {RATING: "Amber"})
    for harmed, is_locked in ((data[: len(data) * 2 // 3], False), (locked(data, "secret"), True)):
        summary(folder).write_bytes(harmed)
        refused = csxl("consolidate", "returns")
        assert (refused.exit_code, summary(folder).read_bytes(), earlier(folder)) == (2, harmed, [])
        assert "ERROR" in refused.stderr
        assert ("--password WORD" in refused.stderr) is is_locked
    consolidate("--password", "secret")
    assert values(read(summary(folder).read_bytes())[0])[RATING] == "Amber"
    summary(folder).write_bytes(data[: len(data) * 2 // 3])
    consolidate("--force")
    assert [path.read_bytes() for path in earlier(folder)][-1] == data[: len(data) * 2 // 3]


def test_the_word_documents_are_refreshed_and_what_somebody_typed_into_them_is_kept(folder: Path) -> None:
    papers = ["--docx", "board.docx", "--agenda", "agenda.docx"]
    assert "WARNING" not in consolidate(*papers)
    once = {name: (folder / name).read_bytes() for name in ("board.docx", "agenda.docx")}
    assert "WARNING" not in consolidate(*papers)
    assert {name: (folder / name).read_bytes() for name in once} == once
    minutes = saved_by_word(once["agenda.docx"], "Agreed rating", "Agreed by all")
    (folder / "agenda.docx").write_bytes(minutes)
    [warning] = [line for line in consolidate(*papers).splitlines() if line.startswith("WARNING: agenda.docx")]
    assert "earlier" in warning
    assert (folder / "agenda.docx").read_bytes() == once["agenda.docx"]
    assert minutes in [path.read_bytes() for path in (folder / "earlier").glob("agenda*.docx")]


@pytest.mark.parametrize("other", ["board.docx", "summary.xlsx", "typed"])
def test_what_is_no_agenda_of_this_review_is_replaced_by_force_alone(folder: Path, other: str) -> None:
    consolidate("--docx", "board.docx")
    data = (folder / other).read_bytes() if other != "typed" else b"somebody's own"
    (folder / "agenda.docx").write_bytes(data)
    before = summary(folder).read_bytes()
    refused = csxl("consolidate", "returns", "--agenda", "agenda.docx")
    assert (refused.exit_code, (folder / "agenda.docx").read_bytes(), summary(folder).read_bytes()) == (2, data, before)
    assert "--agenda" in refused.stderr
    consolidate("--agenda", "agenda.docx", "--force")
    assert data in [path.read_bytes() for path in (folder / "earlier").glob("agenda*.docx")]


@pytest.mark.parametrize(
    ("name", "beside"),
    [
        ("agenda.docx", "~$agenda.docx"),
        ("minutes.docx", "~$inutes.docx"),
        ("moderation.docx", "~$deration.docx"),
        ("agenda.docx", ".~lock.agenda.docx#"),
    ],
)
def test_a_document_that_is_open_in_word_is_not_replaced(folder: Path, name: str, beside: str) -> None:
    consolidate("--agenda", name)
    data = saved_by_word((folder / name).read_bytes(), "Agreed rating", "Agreed")
    (folder / name).write_bytes(data)
    (folder / beside).touch()
    refused = csxl("consolidate", "returns", "--agenda", name, "--force")
    assert (refused.exit_code, (folder / name).read_bytes()) == (2, data)
    assert beside in refused.stderr


def test_csxl_s_own_documents_among_the_returns_are_named_as_such(folder: Path) -> None:
    consolidate("--docx", "board.docx", "--agenda", "agenda.docx")
    for name in ("board.docx", "agenda.docx"):
        shutil.copy(folder / name, folder / "returns")
    said = json.loads(csxl("check", "--json", "returns").stdout)["diagnostics"]
    assert {Path(one["file"]).name for one in said if one["code"] == "F074"} == {"board.docx", "agenda.docx"}


def saved_by_word(data: bytes, old: str, new: str) -> bytes:
    """The document as another program saves it, with one text typed over."""
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as whole, zipfile.ZipFile(held, "w") as saved:
        for name in whole.namelist():
            part = whole.read(name).replace(old.encode(), new.encode())
            saved.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), part)
    return held.getvalue()

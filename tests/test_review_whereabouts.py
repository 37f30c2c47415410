"""Which review is meant: its workbook, its folder and its returns, found from the folder one works in."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from csxl.model.refusal import Refusal
from csxl.review.review_book import write_review_book
from csxl.review.whereabouts import find_review, locate, workbooks_in
from tests.helpers.command_line import csxl
from tests.helpers.coordinators_workbooks import PLAN, saved
from tests.helpers.review_folders import ReviewFolder, planned

SPRING = replace(PLAN, title="Spring review 2027")


@pytest.fixture
def review(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ReviewFolder:
    """A review's folder with three questionnaires issued, in which one works."""
    monkeypatch.chdir(tmp_path)
    found = planned(tmp_path)
    assert found.run("generate").exit_code == 0
    return found


def paths(*, files: tuple[str, ...] = (), needs_workbook: bool = True) -> tuple[str, list[str], str]:
    """What is located, as it is written: the workbook, the returns, the review's folder."""
    found = locate([Path(file) for file in files], needs_workbook)
    return str(found.workbook or ""), [path.as_posix() for path in found.returns], found.folder.as_posix()


def test_without_arguments_the_review_here_is_meant(review: ReviewFolder) -> None:
    expected = ("review.xlsx", ["output/returns"], "output")
    assert paths() == expected
    assert paths(files=("review.xlsx",)) == expected
    assert paths(files=("output/returns",)) == expected
    assert paths(files=("output/returns", "review.xlsx")) == expected
    assert paths(files=("output",)) == ("review.xlsx", ["output"], "output")


def test_what_is_returned_need_not_lie_in_the_review_s_folder(review: ReviewFolder) -> None:
    (review.folder / "came back").mkdir()
    assert paths(files=("review.xlsx", "came back")) == ("review.xlsx", ["came back"], "output")
    assert paths(files=("came back",), needs_workbook=False) == ("", ["came back"], "output")


def test_inside_the_review_s_folder_the_workbook_above_is_meant(
    review: ReviewFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    (review.folder / "next year.xlsx").write_bytes(write_review_book(SPRING))
    monkeypatch.chdir(review.output)
    assert paths() == (str(Path("../review.xlsx")), ["returns"], ".")
    assert paths(files=("returns",)) == (str(Path("../review.xlsx")), ["returns"], ".")
    (review.folder / "copy.xlsx").write_bytes(review.workbook.read_bytes())
    with pytest.raises(Refusal, match=r"copy\.xlsx.*review\.xlsx"):
        paths()


def test_of_two_workbooks_it_is_asked_which(review: ReviewFolder) -> None:
    (review.folder / "copy.xlsx").write_bytes(review.workbook.read_bytes())
    with pytest.raises(Refusal, match=r"copy\.xlsx and review\.xlsx"):
        paths()
    assert paths(files=("review.xlsx",))[0] == "review.xlsx"
    (review.folder / "copy.xlsx").write_bytes(write_review_book(SPRING))
    assert paths(files=("output/returns",))[0] == "review.xlsx"  # its questionnaires say whose they are


def test_beside_output_the_one_folder_with_its_questionnaires_is_meant(review: ReviewFolder) -> None:
    spring = review.folder / "spring.xlsx"
    spring.write_bytes(write_review_book(SPRING))
    assert paths(files=("spring.xlsx",))[2] == "output"  # where nothing else is, and csxl generate says what is there
    assert csxl("generate", "spring.xlsx", "-o", "2027").exit_code == 0
    assert paths(files=("spring.xlsx",)) == ("spring.xlsx", ["2027/returns"], "2027")
    assert paths(files=("review.xlsx",))[2] == "output"
    shutil.copytree("2027", "again")
    with pytest.raises(Refusal, match="2027 and again"):
        paths(files=("spring.xlsx",))


def test_a_review_without_a_workbook_lies_here_or_in_output(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert csxl("generate", "-a", "Police", "-o", "output").exit_code == 0
    assert paths(needs_workbook=False) == ("", ["output/returns"], "output")
    with pytest.raises(Refusal, match="output"):
        paths()
    monkeypatch.chdir(tmp_path / "output")
    assert paths(needs_workbook=False) == ("", ["returns"], ".")
    monkeypatch.chdir(tmp_path / "output" / "questionnaires")
    with pytest.raises(Refusal, match=r"Police\.xlsx"):
        paths(needs_workbook=False)


def test_the_workbook_is_known_whatever_its_name_and_whoever_saved_it(review: ReviewFolder) -> None:
    book = openpyxl.load_workbook(review.workbook)
    (review.folder / "~$review.xlsx").write_bytes(review.workbook.read_bytes())
    (review.folder / "list.xlsx").write_bytes(saved(openpyxl.Workbook()))
    shutil.copy(review.output / "questionnaires" / "Education.xlsx", "form.xlsx")
    (review.folder / "notes.xlsx").write_bytes(b"no workbook")
    assert workbooks_in(Path()) == (Path("review.xlsx"),)
    book.properties.subject = None
    review.workbook.unlink()
    book.save("Anything.xlsm")
    assert workbooks_in(Path()) == (Path("Anything.xlsm"),)
    assert find_review([Path("form.xlsx"), Path("list.xlsx"), Path("Anything.xlsm")]).review == Path("Anything.xlsm")


def test_nothing_can_have_come_back_before_there_is_a_folder_for_it(review: ReviewFolder) -> None:
    shutil.rmtree(review.output / "returns")
    assert paths() == ("review.xlsx", [], "output")

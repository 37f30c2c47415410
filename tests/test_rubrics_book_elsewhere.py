"""A rubric's workbook where it is used: in the commands, in the coordinator's workbook, on the page, among returns."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import openpyxl

from csxl.review.folder import QUESTIONNAIRES
from csxl.rubrics.blank_rubric import blank_rubric
from csxl.rubrics.book_writing import write_rubric_book
from csxl.rubrics.loading import load_rubric
from tests.helpers.command_line import csxl
from tests.helpers.coordinators_workbooks import PLAN
from tests.helpers.folders import WELSH
from tests.helpers.page_desk import Page, ask
from tests.helpers.review_folders import planned

BOOK = write_rubric_book(load_rubric(WELSH))


def renamed(data: bytes) -> bytes:
    """The workbook with its tabs renamed, and without what csxl wrote about it."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    for number, sheet in enumerate(book.worksheets):
        sheet.title = f"Sheet{number}"
    properties = vars(book)["custom_doc_props"]
    for name in list(properties.names):
        del properties[name]
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()


def test_validate_and_show_take_a_workbook(tmp_path: Path) -> None:
    (tmp_path / "my.xlsx").write_bytes(BOOK)
    found = csxl("rubric", "validate", tmp_path / "my.xlsx")
    assert (found.exit_code, "no fault found" in found.stdout) == (0, True)
    assert (
        csxl("rubric", "show", "--rubric", tmp_path / "my.xlsx").stdout
        == csxl("rubric", "show", "--rubric", WELSH).stdout
    )


def test_questionnaires_are_the_same_from_a_workbook_and_from_toml(tmp_path: Path) -> None:
    (tmp_path / "my.xlsx").write_bytes(BOOK)
    for name, place in (("one", tmp_path / "my.xlsx"), ("two", WELSH)):
        assert csxl("generate", "-a", "Heddlu", "--rubric", place, "-o", tmp_path / name).exit_code == 0
    one, two = (tmp_path / name / QUESTIONNAIRES / "Heddlu.xlsx" for name in ("one", "two"))
    assert one.read_bytes() == two.read_bytes()


def test_what_is_no_workbook_is_said_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "my.xlsx").write_bytes(b"not a workbook")
    (tmp_path / "cut.xlsx").write_bytes(BOOK[:3000])
    for name in ("my.xlsx", "cut.xlsx"):
        found = csxl("rubric", "validate", tmp_path / name)
        assert (found.exit_code, found.stdout.count("\n")) == (1, 1)
        assert found.stdout.startswith(f"{name}: ")
    csxl("new", tmp_path / "review.xlsx")
    found = csxl("rubric", "validate", tmp_path / "review.xlsx")
    assert (found.exit_code, found.stdout.count("\n"), "without a rubric" in found.stdout) == (1, 1, True)


def test_it_is_named_for_what_it_is_among_returns(tmp_path: Path) -> None:
    (tmp_path / "returns").mkdir()
    (tmp_path / "returns" / "my.xlsx").write_bytes(BOOK)
    (tmp_path / "returns" / "other.xlsx").write_bytes(renamed(BOOK))
    found = csxl("check", tmp_path / "returns", "--rubric", WELSH)
    assert found.stdout.count("This is a rubric, which csxl itself wrote") == 2


def test_the_page_goes_by_a_workbook_that_is_dropped() -> None:
    page = Page()
    for name, data in (("my.xlsx", BOOK), ("their.xlsx", renamed(BOOK))):
        [record] = page.drop({name: data})
        assert (record["role"], page.state()["review"]["rubric"]) == ("rubric", load_rubric(WELSH).title)


def test_the_page_shows_what_is_wrong_with_it() -> None:
    book = openpyxl.load_workbook(io.BytesIO(BOOK))
    book["Scale"]["B5"] = "Coch, coch"
    held = io.BytesIO()
    book.save(held)
    page = Page()
    page.drop({"my.xlsx": held.getvalue()})
    assert [fault for fault in page.state()["faults"] if fault.startswith("my.xlsx, Scale, B5: ")]


def test_the_page_gives_a_workbook_to_begin_with() -> None:
    page = Page()
    result, [empty] = ask("rubric", empty=True)
    assert (result["name"], empty) == ("rubric.xlsx", write_rubric_book(blank_rubric()))
    assert ask("rubric")[1] == [write_rubric_book(load_rubric())]
    page.drop({"my.xlsx": BOOK})
    assert ask("rubric")[1] == [BOOK]


def test_the_review_names_it_beside_itself(tmp_path: Path) -> None:
    review = planned(tmp_path, replace(PLAN, rubric="my.xlsx"))
    faulty = openpyxl.load_workbook(io.BytesIO(BOOK))
    faulty["Stages"]["B5"] = None
    faulty.save(tmp_path / "my.xlsx")
    refused = review.run("generate")
    assert (refused.exit_code, "my.xlsx, Stages, B5: is empty" in refused.stderr) == (2, True)
    (tmp_path / "my.xlsx").write_bytes(BOOK)
    assert review.run("generate").exit_code == 0
    [first, *_] = sorted((review.output / "questionnaires").iterdir())
    assert "Llais y plentyn" in openpyxl.load_workbook(first).sheetnames

"""csxl/review/review_before.py: where the summary of the review before is, however somebody wrote it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from csxl.model.review import NamedFile
from csxl.review.review_before import find_before, note_of
from tests.helpers.coordinators_workbooks import PLAN, read, typed_over


@pytest.fixture
def summary(tmp_path: Path) -> Path:
    """Last review's summary, and the folder of this one beside it."""
    path = tmp_path / "autumn" / "output" / "summary.xlsx"
    path.parent.mkdir(parents=True)
    path.touch()
    (tmp_path / "spring" / "questionnaires").mkdir(parents=True)
    return path


def noted(summary: Path, folder: Path) -> None:
    path, data = note_of(summary, folder)
    path.write_bytes(data)


@pytest.mark.parametrize(
    "text",
    [
        "../autumn/output/summary.xlsx",
        "..\\autumn\\output\\summary.xlsx",
        "“../autumn/output/summary.xlsx”",
        "../autumn/output",
        "../autumn",
        "{}",
        '"{}"',
    ],
)
def test_the_workbook_names_it_as_people_write_paths(summary: Path, text: str) -> None:
    workbook = summary.parents[2] / "spring" / "review.xlsx"
    review = replace(PLAN, before=NamedFile(text.format(summary), "Review", "B14"))
    found = find_before(None, workbook, review)
    assert found.path and found.path.samefile(summary)
    assert found.said == ()


def test_one_that_is_not_there_is_named_by_its_cell(tmp_path: Path) -> None:
    plan, _ = read(typed_over({"Review!B14": "../atumn/summary.xlsx"}))
    assert plan
    found = find_before(None, tmp_path / "review.xlsx", plan)
    assert (found.path, [(one.code, one.sheet, one.cell) for one in found.said]) == (None, [("P050", "Review", "B14")])
    assert "../atumn/summary.xlsx" in found.said[0].message


def test_it_is_read_under_other_labels_and_in_another_row() -> None:
    plan, said = read(typed_over({"Review!A14": "Last summary", "Review!B14": "../autumn"}))
    assert (plan and plan.before, said) == (NamedFile("../autumn"), [])


def test_what_is_given_comes_first_then_the_workbook_then_the_note(summary: Path) -> None:
    spring, other = summary.parents[2] / "spring", summary.parents[1] / "other.xlsx"
    other.touch()
    noted(summary, spring / "questionnaires")
    named = replace(PLAN, before=NamedFile("../autumn/other.xlsx"))
    workbook, folders = spring / "review.xlsx", [spring / "nothing", spring / "questionnaires"]
    assert find_before(summary, workbook, named, folders).path == summary
    found = find_before(None, workbook, named, folders).path
    assert found and found.samefile(other)
    found = find_before(None, workbook, PLAN, folders).path
    assert found and found.samefile(summary)
    assert find_before(None, workbook, PLAN, []) == find_before(None, None, None, [spring]) == (None, ())


def test_the_note_holds_when_both_reviews_are_moved(summary: Path, tmp_path: Path) -> None:
    noted(summary, tmp_path / "spring" / "questionnaires")
    (tmp_path / "archive").mkdir()
    for name in ("autumn", "spring"):
        (tmp_path / name).rename(tmp_path / "archive" / name)
    found = find_before(None, None, None, [tmp_path / "archive" / "spring" / "questionnaires"])
    assert found.path and found.path.is_file()


def test_a_note_that_leads_nowhere_is_said(summary: Path, tmp_path: Path) -> None:
    noted(summary, tmp_path / "spring" / "questionnaires")
    summary.unlink()
    found = find_before(None, None, None, [tmp_path / "spring" / "questionnaires"])
    assert (found.path, [one.code for one in found.said]) == (None, ["P051"])
    assert found.said[0].file.endswith("review-before.txt")


def test_a_note_that_somebody_typed_over_is_read(summary: Path, tmp_path: Path) -> None:
    note = tmp_path / "spring" / "questionnaires" / "review-before.txt"
    note.write_bytes(b"\xef\xbb\xbf# Moved\r\n\r\n  ..\\..\\autumn\\output\\summary.xlsx  \r\n")
    found = find_before(None, None, None, [note.parent])
    assert found.path and found.path.samefile(summary)
    note.write_text("# nothing\n")
    assert find_before(None, None, None, [note.parent]) == (None, ())

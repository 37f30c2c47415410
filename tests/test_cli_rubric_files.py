"""csxl rubric new and csxl rubric export: what they write, and when they refuse."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from tests.helpers.command_line import csxl
from tests.helpers.folders import ROOT, WELSH

RUBRIC = ROOT / "rubric"


def tabs(path: Path) -> list[str]:
    return openpyxl.load_workbook(path).sheetnames


def test_new_writes_the_published_rubric_as_a_workbook(tmp_path: Path) -> None:
    result = csxl("rubric", "new", tmp_path / "my.xlsx")
    assert (result.exit_code, result.stdout.splitlines()[0]) == (0, str(tmp_path / "my.xlsx"))
    assert tabs(tmp_path / "my.xlsx") == [
        *("Rubric", "Key", "Scale", "Abstentions", "Levels", "Stages"),
        *("Target", "Legal & policy framework", "Partnerships", "Outcomes"),
    ]


def test_new_begins_with_any_rubric(tmp_path: Path) -> None:
    csxl("rubric", "new", tmp_path / "my.xlsx", "--from", WELSH)
    assert tabs(tmp_path / "my.xlsx")[6:] == ["Llais y plentyn", "Cydweithio"]


def test_new_has_columns_for_another_language(tmp_path: Path) -> None:
    csxl("rubric", "new", tmp_path / "my.xlsx", "--with", "welsh")
    book = openpyxl.load_workbook(tmp_path / "my.xlsx", data_only=True)
    assert [cell.value for cell in book["Scale"][4]][:5] == [
        "Step",
        "Word",
        "Word (Welsh)",
        "Synonyms",
        "Synonyms (Welsh)",
    ]
    assert [cell.value for cell in book["Target"][9]][3:7] == ["Red", "Red (Welsh)", "Amber", "Amber (Welsh)"]
    result = csxl("rubric", "new", tmp_path / "my.xlsx", "--with", "Klingon")
    assert (result.exit_code, "English or Welsh" in result.stderr) == (2, True)


def test_new_overwrites_nothing_by_itself(tmp_path: Path) -> None:
    (tmp_path / "my.xlsx").write_bytes(b"mine")
    assert csxl("rubric", "new", tmp_path / "my.xlsx").exit_code == 2
    assert (tmp_path / "my.xlsx").read_bytes() == b"mine"
    assert csxl("rubric", "new", tmp_path / "my.xlsx", "--force").exit_code == 0
    assert csxl("rubric", "new", tmp_path / "my.xls").exit_code == 2


def test_the_same_rubric_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one", "two"):
        csxl("rubric", "new", tmp_path / f"{name}.xlsx", "--with", "Welsh")
    assert (tmp_path / "one.xlsx").read_bytes() == (tmp_path / "two.xlsx").read_bytes()


def test_export_writes_the_files_of_a_folder(tmp_path: Path) -> None:
    assert csxl("rubric", "export", RUBRIC, "-o", tmp_path / "toml").exit_code == 0
    written = {path.name: path.read_bytes() for path in (tmp_path / "toml").iterdir()}
    assert written == {path.name: path.read_bytes() for path in RUBRIC.glob("*.toml")}
    assert csxl("rubric", "export", RUBRIC, "-o", tmp_path / "toml").exit_code == 2
    assert csxl("rubric", "export", RUBRIC, "-o", tmp_path / "toml", "--force").exit_code == 0


def test_new_begins_with_a_blank_one_which_says_what_it_still_needs(tmp_path: Path) -> None:
    csxl("rubric", "new", tmp_path / "my.xlsx", "--blank")
    result = csxl("rubric", "validate", tmp_path / "my.xlsx")
    assert result.exit_code == 1
    assert result.stdout.splitlines() == [
        "my.xlsx: no tab of a domain is filled in; it takes 1 to 26.",
        "my.xlsx, Rubric, B5: is empty; write its text.",
        "my.xlsx, Stages: no row filled in; it takes 1 to 26.",
        "3 faults in all.",
    ]


def test_a_blank_one_is_filled_in(tmp_path: Path) -> None:
    csxl("rubric", "new", tmp_path / "my.xlsx", "--blank")
    book = openpyxl.load_workbook(tmp_path / "my.xlsx")
    book["Rubric"]["B5"] = "Neglect audit"  # the third domain's tab stays untouched
    for row, stage in enumerate(("Seeing", "Acting"), 5):
        book["Stages"][f"B{row}"], book["Stages"][f"C{row}"] = stage, f"{stage} when a child is neglected"
    for tab, name in (("Domain", "Early help"), ("Domain 2", "Schools")):
        sheet = book[tab]
        sheet["D6"], sheet["D7"] = name, f"What is done in {name}"
        for row, stage in enumerate(("Seeing", "Acting"), 10):
            sheet[f"C{row}"] = stage
            for column, word in zip("DEF", ("no", "partly", "yes"), strict=True):
                sheet[f"{column}{row}"] = f"{name}, {stage}: {word}"
    book.save(tmp_path / "my.xlsx")
    result = csxl("rubric", "validate", tmp_path / "my.xlsx")
    assert (result.exit_code, result.stdout) == (0, "Neglect audit: 4 criteria, 3 ratings, no fault found.\n")
    shown = csxl("rubric", "show", "--rubric", tmp_path / "my.xlsx").stdout
    assert "  E1-S  Our agency, Seeing\n    Red: Early help, Seeing: no\n" in shown
    assert "  S1-A  Our agency, Acting\n" in shown


def test_new_begins_with_one_rubric_alone(tmp_path: Path) -> None:
    result = csxl("rubric", "new", tmp_path / "my.xlsx", "--blank", "--from", WELSH)
    assert (result.exit_code, "--blank" in result.stderr) == (2, True)


def test_new_leaves_a_language_out(tmp_path: Path) -> None:
    csxl("rubric", "new", tmp_path / "my.xlsx", "--from", "section-11", "--without", "Welsh")
    book = openpyxl.load_workbook(tmp_path / "my.xlsx")
    assert [cell.value for cell in book["Levels"][4]] == ["Ref", "Name", "Title"]


def test_a_blank_one_has_the_scale_that_is_asked_for(tmp_path: Path) -> None:
    words = ["Not in place", "Starting", "Mostly in place", "Embedded"]
    csxl("rubric", "new", tmp_path / "my.xlsx", "--blank", "--words", ", ".join(words))
    book = openpyxl.load_workbook(tmp_path / "my.xlsx")
    assert [row[1].value for row in book["Scale"].iter_rows(min_row=5, max_row=9)] == [*words, None]
    read = openpyxl.load_workbook(tmp_path / "my.xlsx", data_only=True)
    assert [cell.value for cell in read["Domain"][9]] == ["Ref", "Level", "Stage", *words]
    assert "my.xlsx: no tab of a domain is filled in" in csxl("rubric", "validate", tmp_path / "my.xlsx").stdout


@pytest.mark.parametrize(
    "given", [["--blank", "--words", "One"], ["--blank", "--words", "a,b,c,d,e,f"], ["--words", "a,b"]]
)
def test_a_scale_that_cannot_be_is_refused(tmp_path: Path, given: list[str]) -> None:
    result = csxl("rubric", "new", tmp_path / "my.xlsx", *given)
    assert (result.exit_code, "words" in result.stderr) == (2, True)


def test_export_writes_no_workbook(tmp_path: Path) -> None:
    found = csxl("rubric", "export", RUBRIC, "-o", tmp_path / "my.xlsx")
    assert (found.exit_code, "csxl rubric new" in found.stderr) == (2, True)
    assert not (tmp_path / "my.xlsx").exists()


def test_the_rubric_that_is_read_is_not_written_over(tmp_path: Path) -> None:
    csxl("rubric", "new", tmp_path / "my.xlsx")
    csxl("rubric", "export", RUBRIC, "-o", tmp_path / "toml")
    (tmp_path / "toml" / "target.toml").write_bytes(b"# ours\n" + (RUBRIC / "target.toml").read_bytes())
    before = {path: path.read_bytes() for path in tmp_path.rglob("*.*")}
    for typed in (
        ("new", tmp_path / "my.xlsx", "--from", tmp_path / "my.xlsx"),
        ("export", tmp_path / "toml", "-o", tmp_path / "toml"),
    ):
        assert csxl("rubric", *typed, "--force").exit_code == 2
    assert {path: path.read_bytes() for path in tmp_path.rglob("*.*")} == before

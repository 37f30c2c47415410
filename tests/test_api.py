"""What the package itself offers to other programs, and the examples that use it."""

from __future__ import annotations

import datetime
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import csxl
from csxl.api.public import Files
from csxl.model.answers import Reading
from csxl.model.decisions import CORRECTION
from csxl.model.review import Expected
from tests.helpers.typed_summaries import settled, typed

ROOT = Path(__file__).parent.parent
AGENCIES = ("Police", "Education")


@pytest.fixture
def issued(tmp_path: Path) -> dict[str, bytes]:
    """Two blank questionnaires by their names, which also lie in the folder `issued`."""
    files = {f"{agency}.xlsx": csxl.write_questionnaire(agency, review="Autumn 2026") for agency in AGENCIES}
    (tmp_path / "issued").mkdir()
    for name, data in files.items():
        (tmp_path / "issued" / name).write_bytes(data)
    return files


def test_a_round_through_the_package_alone(issued: dict[str, bytes]) -> None:
    comparison = csxl.consolidate(csxl.read_returns(issued), expected=[*AGENCIES, "Health"], partnership="Eastshire")
    assert [(agency.name, agency.returned) for agency in comparison.agencies] == [
        ("Police", True),
        ("Education", True),
        ("Health", False),
    ]
    assert (comparison.review, comparison.partnership) == ("Autumn 2026", "Eastshire")
    assert csxl.write_summary(comparison).startswith(b"PK")
    assert csxl.board_page(comparison).startswith("<!DOCTYPE html>")


def test_what_was_typed_into_a_summary_is_carried(issued: dict[str, bytes], tmp_path: Path) -> None:
    reading, day = csxl.read_returns(issued), datetime.date(2026, 11, 26)
    key = settled("POLICE", "T1-R", CORRECTION)
    data = typed(csxl.write_summary(csxl.consolidate(reading), day), {key: "Red"})
    (tmp_path / "summary.xlsx").write_bytes(data)
    former, diagnostics = csxl.read_summary(data, day=day)
    assert former is not None and former.is_of("Autumn 2026")
    from_path, _ = csxl.read_summary(tmp_path / "summary.xlsx", day=day)
    assert (from_path and from_path.decisions, diagnostics) == (former.decisions, ())
    comparison = csxl.consolidate(reading, decisions=former.decisions)
    assert comparison.findings[0].views[0].rating == "Red"
    again, _ = csxl.read_summary(csxl.write_summary(comparison, day))
    assert again is not None and again.decisions.value(*key) == "Red"
    assert csxl.read_summary(issued["Police.xlsx"])[0] is None
    assert csxl.read_summary(b"no workbook")[0] is None


def test_bytes_and_paths_give_the_same(issued: dict[str, bytes], tmp_path: Path) -> None:
    def answers(files: Files) -> list[object]:
        return [returned.answers for returned in csxl.read_returns(files).returns]

    assert answers(issued) == answers([tmp_path / "issued" / name for name in issued])
    assert answers(issued) == answers([str(tmp_path / "issued" / name) for name in issued])


def test_one_path_or_name_is_a_list_of_one(issued: dict[str, bytes], tmp_path: Path) -> None:
    path = tmp_path / "issued" / "Police.xlsx"
    assert [len(csxl.read_returns(files).returns) for files in (path, str(path), tmp_path / "issued")] == [1, 1, 2]
    comparison = csxl.consolidate(csxl.read_returns(path), expected="Health", prefer="Police.xlsx")
    assert [agency.name for agency in comparison.agencies] == ["Health", "Police"]
    assert comparison.unfound == ()


def test_a_code_made_from_a_name_gives_way_to_those_that_are_given(issued: dict[str, bytes]) -> None:
    expected: list[Expected | str] = ["Police", "police ", Expected("Metropolitan", "POLICE")]
    comparison = csxl.consolidate(csxl.read_returns({}), expected=expected)
    assert [(agency.name, agency.code) for agency in comparison.agencies] == [
        ("Police", "POLICE-2"),
        ("Metropolitan", "POLICE"),
    ]


@pytest.mark.parametrize(
    "expected",
    [Expected("Police", "POLICE"), ["Police", Expected("Police", "POLICE")], [Expected("POLICE", "POLICE"), "Police"]],
)
def test_an_agency_that_is_asked_twice_is_asked_once(issued: dict[str, bytes], expected: Any) -> None:
    comparison = csxl.consolidate(csxl.read_returns({"Police.xlsx": issued["Police.xlsx"]}), expected=expected)
    assert [(agency.code, agency.returned) for agency in comparison.agencies] == [("POLICE", True)]


def test_an_empty_text_asks_nobody_and_prefers_nothing(issued: dict[str, bytes]) -> None:
    comparison = csxl.consolidate(csxl.read_returns(issued), expected="", prefer="")
    assert ([agency.name for agency in comparison.agencies], comparison.unfound) == (["Police", "Education"], ())


def test_bytes_that_are_no_workbook_are_said_as_files_are() -> None:
    reading = csxl.read_returns({"empty.xlsx": b"", "~$Police.xlsx": b"x", "letter.pdf": b"%PDF-1.7"})
    assert [(one.file, one.code) for one in reading.diagnostics] == [("empty.xlsx", "F001"), ("letter.pdf", "F016")]
    assert isinstance(reading, Reading) and reading.returns == ()


def test_importing_the_package_loads_none_of_it() -> None:
    program = "import sys, csxl; print(sorted(name for name in sys.modules if name.startswith('csxl.')))"
    assert run("-c", program) == "[]\n"


def test_the_package_offers_what_it_says_and_no_more() -> None:
    assert all(getattr(csxl, name) for name in csxl.__all__)
    assert set(csxl.__all__) <= set(dir(csxl))
    with pytest.raises(AttributeError, match="no attribute 'read_everything'"):
        csxl.read_everything  # type: ignore[attr-defined]  # there is none  # noqa: B018


def test_the_examples_run(issued: dict[str, bytes], tmp_path: Path) -> None:
    assert run(example("issue_questionnaires"), str(tmp_path / "a"), *AGENCIES).count(".xlsx") == 2
    assert "Nothing was filled in" in run(example("who_says_red"), str(tmp_path / "a"))
    assert run(example("summary_and_page"), str(tmp_path / "a"), str(tmp_path / "b")) == ""
    assert sorted(path.name for path in (tmp_path / "b").iterdir()) == ["board.html", "summary.xlsx"]
    assert len(list((ROOT / "examples").glob("*.py"))) == 3


@pytest.mark.parametrize("encoding", ["cp1252", "cp850", "ascii"])
def test_the_examples_print_a_name_for_which_the_console_has_no_letter(tmp_path: Path, encoding: str) -> None:
    folder = str(tmp_path / "a")
    said = [run(example("issue_questionnaires"), folder, "Gŵyr Ifanc", encoding=encoding)]
    said.append(run(example("who_says_red"), folder, encoding=encoding))
    said.append(run(example("summary_and_page"), folder, str(tmp_path / "b"), encoding=encoding))
    assert ["G?yr Ifanc" in text for text in said] == [True, True, False]


def example(name: str) -> str:
    return str(ROOT / "examples" / f"{name}.py")


def run(*arguments: str, encoding: str = "utf-8") -> str:
    done = subprocess.run(
        [sys.executable, *arguments],
        capture_output=True,
        text=True,
        encoding=encoding,
        check=True,
        cwd=ROOT,
        env=os.environ | {"PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"},
    )
    return done.stdout

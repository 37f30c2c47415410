"""What the demo decides stands in the summary's open cells as Excel stores it, and in the summaries made after it."""

from __future__ import annotations

import datetime
import io
import os
import shutil
import zipfile
from collections.abc import Mapping
from pathlib import Path

import openpyxl
import pytest
from click.testing import Result

from csxl.decisions.summary_reader import read_summary
from csxl.demo import Sent, Sitting, complete, example_decisions, example_review, issue, type_in
from csxl.model.decisions import AGREED_RATING, ANSWER, WHOSE, DecisionKind, Key
from csxl.model.member import Kind as FileKind
from csxl.model.member import Member
from csxl.rubrics.loading import load_rubric
from tests.helpers.command_line import csxl

RUBRIC = load_rubric()
DAY = datetime.date(2026, 11, 26)


@pytest.fixture(scope="module")
def played(demo: tuple[Path, Result]) -> Path:
    """The folder that the demo leaves where there is no LibreOffice."""
    folder, said = demo
    assert said.exit_code == 0
    return folder


@pytest.fixture(scope="module")
def returned() -> tuple[Sent, ...]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PATH", "")
        return tuple(complete(issue(example_review(), RUBRIC), example_review(), RUBRIC))


@pytest.fixture(scope="module")
def sittings(returned: tuple[Sent, ...]) -> tuple[Sitting, ...]:
    return example_decisions(example_review(), returned, RUBRIC)


def saved_summaries(folder: Path) -> list[bytes]:
    """The summaries as they were typed into, in that order."""
    return [path.read_bytes() for path in sorted((folder / "earlier").iterdir())]


def decided_in(data: bytes) -> Mapping[Key, str]:
    """What was typed into a summary's open cells, as csxl reads it."""
    former, _ = read_summary(Member("summary.xlsx", data, FileKind.OOXML, ""), RUBRIC, DAY)
    assert former
    return {key: one.value for key, one in former.decisions.entries.items() if key.kind is not DecisionKind.TYPED}


def as_text(decided: Sitting) -> dict[Key, str]:
    return {key: str(value) for key, value in decided.entries.items()}


def test_decisions_of_every_kind_are_taken_before_and_after_the_meeting(sittings: tuple[Sitting, ...]) -> None:
    kinds = [{key.kind for key in decided.entries} for decided in sittings]
    assert kinds == [
        {DecisionKind.FILE, DecisionKind.SETTLED},
        {DecisionKind.AGREED, DecisionKind.ACTION, DecisionKind.MEETING},
    ]
    typed = {key.field: value for key, value in sittings[0].entries.items()}
    assert (typed[WHOSE], typed[ANSWER] in RUBRIC.words) == ("Harbour Youth Project", True)
    agreed = [value for key, value in sittings[1].entries.items() if key.field == AGREED_RATING]
    assert len(agreed) == 3 and set(agreed) <= set(RUBRIC.ratings)


def test_everything_is_typed_where_csxl_reads_it(played: Path, sittings: tuple[Sitting, ...]) -> None:
    first, second = saved_summaries(played)
    assert decided_in(first) == as_text(sittings[0])
    assert decided_in(second) == as_text(sittings[0]) | as_text(sittings[1])


def test_the_last_summary_has_all_of_it_in_place(played: Path, sittings: tuple[Sitting, ...]) -> None:
    last = decided_in((played / "summary.xlsx").read_bytes())
    assert {key: last.get(key) for decided in sittings for key in decided.entries} == {
        key: value for decided in sittings for key, value in as_text(decided).items()
    }


def test_only_what_was_typed_and_the_last_save_change(played: Path, sittings: tuple[Sitting, ...]) -> None:
    summary = (played / "summary.xlsx").read_bytes()
    again = Sitting(
        "Later", {Key(DecisionKind.MEETING, "2", "Action"): "=Ask & <listen>"}, "Ann & Co", sittings[0].saved
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PATH", "")
        typed = type_in(summary, again)
        assert typed == type_in(summary, again)
    before, after = (zipfile.ZipFile(io.BytesIO(data)) for data in (summary, typed))
    changed = [name for name in before.namelist() if before.read(name) != after.read(name)]
    book = openpyxl.load_workbook(io.BytesIO(typed))
    sheet = f"xl/worksheets/sheet{book.sheetnames.index('Actions') + 1}.xml"
    assert (sorted(changed), after.namelist()) == (sorted(["docProps/core.xml", sheet]), before.namelist())
    assert (book.properties.lastModifiedBy, book.properties.modified) == ("Ann & Co", sittings[0].saved)
    assert "=Ask & <listen>" in [cell.value for row in book["Actions"] for cell in row if cell.data_type == "s"]


def test_a_cell_that_is_not_there_is_a_fault(played: Path, sittings: tuple[Sitting, ...]) -> None:
    nowhere = Sitting("Now", {Key(DecisionKind.AGREED, "Z9-R | 00", AGREED_RATING): "Red"}, "Ann", sittings[0].saved)
    with pytest.raises(KeyError):
        type_in((played / "summary.xlsx").read_bytes(), nowhere)


@pytest.mark.usefixtures("without_office")
def test_played_again_by_force_it_begins_anew_and_loses_nothing(played: Path, tmp_path: Path) -> None:
    shutil.copytree(played, tmp_path, dirs_exist_ok=True)
    last = (tmp_path / "summary.xlsx").read_bytes()
    assert csxl("demo", "-o", tmp_path, "--force").exit_code == 0
    assert (tmp_path / "summary.xlsx").read_bytes() == last
    assert last in saved_summaries(tmp_path)


@pytest.mark.office
def test_the_values_of_formulas_follow_what_was_typed(played: Path, sittings: tuple[Sitting, ...]) -> None:
    if not (shutil.which("soffice") or shutil.which("libreoffice")) and not os.environ.get("CSXL_REQUIRE_OFFICE"):
        pytest.skip("LibreOffice is not installed")
    without = saved_summaries(played)[1]  # typed into where there was no LibreOffice: its formulas hold what they did
    followed = type_in(without, Sitting("Later", {}, "Ann", sittings[1].saved))
    assert ["agreed 3 of" in agreed_line(data) for data in (without, followed)] == [False, True]


def agreed_line(data: bytes) -> str:
    """What page one says of the meeting."""
    board = openpyxl.load_workbook(io.BytesIO(data), data_only=True)["Board summary"]
    return next(
        str(cell.value)
        for row in board
        for cell in row
        if str(cell.value).startswith("The moderation meeting has agreed")
    )

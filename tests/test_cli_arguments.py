"""Commands without arguments, in a folder with one coordinator's workbook or in the review's folder."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.helpers.command_line import csxl
from tests.helpers.review_folders import ReviewFolder, complete, planned


@pytest.fixture
def review(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ReviewFolder:
    """A review in which one works: Police gave an answer that cannot be read, Education answered everything."""
    monkeypatch.chdir(tmp_path)
    found = planned(tmp_path)
    found.run("generate")
    found.run("email")
    found.reply("POLICE", complete("Green") | {"Target!G5": "Amber/Green"})
    found.reply("EDUCATION", complete("Red"))
    return found


def states(*arguments: object) -> list[str]:
    found = csxl("status", *arguments, "--json")
    assert found.exit_code == 0
    return [agency["state"] for agency in json.loads(found.stdout)["agencies"]]


@pytest.mark.parametrize("inside", [False, True])
def test_no_command_of_a_round_needs_arguments(
    review: ReviewFolder, monkeypatch: pytest.MonkeyPatch, inside: bool
) -> None:
    if inside:
        monkeypatch.chdir(review.output)
    assert states() == ["to settle", "complete", "not returned"]
    for command in ("generate", "email"):
        assert csxl(command, "--force").exit_code == 0
    for command in ("chase", "query", "thank", "consolidate", "export", "status"):
        assert csxl(command).exit_code == 0, command
    assert [review.drafts(letter) for letter in ("Reminder", "Query", "Thanks")] == [
        ["SOCIAL-CARE"],
        ["POLICE"],
        ["EDUCATION"],
    ]
    assert (review.output / "summary.xlsx").is_file() and (review.output / "answers.csv").is_file()
    assert csxl("check").exit_code == 1
    assert sorted(path.name for path in review.folder.iterdir() if path.is_dir()) == ["output"]


def test_the_workbook_alone_or_the_returns_alone_will_do(review: ReviewFolder) -> None:
    assert states("review.xlsx") == states("output/returns") == states("output") == states()
    assert csxl("consolidate", "review.xlsx").exit_code == 0
    assert (review.output / "summary.xlsx").is_file()


def test_from_elsewhere_what_is_written_goes_where_the_review_lies(
    review: ReviewFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    (review.folder / "elsewhere").mkdir()
    monkeypatch.chdir(review.folder / "elsewhere")
    assert csxl("consolidate", "../review.xlsx", "../output/returns").exit_code == 0
    assert csxl("thank", "../review.xlsx").exit_code == 0
    assert list(Path().iterdir()) == []
    assert (review.output / "summary.xlsx").is_file()


def test_without_a_review_a_command_says_where_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "minutes.docx").write_bytes(b"")
    monkeypatch.chdir(tmp_path)
    for command in ("generate", "email", "status", "chase", "query", "thank", "consolidate", "export", "check"):
        said = csxl(command)
        assert (said.exit_code, len(said.stderr.splitlines())) == (2, 1)
        assert (str(tmp_path) in said.stderr, "minutes.docx" in said.stderr) == (True, True)


def test_two_workbooks_are_a_question(review: ReviewFolder) -> None:
    (review.folder / "copy.xlsx").write_bytes(review.workbook.read_bytes())
    for command in ("generate", "email", "status", "chase", "consolidate", "export"):
        said = csxl(command)
        assert (said.exit_code, "copy.xlsx and review.xlsx" in said.stderr) == (2, True), command

"""A path that leads nowhere is answered with where that was, what lies there, and what was probably meant."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.helpers.command_line import csxl
from tests.helpers.review_folders import ReviewFolder, planned


@pytest.fixture
def review(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ReviewFolder:
    monkeypatch.chdir(tmp_path)
    found = planned(tmp_path)
    assert found.run("generate").exit_code == 0
    return found


@pytest.mark.parametrize(
    ("arguments", "folder", "there", "meant"),
    [
        (["status", "reveiw.xlsx", "output/returns"], "", "review.xlsx", "review.xlsx"),
        (["consolidate", "output/retruns"], "output", "questionnaires", str(Path("output/returns"))),
        (["chase", "review.xlsx", "returns"], "", "output", str(Path("output/returns"))),
        (["generate", "review.xls"], "", "output", "review.xlsx"),
        (["generate", "review.xlsx", "--from", "sumary.xlsx"], "", "output", ""),
        (["email", "Review"], "", "review.xlsx", "review.xlsx"),
        (["export", "nothing/at/all"], "", "review.xlsx", ""),
        (["consolidate", "output/returns", "--issued", "output/questionaires"], "output", "returns",
         str(Path("output/questionnaires"))),
        (["query", "rev\x1b[31m\u202eew.xlsx"], "", "review.xlsx", "review.xlsx"),
    ],
)  # fmt: skip
def test_a_mistyped_path_is_answered(
    review: ReviewFolder, arguments: list[str], folder: str, there: str, meant: str
) -> None:
    said = csxl(*arguments)
    [line] = said.stderr.splitlines()
    assert (said.exit_code, said.stdout) == (2, "")
    assert f"{review.folder / folder} holds " in line and there in line
    assert line.partition("Did you mean ")[2].removesuffix("?") == meant
    assert "\x1b" not in line and "\u202e" not in line


def test_a_name_with_a_space_is_proposed_as_it_must_be_typed(review: ReviewFolder) -> None:
    (review.folder / "came back").mkdir()
    assert csxl("status", "review.xlsx", "cam back").stderr.endswith('Did you mean "came back"?\n')


@pytest.mark.parametrize("given", ['"output/returns"', "'output/returns'", "“output/returns”", "output\\returns"])
def test_quotation_marks_and_backslashes_do_no_harm(review: ReviewFolder, given: str) -> None:
    assert csxl("status", "review.xlsx", given).exit_code == 0


def test_a_quotation_mark_lost_to_a_backslash_is_explained(review: ReviewFolder) -> None:
    said = csxl("status", "review.xlsx", 'output\\returns" --json')
    assert (said.exit_code, "leave out the \\" in said.stderr) == (2, True)


def test_a_name_that_was_given_twice_in_quotation_marks_that_belong_to_it_is_taken_as_it_is(
    review: ReviewFolder,
) -> None:
    folder = review.folder / "'came' back"
    folder.mkdir()
    assert csxl("status", "review.xlsx", folder).exit_code == 0

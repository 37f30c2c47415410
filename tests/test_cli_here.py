"""csxl alone: where the review in this folder stands, and what to type next."""

from __future__ import annotations

import datetime
import json
import os
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from csxl.letters.sent_log import LOG
from csxl.review.review_book import write_review_book
from tests.helpers.command_line import csxl
from tests.helpers.coordinators_workbooks import PLAN, typed_over
from tests.helpers.mail_server import Post
from tests.helpers.review_folders import ReviewFolder, complete, planned

pytestmark = pytest.mark.usefixtures("with_codes")


@pytest.fixture
def review(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ReviewFolder:
    folder = tmp_path / "Diogelu Môn 2026"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return planned(folder, replace(PLAN, return_by=datetime.date.today() + datetime.timedelta(20)))


def aged(review: ReviewFolder, letter: str, days: float) -> None:
    """Let the letters of one kind be so many days old, as the log has them."""
    log = review.output / "drafts" / LOG
    lines = [json.loads(line) for line in log.read_text(encoding="ascii").splitlines()]
    for line in lines:
        entry = line[0] if isinstance(line, list) else line
        if entry["letter"] == letter:
            when = datetime.datetime.fromisoformat(entry["when"]) - datetime.timedelta(days)
            entry["when"] = when.isoformat()
    log.write_text("".join(f"{json.dumps(line)}\n" for line in lines), encoding="ascii")


def named_next() -> list[str]:
    """The commands that csxl alone proposes."""
    before = sorted(Path().rglob("*"))
    said = csxl()
    assert (said.exit_code, said.stderr, sorted(Path().rglob("*"))) == (0, "", before)
    return [" ".join(line.split()[:2]) for line in said.stdout.splitlines() if line.startswith("  csxl ")]


def test_elsewhere_it_is_the_help(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    said = csxl()
    assert (said.exit_code, said.stdout) == (0, csxl("--help").stdout)


@pytest.mark.parametrize(
    ("folder", "there"), [("..", "{}"), ("output/returns", "../.."), ("output/questionnaires", "../..")]
)
def test_near_a_review_it_says_where_that_is(
    review: ReviewFolder, folder: str, there: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    csxl("generate")
    monkeypatch.chdir(folder)
    there = str(Path(there.format(review.folder.name)))
    said, refused, also = csxl(), csxl("status"), csxl("consolidate")
    assert said.stdout.splitlines()[0].endswith(f'cd "{there}" first.')
    assert said.stdout.endswith(csxl("--help").stdout)
    assert (f'cd "{there}"' in refused.stderr, refused.exit_code) == (True, 2)
    assert (f'cd "{there}"' in also.stderr, also.exit_code) == (True, 2)


def test_a_round_step_by_step(review: ReviewFolder) -> None:
    assert named_next() == ["csxl generate"]
    assert csxl("generate").exit_code == 0
    assert named_next() == ["csxl email", "csxl status"]
    assert csxl("email").exit_code == 0
    assert named_next() == ["csxl status"]
    aged(review, "Invitation", 8)
    assert named_next() == ["csxl chase"]
    review.reply("POLICE", complete("Green") | {"Target!G5": "Amber/Green"})
    assert named_next() == ["csxl chase", "csxl query"]
    assert [csxl(command).exit_code for command in ("chase", "query")] == [0, 0]
    assert named_next() == ["csxl consolidate"]
    review.reply("EDUCATION", complete("Red"))
    review.reply("SOCIAL-CARE", complete("Red"))
    assert named_next() == ["csxl consolidate", "csxl thank"]
    aged(review, "Query", 8)
    assert named_next() == ["csxl query", "csxl consolidate"]
    review.reply("POLICE", complete("Green"))
    assert named_next() == ["csxl consolidate", "csxl thank"]
    assert [csxl(command).exit_code for command in ("consolidate", "thank")] == [0, 0]
    assert named_next() == ["csxl consolidate"]
    assert "Disagreement" in csxl().stdout
    before = (review.output / "summary.xlsx").stat().st_ctime
    review.reply("EDUCATION", complete("Amber"))
    os.utime(review.output / "returns" / "RE EDUCATION.eml", (before + 60, before + 60))
    assert "for the board" in csxl().stdout


def test_it_says_how_many_have_returned_and_what_is_to_settle(review: ReviewFolder) -> None:
    csxl("email")
    review.reply("POLICE", complete("Green") | {"Target!G5": "Amber/Green"})
    lines = csxl().stdout.splitlines()
    assert lines[0].startswith("Northbrook Safeguarding Partnership · Autumn review 2026 · return by ")
    assert lines[1:3] == ["1 of 3 agencies has returned.", "1 question to settle."]


def test_invitations_that_were_sent_are_not_proposed_again(
    review: ReviewFolder, post: Post, sending: tuple[str, ...]
) -> None:
    csxl("generate")
    assert csxl("email", *sending).exit_code == 0
    assert named_next() == ["csxl status"]


def test_a_file_that_is_nobody_s_comes_first_and_nobody_is_reminded_of_it(review: ReviewFolder) -> None:
    csxl("email")
    review.reply("POLICE", complete("Green") | {"Start!B4": "Education", "Start!B5": "EDUCATION"})
    assert named_next() == ["csxl consolidate", "csxl status"]
    assert "RE POLICE.eml" in csxl().stdout.partition("Next:")[2]
    csxl("consolidate")
    assert "save and close" in csxl().stdout


def test_after_the_day_those_who_have_not_returned_are_to_be_reminded(review: ReviewFolder) -> None:
    review.workbook.write_bytes(write_review_book(replace(PLAN, return_by=datetime.date(2026, 1, 9))))
    csxl("email")
    assert named_next() == ["csxl chase"]
    csxl("chase")
    assert named_next() == ["csxl status"]


def test_it_names_what_is_wrong_with_the_workbook(review: ReviewFolder) -> None:
    review.workbook.write_bytes(write_review_book())
    assert named_next() == []
    assert "P002" in csxl().stdout
    review.workbook.write_bytes(write_review_book(PLAN))
    csxl("generate")
    review.workbook.write_bytes(typed_over({"Agencies!E6": "nobody"}))
    said = csxl().stdout
    assert ("P015" in said, "0 of 3 agencies have returned." in said) == (True, True)


def test_of_two_workbooks_it_asks_which(review: ReviewFolder) -> None:
    (review.folder / "copy.xlsx").write_bytes(review.workbook.read_bytes())
    said = csxl()
    assert (said.exit_code, said.stdout, "copy.xlsx and review.xlsx" in said.stderr) == (0, "", True)
    review.workbook.write_bytes(write_review_book(replace(PLAN, rubric="gone")))
    (review.folder / "copy.xlsx").unlink()
    assert (csxl().exit_code, "“gone”" in csxl().stderr) == (0, True)


def test_without_a_workbook_the_questionnaires_say_who_was_asked(review: ReviewFolder) -> None:
    review.workbook.unlink()
    assert csxl("generate", "-a", "Police", "-a", "Health", "--review", "Spring").exit_code == 0
    assert (csxl().stdout.splitlines()[:2]) == ["Spring", "0 of 2 agencies have returned."]
    assert named_next() == ["csxl consolidate"]
    for name in ("Police", "Health"):
        shutil.copy(f"output/questionnaires/{name}.xlsx", f"output/returns/{name}.xlsx")
    assert csxl("consolidate").exit_code == 0
    assert named_next() == ["csxl consolidate"]
    os.chdir("output")
    assert (csxl().stdout.splitlines()[:2]) == ["Spring", "2 of 2 agencies have returned."]
    assert csxl("consolidate", "--force").exit_code == 0

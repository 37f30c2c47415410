"""csxl/cli/last_review.py: the review before, from one command to the next."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from csxl.model.review import NamedFile, Party
from csxl.review.review_book import write_review_book
from tests.helpers.command_line import csxl
from tests.helpers.coordinators_workbooks import PLAN
from tests.helpers.mail_texts import parsed, text_of
from tests.helpers.wrapped_files import locked

pytestmark = pytest.mark.usefixtures("with_codes")

NAMED = replace(PLAN, title="Autumn review 2027", before=NamedFile("../autumn/output/summary.xlsx"))
HOUSING = Party("Housing", "HOUSING", "Housing", "", "housing@northbrook.example")
NEXT = replace(NAMED, parties=(*PLAN.parties[:2], HOUSING))


@pytest.fixture(scope="module")
def autumn(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a review that two agencies answered."""
    autumn = tmp_path_factory.mktemp("autumn")
    (autumn / "review.xlsx").write_bytes(write_review_book(PLAN))
    assert csxl("generate", autumn / "review.xlsx").exit_code == 0
    for name, word in (("Northbrook-Police", "Red"), ("Childrens-social-care", "Green")):
        returned(autumn, name, word)
    assert csxl("consolidate", autumn / "review.xlsx").exit_code == 0
    return autumn


@pytest.fixture
def spring(autumn: Path, tmp_path: Path) -> Path:
    """The folder of the next review, beside a copy of the one before."""
    shutil.copytree(autumn, tmp_path / "autumn")
    spring = tmp_path / "spring"
    spring.mkdir()
    return spring


def returned(review: Path, name: str, word: str, **cells: str) -> None:
    book = openpyxl.load_workbook(review / "output" / "questionnaires" / f"{name}.xlsx")
    for cell, text in {"G5": word, **cells}.items():
        book["Target"][cell] = text
    book.save(review / "output" / "returns" / f"{name}.xlsx")


def codes(text: str) -> list[str]:
    return sorted({f"P0{number}" for number in range(41, 55) if f"P0{number}" in text})


def last_time(review: Path, name: str) -> object:
    sheet = openpyxl.load_workbook(review / "output" / "questionnaires" / f"{name}.xlsx")["Target"]
    return sheet["L5"].value


def test_what_the_workbook_names_shows_in_questionnaires_and_summary(spring: Path) -> None:
    (spring / "review.xlsx").write_bytes(write_review_book(NEXT))
    result = csxl("generate", spring / "review.xlsx")
    assert (result.exit_code, codes(result.stderr)) == (0, ["P041", "P044"])
    assert str(last_time(spring, "Northbrook-Police")).startswith("Red")
    returned(spring, "Northbrook-Police", "Amber")
    result = csxl("consolidate", spring / "review.xlsx")
    assert (result.exit_code, codes(result.stderr)) == (0, ["P041", "P044"])
    result = csxl("consolidate", spring / "output" / "returns", "-o", spring / "alone.xlsx")
    assert (result.exit_code, codes(result.stderr)) == (0, ["P041", "P044"])


def test_after_generate_from_no_command_needs_to_be_told(spring: Path) -> None:
    (spring / "review.xlsx").write_bytes(write_review_book(replace(NEXT, before=NamedFile())))
    before = spring.parent / "autumn" / "output" / "summary.xlsx"
    assert csxl("generate", spring / "review.xlsx", "--from", before).exit_code == 0
    note = (spring / "output" / "questionnaires" / "review-before.txt").read_text(encoding="utf-8")
    assert note.splitlines()[-1] == "../../../autumn/output/summary.xlsx"
    returned(spring, "Northbrook-Police", "Amber")
    assert codes(csxl("consolidate", spring / "review.xlsx").stderr) == ["P041", "P044"]
    joined = replace(NEXT, before=NamedFile(), parties=(*PLAN.parties, HOUSING))
    (spring / "review.xlsx").write_bytes(write_review_book(joined))
    assert csxl("email", spring / "review.xlsx").exit_code == 0
    assert str(last_time(spring, "Childrens-social-care")).startswith("Green")


def test_what_scans_the_questionnaires_does_not_stumble_on_the_note(spring: Path) -> None:
    (spring / "review.xlsx").write_bytes(write_review_book(NEXT))
    assert csxl("generate", spring / "review.xlsx").exit_code == 0
    returned(spring, "Northbrook-Police", "Amber")
    result = csxl("check", spring / "output" / "questionnaires")
    assert "review-before.txt" not in result.output
    for command in ("status", "email", "generate"):
        more = ["--force"] if command == "generate" else []
        result = csxl(command, spring / "review.xlsx", *more)
        assert (result.exit_code, "review-before.txt" in result.output) == (0, False), command


def test_a_summary_that_is_gone_is_said_before_the_new_one_is_written_without_it(spring: Path) -> None:
    (spring / "review.xlsx").write_bytes(write_review_book(NEXT))
    assert csxl("generate", spring / "review.xlsx").exit_code == 0
    (spring.parent / "autumn").rename(spring.parent / "last-year")
    returned(spring, "Northbrook-Police", "Amber")
    result = csxl("consolidate", spring / "review.xlsx")
    assert (result.exit_code, codes(result.stderr)) == (0, ["P050"])
    assert "cell B14" in result.stderr
    (spring / "review.xlsx").write_bytes(write_review_book(replace(NEXT, before=NamedFile())))
    result = csxl("consolidate", spring / "review.xlsx")
    assert (result.exit_code, codes(result.stderr)) == (0, ["P051"])


def test_questionnaires_are_not_made_without_a_summary_that_is_named(spring: Path) -> None:
    (spring / "review.xlsx").write_bytes(write_review_book(replace(NEXT, before=NamedFile("../atumn/summary.xlsx"))))
    result = csxl("generate", spring / "review.xlsx")
    assert (result.exit_code, codes(result.stderr)) == (2, ["P050"])
    assert not (spring / "output" / "questionnaires").exists()


def test_a_summary_that_is_open_is_read_as_it_was_saved(spring: Path) -> None:
    (spring / "review.xlsx").write_bytes(write_review_book(NEXT))
    (spring.parent / "autumn" / "output" / "~$summary.xlsx").touch()
    result = csxl("generate", spring / "review.xlsx")
    assert (result.exit_code, result.stderr.count("seems to be open")) == (0, 1)


def test_a_summary_with_a_password_is_read_with_it(spring: Path) -> None:
    (spring / "review.xlsx").write_bytes(write_review_book(NEXT))
    before = spring.parent / "autumn" / "output" / "summary.xlsx"
    before.write_bytes(locked(before.read_bytes(), "kestrel"))
    assert csxl("generate", spring / "review.xlsx").exit_code == 2
    assert csxl("generate", spring / "review.xlsx", "--password", "kestrel").exit_code == 0
    result = csxl("consolidate", spring / "review.xlsx", "--password", "kestrel")
    assert (result.exit_code, codes(result.stderr)) == (0, ["P041", "P044"])


def test_the_summary_of_the_review_itself_is_not_the_one_before(spring: Path) -> None:
    autumn = spring.parent / "autumn"
    result = csxl(
        "consolidate",
        autumn / "review.xlsx",
        "--before",
        autumn / "output" / "summary.xlsx",
        "-o",
        spring / "summary.xlsx",
    )
    assert (result.exit_code, (spring / "summary.xlsx").exists()) == (2, False)
    assert "the same returns" in result.stderr


def test_what_is_no_summary_is_refused(spring: Path) -> None:
    autumn = spring.parent / "autumn"
    result = csxl("consolidate", autumn / "review.xlsx", "--before", autumn / "review.xlsx")
    assert (result.exit_code, "P040" in result.stderr) == (2, True)


def test_remind_in_the_new_folder_writes_of_promises_of_the_review_before_until_they_are_kept(spring: Path) -> None:
    autumn, workbook = spring.parent / "autumn", spring / "review.xlsx"
    promised = {"I5": "Hold one meeting a month", "J5": "A lead", "K5": "2026-03-31"}
    returned(autumn, "Northbrook-Police", "Red", **promised)
    assert csxl("consolidate", autumn / "review.xlsx").exit_code == 0
    workbook.write_bytes(write_review_book(NEXT))
    assert csxl("generate", workbook).exit_code == 0
    (spring / "output" / "returns").mkdir(exist_ok=True)
    assert csxl("remind", workbook).exit_code == 0
    [written] = (spring / "output" / "drafts").glob("Actions due - *.eml")
    text = text_of(parsed(written.read_bytes()))
    assert "Hold one meeting a month" in text
    assert f"Nothing heard of it yet · Promised in {PLAN.title}" in text
    returned(spring, "Northbrook-Police", "Amber", N5="done")
    result = csxl("remind", workbook)
    assert "No agency needs the letter Actions due now" in result.stdout
    assert not written.exists()


def test_remind_says_so_where_the_review_before_is_not_found(spring: Path) -> None:
    (spring / "review.xlsx").write_bytes(write_review_book(NEXT))
    assert csxl("generate", spring / "review.xlsx").exit_code == 0
    (spring.parent / "autumn").rename(spring.parent / "last-year")
    returned(spring, "Northbrook-Police", "Amber")
    result = csxl("remind", spring / "review.xlsx")
    assert (result.exit_code, codes(result.stderr)) == (0, ["P050"])

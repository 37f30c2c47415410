"""csxl remind: letters about actions that are due, out of what was typed into the summary."""

from __future__ import annotations

import datetime
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from csxl.cli.remind import say_of_the_rest
from csxl.languages import DEFAULT_LANGUAGE
from csxl.model.letter import Letter, Message
from csxl.model.review import Party, Review
from csxl.review.actions_due import WITHIN
from csxl.review.review_book import write_review_book
from csxl.review.standing import status_of
from tests.helpers.command_line import csxl
from tests.helpers.coordinators_workbooks import PLAN
from tests.helpers.mail_server import Post
from tests.helpers.mail_texts import text_of
from tests.helpers.opened_summaries import HEADER
from tests.helpers.readings_by_hand import published, small_reading
from tests.helpers.review_folders import ReviewFolder, complete, planned
from tests.helpers.reviews_before import PLACES, before

TODAY = datetime.date.today()
HOLD, TRAIN = "Hold one meeting a month on places", "Train the leads of all schools"
MAP, CALL = "Map the places that nobody owns", "Call the council’s legal team"


@pytest.fixture(scope="module")
def met(tmp_path_factory: pytest.TempPathFactory) -> ReviewFolder:
    """A review after its meeting: one action of the police is overdue, one of the schools is due next week; of those
    that the meeting added, one is the police's and one is nobody's."""
    found = planned(tmp_path_factory.mktemp("review"))
    found.run("generate")
    found.run("email")
    for code, action, days in (("POLICE", HOLD, -3), ("EDUCATION", TRAIN, 7)):
        day = (TODAY + datetime.timedelta(days)).isoformat()
        found.reply(code, complete("Amber") | {"Target!I5": action, "Target!J5": "A lead", "Target!K5": day})
    csxl("consolidate", found.workbook, found.output / "returns", "-o", found.output / "summary.xlsx")
    type_actions(
        found, [(MAP, "Northbrook Police", -1), (CALL, "The chair", 5), ("No day for this one", "Chair", None)]
    )
    return found


@pytest.fixture
def review(met: ReviewFolder, tmp_path: Path) -> ReviewFolder:
    """A copy of it."""
    return met.copied(tmp_path)


def type_actions(review: ReviewFolder, rows: list[tuple[str, str, int | None]]) -> None:
    """Type actions of the meeting into the spare rows."""
    path = review.output / "summary.xlsx"
    book = openpyxl.load_workbook(path)
    sheet = book["Actions"]
    columns = {str(cell.value): place for place, cell in enumerate(sheet[HEADER], 1)}
    first = next(row for row in range(HEADER + 1, 100) if not sheet.cell(row, columns["Action"]).value)
    for row, (action, owner, days) in enumerate(rows, first):
        sheet.cell(row, columns["Action"], action)
        sheet.cell(row, columns["Owner"], owner)
        if days is not None:
            sheet.cell(row, columns["By when"], TODAY + datetime.timedelta(days))
    book.save(path)


def test_each_agency_is_told_of_its_own_and_what_is_nobodys_is_named_with_its_cell(review: ReviewFolder) -> None:
    said = review.run("remind")
    assert said.exit_code == 0
    assert review.drafts("Actions due") == ["EDUCATION", "POLICE"]
    police, schools = (text_of(review.draft(code, "Actions due")) for code in ("POLICE", "EDUCATION"))
    assert (HOLD in police, MAP in police, TRAIN in police, CALL in police) == (True, True, False, False)
    assert (HOLD in schools, MAP in schools, TRAIN in schools, CALL in schools) == (False, False, True, False)
    assert "2 actions overdue" in said.stdout
    [nobodys] = [line for line in said.stderr.splitlines() if line.startswith("WARNING: summary.xlsx, Actions, C")]
    assert CALL in nobodys
    assert "1 action without a day" in said.stderr


def test_what_is_not_due_yet_is_left_out(review: ReviewFolder) -> None:
    review.run("remind", "--within", "0")
    assert review.drafts("Actions due") == ["POLICE"]


def test_nothing_is_written_on_a_dry_run_or_where_nothing_is_due(review: ReviewFolder) -> None:
    assert "2 drafts would be written" in review.run("remind", "--dry-run").stdout
    assert "No agency needs the letter Actions due now" in review.run("remind", "--on", "2020-01-01").stdout
    assert review.drafts("Actions due") == []


def test_it_is_sent_once_in_a_month(review: ReviewFolder, post: Post, sending: tuple[str, ...]) -> None:
    assert review.run("remind", *sending).exit_code == 0
    assert len(post.arrived) == 2
    review.run("remind", *sending, "--within", "60", "--again-after", "0")
    assert len(post.arrived) == 2
    review.run("remind", *sending, "--resend", "POLICE")
    assert len(post.arrived) == 3


def test_words_of_ones_own_that_leave_the_actions_out_are_refused(review: ReviewFolder) -> None:
    words = {**DEFAULT_LANGUAGE.messages, Letter.ACTIONS: Message("{title}", "Please look.")}
    review.workbook.write_bytes(write_review_book(replace(PLAN, messages=words)))
    said = review.run("remind")
    assert (said.exit_code, review.drafts("Actions due")) == (2, [])
    assert "{actions}" in said.stderr


def test_csxl_alone_proposes_it_after_the_meeting_until_it_is_written(
    review: ReviewFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(review.folder)
    late = TODAY - datetime.timedelta(1)
    review.workbook.write_bytes(write_review_book(replace(PLAN, return_by=late, parties=PLAN.parties[:2])))
    assert "csxl remind" in csxl().stdout
    review.run("remind")
    assert "csxl remind" not in csxl().stdout


def test_a_due_promise_that_is_no_agencys_now_is_named_with_the_sheet_where_it_is_recorded(
    capsys: pytest.CaptureFixture[str],
) -> None:
    asked = Review("Eastshire Partnership", "Autumn 2026", parties=(Party("Police", "POL-1", "Police"),))
    say_of_the_rest(status_of(asked, small_reading(), published(), datetime.date(2026, 12, 1), before=before()), WITHIN)
    named = [line for line in capsys.readouterr().err.splitlines() if PLACES in line]
    assert named == [
        f"WARNING: summary.xlsx: “{PLACES}”, by 26 Feb 2026, promised in Autumn 2025 by the meeting, is "
        "no agency’s of this review, so nobody is reminded of it; choose how far it is on the sheet Promises, under "
        "Recorded since."
    ]

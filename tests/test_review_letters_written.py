"""Which letters were written, and when they are due again."""

from __future__ import annotations

import datetime
import os
from pathlib import Path

import pytest

from csxl.letters.contact import contacts_in
from csxl.letters.sent_log import LOG, LogEntry, Step, append
from csxl.model.letter import Letter
from csxl.model.review import Party
from csxl.review.letters_written import RESTS, LettersWritten, letters_written
from csxl.review.standing import Standing
from tests.helpers.readings_by_hand import POLICE, rated

PARTY, TODAY = Party("Police", "POLICE"), datetime.date(2026, 12, 14)
WHEN = "2026-12-01T09:00:00+00:00"


def at(days: int) -> float:
    """Noon so many days ago."""
    return datetime.datetime.combine(TODAY - datetime.timedelta(days), datetime.time(12)).timestamp()


@pytest.mark.parametrize(
    ("written", "days", "asked", "late", "found"),
    [
        (Letter.REMINDER, RESTS - 1, Letter.REMINDER, 3, True),
        (Letter.REMINDER, RESTS, Letter.REMINDER, 3, False),
        (Letter.INVITATION, 1, Letter.REMINDER, 0, True),
        (Letter.INVITATION, 1, Letter.REMINDER, 1, False),
        (Letter.QUERY, 1, Letter.QUERY, 0, True),
        (Letter.QUERY, 1, Letter.REMINDER, 0, False),
        (Letter.THANKS, 90, Letter.THANKS, 0, True),
    ],
)
def test_a_letter_rests_for_a_while(written: Letter, days: int, asked: Letter, late: int, found: bool) -> None:
    letters = LettersWritten({(written, "POLICE"): at(days)})
    assert letters.has(asked, Standing(PARTY, late=late), TODAY) is found
    assert not letters.has(asked, Standing(Party("Health", "HEALTH"), late=late), TODAY)


def test_a_return_that_came_after_a_query_is_asked_about_again(tmp_path: Path) -> None:
    came = tmp_path / "RE Police.zip"
    came.write_bytes(b"")
    standing = Standing(PARTY, (rated(POLICE, {}, f"{came}/Police.xlsx"),))
    now = came.stat().st_ctime
    day = datetime.date.fromtimestamp(now)
    assert not LettersWritten({(Letter.QUERY, "POLICE"): now - 60}).has(Letter.QUERY, standing, day)
    assert LettersWritten({(Letter.QUERY, "POLICE"): now + 60}).has(Letter.QUERY, standing, day)
    as_logged = float(int(now))  # whole seconds, in the same one
    assert LettersWritten({(Letter.QUERY, "POLICE"): as_logged}).has(Letter.QUERY, standing, day)


def test_drafts_and_what_was_sent_both_count(tmp_path: Path) -> None:
    (tmp_path / "drafts").mkdir()
    draft = tmp_path / "drafts" / "Reminder - POLICE.eml"
    draft.write_bytes(b"")
    os.utime(draft, (1, 1))
    append(
        tmp_path / "drafts" / LOG,
        LogEntry(WHEN, "Invitation", "HEALTH", "Health", "", ("a@b.example",), "<1>", Step.SENT),
    )
    found = letters_written(contacts_in(tmp_path / "drafts")[0])
    assert set(found.times) == {("Reminder", "POLICE"), ("Invitation", "HEALTH")}
    assert (found.any_of(Letter.INVITATION), found.any_of(Letter.QUERY)) == (True, False)

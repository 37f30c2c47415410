"""What each agency was written, by the log and the drafts."""

from __future__ import annotations

import datetime
import os
from dataclasses import replace
from pathlib import Path

from csxl.letters.contact import contacts_in, log_drafts, log_former
from csxl.letters.drafts import compose
from csxl.letters.sent_log import LOG, LogEntry, Step, append, read_drafted, read_log, standing_against, times_sent
from csxl.model.letter import Letter
from csxl.review.contacted import Contact, in_a_sentence, last_letter
from tests.helpers.coordinators_workbooks import PLAN

POLICE, EDUCATION, CARE = PLAN.parties
THIRD, TENTH = (datetime.datetime(2026, 12, day, 9, 30, tzinfo=datetime.UTC) for day in (3, 10))
REMINDER = compose(PLAN, POLICE, Letter.REMINDER, missing="  – the whole questionnaire")


def sent(code: str, when: datetime.datetime, step: Step) -> LogEntry:
    return LogEntry(when.isoformat(), "Reminder", code, code, "", ("a@b.example",), "<1>", step)


def steps(folder: Path, code: str = "POLICE") -> list[tuple[str, str, int]]:
    contacts, fault = contacts_in(folder)
    assert fault == ""
    return [(one.letter, one.step, one.when.day) for one in contacts.get(code, ())]


def test_what_was_drafted_and_sent_is_there_in_order(tmp_path: Path) -> None:
    append(tmp_path / LOG, sent("POLICE", TENTH, Step.SENDING), sent("POLICE", TENTH, Step.SENT))
    log_drafts(tmp_path, [compose(PLAN, POLICE, Letter.INVITATION), REMINDER], THIRD)
    assert steps(tmp_path) == [("Invitation", "drafted", 3), ("Reminder", "drafted", 3), ("Reminder", "sent", 10)]
    assert steps(tmp_path, "EDUCATION") == []


def test_what_was_drafted_is_never_taken_for_sent(tmp_path: Path) -> None:
    log_drafts(tmp_path, [REMINDER], THIRD)
    log = read_log(tmp_path / LOG)
    assert (times_sent(log, REMINDER), standing_against(log, REMINDER, THIRD, 2), log) == (0, None, ())
    assert [line.step for line in read_drafted(tmp_path / LOG)] == [Step.DRAFTED]


def test_csxl_of_an_earlier_release_passes_over_what_was_drafted(tmp_path: Path) -> None:
    log_drafts(tmp_path, [REMINDER], THIRD)
    [line] = (tmp_path / LOG).read_bytes().splitlines()
    assert not line.strip(b"\0\r ").endswith(b"}")  # by which it tells a line that was cut short, and skips it


def test_the_same_letter_is_logged_once_a_day_and_again_a_week_later(tmp_path: Path) -> None:
    for when in (THIRD, THIRD + datetime.timedelta(minutes=5), TENTH):
        log_drafts(tmp_path, [REMINDER], when)
    log_drafts(tmp_path, [compose(PLAN, POLICE, Letter.REMINDER, missing="  – sheet Target: 1 answer blank")], TENTH)
    assert [day for *_, day in steps(tmp_path)] == [3, 10, 10]


def test_a_log_that_cannot_be_read_is_said_and_nothing_else_is_lost(tmp_path: Path) -> None:
    (tmp_path / LOG).mkdir()
    (tmp_path / "Reminder - POLICE.eml").write_bytes(b"")
    contacts, fault = contacts_in(tmp_path)
    assert [one.letter for one in contacts["POLICE"]] == ["Reminder"] and "could not be read" in fault


def test_a_line_that_was_cut_short_or_damaged_says_nothing(tmp_path: Path) -> None:
    log_drafts(tmp_path, [REMINDER], THIRD)
    (tmp_path / LOG).write_bytes((tmp_path / LOG).read_bytes() + b'[{"when": 5}]\n[{"when": "20')
    log_drafts(tmp_path, [replace(REMINDER, party=EDUCATION)], TENTH)
    assert (steps(tmp_path), steps(tmp_path, "EDUCATION")) == (
        [("Reminder", "drafted", 3)],
        [("Reminder", "drafted", 10)],
    )


def test_a_draft_of_an_earlier_csxl_counts_on_its_file_s_day_and_stays_known(tmp_path: Path) -> None:
    draft = tmp_path / "Reminder - CHILDRENS-SOCIAL-CARE.eml"
    draft.write_bytes(b"")
    os.utime(draft, (1, 1))
    assert [(one, step) for one, step, _ in steps(tmp_path, "CHILDRENS-SOCIAL-CARE")] == [("Reminder", "drafted")]
    (tmp_path / "RE - CHILDRENS-SOCIAL-CARE.eml").write_bytes(b"")  # a mail that somebody saved there is none
    log_former(tmp_path)
    log_former(tmp_path)
    draft.unlink()
    assert [(one, step) for one, step, _ in steps(tmp_path, "CHILDRENS-SOCIAL-CARE")] == [("Reminder", "drafted")]


def test_a_log_that_cannot_be_read_is_said_and_the_drafts_count(tmp_path: Path) -> None:
    (tmp_path / LOG).write_bytes(b"{}\n")
    (tmp_path / "Query - POLICE.eml").write_bytes(b"")
    contacts, fault = contacts_in(tmp_path)
    assert ([one.letter for one in contacts["POLICE"]], LOG in fault) == (["Query"], True)


def test_the_last_letter_is_said_in_few_words() -> None:
    contacts = {
        "POLICE": (Contact("Invitation", "sent", THIRD), Contact("Reminder", "drafted", TENTH)),
        "HEALTH": (Contact("Reminder", "drafted", TENTH),),
        "CARE": (Contact("Query", "in doubt", THIRD),),
    }
    day = datetime.date(2026, 12, 11)
    assert [last_letter(contacts, code, day) for code in ("POLICE", "CARE", "NOBODY")] == [
        "reminder drafted 10 Dec",
        "questions in doubt 3 Dec",
        "",
    ]
    assert last_letter(contacts, "POLICE", datetime.date(2027, 1, 4)) == "reminder drafted 10 Dec 2026"
    assert in_a_sentence(contacts, day).startswith("Written last: reminder to 2 agencies, drafted 10 Dec; ")
    assert in_a_sentence({}, day) == ""

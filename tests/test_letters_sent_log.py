"""The log of what was sent: whatever happens to it, nobody is written to twice and nothing is forgotten."""

from __future__ import annotations

import datetime
import json
from dataclasses import asdict, replace
from pathlib import Path

import pytest

from csxl.letters.drafts import Mail, compose
from csxl.letters.sent_log import (
    LogEntry,
    LogFault,
    Step,
    append,
    entry,
    read_log,
    standing_against,
    times_sent,
)
from csxl.letters.sole_sender import sole_sender
from csxl.model.letter import Letter
from tests.helpers.coordinators_workbooks import PLAN

NOW = datetime.datetime(2026, 11, 25, 9, 30, tzinfo=datetime.UTC)
POLICE, EDUCATION = (compose(PLAN, party, Letter.INVITATION) for party in PLAN.parties[:2])
REMINDER = compose(PLAN, PLAN.parties[0], Letter.REMINDER, missing="the questionnaire")
DAY = datetime.timedelta(days=1)


def line(step: Step, mail: Mail = POLICE, when: datetime.datetime = NOW, said: str = "") -> LogEntry:
    return entry(mail, "<1@x.example>", step, said, when)


def against(steps: list[LogEntry], mail: Mail = POLICE, again_after: int = 2) -> Step | None:
    found = standing_against(steps, mail, NOW, again_after)
    return found.step if found else None


def test_what_is_written_is_read(tmp_path: Path) -> None:
    log = tmp_path / "sent-log.jsonl"
    assert read_log(log) == ()
    steps = (line(Step.SENDING), line(Step.NOT_SENT, said="550 no such user: “Siân” {x}\n"))
    for step in steps:
        append(log, step)
    assert read_log(log) == steps
    assert steps[0].recipients == (
        "j.shah@police.example",
        "s.bell@police.example",
        "desk@police.example",
        "duty@police.example",
    )
    assert [json.loads(text)["step"] for text in log.read_text(encoding="ascii").splitlines()] == [
        "sending",
        "not sent",
    ]


@pytest.mark.parametrize("cut", range(1, 200, 13))
def test_a_line_cut_short_is_passed_over_and_the_next_one_is_whole(tmp_path: Path, cut: int) -> None:
    log = tmp_path / "sent-log.jsonl"
    append(log, line(Step.SENT))
    log.write_bytes(log.read_bytes() + json.dumps(asdict(line(Step.SENDING, EDUCATION))).encode()[:cut])
    assert read_log(log) == (line(Step.SENT),)
    append(log, line(Step.SENT, EDUCATION))
    assert read_log(log) == (line(Step.SENT), line(Step.SENT, EDUCATION))


def test_zeros_that_a_power_cut_left_are_passed_over(tmp_path: Path) -> None:
    log = tmp_path / "sent-log.jsonl"
    append(log, line(Step.SENT))
    log.write_bytes(log.read_bytes() + bytes(300))
    append(log, line(Step.SENT, EDUCATION))
    assert read_log(log) == (line(Step.SENT), line(Step.SENT, EDUCATION))


@pytest.mark.parametrize(
    "text",
    [
        '{"when": 1}',
        "{}",
        "{nonsense}",
        '{"step": "flown", "recipients": []}',
        "[{}",
        json.dumps(asdict(replace(line(Step.SENT), when="yesterday"))),
        json.dumps(asdict(line(Step.SENT)) | {"when": 5}),
        json.dumps(asdict(replace(line(Step.SENT), when="2026-11-25T09:30:00"))),
        json.dumps(asdict(line(Step.SENT)) | {"recipients": [5]}),
        json.dumps(asdict(line(Step.SENT)) | {"message_id": ["5"]}),
        '{"step": ' + "[" * 100_000 + "}",
    ],
)
def test_a_line_that_says_something_else_stops_everything(tmp_path: Path, text: str) -> None:
    log = tmp_path / "sent-log.jsonl"
    log.write_text(f"{text}\n", encoding="utf-8")
    with pytest.raises(LogFault):
        read_log(log)


def test_a_log_that_cannot_be_written_or_read_is_a_fault(tmp_path: Path) -> None:
    with pytest.raises(LogFault):
        append(tmp_path, line(Step.SENDING))
    with pytest.raises(LogFault):
        read_log(tmp_path)


@pytest.mark.parametrize(
    ("steps", "stands"),
    [
        ([], None),
        ([Step.SENDING], Step.SENDING),
        ([Step.SENDING, Step.SENT], Step.SENT),
        ([Step.SENDING, Step.IN_DOUBT], Step.IN_DOUBT),
        ([Step.NOT_SENT], None),
        ([Step.SENDING, Step.NOT_SENT], None),
        ([Step.SENDING, Step.NOT_SENT, Step.SENDING], Step.SENDING),
        ([Step.SENDING, Step.SENT, Step.SENDING, Step.NOT_SENT], Step.SENT),
        ([Step.SENDING, Step.SENDING, Step.SENT], Step.SENT),
    ],
)
def test_what_stands_against_sending(steps: list[Step], stands: Step | None) -> None:
    lines = [line(step) for step in steps]
    assert against(lines) == stands
    assert against(lines, EDUCATION) is None
    assert against(lines, REMINDER) is None
    assert times_sent(lines, POLICE) == steps.count(Step.SENT)


def test_an_invitation_goes_once_however_long_ago_and_whatever_it_says_now() -> None:
    sent = [line(Step.SENT, when=NOW - 300 * DAY)]
    assert (
        against(sent, replace(POLICE, subject="Corrected", text="Corrected", attachments=(("b.xlsx", b"PK"),)))
        == "sent"
    )


def test_a_new_address_has_not_had_it() -> None:
    moved = replace(POLICE, to=(("New", "new@police.example"), *POLICE.to[1:]))
    assert against([line(Step.SENT)], moved) is None
    assert against([line(Step.SENT)], replace(POLICE, to=(("J", "J.SHAH@police.example"),))) == "sent"


@pytest.mark.parametrize(
    ("age", "again_after", "stands"),
    [(0, 2, "sent"), (1, 2, "sent"), (2, 2, None), (7, 2, None), (7, 14, "sent"), (0, 0, None)],
)
def test_the_same_reminder_goes_again_after_some_days(age: int, again_after: int, stands: str | None) -> None:
    assert against([line(Step.SENT, REMINDER, NOW - age * DAY)], REMINDER, again_after) == stands


def test_a_reminder_of_something_else_goes_at_once() -> None:
    other = compose(PLAN, PLAN.parties[0], Letter.REMINDER, missing="G5 alone")
    assert against([line(Step.SENT, REMINDER)], other) is None


@pytest.mark.parametrize(("age", "stands"), [(0, "sent"), (27, "sent"), (28, None)])
def test_what_is_due_is_told_once_in_a_month_whatever_it_is(age: int, stands: str | None) -> None:
    told, now = (compose(PLAN, PLAN.parties[0], Letter.ACTIONS, actions=text) for text in ("Meet", "Meet again"))
    assert against([line(Step.SENT, told, NOW - age * DAY)], now, 0) == stands


def test_one_sends_at_a_time(tmp_path: Path) -> None:
    log = tmp_path / "drafts" / "sent-log.jsonl"
    with sole_sender(log), pytest.raises(LogFault), sole_sender(log):
        pass
    with sole_sender(log):
        pass


def test_a_folder_that_cannot_be_made_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "drafts").write_bytes(b"a file")
    with pytest.raises(LogFault), sole_sender(tmp_path / "drafts" / "sent-log.jsonl"):
        pass

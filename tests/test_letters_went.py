"""Which letters went, by the log."""

from __future__ import annotations

from csxl.letters.sent_log import LogEntry, Step
from csxl.letters.went import letters_that_went, step_of


def entry(code: str, message: str, step: Step, when: str) -> LogEntry:
    return LogEntry(f"{when}T09:00:00+00:00", "Reminder", code, code.title(), "", ("a@b.example",), message, step)


def test_each_letter_that_went_or_may_have_is_there_once_by_its_last_line() -> None:
    log = (
        entry("POLICE", "<1@x>", Step.SENDING, "2026-12-01"),
        entry("FIRE", "<2@x>", Step.SENDING, "2026-12-01"),
        entry("POLICE", "<1@x>", Step.SENT, "2026-12-01"),
        entry("HEALTH", "<3@x>", Step.SENDING, "2026-12-02"),
        entry("HEALTH", "<3@x>", Step.NOT_SENT, "2026-12-02"),
        entry("HEALTH", "<3@x>", Step.SENDING, "2026-12-03"),
        entry("HEALTH", "<3@x>", Step.SENT, "2026-12-03"),
        entry("POLICE", "<4@x>", Step.IN_DOUBT, "2026-12-09"),
        entry("CARE", "<5@x>", Step.NOT_SENT, "2026-12-09"),
    )
    went = letters_that_went(log)
    assert {code: [(one.when[:10], step_of(one).value) for one in sent] for code, sent in went.items()} == {
        "FIRE": [("2026-12-01", "in doubt")],
        "POLICE": [("2026-12-01", "sent"), ("2026-12-09", "in doubt")],
        "HEALTH": [("2026-12-03", "sent")],
    }

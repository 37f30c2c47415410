"""Sending letters one by one, each logged before and after, with one retry after a lost connection, at a set pace."""

from __future__ import annotations

import datetime
import smtplib
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from csxl.letters.drafts import Mail, as_sent, message_id
from csxl.letters.sent_log import LogEntry, Step, append, entry, times_sent
from csxl.letters.smtp import InDoubt, Lost, NotTaken, SenderNotTaken, Server, Unreachable, connect, hand_over
from csxl.text.records import dataclass


@dataclass(frozen=True)
class Outcome:
    """What became of a mail, and why it was not sent or who was refused a copy. Nothing is sent after the `last`."""

    mail: Mail
    step: Step
    said: str = ""
    last: bool = False


def send_all(
    mails: Sequence[Mail], title: str, server: Server, log: Path, entries: Sequence[LogEntry], rest: Callable[[], None]
) -> Iterator[Outcome]:
    """Send the mails and say what became of each, until the server can no longer be used.

    `entries` are the log's lines so far; `rest` is called before each mail. Raises Unreachable if not even the first
    can be sent, and LogFault; the mail it was raised on was not sent, or the log shows that it is in doubt."""
    smtp = connect(server)
    try:
        for mail in mails:
            rest()
            outcome, smtp = _send(smtp, server, mail, title, log, times_sent(entries, mail))
            yield outcome
            if outcome.last:
                break
        with suppress(OSError):
            smtp.quit()
    finally:  # no QUIT after a message that broke off: the server would take it for part of the message
        smtp.close()


def pacing(
    per_minute: float, clock: Callable[[], float] = time.monotonic, sleep: Callable[[float], None] = time.sleep
) -> Callable[[], None]:
    """A function that waits, so that it returns at most `per_minute` times a minute."""
    free = clock()

    def rest() -> None:
        nonlocal free
        sleep(max(free - clock(), 0))
        free = max(free, clock()) + 60 / per_minute

    return rest


def _send(
    smtp: smtplib.SMTP, server: Server, mail: Mail, title: str, log: Path, number: int
) -> tuple[Outcome, smtplib.SMTP]:
    """What became of one mail, and the connection for the next."""
    name = message_id(mail, title, number)

    def note(step: Step, said: str = "", last: bool = False) -> Outcome:
        append(log, entry(mail, name, step, said, _now()))
        return Outcome(mail, step, said, last)

    def attempt(smtp: smtplib.SMTP) -> Outcome:
        try:
            refused = hand_over(
                smtp, mail.sender[1], mail.recipients, as_sent(mail, name, _now()), lambda: note(Step.SENDING)
            )
        except NotTaken as fault:
            return note(Step.NOT_SENT, str(fault), last=isinstance(fault, SenderNotTaken))
        except InDoubt as fault:
            return note(Step.IN_DOUBT, str(fault))
        return note(Step.SENT, "; ".join(refused))

    try:
        return attempt(smtp), smtp
    except Lost:
        smtp.close()
    try:
        smtp = connect(server)
        return attempt(smtp), smtp
    except (Lost, Unreachable) as fault:
        return note(Step.NOT_SENT, str(fault), last=isinstance(fault, Unreachable)), smtp


def _now() -> datetime.datetime:
    return datetime.datetime.now(datetime.UTC)

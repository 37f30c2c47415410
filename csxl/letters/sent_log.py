"""The log of what was drafted and sent, a line of JSON for each step, which is on the disk before a message is out.

A message's first line says that it is about to be handed over, its second what became of it. If the second is
missing (the power failed, or the connection at the worst moment), nobody knows whether it arrived: it is in doubt.

A draft that was written has a line too. It stands in [brackets], which keeps it apart from all that was sent: csxl of a
release that knew nothing of drafts takes such a line for one that was cut short, and passes it over.
"""

from __future__ import annotations

import datetime
import json
import os
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict
from enum import StrEnum
from pathlib import Path

from csxl.letters.drafts import Mail
from csxl.model.letter import Letter
from csxl.text.records import dataclass

LOG = "sent-log.jsonl"  # beside the drafts
ONCE = (Letter.INVITATION, Letter.THANKS)  # in a review; reminders and queries may go again
MONTHLY = (Letter.ACTIONS,)  # whatever they say: what is due differs from week to week
MONTH = 28  # days
NEWS = (Letter.FEEDBACK,)  # goes again only if it says something else


class Step(StrEnum):
    """What was done with a message."""

    SENDING = "sending"
    SENT = "sent"
    NOT_SENT = "not sent"
    IN_DOUBT = "in doubt"
    DRAFTED = "drafted"  # for the coordinator to send, who alone knows whether that was done


@dataclass(frozen=True)
class LogEntry:
    """One line of the log; `when` is ISO with its time zone, `said` is what the server said."""

    when: str
    letter: str
    code: str
    agency: str
    occasion: str
    recipients: tuple[str, ...]
    message_id: str
    step: Step
    said: str = ""

    @property
    def moment(self) -> float:
        """When it was, in seconds."""
        return datetime.datetime.fromisoformat(self.when).timestamp()


class LogFault(Exception):
    """The log cannot be used; the sentence says why and what to do."""


def entry(mail: Mail, message_id: str, step: Step, said: str, now: datetime.datetime) -> LogEntry:
    """The line for one step of one mail."""
    return LogEntry(
        now.isoformat(timespec="seconds"),
        mail.letter.value,
        mail.party.code,
        mail.party.name,
        mail.occasion,
        mail.recipients,
        message_id,
        step,
        said,
    )


def read_log(path: Path) -> tuple[LogEntry, ...]:
    """The log's lines about what was sent, none if there is no log. Raises LogFault if one cannot be understood; one
    that was cut short is skipped, since its message had not gone, or is in doubt by the line before."""
    return tuple(
        _entry(line, f"{path}, line {number},") for number, line in enumerate(_lines(path), 1) if line.endswith(b"}")
    )


def read_drafted(path: Path) -> tuple[LogEntry, ...]:
    """The log's lines about drafts; one that cannot be understood is skipped, since nothing is sent or not by it."""
    found = []
    for line in _lines(path):
        if line.startswith(b"[") and line.endswith(b"]"):
            with suppress(LogFault):
                found.append(_entry(line[1:-1], f"{path}"))
    return tuple(found)


def _lines(path: Path) -> list[bytes]:
    try:
        return [line.strip(b"\0\r ") for line in path.read_bytes().split(b"\n")]
    except FileNotFoundError:
        return []
    except OSError as fault:
        raise LogFault(f"{path} could not be read: {fault.strerror}. Nothing was sent.") from fault


def _entry(line: bytes, where: str) -> LogEntry:
    try:
        fields = json.loads(line)
        found = LogEntry(**fields | {"step": Step(fields["step"]), "recipients": tuple(fields["recipients"])})
        if datetime.datetime.fromisoformat(found.when).tzinfo is None or not all(
            isinstance(text, str)
            for text in (found.letter, found.code, found.occasion, found.message_id, *found.recipients)
        ):
            raise ValueError(where)
        return found
    except (ValueError, TypeError, KeyError, RecursionError) as fault:
        raise LogFault(
            f"{where} cannot be understood, so there is no telling what was sent before. Nothing was sent now. "
            "Put the log back as it was, or move it away if nothing has been sent yet."
        ) from fault


def append(path: Path, *lines: LogEntry) -> None:
    """Add lines and make sure that they are on the disk. Raises LogFault if that cannot be done."""
    if not lines:
        return
    try:
        with path.open("ab+") as file:
            if file.tell():
                file.seek(-1, os.SEEK_END)
                whole = file.read(1) == b"\n"
            else:
                whole = True
            file.write((b"" if whole else b"\n") + b"".join(_written(line) + b"\n" for line in lines))
            file.flush()
            os.fsync(file.fileno())
    except OSError as fault:
        raise LogFault(f"{path} could not be written: {fault.strerror}. Is it open in another program?") from fault


def _written(line: LogEntry) -> bytes:
    text = json.dumps(asdict(line))
    return (f"[{text}]" if line.step is Step.DRAFTED else text).encode("ascii")


def times_sent(entries: Sequence[LogEntry], mail: Mail) -> int:
    """How many times this letter has gone to this agency."""
    return sum(one.step is Step.SENT for one in _about(entries, mail))


def standing_against(
    entries: Sequence[LogEntry], mail: Mail, now: datetime.datetime, again_after: int
) -> LogEntry | None:
    """The log's line that stops the mail from being sent now, because it went or may have gone; None if nothing does.

    An invitation and thanks go once to an address, and what is news goes once as it stands; the same reminder or query
    may go again after `again_after` days, and what is said of actions that are due after a month."""
    first = mail.recipients[0].casefold()
    mine = [one for one in _about(entries, mail) if first in map(str.casefold, one.recipients)]
    if mail.letter not in (*ONCE, *MONTHLY):
        mine = [one for one in mine if one.occasion == mail.occasion]
    if mail.letter not in (*ONCE, *NEWS):
        since = now - datetime.timedelta(days=MONTH if mail.letter in MONTHLY else again_after)
        mine = [one for one in mine if datetime.datetime.fromisoformat(one.when) > since]
    sent = [one for one in mine if one.step is Step.SENT]
    if not sent and mine and mine[-1].step is not Step.NOT_SENT:
        return mine[-1]
    return sent[-1] if sent else None


def _about(entries: Sequence[LogEntry], mail: Mail) -> list[LogEntry]:
    return [one for one in entries if (one.letter, one.code) == (mail.letter, mail.party.code)]

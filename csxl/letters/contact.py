"""The log of contact: what each agency was written, from the lines of the sent log and the drafts that lie there."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from pathlib import Path

from csxl.letters.drafts import Mail
from csxl.letters.sent_log import LOG, LogEntry, LogFault, Step, append, entry, read_drafted, read_log
from csxl.letters.went import Went, letters_that_went, step_of
from csxl.model.letter import Letter
from csxl.review.contacted import Contact, Contacts
from csxl.review.folder import changed

KINDS = frozenset(one.value for one in Letter)


def contacts_in(folder: Path) -> tuple[Contacts, str]:
    """What each agency was written by what lies in a folder of drafts, and why its log cannot be read, "" if it can."""
    drafted: Sequence[LogEntry] = ()
    went: Went = {}
    fault = ""
    try:
        drafted = read_drafted(folder / LOG)
        went = letters_that_went(read_log(folder / LOG))
    except LogFault as said:
        fault = str(said)
    found: dict[str, list[Contact]] = {}
    for one in (*drafted, *unlogged(folder, drafted), *(line for lines in went.values() for line in lines)):
        found.setdefault(one.code, []).append(_contact(one))
    return {code: tuple(sorted(mine, key=lambda one: one.when)) for code, mine in found.items()}, fault


def log_drafts(folder: Path, mails: Sequence[Mail], now: datetime.datetime) -> None:
    """Add a line for each draft that was written now, or that lies there with the same words and is due again; none
    twice on a day. Raises LogFault if the log cannot be written."""
    drafted = read_drafted(folder / LOG)
    lines = [entry(mail, "", Step.DRAFTED, "", now) for mail in mails]
    known = {_of_day(one) for one in drafted}
    append(folder / LOG, *(line for line in lines if _of_day(line) not in known))


def log_former(folder: Path) -> None:
    """Add a line for each draft that lies there without one, as an earlier csxl wrote them, before it goes."""
    append(folder / LOG, *unlogged(folder, read_drafted(folder / LOG)))


def unlogged(folder: Path, drafted: Sequence[LogEntry]) -> Iterator[LogEntry]:
    """The drafts that lie in a folder of which the log says nothing, each as a line of the day on which its file came
    there."""
    known = {(one.letter, one.code) for one in drafted}
    for path in sorted(folder.glob("* - *.eml")):
        letter, _, code = path.stem.partition(" - ")
        if letter in KINDS and (letter, code) not in known:
            when = datetime.datetime.fromtimestamp(changed(path), datetime.UTC).isoformat(timespec="seconds")
            yield LogEntry(when, letter, code, "", "", (), "", Step.DRAFTED)


def _contact(line: LogEntry) -> Contact:
    return Contact(line.letter, step_of(line).value, datetime.datetime.fromisoformat(line.when), line.recipients)


def _of_day(line: LogEntry) -> tuple[str, ...]:
    """What makes two lines about drafts one: the letter, whose, what it asks, and the day."""
    day = datetime.datetime.fromisoformat(line.when).astimezone().date()
    return line.letter, line.code, line.occasion, day.isoformat()

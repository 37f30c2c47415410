"""Sending letters through a mail server from the command line: the server, the log, and what is printed."""

from __future__ import annotations

import datetime
import os
from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from functools import wraps
from pathlib import Path
from typing import Any

import click

from csxl.cli.options import Command
from csxl.cli.printing import printable, say, warn
from csxl.letters.contact import contacts_in
from csxl.letters.drafts import Mail
from csxl.letters.due import Ready, SortedLetters, sort_out
from csxl.letters.post import Outcome, pacing, send_all
from csxl.letters.sent_log import LOG, LogEntry, LogFault, Step, read_log
from csxl.letters.smtp import HERE, PORTS, Security, Server, Unreachable
from csxl.letters.sole_sender import sole_sender
from csxl.model.refusal import Refusal
from csxl.review.contacted import Contacts
from csxl.review.folder import DRAFTS
from csxl.text.records import dataclass
from csxl.text.wording import listed, many

NO_REASON_TO_STOP = (OSError, ValueError)  # what a print may raise: a letter that the console lacks is a ValueError
USER, PASSWORD = "CSXL_SMTP_USER", "CSXL_SMTP_PASSWORD"  # environment variables


@dataclass(frozen=True)
class Sending:
    """How letters are sent; agencies whose codes are in `resend` get theirs whatever the log says."""

    server: Server
    per_minute: float
    resend: frozenset[str]
    again_after: int


OPTIONS = (
    click.option(
        "--send",
        "sends",
        is_flag=True,
        help="Send through a mail server instead of writing drafts; a letter already sent is not sent again.",
    ),
    click.option(
        "--server",
        metavar="HOST[:PORT]",
        default="",
        help="The mail server. [default port: 587 for starttls, 465 for tls, 25 for none]",
    ),
    click.option(
        "--security",
        type=click.Choice([one.value for one in Security]),
        default=Security.STARTTLS.value,
        show_default=True,
        help="How the connection is encrypted; none works only for a server on this computer.",
    ),
    click.option(
        "--per-minute",
        type=click.FloatRange(0, min_open=True),
        default=30,
        show_default=True,
        metavar="NUMBER",
        help="Send no faster than this.",
    ),
    click.option(
        "--resend",
        multiple=True,
        metavar="CODE",
        help="Send to this agency even if the log says that its letter went or may have gone; may be repeated.",
    ),
    click.option(
        "--again-after",
        type=click.IntRange(0),
        default=2,
        show_default=True,
        metavar="DAYS",
        help="Send the same reminder or query again after this many days.",
    ),
)


def sending_options(command: Command) -> Command:
    """The command with the options for sending; it receives them as `sending`, None unless --send is given."""

    @wraps(command)
    def with_sending(
        *arguments: Any,
        sends: bool,
        server: str,
        security: str,
        per_minute: float,
        resend: tuple[str, ...],
        again_after: int,
        **options: Any,
    ) -> Any:
        if not sends and (server or resend):
            raise click.UsageError("--server and --resend go with --send.")
        sending = (
            Sending(server_from(server, Security(security)), per_minute, frozenset(map(str.upper, resend)), again_after)
            if sends
            else None
        )
        return command(*arguments, sending=sending, **options)

    for option in reversed(OPTIONS):
        with_sending = option(with_sending)
    return with_sending


def server_from(text: str, security: Security) -> Server:
    """The server that HOST[:PORT] names, with user and password from the environment."""
    host, port = _host_and_port(text)
    user, password = os.environ.get(USER, ""), os.environ.get(PASSWORD, "")
    if not host or (port and not (port.isdecimal() and 0 < int(port) < 65536)):
        raise click.UsageError("Give the mail server with --server, such as --server smtp.example.org:587.")
    if bool(user) != bool(password):
        raise Refusal(f"Set both {USER} and {PASSWORD} in the environment, or neither.")
    if security is Security.NONE and host not in HERE:
        raise Refusal(f"Nothing is sent to {host} without encryption: use --security starttls or tls.")
    return Server(host, int(port or PORTS[security]), security, user, password)


def _host_and_port(text: str) -> tuple[str, str]:
    if text.startswith("["):  # an IPv6 address: [::1]:25
        host, _, port = text[1:].partition("]")
        return host, port.removeprefix(":")
    host, _, port = text.partition(":")
    return host, port


def would_send(ready: Sequence[Ready], folder: Path, sending: Sending) -> bool:
    """Print what would be sent; True if a letter is in doubt."""
    try:
        entries = read_log(folder / LOG)
    except LogFault as fault:
        raise Refusal(str(fault)) from fault
    found = _sorted(ready, entries, sending)
    say_before(found)
    for mail, why in found.to_go:
        attached = f" with {listed([name for name, _ in mail.attachments])}" if mail.attachments else ""
        say("would be sent", named(mail), f"“{mail.subject}”{attached}: {why}")
    say(f"{many(len(found.to_go), 'letter')} would be sent through {sending.server.host}; nothing was.")
    return found.doubtful > 0


def send(ready: Sequence[Ready], title: str, folder: Path, sending: Sending) -> bool:
    """Send the letters that are due and print what became of each; True if one failed or is in doubt."""
    log, outcomes = folder / LOG, []
    try:
        with sole_sender(log):
            entries = read_log(log)
            found = _sorted(ready, entries, sending)
            with suppress(*NO_REASON_TO_STOP):
                say_before(found)
            whys = {mail.party.code: why for mail, why in found.to_go}
            mails = [mail for mail, _ in found.to_go]
            rest = pacing(sending.per_minute)
            for outcome in send_all(mails, title, sending.server, log, entries, rest) if mails else ():
                outcomes.append(outcome)
                with suppress(*NO_REASON_TO_STOP):
                    say_outcome(outcome, whys[outcome.mail.party.code])
    except (LogFault, Unreachable) as fault:
        raise click.ClickException(printable(str(fault))) from fault
    return say_count(found, outcomes, log)


def contacts_of(folder: Path) -> Contacts:
    """What each agency was written from a review's folder; stderr says so if its log cannot be read."""
    contacts, fault = contacts_in(folder / DRAFTS)
    if fault:
        warn(f"WARNING: {fault}")
    return contacts


def _sorted(ready: Sequence[Ready], entries: Sequence[LogEntry], sending: Sending) -> SortedLetters:
    return sort_out(ready, entries, datetime.datetime.now(datetime.UTC), sending.again_after, sending.resend)


def say_before(found: SortedLetters) -> None:
    """Print which letters went before, and which may or may not have gone."""
    for mail, line in found.before:
        if line.step is Step.SENT:
            say("sent before", named(mail), f"on {_when(line)}")
        else:
            warn(
                "in doubt",
                named(mail),
                f"sending broke off at the last moment on {_when(line)}; it will not be sent "
                f"again automatically. Ask whether it arrived; if not, add --resend {mail.party.code}.",
            )


def say_outcome(outcome: Outcome, why: str) -> None:
    """Print what became of one letter."""
    name = named(outcome.mail)
    if outcome.step is Step.SENT:
        say("sent", name, why)
        if outcome.said:
            warn("no copy", outcome.mail.party.name, outcome.said)
    elif outcome.step is Step.IN_DOUBT:
        warn(
            "in doubt",
            name,
            f"the server did not say whether it took the letter ({outcome.said}). Ask whether it arrived; "
            f"if not, add --resend {outcome.mail.party.code}.",
        )
    else:
        warn("not sent", name, outcome.said)


def say_count(found: SortedLetters, outcomes: Sequence[Outcome], log: Path) -> bool:
    """Print how many letters were sent; True if one was not, or is in doubt."""
    steps = Counter(outcome.step for outcome in outcomes)
    sent, doubtful = steps[Step.SENT], steps[Step.IN_DOUBT] + found.doubtful
    not_sent = len(found.to_go) - sent - steps[Step.IN_DOUBT]
    if unsent := [mail.party.name for mail, _ in found.to_go[len(outcomes) :]]:
        warn(f"Also not sent, because the server takes no more letters: {listed(unsent)}.")
    say(
        f"{many(sent, 'letter')} sent now, {len(found.before) - found.doubtful} before, {not_sent} not sent, "
        f"{doubtful} in doubt. The log is {log}."
    )
    return not_sent + doubtful > 0


def named(mail: Mail) -> str:
    """The agency and the addresses that a mail goes to."""
    return f"{mail.party.name}, {', '.join(mail.recipients)}"


def _when(line: LogEntry) -> str:
    return f"{datetime.datetime.fromisoformat(line.when).astimezone():%d/%m/%Y at %H:%M}"

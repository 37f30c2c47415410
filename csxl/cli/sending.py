"""Sending letters through a mail server from the command line: the server, the log, and what is printed."""

from __future__ import annotations

import datetime
import os
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import Any, NamedTuple

import click

from csxl.cli.files import Refused
from csxl.cli.options import Command
from csxl.letters.drafts import Mail
from csxl.letters.post import Outcome, pacing, send_all
from csxl.letters.sent_log import LogEntry, LogFault, Step, read_log, sole_sender, standing_against
from csxl.letters.smtp import HERE, PORTS, Security, Server, Unreachable
from csxl.text.wording import listed, many

LOG = "sent-log.jsonl"
USER, PASSWORD = "CSXL_SMTP_USER", "CSXL_SMTP_PASSWORD"  # environment variables


class Ready(NamedTuple):
    """A mail, and why it is due."""

    mail: Mail
    why: str


@dataclass(frozen=True)
class Sending:
    """How letters are sent; `resend` are codes of agencies that get theirs whatever the log says."""

    server: Server
    per_minute: float
    resend: frozenset[str]
    again_after: int


def sending_options(command: Command) -> Command:
    """The options of sending; the command is called with `sending`, None unless --send is given."""

    @click.option(
        "--send",
        "sends",
        is_flag=True,
        help="Send through a mail server instead of writing drafts; what was sent before is not sent again.",
    )
    @click.option(
        "--server",
        metavar="HOST[:PORT]",
        default="",
        help="The mail server. [default port: 587 for starttls, 465 for tls, 25 for none]",
    )
    @click.option(
        "--security",
        type=click.Choice([one.value for one in Security]),
        default=Security.STARTTLS.value,
        show_default=True,
        help="How the connection is encrypted; none is for this computer alone.",
    )
    @click.option(
        "--per-minute",
        type=click.FloatRange(0, min_open=True),
        default=30,
        show_default=True,
        metavar="NUMBER",
        help="Send no faster than this.",
    )
    @click.option(
        "--resend",
        multiple=True,
        metavar="CODE",
        help="Send to this agency though the log says that it was, or may have been, sent; may be repeated.",
    )
    @click.option(
        "--again-after",
        type=click.IntRange(0),
        default=2,
        show_default=True,
        metavar="DAYS",
        help="Send the same reminder or query again when it is this old.",
    )
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
        sending = None
        if sends:
            sending = Sending(
                server_from(server, Security(security)), per_minute, frozenset(map(str.upper, resend)), again_after
            )
        elif server or resend:
            raise click.UsageError("--server and --resend go with --send.")
        return command(*arguments, sending=sending, **options)

    return with_sending


def server_from(text: str, security: Security) -> Server:
    """The server that HOST[:PORT] names, with user and password from the environment."""
    host, port = _host_and_port(text)
    user, password = os.environ.get(USER, ""), os.environ.get(PASSWORD, "")
    if not host or (port and not (port.isdecimal() and 0 < int(port) < 65536)):
        raise click.UsageError("Give the mail server with --server, such as --server smtp.example.org:587.")
    if bool(user) != bool(password):
        raise Refused(f"Set both {USER} and {PASSWORD} in the environment, or neither.")
    if security is Security.NONE and host not in HERE:
        raise Refused(f"Nothing is sent to {host} without encryption: use --security starttls or tls.")
    return Server(host, int(port or PORTS[security]), security, user, password)


def _host_and_port(text: str) -> tuple[str, str]:
    if text.startswith("["):  # an IPv6 address: [::1]:25
        host, _, port = text[1:].partition("]")
        return host, port.removeprefix(":")
    host, _, port = text.partition(":")
    return host, port


class SortedLetters(NamedTuple):
    """Letters that are to go, and those that went or may have gone, each with the log's line about it."""

    to_go: list[Ready]
    before: list[tuple[Mail, LogEntry]]

    @property
    def doubtful(self) -> int:
        """How many nobody can say of whether they went."""
        return sum(line.step is not Step.SENT for _, line in self.before)


def sort_out(ready: Sequence[Ready], entries: Sequence[LogEntry], sending: Sending) -> SortedLetters:
    """Which of the letters are to go. Raises Refused where somebody to be written to again is not among them."""
    if strange := sending.resend - {mail.party.code for mail, _ in ready}:
        raise Refused(f"--resend {min(strange)}: no agency with this code is due this letter.")
    found = SortedLetters([], [])
    for one in ready:
        line = standing_against(entries, one.mail, datetime.datetime.now(datetime.UTC), sending.again_after)
        if line and one.mail.party.code not in sending.resend:
            found.before.append((one.mail, line))
        else:
            found.to_go.append(one)
    return found


def would_send(ready: Sequence[Ready], folder: Path, sending: Sending) -> bool:
    """Say what would be sent; whether something is in doubt comes back."""
    found = sort_out(ready, _lines(folder / LOG), sending)
    say_before(found)
    for mail, why in found.to_go:
        attached = f" with {mail.attachment[0]}" if mail.attachment else ""
        click.echo(f"would be sent\t{_named(mail)}\t“{mail.subject}”{attached}: {why}")
    click.echo(f"{many(len(found.to_go), 'letter')} would be sent through {sending.server.host}; nothing was.")
    return found.doubtful > 0


def send(ready: Sequence[Ready], title: str, folder: Path, sending: Sending) -> bool:
    """Send what is to go and say what became of each; whether anything failed or is in doubt comes back."""
    log, outcomes = folder / LOG, []
    try:
        with sole_sender(log):
            entries = read_log(log)
            found = sort_out(ready, entries, sending)
            say_before(found)
            whys = {mail.party.code: why for mail, why in found.to_go}
            for outcome in (
                send_all(
                    [mail for mail, _ in found.to_go], title, sending.server, log, entries, pacing(sending.per_minute)
                )
                if found.to_go
                else ()
            ):
                outcomes.append(outcome)
                say(outcome, whys[outcome.mail.party.code])
    except (LogFault, Unreachable) as fault:
        raise click.ClickException(str(fault)) from fault
    steps = Counter(outcome.step for outcome in outcomes)
    if unsent := [mail.party.name for mail, _ in found.to_go[len(outcomes) :]]:
        click.echo(f"Not sent either, since the server takes no more: {listed(unsent)}.", err=True)
    sent, doubtful = steps[Step.SENT], steps[Step.IN_DOUBT] + found.doubtful
    not_sent = len(found.to_go) - sent - steps[Step.IN_DOUBT]
    click.echo(
        f"{many(sent, 'letter')} sent now, {len(found.before) - found.doubtful} before, {not_sent} not sent, "
        f"{doubtful} in doubt. The log is {log}."
    )
    return not_sent + doubtful > 0


def say_before(found: SortedLetters) -> None:
    """The letters that went before, and those of which nobody can say whether they went."""
    for mail, line in found.before:
        if line.step is Step.SENT:
            click.echo(f"sent before\t{_named(mail)}\ton {_when(line)}")
        else:
            click.echo(
                f"in doubt\t{_named(mail)}\tsending broke off at the last moment on {_when(line)}; it is not "
                f"sent again by itself. Ask whether it came; if not, add --resend {mail.party.code}.",
                err=True,
            )


def say(outcome: Outcome, why: str) -> None:
    """One line about one letter."""
    name = _named(outcome.mail)
    if outcome.step is Step.SENT:
        click.echo(f"sent\t{name}\t{why}")
        if outcome.said:
            click.echo(f"no copy\t{outcome.mail.party.name}\t{outcome.said}", err=True)
    elif outcome.step is Step.IN_DOUBT:
        click.echo(
            f"in doubt\t{name}\tthe server did not say that it took it ({outcome.said}). Ask whether it came; "
            f"if not, add --resend {outcome.mail.party.code}.",
            err=True,
        )
    else:
        click.echo(f"not sent\t{name}\t{outcome.said}", err=True)


def _lines(log: Path) -> tuple[LogEntry, ...]:
    try:
        return read_log(log)
    except LogFault as fault:
        raise Refused(str(fault)) from fault


def _named(mail: Mail) -> str:
    return f"{mail.party.name}, {', '.join(mail.recipients)}"


def _when(line: LogEntry) -> str:
    return f"{datetime.datetime.fromisoformat(line.when).astimezone():%d/%m/%Y at %H:%M}"

"""What the commands print. Whatever people's files hold, a line stays one line and cannot control the terminal."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import click

from csxl.diagnostics.of_review import ReviewCode
from csxl.diagnostics.printed import in_order, line
from csxl.model.diagnostic import Diagnostic
from csxl.model.progress import Progress
from csxl.model.refusal import Refusal

MANY = 5  # files; a progress bar is shown for more
BREAKS = re.compile("\r\n|[\t-\r\x1c-\x1f\x85\u2028\u2029]")
COMMANDING = re.compile(  # controls of a terminal or of the direction of writing; what nobody sees; half a character
    "[\0-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ud800-\udfff]"
)
RAW_IN_JSON = re.compile("[\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]")


def printable(text: str) -> str:
    """The text on one line, with U+FFFD in place of every character that could control a terminal."""
    return COMMANDING.sub("\ufffd", BREAKS.sub(" ", text))


def say(*columns: str) -> None:
    """Print one line on stdout."""
    click.echo("\t".join(map(printable, columns)))


def say_lines(lines: Iterable[str]) -> None:
    """Print lines on stdout."""
    click.echo("\n".join(map(printable, lines)))


def say_json(data: object) -> None:
    """Print an object on stdout for other programs: in UTF-8, and where the console takes less, in ASCII, which is as
    good JSON."""
    takes_all = (getattr(sys.stdout, "encoding", None) or "utf-8").lower().replace("-", "") == "utf8"
    text = json.dumps(data, ensure_ascii=not takes_all, indent=1)
    click.echo(RAW_IN_JSON.sub(lambda found: f"\\u{ord(found[0]):04x}", text).encode())


def warn(*columns: str) -> None:
    """Print one line on stderr."""
    click.echo("\t".join(map(printable, columns)), err=True)


def wants_codes() -> bool:
    """Whether `csxl --codes` was typed, or CSXL_CODES is set."""
    context = click.get_current_context(silent=True)
    return bool(context and context.find_root().params.get("codes"))


def in_a_line(diagnostic: Diagnostic) -> str:
    """A diagnostic as a line, with its code where codes are wanted."""
    return line(diagnostic, wants_codes())


def complain(diagnostics: Sequence[Diagnostic], codes: bool | None = None) -> None:
    """Print the diagnostics on stderr, errors first, and what to type where one can be helped so."""
    for diagnostic in in_order(diagnostics):
        warn(line(diagnostic, wants_codes() if codes is None else codes))
    if any(one.code == ReviewCode.NOT_A_REVIEW.code for one in diagnostics):
        warn("csxl new review.xlsx makes a coordinator's workbook to fill in.")


class Refused(click.ClickException):
    """A refusal of the engine, which ends the command with exit status 2."""

    exit_code = 2

    def __init__(self, refusal: Refusal) -> None:
        super().__init__("\n  ".join(map(printable, (refusal.sentence, *refusal.faults))))
        self.refusal, self.codes = refusal, wants_codes()  # it is shown when the command is over

    def show(self, file: Any = None) -> None:
        complain(self.refusal.diagnostics, self.codes)
        super().show(file)


class FaultyValue(click.BadParameter):
    """What is wrong with an option's value, on several lines, each of them printable."""


@contextmanager
def clean_complaints() -> Iterator[None]:
    """Let what click says of arguments and options stay one line and not control the terminal, whatever it quotes."""
    try:
        yield
    except click.ClickException as complaint:
        if not isinstance(complaint, (Refused, FaultyValue)):
            vars(complaint).update(message=printable(complaint.message))
        raise


@contextmanager
def progress(label: str) -> Iterator[Progress]:
    """A callback for (done, total) that shows a bar on a terminal's stderr when there are more than a few files."""
    bar: Any = None

    def show(done: int, total: int) -> None:
        nonlocal bar
        if bar is None and total > MANY and sys.stderr.isatty():
            bar = click.progressbar(length=total, label=label, file=sys.stderr).__enter__()
        if bar is not None:
            bar.update(done - bar.pos)

    try:
        yield show
    finally:
        if bar is not None:
            bar.render_finish()

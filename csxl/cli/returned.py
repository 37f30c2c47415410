"""Reading what came back for a command, with a progress bar and with warnings on stderr, and what to type then."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path

import click

from csxl.cli.printing import in_a_line, progress, warn
from csxl.diagnostics.of_file import LOCKED
from csxl.model.answers import Reading
from csxl.model.diagnostic import Diagnostic
from csxl.model.rubric import Rubric
from csxl.returns.reading import ReadEach
from csxl.review import asked
from csxl.review.sharing import shared
from csxl.text.wording import listed


def read_returns(
    paths: Sequence[Path],
    rubric: Rubric,
    passwords: Sequence[str] = (),
    on: datetime.date | None = None,
    meanwhile: Callable[[], object] | None = None,
) -> Reading:
    """What came back as seen on a day, read with a progress bar; stderr names each folder that holds no workbook,
    and says how to open what is locked. `meanwhile` is called once the second process, if there is one, has begun."""
    with progress("Reading returns") as show:
        reading = asked.read_returns(paths, rubric, passwords, show, on, read_each(meanwhile))
    for diagnostic in reading.diagnostics:
        if diagnostic.file in reading.empty_folders:
            warn(f"WARNING: {diagnostic.file}: {diagnostic.message}")
    say_of_locks(reading.diagnostics)
    return reading


def read_each(meanwhile: Callable[[], object] | None = None) -> ReadEach:
    """How files are read: with the second process that was started for this command, if one was."""
    context = click.get_current_context(silent=True)
    return partial(shared, started=context.find_root().obj if context else None, meanwhile=meanwhile)


def say_of_choices(diagnostics: Iterable[Diagnostic]) -> None:
    """Say what became of --prefer and --whose where it is not what was meant."""
    for diagnostic in diagnostics:
        warn(in_a_line(diagnostic))


def say_of_locks(diagnostics: Iterable[Diagnostic]) -> None:
    """Say how to give the passwords of locked files, if there are any."""
    files = dict.fromkeys(one.file for one in diagnostics if one.code in LOCKED)
    if files:
        warn(f"To open {listed([*files])}, add --password WORD; where passwords differ, add it once for each.")

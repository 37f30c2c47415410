"""Options and arguments that several commands share."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import click

from csxl.cli.printing import printable
from csxl.model.rubric import Rubric
from csxl.rubrics.loading import RubricFault, load_rubric

Command = Callable[..., Any]


def rubric_in(folder: str) -> Rubric:
    """The rubric in a folder. Raises BadParameter, with every fault, if it is a faulty one."""
    try:
        return load_rubric(Path(folder) if folder else None)
    except RubricFault as found:
        said = "\n  ".join(["the rubric cannot be used:", *map(printable, found.faults)])
        raise click.BadParameter(said) from found


def day(text: str) -> datetime.date:
    """The day written as 11/12/2026 (day first) or as 2026-12-11. Raises BadParameter."""
    for pattern in ("%Y-%m-%d", "%d/%m/%Y"):
        with suppress(ValueError):
            return datetime.datetime.strptime(text, pattern).date()
    raise click.BadParameter(f"“{printable(text)}” is not a date; write it as 11/12/2026 or 2026-12-11.")


rubric_option = click.option(  # None where it is not given: the review may name its own
    "--rubric",
    type=rubric_in,
    show_default="the published tool",
    metavar="DIR",
    help="Folder of a rubric of your own.",
)


def folder_option(holds: str) -> Callable[[Command], Command]:
    """-o, the folder that a command writes into; `holds` says of it what the help says."""
    return _output_option(click.Path(path_type=Path, file_okay=False), "output", "DIR", holds)


def file_option(default: str, holds: str) -> Callable[[Command], Command]:
    """-o, the file that a command writes; `holds` says of it what the help says."""
    return _output_option(click.Path(path_type=Path, dir_okay=False), default, "FILE", holds)


def _output_option(kind: click.Path, default: str, metavar: str, holds: str) -> Callable[[Command], Command]:
    return click.option("-o", "--output", type=kind, default=default, show_default=True, metavar=metavar, help=holds)


force_option = click.option("--force", is_flag=True, help="Overwrite files that are there already.")
password_option = click.option(
    "--password", "passwords", multiple=True, metavar="WORD", help="Password for protected returns; may be repeated."
)
prefer_option = click.option(
    "--prefer",
    multiple=True,
    metavar="FILE",
    help="Which of an agency's two returns counts: the name of its file, or of the email or zip it came in.",
)
on_option = click.option("--on", type=day, metavar="DATE", help="Count days late up to this day. [default: today]")
review_argument = click.argument(
    "workbook", metavar="REVIEW", type=click.Path(path_type=Path, dir_okay=False, exists=True)
)
# A path must exist: if a folder were misspelt, it would seem that no agency had returned.
returns_argument = click.argument("returns", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True))

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
    """The rubric in a folder; a faulty one is refused with all its faults."""
    try:
        return load_rubric(Path(folder) if folder else None)
    except RubricFault as found:
        said = "\n  ".join(["the rubric cannot be used:", *map(printable, found.faults)])
        raise click.BadParameter(said) from found


def day(text: str) -> datetime.date:
    """A day as people here write it, or in the international way."""
    for pattern in ("%Y-%m-%d", "%d/%m/%Y"):
        with suppress(ValueError):
            return datetime.datetime.strptime(text, pattern).date()
    raise click.BadParameter(
        f"“{printable(text)}” is not a day that can be read; write it like 11/12/2026 or 2026-12-11."
    )


rubric_option = click.option(  # None where it is not given: a plan may name one of its own
    "--rubric",
    type=rubric_in,
    show_default="the published tool",
    metavar="DIR",
    help="Folder of a rubric of your own.",
)
force_option = click.option("--force", is_flag=True, help="Overwrite what is there already.")
password_option = click.option(
    "--password", "passwords", multiple=True, metavar="WORD", help="Password of protected returns; may be repeated."
)
prefer_option = click.option(
    "--prefer",
    multiple=True,
    metavar="FILE",
    help="Of two returns from one agency, the one that counts: its file's name, or that of the mail or zip it came in.",
)
on_option = click.option(
    "--on", type=day, metavar="DATE", help="The day from which lateness is counted. [default: today]"
)
review_argument = click.argument(
    "workbook", metavar="REVIEW", type=click.Path(path_type=Path, dir_okay=False, exists=True)
)
# What is named must be there: of a folder misspelt, every agency would seem not to have returned.
returns_argument = click.argument("returns", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True))

"""Options that several commands share."""

from __future__ import annotations

import datetime
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from csxl.model.rubric import Rubric
from csxl.rubrics.loading import RubricFault, load_rubric

MANY = 5  # files; a progress bar is shown for more

Command = Callable[..., Any]


class RubricFolder(click.ParamType[Rubric]):
    """A folder that becomes the rubric in it; a faulty one is refused with all its faults."""

    name = "dir"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Rubric:
        if isinstance(value, Rubric):
            return value
        try:
            return load_rubric(Path(value) if value else None)
        except RubricFault as faults:
            self.fail("the rubric cannot be used:\n" + "\n".join(f"  {fault}" for fault in faults.faults), param, ctx)


class Day(click.ParamType[datetime.date]):
    """A day as people here write it, or in the international way."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> datetime.date:
        for pattern in ("%Y-%m-%d", "%d/%m/%Y"):
            try:
                return datetime.datetime.strptime(value, pattern).date()
            except ValueError:
                continue
        raise click.BadParameter(
            f"“{value}” is not a day that can be read; write it like 11/12/2026 or 2026-12-11.", ctx, param
        )


rubric_option = click.option(
    "--rubric",
    type=RubricFolder(),
    default="",
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
# What is named must be there: of a folder misspelt, every agency would seem not to have returned.
returns_argument = click.argument("returns", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True))


@contextmanager
def progress(label: str) -> Iterator[Callable[[int, int], None]]:
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

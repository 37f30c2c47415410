"""Options and arguments that several commands share."""

from __future__ import annotations

import datetime
import os
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

import click

from csxl.cli.printing import FaultyValue, printable
from csxl.model.refusal import Refusal
from csxl.model.rubric import Rubric
from csxl.review.nearby import is_there, lost, what_lies_in
from csxl.rubrics.flaws import RubricFault
from csxl.rubrics.loading import load_rubric
from csxl.rubrics.shipped import rubric_place
from csxl.text.wording import quote

Command = Callable[..., Any]
QUOTES = "\"'“”"  # round a path that was copied with them


class Existing(click.Path):
    """A path that leads somewhere. If it does not, a Refusal says where that was and what lies there: if a folder were
    misspelt, it would seem that no agency had returned."""

    def __init__(self, dir_okay: bool = True) -> None:
        super().__init__(exists=True, dir_okay=dir_okay, path_type=Path)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        text = os.fspath(value)
        found = as_meant(text)
        if not found:
            raise Refusal(where_it_broke_off(text))
        return super().convert(found, param, ctx)


def as_meant(text: str) -> str:
    """The path that a text gives, without quotation marks round it and with slashes of either kind, "" if it leads
    nowhere."""
    bare = text.strip(QUOTES)
    ways = (text, bare, text.replace("\\", "/"), bare.replace("\\", "/"))
    return next((way for way in ways if way and is_there(Path(way))), "")


def where_it_broke_off(text: str) -> str:
    """What to say of a path that leads nowhere."""
    if text[:1] not in QUOTES and '"' in text and as_meant(text.partition('"')[0]):
        return f"{quote(text)} is more than a path: leave out the \\ before the closing quotation mark."
    folder, meant = lost(Path(text.strip(QUOTES) or text))
    said = f"There is no {quote(text)}: {what_lies_in(folder)}"
    if meant is None:
        return said
    typed = f'"{meant}"' if " " in str(meant) else str(meant)
    return f"{said} Did you mean {typed}?"


def rubric_in(folder: str) -> Rubric:
    """The rubric in a workbook or folder, or one that ships by this name. Raises FaultyValue if it is a faulty one."""
    try:
        return load_rubric(rubric_place(folder) if folder else None)
    except RubricFault as found:
        said = "\n  ".join(["the rubric cannot be used:", *map(printable, found.faults)])
        raise FaultyValue(said) from found


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
    metavar="RUBRIC",
    help="A rubric of your own: its workbook, or its folder.",
)


def folder_option(holds: str, default: str = "output beside REVIEW") -> Callable[[Command], Command]:
    """-o, the folder that a command writes into, None where it is not given; `holds` says of it what the help says."""
    return _output_option(click.Path(path_type=Path, file_okay=False), default, "DIR", holds)


def file_option(name: str, holds: str) -> Callable[[Command], Command]:
    """-o, the file that a command writes, None for one of this name in the review's folder; `holds` says of it what the
    help says."""
    return _output_option(click.Path(path_type=Path, dir_okay=False), f"{name} in the review's folder", "FILE", holds)


def _output_option(kind: click.Path, default: str, metavar: str, holds: str) -> Callable[[Command], Command]:
    return click.option("-o", "--output", type=kind, metavar=metavar, help=f"{holds}  [default: {default}]")


force_option = click.option("--force", is_flag=True, help="Overwrite files that are there already.")
password_option = click.option(
    "--password", "passwords", multiple=True, metavar="WORD", help="Password for protected files; may be repeated."
)
prefer_option = click.option(
    "--prefer",
    multiple=True,
    metavar="FILE",
    help="Which of an agency's two returns counts: the name of its file, or of the email or zip it came in.",
)


def _file_and_agency(ctx: click.Context, param: click.Parameter, given: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """Each FILE=CODE in its two parts. Raises BadParameter."""
    pairs = [text.rpartition("=") for text in given]
    for text, (file, _, code) in zip(given, pairs, strict=True):
        if not file.strip() or not code.strip():
            raise click.BadParameter(f"“{printable(text)}” is not FILE=CODE, such as Police.xlsx=FIRE.")
    return tuple((file.strip(), code.strip()) for file, _, code in pairs)


whose_option = click.option(
    "--whose",
    multiple=True,
    metavar="FILE=CODE",
    callback=_file_and_agency,
    help="Whose return a file is, by the agency's code or name; may be repeated.",
)
on_option = click.option("--on", type=day, metavar="DATE", help="Count days late up to this day. [default: today]")
files_argument = click.argument("files", metavar="[REVIEW] [RETURNS]...", nargs=-1, type=Existing())
before_option = click.option(
    "--before",
    type=Existing(dir_okay=False),
    metavar="FILE",
    help="The summary of the review before: what has moved since, and which promises were kept.",
)

"""What a command works on: the files that it is given or, without any, those of the review in this folder."""

from __future__ import annotations

from collections.abc import Sequence
from functools import wraps
from pathlib import Path
from typing import Any

import click

from csxl.cli.options import Command, Existing, files_argument
from csxl.cli.printing import warn
from csxl.review.folder import RETURNS
from csxl.review.whereabouts import Located, folder_of, locate


def located(files: Sequence[Path], needs_workbook: bool = True) -> Located:
    """The review that the files belong to, or else the one here; stderr says so if nothing can have come back yet.
    Raises Refusal if it is not clear which one is meant."""
    found = locate(files, needs_workbook)
    if not found.returns:
        where = found.folder / RETURNS
        warn(f"WARNING: There is no folder {where} yet; make it, and put what comes back into it.")
    return found


def with_review(command: Command) -> Command:
    """The command with the arguments REVIEW and RETURNS; it receives the review that they belong to as `found`, and the
    review's folder as `output` unless another is given."""

    @files_argument
    @wraps(command)
    def with_found(*arguments: Any, files: tuple[Path, ...], output: Path | None, **options: Any) -> Any:
        found = located(files)
        return command(*arguments, found=found, output=output or found.folder, **options)

    return with_found


def with_workbook(command: Command) -> Command:
    """The command with the argument REVIEW; it receives the coordinator's `workbook`, by default the one in this
    folder, and the review's folder as `output` unless another is given."""

    @click.argument("workbook", metavar="[REVIEW]", required=False, type=Existing(dir_okay=False))
    @wraps(command)
    def with_one(*arguments: Any, workbook: Path | None, output: Path | None, **options: Any) -> Any:
        found = Located(workbook, (), output or folder_of(workbook)) if workbook else locate((), needs_workbook=True)
        return command(*arguments, workbook=found.workbook, output=output or found.folder, **options)

    return with_one

"""Writing files for the commands: beside and renamed, and nothing overwritten without leave."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable
from pathlib import Path

import click

QUESTIONNAIRES, RETURNS = "questionnaires", "returns"  # in a review's folder: as issued, and as they came back


class Refused(click.ClickException):
    """Nothing was done; the sentence says why. Exit status 2."""

    exit_code = 2


def refuse_overwriting(paths: Iterable[Path], force: bool) -> None:
    """Raise Refused if any of the files is there already, before the first one is written."""
    there = [path for path in paths if path.exists()]
    if there and not force:
        more = f" (and {len(there) - 1} more)" if len(there) > 1 else ""
        raise Refused(f"{there[0]}{more} is there already; nothing was written. Add --force to overwrite.")


def write_file(path: Path, data: bytes) -> None:
    """Write a file beside its place and rename it, so that a half-written one is never seen."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, beside = tempfile.mkstemp(dir=path.parent, prefix=f".{path.stem[:20]}-", suffix=".part")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            Path(beside).chmod(0o666 & ~_umask())
            Path(beside).replace(path)
        except BaseException:
            Path(beside).unlink(missing_ok=True)
            raise
    except OSError as fault:
        raise Refused(f"{path} could not be written: {fault.strerror or fault}. Is it open in Excel?") from fault


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask

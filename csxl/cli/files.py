"""Writing files for the commands: nothing is left half-written, and nothing is overwritten without --force."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Collection, Sequence
from pathlib import Path

from csxl.model.refusal import Refusal
from csxl.review.folder import returns_in
from csxl.text.wording import many


def refuse_overwriting(paths: Collection[Path], force: bool, given: Sequence[Path] = ()) -> None:
    """Raise Refusal, before anything is written, if any of the files is there already and `force` is not given.

    Whatever `force` says, no file is written twice, and none is overwritten that the command was `given` to read, by
    itself or in a folder.
    """
    places = [_place(path) for path in paths]
    if twice := [path for path, place in zip(paths, places, strict=True) if places.count(place) > 1]:
        raise Refusal(f"{twice[0]} cannot be two files at once; nothing was written. Please give each its own name.")
    there = [path for path in paths if path.exists()]
    read = [_place(path) for path in returns_in(given)]
    if lost := [path for path in there if any(_place(path).is_relative_to(place) for place in read)]:
        raise Refusal(
            f"{lost[0]} is one of the files to read; nothing was written. Please give the new file another name."
        )
    if there and not force:
        names = f"{there[0]} is" if len(there) == 1 else f"{there[0]} and {many(len(there) - 1, 'other file')} are"
        raise Refusal(f"{names} there already; nothing was written. Add --force to overwrite.")


def write_file(path: Path, data: bytes) -> None:
    """Write a file under another name and then rename it, so that nobody sees it half-written. Raises Refusal."""
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
        why = f"{path} could not be written: {fault.strerror or fault}."
        raise Refusal(f"{why} Is it open in another program, or its folder closed to you?") from fault


def _place(path: Path) -> Path:
    """Where a file is, whichever way its path is written."""
    return Path(os.path.normcase(path.resolve()))


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask

"""Writing files for the commands: nothing is left half-written, and nothing is overwritten without --force."""

from __future__ import annotations

import os
import tempfile
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from csxl.model.refusal import Refusal
from csxl.review.folder import issued_beside, returns_in
from csxl.text.wording import many


def refuse_overwriting(paths: Collection[Path], force: bool, given: Sequence[Path] = ()) -> None:
    """Raise Refusal, before anything is written, if any of the files is there already and `force` is not given.

    Whatever `force` says, no file is written twice, none is overwritten that the command was `given` to read, by itself
    or in a folder, or that was issued beside those, and nothing is that is no file, such as a device.
    """
    times = Counter(os.path.normcase(os.path.realpath(path)) for path in paths)
    if twice := [place for place, count in times.items() if count > 1]:
        raise Refusal(f"{twice[0]} cannot be two files at once; nothing was written. Please give each its own name.")
    there = [path for path in paths if os.path.lexists(path)]
    if odd := [path for path in there if path.exists() and not path.is_file()]:
        raise Refusal(f"{odd[0]} is there already and is not a file; nothing was written. Please give another name.")
    read = set[object]().union(*map(_marks, [*returns_in(given), *issued_beside(given)]))
    if lost := [path for path in there if any(_marks(place) & read for place in _around(path))]:
        raise Refusal(
            f"{lost[0]} is one of the files to be read, or lies among them; nothing was written. "
            "Please give the new file another name."
        )
    if there and not force:
        names = f"{there[0]} is" if len(there) == 1 else f"{there[0]} and {many(len(there) - 1, 'other file')} are"
        raise Refusal(f"{names} there already; nothing was written. Add --force to overwrite.")


def write_file(path: Path, data: bytes) -> None:
    """Write a file under another name and then rename it, so that nobody sees it half-written. Raises Refusal."""
    try:
        with written_beside(path, data) as beside:
            beside.replace(path)
        sync_folder(path.parent)
    except OSError as fault:
        why = f"{path} could not be written: {fault.strerror or fault}."
        raise Refusal(f"{why} Is it open in another program, or are you not allowed to write there?") from fault


@contextmanager
def written_beside(path: Path, data: bytes) -> Iterator[Path]:
    """A file beside `path` that holds the data, safe on the disk; what has not been renamed by the end is removed.
    Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.stem[:20]}-", suffix=".part")
    beside = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        beside.chmod(0o666 & ~_umask())
        yield beside
    finally:
        with suppress(OSError):  # a leftover harms nobody, and what was renamed is in its place
            beside.unlink(missing_ok=True)


def sync_folder(folder: Path) -> None:
    """Make the names in a folder safe on the disk, where the system can: Windows opens no folder."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _around(path: Path) -> list[Path]:
    """A path and the folders that it lies in, as it is written and as it truly is."""
    return [place for way in (path.absolute(), Path(os.path.realpath(path))) for place in (way, *way.parents)]


def _marks(path: Path) -> set[object]:
    """What a file or folder is known by, whichever way its path is written: true path and number on the disk."""
    marks: set[object] = {os.path.normcase(os.path.realpath(path))}
    with suppress(OSError, ValueError):
        found = path.stat()
        if found.st_ino:  # some network drives number nothing
            marks.add((found.st_dev, found.st_ino))
    return marks


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask

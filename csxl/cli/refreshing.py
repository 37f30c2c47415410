"""Making a file anew that people may have typed into: it is kept in earlier/ first, and a fault loses neither the old
nor the new."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from pathlib import Path

from csxl.cli.files import sync_folder, written_beside
from csxl.model.refusal import Refusal
from csxl.review.folder import EARLIER, is_open_elsewhere, owner_files
from csxl.text.records import dataclass

STAMP = re.compile(r" (\d{4}-\d\d-\d\d \d{6})")  # in the names of former files
AS_IT_WAS = "Nothing was replaced, and what it holds is as it was."


@dataclass(frozen=True)
class Present:
    """A file as it was read before it is made anew: its bytes, None if there was none."""

    path: Path
    data: bytes | None


def present(path: Path) -> Present:
    """A file as it is now. Raises Refusal if it cannot be read, or is open in another program."""
    try:
        _refuse_open(path)
        return Present(path, _bytes(path))
    except OSError as fault:
        raise Refusal(f"{path} could not be read: {fault.strerror or fault}. {AS_IT_WAS}") from fault


def refresh(files: Sequence[tuple[Present, bytes]], now: datetime.datetime) -> None:
    """Replace files by new contents, each once all of them are kept in earlier/ as they were. Raises Refusal, and then
    those that were not replaced yet are as they were."""
    for before, _ in files:
        _refuse_open(before.path)
    for before, _ in files:
        if before.data is not None:
            _keep(before.path, before.data, now)
    for before, data in files:
        if before.data != data:
            _replace(before, data)


def set_aside(paths: Sequence[Path], now: datetime.datetime) -> None:
    """Move files into earlier/, each only once a copy is kept there. Raises Refusal, and then those that were not moved
    yet are where they were."""
    for path in paths:
        before = present(path)
        if before.data is None:
            continue
        _keep(path, before.data, now)
        try:
            path.unlink()
        except OSError as fault:
            raise Refusal(f"{path} could not be removed: {fault.strerror or fault}. {AS_IT_WAS}") from fault


def _refuse_open(path: Path) -> None:
    """Raise Refusal if a file is open in another program: what is not saved yet would be lost."""
    if is_open_elsewhere(path):
        raise Refusal(
            f"{path} is open in another program, so what is typed there may not be saved yet. {AS_IT_WAS} Save and "
            f"close it, and try again. (If it is not open, delete {' or '.join(owner_files(path))} beside it.)"
        )


def _keep(path: Path, data: bytes, now: datetime.datetime) -> None:
    """Keep a file's bytes in earlier/ under its name and the time, unless they are there already. Raises Refusal."""
    folder = path.parent / EARLIER
    try:
        if _newest(folder, path) == data:
            return
        with written_beside(_free(folder, path, now), data) as beside:
            beside.rename(_free(folder, path, now))
        sync_folder(folder)
        sync_folder(path.parent)
    except OSError as fault:
        raise Refusal(f"{path} could not be copied to {folder}: {fault.strerror or fault}. {AS_IT_WAS}") from fault


def _newest(folder: Path, path: Path) -> bytes | None:
    """The bytes of the newest copy of a file in earlier/, None if there is none."""
    found = []
    for copy in folder.glob("*") if folder.is_dir() else ():
        stamp = STAMP.fullmatch(copy.stem.removeprefix(path.stem)) if copy.stem.startswith(path.stem) else None
        if stamp and copy.suffix == path.suffix:
            found.append((stamp[1], copy))
    return max(found)[1].read_bytes() if found else None


def _free(folder: Path, path: Path, now: datetime.datetime) -> Path:
    """A name in earlier/ that no file has: the next free second, so that by name is by age."""
    while (free := folder / f"{path.stem} {now:%Y-%m-%d %H%M%S}{path.suffix}").exists():
        now += datetime.timedelta(seconds=1)
    return free


def _replace(before: Present, data: bytes) -> None:
    """Put new contents in a file's place. Raises Refusal, also if somebody has saved it meanwhile."""
    path = before.path
    try:
        with written_beside(path, data) as beside:
            _refuse_open(path)
            if _bytes(path) != before.data:
                raise Refusal(f"{path} was saved while it was being read, so it was not replaced; please try again.")
            beside.replace(path)
        sync_folder(path.parent)
    except OSError as fault:
        why = f"{path} could not be replaced: {fault.strerror or fault}. Is it open in another program?"
        raise Refusal(f"{why} {AS_IT_WAS}") from fault


def _bytes(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None

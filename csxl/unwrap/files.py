"""Files and folders on disk."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from csxl.diagnostics.of_file import FileCode
from csxl.model.diagnostic import Diagnostic
from csxl.unwrap.source import LEFT_FOLDERS, MOST_FILE, Source
from csxl.unwrap.unpacked import is_taken_apart, parts_in, put_together


def is_folder(path: Path) -> bool:
    """Whether it is a folder; a link into somewhere that may not be looked at is none."""
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def is_file(path: Path) -> bool:
    """Whether it is a file; a name that the system cannot have is none's."""
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


def files_in(folder: Path) -> Iterator[Path]:
    """The files in a folder and its subfolders, in order, each folder once, without what systems keep for
    themselves; also any folder that cannot be listed, or that is a document taken apart."""
    seen, waiting = set(), [folder]
    while waiting:
        path = waiting.pop()
        if not is_folder(path) or is_taken_apart(path):
            yield path
            continue
        status = path.stat()
        if (status.st_dev, status.st_ino) in seen:
            continue
        seen.add((status.st_dev, status.st_ino))
        try:
            inside = (file for file in path.iterdir() if file.name.lower() not in LEFT_FOLDERS)
            waiting.extend(sorted(inside, reverse=True))
        except OSError:
            yield path


def load(path: Path, within: str) -> Source | Diagnostic:
    """A file's bytes, or why it cannot be opened."""
    file = str(path).encode("utf-8", "replace").decode()
    try:
        if is_taken_apart(path):
            return _document(path, file, within)
        status = path.stat()
        if not path.is_file():
            return FileCode.NOT_OPENED.about(
                file, why="it is not a file" if not is_folder(path) else "you are not allowed to open it"
            )
        if status.st_size > MOST_FILE:
            return FileCode.TOO_LARGE.about(file, limit=MOST_FILE >> 20)
        with path.open("rb") as stream:
            data = stream.read(status.st_size)
    except (FileNotFoundError, NotADirectoryError):
        return FileCode.NO_SUCH_FILE.about(file)
    except (OSError, ValueError) as fault:
        return FileCode.NOT_OPENED.about(file, why=getattr(fault, "strerror", "") or "its name has odd characters")
    return Source(file, data, "", within)


def _document(folder: Path, file: str, within: str) -> Source | Diagnostic:
    """The document whose parts a folder holds. Raises OSError."""
    parts = parts_in(folder, MOST_FILE)
    if parts is None:
        return FileCode.TOO_LARGE.about(file, limit=MOST_FILE >> 20)
    return Source(file, put_together(parts), "", within)

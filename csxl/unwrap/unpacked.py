"""Workbooks that were taken apart: a folder of parts, on the disk or in a zip, is put together again in memory."""

from __future__ import annotations

import io
import os
import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path

MOST_PARTS = 5_000
MOST_STEPS = 20  # folders within each other that are looked into
# What stands side by side in the folder of a document that was taken apart.
SIDE_BY_SIDE = (
    *({"[content_types].xml", folder} for folder in ("xl/", "word/", "ppt/")),
    {"content.xml", "meta-inf/"},
    *({index, beside} for index in ("index/", "index.zip") for beside in ("metadata/", "preview.jpg")),  # of Apple
)


def folders_of_parts(names: Iterable[str]) -> dict[str, int]:
    """For each of these files that belongs to a document that was taken apart, how many folders stand round that
    document; one whose parts stand in no folder is whole."""
    steps = {name: name.replace("\\", "/").split("/") for name in names}
    inside: dict[str, set[str]] = {}
    for path in steps.values():
        for depth, step in enumerate(path[:MOST_STEPS]):
            is_last = depth + 1 == len(path)
            inside.setdefault("/".join(path[:depth]), set()).add(step.lower() + ("" if is_last else "/"))
    apart = {folder for folder, children in inside.items() if folder and holds_parts(children)}
    found = {}
    for name, path in steps.items():
        depths = (depth for depth in range(1, min(len(path), MOST_STEPS)) if "/".join(path[:depth]) in apart)
        if depth := next(depths, 0):
            found[name] = depth
    return found


def holds_parts(children: Iterable[str]) -> bool:
    """Whether these, in small letters and folders with a slash, are what the folder of such a document holds."""
    inside = set(children)
    return any(together <= inside for together in SIDE_BY_SIDE)


def put_together(parts: Mapping[str, bytes]) -> bytes:
    """The document of these parts, the same bytes whenever it is put together."""
    out = io.BytesIO()
    first = [name for name in parts if name.lower() in ("mimetype", "[content_types].xml")]
    with zipfile.ZipFile(out, "w") as book:
        for name in (*first, *sorted(set(parts) - set(first))):
            book.writestr(zipfile.ZipInfo(name), parts[name])
    return out.getvalue()


def is_taken_apart(folder: Path) -> bool:
    """Whether a folder on the disk holds the parts of one document."""
    try:
        with os.scandir(folder) as inside:
            return holds_parts({entry.name.lower() + ("/" if entry.is_dir() else "") for entry in inside})
    except OSError:
        return False


def parts_in(folder: Path, most: int) -> dict[str, bytes] | None:
    """The parts in a folder on the disk, None if they are more than any workbook has. Raises OSError."""
    parts: dict[str, bytes] = {}
    for path in sorted(folder.rglob("*")):
        if not path.is_file():
            continue
        most -= path.stat().st_size
        if most < 0 or len(parts) >= MOST_PARTS:
            return None
        parts[path.relative_to(folder).as_posix()] = path.read_bytes()
    return parts

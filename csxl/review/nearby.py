"""A path that leads nowhere: what lies where it breaks off, and which path was probably meant."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from csxl.review.folder import OUTPUT, is_reviews_folder
from csxl.text.wording import listed, quote

NAMES = 6  # files and folders named in one sentence
LOOKED_INTO = 50  # folders, for one in which the path would lead somewhere
LEVELS = 3  # above a folder, for one in which a review lies
ALIKE = 0.6  # of 1, from which two names are taken for one mistyped


class PathLost(NamedTuple):
    """The folder in which a path breaks off, and the path probably meant, if any is near."""

    folder: Path
    meant: Path | None


def lost(path: Path) -> PathLost:
    """Where a path that leads nowhere breaks off, and what was probably meant."""
    folder = Path(path.anchor)
    parts = path.relative_to(path.anchor).parts
    for place, name in enumerate(parts):
        if not is_there(folder / name):
            rest = Path(*parts[place:])
            return PathLost(folder, _elsewhere(folder, rest) or _respelt(folder, parts[place:]))
        folder /= name
    return PathLost(folder.parent, None)


def is_there(path: Path) -> bool:
    """Whether a path leads somewhere; a name that the system cannot have leads nowhere."""
    try:
        return path.exists()
    except (OSError, ValueError):
        return False


def _elsewhere(folder: Path, rest: Path) -> Path | None:
    """The same path from a folder below or above, or without its first folder, if only one of these leads anywhere."""
    below = [inner / rest for inner in _folders(folder)][:LOOKED_INTO]
    found = [path for path in (*below, *_from_above(folder, rest)) if is_there(path)]
    return found[0] if len(found) == 1 else None


def _from_above(folder: Path, rest: Path) -> Iterator[Path]:
    if folder == Path():
        yield Path("..") / rest
        if len(rest.parts) > 1:
            yield Path(*rest.parts[1:])


def _respelt(folder: Path, parts: tuple[str, ...]) -> Path | None:
    """The path with the nearest name in place of each that is not there."""
    for name in parts:
        found = name if is_there(folder / name) else _nearest(name, names_in(folder))
        if not found:
            return None
        folder /= found
    return folder


def _nearest(name: str, names: list[str]) -> str:
    folded = {one.casefold(): one for one in names}
    near = difflib.get_close_matches(name.casefold(), folded, 1, ALIKE)
    return folded[near[0]] if near else ""


def _folders(folder: Path) -> list[Path]:
    return [folder / name for name in names_in(folder) if (folder / name).is_dir()]


def names_in(folder: Path) -> list[str]:
    """What lies in a folder, without what programs leave there."""
    try:
        return sorted(path.name for path in folder.iterdir() if path.name[:1] not in (".", "~"))
    except OSError:
        return []


def what_lies_in(folder: Path) -> str:
    """One sentence: "/home/r/review holds output and review.xlsx."."""
    names = names_in(folder)
    return f"{folder.absolute()} holds {listed(names, NAMES) if names else 'nothing'}."


def review_near(folder: Path) -> str:
    """A sentence that says in which folder below or above there is a review, "" if there is none."""
    above = [Path(*[".."] * level) for level in range(1, LEVELS + 1)]
    higher = [path for path in above if _has_review(folder / path)][-1:]  # the last is the one with the workbook
    below = [path.relative_to(folder) for path in _folders(folder)[:LOOKED_INTO] if _has_review(path)]
    found = higher or below
    if len(found) == 1:
        return f'There is a review in {found[0]}: type cd "{found[0]}" first.'
    return f"There are reviews in {listed([quote(str(path)) for path in found], NAMES)}." if found else ""


def _has_review(folder: Path) -> bool:
    return is_reviews_folder(folder) or is_reviews_folder(folder / OUTPUT)

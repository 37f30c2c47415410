"""Where the summary of the review before is: as a command was told, as the coordinator's workbook says, or as
`csxl generate` left word of it beside the questionnaires."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from csxl.diagnostics.of_review import ReviewCode
from csxl.model.diagnostic import Diagnostic
from csxl.model.review import NamedFile, Review
from csxl.review.folder import OUTPUT, SUMMARY
from csxl.text.wording import one_line, quote
from csxl.unwrap.files import is_file
from csxl.unwrap.source import POINTER

COMMENT = "#"
NOTE = f"{COMMENT} Where the summary of the review before is, seen from this folder. csxl reads it for the new summary."
MOST = 1 << 16  # bytes that are read of the note
QUOTES = " \t\"'“”‘’"  # round a path that was copied from elsewhere


class FoundBefore(NamedTuple):
    """The summary of the review before, None if none is named or it is not there, and what is to be said of that."""

    path: Path | None
    said: tuple[Diagnostic, ...] = ()


def find_before(
    given: Path | None, workbook: Path | None, review: Review | None, folders: Sequence[Path] = ()
) -> FoundBefore:
    """The summary of the review before: the one `given`; else the one that the coordinator's workbook names; else the
    one that is noted in the first of these folders of questionnaires to have a note."""
    if given:
        return FoundBefore(given)
    if workbook and review and review.before.text:
        return _named(workbook, review.before)
    for folder in folders:
        if text := _noted(folder / POINTER):
            path = next(_candidates(text, folder), None)
            gone = ReviewCode.BEFORE_GONE.about(str(folder / POINTER), text=quote(one_line(text)))
            return FoundBefore(path, () if path else (gone,))
    return FoundBefore(None)


def note_of(path: Path, folder: Path) -> tuple[Path, bytes]:
    """The file that notes it in a folder of questionnaires, and what that says: the path from there or, where none
    leads there, the whole one."""
    there = Path(os.path.realpath(path))
    try:
        seen = Path(os.path.relpath(there, os.path.realpath(folder)))
    except ValueError:  # on Windows, on another drive
        seen = there
    return folder / POINTER, f"{NOTE}\n{seen.as_posix()}\n".encode("utf-8", "surrogateescape")


def _named(workbook: Path, named: NamedFile) -> FoundBefore:
    path = next(_candidates(named.text, workbook.parent), None)
    place = (str(workbook), named.sheet, named.cell, "")
    return FoundBefore(path, () if path else (ReviewCode.BEFORE_NOT_THERE.about(*place, text=quote(named.text)),))


def _noted(note: Path) -> str:
    """The path in a note, "" if there is none."""
    try:
        with note.open("rb") as stream:
            text = stream.read(MOST).decode("utf-8-sig", "surrogateescape")
    except OSError:
        return ""
    return next((line.strip() for line in text.splitlines() if line.strip() and not line.startswith(COMMENT)), "")


def _candidates(text: str, folder: Path) -> Iterator[Path]:
    """The files that a path may mean as somebody wrote it: in either system's spelling, or its folder alone."""
    plain = text.strip(QUOTES)
    for spelt in dict.fromkeys((plain, plain.replace("\\", "/"))):
        path = folder / spelt
        yield from filter(is_file, (path, path / SUMMARY, path / OUTPUT / SUMMARY))

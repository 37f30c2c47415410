"""How the summary names files: without the folders that all of them lie in, which say more of a computer than of a
review."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

MARKS = "/\\"


def shown_names(files: Iterable[str]) -> Mapping[str, str]:
    """What each file is called: the part after the folders that all of them share. What a zip or mail is called stays,
    as does any folder with a full stop in its name."""
    every = sorted(set(filter(None, files)))
    shared = _folder(every[0]) if every else ""
    for file in every:
        while not file.startswith(shared):
            shared = _folder(shared[:-1])
    return {file: file[len(shared) :] for file in every}


def _folder(file: str) -> str:
    """The folders that a file lies in, with the last "/"; what has a full stop in its name may be a file."""
    end = 0
    for place, letter in enumerate(file):
        if letter in MARKS:
            if "." in file[end:place].strip("."):
                break
            end = place + 1
    return file[:end]

"""Which returns a file's name means, as somebody types it: with or without its folder and its ending."""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Sequence

from csxl.model.answers import Return

LONGEST_ENDING = 5  # characters after the dot
PROPOSED, ALIKE = 3, 0.6  # names proposed, and how like the typed one each must be (difflib's ratio)


def named(returns: Sequence[Return], name: str) -> tuple[Return, ...]:
    """The returns whose bytes have this SHA-256, or whose file, or the mail or archive it came in, has this name:
    exactly, or else whatever its case, or else without its ending."""
    if found := tuple(one for one in returns if name and one.sha256 == name):
        return found
    for plain, endless in ((_spelt, False), (_folded, False), (_folded, True)):
        wanted = _parts(plain(name))
        if found := tuple(one for one in returns if wanted and _matches(_parts(plain(one.file)), wanted, endless)):
            return found
    return ()


def nearest(returns: Sequence[Return], name: str) -> tuple[str, ...]:
    """The names of files that are most like one that no file has."""
    wanted = _parts(_folded(name))[-1:]
    last = {_folded(one): one for returned in returns for one in _parts(_spelt(returned.file))[-2:] if "." in one}
    known = {**{_stem(folded): shown for folded, shown in last.items()}, **last}
    close = [near for one in wanted for near in difflib.get_close_matches(one, known, 2 * PROPOSED, ALIKE)]
    return tuple(dict.fromkeys(known[near] for near in close))[:PROPOSED]


def _matches(parts: Sequence[str], wanted: Sequence[str], endless: bool) -> bool:
    """Whether the wanted parts stand one after the other in a path, or the path at the end of a longer wanted one."""
    if len(wanted) > len(parts):
        return not endless and list(wanted[-len(parts) :]) == list(parts)
    for at in range(len(parts) - len(wanted) + 1):
        *folders, last = parts[at : at + len(wanted)]
        if [*folders, _stem(last) if endless else last] == list(wanted):
            return True
    return False


def _stem(part: str) -> str:
    stem, _, ending = part.rpartition(".")
    return stem if stem and len(ending) <= LONGEST_ENDING and ending.isalnum() else part


def _parts(path: str) -> list[str]:
    return [part for part in path.split("/") if part not in ("", ".")]


def _spelt(path: str) -> str:
    """The path with one spelling of each letter (Macs write "é" as two characters) and one kind of slash."""
    return unicodedata.normalize("NFC", path.strip()).replace("\\", "/")


def _folded(path: str) -> str:
    return _spelt(path).casefold()

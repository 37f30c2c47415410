"""How a cell's letters look, as far as people pick out one descriptor of several by it."""

from __future__ import annotations

from typing import NamedTuple

from csxl.sheets.cells import Cell, Flag

DARK = 0x50  # the brightest part of a colour that is as good as black


class Features(NamedTuple):
    """How a cell's letters look, each part as one text, "" for the usual."""

    stress: str = ""
    part: str = ""
    ink: str = ""
    seen: str = ""
    frame: str = ""
    font: str = ""


PLAIN = Features()


def features(cell: Cell) -> Features:
    """How a cell's letters look."""
    look, flags = cell.look, cell.flags
    return Features(
        look.stress,
        "part" if flags & Flag.STRESSED else "",
        _ink(look.ink),
        "unseen" if flags & Flag.UNSEEN else "",
        look.frame.casefold(),
        look.font.casefold(),
    )


def _ink(ink: str) -> str:
    """A colour of letters, "" for black or nearly so."""
    if ink in ("theme:1", "theme:0"):
        return ""
    try:
        parts = [int(ink[at : at + 2], 16) for at in (1, 3, 5)] if ink.startswith("#") else []
    except ValueError:
        parts = []
    return "" if parts and max(parts) <= DARK else ink.casefold()

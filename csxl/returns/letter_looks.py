"""How a cell's letters look, as far as people pick out one descriptor of several by it."""

from __future__ import annotations

from typing import NamedTuple

from csxl.sheets.cells import Cell, Flag
from csxl.sheets.style_colours import told_from_black


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
    return "" if ink in ("theme:1", "theme:0") else told_from_black(ink).casefold()

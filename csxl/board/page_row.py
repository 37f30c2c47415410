"""A row of page one before it is written: what stands where, and how high it is."""

from __future__ import annotations

from dataclasses import replace

from csxl.board.blocks import Text, shown
from csxl.board.live_texts import static
from csxl.summary.formulas import Formula
from csxl.text.records import dataclass


@dataclass(frozen=True)
class Placed:
    """A text in the columns from `first` to `last`, in one of the page's looks; `link` is a place in the workbook, and
    `tip` what is said of that where the mouse stands."""

    first: int
    last: int
    text: Text
    look: str
    link: str = ""
    tip: str = ""


@dataclass(frozen=True)
class PageRow:
    """A row of the page: its height in points, its texts from left to right, and the number of the table that it is
    part of, 0 for none."""

    points: float
    cells: tuple[Placed, ...]
    table: int = 0


def as_made(row: PageRow) -> PageRow:
    """The row with the texts as they are now, none of which will change; that of a link stays a formula."""
    return replace(row, cells=tuple(replace(cell, text=_as_made(cell)) for cell in row.cells))


def _as_made(cell: Placed) -> Text:
    text = shown(cell.text)
    return static(text) if cell.link and isinstance(cell.text, Formula) else text

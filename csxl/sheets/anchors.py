"""Where a drawing says that something lies, and which cells that is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple
from xml.etree.ElementTree import Element

from csxl.sheets.cells import Area
from csxl.sheets.sizes import PIXEL, SLIVER, Axis, Sizes

LARGEST = 1 << 40  # EMU: ten times as far as a sheet goes
FIRST = Area(1, 1, 1, 1)
FIFTH = 5  # less than a fifth of the cell and of the thing itself is carelessness too
MOST_TOUCHED = 2


class Corner(NamedTuple):
    """A column and a row from 0, and how far beyond their beginnings, in EMU."""

    column: int
    beyond_column: int
    row: int
    beyond_row: int


class Anchor(NamedTuple):
    """What a drawing says of where a thing lies: its corners, or its place and its extent."""

    start: Corner | None
    end: Corner | None
    position: tuple[int, int] | None
    extent: tuple[int, int]


class Box(NamedTuple):
    """A rectangle in EMU from the sheet's upper left corner."""

    left: int
    top: int
    right: int
    bottom: int

    def part(self, left: float, top: float, right: float, bottom: float) -> Box:
        """A part of it, given in shares of its width and height."""
        width, height = self.right - self.left, self.bottom - self.top
        return Box(
            self.left + int(width * left),
            self.top + int(height * top),
            self.left + int(width * right),
            self.top + int(height * bottom),
        )


def number(text: str | None) -> int:
    """A whole number as a drawing writes it, 0 for anything else."""
    text = (text or "").strip()
    digits = text[1:] if text[:1] == "-" else text
    if not (digits.isascii() and digits.isdigit() and len(digits) < 14):
        return 0
    return max(-LARGEST, min(LARGEST, int(text)))


def anchor_of(anchor: Element, names: Mapping[str, str]) -> Anchor:
    """What an anchor's element says (from and to, from and ext, or pos and ext)."""
    found = {names[child.tag]: child for child in anchor}
    start, end, extent, position = (found.get(name) for name in ("from", "to", "ext", "pos"))
    return Anchor(
        _corner(start, names) if start is not None else None,
        _corner(end, names) if end is not None else None,
        (number(position.get("x")), number(position.get("y"))) if position is not None else None,
        (number(extent.get("cx")), number(extent.get("cy"))) if extent is not None else (0, 0),
    )


def box_of(anchor: Anchor, sizes: Sizes) -> Box | None:
    """The rectangle that an anchor means, or None where it does not say."""
    if anchor.start is not None:
        left, top = _at(anchor.start, sizes)
    elif anchor.position is not None:
        left, top = anchor.position
    else:
        return None
    if anchor.end is not None:
        right, bottom = _at(anchor.end, sizes)
    else:
        right, bottom = left + anchor.extent[0], top + anchor.extent[1]
    return Box(min(left, right), min(top, bottom), max(left, right), max(top, bottom))


def box_of_cells(numbers: list[int], sizes: Sizes) -> Box:
    """The rectangle of eight numbers: the column, row and pixels of two corners as old drawings order them."""
    left, after_left, top, after_top, right, after_right, bottom, after_bottom = numbers
    return Box(
        _place(sizes.columns, left, after_left * PIXEL),
        _place(sizes.rows, top, after_top * PIXEL),
        _place(sizes.columns, right, after_right * PIXEL),
        _place(sizes.rows, bottom, after_bottom * PIXEL),
    )


def cells_under(box: Box | None, sizes: Sizes) -> Area:
    """The cells that a rectangle covers, without those that it merely touches; the first cell where it is unknown."""
    if box is None:
        return FIRST
    left, right = _covered(sizes.columns, box.left, box.right)
    top, bottom = _covered(sizes.rows, box.top, box.bottom)
    return Area(top + 1, left + 1, bottom + 1, right + 1)


def _corner(corner: Element, names: Mapping[str, str]) -> Corner:
    at = {names[child.tag]: number(child.text) for child in corner}
    return Corner(at.get("col", 0), at.get("colOff", 0), at.get("row", 0), at.get("rowOff", 0))


def _at(corner: Corner, sizes: Sizes) -> tuple[int, int]:
    column, beyond_column, row, beyond_row = corner
    return _place(sizes.columns, column, beyond_column), _place(sizes.rows, row, beyond_row)


def _place(axis: Axis, count: int, beyond: int) -> int:
    return axis.within(max(0, min(count, axis.count - 1)), beyond)


def _covered(axis: Axis, start: int, end: int) -> tuple[int, int]:
    """The first and the last column or row between two places."""
    first, last = axis.at(start), axis.at(max(start, end - 1))
    extent = max(1, end - start)
    for _ in range(MOST_TOUCHED):
        if first < last and _merely(axis.start(first + 1) - start, axis.size(first), extent):
            first += 1
            start = axis.start(first)
        if first < last and _merely(end - axis.start(last), axis.size(last), extent):
            last -= 1
            end = axis.start(last + 1)
    return first, last


def _merely(overlap: int, size: int, extent: int) -> bool:
    """Whether something only touches a column or row."""
    return overlap <= SLIVER or overlap * FIFTH < min(size, extent)

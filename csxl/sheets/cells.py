"""A workbook as read: a sparse map of the cells that hold something, each with its value and what is odd about it."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntFlag
from typing import NamedTuple

Value = str | float | bool | datetime.date | datetime.time | None  # a datetime is a date


class Flag(IntFlag):
    """What a careful reader would want to know about a cell before trusting its value."""

    NONE = 0
    FORMULA = 1  # worked out, not typed
    UNCACHED = 2  # a formula stored without its value
    ERROR = 4  # an error value such as #REF!; the value is its text
    TWICE = 8  # stored more than once with different values; the others are in `others`
    MERGED = 16  # in a merged block: its first cell, or one that is hidden under it
    COVERED = 32  # in a merged block and not its first cell
    HIDDEN = 64  # in a hidden row or column
    FILLED = 128  # has a coloured fill, which is in `fill`; conditional colours do not count
    COMMENTED = 256  # has a comment or note; its text is in `comment`
    STRUCK = 512  # its text is crossed out


class Place(NamedTuple):
    """A cell's row and column, both from 1."""

    row: int
    column: int


class Cell(NamedTuple):  # a third of a dataclass's cost, and there are hundreds in every return
    """One cell. `text` is what was stored, as text; `fill` is "#RRGGBB" or a theme's name, "" for none."""

    value: Value = None
    text: str = ""
    flags: Flag = Flag.NONE
    formula: str = ""
    comment: str = ""
    fill: str = ""
    others: tuple[str, ...] = ()


class Look(NamedTuple):
    """How a cell shows its value: its fill ("" for none), whether its text is crossed out, whether it is a date."""

    fill: str = ""
    struck: bool = False
    date: bool = False


class Area(NamedTuple):
    """A rectangle of cells, ends included."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True)
class Sheet:
    """One sheet: cells that hold a value, a comment or a fill, the merged blocks, the text of shapes and text boxes
    with the cell that each is anchored to, and the ranges that were sorted last."""

    name: str
    hidden: bool
    cells: Mapping[Place, Cell]
    merges: tuple[Area, ...] = ()
    drawn: tuple[tuple[Place, str], ...] = ()
    sorts: tuple[Area, ...] = ()


@dataclass(frozen=True)
class Book:
    """A workbook as read. `properties` holds the core ones by local name (title, creator, modified …) and the
    custom ones by their own name; `how` says which reader read it: "xml", "openpyxl" or "calamine"."""

    sheets: tuple[Sheet, ...]
    properties: Mapping[str, str] = field(default_factory=dict)
    how: str = "xml"

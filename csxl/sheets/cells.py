"""A workbook as read: a sparse map of the cells that hold something, each with its value and what is odd about it."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import field
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from csxl.text.records import dataclass

Value = str | float | bool | datetime.date | datetime.time | None  # a datetime is a date


class Flag:
    """What a careful reader would want to know about a cell before trusting its value, as numbers: an enum's "and"
    costs ten times more."""

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
    STRUCK = 512  # its text, or a part of it, is crossed out
    UNSEEN = 1024  # nobody sees its text: its letters have the colour behind them, or its number format hides it
    SYMBOLS = 2048  # its text, or a part of it, is in a font that shows signs in place of letters
    SHOWN = 4096  # its number format shows another text than is stored; that is in `shown`
    STRESSED = 8192  # a part of its text is bold, italic, underlined or coloured, the rest not


class Place(NamedTuple):
    """A cell's row and column, both from 1."""

    row: int
    column: int


class Look(NamedTuple):
    """How a cell shows its value. Colours are "#RRGGBB" or a theme's name such as "theme:4", "" for none or the usual
    one; `odd` is True where `seen` must say what a person sees, since it may not be what is stored."""

    fill: str = ""
    struck: bool = False
    date: bool = False  # whether its number format makes a date of a number
    format: str = ""  # its number format as Excel writes it, "" for General
    ink: str = ""  # the colour of its letters
    symbols: str = ""  # the name of its font, if that shows signs in place of letters
    stress: str = ""  # how its letters stand out: words of "bold", "italic" and "underlined", in this order
    frame: str = ""  # the heaviest line round it, such as "thick #BF242A"
    odd: bool = False
    font: str = ""  # the name and size of its letters, such as "Arial 11", "" for the usual ones


PLAIN = Look()


class Cell(NamedTuple):  # a third of a dataclass's cost, and there are hundreds in every return
    """One cell. `text` is what was stored, as text; `shown` is what its number format makes of it, "" where that is
    the same."""

    value: Value = None
    text: str = ""
    flags: int = Flag.NONE
    formula: str = ""
    comment: str = ""
    look: Look = PLAIN
    others: tuple[str, ...] = ()
    shown: str = ""

    @property
    def fill(self) -> str:
        """The colour behind it: "#RRGGBB" or a theme's name, "" for none."""
        return self.look.fill


class Area(NamedTuple):
    """A rectangle of cells, ends included."""

    top: int
    left: int
    bottom: int
    right: int


class DrawnKind(StrEnum):
    """What can lie over a sheet, in the words that a sentence uses."""

    BOX = "a text box"
    SHAPE = "a shape"
    LINE = "a line or an arrow"
    INK = "a pen stroke"
    PICTURE = "a picture"
    OBJECT = "an embedded object"
    CONTROL = "a check box or another control"
    CHART = "a chart"
    DIAGRAM = "a diagram"


class Drawn(NamedTuple):
    """One thing that lies over a sheet: the cells under it, at least the one under its upper left corner; what it
    says; what it is described as (its alternative text, or an object's file name); and for a check box or an option
    button whether it is ticked, else None."""

    area: Area
    kind: DrawnKind = DrawnKind.BOX
    text: str = ""
    described: str = ""
    ticked: bool | None = None

    @classmethod
    def at(cls, place: Place, text: str) -> Drawn:
        """A text box over one cell."""
        return cls(Area(*place, *place), text=text)

    @property
    def place(self) -> Place:
        """The cell under its upper left corner."""
        return Place(self.area.top, self.area.left)


class Rule(NamedTuple):
    """A rule that colours cells by what is in them: the cells, its kind as .xlsx names it ("expression", "cellIs" …),
    its operator, its formulas and the fill that it gives."""

    areas: tuple[Area, ...]
    kind: str
    operator: str
    formulas: tuple[str, ...]
    fill: str


@dataclass(frozen=True)
class Sheet:
    """One sheet: cells that hold a value, a comment or a fill, the merged blocks, what lies over them, the ranges that
    were sorted last, the addresses of links to the world outside by their cells, the texts of its printed headers and
    footers (without codes, one a piece), and the rules that colour cells."""

    name: str
    hidden: bool
    cells: Mapping[Place, Cell]
    merges: tuple[Area, ...] = ()
    drawn: tuple[Drawn, ...] = ()
    sorts: tuple[Area, ...] = ()
    links: Mapping[Place, str] = field(default_factory=dict)
    printed: tuple[str, ...] = ()
    rules: tuple[Rule, ...] = ()

    @cached_property
    def standing(self) -> Mapping[Cell, Sequence[Place]]:
        """Where each distinct cell stands, for what takes long to find out of one: most of a summary's stand there many
        times."""
        found: dict[Cell, list[Place]] = {}
        for place, cell in self.cells.items():
            found.setdefault(cell, []).append(place)
        return found


@dataclass(frozen=True)
class Book:
    """A workbook as read. `properties` holds the core ones by local name (title, creator, modified …) and the
    custom ones by their own name; `how` says which reader read it: "xml", "xls", "xlsb" or "openpyxl"."""

    sheets: tuple[Sheet, ...]
    properties: Mapping[str, str] = field(default_factory=dict)
    how: str = "xml"

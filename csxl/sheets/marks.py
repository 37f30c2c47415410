"""What calamine does not say about a sheet's cells, and the sheet with both put together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from csxl.sheets.areas import flag_merged
from csxl.sheets.cells import PLAIN, Area, Cell, Drawn, Flag, Look, Place, Sheet, Value
from csxl.sheets.limits import Watch

ERRORS = {0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A"}
Read = tuple[Value, str]  # a cell's value and its text
EMPTY: Read = (None, "")


@dataclass
class Marks:
    """What one sheet holds besides its values; filled while the sheet's records are read."""

    formulas: set[Place] = field(default_factory=set)
    errors: dict[Place, str] = field(default_factory=dict)
    comments: dict[Place, str] = field(default_factory=dict)
    looks: dict[Place, Look] = field(default_factory=dict)
    merges: list[Area] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: list[range] = field(default_factory=list)
    drawn: list[Drawn] = field(default_factory=list)


def marked(name: str, hidden: bool, values: Mapping[Place, Read], marks: Marks, watch: Watch) -> Sheet:
    """The sheet with every mark on its cell. Raises PartFault when that takes too long."""
    filled = [place for place, look in marks.looks.items() if look.fill]
    places = dict.fromkeys([*values, *marks.errors, *marks.formulas, *marks.comments, *filled])
    cells = {place: _cell(place, values.get(place, EMPTY), marks) for place in sorted(places)}
    flag_merged(cells, marks.merges, watch)
    return Sheet(name, hidden, cells, tuple(marks.merges), tuple(marks.drawn))


def _cell(place: Place, read: Read, marks: Marks) -> Cell:
    look = marks.looks.get(place, PLAIN)
    error = marks.errors.get(place, "")
    value, text = (error, error) if error else read
    comment = marks.comments.get(place, "")
    hidden = place.row in marks.hidden_rows or any(place.column in columns for columns in marks.hidden_columns)
    has = {
        Flag.FORMULA: place in marks.formulas,
        Flag.ERROR: bool(error),
        Flag.COMMENTED: place in marks.comments,
        Flag.FILLED: bool(look.fill),
        Flag.STRUCK: look.struck,
        Flag.HIDDEN: hidden,
    }
    flags = Flag(sum(flag for flag, there in has.items() if there))
    return Cell(value, text, flags, "", comment, look)

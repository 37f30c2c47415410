"""The rules that colour cells in an `.xls`, as the parts of an `.xlsx` would name them."""

from __future__ import annotations

import struct
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress

from csxl.sheets.cells import Area, Place, Rule
from csxl.sheets.limits import COLUMNS, ROWS
from csxl.sheets.xls_strings import Pieces
from csxl.sheets.xlsb_formulas import OF_KIND, Meant, formula_text
from csxl.sheets.xlsb_records import SENSELESS
from csxl.sheets.xlsb_rules import BLANK, BY_FORMULA, BY_VALUE, MOST_AREAS, MOST_RULES, OPERATORS

CELLS, RULE = 0x1B0, 0x1B1
NUMBER, FONT, ALIGNED, FRAMED, FILLED = (1 << bit for bit in range(25, 30))  # what a rule's format says
OWN_NUMBER = 1
SIZES = {FONT: 118, ALIGNED: 8, FRAMED: 8}
INK_AT = 80  # in what it says of the font
TEXT, MOVING_CELL, MOVING_AREA = 0x17, 0x2C, 0x2D
CELL_STEPS, AREA_STEPS = frozenset({0x24, MOVING_CELL}), frozenset({0x25, MOVING_AREA})
PLAIN_SIZES = {0x19: 3, 0x1C: 1, 0x1D: 1, 0x1E: 2, 0x1F: 8, 0x21: 2, 0x22: 3, **dict.fromkeys(range(0x03, 0x17), 0)}
ROW_MOVES, COLUMN_MOVES = 0x8000, 0x4000


class XlsRules:
    """The rules of one sheet while it is read. One that makes no sense is passed over: it holds no answer."""

    def __init__(self, palette: Sequence[str]) -> None:
        self.palette = palette
        self.areas: tuple[Area, ...] = ()
        self.found: list[Rule] = []
        self.takers: Mapping[int, Callable[[bytes], None]] = {CELLS: self._cells, RULE: self._take}

    def _take(self, body: bytes) -> None:
        with suppress(*SENSELESS):
            self._rule(body)

    def _cells(self, body: bytes) -> None:
        self.areas = ()
        with suppress(*SENSELESS):
            count = min(struct.unpack_from("<H", body, 12)[0], MOST_AREAS)
            corners = (struct.unpack_from("<4H", body, 14 + 8 * number) for number in range(count))
            self.areas = tuple(Area(top + 1, left + 1, bottom + 1, right + 1) for top, bottom, left, right in corners)

    def _rule(self, body: bytes) -> None:
        kind, operator, *sizes = struct.unpack_from("<2B2H", body)
        fill, at = self._fill(body)
        if not fill or not self.areas or kind not in {BY_VALUE, BY_FORMULA} or len(self.found) >= MOST_RULES:
            return
        base = Place(self.areas[0].top, self.areas[0].left)
        steps = (body[at : at + sizes[0]], body[at + sizes[0] : at + sum(sizes)])
        formulas = tuple(formula_text(_as_binary(one), Meant(), base) for one in steps if one)
        if kind == BY_VALUE:
            self.found.append(Rule(self.areas, "cellIs", OPERATORS[operator], formulas, fill))
        else:
            named = "containsBlanks" if BLANK.fullmatch("".join(formulas)) else "expression"
            self.found.append(Rule(self.areas, named, "", formulas, fill))

    def _fill(self, body: bytes) -> tuple[str, int]:
        """The fill that a rule gives, or else the colour of letters, and where its formulas begin."""
        says, more = struct.unpack_from("<IH", body, 6)
        at, ink, fill = 12, "", ""
        if says & NUMBER:
            at += struct.unpack_from("<H", body, at)[0] if more & OWN_NUMBER else 2
        if says & FONT:
            ink = self._colour(struct.unpack_from("<I", body, at + INK_AT)[0])
        at += sum(size for part, size in SIZES.items() if says & part)
        if says & FILLED:
            (colours,) = struct.unpack_from("<H", body, at + 2)
            fill = self._colour(colours >> 7 & 127) or self._colour(colours & 127)
            at += 4
        return fill or ink, at + (2 if says & FILLED << 1 else 0)

    def _colour(self, number: int) -> str:
        return f"#{self.palette[number]}" if number < min(len(self.palette), 64) else ""


def _as_binary(steps: bytes) -> bytes:
    """A formula's steps as an `.xlsb` has them, up to the first that is not known, which stays as it is."""
    made, at = bytearray(), 0
    while at < len(steps):
        step = steps[at]
        kind = step if step < 0x20 else step & OF_KIND | 0x20
        at += 1
        made.append(step)
        if kind == TEXT:
            text, end = Pieces([steps], at).text("<B")[0], at + 2 + steps[at] * (1 + (steps[at + 1] & 1))
            made += struct.pack("<H", len(text)) + text.encode("utf-16-le")
            at = end
        elif kind in CELL_STEPS:
            row, column = struct.unpack_from("<2H", steps, at)
            made += struct.pack("<IH", *_place(row, column, kind == MOVING_CELL))
            at += 4
        elif kind in AREA_STEPS:
            top, bottom, left, right = struct.unpack_from("<4H", steps, at)
            (top, left), (bottom, right) = (
                _place(row, column, kind == MOVING_AREA) for row, column in ((top, left), (bottom, right))
            )
            made += struct.pack("<2I2H", top, bottom, left, right)
            at += 8
        elif kind in PLAIN_SIZES:
            made += steps[at : at + PLAIN_SIZES[kind]]
            at += PLAIN_SIZES[kind]
        else:
            return b""
    return bytes(made)


def _place(row: int, column: int, moving: bool) -> tuple[int, int]:
    """A cell's row and column; those of a moving reference that count from where it stands may be negative."""
    flags, number = column & (ROW_MOVES | COLUMN_MOVES), column & 0xFF
    if moving and column & ROW_MOVES and row >= 1 << 15:
        row = (row - (1 << 16)) % ROWS
    if moving and column & COLUMN_MOVES and number >= 1 << 7:
        number = (number - (1 << 8)) % COLUMNS
    return row, flags | number

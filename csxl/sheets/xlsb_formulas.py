"""Formulas of an `.xlsb` as people know them, from the steps they are stored in; "" for one that is not understood."""

from __future__ import annotations

import struct
from collections.abc import Callable, Sequence
from typing import NamedTuple

from csxl.sheets.cells import Place
from csxl.sheets.function_numbers import ARGUMENTS, FUNCTIONS
from csxl.sheets.limits import COLUMNS, FORMULA_CHARACTERS, ROWS
from csxl.sheets.values import shortest
from csxl.sheets.xlsb_records import SENSELESS
from csxl.sheets.xlsb_values import ERRORS
from csxl.text.a1 import column_letter, quoted

MOST_BYTES = 16_384  # Excel's own limit
BETWEEN = dict(zip(range(0x03, 0x12), (*"+-*/^&<", "<=", "=", ">=", ">", "<>", " ", ",", ":"), strict=True))
BEFORE, AFTER = {0x12: "+", 0x13: "-"}, {0x14: "%"}
OF_KIND = 0x1F  # a step on a reference or value comes in three kinds, which say the same
ROW_MOVES, COLUMN_MOVES, COLUMN = 0x8000, 0x4000, 0x3FFF
CHOICE, SUM = 0x04, 0x10
BY_NAME = 255  # a function that its first argument names
PLAIN_NAME = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.")
Step = Callable[["_Steps", bytes, int], int]


class Meant(NamedTuple):
    """What formulas mean by numbers: sheets, by what stands before a cell of one ("" for one that is not known), and
    names."""

    sheets: Sequence[str] = ()
    names: Sequence[str] = ()


def sheet_prefix(name: str) -> str:
    """What stands before a reference to a cell of another sheet."""
    return (name if PLAIN_NAME.issuperset(name) and not name[0].isdigit() else quoted(name)) + "!"


def formula_text(steps: bytes, meant: Meant, base: Place) -> str:
    """The formula, without "=", or ""; `base` is the cell that references in a shared formula are counted from."""
    if not steps or len(steps) > MOST_BYTES:
        return ""
    made = _Steps(meant, base)
    try:
        at = 0
        while at < len(steps):
            kind = steps[at]
            at = STEPS[kind if kind < 0x20 else kind & OF_KIND | 0x20](made, steps, at + 1)
    except (*SENSELESS, KeyError):
        return ""
    return made.said[0] if len(made.said) == 1 else ""


class _Steps:
    """What has been said so far: the operands that are not yet used."""

    def __init__(self, meant: Meant, base: Place) -> None:
        self.meant, self.base = meant, base
        self.said: list[str] = []

    def say(self, text: str) -> None:
        if len(text) > FORMULA_CHARACTERS:
            raise ValueError
        self.said.append(text)

    def between(self, steps: bytes, at: int) -> int:
        last, first = self.said.pop(), self.said.pop()
        self.say(first + BETWEEN[steps[at - 1]] + last)
        return at

    def round_about(self, steps: bytes, at: int) -> int:
        kind = steps[at - 1]
        inside = self.said.pop()
        self.say(f"({inside})" if kind == 0x15 else BEFORE.get(kind, "") + inside + AFTER.get(kind, ""))
        return at

    def nothing(self, _: bytes, at: int) -> int:
        self.say("")
        return at

    def text(self, steps: bytes, at: int) -> int:
        end = at + 2 + 2 * int.from_bytes(steps[at : at + 2], "little")
        if end > len(steps):
            raise ValueError
        self.say('"' + steps[at + 2 : end].decode("utf-16-le", "replace").replace('"', '""') + '"')
        return end

    def aside(self, steps: bytes, at: int) -> int:
        """A step that only helps with the calculation, but for a sum."""
        kind, count = struct.unpack_from("<BH", steps, at)
        if kind & SUM:
            self.say(f"SUM({self.said.pop()})")
        return at + 3 + (2 * count + 2 if kind & CHOICE else 0)

    def error(self, steps: bytes, at: int) -> int:
        self.say(ERRORS[steps[at]])
        return at + 1

    def truth(self, steps: bytes, at: int) -> int:
        self.say("TRUE" if steps[at] else "FALSE")
        return at + 1

    def whole(self, steps: bytes, at: int) -> int:
        self.say(str(struct.unpack_from("<H", steps, at)[0]))
        return at + 2

    def number(self, steps: bytes, at: int) -> int:
        self.say(shortest(struct.unpack_from("<d", steps, at)[0]))
        return at + 8

    def function(self, steps: bytes, at: int) -> int:
        number = struct.unpack_from("<H", steps, at)[0]
        self._call(number, ARGUMENTS[number])
        return at + 2

    def function_of_any(self, steps: bytes, at: int) -> int:
        count, number = struct.unpack_from("<BH", steps, at)
        self._call(number, count)
        return at + 3

    def _call(self, number: int, count: int) -> None:
        if count > len(self.said):
            raise ValueError
        arguments = self.said[len(self.said) - count :]
        del self.said[len(self.said) - count :]
        name = arguments.pop(0) if number == BY_NAME else FUNCTIONS[number]
        if not name:
            raise ValueError
        self.say(f"{name}({','.join(arguments)})")

    def name(self, steps: bytes, at: int) -> int:
        self.say(self.meant.names[struct.unpack_from("<I", steps, at)[0] - 1])
        return at + 4

    def reference(self, steps: bytes, at: int) -> int:
        row, column = struct.unpack_from("<IH", steps, at)
        self.say(_address(row, column))
        return at + 6

    def area(self, steps: bytes, at: int) -> int:
        self.say(_area(*struct.unpack_from("<2I2H", steps, at)))
        return at + 12

    def moving_reference(self, steps: bytes, at: int) -> int:
        self.say(_address(*self._moved(*struct.unpack_from("<IH", steps, at))))
        return at + 6

    def moving_area(self, steps: bytes, at: int) -> int:
        top, bottom, left, right = struct.unpack_from("<2I2H", steps, at)
        (top, left), (bottom, right) = self._moved(top, left), self._moved(bottom, right)
        self.say(_area(top, bottom, left, right))
        return at + 12

    def _moved(self, row: int, column: int) -> tuple[int, int]:
        """A reference of a shared formula as it reads in its cell."""
        if column & ROW_MOVES:
            row = (row + self.base.row - 1) % ROWS
        if column & COLUMN_MOVES:
            column = column & ~COLUMN | (column + self.base.column - 1) % COLUMNS
        return row, column

    def reference_elsewhere(self, steps: bytes, at: int) -> int:
        sheet, row, column = struct.unpack_from("<HIH", steps, at)
        self.say(self._prefix(sheet) + _address(row, column))
        return at + 8

    def area_elsewhere(self, steps: bytes, at: int) -> int:
        sheet, *cells = struct.unpack_from("<H2I2H", steps, at)
        self.say(self._prefix(sheet) + _area(*cells))
        return at + 14

    def _prefix(self, sheet: int) -> str:
        if not self.meant.sheets[sheet]:
            raise ValueError
        return self.meant.sheets[sheet]


def _address(row: int, column: int) -> str:
    if row >= ROWS:
        raise ValueError
    fixed_column, fixed_row = "" if column & COLUMN_MOVES else "$", "" if column & ROW_MOVES else "$"
    return f"{fixed_column}{column_letter((column & COLUMN) + 1)}{fixed_row}{row + 1}"


def _area(top: int, bottom: int, left: int, right: int) -> str:
    first, last = _address(top, left), _address(bottom, right)
    if not top and bottom == ROWS - 1:
        return f"{first.rstrip('0123456789').rstrip('$')}:{last.rstrip('0123456789').rstrip('$')}"
    return f"{first}:{last}"


STEPS: dict[int, Step] = {
    **dict.fromkeys(BETWEEN, _Steps.between),
    **dict.fromkeys((0x12, 0x13, 0x14, 0x15), _Steps.round_about),
    0x16: _Steps.nothing,
    0x17: _Steps.text,
    0x19: _Steps.aside,
    0x1C: _Steps.error,
    0x1D: _Steps.truth,
    0x1E: _Steps.whole,
    0x1F: _Steps.number,
    0x21: _Steps.function,
    0x22: _Steps.function_of_any,
    0x23: _Steps.name,
    0x24: _Steps.reference,
    0x25: _Steps.area,
    0x2C: _Steps.moving_reference,
    0x2D: _Steps.moving_area,
    0x3A: _Steps.reference_elsewhere,
    0x3B: _Steps.area_elsewhere,
}

"""Conditions so plain that it is certain whether they hold: a constant, or one cell compared with a constant."""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Mapping
from typing import NamedTuple

from csxl.sheets.cells import Cell, Place
from csxl.sheets.places import COLUMN_NUMBERS
from csxl.text.folding import fold, visible

LONGEST = 300  # characters of a condition
Plain = str | float | bool
_REF = re.compile(r"(\$?)([A-Z]{1,3})(\$?)(\d{1,7})", re.I)
_TEXT = re.compile(r'"((?:[^"]|"")*)"')
_NUMBER = re.compile(r"[+-]?\d{1,15}(\.\d{1,15})?%?")
_CALL = re.compile(r"(ISBLANK|LEN|TRIM|ROW|COLUMN|NOT|AND|OR|UPPER|LOWER)\s*\((.*)\)", re.I | re.S)
_OPERATOR, _COMMA = re.compile(r"<>|<=|>=|=|<|>"), re.compile(r"[,;]")
COMPARISONS: Mapping[str, Callable[[object, object], bool]] = {"=": operator.eq, "<>": operator.ne}
ORDERED: Mapping[str, Callable[[float, float], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}
DEPTH = 6  # brackets within brackets


class AskedCell(NamedTuple):
    """The cell that a condition is asked of: the sheet's rows, its place, how far it lies from the first cell that the
    condition was written for, and the column of the ratings, which are taken to be blank."""

    rows: Mapping[int, Mapping[int, Cell]]
    place: Place
    moved: Place
    rating: int

    def value(self, place: Place) -> Plain:
        """What a cell holds, "" for nothing."""
        if place.column == self.rating:
            return ""
        cell = self.rows.get(place.row, {}).get(place.column)
        if cell is None:
            return ""
        return cell.value if isinstance(cell.value, (bool, float, int)) else visible(cell.text)

    def operand(self, text: str, depth: int = 0) -> Plain | None:
        """What a part of a condition comes to, or None if that is not plain."""
        text = _unbracketed(text)
        if match := _TEXT.fullmatch(text):
            return match[1].replace('""', '"')
        if _NUMBER.fullmatch(text):
            return float(text.rstrip("%")) / (100 if text.endswith("%") else 1)
        if text.upper() in ("TRUE", "TRUE()", "FALSE", "FALSE()"):
            return text.upper().startswith("TRUE")
        if match := _REF.fullmatch(text):
            return self._cell(match)
        match = _CALL.fullmatch(text)
        return self._called(match[1].upper(), match[2], depth) if match and depth < DEPTH else None

    def _cell(self, match: re.Match[str]) -> Plain:
        column = COLUMN_NUMBERS[match[2]]
        return self.value(
            Place(int(match[4]) + (0 if match[3] else self.moved.row), column + (0 if match[1] else self.moved.column))
        )

    def _called(self, name: str, inside: str, depth: int) -> Plain | None:
        if name in ("ROW", "COLUMN"):
            return float(self.place[name == "COLUMN"]) if not inside.strip() else None
        if name in ("AND", "OR"):
            parts = [condition(part, self, depth + 1) for part in _parted(inside, _COMMA)[0]]
            return None if None in parts else (all if name == "AND" else any)(parts)
        if name == "NOT":
            held = condition(inside, self, depth + 1)
            return None if held is None else not held
        value = self.operand(inside, depth + 1)
        if value is None:
            return None
        if name == "ISBLANK":
            return value == ""
        text = str(value)
        return float(len(text)) if name == "LEN" else " ".join(text.split()) if name == "TRIM" else text


def holds(formula: str, asked: AskedCell) -> bool:
    """Whether a condition plainly holds for a cell."""
    return len(formula) <= LONGEST and condition(formula, asked) is True


def condition(formula: str, asked: AskedCell, depth: int = 0) -> bool | None:
    """Whether a condition holds, or None if that is not plain."""
    formula = _unbracketed(formula)
    parts, signs = _parted(formula, _OPERATOR)
    if len(signs) == 1:
        left, right = (asked.operand(part, depth) for part in parts)
        return None if left is None or right is None else compare(left, signs[0], right)
    value = asked.operand(formula, depth) if not signs else None
    return bool(value) if isinstance(value, (bool, float, int)) else None


def compare(left: Plain, sign: str, right: Plain | None) -> bool:
    """Whether a comparison holds as a spreadsheet makes it: a blank cell is both "" and 0; False if it is not plain."""
    if right is None:
        return False
    if left == "" and isinstance(right, (float, int)):
        left = type(right)()
    if right == "" and isinstance(left, (float, int)):
        right = type(left)()
    if sign in COMPARISONS:
        both = isinstance(left, str) and isinstance(right, str)
        return COMPARISONS[sign](fold(str(left)), fold(str(right))) if both else COMPARISONS[sign](left, right)
    if isinstance(left, str) or isinstance(right, str):
        return False
    return ORDERED[sign](left, right)


def _parted(formula: str, separator: re.Pattern[str]) -> tuple[list[str], list[str]]:
    """The parts of a formula between separators that are in no brackets or quotation marks, and these separators."""
    parts, found, at, start, level, quoted = [], [], 0, 0, 0, False
    while at < len(formula):
        sign = formula[at]
        quoted ^= sign == '"'
        level += 0 if quoted else (sign == "(") - (sign == ")")
        match = separator.match(formula, at) if not quoted and level == 0 else None
        if match:
            parts.append(formula[start:at].strip())
            found.append(match[0])
            start = match.end()
        at = match.end() if match else at + 1
    return [*parts, formula[start:].strip()], found


def _unbracketed(formula: str) -> str:
    """A formula without white space or one pair of brackets around it."""
    formula = formula.strip()
    inside = formula[1:-1] if formula.startswith("(") and formula.endswith(")") else ""
    return formula if not inside or "(" in inside or ")" in inside else inside.strip()

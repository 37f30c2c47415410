"""Addresses and ranges as files write them, read without trusting them."""

from __future__ import annotations

from csxl.sheets.cells import Area, Place
from csxl.sheets.limits import COLUMNS, ROWS

DIGITS = "0123456789"


class _Columns(dict[str, int]):
    """The number of a column by its letters, 0 if there is no such column; remembers the grid's own."""

    def __missing__(self, letters: str) -> int:
        if not (0 < len(letters) <= 3 and letters.isascii() and letters.isalpha()):
            return 0
        number = 0
        for letter in letters.upper():
            number = number * 26 + ord(letter) - ord("A") + 1
        if number > COLUMNS:
            return 0
        self[letters] = number
        return number


COLUMN_NUMBERS = _Columns()


def row_number(text: str) -> int:
    """A row's number, 0 for one outside the grid or no number at all."""
    number = int(text) if len(text) < 9 and text.isascii() and text.isdigit() else 0
    return number if number <= ROWS else 0


def place(reference: str) -> Place | None:
    """The place that "G5" or "$G$5" names, or None."""
    reference = reference.strip().replace("$", "")
    letters = reference.rstrip(DIGITS)
    row, column = row_number(reference[len(letters) :]), COLUMN_NUMBERS[letters]
    return Place(row, column) if row and column else None


def area(reference: str) -> Area | None:
    """The rectangle that "A1:B2", "B2:A1" or "A1" names, or None."""
    first, _, last = reference.partition(":")
    one, other = place(first), place(last or first)
    if one is None or other is None:
        return None
    return Area(
        min(one.row, other.row), min(one.column, other.column), max(one.row, other.row), max(one.column, other.column)
    )


def nought(size: str) -> bool:
    """Whether a height or width is stored as nought."""
    return size[:1] == "0" and not size.strip("0.")

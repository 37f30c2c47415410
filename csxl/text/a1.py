"""Places as Excel names them: columns by letters, cells and ranges by their A1 addresses."""

from __future__ import annotations

import re

from csxl.text.memo import Memo


def column_letter(number: int) -> str:
    """The letters of a column, 1 for A."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


LETTERS: Memo[int, str] = Memo(column_letter, 1_024)


def address(row: int, column: int, absolute: bool = False) -> str:
    """A cell's address from its row and column, both from 1: (5, 7) is "G5", or "$G$5"."""
    return f"${LETTERS[column]}${row}" if absolute else f"{LETTERS[column]}{row}"


def letters_of(cell: str) -> tuple[str, int]:
    """The column's letters and the row of an address: "AB12" is ("AB", 12); ("", 0) for what is none."""
    found = re.fullmatch(r"([A-Z]{1,3})(\d+)", cell)
    return (found[1], int(found[2])) if found else ("", 0)


def quoted(sheet: str) -> str:
    """A sheet's name as a formula wants it: in quotes, with quotes inside doubled."""
    return "'" + sheet.replace("'", "''") + "'"


def spoken(sheet: str, cells: str = "") -> str:
    """A place as a person says it: "Review, cell B8", "Review, cells B8, B9", or what there is of it."""
    several = "cells" if "," in cells or ":" in cells else "cell"
    return ", ".join(filter(None, (sheet, f"{several} {cells}" if cells else "")))


def absolute(cells: str) -> str:
    """A range with its rows and columns fixed: "A4:K12" is "$A$4:$K$12"."""
    return re.sub(r"([A-Z]+)(\d+)", r"$\1$\2", cells)


def row_and_column(cell: str) -> tuple[int, int]:
    """The row and the column, both from 1, of an address: "G5" is (5, 7)."""
    letters, row = letters_of(cell)
    column = 0
    for letter in letters:
        column = 26 * column + ord(letter) - ord("A") + 1
    return row, column

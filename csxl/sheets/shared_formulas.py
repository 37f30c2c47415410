"""Formulas that a block of cells shares: stored once, for the block's first cell."""

from __future__ import annotations

import re

from csxl.sheets.cells import Place
from csxl.sheets.limits import COLUMNS, FORMULA_CHARACTERS, ROWS
from csxl.sheets.places import COLUMN_NUMBERS
from csxl.text.a1 import column_letter

# A quotation or bracket that never ends goes on to the end, so that no letter is looked at twice.
PIECES = re.compile(
    r'"[^"]*"?|\'[^\']*\'?|\[[^\]]*\]?'
    r"|(?<![\w.$])(\$?)([A-Z]{1,3})(\$?)([0-9]{1,7})(?![\w.(!])"
)


def moved(formula: str, origin: Place, place: Place) -> str:
    """The formula of `origin` as it reads in `place`: references without $ move along; #REF! for one off the grid."""
    down, right = place.row - origin.row, place.column - origin.column

    def shifted(piece: re.Match[str]) -> str:
        fixed_column, letters, fixed_row, digits = piece.groups()
        if letters is None or not (number := COLUMN_NUMBERS[letters]):
            return piece[0]
        column = number + (0 if fixed_column else right)
        row = int(digits) + (0 if fixed_row else down)
        inside = 0 < column <= COLUMNS and 0 < row <= ROWS
        return f"{fixed_column}{column_letter(column)}{fixed_row}{row}" if inside else "#REF!"

    return PIECES.sub(shifted, formula)[:FORMULA_CHARACTERS]

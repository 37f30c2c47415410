"""What can be told of a formula of an `.xls` without reading it: whether its result is a text, or another cell's."""

from __future__ import annotations

from csxl.sheets.cells import Place

JOINED, QUOTED = 0x08, 0x17  # the operator "&"; a text in quotation marks
FIXED_CALLS, CALLS = frozenset({0x21, 0x41, 0x61}), frozenset({0x22, 0x42, 0x62})
# CHAR, CONCATENATE, DOLLAR, FIXED, LEFT, LOWER, MID, PROPER, REPLACE, REPT, RIGHT, SUBSTITUTE, TEXT, TRIM, UPPER, CLEAN
TEXT_FUNCTIONS = frozenset({111, 336, 13, 14, 115, 112, 31, 114, 119, 30, 116, 120, 48, 118, 113, 162, 359})

A_CELL = frozenset({0x24, 0x44, 0x64})  # on the same sheet
ITS_COLUMN = 0x3FFF


def makes_text(tokens: bytes) -> bool:
    """Whether a formula's result can only be a text, judged by its last step; False where that is not sure."""
    if len(tokens) < 3:
        return False
    called = int.from_bytes(tokens[-2:], "little") & 0x7FFF
    return (
        tokens[-1] == JOINED
        or (tokens[0] == QUOTED and len(tokens) in {3 + tokens[1], 3 + 2 * tokens[1]})
        or (tokens[-3] in FIXED_CALLS and called in TEXT_FUNCTIONS)
        or (len(tokens) > 3 and tokens[-4] in CALLS and called in TEXT_FUNCTIONS)
    )


def only_cell(tokens: bytes) -> Place | None:
    """The cell of the same sheet that a formula repeats if it does nothing else, as Excel 97 and later store it."""
    if len(tokens) != 5 or tokens[0] not in A_CELL:
        return None
    row, column = int.from_bytes(tokens[1:3], "little"), int.from_bytes(tokens[3:5], "little")
    return Place(row + 1, (column & ITS_COLUMN) + 1)

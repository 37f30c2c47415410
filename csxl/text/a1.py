"""Columns as Excel names them."""

from __future__ import annotations


def column_letter(number: int) -> str:
    """The letters of a column, 1 for A."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters

"""How many lines a text takes in a cell of a given width, and how high a row must be so that no line is cut.

Neither Excel (on opening) nor LibreOffice gets a row's height right where the file gives none, so heights are worked
out here from the font's own widths; where the two programs differ, the greater height is used.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import NamedTuple

from csxl.writing import font_widths, theme

HIGHEST = 409.5  # points: Excel's limit for a row
MARGIN = 4.0  # points left free in each row
CHARACTER = 7  # pixels of a column's unit of width: a digit in Calibri 11
UNKNOWN, WIDE = 1430, 2480  # units: a letter of another alphabet, a Chinese character or an emoji
PIXELS = 96 / 72  # in a point

_TABLES = tuple(
    {ord(character): width for width, characters in table.items() for character in characters}
    for table in (font_widths.REGULAR, font_widths.BOLD)
)
_PIECE = re.compile(r"[^ \t-]*(?:-+|[ \t]+|$)")  # a line may end after a hyphen or before spaces
_INNER = re.compile(r"[^/–—_.,;:]*[/–—_.,;:]*")  # where a word longer than the line is broken first


class Words(NamedTuple):
    """A text in a cell: `width` is the column's, in Excel's characters; `size` in points."""

    text: str
    width: float
    size: float = theme.BODY
    bold: bool = False


AnyWords = Words | tuple[str, float] | tuple[str, float, float] | tuple[str, float, float, bool]


@cache
def advance(character: str, bold: bool = False) -> int:
    """The width of one character in units of 1/2,048 of an em."""
    table = _TABLES[bold]
    plain = unicodedata.normalize("NFD", character)[0]
    for one in (character, plain):
        if ord(one) in table:
            return table[ord(one)]
    category = unicodedata.category(character)
    if category in {"Mn", "Me", "Cf"}:
        return 0
    if category == "Zs" or character == "\t":
        return 4 * table[ord(" ")] if character == "\t" else font_widths.UNITS // 2
    wide = unicodedata.east_asian_width(character) in "WF" or category in {"So", "Cn", "Co", "Cs"}
    return WIDE if wide else UNKNOWN


def text_width(text: str, size: float = theme.BODY, bold: bool = False) -> float:
    """The width of a text on one line, in pixels at 96 to the inch."""
    em = max(size * PIXELS, round(size * PIXELS))  # Excel rounds a font to whole pixels
    return sum(advance(character, bold) for character in text) * em / font_widths.UNITS


@lru_cache(maxsize=20_000)  # every questionnaire of a review has the same texts
def line_count(text: str, width: float, size: float = theme.BODY, bold: bool = False) -> int:
    """The most lines that a text takes in a cell that wraps; `width` is the column's, in Excel's characters."""
    room = max(width, 1) * CHARACTER
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return sum(_lines(line, room, size, bold) for line in lines)


def _lines(text: str, room: float, size: float, bold: bool) -> int:
    """The lines of a text without line breaks, in `room` pixels."""
    lines, used = 1, 0.0
    for piece in _PIECE.findall(text):
        letters = text_width(piece.rstrip(" \t"), size, bold)
        if letters and used + letters > room:  # spaces at the end of a line hang over
            lines += used > 0
            used = 0.0
            if letters > room:
                more, used = _broken(piece.rstrip(" \t"), room, size, bold)
                lines += more
                letters = 0.0
        used += letters + text_width(piece[len(piece.rstrip(" \t")) :], size, bold)
    return lines


def _broken(word: str, room: float, size: float, bold: bool) -> tuple[int, float]:
    """How many times a word longer than a line is broken, and the pixels used on its last line."""
    breaks, used = 0, 0.0
    for part in _INNER.findall(word):
        if used and used + text_width(part, size, bold) > room:
            breaks, used = breaks + 1, 0.0
        for character in part:
            step = text_width(character, size, bold)
            if used and used + step > room:
                breaks, used = breaks + 1, 0.0
            used += step
    return breaks, used


def line_height(size: float = theme.BODY) -> float:
    """The height of one line in points, as Excel gives it to a row: 15 for Calibri 11."""
    pixels = math.ceil(round(size * PIXELS) * font_widths.LINE_UNITS / font_widths.UNITS) + 1
    return pixels / PIXELS


def row_height(cells: Iterable[AnyWords], minimum: float = 0.0) -> float:
    """The height in points of a row that shows all of its cells' text, up to Excel's limit of 409.5."""
    heights = (
        line_count(words.text, words.width, words.size, words.bold) * line_height(words.size)
        for words in (Words(*cell) for cell in cells)
    )
    needed = max(heights, default=0.0) + MARGIN
    return min(max(needed, minimum, line_height()), HIGHEST)

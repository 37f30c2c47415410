"""How many lines a text takes in a cell of a given width, and how high a row must be so that no line is cut.

Neither Excel (on opening) nor LibreOffice gets a row's height right where the file gives none, so heights are worked
out here from the font's own widths; where the two programs differ, the greater height is used.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import partial
from typing import NamedTuple

from csxl.text.memo import Memo
from csxl.writing import font_widths, theme

HIGHEST = 409.5  # points: Excel's limit for a row
MARGIN = 4.0  # points left free in each row
INDENT = 1.5  # characters that one step of indent takes from a column, at most
CHARACTER = 7  # pixels of a column's unit of width: a digit in Calibri 11
UNKNOWN, WIDE = 1430, 2480  # units: a letter of another alphabet, a Chinese character or an emoji
PIXELS = 96 / 72  # in a point
EM_SPACE = "\u2003"

_TABLES = tuple(
    {character: width for width, characters in table.items() for character in characters}
    for table in (font_widths.REGULAR, font_widths.BOLD)
)
_PIECE = re.compile(r"([^ \t-]*-*)([ \t]*)")  # a line may end after a hyphen or before spaces
_INNER = re.compile(r"[^/–—_.,;:]*[/–—_.,;:]*")  # where a word longer than the line is broken first


Units = Memo[str, int]  # how wide a text is, on one line


class Words(NamedTuple):
    """A text in a cell: `width` is the column's, in Excel's characters; `size` in points."""

    text: str
    width: float
    size: float = theme.BODY
    bold: bool = False


AnyWords = Words | tuple[str, float] | tuple[str, float, float] | tuple[str, float, float, bool]


def advance(character: str, bold: bool = False) -> int:
    """The width of one character in units of 1/2,048 of an em."""
    return _ADVANCES[bold][character]


def _advance(character: str, table: Mapping[str, int]) -> int:
    for one in (character, unicodedata.normalize("NFD", character)[0]):
        if one in table:
            return table[one]
    category = unicodedata.category(character)
    if category in {"Mn", "Me", "Cf"}:
        return 0
    if category == "Zs" or character == "\t":
        return 4 * table[" "] if character == "\t" else font_widths.UNITS // (1 if character == EM_SPACE else 2)
    wide = unicodedata.east_asian_width(character) in "WF" or category in {"So", "Cn", "Co", "Cs"}
    return WIDE if wide else UNKNOWN


def _units(text: str, advances: Units) -> int:
    return sum(map(advances.__getitem__, text))


def text_width(text: str, size: float = theme.BODY, bold: bool = False) -> float:
    """The width of a text on one line, in pixels at 96 to the inch."""
    return _UNITS[bold][text] * _em(size) / font_widths.UNITS


def _em(size: float) -> float:
    """The pixels of an em; Excel rounds a font to whole ones."""
    return max(size * PIXELS, round(size * PIXELS))


def line_count(text: str, width: float, size: float = theme.BODY, bold: bool = False) -> int:
    """The most lines that a text takes in a cell that wraps; `width` is the column's, in Excel's characters."""
    return _LINE_COUNTS[text, width, size, bold]


def _line_count(asked: tuple[str, float, float, bool]) -> int:
    text, width, size, bold = asked
    room = max(width, 1) * CHARACTER * font_widths.UNITS / _em(size)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return sum(_lines(line, room, _UNITS[bold]) for line in lines)


def _lines(text: str, room: float, units: Units) -> int:
    """The lines of a text without line breaks, in a room of so many units."""
    lines, used = 1, 0
    for word, spaces in _PIECE.findall(text):
        letters = units[word]
        if letters and used + letters > room:  # spaces at the end of a line hang over
            lines += used > 0
            used = 0
            if letters > room:
                more, letters = _broken(word, room, units)
                lines += more
        used += letters + units[spaces]
    return lines


def _broken(word: str, room: float, units: Units) -> tuple[int, int]:
    """How many times a word longer than a line is broken, and the units used on its last line."""
    breaks, used = 0, 0
    for part in _INNER.findall(word):
        if used and used + units[part] > room:
            breaks, used = breaks + 1, 0
        for character in part:
            step = units[character]
            if used and used + step > room:
                breaks, used = breaks + 1, 0
            used += step
    return breaks, used


_ADVANCES = tuple(Memo(partial(_advance, table=table), 10_000) for table in _TABLES)
_UNITS = tuple(Memo(partial(_units, advances=advances), 50_000, 40) for advances in _ADVANCES)  # words come again
_LINE_COUNTS = Memo(_line_count, 20_000)  # every questionnaire of a review has the same texts


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

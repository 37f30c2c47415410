"""The rows of a sheet as their XML: the cells with what they hold, and how high each row is.

XlsxWriter writes all that stands round them. It would take four times as long for a text, and sixty for a formula.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Callable, Iterator
from html import escape

from csxl.text.a1 import LETTERS, row_and_column
from csxl.text.days import DAY_NOUGHT
from csxl.text.memo import Memo
from csxl.writing.storable import storable
from csxl.writing.theme import Look

Mark = Callable[[Look], str]  # how a look is named in a cell's XML

PLACES = Memo(row_and_column, 1 << 16)
MOMENT_NOUGHT, DAY_LONG = datetime.datetime.combine(DAY_NOUGHT, datetime.time()), datetime.timedelta(days=1)
MARCH = 61  # the number of 1 March 1900, from which on there is a day for each number
PIXEL, PLAIN_PIXELS = 0.75, 20  # points; Excel takes heights in whole pixels
BLANK = "/>"
SPAN = 16  # rows for which it is told together which columns they use


def text_cell(index: int) -> str:
    """The end of the XML of a cell with one of the workbook's texts."""
    return f' t="s"><v>{index}</v></c>'


def number_cell(number: float) -> str:
    return f"><v>{number:.16G}</v></c>"


def date_cell(date: datetime.date) -> str:
    """The end of the XML of a cell with a date, perhaps with a time of day. Excel counts a 29 February 1900, which
    there was not."""
    if isinstance(date, datetime.datetime):
        moments = (date - MOMENT_NOUGHT) / DAY_LONG
        return f"><v>{moments - (moments < MARCH):.15g}</v></c>"
    days = (date - DAY_NOUGHT).days
    return f"><v>{days - (days < MARCH)}</v></c>"


def formula_cell(formula: str, value: str | float) -> str:
    """The end of the XML of a cell with a formula, which starts with "=", and its value."""
    kind = ' t="str"' if isinstance(value, str) else ""
    inner, shown = escape(formula[1:], quote=False), escape(storable(str(value)), quote=False)
    return f"{kind}><f>{inner}</f><v>{shown}</v></c>"


def row_height(points: float, grows: bool = False) -> str:
    """A row's height in its XML; programs may change it if it `grows`, but never one that is "custom"."""
    return f' ht="{int(points / PIXEL + 0.5) * PIXEL:.16g}"' + ("" if grows else ' customHeight="1"')


class WrittenRows:
    """The rows of one sheet by their number, and their cells by the number of their column: each with its look and the
    end of its XML."""

    def __init__(self) -> None:
        self.cells: dict[int, dict[int, tuple[Look, str]]] = defaultdict(dict)
        self.heights: dict[int, str] = {}
        self.other_heights = ""  # of rows that have none of their own

    def points(self, row: int) -> float:
        """The height of a row that has one of its own; 0 for any other."""
        return float(self.heights[row].split('"')[1]) if row in self.heights else 0.0

    def put(self, place: str, look: Look, end: str) -> None:
        """Write a cell, in place of what was written there."""
        row, column = PLACES[place]
        self.cells[row][column] = look, end

    def change_look(self, row: int, look: Look) -> None:
        """Give the cells of a row another look."""
        self.cells[row] = {column: (look, end) for column, (_, end) in self.cells[row].items()}

    @property
    def last(self) -> tuple[int, int]:
        """The last row and the last column that is used."""
        return max([1, *self.cells, *self.heights]), max([1, *(max(cells) for cells in self.cells.values())])

    def parts(self, mark: Mark) -> Iterator[str]:
        """The XML of each row."""
        spans = self._spans()
        for row in sorted(self.cells.keys() | self.heights.keys()):
            cells = "".join(
                f'<c r="{LETTERS[column]}{row}{mark(look)}{end}'
                for column, (look, end) in sorted(self.cells.get(row, {}).items())
            )
            start = f'<row r="{row}"{spans.get((row - 1) // SPAN, "")}{self.heights.get(row, self.other_heights)}'
            yield f"{start}>{cells}</row>" if cells else f"{start}/>"

    def _spans(self) -> dict[int, str]:
        used: dict[int, set[int]] = defaultdict(set)
        for row, cells in self.cells.items():
            used[(row - 1) // SPAN].update(cells)
        return {block: f' spans="{min(columns)}:{max(columns)}"' for block, columns in used.items()}

"""Summary workbooks as openpyxl sees them, and their sheets as rows by heading."""

from __future__ import annotations

import datetime
import io
from collections import deque
from functools import cache

from openpyxl import load_workbook
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from csxl import write_summary
from csxl.model.comparison import Comparison
from tests.helpers.readings_by_hand import small_review

MADE = datetime.date(2026, 11, 25)
HEADER = 5  # the header row of every sheet but the first


_written: deque[tuple[Comparison, bytes]] = deque(maxlen=4)  # the last few, since many tests open the same


def opened(comparison: Comparison, values: bool = True) -> Workbook:
    data = next((data for known, data in _written if known == comparison), None)
    if data is None:
        data = write_summary(comparison, MADE)
        _written.append((comparison, data))
    return load_workbook(io.BytesIO(data), data_only=values)


@cache
def small(values: bool = True) -> Workbook:
    return opened(small_review(), values)


def table(sheet: Worksheet) -> list[dict[str, object]]:
    """The rows below a sheet's header row, by heading; the words of dropdowns, right of the table, have none."""
    header, *rows = sheet.iter_rows(min_row=HEADER, values_only=True)
    width = header.index(None) if None in header else len(header)
    return [dict(zip(map(str, header[:width]), row[:width], strict=True)) for row in rows]


def printed_ends(sheet: Worksheet) -> set[int]:
    """The rows after which a printed page ends."""
    return {one.id for one in sheet.row_breaks.brk}


def board_lines(book: Workbook) -> list[list[str]]:
    """What page one prints, row by row from top to bottom, without what is empty."""
    sheet = book["Board summary"]
    shown = [
        [cell.value for cell in row if cell.value not in (None, "")]
        for row in sheet[str(sheet.print_area).rpartition("!")[2]]
    ]
    return [[str(value) for value in row] for row in shown if row]


def board_section(book: Workbook, question: str) -> list[list[str]]:
    """The rows of page one from a question to the next."""
    lines = board_lines(book)
    start = next(number for number, line in enumerate(lines) if line[0].startswith(question))
    ends = (number for number, line in enumerate(lines) if number > start and line[0].endswith("?"))
    return lines[start : next(ends, len(lines))]

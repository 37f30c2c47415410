"""The look of the workbooks that coordinators fill in, which is the questionnaire’s, and the parts of their sheets."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from typing import Any

from csxl.languages import DEFAULT_LANGUAGE
from csxl.questionnaire.draft import CENTRED, EDGE, TEXT, TUCKED
from csxl.text.a1 import address, quoted
from csxl.writing import theme
from csxl.writing.text_fit import INDENT, line_height, row_height
from csxl.writing.xlsx import Page

BAND = {"bg_color": theme.BRAND, "font_color": theme.BRAND_INK, "valign": "vcenter", "indent": 1}
HEADER = {**BAND, **EDGE, "bold": True, "text_wrap": True}
FILL_IN = {"bg_color": theme.ANSWER, "locked": False, "num_format": TEXT, **TUCKED, **EDGE}
FILL_IN_DATE = {**FILL_IN, "num_format": DEFAULT_LANGUAGE.day}
A_DATE: Mapping[str, Any] = {  # what a cell for a return-by date takes
    "validate": "date",
    "criteria": "between",
    "minimum": datetime.date(2020, 1, 1),
    "maximum": datetime.date(2099, 12, 31),
    "error_message": "Please type a date such as 11/12/2026, day first.",
}
QUIET = {**TUCKED, "font_color": theme.QUIET_INK}
LINKED = {"font_color": theme.LINK, "underline": 1, **CENTRED}
HIDDEN = 2  # gridlines on screen too
GAP = 10.0  # points


def write_way_back(page: Page, row: int, sheet: str) -> None:
    """Write a row that leads back to another sheet."""
    look = page.workbook.look(**LINKED)
    page.link(f"A{row}", f"{quoted(sheet)}!A1", f"Back to {sheet}", look, f"Go to the sheet {sheet}")
    page.height(row, 22)


def write_title(page: Page, title: str, below: str, widths: Sequence[float]) -> int:
    """Write a band with a title and one line of explanation; returns the row after the gap below it."""
    page.widths(widths)
    for row, (text, size, height) in enumerate(((title, theme.TITLE, 34.0), (below, 12, 24.0)), 1):
        look = page.workbook.look(font_size=size, bold=size == theme.TITLE, **BAND)
        for column in range(1, len(widths) + 1):
            page.blank(address(row, column), look)
        page.text(f"A{row}", text, look)
        page.height(row, height)
    page.height(3, GAP)
    return 4


def write_section(page: Page, row: int, heading: str, columns: int) -> int:
    """Write a section's heading over a line; returns the row after it."""
    line = {"bottom": 1, "bottom_color": theme.BRAND}
    for column in range(1, columns + 1):
        page.blank(address(row, column), page.workbook.look(**line))
    page.text(
        f"A{row}",
        heading,
        page.workbook.look(font_size=theme.HEADING, bold=True, font_color=theme.BRAND, **(line | {"valign": "bottom"})),
    )
    page.height(row, line_height(theme.HEADING) + 12)
    return row + 1


def write_header(page: Page, row: int, headings: Sequence[str]) -> None:
    """Write a header row."""
    for column, heading in enumerate(headings, 1):
        page.text(address(row, column), heading, page.workbook.look(**HEADER))
    page.height(row, 24)


def height_of(texts: Sequence[tuple[str, float]], minimum: float = 22.0, bold: bool = False) -> float:
    """The height in points of a row of texts in columns of these widths, less the indents."""
    return row_height([(text, width - INDENT, theme.BODY, bold) for text, width in texts], minimum)


def write_table(page: Page, name: str, cells: str, headings: Sequence[str], description: str) -> None:
    """Turn a written header row and the rows below it into an Excel table, which grows as rows are added."""
    page.table(cells, name, headings, page.workbook.look(**HEADER), description)


def finish(page: Page, footer: str, area: str, panes: str, repeat: int = 0) -> None:
    """Set panes, gridlines and printing."""
    page.freeze(panes)
    page.ask("hide_gridlines", HIDDEN)
    page.printed(footer, area, repeat)

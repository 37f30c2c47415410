"""Writing workbooks through XlsxWriter: typed writes only, and a write that XlsxWriter would drop raises."""
from __future__ import annotations

import datetime
import io
from collections.abc import Sequence
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from csxl import theme


class WriteError(Exception):
    """XlsxWriter did not take a write: a bug of csxl's, never a fault of somebody's file."""


def done(code: int | None, what: str) -> None:
    """Raise unless XlsxWriter took the write: it only warns, and returns a number that is not 0."""
    if code not in (0, None):
        raise WriteError(f"XlsxWriter refused {what} (code {code})")


class Workbook:
    """A workbook being written; `finish` gives its bytes. The same calls give the same bytes."""

    def __init__(self, created: datetime.datetime, **properties: str) -> None:
        self.buffer = io.BytesIO()
        self.book = xlsxwriter.Workbook(self.buffer, {"in_memory": True})
        self.book.set_properties({**properties, "created": created})
        self.looks: dict[tuple[tuple[str, Any], ...], Format] = {}
        self.pages: list[Page] = []

    def look(self, **properties: Any) -> Format:
        """A cell format on the theme's font; equal properties give the same format."""
        plain = {"font_name": theme.FONT, "font_size": theme.BODY, "font_color": theme.INK, "valign": "top"}
        full = plain | properties
        key = tuple(sorted(full.items()))
        if key not in self.looks:
            self.looks[key] = self.book.add_format(full)
        return self.looks[key]

    def page(self, name: str) -> Page:
        """A new sheet at the end."""
        page = Page(self, self.book.add_worksheet(name))
        self.pages.append(page)
        return page

    def name(self, name: str, refers_to: str) -> None:
        """Define a name; `refers_to` starts with "=", and a sheet before the name ("'Start'!name") makes it local."""
        done(self.book.define_name(name, refers_to), f"the name {name}")

    def finish(self) -> bytes:
        self.book.close()
        return self.buffer.getvalue()


class Page:
    """A sheet being written; places are A1 addresses."""

    def __init__(self, workbook: Workbook, sheet: Worksheet) -> None:
        self.workbook, self.sheet, self.name = workbook, sheet, sheet.get_name()

    def text(self, place: str, text: str, look: Format) -> None:
        """Text as text, whatever it looks like; nothing is taken for a formula, a link or a number."""
        if text:
            done(self.sheet.write_string(place, text, look), f"text in {self.name}!{place}")
        else:
            self.blank(place, look)

    def number(self, place: str, number: float, look: Format) -> None:
        done(self.sheet.write_number(place, number, look), f"a number in {self.name}!{place}")

    def date(self, place: str, date: datetime.date, look: Format) -> None:
        done(self.sheet.write_datetime(place, date, look), f"a date in {self.name}!{place}")

    def formula(self, place: str, formula: str, value: str | float, look: Format) -> None:
        """A formula with the value that csxl computed, which is all that Protected View shows."""
        done(self.sheet.write_formula(place, formula, look, value), f"a formula in {self.name}!{place}")

    def blank(self, place: str, look: Format) -> None:
        done(self.sheet.write_blank(place, None, look), f"a blank in {self.name}!{place}")

    def link(self, place: str, target: str, text: str, look: Format, tip: str = "") -> None:
        """A link to a cell of this workbook: `target` is "'Sheet'!A1"."""
        code = self.sheet.write_url(place, f"internal:{target}", look, text, tip or None)
        done(code, f"a link in {self.name}!{place}")

    def widths(self, widths: Sequence[float], first: int = 0) -> None:
        """Column widths in characters, from the column number `first` (0 for A) on."""
        for column, width in enumerate(widths, first):
            done(self.sheet.set_column(column, column, width), f"a width in {self.name}")

    def height(self, row: int, points: float) -> None:
        """The height of a row, numbered from 1."""
        done(self.sheet.set_row(row - 1, points), f"a height in {self.name}")

    def choice(self, cells: str, options: dict[str, Any]) -> None:
        """A data validation, with XlsxWriter's options."""
        done(self.sheet.data_validation(cells, options), f"the validation of {self.name}!{cells}")

    def rule(self, cells: str, options: dict[str, Any]) -> None:
        """A conditional format, with XlsxWriter's options."""
        done(self.sheet.conditional_format(cells, options), f"the conditional format of {self.name}!{cells}")

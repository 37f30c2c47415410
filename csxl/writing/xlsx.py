"""Writing workbooks through XlsxWriter."""

from __future__ import annotations

import datetime
import io
from collections.abc import Mapping
from functools import cached_property
from importlib import import_module
from typing import TYPE_CHECKING, Any

from csxl.text.measures import PROPERTY_LIMIT
from csxl.writing import theme
from csxl.writing.storable import storable
from csxl.writing.taking import WriteError, take
from csxl.writing.theme import Look
from csxl.writing.written_page import Page, Written
from csxl.writing.written_texts import WrittenTexts
from csxl.writing.xlsx_parts import made, packed

if TYPE_CHECKING:
    import xlsxwriter
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

__all__ = ["Page", "Workbook", "WriteError", "Written"]

# Loaded only where a workbook is written: in a browser that takes a third of a second.
WRITER, NAMING = "xlsxwriter", "xlsxwriter.utility"


class Workbook:
    """A workbook being written; `finish` gives its bytes. The same calls give the same bytes."""

    look, change = staticmethod(theme.look), staticmethod(theme.change)

    def __init__(self, created: datetime.datetime, language: str = "en-GB", **properties: str) -> None:
        self.created, self.language, self.properties = created, language, properties
        self.own_properties: dict[str, str] = {}
        self.formats: dict[Look, Format] = {}
        self.marks: dict[Look, str] = {}
        self.texts = WrittenTexts()
        self.pages: list[Page] = []

    @cached_property
    def book(self) -> xlsxwriter.Workbook:
        """XlsxWriter's own workbook, which is there from when it is needed."""
        book = import_module(WRITER).Workbook(io.BytesIO(), {"in_memory": True})
        properties = {name: storable(text, PROPERTY_LIMIT) for name, text in self.properties.items()}
        book.set_properties({**properties, "created": self.created})
        return book

    def format(self, look: Look) -> Format:
        """XlsxWriter's format of a look; it takes what holds for all four sides before what holds for one."""
        if look not in self.formats:
            self.formats[look] = self.book.add_format(dict(sorted(look)))
        return self.formats[look]

    def mark(self, look: Look) -> str:
        """How a look is named in a cell's XML."""
        if look not in self.marks:
            self.marks[look] = f'" s="{self.format(look)._get_xf_index()}"'
        return self.marks[look]

    def as_asked(self, detail: Any) -> Any:
        """A detail of what XlsxWriter is asked, with its own formats for looks."""
        if isinstance(detail, dict):
            return {name: self.as_asked(one) for name, one in detail.items()}
        return self.format(detail) if isinstance(detail, frozenset) else detail

    def page(self, name: str) -> Page:
        """A new sheet at the end."""
        self.pages.append(Page(self, name))
        return self.pages[-1]

    def add(self, name: str, names: Mapping[str, str]) -> Worksheet:
        """XlsxWriter's own sheet, with names of its own for cells, "$A$4:$K$12"."""
        sheet, place = self.book.add_worksheet(name), import_module(NAMING).quote_sheetname(name)
        sheet._prepare_formula, sheet._write_rows = _plain_formula, _no_rows
        for one, cells in names.items():
            take(f"the name {one}", self.book.define_name, f"'{name}'!{one}", f"={place}!{cells}")
        return sheet

    def property(self, name: str, value: str) -> None:
        """A custom document property, as text; Excel takes 255 characters."""
        self.own_properties[name] = value

    def finish(self) -> bytes:
        rows = {f"xl/worksheets/sheet{number}.xml": page.finish() for number, page in enumerate(self.pages, 1)}
        for name, value in self.own_properties.items():
            take(f"the property {name}", self.book.set_custom_property, name, storable(value, PROPERTY_LIMIT), "text")
        return packed(made(self.book), self.language, self.texts.parts(), rows)


def _no_rows() -> None:
    """Nothing in place of XlsxWriter's rows, which csxl has itself: it would make an object for each that is empty."""


def _plain_formula(formula: str, expand_future_functions: bool = False) -> str:
    """A formula without its "=". XlsxWriter would look for 130 functions that are newer than any csxl writes."""
    return formula.removeprefix("=")

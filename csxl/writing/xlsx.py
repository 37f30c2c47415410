"""Writing workbooks through XlsxWriter."""

from __future__ import annotations

import datetime
import io
from importlib import import_module
from typing import TYPE_CHECKING

from csxl.text.measures import PROPERTY_LIMIT
from csxl.writing import theme
from csxl.writing.storable import storable
from csxl.writing.taking import WriteError, take
from csxl.writing.theme import Look
from csxl.writing.written_page import Page, Written
from csxl.writing.written_texts import WrittenTexts
from csxl.writing.xlsx_parts import mended

if TYPE_CHECKING:
    import xlsxwriter
    from xlsxwriter.format import Format

__all__ = ["Page", "Workbook", "WriteError", "Written"]

WRITER = "xlsxwriter"  # loaded only where a workbook is written: in a browser that takes a third of a second


class Workbook:
    """A workbook being written; `finish` gives its bytes. The same calls give the same bytes."""

    look, change = staticmethod(theme.look), staticmethod(theme.change)

    def __init__(self, created: datetime.datetime, language: str = "en-GB", **properties: str) -> None:
        self.buffer, self.language = io.BytesIO(), language
        self.book: xlsxwriter.Workbook = import_module(WRITER).Workbook(self.buffer, {"in_memory": True})
        texts = {name: storable(text, PROPERTY_LIMIT) for name, text in properties.items()}
        self.book.set_properties({**texts, "created": created})
        self.formats: dict[Look, Format] = {}
        self.marks: dict[Look, str] = {}
        self.texts = WrittenTexts()
        self.pages: list[Page] = []

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

    def page(self, name: str) -> Page:
        """A new sheet at the end."""
        sheet = self.book.add_worksheet(name)
        sheet._prepare_formula = _plain_formula
        page = Page(self, sheet)
        self.pages.append(page)
        return page

    def name(self, name: str, refers_to: str) -> None:
        """Define a name; `refers_to` starts with "=", and a sheet before the name ("'Start'!name") makes it local."""
        take(f"the name {name}", self.book.define_name, name, refers_to)

    def property(self, name: str, value: str) -> None:
        """A custom document property, as text; Excel takes 255 characters."""
        take(f"the property {name}", self.book.set_custom_property, name, storable(value, PROPERTY_LIMIT), "text")

    def finish(self) -> bytes:
        rows = {f"xl/worksheets/sheet{number}.xml": page.finish() for number, page in enumerate(self.pages, 1)}
        take("the workbook", self.book.close)
        return mended(self.buffer, self.language, self.texts.parts(), rows)


def _plain_formula(formula: str, expand_future_functions: bool = False) -> str:
    """A formula without its "=". XlsxWriter would look for 130 functions that are newer than any csxl writes."""
    return formula.removeprefix("=")

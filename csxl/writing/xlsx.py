"""Writing workbooks through XlsxWriter: typed writes only, and a write that XlsxWriter would drop raises."""

from __future__ import annotations

import datetime
import io
import warnings
from collections import Counter
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Any

from csxl.text.a1 import absolute
from csxl.text.measures import PROPERTY_LIMIT, units
from csxl.writing import theme
from csxl.writing.storable import plain_string, storable
from csxl.writing.xlsx_parts import LateRows, mended

if TYPE_CHECKING:
    import xlsxwriter
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

# Loaded only where a workbook is written: in a browser that takes a third of a second.
WRITER, NAMING = "xlsxwriter", "xlsxwriter.utility"
LONGEST_FOOTER = 255  # in UTF-16 units
A4 = 9
USABLE = {"format_columns": True, "format_rows": True, "autofilter": True, "sort": True}  # on a protected sheet

Written = str | float | datetime.date  # what a cell shows


class WriteError(Exception):
    """XlsxWriter refused a write: a bug in csxl, never a fault in somebody's file."""


def done(code: int | None, what: str) -> None:
    """Raise if XlsxWriter refused the write: it only warns, and returns a number other than 0."""
    if code not in (0, None):
        raise WriteError(f"XlsxWriter refused {what} (code {code})")


def take(what: str, write: Callable[..., Any], *details: Any) -> None:
    """Make one write; raise if XlsxWriter warns about it or returns a number other than 0."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        try:
            code = write(*details)
        except UserWarning as refusal:
            raise WriteError(f"XlsxWriter refused {what}: {refusal}") from refusal
    done(code if isinstance(code, int) else None, what)


class Workbook:
    """A workbook being written; `finish` gives its bytes. The same calls give the same bytes."""

    def __init__(self, created: datetime.datetime, language: str = "en-GB", **properties: str) -> None:
        self.buffer, self.language = io.BytesIO(), language
        self.book: xlsxwriter.Workbook = import_module(WRITER).Workbook(self.buffer, {"in_memory": True})
        texts = {name: storable(text, PROPERTY_LIMIT) for name, text in properties.items()}
        self.book.set_properties({**texts, "created": created})
        self.looks: dict[tuple[tuple[str, Any], ...], Format] = {}
        self.texts: dict[str, int] = {}
        self.pages: list[Page] = []

    def look(self, **properties: Any) -> Format:
        """A cell format in the theme's font; equal properties give the same format."""
        plain = {"font_name": theme.FONT, "font_size": theme.BODY, "font_color": theme.INK, "valign": "top"}
        return self.change(**(plain | properties))

    def change(self, **properties: Any) -> Format:
        """What a conditional format changes, and nothing else; equal properties give the same format."""
        key = tuple(sorted(properties.items()))
        if key not in self.looks:
            self.looks[key] = self.book.add_format(properties)
        return self.looks[key]

    def page(self, name: str) -> Page:
        """A new sheet at the end."""
        page = Page(self, self.book.add_worksheet(name))
        self.pages.append(page)
        return page

    def text_index(self, text: str) -> int:
        """The number by which cells refer to a text that the workbook holds once."""
        table = self.book.str_table
        if text in self.texts:
            table.count += 1
        else:
            self.texts[text] = table._get_shared_string_index(plain_string(text))
        return self.texts[text]

    def name(self, name: str, refers_to: str) -> None:
        """Define a name; `refers_to` starts with "=", and a sheet before the name ("'Start'!name") makes it local."""
        take(f"the name {name}", self.book.define_name, name, refers_to)

    def property(self, name: str, value: str) -> None:
        """A custom document property, as text; Excel takes 255 characters."""
        take(f"the property {name}", self.book.set_custom_property, name, storable(value, PROPERTY_LIMIT), "text")

    def finish(self) -> bytes:
        take("the workbook", self.book.close)
        parts = {f"xl/worksheets/sheet{number}.xml": page for number, page in enumerate(self.pages, 1)}
        return mended(self.buffer, self.language, parts)


PAGE_OF = "Page &P of &N"
SHEET_NAME = "&R&9&A"


def _footer(text: str, page_of: str) -> str:
    """A footer in Excel's code: as much of the text as fits at the left, and page numbers at the right."""
    words, pages = " ".join(storable(text).split()), f"&R&9{page_of}"
    shown = words
    while units(code := "&L&9 " + shown.replace("&", "&&") + pages) > LONGEST_FOOTER:
        words = words[:-1]
        shown = f"{words}…"
    return code


class Page:
    """A sheet being written; places are A1 addresses. `written` is what has been written so far, by place, and `texts`
    every text in cells and how often, whether XlsxWriter holds it or `late_rows` does; a formula has its "=".
    """

    def __init__(self, workbook: Workbook, sheet: Worksheet) -> None:
        self.workbook, self.sheet, self.name = workbook, sheet, sheet.get_name()
        self.late_rows: LateRows | None = None
        self.growing: set[int] = set()
        self.written: dict[str, Written] = {}
        self.texts: Counter[str] = Counter()

    def text(self, place: str, text: str, look: Format) -> None:
        """Text as text, whatever it looks like; nothing is taken for a formula, a link or a number."""
        if not text:
            self.blank(place, look)
            return
        self.written[place] = text
        self.texts[text] += 1
        take(f"text in {self.name}!{place}", self.sheet.write_string, place, plain_string(text), look)

    def headed(self, place: str, head: str, text: str, looks: tuple[Format, Format, Format]) -> None:
        """A heading and, on the next lines, a text in one cell; the looks are for heading, text and cell."""
        self.written[place] = f"{head}\n{text}"
        self.texts[f"{head}\n{text}"] += 1
        runs = (looks[0], storable(head), looks[1], f"\n{storable(text)}")
        take(f"text in {self.name}!{place}", self.sheet.write_rich_string, place, *runs, looks[2])

    def lines(self, place: str, lines: Sequence[tuple[str, Format]], look: Format) -> None:
        """Two or more texts in one cell, each on a line of its own and with its own look; the last is the cell's."""
        texts = [storable(text) for text, _ in lines]
        whole = "\n".join(texts)
        self.written[place] = whole
        self.texts[whole] += 1
        parts = [part for text, face in zip(texts, lines, strict=True) for part in (face[1], f"\n{text}")]
        parts[1] = texts[0]
        take(f"text in {self.name}!{place}", self.sheet.write_rich_string, place, *parts, look)

    def number(self, place: str, number: float, look: Format) -> None:
        self.written[place] = number
        self.texts[f"{number:.15g}"] += 1
        take(f"a number in {self.name}!{place}", self.sheet.write_number, place, number, look)

    def date(self, place: str, date: datetime.date, look: Format) -> None:
        self.written[place] = date
        self.texts[date.isoformat()] += 1
        take(f"a date in {self.name}!{place}", self.sheet.write_datetime, place, date, look)

    def formula(self, place: str, formula: str, value: str | float, look: Format) -> None:
        """A formula with the value that csxl computed, which is all that Protected View shows."""
        self.written[place] = value
        self.texts[formula] += 1
        take(f"a formula in {self.name}!{place}", self.sheet.write_formula, place, formula, look, value)

    def blank(self, place: str, look: Format) -> None:
        take(f"a blank in {self.name}!{place}", self.sheet.write_blank, place, None, look)

    def merge(self, cells: str, look: Format) -> None:
        """Merge cells; what is written into the first shows across all of them."""
        take(f"the merge of {self.name}!{cells}", self.sheet.merge_range, cells, "", look)

    def link(self, place: str, target: str, text: str, look: Format, tip: str = "") -> None:
        """A link to a cell of this workbook: `target` is "'Sheet'!A1"."""
        self.written[place] = text
        self.texts[text] += 1
        details = (place, f"internal:{target}", look, storable(text), tip or None)
        take(f"a link in {self.name}!{place}", self.sheet.write_url, *details)

    def widths(self, widths: Sequence[float], first: int = 0) -> None:
        """Column widths in characters, starting at column number `first` (0 for A)."""
        for column, width in enumerate(widths, first):
            take(f"a width in {self.name}", self.sheet.set_column, column, column, width)

    def hide_column(self, column: int, width: float) -> None:
        """Hide a column, numbered from 0."""
        take(f"a hidden column in {self.name}", self.sheet.set_column, column, column, width, None, {"hidden": True})

    def height(self, row: int, points: float, grows: bool = False) -> None:
        """The height of a row, numbered from 1; programs let it grow with what is typed if it says so."""
        if grows:
            self.growing.add(row)
        take(f"a height in {self.name}", self.sheet.set_row, row - 1, points)

    def choice(self, cells: str, options: dict[str, Any]) -> None:
        """A data validation, with XlsxWriter's options."""
        take(f"the validation of {self.name}!{cells}", self.sheet.data_validation, cells, options)

    def rule(self, cells: str, options: dict[str, Any]) -> None:
        """A conditional format, with XlsxWriter's options."""
        take(f"the conditional format of {self.name}!{cells}", self.sheet.conditional_format, cells, options)

    def filter(self, cells: str) -> None:
        """Filter buttons on a table's header row; `cells` is the whole table."""
        take(f"the filter of {self.name}!{cells}", self.sheet.autofilter, cells)

    def freeze(self, place: str) -> None:
        """Keep the rows above and the columns left of a cell in view."""
        take(f"the panes of {self.name}", self.sheet.freeze_panes, place)

    def protect(self, insert_rows: bool = False) -> None:
        """Lock the sheet without a password; unlocked cells, heights, widths and filters stay usable, and rows can be
        inserted if it says so."""
        take(f"the protection of {self.name}", self.sheet.protect, "", USABLE | {"insert_rows": insert_rows})

    def printed(
        self, footer: str, area: str, repeat: int = 0, pages: int = 0, page_of: str = PAGE_OF, named: bool = False
    ) -> None:
        """A4 landscape, one page wide and `pages` high (0: any number), with a footer that ends in page numbers;
        `repeat` is the row that heads each page, over which the sheet's name stands if it is to be `named`."""
        self.sheet.set_paper(A4)
        self.sheet.set_landscape()
        self.sheet.fit_to_pages(1, pages)
        self.sheet.center_horizontally()
        self.sheet.set_margins(left=0.3, right=0.3, top=0.35, bottom=0.5)
        if named:
            take(f"the header of {self.name}", self.sheet.set_header, SHEET_NAME, {"margin": 0.15})
        take(f"the print area of {self.name}", self.sheet.print_area, area)
        if repeat:
            take(f"the repeated row of {self.name}", self.sheet.repeat_rows, repeat - 1)
        take(f"the footer of {self.name}", self.sheet.set_footer, _footer(footer, page_of))

    def table_region(self, area: str, table: int = 1) -> None:
        """Tell screen readers that an area, "A4:K12", is a table with its headings in the first row: the first of the
        sheet, or another."""
        number = self.workbook.pages.index(self) + 1
        self.named(f"TitleRegion{table}.{area.replace(':', '.')}.{number}", absolute(area))

    def named(self, name: str, cells: str) -> None:
        """Define a name of this sheet's own; `cells` is absolute: "$A$4:$K$12"."""
        self.workbook.name(f"'{self.name}'!{name}", f"={import_module(NAMING).quote_sheetname(self.name)}!{cells}")

"""A sheet of a workbook that csxl writes: its cells, and what stands round them."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import TYPE_CHECKING, Any

from csxl.text.a1 import absolute, address
from csxl.text.measures import CELL_LIMIT, units
from csxl.writing.storable import storable
from csxl.writing.taking import WriteError, take
from csxl.writing.theme import Look
from csxl.writing.written_rows import (
    BLANK,
    PLACES,
    WrittenRows,
    date_cell,
    formula_cell,
    number_cell,
    row_height,
    text_cell,
)
from csxl.writing.xlsx_parts import LateRows

if TYPE_CHECKING:
    from csxl.writing.xlsx import Workbook

PRINTED_WIDTH, PRINTED_HEIGHT = 796.0, 526.0  # points: A4 landscape within its margins, less a little
LONGEST_FOOTER = 255  # in UTF-16 units
A4 = 9
USABLE = {"format_columns": True, "format_rows": True, "autofilter": True, "sort": True}  # on a protected sheet
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


Asked = tuple[str, tuple[Any, ...], dict[str, Any]]  # a method of XlsxWriter's sheet, and what it is given
Written = str | float | datetime.date  # what a cell shows


class Page:
    """A sheet being written; places are A1 addresses. `written` is what has been written so far, by place, and `texts`
    every text in cells and how often, whether XlsxWriter holds it or `late_rows` does; a formula has its "=".
    """

    def __init__(self, workbook: Workbook, name: str) -> None:
        self.workbook, self.name = workbook, name
        self.asked: list[Asked] = []
        self.names: dict[str, str] = {}
        self.tables: list[str] = []
        self.rows = WrittenRows()
        self.late_rows: LateRows | None = None
        self.written: dict[str, Written] = {}
        self.texts: Counter[str] = Counter()

    def ask(self, method: str, *details: Any, **named: Any) -> None:
        """Something that XlsxWriter does with the sheet, by the name of its method, when the workbook is finished."""
        self.asked.append((method, details, named))

    def _put(self, place: str, look: Look, end: str, text: str, written: Written) -> None:
        """Write a cell with what it shows, and as what it counts among the texts."""
        self.written[place] = written
        self.texts[text] += 1
        self.rows.put(place, look, end)

    def text(self, place: str, text: str, look: Look) -> None:
        """Text as text, whatever it looks like; nothing is taken for a formula, a link or a number."""
        if text:
            self._put(place, look, text_cell(self.workbook.texts.plain(text)), text, text)
        else:
            self.blank(place, look)

    def lines(self, place: str, lines: Sequence[tuple[str, Look]], look: Look) -> None:
        """Two or more texts in one cell, each on a line of its own and with its own look; the last is the cell's."""
        texts = [storable(text) for text, _ in lines]
        whole = "\n".join(texts)
        if units(whole) > CELL_LIMIT:
            raise WriteError(f"{self.name}!{place} cannot hold so long a text")
        pieces = (texts[0], *(f"\n{text}" for text in texts[1:]))
        runs = [(piece, face) for piece, (_, face) in zip(pieces, lines, strict=True) if piece]
        self._put(place, look, text_cell(self.workbook.texts.rich(runs)), whole, whole)

    def number(self, place: str, number: float, look: Look) -> None:
        self._put(place, look, number_cell(number), f"{number:.15g}", number)

    def date(self, place: str, date: datetime.date, look: Look) -> None:
        self._put(place, look, date_cell(date), date.isoformat(), date)

    def formula(self, place: str, formula: str, value: str | float, look: Look) -> None:
        """A formula with the value that csxl computed, which is all that Protected View shows."""
        self._put(place, look, formula_cell(formula, value), formula, value)

    def blank(self, place: str, look: Look) -> None:
        self.rows.put(place, look, BLANK)

    def merge(self, cells: str, look: Look) -> None:
        """Merge cells; what is written into the first shows across all of them."""
        self.ask("merge_range", cells, "")
        (top, left), (bottom, right) = (PLACES[place] for place in cells.split(":"))
        for row in range(top, bottom + 1):
            for column in range(left, right + 1):
                self.blank(address(row, column), look)

    def link(self, place: str, target: str, text: str, look: Look, tip: str = "") -> None:
        """A link to a cell of this workbook: `target` is "'Sheet'!A1"."""
        self.ask("write_url", place, f"internal:{target}", look, storable(text), tip or None)
        self.text(place, text, look)

    def widths(self, widths: Sequence[float], first: int = 0) -> None:
        """Column widths in characters, starting at column number `first` (0 for A)."""
        for column, width in enumerate(widths, first):
            self.ask("set_column", column, column, width)

    def hide_column(self, column: int, width: float) -> None:
        """Hide a column, numbered from 0."""
        self.ask("set_column", column, column, width, None, {"hidden": True})

    def height(self, row: int, points: float, grows: bool = False) -> None:
        """The height of a row, numbered from 1; programs let it grow with what is typed if it says so."""
        self.rows.heights[row] = row_height(points, grows)

    def other_heights(self, points: float) -> None:
        """The height of every row that has none of its own."""
        self.ask("set_default_row", points)
        self.rows.other_heights = row_height(points)

    def choice(self, cells: str, options: dict[str, Any]) -> None:
        """A data validation, with XlsxWriter's options."""
        self.ask("data_validation", cells, options)

    def rule(self, cells: str, options: dict[str, Any]) -> None:
        """A conditional format, with XlsxWriter's options."""
        self.ask("conditional_format", cells, options)

    def table(self, area: str, name: str, headings: Sequence[str], header: Look, description: str) -> None:
        """Turn a written header row, which gets that look, and the rows below it into an Excel table, which grows as
        rows are added."""
        columns = [{"header": heading} for heading in headings]
        options = {"name": name, "style": None, "description": description, "columns": columns}
        self.rows.change_look(PLACES[area.partition(":")[0]][0], header)
        self.tables.append(area)
        (top, left), (_, right) = (PLACES[place] for place in area.split(":"))
        self.ask("add_table", top - 1, left - 1, top, right - 1, options)  # it would keep a note of each cell

    def filter(self, cells: str) -> None:
        """Filter buttons on a table's header row; `cells` is the whole table."""
        self.ask("autofilter", cells)

    def freeze(self, place: str) -> None:
        """Keep the rows above and the columns left of a cell in view."""
        self.ask("freeze_panes", place)

    def protect(self, insert_rows: bool = False) -> None:
        """Lock the sheet without a password; unlocked cells, heights, widths and filters stay usable, and rows can be
        inserted if it says so."""
        self.ask("protect", "", USABLE | {"insert_rows": insert_rows})

    def printed(
        self, footer: str, area: str, repeat: int = 0, pages: int = 0, page_of: str = PAGE_OF, named: bool = False
    ) -> None:
        """A4 landscape, one page wide and `pages` high (0: any number), with a footer that ends in page numbers;
        `repeat` is the row that heads each page, over which the sheet's name stands if it is to be `named`."""
        self.ask("set_paper", A4)
        self.ask("set_landscape")
        self.ask("fit_to_pages", 1, pages)
        self.ask("center_horizontally")
        self.ask("set_margins", left=0.3, right=0.3, top=0.35, bottom=0.5)
        if named:
            self.ask("set_header", SHEET_NAME, {"margin": 0.15})
        self.ask("print_area", area)
        if repeat:
            self.ask("repeat_rows", repeat - 1)
        self.ask("set_footer", _footer(footer, page_of))

    def table_region(self, area: str, table: int = 1) -> None:
        """Tell screen readers that an area, "A4:K12", is a table with its headings in the first row: the first of the
        sheet, or another."""
        number = self.workbook.pages.index(self) + 1
        self.named(f"TitleRegion{table}.{area.replace(':', '.')}.{number}", absolute(area))

    def named(self, name: str, cells: str) -> None:
        """Define a name of this sheet's own; `cells` is absolute: "$A$4:$K$12"."""
        self.names[name] = cells

    def finish(self) -> Iterator[bytes]:
        """The XML of all rows, piece by piece, once XlsxWriter has done what it is asked; of the rows it is only told
        where they end."""
        row, column = self.rows.last
        if self.late_rows:
            row, column = (max(pair) for pair in zip((row, column), PLACES[self.late_rows.last], strict=True))
        for place in ((0, 0), (row - 1, column - 1)):
            self.ask("write_string", *place, "-")
        sheet = self.workbook.add(self.name, self.names)
        for method, details, named in self.asked:
            what = f"{method}{details} in {self.name}"
            take(what, getattr(sheet, method), *map(self.workbook.as_asked, details), **named)
        for table, area in zip(sheet.tables, self.tables, strict=True):
            table.update(dict.fromkeys(("range", "a_range", "autofilter"), area))
        rows = "".join(self.rows.parts(self.workbook.mark)).encode()
        return chain([rows], self.late_rows.parts() if self.late_rows else ())

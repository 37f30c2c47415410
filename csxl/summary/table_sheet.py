"""A sheet that is one table: title, note, header row, rows tall enough for their text, and how it prints."""

from __future__ import annotations

import datetime
import math
from collections.abc import Iterator, Sequence
from functools import cached_property, partial
from typing import NamedTuple, Protocol

from csxl.model.summary_names import BOARD, KEY
from csxl.summary.late_rows import Content, Rows
from csxl.summary.lines import SET_IN, broken, height, points_of
from csxl.summary.looks import UNLOCKED, style
from csxl.summary.row_fit import RowFit
from csxl.summary.sheet_plan import FIRST_ROW, HEADER_ROW, SummaryPlan, target
from csxl.text.a1 import address
from csxl.text.memo import Memo
from csxl.text.records import dataclass
from csxl.writing.xlsx import Page, Workbook, WriteError

TITLE_HEIGHT, NOTE_HEIGHT, NO_NOTE_HEIGHT, BACK_HEIGHT = 30.0, 17.0, 5.0, 22.0
TALL = 150.0  # points; in a taller row text starts at the top, where people look for it
CENTRED = {"number", "word", "rating", "moved", "answer word"}
SHRINKS = {"rating", "moved"}
HIDDEN = 2  # gridlines on screen too
LAST_ROW = 1_048_576  # Excel's limit
NOTE_ROWS = 2


class Column(NamedTuple):
    """A column of a table: `style` is that of its cells unless a row says otherwise. A hidden column is part of the
    table, so that it is sorted with it, and is neither shown nor printed."""

    heading: str
    width: float
    style: str = "text"
    hidden: bool = False
    said: str = ""  # the heading as it is written, where that is another text

    @property
    def written(self) -> str:
        return self.said or self.heading

    @property
    def centred(self) -> bool:
        return self.style.removeprefix(UNLOCKED) in CENTRED

    @property
    def room(self) -> float:
        """How many characters fit into it."""
        return self.width if self.centred else self.width - SET_IN


KEY_COLUMN = Column(KEY, 20, "key", hidden=True)  # always the last


@dataclass(frozen=True)
class TableLine:
    """A row of a table; `styles`, where given, replace the columns' own; `minimum` is its least height in points. A row
    that `grows` has open cells: Excel makes it higher as somebody types. The text of one that `runs_on` goes on over
    the empty cells to its right."""

    cells: Sequence[Content]
    styles: Sequence[str] = ()
    minimum: float = 0.0
    grows: bool = False
    runs_on: bool = False


class Lines(Protocol):
    """The rows of a table; how many there are is known before the first is made."""

    def __len__(self) -> int: ...

    def __iter__(self) -> Iterator[TableLine]: ...


@dataclass(frozen=True)
class SheetTable:
    """A table to be written: its columns and lines, the note above it, and how many columns stay in view (and, where
    `repeated`, appear on every printed page). Where it prints two pages wide, `first_page` columns are on the first;
    where it prints only in part, so many columns are `printed`, and so many `spare` lines at its end are not, or none
    is (`unprinted`): only the title and the note are. The rows
    of a `compact` one are no higher than their text needs, and all of it stands in the middle."""

    columns: Sequence[Column]
    lines: Lines
    note: str
    frozen: int = 0
    filtered: bool = True
    repeated: bool = False
    first_page: int = 0
    printed: int = 0
    spare: int = 0
    unprinted: bool = False
    compact: bool = False

    @property
    def last_row(self) -> int:
        return FIRST_ROW + len(self.lines) - 1

    @cached_property
    def styles(self) -> tuple[str, ...]:
        """The columns' own styles."""
        return tuple(column.style for column in self.columns)

    @cached_property
    def rooms(self) -> tuple[float, ...]:
        """How many characters fit into each column; what a hidden one holds fits, and what shrinks."""
        return tuple(math.inf if column.hidden or column.style in SHRINKS else column.room for column in self.columns)

    @cached_property
    def fit(self) -> RowFit:
        """How many lines what stands in a row takes."""
        return RowFit(self.rooms)

    @cached_property
    def pages(self) -> Sequence[Sequence[Column]]:
        """The columns of each printed page across, as far as that is known."""
        shown, first = self.visible[: self.printed or None], self.first_page
        return [shown[:first], [*shown[: self.frozen], *shown[first:]]] if first else [shown]

    @cached_property
    def visible(self) -> Sequence[Column]:
        """The columns that are shown and printed."""
        return [column for column in self.columns if not column.hidden]

    def cells(self, heading: str, absolute: bool = False) -> str:
        """The cells of one column without its heading."""
        column = [one.heading for one in self.columns].index(heading) + 1
        return f"{address(FIRST_ROW, column, absolute)}:{address(self.last_row, column, absolute)}"

    @property
    def area(self) -> str:
        """The whole table with its header row."""
        return f"{address(HEADER_ROW, 1)}:{address(self.last_row, len(self.columns))}"

    @property
    def paper(self) -> str:
        """What is printed, from the sheet's title on."""
        last = NOTE_ROWS + 1 if self.unprinted else self.last_row - self.spare
        return f"A1:{address(last, self.printed or len(self.visible))}"


def write_table_sheet(workbook: Workbook, plan: SummaryPlan, name: str, table: SheetTable, across: int = 1) -> Page:
    """A new sheet that holds one table, with a height for each of its rows; it prints `across` pages wide."""
    page = workbook.page(plan.tab(name))
    write_heading(page, plan, broken(table.note, _note_width(table, across), most=NOTE_ROWS))
    page.widths([column.width for column in table.columns])
    for number, column in enumerate(table.columns):
        if column.hidden:
            page.hide_column(number, column.width)
    for number, column in enumerate(table.columns, 1):
        look = style(workbook, "header centred" if column.centred else "header")
        page.text(address(HEADER_ROW, number), column.written, look)
    page.height(HEADER_ROW, header_points(table.visible))
    _write_lines(page, table)
    if table.filtered:
        page.filter(table.area)
    finish(page, plan, table.area, table.frozen, table.paper)
    if table.repeated:
        page.ask("repeat_columns", 0, table.frozen - 1)
    page.ask("fit_to_pages", across, 0)
    if table.first_page:
        page.ask("set_v_pagebreaks", [table.first_page])
        page.ask("print_across")  # the second half of a page follows the first
    return page


def _note_width(table: SheetTable, across: int) -> float:
    """How wide the note may be: as the columns that every printed page repeats, so that no page cuts it."""
    repeated = table.columns[: table.frozen] if across > 1 else table.pages[0]
    return sum(column.width for column in repeated)


def nothing(sentence: str, columns: Sequence[Column]) -> TableLine:
    """The only row of a table that has nothing to list."""
    return TableLine([sentence, *[""] * (len(columns) - 1)])


def write_heading(page: Page, plan: SummaryPlan, note: Sequence[str]) -> None:
    """The title in A1, the note in one or two rows below it, then the link back."""
    page.text("A1", page.name, style(page.workbook, "title"))
    page.height(1, TITLE_HEIGHT)
    for row in (2, 3):
        text = note[row - 2] if len(note) > row - 2 else ""
        page.height(row, NOTE_HEIGHT if text else NO_NOTE_HEIGHT)
        if text:
            page.text(address(row, 1), text, style(page.workbook, "note"))
    board = plan.tab(BOARD)
    page.link("A4", target(board), plan.text("Back to {}", board), style(page.workbook, "back"))
    page.height(4, BACK_HEIGHT)


def _write_lines(page: Page, table: SheetTable) -> None:
    """The rows of a table, each as high as its text needs; raises WriteError beyond the last row of a sheet."""
    if table.last_row > LAST_ROW:
        raise WriteError(f"{page.name} has {len(table.lines):,} rows; a sheet ends at row {LAST_ROW:,}")
    rows = Rows(page)
    looks: Memo[tuple[tuple[str, ...], tuple[type, ...], bool], Sequence[str]] = Memo(partial(_marks, page), 1 << 12)
    for row, line in enumerate(table.lines, FIRST_ROW):
        points = line_points(table, line)
        tall = points > TALL and not table.compact
        kinds = tuple(map(type, line.cells))
        rows.add(row, points, line.cells, looks[tuple(line.styles) or table.styles, kinds, tall], line.grows)
    rows.finish()


def _marks(page: Page, row: tuple[tuple[str, ...], tuple[type, ...], bool]) -> Sequence[str]:
    """How the looks of a row's cells are named, by their styles, what kinds of content they hold, and whether it is
    tall."""
    names, kinds, tall = row
    book = page.workbook
    return [book.mark(style(book, _dated(name, kind), tall)) for name, kind in zip(names, kinds, strict=True)]


def _dated(name: str, kind: type) -> str:
    """The style of a cell that may turn out to hold a date."""
    if kind is not datetime.date:
        return name
    if name.startswith(UNLOCKED):
        return "unlocked day"
    return "answer date" if name.startswith("answer") else "date"


def line_points(table: SheetTable, line: TableLine) -> float:
    """The height of a table's row in points."""
    counts = [] if line.runs_on else table.fit.lines(line.cells, tuple(line.styles) or table.styles)
    return points_of(counts, line.minimum, table.compact)


def header_points(columns: Sequence[Column]) -> float:
    """The height of the header row in points."""
    return height([(column.written, column.room, True) for column in columns], 22) + 4


def finish(page: Page, plan: SummaryPlan, area: str, frozen: int = 0, paper: str = "") -> None:
    """Keep the header row in view, mark it for screen readers, and set up printing: of it all, or of `paper`."""
    page.freeze(address(FIRST_ROW, frozen + 1))
    page.table_region(area)
    page.ask("hide_gridlines", HIDDEN)
    page.printed(
        plan.footer(page.name),
        paper or f"A1:{area.rpartition(':')[2]}",
        HEADER_ROW,
        page_of=plan.language.page,
    )

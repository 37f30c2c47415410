"""Tables in a coordinator's workbook, or in an earlier summary, found by their headings, and the cells in them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import groupby
from operator import itemgetter

from csxl.diagnostics.code import Code
from csxl.diagnostics.of_review import ReviewCode
from csxl.model.diagnostic import Diagnostic
from csxl.returns.answer_tables import rows_of
from csxl.returns.fields import as_text
from csxl.sheets.cells import Book, Cell, Flag, Sheet
from csxl.text.a1 import address
from csxl.text.folding import fold
from csxl.text.records import dataclass
from csxl.text.wording import one_line

NOTHING = Cell()


@dataclass(frozen=True)
class Spot:
    """One cell of a workbook and where it is."""

    file: str
    sheet: str
    place: str
    cell: Cell

    @property
    def text(self) -> str:
        """What was typed, with its line breaks but no white space around it; "" for an error value."""
        return "" if self.cell.flags & Flag.ERROR else as_text(self.cell)

    @property
    def line(self) -> str:
        """The text on one line, with only the characters that can be seen."""
        return one_line(self.text)

    @property
    def given(self) -> bool:
        """Whether it holds anything that can be seen, even an error value."""
        return bool(self.line or self.cell.flags & Flag.ERROR)

    def about(self, code: Code, **details: str | int) -> Diagnostic:
        """A diagnostic about this cell."""
        return code.about(self.file, self.sheet, self.place, "", **details)

    def broken(self) -> Iterator[Diagnostic]:
        """The diagnostic for an error value such as #REF!, if it holds one."""
        if self.cell.flags & Flag.ERROR:
            yield self.about(ReviewCode.VALUE_ERROR, text=self.cell.text)


@dataclass(frozen=True)
class Record:
    """One row of a table: its spots by heading."""

    number: int
    spots: Mapping[str, Spot]

    def text(self, heading: str) -> str:
        """What stands under a heading, "" where the table has none such."""
        return self.spots[heading].text if heading in self.spots else ""

    def line(self, heading: str) -> str:
        """The same on one line."""
        return self.spots[heading].line if heading in self.spots else ""

    @property
    def blank(self) -> bool:
        return not any(spot.cell.text.strip() for spot in self.spots.values())


@dataclass(frozen=True)
class RecordTable:
    """A table: its sheet, its header row, and the columns of the headings that were understood."""

    file: str
    sheet: Sheet
    header: int
    columns: Mapping[str, int]

    def rows(self) -> Iterator[Record]:
        """The rows below the header that hold anything in those columns."""
        for number, cells in rows_of(self.sheet).items():
            row = Record(
                number,
                {
                    heading: Spot(self.file, self.sheet.name, address(number, column), cells.get(column, NOTHING))
                    for heading, column in self.columns.items()
                },
            )
            if number > self.header and not row.blank:
                yield row


def tables(
    book: Book, file: str, aliases: Mapping[str, tuple[str, ...]], needed: tuple[str, ...]
) -> tuple[RecordTable, ...]:
    """The tables that have all the needed headings, at most one from each sheet, those on visible sheets first."""
    headings = folded(aliases)
    found = (table for sheet in book.sheets if (table := _table(sheet, file, headings, needed)))
    return tuple(sorted(found, key=lambda table: table.sheet.hidden))


def folded(aliases: Mapping[str, tuple[str, ...]]) -> Mapping[str, str]:
    """Each word by its folded form and by those of its aliases; a word wins over an equal alias of another."""
    other = {fold(alias): word for word, names in aliases.items() for alias in names}
    return other | {fold(word): word for word in aliases}


def _table(sheet: Sheet, file: str, headings: Mapping[str, str], needed: tuple[str, ...]) -> RecordTable | None:
    for number, columns in headed_rows(sheet, lambda text: headings.get(fold(text.strip(" *:")))):
        if set(needed) <= set(columns):
            return RecordTable(file, sheet, number, columns)
    return None


def headed_rows(sheet: Sheet, heading_of: Callable[[str], str | None]) -> Iterator[tuple[int, Mapping[str, int]]]:
    """Each row that holds any heading, from the top, with the first column of each; `heading_of` tells whether a cell's
    text is one."""
    found = {cell: heading for cell in sheet.standing if (heading := heading_of(cell.text))}
    places = sorted((*place, heading) for cell, heading in found.items() for place in sheet.standing[cell])
    for number, cells in groupby(places, itemgetter(0)):
        columns: dict[str, int] = {}
        for _, column, heading in cells:
            columns.setdefault(heading, column)
        yield number, columns


def second_tables(found: tuple[RecordTable, ...], what: str) -> Iterator[Diagnostic]:
    """A warning for each table after the first, which is the one that is used."""
    for table in found[1:]:
        yield ReviewCode.SECOND_TABLE.about(table.file, table.sheet.name, what=what, other=found[0].sheet.name)

"""Returned questionnaires as cells, no file written: the blank form with some typed over, and what is said of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import lru_cache

from csxl.model.answers import Return
from csxl.model.diagnostic import Diagnostic
from csxl.model.member import Kind, Member
from csxl.model.rubric import Rubric
from csxl.returns.book_reading import read_workbook
from csxl.returns.reading import completed
from csxl.rubrics.loading import load_rubric
from csxl.sheets.books import read_book
from csxl.sheets.cells import Area, Book, Cell, Flag, Place, Sheet, Value
from tests.helpers.filled_forms import blank

RUBRIC = load_rubric()
QUIET = {"A001", "A024"}  # blanks, of which every form that is not filled in has some
Cells = dict[Place, Cell]


@lru_cache(maxsize=1)
def form() -> Book:
    """The police's questionnaire as it was sent."""
    book, said = read_book(blank(RUBRIC), Kind.OOXML, "police.xlsx")
    assert book and not said
    return book


def typed(value: Value) -> Cell:
    """A cell as a person fills it by typing."""
    return Cell(value, "" if value is None else str(value))


def place(address: str) -> Place:
    """ "G5" → row 5, column 7."""
    ((letters, row),) = re.findall(r"^([A-Z]+)(\d+)$", address)
    column = 0
    for letter in letters:
        column = 26 * column + ord(letter) - 64
    return Place(int(row), column)


def filled(cells: Mapping[str, Value | Cell], book: Book | None = None) -> Book:
    """The form with cells typed over: {"Target!G5": "Green"}; None clears one, a new sheet's name adds the sheet."""
    sheets = {sheet.name: sheet for sheet in (book or form()).sheets}
    for where, value in cells.items():
        name, address = where.rsplit("!", 1)
        sheet = sheets.get(name, Sheet(name, False, {}))
        cell = value if isinstance(value, Cell) else typed(value)
        sheets[name] = replace(sheet, cells={**sheet.cells, place(address): cell})
    return replace(book or form(), sheets=tuple(sheets.values()))


def moved(book: Book, sheet: str, where: Callable[[Place], Place | None]) -> Book:
    """The book with a sheet's cells moved to other places, or gone where `where` gives None."""

    def change(page: Sheet) -> Sheet:
        places = {there: cell for here, cell in page.cells.items() if (there := where(here))}
        return replace(page, cells=places) if page.name == sheet else page

    return replace(book, sheets=tuple(map(change, book.sheets)))


def merged(book: Book, sheet: str, *areas: Area) -> Book:
    return replace(
        book, sheets=tuple(replace(page, merges=areas) if page.name == sheet else page for page in book.sheets)
    )


def without(book: Book, *names: str) -> Book:
    """The book without some of its sheets."""
    return replace(book, sheets=tuple(sheet for sheet in book.sheets if sheet.name not in names))


def read(book: Book, rubric: Rubric = RUBRIC, file: str = "police.xlsx") -> tuple[Return, tuple[Diagnostic, ...]]:
    """The return in a book, which must be one, and everything said of it."""
    found = read_workbook(book, Member(file, b"", Kind.OOXML, "0" * 64), rubric)
    returned, said = completed(file, found, (), rubric)
    assert returned
    return returned, said


def lines(book: Book, rubric: Rubric = RUBRIC) -> list[str]:
    """What is said of a book, as "Target!G5 A002"; the notes of blanks left out."""
    _, said = read(book, rubric)
    return [line(d) for d in said if d.code not in QUIET]


def line(d: Diagnostic) -> str:
    return f"{d.sheet}!{d.cell} {d.code}" if d.sheet else d.code


def ratings(book: Book, rubric: Rubric = RUBRIC) -> dict[str, str]:
    """The ratings that were read, by ref."""
    return {answer.ref: answer.rating for answer in read(book, rubric)[0].answers if answer.rating}


def kept(book: Book) -> list[str]:
    """What was kept, as "Target!A20 a note"."""
    return [f"{item.sheet}!{item.cell} {item.text}" for item in read(book)[0].kept]


__all__ = [
    "Area",
    "Flag",
    "Place",
    "filled",
    "form",
    "kept",
    "line",
    "lines",
    "merged",
    "moved",
    "place",
    "ratings",
    "read",
    "typed",
    "without",
]

"""What people and programs do to a rubric's workbook, done to its cells as read."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from csxl.sheets.cells import Area, Book, Cell, Flag, Place, Sheet

LISTS = ("Key", "Scale", "Abstentions", "Levels", "Stages")
HEADER, DOMAIN_HEADER = 4, 9  # rows


@dataclass
class Mangled:
    """A workbook's sheets while they are changed; `touched` are the texts that were taken away or written over."""

    sheets: list[Sheet]
    touched: set[str] = field(default_factory=set)

    def any_sheet(self, rng: random.Random, first: int = 0) -> int:
        return rng.randrange(first, len(self.sheets))

    def put(self, at: int, cells: Mapping[Place, Cell]) -> None:
        self.sheets[at] = replace(self.sheets[at], cells=dict(cells))

    def moved(self, at: int, where: Callable[[Place], Place]) -> None:
        """Move the cells of a sheet, and its merged blocks."""
        sheet = self.sheets[at]
        blocks = tuple(Area(*where(Place(a.top, a.left)), *where(Place(a.bottom, a.right))) for a in sheet.merges)
        cells = {where(place): cell for place, cell in sheet.cells.items()}
        self.sheets[at] = replace(sheet, cells=cells, merges=blocks)


def header_of(sheet: Sheet) -> int:
    """The row of the headings of a list or a domain, 0 where there is none."""
    texts = {place: cell.text for place, cell in sheet.cells.items()}
    if "What to know" in texts.values():
        return 0
    for row in sorted({place.row for place in texts}):
        found = {text for place, text in texts.items() if place.row == row}
        if found & {"Step", "Term", "Meaning", "Title", "Definition", "Stage"} and row > 1 and "What" not in found:
            return row
    return 0


def last_of(sheet: Sheet) -> tuple[int, int]:
    filled = [place for place, cell in sheet.cells.items() if cell.text]
    return max(place.row for place in filled), max(place.column for place in filled)


def sort_rows(book: Mangled, rng: random.Random) -> None:
    """Sort the rows of a domain or of the scale anyhow: not of the lists whose order is the questionnaire's."""
    at = rng.choice([at for at, sheet in enumerate(book.sheets) if sheet.name not in LISTS or sheet.name == "Scale"])
    top, (bottom, _) = header_of(book.sheets[at]), last_of(book.sheets[at])
    if not top or book.sheets[at].merges:
        return
    rows = list(range(top + 1, bottom + 1))
    new = dict(zip(rows, rng.sample(rows, len(rows)), strict=True))
    book.moved(at, lambda place: Place(new.get(place.row, place.row), place.column))


def move_columns(book: Mangled, rng: random.Random) -> None:
    """Put the columns of a list's or a domain's tab into another order."""
    at = book.any_sheet(rng, 1)
    columns = list(range(1, last_of(book.sheets[at])[1] + 1))
    new = dict(zip(columns, rng.sample(columns, len(columns)), strict=True))
    if not book.sheets[at].merges and book.sheets[at].name in LISTS:
        book.moved(at, lambda place: Place(place.row, new.get(place.column, place.column)))


def move_words(book: Mangled, rng: random.Random) -> None:
    """Put the columns of a domain's table into another order, but for the first that its labels stand over."""
    at = rng.choice([at for at, sheet in enumerate(book.sheets) if at and sheet.name not in LISTS])
    top, columns = header_of(book.sheets[at]), list(range(1, last_of(book.sheets[at])[1] + 1))
    new = dict(zip(columns, rng.sample(columns, len(columns)), strict=True))
    if top and not book.sheets[at].merges:
        book.moved(
            at,
            lambda place: Place(place.row, new.get(place.column, place.column) if place.row >= top else place.column),
        )


def insert(book: Mangled, rng: random.Random) -> None:
    """Insert blank rows and columns."""
    at = book.any_sheet(rng)
    row, rows = rng.randint(1, 12), rng.choice((0, 1, 2))
    column, columns = rng.randint(1, 6), rng.choice((0, 0, 1))
    book.moved(
        at,
        lambda place: Place(place.row + rows * (place.row >= row), place.column + columns * (place.column >= column)),
    )


def rename(book: Mangled, rng: random.Random) -> None:
    """Call a tab something else."""
    at = book.any_sheet(rng)
    book.sheets[at] = replace(book.sheets[at], name=rng.choice(("Sheet", "Copy of it", "Final", "x")) + str(at))


def notes(book: Mangled, rng: random.Random) -> None:
    """Add a tab of notes."""
    texts = ("To do", "Ask the police about Red", "Name, Title", "2026", "Level 1", "Stage", "Word")
    cells = {Place(rng.randint(1, 9), rng.randint(1, 4)): text for text in rng.sample(texts, 4)}
    sheet = Sheet(f"Notes {len(book.sheets)}", False, {place: Cell(text, text) for place, text in cells.items()})
    book.sheets.insert(book.any_sheet(rng), sheet)


def capitals(book: Mangled, rng: random.Random) -> None:
    """Write headings and labels in another way."""
    at = book.any_sheet(rng)
    way = rng.choice((str.upper, str.lower, lambda text: f" {text} ", lambda text: f"{text}:"))
    top, sheet = header_of(book.sheets[at]), book.sheets[at]
    cells = {
        place: cell._replace(text=way(cell.text)) if place.row == top and not cell.formula else cell
        for place, cell in sheet.cells.items()
    }
    book.put(at, cells)


def as_numbers(book: Mangled, rng: random.Random) -> None:
    """Store the digits of levels as numbers, and a formula's value without the formula."""
    kept = {
        at: {
            place: cell._replace(value=float(cell.text))
            if cell.text.isdecimal()
            else cell._replace(formula=cell.formula if cell.flags & Flag.UNCACHED else "")
            for place, cell in sheet.cells.items()
        }
        for at, sheet in enumerate(book.sheets)
        if sheet.name == "Levels" or (rng.random() < 0.5 and sheet.name != "Scale")
    }
    for at, cells in kept.items():
        book.put(at, cells)


def without_values(book: Mangled, rng: random.Random) -> None:
    """Store formulas without their values, as programs do that do not reckon."""
    for at, sheet in enumerate(book.sheets):
        cells = {
            place: cell._replace(value=None, text="", flags=cell.flags | Flag.UNCACHED) if cell.formula else cell
            for place, cell in sheet.cells.items()
        }
        book.put(at, cells)


def blank(book: Mangled, rng: random.Random) -> None:
    """Clear a cell."""
    at = book.any_sheet(rng)
    place = rng.choice([place for place, cell in book.sheets[at].cells.items() if cell.text])
    book.touched.add(book.sheets[at].cells[place].text)
    book.put(at, {one: cell for one, cell in book.sheets[at].cells.items() if one != place})


def retype(book: Mangled, rng: random.Random) -> None:
    """Write something else over a cell."""
    at = book.any_sheet(rng)
    place = rng.choice([place for place, cell in book.sheets[at].cells.items() if cell.text])
    text = rng.choice(("?", "see above", "T1-R", "Level 1", "12", "#REF!", "Amber", "Name", "Ref"))
    book.touched.add(book.sheets[at].cells[place].text)
    flags = Flag.ERROR if text.startswith("#") else Flag.NONE
    book.put(at, {**book.sheets[at].cells, place: Cell(text, text, flags)})


def delete_row(book: Mangled, rng: random.Random) -> None:
    """Delete a row of a tab."""
    at = book.any_sheet(rng)
    row = rng.randint(1, last_of(book.sheets[at])[0])
    gone = {place for place in book.sheets[at].cells if place.row == row}
    book.touched |= {book.sheets[at].cells[place].text for place in gone}
    book.put(at, {place: cell for place, cell in book.sheets[at].cells.items() if place not in gone})
    book.moved(at, lambda place: Place(place.row - (place.row > row), place.column))


def delete_column(book: Mangled, rng: random.Random) -> None:
    """Delete a column of a tab."""
    at = book.any_sheet(rng)
    column = rng.randint(1, last_of(book.sheets[at])[1])
    gone = {place for place in book.sheets[at].cells if place.column == column}
    book.touched |= {book.sheets[at].cells[place].text for place in gone}
    book.put(at, {place: cell for place, cell in book.sheets[at].cells.items() if place not in gone})
    book.moved(at, lambda place: Place(place.row, place.column - (place.column > column)))


def delete_tab(book: Mangled, rng: random.Random) -> None:
    """Delete a tab."""
    at = book.any_sheet(rng)
    if len(book.sheets) > 1:
        book.touched |= {cell.text for cell in book.sheets.pop(at).cells.values()}


def second_tab(book: Mangled, rng: random.Random) -> None:
    """Copy a tab."""
    at = book.any_sheet(rng)
    book.sheets.append(replace(book.sheets[at], name=f"{book.sheets[at].name} (2)"))


HARMLESS = (*(sort_rows, move_columns, move_words, insert, rename, notes, capitals, as_numbers, without_values),)
HARMFUL = (blank, retype, delete_row, delete_column, delete_tab, second_tab)


def mangled(
    book: Book, seed: int, ways: tuple[Callable[[Mangled, random.Random], None], ...]
) -> tuple[Book, set[str], str]:
    """The workbook with one to four of these things done to it, the texts that were touched, and what was done."""
    rng = random.Random(seed)
    found = Mangled(list(book.sheets))
    done = [rng.choice(ways) for _ in range(rng.randint(1, 4))]
    for way in done:
        way(found, rng)
    return replace(book, sheets=tuple(found.sheets)), found.touched, ", ".join(way.__name__ for way in done)

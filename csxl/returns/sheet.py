"""Reading one sheet of a returned workbook: the rows of its tables, and which of its cells are accounted for."""
from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from csxl import layout
from csxl.answers import Diagnostic
from csxl.diagnostics import Matter
from csxl.returns.entries import Entry, read_entry
from csxl.returns.folding import fold, fold_ref, listed, quote, visible
from csxl.returns.gaps import refs_on, unreadable
from csxl.returns.lookup import Lookup
from csxl.returns.pages import Page
from csxl.returns.ratings import NOTHING
from csxl.returns.rows import Line, identify
from csxl.returns.tables import OURS_BESIDE, Table
from csxl.returns.words import read_word
from csxl.sheets.cells import Flag, Place


@dataclass(frozen=True)
class SheetReading:
    """What one sheet yields. `used` are the cells that were read or are the questionnaire's own; `seen` the refs on a
    sheet whose table cannot be read."""
    page: Page
    entries: tuple[Entry, ...]
    diagnostics: tuple[Diagnostic, ...]
    used: frozenset[Place]
    seen: frozenset[str] = frozenset()


def read_sheet(page: Page, lookup: Lookup) -> SheetReading:
    """The answers on one sheet, every matter about them, and the cells that are accounted for."""
    tables = [table for table in page.tables if layout.RATING in table.columns]
    if not tables:
        refs = refs_on(page, lookup)
        matter = unreadable(page, refs, lookup)
        headers = frozenset(place for table in page.tables for place in _headers(page, table, lookup))
        return SheetReading(page, (), (matter,) if matter else (), headers, frozenset(refs if matter else ()))
    lines: list[Line] = []
    diagnostics: list[Diagnostic] = []
    for table in tables:
        for line, matters in _lines(page, table, lookup):
            lines.append(line)
            diagnostics += matters
    known = [line for line in lines if line.ref]
    strangers = [line for line in lines if not line.ref]
    entries = tuple(read_entry(line, page, lookup) for line in known)
    diagnostics += [*_of_tables(page, tables, lookup), *_of_lines(page, known, lookup)]
    diagnostics += _of_strangers(page, strangers, bool(known), lookup)
    used = {place for table in tables for place in _headers(page, table, lookup)}
    used |= {place for line in known for place in _used(line, lookup)}
    return SheetReading(page, entries, tuple(diagnostics), frozenset(used))


def _lines(page: Page, table: Table, lookup: Lookup) -> Iterator[tuple[Line, tuple[Diagnostic, ...]]]:
    """The rows of a table that hold anything, each with its criterion where that can be told."""
    for row, cells in page.rows.items():
        if table.header < row <= table.last:
            within = {column: cell for column, cell in cells.items() if table.left <= column <= table.right}
            if within:
                yield identify(Line(page.file, page.sheet.name, row, table, within), lookup)


def _of_tables(page: Page, tables: Sequence[Table], lookup: Lookup) -> Iterator[Diagnostic]:
    """What is to be said of a sheet's headings: those found by other names, and those that are missing."""
    for table in tables:
        firsts = {columns[0]: heading for heading, columns in table.columns.items() if columns[0] in table.aliased}
        for column, heading in firsts.items():
            place = layout.address(table.header, column)
            yield Matter.HEADING_ALIAS.about(page.file, page.sheet.name, place, heading=heading,
                                             text=quote(table.aliased[column]))
        lacking = [heading for heading in layout.ANSWER_HEADINGS if heading not in table.columns]
        if lacking:
            yield Matter.COLUMN_MISSING.about(page.file, page.sheet.name, layout.address(table.header, table.left),
                                              headings=" and ".join(f"“{heading}”" for heading in lacking))


def _of_lines(page: Page, lines: Sequence[Line], lookup: Lookup) -> Iterator[Diagnostic]:
    """What is to be said of a sheet's rows: told by descriptors, descriptors edited or gone, hidden."""
    name = page.sheet.name
    told = [line for line in lines if line.found_by == "descriptors"]
    if blank := [line.ref or "" for line in told if not line.typed]:
        yield Matter.FOUND_BY_DESCRIPTORS.about(page.file, name, refs=listed(blank))
    if odd := [line for line in told if line.typed]:
        cells = ", ".join(line.address(line.table.columns[layout.REF][0]) for line in odd)
        yield Matter.REF_UNKNOWN_READ.about(page.file, name, cells, refs=listed([line.ref or "" for line in odd]),
                                            typed=" and ".join(quote(line.typed) for line in odd[:3]))
    bare = [line.ref or "" for line in lines if not line.hits and not line.edited]
    if bare:
        yield Matter.DESCRIPTORS_GONE.about(page.file, name, refs=listed(bare))
    for line in lines:
        for column in line.edited if line.sure else ():
            yield line.about(Matter.DESCRIPTOR_EDITED, column, text=quote(line.cells[column].text))
    if page.sheet.hidden and lines:
        yield Matter.SHEET_HIDDEN.about(page.file, name, refs=listed([line.ref or "" for line in lines]))
    hidden = [line.ref or "" for line in lines if line.cells.get(line.rating_column, NOTHING).flags & Flag.HIDDEN]
    if hidden and not page.sheet.hidden:
        yield Matter.ROWS_HIDDEN.about(page.file, name, refs=listed(hidden))


def _of_strangers(page: Page, lines: Sequence[Line], some_known: bool, lookup: Lookup) -> Iterator[Diagnostic]:
    """Rows with an answer and no criterion: each is named, or the whole sheet where no row of it can be told."""
    rated = [line for line in lines if _seems_rated(line, lookup)]
    if rated and not some_known:
        cells = ", ".join(line.address(line.rating_column) for line in rated)
        yield Matter.NO_CRITERIA.about(page.file, page.sheet.name, cells)
        return
    for line in rated:
        text = quote(line.cells[line.rating_column].text)
        if line.typed:
            yield line.about(Matter.REF_UNKNOWN, None, typed=quote(line.typed), text=text)
        else:
            yield line.about(Matter.ROW_UNKNOWN, None, text=text)


def _seems_rated(line: Line, lookup: Lookup) -> bool:
    """Whether a row that belongs to no criterion seems to hold an answer: a rating, or a ref beside anything."""
    cell = line.cells.get(line.rating_column)
    if cell is None or not visible(cell.text):
        return False
    if read_word(cell.text, lookup).word or line.hits:
        return True
    return bool(line.typed)


def _headers(page: Page, table: Table, lookup: Lookup) -> Iterator[Place]:
    """The cells of a header row that are the questionnaire's own words."""
    for column, cell in page.rows[table.header].items():
        if table.left <= column <= table.right and fold(cell.text) in lookup.exact_headings | OURS_BESIDE:
            yield Place(table.header, column)


def _used(line: Line, lookup: Lookup) -> Iterator[Place]:
    """The cells of a row that were read, or that hold what the questionnaire put there."""
    table = line.table
    about = {line.table.column(heading) or column for heading in (layout.LEVEL, layout.STAGE) for column in line.cells}
    at = table.column(layout.REF) or next((c for c in line.cells if fold_ref(line.cells[c].text) in lookup.refs), 0)
    firsts = {table.columns[heading][0] for heading in layout.ANSWER_HEADINGS if heading in table.columns}
    firsts |= {column for column in table.columns.get(layout.RATING, ()) if column not in table.aliased}
    for column, cell in line.cells.items():
        own = column in firsts or column in table.ours or (column in line.hits and column not in line.edited)
        context = column in about and fold(cell.text) in lookup.context
        if own or context or (column == at and lookup.refs.get(fold_ref(cell.text)) == line.ref):
            yield Place(line.row, column)

"""Reading one sheet of a returned workbook: the rows of its tables, and which of its cells are accounted for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from csxl.diagnostics.of_grid import GridCode
from csxl.model import layout
from csxl.model.diagnostic import Diagnostic
from csxl.returns.answer_tables import OURS_BESIDE, AnswerTable
from csxl.returns.doubts import other_version, slipped, sorted_apart, swapped
from csxl.returns.entries import Entry, read_entry
from csxl.returns.gaps import refs_on, unreadable
from csxl.returns.identity import Identity
from csxl.returns.lookup import Lookup
from csxl.returns.remarks import of_another, of_lines, of_strangers, of_tables
from csxl.returns.rows import Line, identify
from csxl.returns.tabled_sheet import TabledSheet
from csxl.returns.titles import titles_of
from csxl.sheets.cells import Place
from csxl.text.a1 import address
from csxl.text.folding import fold, fold_ref, listed

MOST_ROWS = 2_000  # on a longer sheet, which is no questionnaire's, descriptors are not looked for letter by letter


@dataclass(frozen=True)
class SheetReading:
    """What one sheet yields. `used` are the cells that were read or are the questionnaire's own; `seen` the refs that
    have been named already, since their rows cannot be read or told."""

    page: TabledSheet
    entries: tuple[Entry, ...]
    diagnostics: tuple[Diagnostic, ...]
    used: frozenset[Place]
    seen: frozenset[str] = frozenset()


def read_sheet(page: TabledSheet, lookup: Lookup, identity: Identity) -> SheetReading:
    """The answers on one sheet, every matter about them, and the cells that are accounted for."""
    tables = [table for table in page.tables if layout.RATING in table.columns]
    used = {place for table in page.tables for place in _headers(page, table, lookup)}
    if not tables:
        refs = refs_on(page, lookup)
        matter = unreadable(page, refs, lookup)
        seen = frozenset(refs if matter else ())
        return SheetReading(page, (), (matter,) if matter else (), frozenset(used), seen)
    lines, aside, diagnostics = _all_lines(page, tables, lookup, identity)
    known = [line for line in lines if line.ref]
    strangers = [line for line in lines if not line.ref]
    used |= {place for line in known for place in _used(line, lookup)}
    above, orphans = _above(page, tables[0], used, lookup)
    return SheetReading(
        page,
        tuple(read_entry(line, page, lookup) for line in known),
        (
            *diagnostics,
            *of_tables(page, tables),
            *above,
            *of_lines(page, known),
            *of_strangers(page, strangers, bool(known), lookup),
        ),
        frozenset(used),
        frozenset(orphans | aside | {line.rival for line in known if line.rival}),
    )


def _all_lines(
    page: TabledSheet, tables: Sequence[AnswerTable], lookup: Lookup, identity: Identity
) -> tuple[list[Line], set[str], list[Diagnostic]]:
    """The rows of a sheet's tables, those marked that cannot be used; the refs of other agencies' tables, whose rows
    are left aside; and why. Of a form made for another version only rows with the same descriptors can be used."""
    lines: list[Line] = []
    aside: set[str] = set()
    diagnostics: list[Diagnostic] = []
    others = (
        [title for title in titles_of(page, lookup) if (page.sheet.name, address(*title.place)) in identity.others]
        if identity.others
        else []
    )
    judges = (slipped, swapped, *(() if identity.made_for(lookup.rubric) else (other_version,)))
    for number, table in enumerate(tables):
        rows, matters = _lines(page, table, number == 0, lookup)
        if other := next((title for title in others if title.table is table), None):
            diagnostics.append(of_another(page, rows, other, identity))
            aside |= {line.ref for line in rows if line.ref}
            continue
        if page.sheet.sorts:
            rows, more = sorted_apart(rows, page.sheet.sorts)
            matters += more
        for judge in judges:
            rows, more = judge(rows, lookup)
            matters += more
        lines += rows
        diagnostics += matters
    return lines, aside, diagnostics


def _lines(page: TabledSheet, table: AnswerTable, first: bool, lookup: Lookup) -> tuple[list[Line], list[Diagnostic]]:
    """The rows of a table that hold anything, each with its criterion where that can be told; for the first table also
    those above its header row, where their descriptors show that its headings are theirs too."""
    lines: list[Line] = []
    diagnostics: list[Diagnostic] = []
    for row in page.between(1 if first else table.header + 1, table.last):
        above = row < table.header
        within = {column: cell for column, cell in page.rows[row].items() if table.left <= column <= table.right}
        if not within or row == table.header:
            continue
        line, matters = identify(
            Line(page.file, page.sheet.name, row, table, within), lookup, near=not above and len(page.rows) <= MOST_ROWS
        )
        if not above or _headed(line, lookup):
            lines.append(line)
            diagnostics += matters
    return lines, diagnostics


def _headed(line: Line, lookup: Lookup) -> bool:
    """Whether every descriptor of a row stands under the heading of its word."""
    return (
        bool(line.ref)
        and line.sure
        and len(line.hits) == len(lookup.rubric.scale)
        and all(line.table.column(word) == column for column, word in line.hits.items())
    )


def _above(
    page: TabledSheet, table: AnswerTable, used: set[Place], lookup: Lookup
) -> tuple[list[Diagnostic], set[str]]:
    """What is to be said of rows above a sheet's first header row: read by its headings, or not read and which."""
    rows = {ref: places[0] for ref, places in refs_on(page, lookup, table.header).items()}
    read = [ref for ref, place in rows.items() if place in used]
    left = [ref for ref in rows if ref not in read]
    said = [GridCode.HEADER_BELOW.about(page.file, page.sheet.name, refs=listed(read))] if read else []
    if len(left) > 1:
        said.append(GridCode.NO_HEADER.about(page.file, page.sheet.name, refs=listed(left)))
    return said, set(left) if len(left) > 1 else set()


def _headers(page: TabledSheet, table: AnswerTable, lookup: Lookup) -> Iterator[Place]:
    """The cells of a header row that are the questionnaire's own words."""
    for column, cell in page.rows[table.header].items():
        if table.left <= column <= table.right and fold(cell.text) in lookup.exact_headings | OURS_BESIDE:
            yield Place(table.header, column)


def _used(line: Line, lookup: Lookup) -> Iterator[Place]:
    """The cells of a row that were read, or that hold what the questionnaire put there."""
    table = line.table
    labels = (table.column(layout.LEVEL), table.column(layout.STAGE))
    about = labels if None not in labels else tuple(line.cells)
    at = table.column(layout.REF) or next((c for c in line.cells if fold_ref(line.cells[c].text) in lookup.refs), 0)
    firsts = {table.columns[heading][0] for heading in layout.ANSWER_HEADINGS if heading in table.columns}
    firsts |= {column for column in table.columns.get(layout.RATING, ()) if column not in table.aliased}
    for column, cell in line.cells.items():
        own = column in firsts or column in table.ours or (column in line.hits and column not in line.edited)
        context = column in about and fold(cell.text) in lookup.context
        if own or context or (column == at and lookup.refs.get(fold_ref(cell.text)) == line.ref):
            yield Place(line.row, column)

"""Diagnostics about a sheet as a whole: its headings, its rows, and the rows that belong to no criterion."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from importlib import import_module

from csxl.diagnostics.of_grid import GridCode
from csxl.model import layout
from csxl.model.diagnostic import Diagnostic
from csxl.returns.answer_tables import AnswerTable
from csxl.returns.identity import Identity
from csxl.returns.lookup import Lookup
from csxl.returns.row_parts import part_of
from csxl.returns.rows import NOTHING, Line
from csxl.returns.tabled_sheet import TabledSheet
from csxl.returns.titles import Title
from csxl.sheets.cells import Flag
from csxl.text.a1 import address
from csxl.text.folding import visible
from csxl.text.wording import listed, listed_refs, quote, some

MOST_STRANGERS = 1_000  # rows of no criterion that get a line each
OTHER_FORMS = "csxl.returns.other_forms"  # loaded for a form of another version of the rubric alone
FEW_EDITED = 6  # changed descriptors on a sheet: up to so many get a line each


def of_tables(tabled: TabledSheet, tables: Sequence[AnswerTable]) -> Iterator[Diagnostic]:
    """Diagnostics about a sheet's headings: those found by other names, and those that are missing."""
    aliases: dict[tuple[str, str], list[str]] = {}
    gaps: dict[str, list[str]] = {}
    for table in tables:
        firsts = {columns[0]: heading for heading, columns in table.columns.items() if columns[0] in table.aliased}
        for column, heading in firsts.items():
            alias = (quote(table.aliased[column]), heading)
            aliases.setdefault(alias, []).append(address(table.header, column))
        if lacking := [f"“{heading}”" for heading in layout.ANSWER_HEADINGS if heading not in table.columns]:
            gaps.setdefault(listed(lacking), []).append(address(table.header, table.left))
    for (text, heading), cells in aliases.items():
        yield GridCode.HEADING_ALIAS.about(tabled.file, tabled.sheet.name, some(cells), heading=heading, text=text)
    for headings, cells in gaps.items():
        yield GridCode.COLUMN_MISSING.about(tabled.file, tabled.sheet.name, some(cells), headings=headings)


def of_lines(tabled: TabledSheet, lines: Sequence[Line]) -> Iterator[Diagnostic]:
    """Diagnostics about a sheet's rows: found by descriptors, descriptors edited or missing, hidden."""
    name = tabled.sheet.name
    described = [line for line in lines if line.frame.found_by == "descriptors" and not line.frame.moved_from]
    if blank := [line.ref or "" for line in described if not line.frame.typed]:
        yield GridCode.FOUND_BY_DESCRIPTORS.about(tabled.file, name, refs=listed_refs(blank))
    if odd := [line for line in described if line.frame.typed]:
        cells = some([line.address(line.table.columns[layout.REF][0]) for line in odd])
        yield GridCode.REF_UNKNOWN_READ.about(
            tabled.file,
            name,
            cells,
            refs=listed_refs([line.ref or "" for line in odd]),
            typed=listed([quote(line.frame.typed) for line in odd[:3]]),
        )
    bare = [line.ref or "" for line in lines if not line.frame.hits and not line.frame.edited]
    if bare:
        yield GridCode.DESCRIPTORS_GONE.about(tabled.file, name, refs=listed_refs(bare))
    yield from _edited(tabled, lines)
    if tabled.sheet.hidden and lines:
        yield GridCode.SHEET_HIDDEN.about(tabled.file, name, refs=listed_refs([line.ref or "" for line in lines]))
    hidden = [line.ref or "" for line in lines if line.cells.get(line.table.rating, NOTHING).flags & Flag.HIDDEN]
    if hidden and not tabled.sheet.hidden:
        yield GridCode.ROWS_HIDDEN.about(tabled.file, name, refs=listed_refs(hidden))


def _edited(tabled: TabledSheet, lines: Sequence[Line]) -> Iterator[Diagnostic]:
    """A diagnostic for each changed descriptor, or one for the sheet if there are many, perhaps from a translation."""
    edited = [(line, column) for line in lines if line.frame.sure for column in line.frame.edited]
    if len(edited) <= FEW_EDITED:
        for line, column in edited:
            yield line.about(GridCode.DESCRIPTOR_EDITED, column, text=quote(line.cells[column].text))
    else:
        refs = listed_refs([line.ref or "" for line, _ in edited])
        cells = some([line.address(column) for line, column in edited])
        yield GridCode.DESCRIPTORS_EDITED.about(tabled.file, tabled.sheet.name, cells, refs=refs, count=len(edited))


def of_another(tabled: TabledSheet, lines: Sequence[Line], title: Title, identity: Identity) -> Diagnostic:
    """The diagnostic about a table that another agency filled in, at its title if no ratings were given."""
    cells = [
        line.address(line.table.rating) for line in lines if visible(line.cells.get(line.table.rating, NOTHING).text)
    ]
    refs = listed_refs([line.ref for line in lines if line.ref])
    return GridCode.OTHERS_TABLE.about(
        tabled.file,
        tabled.sheet.name,
        some(cells) or address(*title.place),
        refs=refs,
        other=quote(title.agency or title.code),
        agency=quote(identity.agency or identity.agency_code),
    )


def of_strangers(
    tabled: TabledSheet, lines: Sequence[Line], known: Mapping[str, bool], lookup: Lookup, form: str = ""
) -> Iterator[Diagnostic]:
    """Rows with an answer but no criterion: each is named, or the whole sheet if none of its rows has one. `known` are
    the refs of the sheet's other rows, and whether they are rated; `form` is the other version that the form was made
    for, or ""."""
    rated = [line for line in lines if _seems_rated(line, lookup)]
    if form:
        rated, gone = import_module(OTHER_FORMS).without_asked_no_more(rated, lookup, form)
        yield from gone
    if rated and not known and not any(part_of(line.frame.typed, lookup) for line in rated):
        cells = some([line.address(line.table.rating) for line in rated])
        yield GridCode.NO_CRITERIA.about(tabled.file, tabled.sheet.name, cells)
        return
    if more := rated[MOST_STRANGERS:]:
        cells = some([line.address(line.table.rating) for line in more])
        yield GridCode.NO_CRITERIA.about(tabled.file, tabled.sheet.name, cells)
    for line in rated[:MOST_STRANGERS]:
        text = quote(line.cells[line.table.rating].text)
        if ref := part_of(line.frame.typed, lookup):
            code = GridCode.PART_OF_RATED_ROW if known.get(ref) else GridCode.PART_OF_ROW
            place = line.address(line.table.rating)
            yield code.about(tabled.file, tabled.sheet.name, place, ref, typed=quote(line.frame.typed), text=text)
        elif line.frame.typed:
            yield line.about(GridCode.REF_UNKNOWN, None, typed=quote(line.frame.typed), text=text)
        else:
            yield line.about(GridCode.ROW_UNKNOWN, None, text=text)


def _seems_rated(line: Line, lookup: Lookup) -> bool:
    """Whether a row that belongs to no criterion seems to hold an answer: a rating, or anything beside a ref."""
    cell = line.cells.get(line.table.rating)
    if cell is None or not visible(cell.text):
        return False
    if lookup.said[cell.text].word or line.frame.hits:
        return True
    return bool(line.frame.typed)

"""Reading one sheet of a returned workbook: the rows of its tables, and which of its cells are accounted for."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from importlib import import_module

from csxl.diagnostics.of_grid import GridCode
from csxl.model import layout
from csxl.model.answers import PromiseTold
from csxl.model.diagnostic import Diagnostic
from csxl.model.shown_before import Marks
from csxl.returns.answer_tables import AnswerTable
from csxl.returns.doubts import on_other_words, slipped, sorted_apart, swapped
from csxl.returns.effort import MOST_LINES, NEAR_ROWS, Effort
from csxl.returns.entries import Entry, read_entries
from csxl.returns.frames import frame_of
from csxl.returns.gaps import refs_on, unreadable
from csxl.returns.identity import Identity
from csxl.returns.lookup import Lookup
from csxl.returns.marks_over import drawn_over_many
from csxl.returns.promised import NO_MARKS, is_shown, read_loose_promises, read_promises
from csxl.returns.remarks import OTHER_FORMS, of_another, of_lines, of_strangers, of_tables
from csxl.returns.rows import Line
from csxl.returns.tabled_sheet import TabledSheet
from csxl.returns.titles import titles_of
from csxl.sheets.cells import Place
from csxl.sheets.limits import COLUMNS
from csxl.text.a1 import address
from csxl.text.records import dataclass
from csxl.text.wording import listed_refs


@dataclass(frozen=True)
class SheetReading:
    """What one sheet gives. `used` are the cells that were read or are the questionnaire's own, besides those of the
    rows that are `done`: all that such a row holds was. `seen` are the refs that already have a diagnostic, since their
    rows cannot be read or identified."""

    tabled: TabledSheet
    entries: tuple[Entry, ...]
    diagnostics: tuple[Diagnostic, ...]
    used: frozenset[Place]
    seen: frozenset[str] = frozenset()
    promises: tuple[PromiseTold, ...] = ()
    done: frozenset[int] = frozenset()


def read_sheet(
    tabled: TabledSheet, lookup: Lookup, identity: Identity, effort: Effort, marks: Marks = NO_MARKS
) -> SheetReading:
    """The answers on one sheet, every diagnostic about them, and the cells that are accounted for, as far as the
    effort for its workbook lasts; `marks` say what its form showed of last time."""
    tables = [table for table in tabled.tables if layout.RATING in table.columns]
    used: set[Place] = set().union(*(table.headed for table in tabled.tables))
    if not tables:
        return _without_answers(tabled, used, lookup, marks)
    lines, aside, diagnostics = _all_lines(tabled, tables, lookup, identity, effort)
    known = [line for line in lines if line.ref]
    strangers = [line for line in lines if not line.ref]
    told = read_promises(tabled, known, marks)
    done = {line.row for line in known if _is_done(line, tabled)}
    used |= {place for line in known if line.row not in done for place in _used(line, marks)} | told.used
    above, orphans = _above(tabled, tables[0], used, done, lookup)
    entries = read_entries(known, tabled, lookup, effort)
    rated = {entry.answer.ref: False for entry in entries}
    rated |= {entry.answer.ref: True for entry in entries if entry.answer.rating}
    blank = [line for line, entry in zip(known, entries, strict=True) if entry.blank] if tabled.sheet.drawn else []
    return SheetReading(
        tabled,
        entries,
        (
            *diagnostics,
            *of_tables(tabled, tables),
            *above,
            *of_lines(tabled, known),
            *of_strangers(tabled, strangers, rated, lookup, identity.form),
            *drawn_over_many(tabled, blank, lookup),
            *told.diagnostics,
        ),
        frozenset(used),
        frozenset(orphans | aside | {line.frame.rival for line in known if line.frame.rival}),
        told.promises,
        frozenset(done),
    )


def _without_answers(tabled: TabledSheet, used: Collection[Place], lookup: Lookup, marks: Marks) -> SheetReading:
    """What a sheet gives that has no table with ratings."""
    refs = refs_on(tabled, lookup)
    diagnostic = unreadable(tabled, refs, lookup)
    seen = frozenset(refs if diagnostic else ())
    told = read_loose_promises(tabled, marks)
    said = (diagnostic, *told.diagnostics) if diagnostic else told.diagnostics
    return SheetReading(tabled, (), said, told.used.union(used), seen, told.promises)


def _all_lines(
    tabled: TabledSheet, tables: Sequence[AnswerTable], lookup: Lookup, identity: Identity, effort: Effort
) -> tuple[list[Line], set[str], list[Diagnostic]]:
    """The rows of a sheet's tables, with those marked that cannot be used; the refs in other agencies' tables, whose
    rows are skipped; and why. On a form made for another version, only rows with the same descriptors can be used."""
    lines: list[Line] = []
    aside: set[str] = set()
    diagnostics: list[Diagnostic] = []
    others = (
        [title for title in titles_of(tabled, lookup) if (tabled.sheet.name, address(*title.place)) in identity.others]
        if identity.others
        else []
    )
    form = identity.form
    for number, table in enumerate(tables):
        rows, said = _lines(tabled, table, number == 0, lookup, effort, form)
        if other := next((title for title in others if title.table is table), None):
            diagnostics.append(of_another(tabled, rows, other, identity))
            aside |= {line.ref for line in rows if line.ref}
            continue
        if tabled.sheet.sorts:
            rows, more = sorted_apart(rows, tabled.sheet.sorts)
            said += more
        for judge in (slipped, swapped):
            rows, more = judge(rows, lookup)
            said += more
        if form:
            rows, more = import_module(OTHER_FORMS).of_other_form(rows, tabled, table, lookup, form)
            said += more
        elif identity.in_doubt:
            rows, more = on_other_words(rows, lookup)
            said += more
        lines += rows
        diagnostics += said
    return lines, aside, diagnostics


def _lines(
    tabled: TabledSheet, table: AnswerTable, first: bool, lookup: Lookup, effort: Effort, form: str
) -> tuple[list[Line], list[Diagnostic]]:
    """The rows of a table that hold anything, each with its criterion if that can be found; for the first table also
    the rows above its header row whose descriptors show that they share its headings; `form` is the other version that
    it was made for, or ""."""
    lines: list[Line] = []
    diagnostics: list[Diagnostic] = []
    few = len(tabled.rows) <= NEAR_ROWS or tabled.filled_rows <= NEAR_ROWS
    alone = (table.left, table.right) == (1, COLUMNS)
    others = import_module(OTHER_FORMS) if form else None
    for row in tabled.between(1 if first else table.header + 1, table.last):
        above, cells = row < table.header, tabled.rows[row]
        within = cells if alone else {at: cell for at, cell in cells.items() if table.left <= at <= table.right}
        if len(within) < (len(lookup.rubric.scale) if above else 1) or row == table.header:
            continue
        frame = frame_of(within, table, lookup, effort if few and not above else None)
        line = Line(tabled.file, tabled.sheet.name, row, table, within, frame)
        line = others.at_its_words(line, lookup) if others else line
        if line.ref and not effort.takes_line():
            at = line.address(line.table.rating)
            diagnostics.append(GridCode.TOO_MANY_ROWS.about(tabled.file, tabled.sheet.name, at, most=f"{MOST_LINES:,}"))
            break
        if not above or _headed(line, lookup):
            lines.append(line)
            diagnostics += _contradictions(line)
    return lines, diagnostics


def _headed(line: Line, lookup: Lookup) -> bool:
    """Whether every descriptor of a row is under the heading of its word."""
    return (
        bool(line.ref)
        and line.frame.sure
        and len(line.frame.hits) == len(lookup.told_of(line.ref))
        and all(line.table.column(word) == column for column, word in line.frame.hits.items())
    )


def _contradictions(line: Line) -> Iterator[Diagnostic]:
    """The diagnostic about a row that states one criterion and stores or describes another."""
    frame = line.frame
    if frame.stored:
        yield line.about(GridCode.REF_STORED_TWICE, None, others=listed_refs(frame.stored))
    elif frame.rival:
        where = line.address(frame.rival_at)
        yield line.about(GridCode.REF_CONTRADICTED, None, other=frame.rival, where=where)


def _above(
    tabled: TabledSheet, table: AnswerTable, used: set[Place], done: set[int], lookup: Lookup
) -> tuple[list[Diagnostic], set[str]]:
    """Diagnostics about rows above a sheet's first header row, and the refs of those that could not be read."""
    rows = {ref: places[0] for ref, places in refs_on(tabled, lookup, table.header).items()}
    read = [ref for ref, place in rows.items() if place in used or place[0] in done]
    left = [ref for ref in rows if ref not in read]
    said = [GridCode.HEADER_BELOW.about(tabled.file, tabled.sheet.name, refs=listed_refs(read))] if read else []
    if len(left) > 1:
        said.append(GridCode.NO_HEADER.about(tabled.file, tabled.sheet.name, refs=listed_refs(left)))
    return said, set(left) if len(left) > 1 else set()


def _is_done(line: Line, tabled: TabledSheet) -> bool:
    """Whether everything in a row was read, or is what the questionnaire put there."""
    cells = tabled.rows[line.row]
    return cells.keys() <= line.frame.ours and not [1 for cell in cells.values() if cell.comment or cell.others]


def _used(line: Line, marks: Marks) -> Iterator[Place]:
    """The cells of a row that were read, or that hold what the questionnaire put there."""
    for column in line.frame.ours:
        yield Place(line.row, column)
    for column in line.table.ours:
        if column in line.cells and is_shown(line.cells[column].text, marks):
            yield Place(line.row, column)

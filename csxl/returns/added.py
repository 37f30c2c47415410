"""What people added that is not an answer: kept with its place, so that nothing they wrote is lost."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from importlib import import_module

from csxl.diagnostics.of_added import AddedCode
from csxl.model.answers import Kept
from csxl.model.diagnostic import Diagnostic
from csxl.returns.beside_cells import kept_beside_cells, kept_of_print
from csxl.returns.fields import as_date
from csxl.returns.identity import Identity
from csxl.returns.lookup import Lookup
from csxl.returns.own_texts import OwnTexts, is_front, own_texts_for
from csxl.returns.sheet_reading import SheetReading
from csxl.sheets.cells import Cell, Flag
from csxl.text.a1 import address
from csxl.text.folding import fold, visible

PRINTED_TEXTS = "csxl.returns.printed_texts"  # loaded for a form of another version of the rubric alone
MOST_KEPT = 5_000  # items listed from one return: nobody types more, but a pasted register may be longer
_COUNT = re.compile(r"\d+( of \d+)?|\d+(\.\d+)?%|0?\.\d+|1\.0|\d+\.0")


def find_added(
    readings: Sequence[SheetReading], identity: Identity, lookup: Lookup, file: str
) -> tuple[tuple[Kept, ...], tuple[Diagnostic, ...]]:
    """Everything on any sheet that is neither an answer nor the questionnaire's own."""
    own = own_texts_for([reading.tabled for reading in readings], lookup.rubric)
    titles = own.titles(identity)
    found = [kept for reading in readings for kept in _on_sheet(reading, titles, own)]
    if found and identity.form:
        found = import_module(PRINTED_TEXTS).without_printed(found, readings, identity, own)
    if any(reading.tabled.sheet.printed for reading in readings):
        found += kept_of_print([reading.tabled for reading in readings], file)
    if len(found) > MOST_KEPT:
        return tuple(found[:MOST_KEPT]), (AddedCode.TOO_MUCH_ADDED.about(file, count=len(found), most=MOST_KEPT),)
    return tuple(found), ()


def _on_sheet(reading: SheetReading, titles: Collection[str], own: OwnTexts) -> Iterator[Kept]:
    """What was added to one sheet: texts, comments, what is drawn over it, and addresses of links."""
    tabled, used = reading.tabled, reading.used
    front = not reading.seen and is_front(tabled, own)
    ours = _our_texts(reading, front, own)
    left = [
        (row, column, cell)
        for row, cells in tabled.rows.items()
        if row not in reading.done
        for column, cell in cells.items()
        if cell.comment
        or cell.others
        or not (
            (row, column) in used
            or (isinstance(cell.value, str) and fold(cell.shown or cell.text) in ours)
            or not (cell.text or cell.formula or cell.flags & Flag.FORMULA)
        )
    ]
    for row, column, cell in left:
        for beside in (cell.comment, *cell.others):
            if beside and visible(beside):
                yield Kept(tabled.sheet.name, address(row, column), visible(beside))
        if (row, column) in used or (front and _is_own_value(tabled.rows[row], column, own)):
            continue
        text = as_date(cell) or _formula(cell)
        if text and not (ours and _is_ours(text, ours, titles, own)):
            yield Kept(tabled.sheet.name, address(row, column), text)
    if tabled.sheet.drawn or tabled.sheet.links:
        yield from kept_beside_cells(tabled)


def _is_ours(text: str, ours: Collection[str], titles: Collection[str], own: OwnTexts) -> bool:
    """Whether a text is the questionnaire's own on a sheet that has some of its texts."""
    folded = fold(text)
    return text in titles or folded in ours or own.is_filled(folded) or folded in map(fold, titles)


def _formula(cell: Cell) -> str:
    """A formula without a result, as it is kept; "" for a cell that holds none."""
    bare = cell.formula.removeprefix("=")
    return f"={bare}" if bare else "a formula" if cell.flags & Flag.FORMULA else ""


def _our_texts(reading: SheetReading, front: bool, own: OwnTexts) -> Collection[str]:
    """The folded texts that the questionnaire itself put on a sheet like this one."""
    if front:
        return own.on_front
    if reading.seen:
        return own.on_unread
    return own.above if reading.tabled.tables else ()


def _is_own_value(cells: Mapping[int, Cell], column: int, own: OwnTexts) -> bool:
    """Whether the questionnaire filled in one cell of a row beside its own labels."""
    cell, before = cells[column], cells.get(column - 1)
    if before and fold(before.text) in own.labels and cell.text.strip():
        return True
    if not cell.flags & Flag.FORMULA and not _COUNT.fullmatch(cell.text.strip()):
        return False
    return any(at < column and fold(label.text) in own.counted for at, label in cells.items())

"""What people added that is not an answer: kept with its place, so that nothing they wrote is lost."""
from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from csxl import layout
from csxl.answers import Diagnostic, Kept
from csxl.diagnostics import Matter
from csxl.returns.fields import as_date
from csxl.returns.folding import fold, visible
from csxl.returns.form import Form
from csxl.returns.identity import Identity
from csxl.returns.sheet import SheetReading
from csxl.sheets.cells import Cell, Flag, Place

MOST_KEPT = 5_000  # items that are listed of one return: nobody types more, but pasted registers are longer
_COUNT = re.compile(r"\d+( of \d+)?|\d+(\.\d+)?%|0?\.\d+|1\.0|\d+\.0")


def find_added(readings: Sequence[SheetReading], identity: Identity, form: Form,
               file: str) -> tuple[tuple[Kept, ...], tuple[Diagnostic, ...]]:
    """Everything on any sheet that is neither an answer nor the questionnaire's own."""
    found = [kept for reading in readings for kept in _on_sheet(reading, identity, form)]
    if len(found) > MOST_KEPT:
        return tuple(found[:MOST_KEPT]), (Matter.TOO_MUCH_ADDED.about(file, count=len(found), most=MOST_KEPT),)
    return tuple(found), ()


def _on_sheet(reading: SheetReading, identity: Identity, form: Form) -> Iterator[Kept]:
    """What was added to one sheet: texts, comments and drawn texts."""
    name = reading.page.sheet.name
    for row, cells in reading.page.rows.items():
        ours = _own_values(cells, form)
        for column, cell in cells.items():
            place = layout.address(row, column)
            if cell.comment and visible(cell.comment):
                yield Kept(name, place, visible(cell.comment))
            if Place(row, column) not in reading.used and column not in ours:
                text = as_date(cell) or (f"={cell.formula.removeprefix('=')}" if cell.formula else "")
                if text and not _is_ours(text, reading, identity, form):
                    yield Kept(name, place, text)
            yield from (Kept(name, place, visible(other)) for other in cell.others if visible(other))
    for anchor, text in reading.page.sheet.drawn:
        if visible(text) and fold(text) not in form.texts:
            yield Kept(name, layout.address(*anchor), visible(text))


def _own_values(cells: Mapping[int, Cell], form: Form) -> set[int]:
    """The columns of a row that hold values which the questionnaire filled in beside its own labels."""
    labelled, ours = False, set()
    for column, cell in cells.items():
        if labelled and (cell.flags & Flag.FORMULA or _COUNT.fullmatch(cell.text.strip())):
            ours.add(column)
        labelled = labelled or fold(cell.text) in form.texts
    texts = [(column, fold(cell.text)) for column, cell in cells.items() if cell.text.strip()]
    ours |= {column for (before, label), (column, _) in pairwise(texts)
             if column == before + 1 and label in form.labels}
    return ours


def _is_ours(text: str, reading: SheetReading, identity: Identity, form: Form) -> bool:
    """Whether a text is one that every questionnaire holds, or this one's own title."""
    folded = fold(text)
    return folded in form.texts or folded in form.titles(identity)

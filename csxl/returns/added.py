"""What people added that is not an answer: kept with its place, so that nothing they wrote is lost."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import pairwise

from csxl.diagnostics.of_added import AddedCode
from csxl.model.answers import Kept
from csxl.model.diagnostic import Diagnostic
from csxl.returns.beside_cells import kept_beside_cells, kept_of_print
from csxl.returns.fields import as_date
from csxl.returns.identity import Identity
from csxl.returns.lookup import Lookup
from csxl.returns.overall import LABELS
from csxl.returns.own_texts import OwnTexts, is_front, own_texts_of
from csxl.returns.sheet_reading import SheetReading
from csxl.sheets.cells import Cell, Flag
from csxl.text.a1 import address
from csxl.text.folding import fold, visible

MOST_KEPT = 5_000  # items listed from one return: nobody types more, but a pasted register may be longer
_COUNT = re.compile(r"\d+( of \d+)?|\d+(\.\d+)?%|0?\.\d+|1\.0|\d+\.0")


def find_added(
    readings: Sequence[SheetReading], identity: Identity, lookup: Lookup, file: str
) -> tuple[tuple[Kept, ...], tuple[Diagnostic, ...]]:
    """Everything on any sheet that is neither an answer nor the questionnaire's own."""
    own = own_texts_of(lookup.rubric)
    found = [kept for reading in readings for kept in _on_sheet(reading, identity, own, lookup)]
    if any(reading.tabled.sheet.printed for reading in readings):
        found += kept_of_print([reading.tabled for reading in readings], file)
    if len(found) > MOST_KEPT:
        return tuple(found[:MOST_KEPT]), (AddedCode.TOO_MUCH_ADDED.about(file, count=len(found), most=MOST_KEPT),)
    return tuple(found), ()


def _on_sheet(reading: SheetReading, identity: Identity, own: OwnTexts, lookup: Lookup) -> Iterator[Kept]:
    """What was added to one sheet: texts, comments, what is drawn over it, and addresses of links."""
    tabled = reading.tabled
    front = not reading.seen and is_front(tabled, own)
    ours = _our_texts(reading, front, identity, own, lookup)
    for row, cells in tabled.rows.items():
        skipped = _own_values(cells, own) if front else set()
        for column, cell in cells.items():
            if (row, column) in reading.used and not cell.comment and not cell.others:
                continue
            for beside in (cell.comment, *cell.others):
                if beside and visible(beside):
                    yield Kept(tabled.sheet.name, address(row, column), visible(beside))
            if (row, column) in reading.used or column in skipped:
                continue
            text = as_date(cell) or _formula(cell)
            if text and not _is_ours(text, ours, own):
                yield Kept(tabled.sheet.name, address(row, column), text)
    if tabled.sheet.drawn or tabled.sheet.links:
        yield from kept_beside_cells(tabled)


def _is_ours(text: str, ours: Collection[str], own: OwnTexts) -> bool:
    """Whether a text is the questionnaire's own on a sheet that has some of its texts."""
    folded = fold(text)
    return folded in ours or bool(ours and own.is_filled(folded))


def _formula(cell: Cell) -> str:
    """A formula without a result, as it is kept; "" for a cell that holds none."""
    bare = cell.formula.removeprefix("=")
    return f"={bare}" if bare else "a formula" if cell.flags & Flag.FORMULA else ""


def _our_texts(reading: SheetReading, front: bool, identity: Identity, own: OwnTexts, lookup: Lookup) -> set[str]:
    """The folded texts that the questionnaire itself put on a sheet like this one."""
    if front:
        return {*own.front, *own.labels, *own.titles(identity)}
    if reading.seen:
        return {
            *own.above,
            *own.titles(identity),
            *lookup.descriptors,
            *lookup.context,
            *map(fold, lookup.rubric.criteria),
        }
    return {*own.above, *own.titles(identity)} if reading.tabled.tables else set()


def _own_values(cells: Mapping[int, Cell], own: OwnTexts) -> set[int]:
    """The columns of a row whose values the questionnaire filled in beside its own labels."""
    labelled, ours = False, set()
    for column, cell in cells.items():
        if labelled and (cell.flags & Flag.FORMULA or _COUNT.fullmatch(cell.text.strip())):
            ours.add(column)
        labelled = labelled or ((text := fold(cell.text)) in own.front and text not in LABELS)
    texts = [(column, fold(cell.text)) for column, cell in cells.items() if cell.text.strip()]
    return ours | {
        column for (before, label), (column, _) in pairwise(texts) if column == before + 1 and label in own.labels
    }

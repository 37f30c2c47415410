"""What a return says of the whole: the texts beside the labels for it on the form's first sheet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from csxl.languages import LANGUAGES
from csxl.model import layout
from csxl.model.answers import Remark
from csxl.returns.fields import as_text
from csxl.returns.lookup import Lookup
from csxl.returns.own_texts import OwnTexts, is_front, own_texts_of
from csxl.returns.sheet_reading import SheetReading
from csxl.returns.tabled_sheet import TabledSheet
from csxl.sheets.cells import Cell, Flag, Place
from csxl.text.folding import fold

LABELS: Mapping[str, str] = {
    fold(text): label
    for language in LANGUAGES
    for text, label in language.labels.items()
    if label in layout.OVERALL_LABELS
}
NOT_SAID = int(Flag.ERROR | Flag.TWICE | Flag.STRUCK | Flag.UNSEEN)  # left to what was added, where it is kept


def overall_of(readings: Sequence[SheetReading], lookup: Lookup) -> tuple[tuple[Remark, ...], tuple[SheetReading, ...]]:
    """What is said of the whole, in the order of the labels and each text once, and the readings with the cells that
    say it accounted for."""
    own = own_texts_of(lookup.rubric)
    found = [dict(_beside_labels(reading.tabled, own)) for reading in readings]
    said = {(one.label, fold(one.text)): one for remarks in found for one in remarks.values()}
    first = [one for label in layout.OVERALL_LABELS for one in said.values() if one.label == label]
    read = (
        replace(reading, used=reading.used | remarks.keys()) if remarks else reading
        for reading, remarks in zip(readings, found, strict=True)
    )
    return tuple(first), tuple(read)


def _beside_labels(tabled: TabledSheet, own: OwnTexts) -> Iterator[tuple[Place, Remark]]:
    """Each text to the right of a label, at its cell, if the sheet is the form's first."""
    found = list(_labels(tabled.rows)) if not tabled.tables else []
    for place, label in found if found and is_front(tabled, own) else ():
        cell = tabled.rows[place.row].get(place.column + 1)
        text = as_text(cell) if cell and not int(cell.flags) & NOT_SAID else ""
        if text and fold(text) not in own.front:
            yield Place(place.row, place.column + 1), Remark(label, text)


def _labels(rows: Mapping[int, Mapping[int, Cell]]) -> Iterator[tuple[Place, str]]:
    """Every label for what is said of the whole, at its cell."""
    for row, cells in rows.items():
        for column, cell in cells.items():
            if label := LABELS.get(fold(cell.text)):
                yield Place(row, column), label

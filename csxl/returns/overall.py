"""What a return says of the whole: the texts beside the labels for it on the form's first sheet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from csxl.languages import LANGUAGES
from csxl.model import layout
from csxl.model.answers import Remark
from csxl.model.diagnostic import Diagnostic
from csxl.returns.effort import Effort
from csxl.returns.fields import as_text
from csxl.returns.lookup import Lookup
from csxl.returns.own_texts import OwnTexts, is_front, own_texts_of
from csxl.returns.personal_points import personal_point
from csxl.returns.sheet_reading import SheetReading
from csxl.returns.tabled_sheet import TabledSheet
from csxl.sheets.cells import Cell, Flag, Place
from csxl.text.a1 import address
from csxl.text.folding import fold

LABELS: Mapping[str, str] = {
    fold(text): label
    for language in LANGUAGES
    for text, label in language.labels.items()
    if label in layout.OVERALL_LABELS
}
NOT_SAID = Flag.ERROR | Flag.TWICE | Flag.STRUCK | Flag.UNSEEN  # left to what was added, where it is kept


class Overall(NamedTuple):
    """What is said of the whole, in the order of the labels and each text once; the readings with the cells that say it
    accounted for; and what is to be said of those."""

    remarks: tuple[Remark, ...]
    read: tuple[SheetReading, ...]
    said: tuple[Diagnostic, ...]


def overall_of(readings: Sequence[SheetReading], lookup: Lookup, effort: Effort, file: str) -> Overall:
    """What a return says of the whole."""
    own = own_texts_of(lookup.rubric)
    found = [dict(_beside_labels(reading.tabled, own)) for reading in readings]
    said = {(one.label, fold(one.text)): one for remarks in found for one in remarks.values()}
    first = [one for label in layout.OVERALL_LABELS for one in said.values() if one.label == label]
    read = (
        replace(reading, used=reading.used | remarks.keys()) if remarks else reading
        for reading, remarks in zip(readings, found, strict=True)
    )
    personal = (
        personal_point(one.text, effort, file, reading.tabled.sheet.name, address(*place))
        for reading, remarks in zip(readings, found, strict=True)
        for place, one in remarks.items()
    )
    return Overall(tuple(first), tuple(read), tuple(filter(None, personal)))


def _beside_labels(tabled: TabledSheet, own: OwnTexts) -> Iterator[tuple[Place, Remark]]:
    """Each text to the right of a label, at its cell, if the sheet is the form's first."""
    found = list(_labelled(tabled.rows)) if not tabled.tables else []
    for place, cell, label in found if found and is_front(tabled, own) else ():
        text = as_text(cell) if not cell.flags & NOT_SAID else ""
        if text and fold(text) not in LABELS:
            yield place, Remark(label, text)


def _labelled(rows: Mapping[int, Mapping[int, Cell]]) -> Iterator[tuple[Place, Cell, str]]:
    """The cells that hold a text to the right of a label for what is said of the whole, each with that label."""
    for row, cells in rows.items():
        for column, cell in cells.items():
            beside = cells.get(column + 1)
            if beside and beside.text and (label := LABELS.get(fold(cell.text))):
                yield Place(row, column + 1), beside, label

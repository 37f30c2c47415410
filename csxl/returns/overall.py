"""What a return says of the whole: the texts beside the labels for it on the form's first sheet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from csxl.model import layout
from csxl.model.answers import Remark
from csxl.model.diagnostic import Diagnostic
from csxl.returns.effort import Effort
from csxl.returns.fields import as_text
from csxl.returns.form_labels import OVERALL
from csxl.returns.lookup import Lookup
from csxl.returns.own_texts import OwnTexts, is_front, own_texts_for
from csxl.returns.personal_points import about_kinds, kinds_in
from csxl.returns.sheet_reading import SheetReading
from csxl.returns.tabled_sheet import TabledSheet
from csxl.sheets.cells import Flag, Place
from csxl.text.a1 import address
from csxl.text.folding import fold

NOT_SAID = Flag.ERROR | Flag.TWICE | Flag.STRUCK | Flag.UNSEEN  # left to what was added, where it is kept


class Overall(NamedTuple):
    """What is said of the whole, in the order of the labels and each text once; the readings with the cells that say it
    accounted for; and what is to be said of those."""

    remarks: tuple[Remark, ...]
    read: tuple[SheetReading, ...]
    said: tuple[Diagnostic, ...]


def overall_of(readings: Sequence[SheetReading], lookup: Lookup, effort: Effort, file: str) -> Overall:
    """What a return says of the whole."""
    own = own_texts_for([reading.tabled for reading in readings], lookup.rubric)
    found = [dict(_beside_labels(reading.tabled, own)) for reading in readings]
    said = {(one.label, fold(one.text)): one for remarks in found for one in remarks.values()}
    first = [one for label in layout.OVERALL_LABELS for one in said.values() if one.label == label]
    read = (
        replace(reading, used=reading.used | remarks.keys()) if remarks else reading
        for reading, remarks in zip(readings, found, strict=True)
    )
    personal = (
        about_kinds(kinds, one.text, file, reading.tabled.sheet.name, address(*place))
        for reading, remarks in zip(readings, found, strict=True)
        for place, one in remarks.items()
        if (kinds := kinds_in(one.text, effort))
    )
    return Overall(tuple(first), tuple(read), tuple(personal))


def _beside_labels(tabled: TabledSheet, own: OwnTexts) -> Iterator[tuple[Place, Remark]]:
    """Each text to the right of a label, at its cell, if the sheet is the form's first."""
    found = [one for one in tabled.labelled if one.label in OVERALL]
    for label, cell, place in found if found and is_front(tabled, own) else ():
        text = as_text(cell) if not cell.flags & NOT_SAID else ""
        if text and fold(text) not in OVERALL:
            yield place, Remark(OVERALL[label], text)

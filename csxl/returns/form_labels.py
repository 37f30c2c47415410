"""The labels beside which people type on the questionnaire's sheets without tables, in every language, folded."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from csxl.languages import LANGUAGES
from csxl.model import layout
from csxl.sheets.cells import Cell, Place
from csxl.text.folding import fold

RUBRIC, VERSION, REVIEW, AGENCY, CODE = layout.IDENTITY_LABELS
IDENTITY: Mapping[str, str] = {fold(label): label for label in (*layout.IDENTITY_LABELS, layout.PARTNERSHIP)} | {
    fold(text): label
    for language in LANGUAGES
    for name, label in (("agency", AGENCY), ("return_code", CODE))
    for text in language.ever(name)
}


def _called(labels: tuple[str, ...]) -> Mapping[str, str]:
    return {fold(text): label for language in LANGUAGES for text, label in language.labels.items() if label in labels}


COMPLETED = _called(layout.COMPLETED_LABELS)
OVERALL = _called(layout.OVERALL_LABELS)
SHOWN_BEFORE = fold(layout.SHOWN_BEFORE)
KNOWN = frozenset((*IDENTITY, *COMPLETED, *OVERALL, SHOWN_BEFORE))


class Labelled(NamedTuple):
    """A cell with text, its place, and the folded label to its left."""

    label: str
    cell: Cell
    place: Place


def labelled(rows: Mapping[int, Mapping[int, Cell]]) -> tuple[Labelled, ...]:
    """Every cell with text to the right of one of the labels."""
    found = [
        Labelled(label, beside, Place(row, column + 1))
        for row, cells in rows.items()
        for column, cell in cells.items()
        if (beside := cells.get(column + 1))
        and (label := fold(cell.shown or cell.text)) in KNOWN
        and beside.text.strip()
    ]
    return tuple(found)

"""How wide the columns of the sheet Start are, and how much of that there is for text."""

from __future__ import annotations

import math

from csxl.model.layout import HOW_FAR
from csxl.questionnaire.draft import Draft
from csxl.writing.text_fit import CHARACTER, INDENT, text_width

WIDTHS = (25.0, 96.0, 9.0, 10.5, 7.5, 14.0)
WIDTHS_IN_TWO = (25.0, 96.0, 9.5, 10.5, 9.5, 14.0)  # where the headings are in two languages
WIDTH_OF_PROMISES = 12.0
WIDEST_LABEL = 60.0  # of the first column: half of what it needs comes from the second, and half makes the sheet wider


def widths_of(draft: Draft) -> tuple[float, ...]:
    """The widths of Start's columns, in characters."""
    promises = (WIDTH_OF_PROMISES,) if HOW_FAR in draft.beside else ()
    if not draft.language.parts:
        return (*WIDTHS, *promises)
    label, meaning, *counts = WIDTHS_IN_TWO
    more = max(0.0, _for_names(draft) - label)
    return (label + more, meaning - more / 2, *counts, *promises)


def _for_names(draft: Draft) -> float:
    """The width in which the name of each domain stands on one line in both languages: LibreOffice breaks no link."""
    longest = max(map(text_width, draft.titles.values()), default=0.0)
    return min(WIDEST_LABEL, math.ceil(longest / CHARACTER + INDENT) + 1)


def label_of(draft: Draft) -> float:
    """The room for text in the first column."""
    return widths_of(draft)[0] - INDENT


def meaning_of(draft: Draft) -> float:
    """The room for text in the second."""
    return widths_of(draft)[1] - INDENT

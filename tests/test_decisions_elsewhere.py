"""What is typed outside the open cells."""

from __future__ import annotations

from csxl.decisions.elsewhere import typed_beside
from csxl.sheets.cells import Cell, Drawn, Place, Sheet


def test_a_drawing_without_words_says_nothing() -> None:
    cells = {Place(2, 2): Cell("x", "x", comment="Ring them")}
    drawn = (Drawn.at(Place(19, 8), " "), Drawn.at(Place(3, 1), "See minutes"))
    sheet = Sheet("Method", False, cells, drawn=drawn)
    assert [(one.place, one.text) for one in typed_beside(sheet, None)] == [("B2", "Ring them"), ("A3", "See minutes")]

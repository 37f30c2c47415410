"""What is typed outside the open cells."""

from __future__ import annotations

from csxl.decisions.elsewhere import typed_beside
from csxl.sheets.cells import Area, Cell, Drawn, DrawnKind, Place, Sheet


def test_a_drawing_without_words_says_nothing() -> None:
    cells = {Place(2, 2): Cell("x", "x", comment="Ring them")}
    drawn = (Drawn.at(Place(19, 8), " "), Drawn.at(Place(3, 1), "See minutes"))
    sheet = Sheet("Method", False, cells, drawn=drawn)
    assert [(one.place, one.text) for one in typed_beside(sheet, None)] == [("B2", "Ring them"), ("A3", "See minutes")]


def test_what_a_picture_is_described_as_counts_as_typed_but_not_the_chart() -> None:
    at = Area(3, 1, 9, 5)
    drawn = (Drawn(at, DrawnKind.PICTURE, "", "Photo of the flip chart"), Drawn(at, DrawnKind.CHART, "Spread", "Bars"))
    found = [(one.text, one.about) for one in typed_beside(Sheet("Method", False, {}, drawn=drawn), None)]
    assert found == [("Photo of the flip chart", "picture")]

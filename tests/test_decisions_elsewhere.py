"""What is typed outside the open cells."""

from __future__ import annotations

from csxl.decisions.elsewhere import typed_beside, typed_on_added
from csxl.decisions.former_marks import Known
from csxl.decisions.own_words import OwnWords
from csxl.returns.record_tables import Spot
from csxl.sheets.cells import Area, Cell, Drawn, DrawnKind, Flag, Place, Sheet


def test_a_drawing_without_words_says_nothing() -> None:
    cells = {Place(2, 2): Cell("x", "x", comment="Ring them")}
    drawn = (Drawn.at(Place(19, 8), " "), Drawn.at(Place(3, 1), "See minutes"))
    sheet = Sheet("Method", False, cells, drawn=drawn)
    assert [(one.place, one.text) for one in typed_beside(sheet, None)] == [("B2", "Ring them"), ("A3", "See minutes")]


def test_a_number_is_carried_as_it_is_seen() -> None:
    cells = {
        Place(2, 2): Cell(0.45, "0.45", Flag.SHOWN, shown="45%"),
        Place(3, 2): Cell(0.45, "0.45", Flag.FORMULA | Flag.SHOWN, "9/20", shown="45%"),
    }
    sheet = Sheet("Method", False, cells)
    assert [(one.place, one.text) for one in typed_on_added(sheet, OwnWords(Known()))] == [
        ("B2", "45%"),
        ("B3", "=9/20 (45%)"),
    ]
    assert Spot("summary.xlsx", "Issues", "B2", cells[Place(2, 2)]).text == "45%"


def test_what_a_picture_is_described_as_counts_as_typed_but_not_the_chart() -> None:
    at = Area(3, 1, 9, 5)
    drawn = (Drawn(at, DrawnKind.PICTURE, "", "Photo of the flip chart"), Drawn(at, DrawnKind.CHART, "Spread", "Bars"))
    found = [(one.text, one.about) for one in typed_beside(Sheet("Method", False, {}, drawn=drawn), None)]
    assert found == [("Photo of the flip chart", "picture")]

"""What people put into a workbook outside its cells is kept; what programs and the questionnaire put there is not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from csxl.model.member import Kind, Member
from csxl.returns.book_reading import read_workbook
from csxl.sheets.cells import Book, Cell, Drawn, DrawnKind, Flag, Sheet
from tests.helpers.returned_cells import RUBRIC, Area, filled, form, kept, lines, place, read

ALL = {f"{sheet.name}!G{row}": "Red" for sheet in form().sheets[1:5] for row in range(5, 13)}


def with_target(book: Book, **changes: object) -> Book:
    return replace(
        book,
        sheets=tuple(replace(page, **changes) if page.name == "Target" else page for page in book.sheets),  # type: ignore[arg-type]
    )


@pytest.mark.parametrize(
    ("kind", "text", "described", "found"),
    [
        (DrawnKind.BOX, "We dispute this", "", "We dispute this"),
        (DrawnKind.SHAPE, "", "", "a shape"),
        (DrawnKind.PICTURE, "", "Scan of the minutes", "a picture: Scan of the minutes"),
        (DrawnKind.PICTURE, "", "", "a picture"),
        (DrawnKind.OBJECT, "", "Minutes.docx", "an embedded object: Minutes.docx"),
        (DrawnKind.CHART, "Cases by month", "", "a chart: Cases by month"),
        (DrawnKind.DIAGRAM, "Escalated to the board", "", "a diagram: Escalated to the board"),
        (DrawnKind.CONTROL, "Please ring us", "", "Please ring us"),
        (DrawnKind.INK, "", "a signature", "a signature"),
    ],
)
def test_what_is_drawn_is_kept_with_what_it_says(kind: DrawnKind, text: str, described: str, found: str) -> None:
    thing = Drawn(Area(5, 8, 6, 8), kind, text, described)
    book = with_target(filled(ALL), drawn=(thing,))
    assert kept(book) == [f"Target!H5 {found}"]
    assert lines(book) == []


def test_boxes_are_kept_only_where_they_are_ticked() -> None:
    boxes = tuple(Drawn(Area(5, 8, 5, 8), DrawnKind.CONTROL, ticked=ticked) for ticked in (True, False, None))
    assert kept(with_target(filled(ALL), drawn=boxes)) == ["Target!H5 a ticked check box"]


def test_addresses_of_links_are_kept_beside_what_the_cell_says() -> None:
    links = {
        place("H5"): "https://council.example/Minutes%202026-05-03.docx",
        place("H6"): "https://a.example/",
        place("H7"): "#Start!A1",
        place("H8"): "mailto:ann@a.example?subject=Form",
        place("H9"): "mailto:bob@a.example",
        place("A3"): "",
    }
    cells = {"Target!H5": "Board minutes", "Target!H6": "See https://A.example", "Target!H8": "ann@a.example"}
    book = with_target(filled(ALL | cells), links=links)
    assert kept(book) == [
        "Target!H5 https://council.example/Minutes%202026-05-03.docx",
        "Target!H9 mailto:bob@a.example",
    ]
    assert read(book)[0].answers[0].evidence == "Board minutes"
    assert lines(book) == []


@pytest.mark.parametrize("sheet", ["Target", "Chart1"])
def test_headers_and_footers_that_somebody_wrote_are_kept(sheet: str) -> None:
    book = filled(ALL)
    page = Sheet(sheet, False, {}, printed=("not signed off by the chief inspector", "Page 1 of 3"))
    sheets = book.sheets if sheet != "Target" else ()
    book = replace(book, sheets=(*sheets, page)) if sheets else with_target(book, printed=page.printed)
    assert kept(book) == [f"{sheet}! not signed off by the chief inspector"]


def test_the_same_header_on_every_sheet_is_one_item() -> None:
    book = filled(ALL)
    book = replace(book, sheets=tuple(replace(page, printed=("Draft, not agreed",)) for page in book.sheets))
    assert len(kept(book)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Police · return code POLICE · Autumn 2026",
        "Fire and Rescue Service of the County of Bor… · return code FIRE",
        "Heddlu · cod dychwelyd HED",
        "Page  of ",
        "Page 1 of 3",
        "Tudalen 1 o 3",
        "Page 1 / 99",
        "Seite 1 von 2",
        "Target",
        "??? (???)",
        "police.xlsx",
        "Copy of police.xlsx",
        "29/11/2026, 20:14:39",
        "29 November 2026 8:14 pm",
        "",
    ],
)
def test_what_programs_and_the_questionnaire_print_is_not_kept(text: str) -> None:
    assert kept(with_target(filled(ALL), printed=(text,))) == []


def test_a_formula_whose_text_no_program_gives_is_kept_as_one() -> None:
    book = filled(ALL | {"Target!M5": Cell(None, "", Flag.FORMULA | Flag.UNCACHED)})
    assert kept(book) == ["Target!M5 a formula"]


def test_a_formula_without_text_is_not_quoted_as_a_sign() -> None:
    book = filled({"Target!G5": Cell("Red", "Red", Flag.FORMULA)})
    (found,) = (one for one in read(book)[1] if one.code == "A008")
    assert "“=”" not in found.message


def test_somebody_elses_survey_is_one_line() -> None:
    headings = dict(zip("ABCD", ("Question", "Rating", "Comments", "Owner"), strict=True))
    cells = {place(f"{column}1"): Cell(text, text) for column, text in headings.items()}
    cells |= {
        place(f"{column}{row}"): Cell(text, text) for row in (2, 3) for column, text in (("A", "Why?"), ("B", "Green"))
    }
    book = Book((Sheet("Survey", False, cells),))
    found = read_workbook(book, Member("survey.xlsx", b"", Kind.OOXML, "0" * 64), RUBRIC)
    assert [one.code for one in found.diagnostics] == ["I001"]

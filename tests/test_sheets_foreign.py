"""Workbooks in other formats than .xlsx: what stands in each cell, and what is odd about it."""

from __future__ import annotations

import datetime
import io
import struct
import time

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill

from csxl.model.member import Kind
from csxl.sheets import second_opinion
from csxl.sheets.cells import Area, Book, Cell, Drawn, Flag, Place
from csxl.sheets.foreign import read_foreign
from csxl.sheets.second_opinion import read_with_openpyxl
from tests.helpers import folders
from tests.helpers.compound_files import compound_file
from tests.helpers.ods_sheets import SAYS, TABLE, seen
from tests.helpers.wrapped_files import zipped
from tests.helpers.xlsb_workbooks import RED, STRUCK, binary_workbook, cell, record, row, text

DATA = folders.DATA / "foreign"
NONE = Flag.NONE


def opendocument(rows: str) -> tuple[Book | None, list[str]]:
    book, said = read_foreign(zipped({"content.xml": TABLE.format(rows).encode()}), Kind.ODS, "a.ods")
    return book, [diagnostic.code for diagnostic in said]


@pytest.mark.parametrize("kind", [Kind.XLS, Kind.ODS])
def test_what_libreoffice_saved(kind: Kind) -> None:
    data = (DATA / f"return.{kind.name.lower()}").read_bytes()
    book, said = read_foreign(data, kind, "return")
    assert said == ()
    assert book is not None
    cells = dict(seen(book))
    assert cells.pop((1, 6))[0] == 1  # TRUE, which LibreOffice makes a formula
    assert cells == {
        (1, 1): ("Green", NONE),
        (1, 2): ("Café\nin two lines", NONE),
        (1, 3): (3.0, NONE),
        (1, 4): (2.5, NONE),
        (1, 5): (datetime.date(2026, 3, 2), NONE),
        (1, 8): ("hidden column", Flag.HIDDEN),
        (2, 1): ("Green", Flag.FORMULA),
        (2, 2): ("#DIV/0!", Flag.FORMULA | Flag.ERROR),
        (2, 3): ("#N/A", Flag.FORMULA | Flag.ERROR),
        (2, 4): (2.0, Flag.FORMULA),
        (2, 5): (datetime.datetime(2026, 3, 2, 9, 30), NONE),
        (2, 6): (datetime.time(9, 30), NONE),
        (3, 1): (None, Flag.COMMENTED),
        (3, 2): ("Red", Flag.COMMENTED),
        (4, 1): (None, Flag.FILLED),
        (4, 2): ("Amber", Flag.FILLED),
        (5, 1): ("Amber", Flag.STRUCK),
        (5, 2): ("N/A", NONE),
        (5, 3): ("  two  spaces ", NONE),
        (6, 1): ("merged", Flag.MERGED),
        (8, 1): ("hidden row", Flag.HIDDEN),
        (9, 1): ("Green", NONE),
        (10, 1): ("Green", NONE),
        (10, 2): ("#REF!", Flag.FORMULA | Flag.ERROR),
    }
    sheet = book.sheets[0]
    assert sheet.cells[Place(3, 1)].comment == "Green, the board agreed"
    assert (sheet.cells[Place(4, 1)].fill, sheet.cells[Place(4, 2)].fill) == ("#BF242A", "#00B050")
    assert sheet.merges == (Area(6, 1, 7, 2),)
    assert [(sheet.name, sheet.hidden) for sheet in book.sheets] == [("Partnerships", False), ("Lists", True)]
    assert seen(book, 1)[1, 2] == ("0042", NONE)
    assert (book.properties["csxl Agency code"], book.properties["title"]) == ("PÖL-42", "A form")


def test_a_binary_workbook() -> None:
    rows = (
        row(1)
        + cell(6, 1, text("Green"))
        + cell(8, 2, text("Red") + bytes(8))
        + cell(3, 3, b"\x17")
        + cell(11, 4, b"\x2a" + bytes(8))
        + cell(5, 5, struct.pack("<d", 2.5))
        + cell(1, 6, look=RED)
        + cell(6, 7, text("Amber"), STRUCK)
        + row(2, hidden=True)
        + cell(6, 1, text("below"))
    )
    merged = record(177, struct.pack("<I", 1)) + record(176, struct.pack("<4I", 0, 1, 0, 0))
    data = binary_workbook("Target", rows, merged, {(1, 5): "two and a half", (3, 1): "Green"})
    book, said = read_foreign(data, Kind.XLSB, "a.xlsb")
    assert said == ()
    assert book is not None
    assert seen(book) == {
        (1, 1): ("Green", Flag.MERGED),
        (1, 2): ("Red", Flag.FORMULA),
        (1, 3): ("#REF!", Flag.ERROR),
        (1, 4): ("#N/A", Flag.FORMULA | Flag.ERROR),
        (1, 5): (2.5, Flag.COMMENTED),
        (1, 6): (None, Flag.FILLED),
        (1, 7): ("Amber", Flag.STRUCK),
        (2, 1): ("below", Flag.HIDDEN | Flag.MERGED | Flag.COVERED),
        (3, 1): (None, Flag.COMMENTED),
    }
    assert book.sheets[0].cells[Place(1, 6)].fill == "#BF242A"
    assert book.sheets[0].cells[Place(3, 1)].comment == "Green"


def test_records_that_make_no_sense_are_said_sheet_by_sheet() -> None:
    data = binary_workbook("Target", row(1) + cell(6, 1, text("Green")), record(176, b"short"))
    book, said = read_foreign(data, Kind.XLSB, "a.xlsb")
    assert [(item.code, item.sheet) for item in said] == [("W062", "Target")]
    assert seen(book) == {(1, 1): ("Green", NONE)}


def test_repeated_cells_of_opendocument_stand_where_they_are_shown() -> None:
    rows = (
        '<table:table-row table:number-rows-repeated="2"><table:table-cell table:number-columns-repeated="2"/>'
        + SAYS(' table:number-columns-repeated="2"', "Red")
        + '<table:table-cell table:number-columns-repeated="16380"/></table:table-row>'
        + "<table:table-row>"
        + SAYS("", "a<text:s text:c='2'/>b<text:line-break/>c")
        + "</table:table-row>"
        + '<table:table-row table:number-rows-repeated="1048573"><table:table-cell/></table:table-row>'
    )
    book, said = opendocument(rows)
    assert said == []
    assert {place: value for place, (value, _) in seen(book).items()} == {
        (1, 3): "Red",
        (1, 4): "Red",
        (2, 3): "Red",
        (2, 4): "Red",
        (3, 1): "a  b\nc",
    }


def test_what_lies_under_merged_cells_and_in_shapes_of_opendocument_is_kept() -> None:
    rows = (
        "<table:table-row>"
        '<table:table-cell table:number-columns-spanned="2"><text:p>Green</text:p></table:table-cell>'
        "<table:covered-table-cell><text:p>Red</text:p></table:covered-table-cell><table:table-cell>"
        "<draw:frame><draw:text-box><text:p>see our letter</text:p></draw:text-box></draw:frame></table:table-cell>"
        "</table:table-row>"
    )
    book, _ = opendocument(rows)
    assert seen(book) == {(1, 1): ("Green", Flag.MERGED), (1, 2): ("Red", Flag.MERGED | Flag.COVERED)}
    assert book is not None
    assert (book.sheets[0].merges, book.sheets[0].drawn) == (
        (Area(1, 1, 1, 2),),
        (Drawn.at(Place(1, 3), "see our letter"),),
    )


def test_changes_that_were_tracked_are_no_cells() -> None:
    old = "<table:tracked-changes><table:table-cell><text:p>Red</text:p></table:table-cell></table:tracked-changes>"
    book, _ = opendocument(f"{old}<table:table-row>{SAYS('', 'Green')}</table:table-row>")
    assert seen(book) == {(1, 1): ("Green", NONE)}


def test_opendocument_that_is_broken_hostile_or_empty() -> None:
    whole = TABLE.format(f"<table:table-row>{SAYS('', 'Green')}</table:table-row>")
    cut = zipped({"content.xml": whole[: whole.rindex("</table:table>")].encode()})
    book, said = read_foreign(cut, Kind.ODS, "a.ods")
    assert [item.code for item in said] == ["W024"]
    assert seen(book) == {(1, 1): ("Green", NONE)}
    entities = '<!DOCTYPE x [<!ENTITY a "ha">]>' + whole
    for content, code in ((entities, "W003"), ("<office:document-content/>", "W004"), ("<text", "W001")):
        book, said = read_foreign(zipped({"content.xml": content.encode()}), Kind.ODS, "a.ods")
        assert (book, [item.code for item in said]) == (None, [code])


def test_a_cell_repeated_over_the_whole_sheet_costs_little() -> None:
    began = time.monotonic()
    everywhere = SAYS(' table:number-columns-repeated="16384"', "Red")
    book, said = opendocument(f'<table:table-row table:number-rows-repeated="1048576">{everywhere}</table:table-row>')
    assert said == ["W011"]
    assert book is not None
    assert time.monotonic() - began < 10


def test_an_xls_that_is_none() -> None:
    book, said = read_foreign(compound_file({"Workbook": b"nonsense" * 20}), Kind.XLS, "a.xls")
    assert (book, [item.code for item in said]) == (None, ["W001"])


def test_the_second_opinion_sees_the_same_oddities() -> None:
    form = openpyxl.Workbook()
    sheet = form.active
    assert sheet is not None
    sheet.append(["Green", "=1+1", "#REF!", datetime.datetime(2026, 3, 2), 3])
    sheet["A2"].comment, sheet["B2"].fill = Comment("Red", "Sam"), PatternFill("solid", fgColor="FF00B050")
    sheet.merge_cells("A1:A3")
    sheet.row_dimensions[1].hidden = True
    out = io.BytesIO()
    form.save(out)
    book, said = read_with_openpyxl(out.getvalue(), "a.xlsx")
    assert [item.code for item in said] == ["W031"]
    assert book is not None
    assert (book.how, book.sheets[0].cells[Place(1, 2)]) == (
        "openpyxl",
        Cell(None, "", Flag.FORMULA | Flag.UNCACHED | Flag.HIDDEN, "1+1"),
    )
    assert seen(book) == {
        (1, 1): ("Green", Flag.HIDDEN | Flag.MERGED),
        (1, 2): (None, Flag.FORMULA | Flag.UNCACHED | Flag.HIDDEN),
        (1, 3): ("#REF!", Flag.ERROR | Flag.HIDDEN),
        (1, 4): (datetime.date(2026, 3, 2), Flag.HIDDEN),
        (1, 5): (3.0, Flag.HIDDEN),
        (2, 2): (None, Flag.FILLED),
    }


def test_the_second_opinion_is_not_asked_of_what_is_broken_large_or_hostile(monkeypatch: pytest.MonkeyPatch) -> None:
    out = io.BytesIO()
    openpyxl.Workbook().save(out)
    assert read_with_openpyxl(out.getvalue()[:-30], "a.xlsx") == (None, ())
    assert read_with_openpyxl(zipped({"[Content_Types].xml": b"<Types/>"}), "a.xlsx") == (None, ())
    assert read_with_openpyxl(zipped({"a.xml": b"<!DOCTYPE x><x/>"}), "a.xlsx") == (None, ())
    monkeypatch.setattr(second_opinion, "MOST_BYTES", 100)
    assert read_with_openpyxl(out.getvalue(), "a.xlsx") == (None, ())

"""Faults found in files that were mangled: each stays mended. The files themselves are in tests/data/field."""
from __future__ import annotations

import datetime

from csxl.diagnostics import Matter
from csxl.kinds import Kind
from csxl.sheets.cells import Flag
from csxl.sheets.foreign import read_foreign
from csxl.unwrap.sniff import sniff
from tests.packages import by_address, cell, codes, package, read, zipped
from tests.returned import filled, form, lines, ratings, typed
from tests.returned import read as returned
from tests.test_foreign import TABLE, seen

TWICE = Flag.TWICE


def test_a_row_whose_ref_is_stored_twice_is_not_read() -> None:
    book = filled({"Target!A5": typed("T1-R")._replace(others=("T2-S",), flags=TWICE), "Target!G5": "Red",
                   "Target!A6": typed("T1-A")._replace(others=("t1-a ",), flags=TWICE), "Target!G6": "Green"})
    assert ratings(book) == {"T1-A": "Green"}
    assert lines(book) == ["Target!G5 G030"]


def test_a_row_whose_descriptors_are_stored_twice_is_not_read() -> None:
    cells = {place: cell for place, cell in form().sheets[1].cells.items() if place.row in (5, 6) and 4 <= place.column <= 6}
    over = {f"Target!{'ABCDEF'[place.column - 1]}5": cell._replace(others=(cells[place._replace(row=6)].text,), flags=TWICE)
            for place, cell in cells.items() if place.row == 5}
    book = filled({**over, "Target!G5": "Red"})
    assert ratings(book) == {}
    assert lines(book) == ["Target!G5 G009"]


def test_a_stretch_of_text_that_is_crossed_out_in_opendocument() -> None:
    styles = "".join(f'<style:style style:name="{name}" style:family="text"><style:text-properties '
                     f'style:text-line-through-type="{line}"/></style:style>' for name, line in (("T1", "single"), ("T2", "none")))
    rows = "".join(f'<table:table-row><table:table-cell office:value-type="string"><text:p><text:span text:style-name="{name}">'
                   "Red</text:span> Green</text:p></table:table-cell></table:table-row>" for name in ("T1", "T2"))
    content = TABLE.format(rows).replace("<office:body>", f"<office:automatic-styles>{styles}</office:automatic-styles><office:body>")
    book, said = read_foreign(zipped({"content.xml": content}), Kind.ODS, "a.ods")
    assert said == ()
    assert list(seen(book).values()) == [("Red Green", Flag.STRUCK), ("Red Green", Flag.NONE)]


def test_a_sheet_saved_as_values_is_told_from_a_letter() -> None:
    sheet = 'Target · Police,,,\r\n"The system, and\nits contexts",,,\r\nRef,Red,Amber,Your rating\r\nT1-R,"a, b",c,Green\r\n'
    assert sniff(sheet.encode()) is Matter.CSV
    assert sniff(b"Dear all,\nour form, filled in, is on its way.\nBest wishes,\nSam\n") is Matter.TEXT


def test_two_values_in_one_cell_are_both_seen_and_a_cell_in_a_cell_breaks_the_sheet_off() -> None:
    two = cell('<row><c r="A1" t="inlineStr"><is><t>Red</t></is><is><t>Green</t></is></c></row>')
    assert (two.text, two.others, two.flags) == ("Red", ("Green",), TWICE)
    mixed = cell('<row><c r="A1" t="str"><is><t>Red</t></is><v>Green</v></c></row>')
    assert (mixed.text, mixed.others) == ("Red", ("Green",))
    nested = package('<row><c r="A1" t="str"><v>Red</v></c><c r="B1"><c r="G5"/><v>77</v></c></row>')
    assert codes(nested) == ["ERROR Target W024"]
    assert list(by_address(read(nested)[0])) == ["A1"]


def test_a_year_typed_alone_where_a_date_is_expected_is_asked_about() -> None:
    book = filled({"Target!G5": "Red", "Target!K5": datetime.datetime(1905, 7, 19), "Target!K6": datetime.datetime(2027, 3, 31),
                   "Target!G6": "Green"})
    assert [answer.by_when for answer in returned(book)[0].answers[:2]] == ["1905-07-19", "2027-03-31"]
    assert lines(book) == ["Target!K5 A032"]


def test_a_value_outside_any_cell_breaks_the_sheet_off() -> None:
    outside = package('<row r="1"><c r="A1" t="str"><v>Red</v></c></row><row r="2"><is><t>Green</t></is></row>')
    assert codes(outside) == ["ERROR Target W024"]
    assert list(by_address(read(outside)[0])) == ["A1"]

"""Where cells stand, and what only the whole sheet tells of them."""

import pytest

from csxl.sheets.cells import Area, Flag, Place
from csxl.sheets.places import area, place
from tests.helpers.ooxml_packages import (
    MAIN,
    SHEET,
    book,
    by_address,
    cells,
    codes,
    package,
    read,
    relations,
    workbook,
    worksheet,
)


def value(text: str, where: str = "") -> str:
    reference = f' r="{where}"' if where else ""
    return f'<c{reference} t="str"><v>{text}</v></c>'


def texts(rows: str) -> dict[str, str]:
    return {where: cell.text for where, cell in cells(package(rows)).items()}


def test_cells_and_rows_without_references_stand_in_their_order() -> None:
    rows = f"<row>{value('a')}{value('b')}</row><row>{value('c', 'C2')}{value('d')}</row><row r='9'>{value('e')}</row>"
    assert texts(rows) == {"A1": "a", "B1": "b", "C2": "c", "D2": "d", "A9": "e"}


def test_rows_and_cells_in_any_order() -> None:
    rows = f'<row r="3">{value("z", "C3")}{value("a", "A3")}</row><row r="1">{value("f", "B1")}</row>'
    assert texts(rows) == {"C3": "z", "A3": "a", "B1": "f"}


def test_the_cells_own_reference_holds_against_its_row() -> None:
    assert texts(f'<row r="6">{value("a", "G5")}{value("b", "$H$15")}{value("c", "i16")}</row>') == {
        "G5": "a",
        "H15": "b",
        "I16": "c",
    }


def test_a_false_dimension_and_far_cells_cost_nothing() -> None:
    data = package(
        "",
        {
            SHEET: worksheet(
                f'<row r="1048576">{value("far", "XFD1048576")}</row>', before='<dimension ref="A1:XFD1048576"/>'
            )
        },
    )
    assert {tuple(where): cell.text for where, cell in book(data).sheets[0].cells.items()} == {
        (1_048_576, 16_384): "far"
    }


@pytest.mark.parametrize("reference", ["A0", "ZZZZ1", "XFE1", "A1048577", "5", "G", "Á1", "A" * 100_000 + "1", "A-1"])
def test_a_value_that_is_no_place_on_a_sheet_is_said(reference: str) -> None:
    data = package(f'<row r="1">{value("Red", reference)}{value("Green", "B1")}</row>')
    assert codes(data) == [f"ERROR Target {reference[:20]} W017"]
    assert by_address(read(data)[0])["B1"].text == "Green"


def test_a_nameless_place_with_nothing_in_it_is_not_said() -> None:
    assert codes(package('<row r="1"><c r="A0"/><c r="ZZZZ1"><v></v></c></row>')) == []


def test_many_faults_of_a_kind_are_counted() -> None:
    said = codes(package('<row r="1">' + value("Red", "A0") * 30 + "</row>"))
    assert said == ["ERROR Target A0 W017"] * 20 + ["ERROR Target W025"]


def test_a_cell_stored_twice() -> None:
    found = cells(
        package(
            f'<row r="1">{value("Red", "A1")}{value("Green", "A1")}{value("Red", "B1")}'
            f'{value("Red", "B1")}{value("Amber", "C1")}<c r="C1"/></row>'
        )
    )
    assert (found["A1"].text, found["A1"].others, found["A1"].flags) == ("Red", ("Green",), Flag.TWICE)
    assert {found["B1"].flags, found["C1"].flags} == {Flag.NONE}


def test_two_values_in_one_cell() -> None:
    found = cells(package('<row r="1"><c r="A1" t="str"><v>Red</v><v>Green</v></c></row>'))["A1"]
    assert (found.text, found.others, found.flags) == ("Red", ("Green",), Flag.TWICE)


def test_merged_blocks_and_what_lies_under_them() -> None:
    rows = f'<row r="1">{value("Red", "A1")}</row><row r="2">{value("Green", "A2")}{value("x", "B2")}</row>'
    after = '<mergeCells><mergeCell ref="A2:A1"/><mergeCell ref="B2"/><mergeCell ref="junk"/></mergeCells>'
    sheet = book(package("", {SHEET: worksheet(rows, after=after)})).sheets[0]
    assert sheet.merges == (Area(1, 1, 2, 1),)
    assert [cell.flags for cell in sheet.cells.values()] == [Flag.MERGED, Flag.MERGED | Flag.COVERED, Flag.NONE]


def test_a_merge_of_everything_is_quick() -> None:
    after = '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    sheet = book(package("", {SHEET: worksheet(f'<row r="1">{value("Red", "A1")}</row>', after=after)})).sheets[0]
    assert sheet.cells[Place(1, 1)].flags == Flag.MERGED


def test_hidden_rows_and_columns() -> None:
    columns = '<cols><col min="2" max="3" hidden="1"/><col min="5" max="5" width="0"/><col min="x" max="1"/></cols>'
    rows = (
        f'<row r="1">{value("a", "A1")}{value("c", "C1")}{value("e", "E1")}</row>'
        f'<row r="2" hidden="true">{value("a", "A2")}</row><row r="3" ht="0">{value("a", "A3")}</row>'
        f'<row r="4" ht="0.75">{value("a", "A4")}</row>'
    )
    for xml in (worksheet(rows, before=columns), worksheet(rows, after=columns)):
        found = cells(package("", {SHEET: xml}))
        assert {where for where, cell in found.items() if cell.flags & Flag.HIDDEN} == {"C1", "E1", "A2", "A3"}


def test_hidden_sheets_and_the_kinds_that_are_no_grids() -> None:
    names = ("Open", "Hidden", "Very", "Chart", "Macro")
    states = ("", "hidden", "veryHidden", "", "hidden")
    found = book(
        package(
            "",
            {
                "xl/workbook.xml": workbook(
                    *(
                        f'name="{name}" state="{state or "visible"}" r:id="s{number}"'
                        for number, (name, state) in enumerate(zip(names, states, strict=True))
                    )
                ),
                "xl/_rels/workbook.xml.rels": relations(
                    s0="worksheet worksheets/sheet1.xml",
                    s1="worksheet worksheets/sheet1.xml",
                    s2="worksheet worksheets/sheet1.xml",
                    s3="chartsheet worksheets/sheet1.xml",
                    s4="xlMacrosheet worksheets/sheet1.xml",
                ),
            },
        )
    )
    assert [(sheet.name, sheet.hidden) for sheet in found.sheets] == [("Open", False), ("Hidden", True), ("Very", True)]


@pytest.mark.parametrize("space", [MAIN, "http://purl.oclc.org/ooxml/spreadsheetml/main", "urn:made-up"])
def test_any_prefix_and_name_space(space: str) -> None:
    xml = (
        f'<x:worksheet xmlns:x="{space}"><x:sheetData><x:row r="1"><x:c r="A1" t="inlineStr"><x:is><x:t>Red</x:t>'
        "</x:is></x:c></x:row></x:sheetData></x:worksheet>"
    )
    assert cells(package("", {SHEET: xml}))["A1"].text == "Red"


def test_of_alternatives_one_is_taken() -> None:
    spaces = (
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:x14="http://schemas.'
        'microsoft.com/office/spreadsheetml/2009/9/main" xmlns:odd="urn:odd"'
    )

    def either(needs: str) -> str:
        return (
            f'<mc:AlternateContent {spaces}><mc:Choice Requires="{needs}">{value("choice")}</mc:Choice>'
            f"<mc:Fallback>{value('fallback')}</mc:Fallback></mc:AlternateContent>"
        )

    assert texts(f'<row r="1">{either("x14")}{either("odd")}{value("last")}</row>') == {
        "A1": "choice",
        "B1": "fallback",
        "C1": "last",
    }


def test_extensions_are_passed_over() -> None:
    assert texts(f'<row r="1">{value("a", "A1")}<extLst><ext>{value("b", "A1")}</ext></extLst></row>') == {"A1": "a"}


@pytest.mark.parametrize(("text", "expected"), [("G5", (5, 7)), ("$g$05", (5, 7)), (" A1 ", (1, 1)), ("", None)])
def test_places(text: str, expected: tuple[int, int] | None) -> None:
    assert place(text) == expected


def test_areas() -> None:
    assert area("C3:A1") == Area(1, 1, 3, 3)
    assert area("A1:") == Area(1, 1, 1, 1)
    assert area("A:A") is None

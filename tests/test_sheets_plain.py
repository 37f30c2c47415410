"""A worksheet as programs write it is read by its pieces, and every other in the ordinary way, with the same result."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from csxl.model.diagnostic import Diagnostic
from csxl.sheets.cells import Book, Flag
from csxl.sheets.worksheet import Worksheet
from csxl.text.memo import without_memory
from tests.helpers.ooxml_packages import SHEET, by_address, package, read, strings, styles, worksheet

TEXTS = strings("<t>Red</t>", "<t/>", "<r><rPr><b/></rPr><t>Bold</t></r><r><t> plain</t></r>")
LOOKS = styles(
    '<xf/><xf fillId="1"/><xf numFmtId="14"/><xf numFmtId="200"/>',
    fills='<fill/><fill><patternFill patternType="solid"><fgColor rgb="FFFF0000"/></patternFill></fill>',
    numFmts='<numFmt numFmtId="200" formatCode="&quot;Green&quot;"/>',
)
CELL = '<c r="A1" t="inlineStr"><is><t>Amber</t></is></c>'
PLAIN = {
    "all kinds of cells": (
        '<row r="1" ht="20"><c r="A1" t="s"><v>0</v></c><c r="B1" s="2"><v>46000</v></c><c r="C1" s="3"><v>3</v></c>'
        '<c r="D1" t="str"><f>A1&amp;""</f><v>Red</v></c><c r="E1"><f>B1</f></c><c r="F1" t="s" s="1"><v>2</v></c>'
        '<c r="G1" s="1"/><c r="H1"/><c r="I1" t="s"><v>1</v></c>'
        '<c r="J1" t="inlineStr"><is><t>a &lt; b</t></is></c></row>'
    ),
    "hidden rows": f'<row r="1" hidden="1">{CELL}<c r="B1" s="1"/></row><row r="2" ht="0"><c r="A2"><v>1</v></c></row>',
    "blanks far to the right": f'<row r="1">{CELL}<c r="Z1" s="1"/></row><row r="2"><c r="A2" s="1"/></row>',
    "a blank that only rows without one come near to": (
        f'<row r="1"><c r="AX1"><v>1</v></c></row><row r="2">{CELL.replace("A1", "A2")}<c r="BH2" s="1"/></row>'
    ),
    "rows without cells": f'<row r="1">{CELL}</row><row r="3" ht="9"/><row r="4" ht="9"></row>',
    "no rows": "",
    "texts in cells": (
        '<row r="1"><c r="A1" s="1" t="inlineStr"><is><t xml:space="preserve"> a &amp;lt; b&#10;</t></is></c>'
        '<c r="B1" s="0" t="inlineStr"><is><t></t></is></c><c r="C1" s="1" t="inlineStr"><is><t></t></is></c>'
        '<c r="D1" s="0" t="inlineStr"><is><t>_x0041_</t></is></c></row>'
    ),
    "numbers of digits only": (
        '<row r="1"><c r="A1" s="2" t="n"><v>46000</v></c><c r="B1" s="0" t="n"><v>007</v></c>'
        '<c r="C1" s="3"><v>999999999</v></c><c r="D1" s="2"><v>0</v></c><c r="E1" s="0" t="s"><v>00</v></c></row>'
    ),
    "cells out of order": (
        '<row r="2"><c r="B2"><v>1</v></c><c r="A2"><v>2</v></c></row><row r="1"><c r="A1"><v>3</v></c></row>'
    ),
    "a cell in the wrong row": '<row r="2"><c r="A5"><v>1</v></c></row>',
}
ODD = {
    "a comment": f'<row r="1">{CELL}<!-- <c r="B1"><v>1</v></c> --></row>',
    "CDATA": '<row r="1"><c r="A1" t="str"><v><![CDATA[<c r="B1"><v>1</v></c>]]></v></c></row>',
    "an instruction": f'<row r="1"><?x <c r="B1"?>{CELL}</row>',
    "white space": f'<row r="1">\n{CELL}</row>',
    "a cell twice": f'<row r="1">{CELL}<c r="A1"><v>3</v></c></row>',
    "a cell twice, written otherwise": f'<row r="1">{CELL}<c r="$A$1"><v>3</v></c></row>',
    "a cell without an address": f'<row r="1">{CELL}<c><v>3</v></c></row>',
    "an address that comes second": f'<row r="1">{CELL}<c s="1" r="B1"><v>3</v></c></row>',
    "a cell outside the grid": '<row r="1"><c r="XFE1"><v>3</v></c></row>',
    "a cell in a cell": '<row r="1"><c r="A1"><v>1<c r="A2"/></v></c><c  r="A2"/></row>',
    "a value between cells": f'<row r="1">{CELL}<v>3</v></row>',
    "a text between cells": f'<row r="1">{CELL}3</row>',
    "a cell outside rows": f'<row r="1">{CELL}</row><c r="B1"><v>1</v></c>',
    "a cell after a row that ended": '<row r="1"/><c r="A1"><v>1</v></c>',
    "an empty row with an end": '<row r="1"/></row>',
    "a row without a number": f"<row>{CELL}</row>",
    "a row whose number is none": f'<row r="x">{CELL}</row>',
    "a row with a text": f'<row r="1">text{CELL}</row>',
    "alternatives": f'<row r="1"><AlternateContent><Choice Requires="x14">{CELL}</Choice></AlternateContent></row>',
    "alternatives in a cell": (
        '<row r="1"><c r="A1"><AlternateContent><Fallback><v>1</v></Fallback></AlternateContent></c></row>'
    ),
    "an error": '<row r="1"><c r="A1" t="e"><v>#REF!</v></c></row>',
    "a truth value": '<row r="1"><c r="A1" t="b"><v>1</v></c></row>',
    "a shared formula": (
        '<row r="1"><c r="A1"><f t="shared" si="0" ref="A1:B1">C1</f><v>1</v></c>'
        '<c r="B1"><f t="shared" si="0"/><v>1</v></c></row>'
    ),
    "an array formula": (
        '<row r="1"><c r="A1"><f t="array" ref="A1:B1">C1:D1</f><v>1</v></c><c r="B1"><v>1</v></c></row>'
    ),
    "a text that is not shared": '<row r="1"><c r="A1" t="s"><v>99</v></c></row>',
    "a shared text by a negative number": '<row r="1"><c r="A1" t="s"><v>-1</v></c></row>',
    "a shared text by a number of 5,000 digits": f'<row r="1"><c r="A1" t="s"><v>{"9" * 5_000}</v></c></row>',
    "a shared text with a formula": '<row r="1"><c r="A1" t="s"><f>B1</f><v>0</v></c></row>',
    "two values": '<row r="1"><c r="A1"><v>1</v><v>2</v></c></row>',
    "digits in a style that is not there": '<row r="1"><c r="A1" s="9" t="s"><v>0</v></c></row>',
    "digits outside the grid": '<row r="1"><c r="A1048577" s="0" t="s"><v>0</v></c></row>',
    "a style that is not there": '<row r="1"><c r="A1" s="9"><v>1</v></c></row>',
    "a value that is no XML": '<row r="1"><c r="A1" t="str"><v>a & b</v></c></row>',
    "a sign that XML does not allow": '<row r="1"><c r="A1" t="str"><v>a \x01 b</v></c></row>',
    "such a sign in a text": '<row r="1"><c r="A1" s="0" t="inlineStr"><is><t>a \x01 b</t></is></c></row>',
    "a text that is too long": f'<row r="1"><c r="A1" s="0" t="inlineStr"><is><t>{"a" * 32_768}</t></is></c></row>',
    "an unknown entity": '<row r="1"><c r="A1" t="str"><v>&nbsp;</v></c></row>',
    "a row that does not end": f'<row r="1">{CELL}',
    "more rows than are remembered": "".join(f'<row r="{number}"/>' for number in range(1, 4_100)),
    "a prefix": '<x:row r="1"><x:c r="A1"><x:v>1</x:v></x:c></x:row>',
}
Reading = tuple[Book | None, tuple[Diagnostic, ...]]


def of(rows: str, before: str = "", after: str = "", changed: Mapping[str, str] | None = None) -> bytes:
    parts = {"xl/sharedStrings.xml": TEXTS, "xl/styles.xml": LOOKS, SHEET: worksheet(rows, before, after)}
    return package(changed={**parts, **(changed or {})})


def slowly(data: bytes) -> Reading:
    with without_memory():
        return read(data)


def is_read_whole(data: bytes, monkeypatch: pytest.MonkeyPatch) -> bool:
    """Whether the sheet was read in the ordinary way."""
    whole: list[str] = []
    ordinary = Worksheet.read

    def noted(worksheet: Worksheet, chunks: object) -> None:
        whole.append("read")
        ordinary(worksheet, chunks)  # type: ignore[arg-type]

    with monkeypatch.context() as patch:
        patch.setattr(Worksheet, "read", noted)
        read(data)
    return bool(whole)


@pytest.mark.parametrize("rows", PLAIN.values(), ids=PLAIN)
def test_a_plain_sheet_is_read_by_its_pieces(rows: str, monkeypatch: pytest.MonkeyPatch) -> None:
    data = of(rows)
    assert read(data) == read(data) == slowly(data)
    assert not is_read_whole(data, monkeypatch)


@pytest.mark.parametrize("rows", ODD.values(), ids=ODD)
def test_any_other_is_read_whole(rows: str, monkeypatch: pytest.MonkeyPatch) -> None:
    data = of(rows)
    read(of("".join(PLAIN.values())))  # its plain cells are known by now
    assert read(data) == read(data) == slowly(data)
    assert is_read_whole(data, monkeypatch)


def test_bytes_that_are_no_text_are_left_to_the_parser() -> None:
    cell = '<c r="A1" s="0" t="inlineStr"><is><t>{}</t></is></c>'
    parts = {SHEET: worksheet(f'<row r="1">{cell}</row>').encode().replace(b"{}", b"\xff")}
    assert read(package(changed=parts)) == slowly(package(changed=parts))


def test_what_the_pieces_say() -> None:
    found = by_address(read(of(PLAIN["all kinds of cells"]))[0])
    assert [found[at].text for at in ["A1", "C1", "D1", "E1", "F1", "G1", "J1"]] == [
        "Red",
        "3",
        "Red",
        "",
        "Bold plain",
        "",
        "a < b",
    ]
    assert found["B1"].text == "2025-12-09"
    assert found["C1"].shown == "Green"
    assert found["E1"].flags == Flag.FORMULA | Flag.UNCACHED
    assert found["F1"].flags == Flag.FILLED | Flag.STRESSED
    assert found["G1"].fill == "#FF0000"
    assert "H1" not in found and "I1" not in found


def test_a_piece_belongs_to_its_workbooks_looks() -> None:
    rows = '<row r="1"><c r="A1" s="1" t="s"><v>0</v></c><c r="B1" s="1"><v>46000</v></c></row>'
    assert by_address(read(of(rows))[0])["B1"].text == "46000"
    other = {"xl/styles.xml": styles('<xf/><xf numFmtId="14"/>')}
    assert by_address(read(of(rows, changed=other))[0])["B1"].text == "2025-12-09"
    assert not by_address(read(of(rows, changed=other))[0])["A1"].fill


def test_a_shared_text_is_that_of_its_own_workbook() -> None:
    rows = '<row r="1"><c r="A1" t="s"><v>0</v></c></row>'
    assert by_address(read(of(rows))[0])["A1"].text == "Red"
    assert (
        by_address(read(of(rows, changed={"xl/sharedStrings.xml": strings("<t>Green</t>")}))[0])["A1"].text == "Green"
    )


AROUND = {
    "merges, columns, headers": (
        '<cols><col min="2" max="2" width="0"/></cols>',
        '<mergeCells><mergeCell ref="A1:B2"/></mergeCells>'
        "<headerFooter><oddFooter>&amp;LPolice</oddFooter></headerFooter>",
        False,
    ),
    "a rule": (
        "",
        '<conditionalFormatting sqref="A1"><cfRule type="expression" dxfId="0"><formula>A1=1</formula></cfRule>'
        "</conditionalFormatting>",
        False,
    ),
    "cells in an extension": ("<extLst>", "</extLst>", True),
    "headers in a view of somebody's own": (
        "",
        "<customSheetViews><customSheetView><headerFooter><oddFooter>x</oddFooter></headerFooter></customSheetView>"
        "</customSheetViews><headerFooter><oddFooter>y</oddFooter></headerFooter>",
        True,
    ),
    "alternatives": ("", "<AlternateContent><Fallback><hyperlink/></Fallback></AlternateContent>", True),
    "more cells": ("", '<sheetData><row r="2"><c r="A2"><v>1</v></c></row></sheetData>', True),
    "what does not end": ("<cols>", "", True),
}


@pytest.mark.parametrize("before, after, whole", AROUND.values(), ids=AROUND)
def test_what_is_around_the_cells(before: str, after: str, whole: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = f'<row r="1">{CELL}<c r="B1"><v>1</v></c></row>'
    one, other = of(rows, before, after), of(rows.replace("Amber", "Red"), before, after.replace("Police", "Health"))
    for data in (one, other, one):
        assert read(data) == slowly(data)
    assert is_read_whole(one, monkeypatch) is whole


def test_what_is_done_with_one_sheet_is_not_seen_in_the_next() -> None:
    rows = f'<row r="1" ht="20">{CELL}</row>'
    merged = '<mergeCells><mergeCell ref="A1:B1"/></mergeCells><headerFooter><oddFooter>x</oddFooter></headerFooter>'
    data = of(rows, "", merged)
    before = read(data)
    twice = package(
        changed={SHEET: worksheet(rows, "", merged), "XL/worksheets/sheet1.xml": worksheet(f"<row>{CELL}</row>")}
    )
    read(twice)
    found = read(data)
    assert found == before == slowly(data)
    assert found[0] is not None and before[0] is not None
    assert found[0].sheets[0].cells is not before[0].sheets[0].cells


def test_what_is_around_the_cells_is_known_whatever_the_fills_of_rules() -> None:
    """Two workbooks with the same sheet, in which the rule's format has another fill, or none."""
    rule = (
        '<conditionalFormatting sqref="A1"><cfRule type="expression" dxfId="1"><formula>A1=1</formula></cfRule>'
        "</conditionalFormatting>"
    )
    fill = '<dxf><fill><patternFill><bgColor rgb="FF{}"/></patternFill></fill></dxf>'
    for _ in range(2):
        for dxfs, fills in (
            (fill.format("FF0000") + fill.format("00FF00"), ["#00FF00"]),
            (fill.format("00FF00") + fill.format("FF0000"), ["#FF0000"]),
            (fill.format("FF0000"), []),
        ):
            data = of(f'<row r="1">{CELL}</row>', "", rule, {"xl/styles.xml": styles("<xf/>", dxfs=dxfs)})
            assert read(data) == slowly(data)
            found, _ = read(data)
            assert found and [one.fill for one in found.sheets[0].rules] == fills

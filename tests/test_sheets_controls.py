"""Form controls, ActiveX controls and embedded objects of an .xlsx, each of which is stored in several places."""

from __future__ import annotations

import struct

import pytest

from csxl.sheets.activex import CHECK, COMBO, LABEL, OPTION, TEXT
from tests.helpers.compound_files import compound_file
from tests.helpers.drawn_parts import (
    DRAWS,
    DRAWS_OLD,
    OLD_SPACES,
    SPACES,
    anchored,
    drawn_old,
    lines,
    old_shape,
    shape,
    sheet,
    textbox,
    with_sheet,
)
from tests.helpers.ooxml_packages import codes, relations

FORM = "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"
ON = "<x:Checked>1</x:Checked>"
OCX = (
    '<ax:ocx xmlns:ax="http://schemas.microsoft.com/office/2006/activeX" ax:classid="{}" r:id="b" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">{}</ax:ocx>'
)


def controls(inner: str) -> str:
    return (
        f'<mc:AlternateContent><mc:Choice Requires="x14"><controls>{inner}</controls></mc:Choice></mc:AlternateContent>'
    )


def control(number: int, name: str = "Check Box 1", at: str = "5 4 6 5", about: str = "") -> str:
    """A control as a sheet lists it, in newer and in older words."""
    left, top, right, bottom = at.split()
    places = (
        f"<from><xdr:col>{left}</xdr:col><xdr:row>{top}</xdr:row></from>"
        f"<to><xdr:col>{right}</xdr:col><xdr:row>{bottom}</xdr:row></to>"
    )
    own = f'shapeId="{number}" r:id="p{number}" name="{name}"'
    return (
        f'<mc:AlternateContent><mc:Choice Requires="x14"><control {own}><controlPr {about}><anchor>{places}</anchor>'
        f"</controlPr></control></mc:Choice><mc:Fallback><control {own}/></mc:Fallback></mc:AlternateContent>"
    )


def form(kind: str, more: str = "", inner: str = "") -> str:
    return f'<formControlPr xmlns="{FORM}" objectType="{kind}" {more}>{inner}</formControlPr>'


@pytest.mark.parametrize(
    ("kind", "inner", "extra", "shown"),
    [
        ("Checkbox", textbox("Green"), ON, ["F5 CONTROL on Green"]),
        ("Checkbox", textbox("Green"), "", ["F5 CONTROL off Green"]),
        ("Checkbox", "", "<x:Checked>2</x:Checked>", ["F5 CONTROL on"]),  # neither on nor off, but somebody was there
        ("Radio", textbox("Amber"), ON, ["F5 CONTROL on Amber"]),
        ("Label", textbox("ring  us<br>\n  today"), "", ["F5 BOX ring us/today"]),
        ("Label", textbox("bread &amp;&nbsp;butter"), "", ["F5 BOX bread & butter"]),
        ("GBox", textbox("Our view"), "", ["F5 BOX Our view"]),
        ("GBox", "", "", []),
        ("Button", textbox("Press"), "", ["F5 CONTROL Press"]),
        ("Spin", "", "<x:Val>3</x:Val>", ["F5 CONTROL"]),
        ("Drop", "", "<x:Sel>2</x:Sel><x:FmlaRange>$A$1:$A$3</x:FmlaRange>", ["F5 CONTROL Amber"]),
        (
            "Drop",
            "",
            "<x:Sel>2</x:Sel><x:FmlaRange>Lists!$A$1:$A$3</x:FmlaRange>",
            ["F5 CONTROL [choice 2 of Lists!$A$1:$A$3]"],
        ),
        ("Drop", "", "<x:Sel>0</x:Sel><x:FmlaRange>$A$1:$A$3</x:FmlaRange>", ["F5 CONTROL"]),
        ("Note", textbox("a comment's frame"), "", []),
        ("Pict", '<v:imagedata o:relid="r"/>', "", ["F5 PICTURE"]),
        ("Pict", "", "<x:MapOCX/>", ["F5 CONTROL"]),
        ("LineA", "", "", ["F5 LINE"]),
        ("Shape", "<o:ink i='AA'/>", "", ["F5 INK"]),
        ("Rect", textbox("old words"), "", ["F5 BOX old words"]),
    ],
)
def test_shapes_of_an_old_drawing(kind: str, inner: str, extra: str, shown: list[str]) -> None:
    words = ("Red", "Amber", "Green")
    rows = "".join(f'<row r="{row}"><c r="A{row}" t="str"><v>{word}</v></c></row>' for row, word in enumerate(words, 1))
    assert lines(drawn_old(old_shape(1025, inner, kind, extra=extra), rows=rows)) == shown


def test_an_old_shape_says_its_alternative_text() -> None:
    found = drawn_old(old_shape(1025, "", "Pict").replace("<v:shape ", '<v:shape alt="A green tick" '))
    assert lines(found) == ["F5 PICTURE [A green tick]"]


def test_an_unclosed_break_where_a_chunk_ends() -> None:
    long = old_shape(1, textbox("x" * 65_300), "Label") + "".join(
        old_shape(number, textbox("one<br>two"), "Label") for number in range(2, 300)
    )
    assert {drawn.text for drawn in drawn_old(long)[1:]} == {"one\ntwo"}


def test_a_check_box_stored_in_three_places_is_one() -> None:
    stand_in = shape("rect", "Green").replace(
        'name="Oval 1" />',
        'name="Check Box 1" hidden="1"><a:ext><a14:compatExt spid="_x0000_s1025"/></a:ext></xdr:cNvPr>',
    )
    data = with_sheet(
        DRAWS + DRAWS_OLD + controls(control(1025, about='altText="the green one"')),
        related=relations(
            d="drawing ../drawings/drawing1.xml",
            v="vmlDrawing ../drawings/vml1.vml",
            p1025="ctrlProp ../ctrlProps/1.xml",
        ),
        more={
            "xl/drawings/drawing1.xml": f"<xdr:wsDr {SPACES}>{anchored(stand_in)}</xdr:wsDr>",
            "xl/drawings/vml1.vml": f"<xml {OLD_SPACES}>{old_shape(1025, textbox('Green'), 'Checkbox')}</xml>",
            "xl/ctrlProps/1.xml": form("CheckBox", 'checked="Checked"'),
        },
    )
    assert lines(sheet(data).drawn) == ["F5 CONTROL on Green [the green one]"]


def listed(kind: str, more: str = "", inner: str = "", name: str = "Check Box 1") -> list[str]:
    """A control that only the sheet and its own part know."""
    related = relations(p1="ctrlProp ../ctrlProps/1.xml")
    data = with_sheet(controls(control(1, name)), related=related, more={"xl/ctrlProps/1.xml": form(kind, more, inner)})
    return lines(sheet(data).drawn)


def test_controls_without_an_old_drawing() -> None:
    items = '<itemLst><item val="Red"/><item val="Amber"/></itemLst>'
    assert listed("CheckBox") == ["F5 CONTROL off"]
    assert listed("Radio", 'checked="Checked"') == ["F5 CONTROL on"]
    assert listed("Drop", 'sel="2"', items) == ["F5 CONTROL Amber"]
    assert listed("Scroll") == ["F5 CONTROL"]


def test_a_name_that_the_program_gave_says_nothing() -> None:
    old = old_shape(1, textbox("Check Box 1"), "Checkbox")
    related = relations(v="vmlDrawing ../drawings/vml1.vml", p1="ctrlProp ../ctrlProps/1.xml")
    more = {"xl/ctrlProps/1.xml": form("CheckBox")}
    assert lines(drawn_old(old, controls(control(1)), related, dict(more))) == ["F5 CONTROL off"]


def morph(mask: int, fields: bytes, *texts: bytes) -> bytes:
    """The bytes of a check box and its like: its class, the bits of what is stored, and that."""
    padded = b"".join(text + b"\0" * (-len(text) % 4) for text in texts)
    body = struct.pack("<Q", mask) + fields + struct.pack("<II", 100, 100) + padded
    return b"\0" * 16 + b"\0\2" + struct.pack("<H", len(body)) + body


NARROW = 1 << 31
BOX = 1 << 6 | 1 << 8 | 1 << 22 | 1 << 23


def box(value: bytes, caption: str) -> bytes:
    wide = caption.encode("utf-16-le")
    return morph(BOX, struct.pack("<B3xII", 4, len(value) | NARROW, len(wide)), value, wide)


@pytest.mark.parametrize(
    ("kind", "data", "inner", "shown"),
    [
        (CHECK, box(b"1", "Green"), "", "F5 CONTROL on Green"),
        (CHECK, box(b"0", "Check Box 1"), "", "F5 CONTROL off"),
        (OPTION, box(b"1", "Llwyd \N{LATIN SMALL LETTER W WITH CIRCUMFLEX}"), "", "F5 CONTROL on Llwyd ŵ"),
        (TEXT, box(b"We think Amber", ""), "", "F5 CONTROL We think Amber"),
        (COMBO, box(b"Red", ""), "", "F5 CONTROL Red"),
        (CHECK, b"\0" * 30, "", "F5 CONTROL off"),
        (
            CHECK,
            b"",
            '<ax:ocxPr ax:name="Value" ax:value="1"/><ax:ocxPr ax:name="Caption" ax:value="Green"/>',
            "F5 CONTROL on Green",
        ),
        ("{00000000-0000-0000-0000-000000000000}", b"anything", "", "F5 CONTROL"),
        (
            LABEL,
            b"\0" * 16 + b"\0\2" + struct.pack("<HIII", 24, 8 | 32, 8 | NARROW, 0)[:10] + b"Ring us!" + b"\0" * 8,
            "",
            "F5 CONTROL Ring us!",
        ),
    ],
)
def test_active_controls(kind: str, data: bytes, inner: str, shown: str) -> None:
    found = with_sheet(
        controls(control(1)),
        related=relations(p1="control ../activeX/1.xml"),
        more={
            "xl/activeX/1.xml": OCX.format(kind, inner),
            "xl/activeX/_rels/1.xml.rels": relations(b="activeXControlBinary 1.bin"),
            "xl/activeX/1.bin": data or None,
        },
    )
    assert lines(sheet(found).drawn) == [shown]


def packed(name: bytes) -> bytes:
    body = struct.pack("<H", 2) + name + b"\0C:\\Users\\ann\\" + name + b"\0\0\0\3\0rest"
    return compound_file({"\x01Ole10Native": struct.pack("<I", len(body)) + body})


@pytest.mark.parametrize(
    ("program", "target", "data", "shown"),
    [
        ("Word.Document.12", "package ../embeddings/d.docx", b"PK", "F5 OBJECT [Word document]"),
        ("Excel.Sheet.12", "package ../embeddings/d.xlsx", b"PK", "F5 OBJECT [Excel workbook]"),
        ("AcroExch.Document.DC", "oleObject ../embeddings/d.bin", b"x", "F5 OBJECT [PDF document]"),
        ("Package", "oleObject ../embeddings/d.bin", packed(b"Minutes 4 May.pdf"), "F5 OBJECT [Minutes 4 May.pdf]"),
        ("Package", "oleObject ../embeddings/d.bin", b"x", "F5 OBJECT"),
        ("Packager Shell Object", "oleObject ../embeddings/d.bin", packed(b"a.msg"), "F5 OBJECT [a.msg]"),
        ("", "package ../embeddings/d.docx", b"PK", "F5 OBJECT [Word document]"),
        ("Unheard.Of.1", "oleObject ../embeddings/d.bin", b"x", "F5 OBJECT [Unheard.Of.1]"),
        ("Word.Document.8", "oleObject file:///S:/Minutes.doc", b"", "F5 OBJECT [file:///S:/Minutes.doc]"),
    ],
)
def test_objects_are_called_by_their_file_or_their_program(program: str, target: str, data: bytes, shown: str) -> None:
    listed = f'<oleObjects><oleObject progId="{program}" shapeId="1025" r:id="o"/></oleObjects>'
    related = relations(v="vmlDrawing ../drawings/vml1.vml", o=target)
    part = "xl/embeddings/" + target.rpartition("/")[2]
    found = drawn_old(old_shape(1025, "<v:imagedata/>", "Pict"), listed, related, {part: data or None})
    assert lines(found) == [shown]


def test_an_object_whose_place_only_the_sheet_knows() -> None:
    places = "<from><xdr:col>1</xdr:col><xdr:row>2</xdr:row></from><to><xdr:col>3</xdr:col><xdr:row>3</xdr:row></to>"
    listed = (
        '<oleObjects><mc:AlternateContent><mc:Choice Requires="x14"><oleObject progId="Word.Document.12" shapeId="7" '
        f'r:id="o"><objectPr altText="Minutes"><anchor>{places}</anchor></objectPr></oleObject></mc:Choice>'
        '<mc:Fallback><oleObject progId="Word.Document.12" shapeId="7" r:id="o"/></mc:Fallback></mc:AlternateContent>'
        "</oleObjects>"
    )
    data = with_sheet(listed, related=relations(o="package ../embeddings/d.docx"), more={"xl/embeddings/d.docx": b"PK"})
    assert lines(sheet(data).drawn) == ["B3:C3 OBJECT [Word document/Minutes]"]


def test_an_old_drawing_of_comments_alone_that_breaks_off_says_nothing_of_itself() -> None:
    related = relations(v="vmlDrawing ../drawings/vml1.vml")
    notes = f"<xml {OLD_SPACES}>{old_shape(1, textbox('x'), 'Note')}<v:shape></xml>"
    assert codes(with_sheet(DRAWS_OLD, related=related, more={"xl/drawings/vml1.vml": notes})) == []
    labels = notes.replace("Note", "Label")
    assert codes(with_sheet(DRAWS_OLD, related=related, more={"xl/drawings/vml1.vml": labels})) == [
        "WARNING Target W020"
    ]


def test_more_controls_than_can_be_listed_are_said() -> None:
    related = relations(v="vmlDrawing ../drawings/vml1.vml")
    part = f"<xml {OLD_SPACES}>{old_shape(1, '', 'Checkbox') * 5_002}</xml>"
    assert codes(with_sheet(DRAWS_OLD, related=related, more={"xl/drawings/vml1.vml": part})) == ["WARNING Target W037"]

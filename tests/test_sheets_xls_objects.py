"""What lies over the sheets of an `.xls`, and comments on its cells."""

from __future__ import annotations

import struct

import pytest

from csxl.model.member import Kind
from csxl.sheets.cells import Area, Drawn, DrawnKind, Flag, Place
from csxl.sheets.foreign import read_foreign
from tests.helpers.compound_files import compound_file
from tests.helpers.ods_sheets import seen
from tests.helpers.xls_streams import (
    BIFF5,
    at,
    beginning,
    box_text,
    drawn,
    escher,
    label,
    narrow,
    read,
    read_sheet,
    record,
    shape,
    stream,
    thing,
    wide,
)

HERE = (6, 512, 4, 128, 7, 512, 5, 192)  # from within G5 to within H6
UNDER = Area(5, 7, 6, 8)
BOX, CHECK, OPTION, DROP_DOWN, PICTURE, NOTE, SHAPE = 6, 0x0B, 0x0C, 0x14, 8, 0x19, 0x1E
OWN = 0x2101


def part(kind: int, body: bytes) -> bytes:
    return struct.pack("<2H", kind, len(body)) + body


def over(*pairs: tuple[bytes, bytes]) -> tuple[tuple[Drawn, ...], list[str]]:
    book, said = read_sheet(label(1, 1, "a"), drawn(*pairs), label(2, 1, "b"))
    assert book is not None
    assert len(book.sheets[0].cells) == 2
    return book.sheets[0].drawn, said


@pytest.mark.parametrize(
    ("form", "kind", "after", "want"),
    [
        (202, BOX, box_text("We say Red"), Drawn(UNDER, DrawnKind.BOX, "We say Red")),
        (1, 2, box_text("We say Red"), Drawn(UNDER, DrawnKind.BOX, "We say Red")),
        (3, 3, b"", Drawn(UNDER, DrawnKind.SHAPE)),
        (0xFFF, SHAPE, b"", Drawn(UNDER, DrawnKind.SHAPE)),
        (20, 1, b"", Drawn(UNDER, DrawnKind.LINE)),
        (13, SHAPE, b"", Drawn(UNDER, DrawnKind.LINE)),
        (75, PICTURE, b"", Drawn(UNDER, DrawnKind.PICTURE)),
        (201, 7, box_text("Press"), Drawn(UNDER, DrawnKind.CONTROL, "Press")),
    ],
)
def test_each_kind_of_thing_has_its_place_and_its_text(form: int, kind: int, after: bytes, want: Drawn) -> None:
    assert over((shape(form, HERE), thing(kind) + after)) == ((want,), [])


@pytest.mark.parametrize(("kind", "part_kind"), [(CHECK, 0x12), (OPTION, 0x12)])
@pytest.mark.parametrize(("stored", "ticked"), [(0, False), (1, True), (2, True)])
def test_ticks(kind: int, part_kind: int, stored: int, ticked: bool) -> None:
    parts = part(0x0A, bytes(12)) + part(part_kind, struct.pack("<H6x", stored))
    found, said = over((shape(201, HERE), thing(kind, parts=parts) + box_text("Green")))
    assert (found, said) == ((Drawn(UNDER, DrawnKind.CONTROL, "Green", ticked=ticked),), [])


@pytest.mark.parametrize("kind", [CHECK, OPTION])
@pytest.mark.parametrize("stored", [0, 1])
def test_ticks_as_libreoffice_stores_them(kind: int, stored: int) -> None:
    parts = part(0x0A, struct.pack("<H10x", stored)) + part(0x0A, struct.pack("<H6x", stored))
    found, said = over((shape(201, HERE), thing(kind, parts=parts)))
    assert (found, said) == ((Drawn(UNDER, DrawnKind.CONTROL, ticked=bool(stored)),), [])


@pytest.mark.parametrize(
    ("formula", "chosen", "described"),
    [
        (b"", 2, "choice 2 of a list elsewhere"),
        (struct.pack("<HIB4H", 9, 0, 0x25, 0, 2, 3, 3) + b"\0", 3, "choice 3 of D1:D3"),
        (struct.pack("<HIB5H", 11, 0, 0x3B, 0, 0, 2, 3, 3) + b"\0", 1, "choice 1 of a list elsewhere"),
        (b"", 0, ""),
    ],
)
def test_what_is_chosen_in_a_list(formula: bytes, chosen: int, described: str) -> None:
    items = part(0x13, struct.pack("<H", len(formula)) + formula + struct.pack("<2H4x", 3, chosen))
    found, said = over((shape(201, HERE), thing(DROP_DOWN, parts=items)))
    assert (found, said) == ((Drawn(UNDER, DrawnKind.CONTROL, described=described),), [])


def test_where_a_shape_leads() -> None:
    web = bytes.fromhex("e0c9ea79f9bace118c8200aa004ba90b")
    address = "https://a.example/\0".encode("utf-16-le")
    stored = bytes(16) + struct.pack("<2I", 2, 3) + web + struct.pack("<I", len(address)) + address
    linked = escher(0xF00B, struct.pack("<HI", 0xC382, len(stored)) + stored, 1 << 4 | 3)
    found, said = over((shape(75, HERE, linked), thing(PICTURE, 2)))
    assert (found, said) == ((Drawn(UNDER, DrawnKind.PICTURE, described="https://a.example/"),), [])


def test_what_the_program_itself_lays_over_a_sheet_is_nobodys() -> None:
    hidden = escher(0xF00B, struct.pack("<HI", 0x3BF, 0x20002), 1 << 4 | 3)
    assert over(
        (shape(201, HERE), thing(DROP_DOWN, 1, OWN)),
        (shape(202, HERE), thing(NOTE, 2) + box_text("a note")),
        (shape(3, HERE, hidden), thing(SHAPE, 3)),
    ) == ((), [])


def test_things_one_after_the_other_keep_their_texts_and_descriptions() -> None:
    words = "A tick in green ink\0".encode("utf-16-le")
    described = escher(0xF00B, struct.pack("<HI", 0x8381, len(words)) + words, 1 << 4 | 3)
    found, said = over(
        (shape(3, HERE), thing(SHAPE, 1)),
        (shape(75, (0, 0, 0, 0, 1, 0, 1, 0), described), thing(PICTURE, 2)),
        (shape(202, HERE), thing(BOX, 3) + box_text("Red")),
    )
    assert said == []
    assert [(one.kind, one.area, one.text, one.described) for one in found] == [
        (DrawnKind.SHAPE, UNDER, "", ""),
        (DrawnKind.PICTURE, Area(1, 1, 1, 1), "", "A tick in green ink"),
        (DrawnKind.BOX, UNDER, "Red", ""),
    ]


def test_a_shape_in_a_group_lies_where_the_group_has_it() -> None:
    frame = escher(0xF009, struct.pack("<4i", 0, 0, 1000, 1000), 1)
    where = escher(0xF010, struct.pack("<9H", 0, 0, 0, 0, 0, 4, 0, 4, 0)) + escher(0xF011)
    whole = escher(0xF004, frame + escher(0xF00A, struct.pack("<2I", 1, 1), 2) + where, 15)
    about = escher(0xF00A, struct.pack("<2I", 2, 2), 3 << 4 | 2)
    inside = escher(0xF00F, struct.pack("<4i", 500, 750, 1000, 1000)) + escher(0xF011)
    member = escher(0xF004, about + inside, 15)
    head = struct.pack("<HHI", 15, 0xF003, len(whole) + len(member))
    found, said = over((head + whole, thing(0, 1)), (member, thing(3, 2)))
    assert (found, said) == ((Drawn(Area(4, 3, 4, 4), DrawnKind.SHAPE),), [])


def test_a_drawing_may_go_on_in_the_records_after_an_object() -> None:
    whole = drawn((shape(3, HERE), thing(SHAPE, 1)), (shape(202, HERE), thing(BOX, 2) + box_text("Red")))
    second = whole.index(thing(SHAPE, 1)) + len(thing(SHAPE, 1))
    assert whole[second : second + 2] == b"\xec\0"
    book, said = read_sheet(whole[:second] + b"\x3c\0" + whole[second + 2 :])
    assert said == []
    assert book is not None
    assert [(one.kind, one.text) for one in book.sheets[0].drawn] == [(DrawnKind.SHAPE, ""), (DrawnKind.BOX, "Red")]


def test_embedded_objects_are_called_what_the_file_within_is_called() -> None:
    program = b"\3\x0b\0\0Package.foo"
    rgce = b"\2\0\0\0\0"
    steps = struct.pack("<H4x", len(rgce)) + rgce + program
    embedded = part(9, struct.pack("<H", len(steps)) + steps + struct.pack("<I", 0x1F))
    sheet = label(1, 1, "a") + drawn((shape(75, HERE), thing(PICTURE, 1, parts=embedded)))
    native = struct.pack("<IH", 30, 2) + b"Minutes.pdf\0C:\\Minutes.pdf\0"
    streams = {"Workbook": stream([("Target", sheet)]), "MBD0000001F/\x01Ole10Native": native}
    for data, want in ((streams, "Minutes.pdf"), ({"Workbook": streams["Workbook"]}, "")):
        book, said = read_foreign(compound_file(data), Kind.XLS, "a.xls")
        assert said == ()
        assert book is not None
        assert book.sheets[0].drawn == (Drawn(UNDER, DrawnKind.OBJECT, "", want),)


def test_a_control_that_is_stored_as_a_picture() -> None:
    found, said = over((shape(201, HERE), thing(PICTURE, 1, parts=part(8, b"\x10\0"))))
    assert (found, said) == ((Drawn(UNDER, DrawnKind.CONTROL),), [])


@pytest.mark.parametrize(("value", "ticked"), [("1", True), ("0", False)])
def test_an_active_control_is_ticked_or_not(value: str, ticked: bool) -> None:
    texts = struct.pack("<II", 2, 10) + value.encode("utf-16-le") + bytes(2) + "Green".encode("utf-16-le") + bytes(2)
    own = struct.pack("<HHQ", 0x200, 8 + len(texts), 1 << 22 | 1 << 23) + texts
    control = bytes.fromhex("401dd28b42ecce119e0d00aa006002f3") + own
    steps = struct.pack("<H4x", 5) + b"\2\0\0\0\0" + b"\3\x10\0\0Forms.CheckBox.1"
    formula = part(9, struct.pack("<H", len(steps)) + steps + struct.pack("<2I", 3, len(control)))
    sheet = drawn((shape(201, HERE), thing(PICTURE, 1, parts=part(8, b"\x30\0") + formula)))
    data = compound_file({"Workbook": stream([("Target", label(1, 1, "a") + sheet)]), "Ctls": b"???" + control})
    book, said = read_foreign(data, Kind.XLS, "a.xls")
    assert said == ()
    assert book is not None
    assert book.sheets[0].drawn == (Drawn(UNDER, DrawnKind.CONTROL, "Green", ticked=ticked),)


def test_the_words_of_a_chart() -> None:
    words = record(0x100D, b"\0\0" + narrow("Ratings in May", "<B")) + record(0x100D, b"\0\0" + wide("Red", "<B"))
    chart = beginning(0x20) + record(0x1033) + words + record(0x0A)
    found, said = over((shape(201, HERE), thing(5) + chart))
    assert (found, said) == ((Drawn(UNDER, DrawnKind.CHART, "Ratings in May\nRed"),), [])


def test_comments_by_their_cells() -> None:
    note = record(0x1C, struct.pack("<4H", 4, 6, 0, 7) + narrow("Ann"))
    later = record(0x1C, struct.pack("<4H", 5, 6, 0, 9) + narrow("Ann"))
    book, said = read_sheet(
        label(5, 7, "Red"), drawn((shape(202, HERE), thing(NOTE, 7) + box_text("Green, the board agreed"))), note, later
    )
    assert said == []
    assert seen(book) == {(5, 7): ("Red", Flag.COMMENTED), (6, 7): (None, Flag.COMMENTED)}
    assert book is not None
    assert book.sheets[0].cells[Place(5, 7)].comment == "Green, the board agreed"


def test_a_text_box_of_excel_5_says_itself_where_it_lies() -> None:
    name = b"\7Text 1 "
    text = struct.pack("<H20xH2x", 8, 0)
    body = struct.pack("<IHHH8H", 1, BOX, 1, 0, *HERE) + struct.pack("<HHHH", 0, 0, 7, 0) + bytes(10)
    body += text + name + b"We agree" + b"ignored"
    sheet = record(0x204, at(1, 1) + struct.pack("<H", 1) + b"a") + record(0x5D, body)
    book, said = read(stream([("Target", sheet)], b"", b"", BIFF5), "Book")
    assert book is not None
    assert book.sheets[0].drawn == (Drawn(UNDER, DrawnKind.BOX, "We agree"),)
    assert said == ["W018"]  # this small workbook has no formats of cells


def test_a_damaged_drawing_is_said() -> None:
    whole = drawn((shape(3, HERE), thing(SHAPE, 1)))
    at_kind = whole.index(struct.pack("<H", 0xF010))
    book, said = read_sheet(label(1, 1, "a"), whole[:at_kind] + b"\0\0" + whole[at_kind + 2 :])
    assert said == ["W020"]
    assert seen(book) == {(1, 1): ("a", Flag.NONE)}

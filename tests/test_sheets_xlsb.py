"""Binary workbooks (.xlsb): every kind of record that holds an answer, whichever program wrote it, and damage to it."""

from __future__ import annotations

import datetime
import struct
from collections.abc import Mapping

import pytest

from csxl.model.member import Kind
from csxl.sheets.cells import Area, Book, Cell, DrawnKind, Flag, Look, Place, Rule
from csxl.sheets.foreign import read_foreign
from tests.helpers.ods_sheets import seen
from tests.helpers.xlsb_workbooks import (
    RED,
    USUAL,
    block,
    book_part,
    border,
    cell,
    colour,
    comments_part,
    fill,
    font,
    headers,
    link,
    listed,
    package,
    record,
    related,
    rich,
    row,
    shared,
    short,
    style,
    styles_part,
    text,
    whole,
    worksheet,
)

NONE, FORMULA, ERROR = Flag.NONE, Flag.FORMULA, Flag.ERROR
SHEET, STYLES, STRINGS = "xl/worksheets/sheet1.bin", "xl/styles.bin", "xl/sharedStrings.bin"
DAY = record(44, struct.pack("<H", 170) + text("d mmmm yyyy"))
NO_RESULT = bytes(2) + struct.pack("<I", 0) + struct.pack("<I", 0)  # options and an empty formula
DATES = styles_part(font(), fill(), border(), DAY, style(), style(14), style(170), style(9))
Read = tuple[Book | None, list[tuple[str, str]]]


def read(parts: Mapping[str, bytes | None]) -> Read:
    book, said = read_foreign(package(dict(parts)), Kind.XLSB, "a.xlsb")
    return book, [(item.code, item.cell) for item in said]


def values(rows: bytes, **more: bytes) -> Mapping[tuple[int, int], object]:
    """The values of a sheet of these rows, which nothing is said about."""
    parts = {"xl/styles.bin": more.get("styles"), STRINGS: more.get("strings")}
    book, said = read({SHEET: worksheet(rows), **{name: part for name, part in parts.items() if part}})
    assert said == []
    return {place: value for place, (value, _) in seen(book).items()}


def cells(rows: bytes, after: bytes = b"", parts: Mapping[str, bytes] | None = None) -> Mapping[Place, Cell]:
    book, said = read({SHEET: worksheet(rows, after), **(parts or {})})
    assert said == []
    assert book is not None
    return book.sheets[0].cells


def test_cells_with_columns_and_cells_that_follow_the_one_before_say_the_same() -> None:
    long = (
        cell(6, 2, text("Green"))
        + cell(1, 3, look=0)
        + cell(2, 4, whole(3))
        + cell(3, 5, b"\x2a")
        + cell(4, 6, b"\1")
        + cell(5, 7, struct.pack("<d", 0.1))
        + cell(7, 8, struct.pack("<I", 1))
    )
    shorter = (
        cell(6, 2, text("Green"))
        + short(12)
        + short(13, whole(3))
        + short(14, b"\x2a")
        + short(15, b"\1")
        + short(16, struct.pack("<d", 0.1))
        + short(18, struct.pack("<I", 1))
    )
    strings = shared(rich("Red"), rich("Amber"))
    found = values(row(1) + long + row(3, spans=1) + shorter, strings=strings)
    whole_row = {2: "Green", 4: 3.0, 5: "#N/A", 6: True, 7: 0.1, 8: "Amber"}
    assert found == {(number, column): value for number in (1, 3) for column, value in whole_row.items()}


def test_a_row_may_begin_with_a_cell_that_has_no_column() -> None:
    assert values(row(2) + short(17, text("a")) + short(17, text("b")) + row(4) + short(17, text("c"))) == {
        (2, 1): "a",
        (2, 2): "b",
        (4, 1): "c",
    }


@pytest.mark.parametrize(
    ("stored", "number"),
    [
        (whole(7), 7.0),
        (whole(-7), -7.0),
        (whole(1234, hundredths=True), 12.34),
        (struct.pack("<d", 1.5)[4:], 1.5),
        (struct.pack("<I", struct.unpack("<I", struct.pack("<d", -2.5)[4:])[0] | 1), -0.025),
    ],
)
def test_short_numbers(stored: bytes, number: float) -> None:
    assert values(row(1) + cell(2, 1, stored)) == {(1, 1): number}


def test_numbers_with_a_date_format_are_dates_however_they_are_stored() -> None:
    rows = (
        row(1)
        + cell(2, 1, whole(46477), look=1)
        + cell(5, 2, struct.pack("<d", 46477.5), look=2)
        + cell(9, 3, struct.pack("<d", 46477) + NO_RESULT, look=2)
        + short(13, whole(46478), look=1)
        + cell(2, 5, whole(85, hundredths=True), look=3)
    )
    day = datetime.date(2027, 3, 31)
    assert values(rows, styles=DATES) == {
        (1, 1): day,
        (1, 2): datetime.datetime(2027, 3, 31, 12),
        (1, 3): day,
        (1, 4): datetime.date(2027, 4, 1),
        (1, 5): 0.85,
    }


def test_dates_are_counted_from_1904_where_the_workbook_says_so() -> None:
    book, said = read(
        {
            "xl/workbook.bin": book_part(
                listed("Target", "rId1"), settings=record(153, struct.pack("<2I", 1, 0) + text(""))
            ),
            SHEET: worksheet(row(1) + cell(2, 1, whole(45015), look=1)),
            STYLES: DATES,
        }
    )
    assert said == []
    assert seen(book) == {(1, 1): (datetime.date(2027, 3, 31), NONE)}


def test_formulas_are_flagged_in_every_cell_that_they_fill() -> None:
    rows = (
        row(1)
        + cell(8, 1, text("Red") + NO_RESULT)
        + record(426, block(1, 1, 3, 1) + b"\0" + bytes(8))
        + row(2)
        + cell(6, 1, text("Amber"))
        + cell(6, 2, text("typed"))
        + row(3)
        + cell(6, 1, text("Green"))
        + row(5)
        + cell(10, 1, b"\1" + NO_RESULT)
        + record(427, block(5, 1, 7, 1) + bytes(8))
        + cell(11, 2, b"\x07" + NO_RESULT)
        + row(6)
        + cell(6, 1, text("typed over"))
        + row(8)
        + cell(5, 1, struct.pack("<d", 4))
        + record(428, block(8, 1, 8, 1) + bytes(17))
        + cell(8, 2, text("") + NO_RESULT)
    )
    assert seen(read({SHEET: worksheet(rows)})[0]) == {
        (1, 1): ("Red", FORMULA),
        (2, 1): ("Amber", FORMULA),
        (2, 2): ("typed", NONE),
        (3, 1): ("Green", FORMULA),
        (5, 1): (True, FORMULA),
        (5, 2): ("#DIV/0!", FORMULA | ERROR),
        (6, 1): ("typed over", NONE),
        (8, 1): (4.0, FORMULA),
        (8, 2): (None, FORMULA),
    }


FONTS = (
    font()
    + font(options=8)
    + font("Wingdings")
    + font(weight=700)
    + font(ink=colour(2, rgb="FF0000"))
    + font(ink=colour(2, rgb="FFFFFF"))
)
RUNS = styles_part(FONTS, fill(), border(), b"", style(), style(font=1))


@pytest.mark.parametrize(
    ("runs", "look", "flags"),
    [
        ([(0, 0)], 0, NONE),
        ([(6, 1)], 0, Flag.STRUCK),
        ([(0, 1), (6, 0)], 0, Flag.STRUCK),
        ([(6, 2)], 0, Flag.SYMBOLS),
        ([(6, 3)], 0, Flag.STRESSED),
        ([(6, 4)], 0, Flag.STRESSED),
        ([(0, 3), (99, 0)], 0, NONE),
        ([(5, 3), (6, 0)], 0, NONE),  # only the blank is bold
        ([(6, 5)], 0, Flag.UNSEEN | Flag.STRESSED),
        ([(0, 0)], 1, NONE),  # the cell is struck, none of its letters is
        ([(6, 0)], 1, Flag.STRUCK),
        ([(0, 77)], 0, NONE),  # no such font
    ],
)
def test_part_of_a_text_may_look_different(runs: list[tuple[int, int]], look: int, flags: int) -> None:
    said = rich("Green Amber", *runs)
    parts = {STYLES: RUNS, STRINGS: shared(said)}
    found = cells(row(1) + cell(62, 1, said, look) + cell(7, 2, struct.pack("<I", 0), look), parts=parts)
    assert {place: found[place].flags for place in found} == {(1, 1): flags, (1, 2): flags}
    assert found[Place(1, 2)].text == "Green Amber"


def test_runs_are_counted_in_halves_of_what_is_beyond_the_usual_letters() -> None:
    found = cells(row(1) + cell(62, 1, rich("😀😀 x", (5, 1)), 0), parts={STYLES: RUNS})
    assert found[Place(1, 1)].flags == Flag.STRUCK


@pytest.mark.parametrize(("across", "line", "struck"), [(1, 5, True), (2, 1, True), (0, 5, False), (3, 0, False)])
def test_a_line_across_a_cell_crosses_it_out(across: int, line: int, struck: bool) -> None:
    crossed = record(46, bytes([across]) + (bytes(2) + USUAL) * 4 + struct.pack("<H", line) + USUAL)
    parts = {STYLES: styles_part(font(), fill(), border() + crossed, b"", style(), style(border=1))}
    found = cells(row(1) + cell(6, 1, text("Red"), 1), parts=parts)
    assert [bool(one.flags & Flag.STRUCK) for one in found.values()] == [struck]


def test_what_a_cell_looks_like() -> None:
    theme = b"<a:theme xmlns:a='a'><a:accent1><a:srgbClr val='4472C4'/></a:accent1></a:theme>"
    fonts = font() + font("Webdings", 10, 700, 1, colour(2, rgb="1D3D5C")) + font(ink=colour(3, 1))
    fills = (
        fill()
        + fill(17)
        + fill(1, colour(2, rgb="BF242A"))
        + fill(1, colour(3, 4))
        + fill(1, colour(1, 10))
        + fill(40, stops=(colour(2, rgb="00B050"), USUAL_STOP))
    )
    borders = border() + border(5, colour(2, rgb="BF242A"))
    formats = record(44, struct.pack("<H", 164) + text("0.0%;;;"))
    looks = (
        style(),
        style(font=1, fill=2),
        style(fill=3, border=1),
        style(fill=4, number=164),
        style(fill=5, font=2),
        style(number=170),
    )
    palette = record(565) + b"".join(record(475, bytes.fromhex("11223344")) for _ in range(20)) + record(566)
    parts = {
        STYLES: styles_part(fonts, fills, borders, formats, *looks, more=palette),
        "xl/_rels/workbook.bin.rels": related(
            ("worksheet", "worksheets/sheet1.bin"), ("styles", "styles.bin"), ("theme", "theme/theme1.xml")
        ),
        "xl/theme/theme1.xml": theme,
    }
    rows = row(1) + b"".join(cell(6, column + 1, text("x"), column) for column in range(len(looks)))
    found = [cell.look._replace(odd=False) for cell in cells(rows, parts=parts).values()]
    assert found == [
        Look(),
        Look("#BF242A", True, False, "", "#1D3D5C", "Webdings", "bold italic underlined", font="Webdings 11"),
        Look("#4472C4", frame="thick #BF242A"),
        Look("#112233", format="0.0%;;;"),
        Look("#00B050"),
        Look(),
    ]


USUAL_STOP = colour(2, rgb="FFFFFF")


def test_coloured_blanks_count_where_something_stands_in_their_row() -> None:
    rows = (
        row(1) + cell(6, 1, text("T1-R")) + cell(1, 2, look=RED) + cell(1, 3, look=RED) + row(2) + cell(1, 2, look=RED)
    )
    assert seen(read({SHEET: worksheet(rows)})[0]) == {
        (1, 1): ("T1-R", NONE),
        (1, 2): (None, Flag.FILLED),
        (1, 3): (None, Flag.FILLED),
    }


def test_hidden_and_merged() -> None:
    rows = b"".join(row(number, number == 2) + cell(6, 1, text("a")) + cell(6, 3, text("b")) for number in (1, 2, 3))
    hidden = record(390) + record(60, struct.pack("<4IH", 2, 2, 2560, 0, 1)) + record(391)
    after = record(177, struct.pack("<I", 1)) + record(176, block(3, 1, 3, 2)) + record(178)
    book, said = read({SHEET: worksheet(rows, after, hidden)})
    assert said == []
    assert {place: flags for place, (_, flags) in seen(book).items()} == {
        (1, 1): NONE,
        (1, 3): Flag.HIDDEN,
        (2, 1): Flag.HIDDEN,
        (2, 3): Flag.HIDDEN,
        (3, 1): Flag.MERGED,
        (3, 3): Flag.HIDDEN,
    }
    assert book is not None
    assert book.sheets[0].merges == (Area(3, 1, 3, 2),)


def test_a_cell_stored_twice_and_rows_in_any_order() -> None:
    rows = (
        row(5)
        + cell(6, 2, text("later"))
        + row(2)
        + cell(6, 1, text("Red"))
        + cell(6, 1, text("Green"))
        + cell(6, 3, text("c"))
        + cell(6, 3, text("c"))
    )
    book, said = read({SHEET: worksheet(rows)})
    assert said == [("W063", "A2")]
    assert book is not None
    found = book.sheets[0].cells
    assert list(found) == [(2, 1), (2, 3), (5, 2)]
    assert (found[Place(2, 1)].text, found[Place(2, 1)].others, found[Place(2, 1)].flags) == (
        "Red",
        ("Green",),
        Flag.TWICE,
    )
    assert found[Place(2, 3)].others == ()


def test_the_sheets_in_their_order_and_which_are_hidden() -> None:
    part = worksheet(row(1) + cell(6, 1, text("x")))
    names = [listed("One", "rId3"), listed("Two", "rId1", 1), listed("Three", "rId2", 2), listed("Chart", "rId4")]
    book, said = read(
        {
            "xl/workbook.bin": book_part(*names),
            "xl/_rels/workbook.bin.rels": related(
                ("worksheet", "worksheets/a.bin"),
                ("worksheet", "b.bin"),
                ("worksheet", "/xl/c.bin"),
                ("chartsheet", "d.bin"),
            ),
            **dict.fromkeys(("xl/worksheets/a.bin", "xl/b.bin", "xl/c.bin", "xl/d.bin"), part),
            SHEET: None,
        }
    )
    assert said == []
    assert book is not None
    assert [(sheet.name, sheet.hidden, len(sheet.cells)) for sheet in book.sheets] == [
        ("One", False, 1),
        ("Two", True, 1),
        ("Three", True, 1),
    ]


def test_the_workbook_is_found_under_any_name() -> None:
    moved = {
        "_rels/.rels": related(("officeDocument", "/data/book1.bin")),
        "data/book1.bin": book_part(listed("Target", "rId1")),
        "data/_rels/book1.bin.rels": related(("worksheet", "/xl/worksheets/sheet1.bin")),
        "xl/workbook.bin": None,
        SHEET: worksheet(row(1) + cell(6, 1, text("Green"))),
    }
    for parts in (moved, moved | {"_rels/.rels": None}):
        book, said = read(parts)
        assert (seen(book), said) == ({(1, 1): ("Green", NONE)}, [])


def test_sheets_without_relations_are_matched_by_their_order() -> None:
    book, said = read({"xl/_rels/workbook.bin.rels": None, SHEET: worksheet(row(1) + cell(6, 1, text("Green")))})
    assert said == [("W014", "")]
    assert seen(book) == {(1, 1): ("Green", NONE)}


def test_a_sheet_that_is_not_there_is_said() -> None:
    book, said = read({"xl/workbook.bin": book_part(listed("Target", "rId1"), listed("Gone", "rId9"))})
    assert said == [("W013", "")]
    assert book is not None
    assert [sheet.name for sheet in book.sheets] == ["Target"]


def test_comments_of_both_kinds() -> None:
    threads = (
        b'<ThreadedComments><threadedComment ref="C1" personId="{1}"><text>Red, agreed</text></threadedComment>'
        b'<threadedComment ref="D1"><text>Green</text></threadedComment></ThreadedComments>'
    )
    left = "[Threaded comment]\n\nYour version of Excel …\n\nComment:\n    Red, agreed"
    book, said = read(
        {
            SHEET: worksheet(row(1) + cell(6, 1, text("T1-R")) + cell(6, 2, text("x"))),
            "xl/worksheets/_rels/sheet1.bin.rels": related(
                ("comments", "../comments1.bin"), ("threadedComment", "../threadedComments/threadedComment1.xml")
            ),
            "xl/comments1.bin": comments_part({(1, 2): "a note", (1, 3): left, (2, 7): left}),
            "xl/threadedComments/threadedComment1.xml": threads,
        }
    )
    assert said == []
    assert book is not None
    assert {place: cell.comment for place, cell in book.sheets[0].cells.items() if cell.flags & Flag.COMMENTED} == {
        (1, 2): "a note",
        (1, 3): "Red, agreed",
        (1, 4): "Green",
        (2, 7): "Red, agreed",
    }


def steps(*parts: bytes) -> bytes:
    """A formula as a record holds it, after its options."""
    body = b"".join(parts)
    return struct.pack("<I", len(body)) + body + bytes(4)


def a_reference(row: int, column: int, kind: int = 0x44, moves: int = 0xC000) -> bytes:
    return struct.pack("<BIH", kind, row, column | moves)


def a_text(words: str) -> bytes:
    return struct.pack("<BH", 0x17, len(words)) + words.encode("utf-16-le")


@pytest.mark.parametrize(
    ("parts", "formula"),
    [
        ([a_reference(4, 1)], "B5"),
        ([a_reference(4, 1, moves=0)], "$B$5"),
        ([a_text('say "x"'), a_reference(0, 0), b"\x08"], '"say ""x"""&A1'),
        ([b"\x1e\7\0", b"\x1f" + struct.pack("<d", 0.5), b"\x03\x15\x13"], "-(7+0.5)"),
        ([struct.pack("<BIIHH", 0x25, 0, 9, 0xC000, 0xC002), b"\x19\x10\0\0"], "SUM(A1:C10)"),
        ([struct.pack("<BIIHH", 0x25, 0, 1_048_575, 0xC000, 0xC000), b"\x22\1\0\0"], "COUNT(A:A)"),
        ([struct.pack("<BHIH", 0x3A, 1, 4, 0x0001)], "'A & B'!$B$5"),
        ([struct.pack("<BHIIHH", 0x3B, 0, 4, 5, 0xC001, 0xC001)], "Target!B5:B6"),
        (
            [a_text("https://example.org/plan"), a_text("our plan"), b"\x42\2\x67\1"],
            'HYPERLINK("https://example.org/plan","our plan")',
        ),
        ([b"\x1d\1", b"\x19\2\1\0", a_text("Red"), b"\x19\x08\1\0", b"\x16", b"\x22\3\1\0"], 'IF(TRUE,"Red",)'),
        ([b"\x23" + struct.pack("<I", 1), b"\x1c\x2a", b"\x42\2\xff\0"], "_xlfn.CONCAT(#N/A)"),
        ([b"\x41\xdd\0"], "TODAY()"),
        ([b"\x20" + bytes(14)], ""),  # a list of constants
        ([b"\x3a" + struct.pack("<HIH", 2, 0, 0)], ""),  # a cell of another file
        ([b"\x08"], ""),
        ([b"\x17\xff\xff"], ""),
        ([a_reference(4, 1), a_reference(4, 1)], ""),
        ([b"\x22\1\x35\0"], ""),  # a macro's function
    ],
)
def test_formulas_are_put_into_words(parts: list[bytes], formula: str) -> None:
    externals = (
        record(353)
        + record(357)
        + record(355, text("rId9"))
        + record(362, struct.pack("<I9i", 3, 0, 0, 0, 0, 1, 1, 1, 0, 0))
    )
    name = record(39, bytes(9) + text("_xlfn.CONCAT"))
    book, said = read(
        {
            "xl/workbook.bin": book_part(listed("Target", "rId1"), listed("A & B", "rId1"), more=externals + name),
            SHEET: worksheet(row(1) + cell(8, 1, text("Red") + bytes(2) + steps(*parts))),
        }
    )
    assert said == []
    assert book is not None
    assert book.sheets[0].cells[Place(1, 1)] == Cell("Red", "Red", FORMULA, formula)


def test_ranges_that_were_sorted() -> None:
    after = record(530, bytes(2) + block(5, 7, 12, 7)) + record(531)
    book, said = read({SHEET: worksheet(b"", after)})
    assert said == []
    assert book is not None
    assert book.sheets[0].sorts == (Area(5, 7, 12, 7),)


def a_rule(kind: int, operator: int, style: int, *formulas: bytes) -> bytes:
    sizes = [len(formula) - 8 for formula in (*formulas, *[bytes(8)] * (3 - len(formulas)))]
    head = struct.pack("<3IiI", kind, 0, style, 1, operator) + bytes(10) + struct.pack("<3I", *sizes)
    return record(463, head + struct.pack("<I", 0xFFFFFFFF) + b"".join(formulas))


def test_rules_that_colour_cells() -> None:
    property_ = (
        struct.pack("<2H", 5, 12) + colour(2, rgb="FFFFFF") + struct.pack("<2H", 2, 12) + colour(2, rgb="BF242A")
    )
    styles = record(505) + record(507, struct.pack("<3H", 0x8000, 0, 2) + property_) + record(506)
    cells_of = record(461, struct.pack("<3I", 2, 0, 2) + block(5, 7, 12, 7) + block(5, 4, 12, 4))
    rules = (
        cells_of
        + a_rule(1, 3, 0, steps(a_text("Red")))
        + a_rule(2, 0, 0, steps(a_reference(0, 6, 0x4C, 0x8000), a_text("Red"), b"\x0b"))
        + a_rule(1, 1, 0, steps(b"\x1e\1\0"), steps(b"\x1e\3\0"))
        + a_rule(1, 3, 7, steps(a_text("no fill")))
        + a_rule(3, 0, 0)
    )
    plain = styles_part(font(), fill(), border(), b"", style(), more=styles)
    book, said = read({SHEET: worksheet(b"", rules), STYLES: plain})
    assert said == []
    assert book is not None
    areas = (Area(5, 7, 12, 7), Area(5, 4, 12, 4))
    assert book.sheets[0].rules == (
        Rule(areas, "cellIs", "equal", ('"Red"',), "#BF242A"),
        Rule(areas, "expression", "", ('$G5="Red"',), "#BF242A"),
        Rule(areas, "cellIs", "between", ("1", "3"), "#BF242A"),
    )


def test_shared_formulas_move_along() -> None:
    at_first = bytes(2) + struct.pack("<IBI", 5, 1, 0) + struct.pack("<2I", 4, 2)
    moving = struct.pack("<BIH", 0x4C, 1_048_575, 0xFFFF) + a_reference(0, 0, 0x4C, 0) + b"\x03"
    rows = (
        row(1)
        + cell(9, 3, struct.pack("<d", 1) + at_first)
        + record(427, block(1, 3, 3, 3) + steps(moving))
        + row(3)
        + cell(9, 3, struct.pack("<d", 2) + at_first)
    )
    found = cells(rows)
    assert [found[Place(row, 3)].formula for row in (1, 3)] == ["B1048576+$A$1", "B2+$A$1"]


def test_the_formula_of_a_block_is_that_of_its_first_cell() -> None:
    at_first = bytes(2) + struct.pack("<IBI", 5, 1, 0) + struct.pack("<2I", 4, 0)
    rows = row(1) + cell(8, 1, text("Red") + at_first) + record(426, block(1, 1, 2, 1) + b"\0" + steps(a_text("Red")))
    assert cells(rows + row(2) + cell(6, 1, text("Red")))[Place(1, 1)].formula == '"Red"'


def test_addresses_that_cells_link_to() -> None:
    relations = related(
        ("hyperlink", "https://example.org/a"), ("hyperlink", "mailto:b@example.org"), external=("hyperlink",)
    )
    after = link((1, 1, 1, 2), "rId1", "part") + link((2, 1, 2, 1), "rId2") + link((3, 1, 3, 1), "", "Target!A1")
    rows = (
        row(1)
        + cell(6, 1, text("x"))
        + row(4)
        + cell(8, 1, text("y") + bytes(2) + steps(a_text("http://c"), b"\x42\1\x67\1"))
    )
    book, said = read({SHEET: worksheet(rows, after), "xl/worksheets/_rels/sheet1.bin.rels": relations})
    assert said == []
    assert book is not None
    assert dict(book.sheets[0].links) == {
        (1, 1): "https://example.org/a#part",
        (1, 2): "https://example.org/a#part",
        (2, 1): "mailto:b@example.org",
        (4, 1): "http://c",
    }


def test_embedded_objects_and_text_boxes() -> None:
    drawing = (
        b'<xdr:wsDr xmlns:xdr="x" xmlns:a="a"><xdr:twoCellAnchor>'
        b"<xdr:from><xdr:col>1</xdr:col><xdr:row>2</xdr:row></xdr:from><xdr:to><xdr:col>2</xdr:col><xdr:row>3</xdr:row>"
        b"</xdr:to><xdr:sp><xdr:txBody><a:p><a:r><a:t>see our plan</a:t></a:r></a:p></xdr:txBody></xdr:sp>"
        b"</xdr:twoCellAnchor></xdr:wsDr>"
    )
    after = (
        record(550, text("rId1"))
        + record(638)
        + record(639, struct.pack("<3IH", 1, 0, 1025, 0) + text("Word.Document.12") + text("rId2"))
        + record(640)
    )
    book, said = read(
        {
            SHEET: worksheet(b"", after),
            "xl/worksheets/_rels/sheet1.bin.rels": related(
                ("drawing", "../drawings/drawing1.xml"), ("package", "../embeddings/plan.docx")
            ),
            "xl/drawings/drawing1.xml": drawing,
            "xl/embeddings/plan.docx": b"PK",
        }
    )
    assert said == []
    assert book is not None
    assert [(drawn.kind, drawn.text) for drawn in book.sheets[0].drawn] == [
        (DrawnKind.BOX, "see our plan"),
        (DrawnKind.OBJECT, ""),
    ]


def test_a_drawing_that_is_not_there_is_said() -> None:
    assert read({SHEET: worksheet(b"", record(550, text("rId1")))})[1] == [("W035", "")]


def test_macros_and_links_to_other_files_are_said() -> None:
    _, said = read(
        {
            "xl/vbaProject.bin": b"macro",
            "xl/_rels/workbook.bin.rels": related(
                ("worksheet", "worksheets/sheet1.bin"), ("externalLink", "externalLinks/externalLink1.bin")
            ),
        }
    )
    assert said == [("W022", ""), ("W023", "")]


def test_headers_and_footers_are_kept_without_their_codes() -> None:
    book, said = read(
        {SHEET: worksheet(b"", headers('&L&"Arial,Bold"Red, see &D&RPage &P', "", "&Ceven", "", "&Lfirst"))}
    )
    assert said == []
    assert book is not None
    assert book.sheets[0].printed == ("Red, see", "even", "first")


def test_records_of_later_versions_are_passed_over() -> None:
    later = record(37, struct.pack("<HI", 1, 5)) + record(3072, bytes(16)) + record(38)
    rows = later + record(35, bytes(4)) + record(1045, b"xx") + record(36) + row(1) + cell(6, 1, text("Green")) + later
    assert values(rows) == {(1, 1): "Green"}


def test_what_comes_before_damage_is_kept() -> None:
    rows = row(1) + cell(6, 1, text("Green")) + row(2)
    whole_part = worksheet(rows + cell(6, 1, text("Amber")))
    for part in (
        whole_part[:-20],
        worksheet(rows)[:-3],
        record(129) + record(145) + rows + b"\x06\xff\xff\xff\x7f",
        record(129) + record(145) + rows + b"\x06\x80",
        record(129) + record(145) + rows + record(0, b"short") + record(130),
    ):
        book, said = read({SHEET: part})
        assert said == [("W024", "")]
        assert seen(book) == {(1, 1): ("Green", NONE)}


@pytest.mark.parametrize(
    ("broken", "where"),
    [
        (record(6, struct.pack("<2I", 1, 0) + struct.pack("<I", 900) + b"x"), "B1"),
        (record(7, struct.pack("<2I", 1, 0)), "B1"),
        (record(5, struct.pack("<2I", 1, 0) + b"1234"), "B1"),
        (record(6, b"1"), "B1"),
        (record(18, b"1234"), "B1"),
        (record(6, struct.pack("<2I", 1, 0) + text("Red") + cell(6, 3, text("swallowed"))), "B1"),
        (record(8, struct.pack("<2I", 1, 0) + text("Red") + NO_RESULT + cell(6, 3, text("swallowed"))), "B1"),
    ],
)
def test_a_damaged_cell_is_named(broken: bytes, where: str) -> None:
    book, said = read({SHEET: worksheet(row(1) + cell(6, 1, text("Green")) + broken + cell(6, 4, text("Amber")))})
    assert said == [("W060", where)]
    found = seen(book)
    assert (found[1, 1], found[1, 4]) == (("Green", NONE), ("Amber", NONE))


def test_rows_that_may_have_run_together_are_named() -> None:
    lost = (
        row(1) + cell(6, 1, text("T1-R")) + cell(6, 7, text("Red")) + cell(6, 1, text("T1-A")) + cell(6, 7, text("x"))
    )
    book, said = read({SHEET: worksheet(lost)})
    assert said == [("W063", "A1")]
    assert seen(book) == {(1, 1): ("T1-R", Flag.TWICE), (1, 7): ("Red", Flag.TWICE)}
    again = row(1) + cell(6, 1, text("T1-R")) + row(2) + cell(6, 1, text("T1-A")) + row(1) + cell(6, 2, text("x"))
    assert read({SHEET: worksheet(again)})[1] == [("W063", "A1")]


def test_a_record_of_an_unknown_kind_among_the_cells_is_named() -> None:
    rows = row(3) + cell(6, 1, text("Green")) + record(71, bytes(12)) + cell(6, 3, text("Amber"))
    book, said = read({SHEET: worksheet(rows)})
    assert said == [("W061", "B3")]
    assert seen(book) == {(3, 1): ("Green", NONE), (3, 3): ("Amber", NONE)}


def test_noughts_after_a_value_mean_nothing() -> None:
    assert values(row(1) + cell(3, 1, b"\x17" + bytes(3)) + cell(6, 2, text("x") + bytes(2))) == {
        (1, 1): "#REF!",
        (1, 2): "x",
    }


def test_a_shared_text_that_is_lost_and_cells_outside_the_grid_are_named() -> None:
    rows = (
        row(1)
        + cell(7, 1, struct.pack("<I", 5))
        + cell(6, 16_385, text("Red"))
        + row(1_048_577)
        + cell(6, 1, text("x"))
    )
    book, said = read({SHEET: worksheet(rows)})
    assert [code for code, _ in said] == ["W015", "W017", "W017"]
    assert seen(book) == {(1, 1): ("#REF!", ERROR)}


def test_a_table_of_texts_that_breaks_off_costs_only_what_comes_after() -> None:
    strings = shared(rich("Green"), rich("Amber"))
    rows = row(1) + cell(7, 1, struct.pack("<I", 0)) + cell(7, 2, struct.pack("<I", 1))
    book, said = read({SHEET: worksheet(rows), STRINGS: strings[:-10]})
    assert said == [("W015", "B1")]
    assert seen(book)[1, 1] == ("Green", NONE)


def test_a_table_of_texts_with_too_many_fonts_costs_only_what_comes_after(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("csxl.sheets.xlsb_strings.MOST_RUNS_OF_ALL", 3)
    strings = shared(rich("Green", (0, 0), (2, 0)), rich("Amber", (0, 0), (2, 0)), rich("Red"))
    rows = row(1) + b"".join(cell(7, one, struct.pack("<I", one - 1)) for one in (1, 2, 3))
    book, said = read({SHEET: worksheet(rows), STRINGS: strings})
    assert said == [("W015", "C1")]
    assert seen(book) == {(1, 1): ("Green", NONE), (1, 2): ("Amber", NONE), (1, 3): ("#REF!", ERROR)}


def test_styles_that_make_no_sense_are_said() -> None:
    book, said = read({STYLES: record(278) + record(43, b"x"), SHEET: worksheet(row(1) + cell(6, 1, text("a"), 1))})
    assert said == [("W018", "")]
    assert seen(book) == {(1, 1): ("a", NONE)}


def test_comments_that_break_off_are_said() -> None:
    part = comments_part({(1, 1): "one", (2, 1): "two"})
    book, said = read(
        {
            "xl/worksheets/_rels/sheet1.bin.rels": related(("comments", "../comments1.bin")),
            "xl/comments1.bin": part[:-4],
        }
    )
    assert said == [("W019", "")]
    assert book is not None
    assert book.sheets[0].cells[Place(1, 1)].comment == "one"


def test_a_list_of_sheets_that_is_lost_is_said() -> None:
    book, said = read(
        {"xl/workbook.bin": b"\x83\x01\x00" + b"\x9c\x01\x20", SHEET: worksheet(row(1) + cell(6, 1, text("x")))}
    )
    assert said == [("W026", "")]
    assert book is not None
    assert [sheet.name for sheet in book.sheets] == ["Sheet 1"]


def test_a_package_that_is_no_workbook() -> None:
    assert read({"xl/workbook.bin": b"nonsense", SHEET: None})[1] == [("W004", "")]
    book, said = read_foreign(package({})[:200], Kind.XLSB, "a.xlsb")
    assert (book, [item.code for item in said]) == (None, ["W001"])


def test_millions_of_coloured_blanks_cost_no_memory_and_no_answer() -> None:
    blanks = b"".join(cell(1, column, look=RED) for column in range(1, 301))
    rows = row(1) + cell(6, 1, text("Green")) + b"".join(row(number) + blanks for number in range(2, 1_500))
    book, said = read({SHEET: worksheet(rows + row(1_500) + cell(6, 1, text("last")) + blanks[10:])})
    assert said == []
    assert book is not None
    assert len(book.sheets[0].cells) == 1 + 300


def test_the_dimensions_that_a_sheet_claims_mean_nothing() -> None:
    claims = record(148, struct.pack("<4I", 0, 0xFFFFFFFF, 0, 0xFFFFFFFF))
    book, said = read({SHEET: worksheet(row(1_048_576) + cell(6, 16_384, text("far")), before=claims)})
    assert said == []
    assert seen(book) == {(1_048_576, 16_384): ("far", NONE)}


def test_many_hidden_columns_and_merged_blocks() -> None:
    columns = b"".join(record(60, struct.pack("<4IH", n, n, 0, 0, 1)) for n in range(1, 16_384, 2)) * 3
    rows = b"".join(row(number) + cell(6, 1, text("a")) + cell(6, 2, text("b")) for number in range(1, 2_000))
    book, said = read({SHEET: worksheet(rows, before=columns)})
    assert said == []
    assert sum(bool(flags & Flag.HIDDEN) for _, flags in seen(book).values()) == 1_999
    _, said = read({SHEET: worksheet(rows, record(176, block(1, 1, 9, 9)) * 50_001)})
    assert said == [("W011", "")]
    blocks = b"".join(record(176, block(1, column, 1_999, 3)) for column in (1, 2)) * 10_000
    book, said = read({SHEET: worksheet(rows, blocks)})
    assert book is not None
    assert len(book.sheets[0].cells) == 2 * 1_999

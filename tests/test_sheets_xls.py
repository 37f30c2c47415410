"""Workbooks of Excel 97 and Excel 5 (.xls): what each kind of record says of a cell."""

from __future__ import annotations

import datetime
import struct

import pytest

from csxl.sheets.cells import Area, Flag, Place
from csxl.sheets.xls_cells import unpacked
from csxl.sheets.xls_strings import page_named
from tests.helpers.ods_sheets import seen
from tests.helpers.xls_streams import (
    BIFF5,
    DATE,
    RED,
    SIGNS,
    STRUCK,
    at,
    font,
    formula,
    label,
    look,
    narrow,
    number,
    read,
    read_sheet,
    record,
    result,
    shared,
    stream,
    texts,
    wide,
)

NONE, FORMULA, UNCACHED, ERROR = Flag.NONE, Flag.FORMULA, Flag.UNCACHED, Flag.ERROR
TEXT, TRUTH, FAULT, EMPTY = 0, 1, 2, 3
JOINED = b"\x17\2\0Am\x17\3\0ber\x08"
NOUGHT = bytes(8)


def test_numbers_truth_values_and_errors() -> None:
    book, said = read_sheet(
        number(1, 1, 2.5),
        record(0x27E, at(1, 2) + struct.pack("<I", 3 << 2 | 2)),
        record(0xBD, struct.pack("<2H", 0, 2) + struct.pack("<HIHI", 0, 85 << 2 | 3, DATE, 46000 << 2 | 2) + b"\3\0"),
        record(0x205, at(1, 5) + b"\1\0"),
        record(0x205, at(1, 6) + b"\x2a\1"),
        number(1, 7, 46000.5, DATE),
        number(1, 8, float("nan")),
    )
    assert said == []
    assert seen(book) == {
        (1, 1): (2.5, NONE),
        (1, 2): (3.0, NONE),
        (1, 3): (0.85, NONE),
        (1, 4): (datetime.date(2025, 12, 9), NONE),
        (1, 5): (True, NONE),
        (1, 6): ("#N/A", ERROR),
        (1, 7): (datetime.datetime(2025, 12, 9, 12), NONE),
        (1, 8): ("#NUM!", ERROR),
    }


@pytest.mark.parametrize(
    ("packed", "value"), [(0x3FF00000, 1.0), (0x3FF00001, 0.01), (0xFFFFFFFE, -1.0), (0xFFFFFFFF, -0.01), (7, 0.01)]
)
def test_numbers_packed_into_four_bytes(packed: int, value: float) -> None:
    assert unpacked(packed) == value


def test_truth_values_and_errors_as_libreoffice_writes_them() -> None:
    """With a byte more than they need; so other records of a cell may have."""
    book, said = read_sheet(record(0x205, at(1, 1) + b"\1\0\0"), record(0x205, at(1, 2) + b"\x07\1\0"))
    assert (said, seen(book)) == ([], {(1, 1): (True, NONE), (1, 2): ("#DIV/0!", ERROR)})


def test_dates_of_a_workbook_that_counts_from_1904() -> None:
    book, _ = read_sheet(number(1, 1, 44538, DATE), before=record(0x22, b"\1\0"))
    assert seen(book) == {(1, 1): (datetime.date(2025, 12, 9), NONE)}


def test_formulas_with_each_kind_of_result() -> None:
    book, said = read_sheet(
        formula(1, 1, struct.pack("<d", 4)),
        formula(1, 2, result(TEXT)) + record(0x207, wide("Green")),
        formula(1, 3, result(TEXT)) + record(0x4BC, bytes(10)) + record(0x207, narrow("Red")),
        formula(1, 4, result(TRUTH, 1)),
        formula(1, 5, result(FAULT, 0x17)),
        formula(1, 6, result(EMPTY)),
        formula(1, 7, result(TEXT)),
        formula(1, 8, struct.pack("<d", 46000)),
    )
    assert said == []
    assert seen(book) == {
        (1, 1): (4.0, FORMULA),
        (1, 2): ("Green", FORMULA),
        (1, 3): ("Red", FORMULA),
        (1, 4): (True, FORMULA),
        (1, 5): ("#REF!", FORMULA | ERROR),
        (1, 6): (None, FORMULA),
        (1, 7): (None, FORMULA | UNCACHED),
        (1, 8): (46000.0, FORMULA),
    }


def test_a_formulas_text_may_be_in_several_records() -> None:
    pieces = record(0x207, struct.pack("<HB", 6, 0) + b"Gre") + record(0x3C, b"\1" + "en!".encode("utf-16-le"))
    book, said = read_sheet(formula(1, 1, result(TEXT)) + pieces, label(1, 2, "next"))
    assert (said, seen(book)) == ([], {(1, 1): ("Green!", FORMULA), (1, 2): ("next", NONE)})


def test_0_is_no_result_of_a_formula_that_makes_a_text() -> None:
    first, second = b"\1\1\0\0\0", b"\1\2\0\0\0"  # as the formula in A2, as that in A3
    book, said = read_sheet(
        formula(1, 1, NOUGHT, JOINED),
        formula(1, 2, NOUGHT),
        formula(2, 1, NOUGHT, first) + record(0x221, struct.pack("<2H2B6xH", 1, 1, 0, 1, len(JOINED)) + JOINED),
        formula(2, 2, NOUGHT, first),
        formula(3, 1, NOUGHT, second) + record(0x4BC, struct.pack("<2H4BH", 2, 2, 0, 1, 0, 2, 3) + b"\x1e\0\0"),
        formula(3, 2, NOUGHT, second),
        formula(4, 1, NOUGHT, b"\x44\0\0\0\0\x17\1\0@\x41\x30\0"),  # TEXT(A1,"@")
    )
    assert said == []
    assert seen(book) == {
        (1, 1): (None, FORMULA | UNCACHED),
        (1, 2): (0.0, FORMULA),
        (2, 1): (None, FORMULA | UNCACHED),
        (2, 2): (None, FORMULA | UNCACHED),
        (3, 1): (0.0, FORMULA),
        (3, 2): (0.0, FORMULA),
        (4, 1): (None, FORMULA | UNCACHED),
    }


def test_0_is_no_result_of_a_formula_that_repeats_a_text() -> None:
    of_b1, of_b2 = b"\x44\0\0\1\xc0", b"\x24\1\0\1\0"
    book, said = read_sheet(
        formula(1, 1, NOUGHT, of_b1), label(1, 2, "Seen"), formula(2, 1, NOUGHT, of_b2), number(2, 2, 0)
    )
    assert said == []
    assert seen(book) == {
        (1, 1): (None, FORMULA | UNCACHED),
        (1, 2): ("Seen", NONE),
        (2, 1): (0.0, FORMULA),
        (2, 2): (0.0, NONE),
    }


@pytest.mark.parametrize("kind", [0x221, 0x236])
def test_every_cell_that_an_array_formula_or_a_table_fills_is_a_formulas(kind: int) -> None:
    block = record(kind, struct.pack("<2H2B10x", 0, 1, 0, 0))
    book, _ = read_sheet(formula(1, 1, result(TEXT)) + block + record(0x207, wide("Red")), label(2, 1, "Green"))
    assert seen(book) == {(1, 1): ("Red", FORMULA), (2, 1): ("Green", FORMULA)}


def test_shared_texts_wherever_they_are_cut() -> None:
    parts = (  # a text's head, its letters and how many bytes each takes, and what follows them
        (struct.pack("<HB", 5, 0), b"Green", 1, b""),
        (struct.pack("<HB", 7, 1), "Ŵrexham".encode("utf-16-le"), 2, b""),
        (struct.pack("<HBH", 6, 8, 1), b"plain!", 1, struct.pack("<2H", 0, 0)),
        (struct.pack("<HBI", 3, 4, 5), b"abc", 1, b"\xff" * 5),
        (struct.pack("<HB", 4, 0), b"last", 1, b""),
    )
    whole = b""
    cuts: dict[int, bytes] = {}
    for head, letters, size, after in parts:
        cuts |= {len(whole) + step: b"" for step in range(1, len(head))}
        whole += head
        cuts |= {len(whole) + step: bytes([size - 1]) for step in range(0, len(letters), size)}
        whole += letters
        cuts |= {len(whole) + step: b"" for step in range(len(after) + 1)}
        whole += after
    cells = b"".join(shared(1, column + 1, column) for column in range(5))
    for cut, again in cuts.items():  # how wide the letters are is said anew where a text is cut
        pieces = record(0xFC, struct.pack("<2I", 5, 5) + whole[:cut]) + record(0x3C, again + whole[cut:])
        book, said = read_sheet(cells, before=pieces)
        assert said == [], cut
        assert [value for value, _ in seen(book).values()] == ["Green", "Ŵrexham", "plain!", "abc", "last"], cut
    assert len(cuts) > 50


def test_a_shared_text_that_is_not_there_is_named() -> None:
    book, said = read_sheet(shared(1, 1, 0), shared(1, 2, 1), before=texts(narrow("Green")))
    assert said == ["W015"]
    assert seen(book) == {(1, 1): ("Green", NONE), (1, 2): ("#REF!", ERROR)}


def _runs(text: str, *runs: tuple[int, int]) -> bytes:
    stored = b"".join(struct.pack("<2H", *run) for run in runs)
    return struct.pack("<HBH", len(text), 8, len(runs)) + text.encode("latin-1") + stored


@pytest.mark.parametrize(
    ("runs", "flags"),
    [
        (((4, 1),), Flag.STRUCK),
        (((0, 1), (3, 0)), Flag.STRUCK),
        (((4, 2),), Flag.SYMBOLS),
        (((4, 3),), Flag.STRESSED),
        (((4, 5),), Flag.UNSEEN | Flag.STRESSED),
        (((4, 0),), NONE),
        (((9, 1),), NONE),
    ],
)
def test_a_part_of_a_text_may_look_different(runs: tuple[tuple[int, int], ...], flags: int) -> None:
    book, said = read_sheet(shared(1, 1, 0), before=texts(_runs("Red Green", *runs)))
    assert (said, seen(book)) == ([], {(1, 1): ("Red Green", flags)})
    book, _ = read_sheet(record(0xD6, at(1, 1) + narrow("Red Green") + struct.pack("<H", len(runs)) + _pairs(runs)))
    assert seen(book) == {(1, 1): ("Red Green", flags)}


def test_a_part_that_nobody_sees_gives_its_ink_as_the_cause() -> None:
    book, _ = read_sheet(shared(1, 1, 0), before=texts(_runs("Not Green", (0, 5), (4, 0))))
    assert book is not None
    (cell,) = book.sheets[0].cells.values()
    assert (cell.look.ink, cell.flags & Flag.UNSEEN) == ("#FFFFFF", Flag.UNSEEN)


def _pairs(runs: tuple[tuple[int, int], ...]) -> bytes:
    return b"".join(struct.pack("<2H", *run) for run in runs)


def test_how_cells_look() -> None:
    styles = font() + font("Courier", 0, 700, 10) + look() + look(1, 9, lines=5 | 10 << 16) + look(colour=12)
    true = struct.pack("<4H", 4, 20, 2, 0) + b"\x00\xb0\x50\xff" + bytes(8)  # where 12 is only the nearest
    styles += look(colour=9) + record(0x87D, struct.pack("<H12x3H", 0x87D, 2, 0, 1) + true)
    palette = record(0x92, struct.pack("<H", 3) + b"\xbf\x24\x2a\0" + b"\xff\xff\xff\0" + b"\x12\x34\x56\0")
    sheet = label(1, 1, "a", 1) + label(1, 2, "b", 2) + label(1, 3, "c", 3) + number(1, 4, 0.85, 1)
    book, said = read(stream([("Target", sheet)], palette, styles))
    assert said == []
    assert book is not None
    looks = {place.column: cell.look for place, cell in book.sheets[0].cells.items()}
    assert (looks[1].stress, looks[1].ink, looks[1].frame) == ("bold", "#123456", "thick #123456")
    assert (looks[1].format, looks[1].date) == ("0%", False)
    assert (looks[2].fill, looks[3].fill) == ("#00B050", "#FFFFFF")


def test_colours_strikes_and_fonts_of_signs() -> None:
    row = record(0x201, at(1, 4, RED)) + record(0xBE, struct.pack("<6H", 0, 4, RED, 0, RED, 6))
    book, said = read_sheet(
        label(1, 1, "Green", RED),
        label(1, 2, "Amber", STRUCK),
        label(1, 3, "A", SIGNS),
        row,
        record(0x201, at(9, 9, RED)),
    )
    assert said == []
    assert seen(book) == {
        (1, 1): ("Green", Flag.FILLED),
        (1, 2): ("Amber", Flag.STRUCK),
        (1, 3): ("A", Flag.SYMBOLS),
        (1, 4): (None, Flag.FILLED),
        (1, 5): (None, Flag.FILLED),
        (1, 7): (None, Flag.FILLED),
    }


def test_hidden_and_merged_cells_and_cells_stored_twice() -> None:
    book, said = read_sheet(
        record(0x208, struct.pack("<3H6xHH", 1, 0, 9, 0x20, 0)),
        record(0x7D, struct.pack("<6H", 2, 2, 2000, 0, 1, 0)),
        record(0x7D, struct.pack("<6H", 3, 300, 0, 0, 0, 0)),
        label(1, 1, "a"),
        label(2, 1, "b"),
        label(1, 3, "c"),
        label(1, 4, "d"),
        label(1, 1, "a"),
        label(1, 2, "Red"),
        label(1, 2, "Green"),
        record(0xE5, struct.pack("<5H", 1, 0, 1, 0, 0)),
    )
    assert said == []
    assert book is not None
    assert seen(book) == {
        (1, 1): ("a", Flag.MERGED),
        (1, 2): ("Red", Flag.TWICE),
        (1, 3): ("c", Flag.HIDDEN),
        (1, 4): ("d", Flag.HIDDEN),
        (2, 1): ("b", Flag.HIDDEN | Flag.MERGED | Flag.COVERED),
    }
    assert book.sheets[0].cells[Place(1, 2)].others == ("Green",)
    assert book.sheets[0].merges == (Area(1, 1, 2, 1),)


def test_printed_headers_are_kept_without_their_codes() -> None:
    even = struct.pack("<H10x", 0x89C) + bytes(18) + struct.pack("<4H", 5, 0, 0, 0) + narrow("&Ceve")
    book, said = read_sheet(
        record(0x14, narrow("&LBoard&RMay")),
        record(0x15, narrow("Page &P of &N")),
        record(0x89C, even),
        label(1, 1, "a"),
    )
    assert said == []
    assert book is not None
    assert book.sheets[0].printed == ("Board", "May", "eve")


def _link(flags: int, more: bytes) -> bytes:
    return record(0x1B8, struct.pack("<4H", 0, 0, 1, 1) + bytes(16) + struct.pack("<2I", 2, flags) + more)


def _counted(text: str) -> bytes:
    return struct.pack("<I", len(text) + 1) + f"{text}\0".encode("utf-16-le")


WEB = bytes.fromhex("e0c9ea79f9bace118c8200aa004ba90b")
FILE = bytes.fromhex("0303000000000000c000000000000046")
SITE = "https://a.example/b%20c"
PATH = struct.pack("<HI", 1, 6) + b"a.pdf\0" + bytes(24)


@pytest.mark.parametrize(
    ("flags", "more", "target"),
    [
        (0x17, _counted("shown") + WEB + struct.pack("<I", 48) + f"{SITE}\0".encode("utf-16-le"), SITE),
        (0x0B, WEB + struct.pack("<I", 48) + f"{SITE}\0".encode("utf-16-le") + _counted("top"), SITE + "#top"),
        (0x01, FILE + PATH + struct.pack("<I", 0), "..\\a.pdf"),
        (0x01, FILE + PATH + struct.pack("<2IH", 16, 10, 3) + "ŵ.pdf".encode("utf-16-le"), "..\\ŵ.pdf"),
        (0x103, _counted("\\\\server\\a.docx"), "\\\\server\\a.docx"),
        (0x08, _counted("Start!A1"), None),
    ],
)
def test_addresses_of_links(flags: int, more: bytes, target: str | None) -> None:
    book, said = read_sheet(label(1, 2, "see"), _link(flags, more))
    assert said == []
    assert book is not None
    assert book.sheets[0].links == ({Place(1, 2): target} if target else {})


def test_a_workbook_of_excel_5() -> None:
    fonts = b"".join(record(0x31, struct.pack("<5H4B", 200, on, 0x7FFF, 400, 0, 0, 0, 0, 0) + b"\1A") for on in (0, 8))
    area = 10 | 1 << 16  # solid, in the third colour
    looks = record(0xE0, bytes(16)) + record(0xE0, struct.pack("<2H4xII", 0, 14, area, 0))
    sheet = (
        record(0x204, at(1, 1) + struct.pack("<H", 4) + b"Caf\xe9")
        + record(0x204, at(1, 2) + struct.pack("<H", 1) + b"\xd0")
        + number(1, 3, 46000, 1)
        + record(0xD6, at(1, 4) + struct.pack("<H", 9) + b"Red Green" + b"\2\0\1\3\0")
        + formula(1, 5, result(TEXT))
        + record(0x207, struct.pack("<H", 3) + b"Red")
        + record(0x15, b"\5Board")
        + record(0x1C, struct.pack("<3H", 1, 0, 9) + b"Green, ")
        + record(0x1C, struct.pack("<3H", 0xFFFF, 0, 2) + b"we")
    )
    data = stream([("Target", sheet)], record(0x42, struct.pack("<H", 1252)), fonts + looks, BIFF5)
    book, said = read(data, "Book")
    assert said == []
    assert book is not None
    assert seen(book) == {
        (1, 1): ("Café", NONE),
        (1, 2): ("Ð", NONE),
        (1, 3): (datetime.date(2025, 12, 9), Flag.FILLED),
        (1, 4): ("Red Green", Flag.STRUCK),
        (1, 5): ("Red", FORMULA),
        (2, 1): (None, Flag.COMMENTED),
    }
    sheet_read = book.sheets[0]
    assert (sheet_read.name, sheet_read.printed) == ("Target", ("Board",))
    assert (sheet_read.cells[Place(2, 1)].comment, sheet_read.cells[Place(1, 3)].fill) == ("Green, we", "#FF0000")


@pytest.mark.parametrize(
    ("page", "raw", "text"), [(1251, b"\xcf", "П"), (10000, b"\x8e", "é"), (0x8001, b"\xe9", "é"), (9999, b"\xe9", "é")]
)
def test_letters_of_a_code_page(page: int, raw: bytes, text: str) -> None:
    sheet = record(0x204, at(1, 1) + struct.pack("<H", 1) + raw)
    book, _ = read(stream([("A", sheet)], record(0x42, struct.pack("<H", page)), b"", BIFF5), "Book")
    assert seen(book)[1, 1][0] == text
    assert raw.decode(page_named(page)) == text


CONDITIONS, CONDITION = 0x1B0, 0x1B1
FILLS, FONT = 1 << 29, 1 << 26


def rule(kind: int, operator: int, steps: bytes, colour: int = 10, says: int = FILLS) -> bytes:
    """A rule's record: for a fill with this colour, or for letters in it."""
    font = bytes(80) + struct.pack("<I34x", colour) if says & FONT else b""
    pattern = struct.pack("<2H", 1 << 10, colour << 7) if says & FILLS else b""
    return record(CONDITION, struct.pack("<2B2HIH", kind, operator, len(steps), 0, says, 0) + font + pattern + steps)


CELLS = record(CONDITIONS, struct.pack("<6HH4H", 1, 1, 4, 4, 5, 5, 1, 4, 4, 5, 5))


@pytest.mark.parametrize(
    ("stored", "found"),
    [
        (rule(2, 0, b"\x1d\1"), ("expression", "", ("TRUE",))),
        (rule(2, 0, b"\x42\0" + struct.pack("<H", 34)), ("expression", "", ("TRUE()",))),
        (rule(2, 0, struct.pack("<B2HBH", 0x4C, 0, 0xC000, 0x1E, 3) + b"\x0b"), ("expression", "", ("F5=3",))),
        (rule(2, 0, struct.pack("<B2HBH", 0x4C, 0xFFFF, 0xC0FF, 0x1E, 3) + b"\x0b"), ("expression", "", ("E4=3",))),
        (rule(1, 3, b"\x17\3\0Red"), ("cellIs", "equal", ('"Red"',))),
        (rule(1, 3, b"\x17\3\0Red", says=FONT), ("cellIs", "equal", ('"Red"',))),
        (rule(1, 5, b"\x1f" + struct.pack("<d", 2.5)), ("cellIs", "greaterThan", ("2.5",))),
        (rule(2, 0, b"\x23\1\0\0\0"), ("expression", "", ("",))),
    ],
)
def test_rules_that_colour_cells(stored: bytes, found: tuple[str, str, tuple[str, ...]]) -> None:
    book, said = read_sheet(label(1, 1, "a"), CELLS, stored)
    assert book is not None
    assert said == []
    (one,) = book.sheets[0].rules
    assert (one.kind, one.operator, one.formulas) == found
    assert (one.areas, one.fill) == ((Area(5, 6, 5, 6),), "#FF0000")


def test_a_rule_that_makes_no_sense_is_passed_over() -> None:
    cut = (record(CONDITIONS, b"\1\0"), CELLS, record(CONDITION, b"\2\0\1"), rule(1, 99, b"\x1d\1"))
    book, said = read_sheet(label(1, 1, "a"), *cut)
    assert book is not None
    assert (book.sheets[0].rules, said) == ((), [])

"""Damaged and hostile workbooks of Excel 97 (.xls): what was read is kept, what is lost is named, what it costs."""

from __future__ import annotations

import struct

import pytest

from csxl.sheets import limits, xls
from csxl.sheets.cells import Flag, Place
from csxl.unwrap.compound import open_compound
from tests.helpers.compound_files import compound_file
from tests.helpers.ods_sheets import seen
from tests.helpers.xls_streams import (
    LOOKS,
    RED,
    at,
    beginning,
    drawn,
    font,
    formula,
    label,
    narrow,
    number,
    read,
    read_sheet,
    record,
    result,
    shape,
    shared,
    stream,
    texts,
    thing,
    wide,
)

NONE = Flag.NONE
GREEN = {(1, 1): ("Green", NONE)}
FIRST = label(1, 1, "Green")
TWO = [("Target", FIRST + label(2, 1, "Red")), ("Outcomes", label(1, 1, "Amber"))]


def test_a_stream_that_breaks_off_keeps_what_came_before() -> None:
    whole = stream(TWO)
    for lost in range(1, len(label(1, 1, "Amber")) + 4):
        book, said = read(whole[:-lost])
        assert said == ["W024"]
        assert [len(book.sheets[number].cells) for number in (0, 1)] == [2, 0 if lost > 4 else 1] if book else False


def test_a_sheet_that_is_listed_but_not_there() -> None:
    whole = stream(TWO)
    book, said = read(whole[: whole.rindex(beginning(0x10))])
    assert said == ["W013"]
    assert book is not None
    assert [sheet.name for sheet in book.sheets] == ["Target"]


@pytest.mark.parametrize("noughts", [4, 512])
def test_noughts_in_the_middle_are_no_records(noughts: int) -> None:
    whole = stream([("Target", FIRST + bytes(noughts) + label(2, 1, "Red"))])
    book, said = read(whole)
    assert (said, seen(book)) == (["W024"], GREEN)


def test_an_end_in_the_middle_of_a_sheet_is_named() -> None:
    book, said = read_sheet(FIRST, record(0x0A), label(2, 1, "Red"))
    assert (said, seen(book)) == (["W024"], GREEN)


def test_a_sheet_without_an_end_does_not_swallow_the_next_one() -> None:
    whole = stream(TWO)
    cut = whole.rindex(beginning(0x10)) - 4
    assert whole[cut : cut + 4] == record(0x0A)
    book, said = read(whole[:cut] + record(0x99) + whole[cut + 4 :])
    assert said == ["W024"]
    assert seen(book, 1) == {(1, 1): ("Amber", NONE)}


def test_records_too_short_for_their_kind_are_named_and_the_others_read() -> None:
    short = (
        record(kind, b"\1\0\0") for kind in (0x203, 0x204, 0x205, 0x27E, 0xBD, 0xD6, 0xFD, 0x06, 0x1C, 0xE5, 0x1B8)
    )
    book, said = read_sheet(FIRST, *short)
    assert (said, seen(book)) == (["W055"], GREEN)


def test_texts_longer_than_their_record_are_named() -> None:
    book, said = read_sheet(FIRST, record(0x204, at(2, 1) + struct.pack("<HB", 50, 1) + b"R\0"))
    assert (said, seen(book)) == (["W055"], GREEN)


def test_a_table_of_texts_that_breaks_off_keeps_those_before() -> None:
    damaged = record(0xFC, struct.pack("<2I", 2, 2) + narrow("Green") + struct.pack("<HB", 30_000, 0) + b"Red")
    book, said = read_sheet(shared(1, 1, 0), shared(2, 1, 1), before=damaged)
    assert (said, seen(book)) == (["W015", "W058"], GREEN | {(2, 1): ("#REF!", Flag.ERROR)})


@pytest.mark.parametrize(
    "damaged", [narrow("Green") + b"more", narrow("Green") + narrow("a\0\0\0\0b"), narrow("Green")[:-1]]
)
def test_a_table_of_texts_that_does_not_come_out_even_is_named(damaged: bytes) -> None:
    _, said = read_sheet(
        label(1, 1, "Green"), before=record(0xFC, struct.pack("<2I", 1 + (b"b" in damaged), 1) + damaged)
    )
    assert said == ["W058"]


def test_a_table_may_have_fewer_texts_than_it_says() -> None:
    book, said = read_sheet(shared(1, 1, 0), before=record(0xFC, struct.pack("<2I", 9, 9) + narrow("Green")))
    assert (said, seen(book)) == ([], GREEN)


def test_a_record_of_no_known_kind_among_cells_is_named() -> None:
    strange = record(0x4FD, at(1, 2) + bytes(4))
    for after in (label(1, 3, "Red"), label(2, 1, "Red")):
        book, said = read_sheet(FIRST, strange, after)
        assert (said, len(seen(book))) == (["W055"], 2)
    book, said = read_sheet(FIRST, strange, record(0x23E, bytes(18)))
    assert (said, seen(book)) == ([], GREEN)  # after the last cell, it may be anything


@pytest.mark.parametrize(("kind", "more"), [(0x201, 0), (0x203, 8), (0x27E, 4), (0xFD, 4), (0x205, 2)])
def test_records_too_long_for_their_kind_are_named(kind: int, more: int) -> None:
    book, said = read_sheet(FIRST, record(kind, at(2, 1) + bytes(more) + bytes(12)))
    assert (said, seen(book)) == (["W055"], GREEN)


def test_a_list_of_sheets_that_is_damaged() -> None:
    whole = stream(TWO)
    name = whole.index(b"\x85\0")
    book, said = read(whole[:name] + b"\x86\0" + whole[name + 2 :])
    assert said == ["W026"]
    assert book is not None
    assert [sheet.cells[Place(1, 1)].text for sheet in book.sheets] == ["Amber", "Green"]


def test_sheets_said_to_be_in_one_place_are_read_once() -> None:
    whole = stream(TWO)
    places = [at for at in range(len(whole)) if whole[at : at + 2] == b"\x85\0"]
    first, second = (place + 4 for place in places[:2])
    book, said = read(whole[:second] + whole[first : first + 4] + whole[second + 4 :])
    assert said == ["W026", "W057"]  # and one sheet has no name
    assert book is not None
    assert [sheet.cells[Place(1, 1)].text for sheet in book.sheets] == ["Green", "Amber"]


def test_formats_that_are_not_in_the_file_are_said_once() -> None:
    book, said = read_sheet(label(1, 1, "Green", 77), label(2, 1, "Red", 78))
    assert said == ["W018"]
    assert len(seen(book)) == 2


def test_what_is_outside_any_sheet_is_named() -> None:
    book, said = read_sheet(FIRST, record(0x204, struct.pack("<3H", 0, 60_000, 0) + wide("Red")))
    assert (said, seen(book)) == (["W017"], GREEN)


def test_a_text_longer_than_any_cell_is_cut_and_named() -> None:
    book, said = read_sheet(shared(1, 1, 0), before=record(0xFC, struct.pack("<2IHB", 1, 1, 33_000, 0) + b"a" * 33_000))
    assert said == ["W016"]
    assert len(str(seen(book)[1, 1][0])) == limits.CELL_CHARACTERS


@pytest.mark.parametrize("data", [b"nonsense" * 20, b"", beginning(5), bytes(5000), stream([])])
def test_what_is_no_workbook(data: bytes) -> None:
    book, said = read(data)
    assert book is None
    assert said[-1:] in (["W001"], ["W004"])


def test_more_sheets_than_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xls, "SHEETS", 1)
    book, said = read(stream(TWO))
    assert said == ["W056"]
    assert book is not None
    assert [sheet.name for sheet in book.sheets] == ["Target"]


def test_more_cells_than_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "SHEET_CELLS", 1)
    book, said = read(stream(TWO))
    assert said == ["W011"]
    assert (seen(book), seen(book, 1)) == (GREEN, {(1, 1): ("Amber", NONE)})


def test_coloured_blanks_beside_no_text_count_for_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "SHEET_CELLS", 3)
    many = b"".join(
        record(0xBE, struct.pack("<2H", row, 0) + struct.pack("<H", RED) * 200 + b"\xc7\0") for row in range(1, 50)
    )
    book, said = read_sheet(FIRST, record(0x201, at(1, 2, RED)), many)
    assert said == []
    assert seen(book) == GREEN | {(1, 2): (None, Flag.FILLED)}


WHOLE = struct.pack("<4H", 0, 65_535, 0, 255)
RICH = struct.pack("<HBH", 8, 8, 2_000) + b"Red Gree" + b"\1\0\1\0" * 2_000
NOTES = (record(0x1C, struct.pack("<4H3x", n // 250, n % 250, 0, 1)) for n in range(99_999))
GROUP = struct.pack("<HHI", 15, 0xF003, 1 << 30)
LINK = struct.pack("<4H16x3I", 0, 0, 0, 0, 2, 0x103, 1) + b"a\0"
TEXT_FORMULA = formula(1, 2, result(0))
HOSTILE = {
    "fonts": (font() * 200_000, b""),
    "formats of numbers": (b"".join(record(0x41E, struct.pack("<H", n) + narrow("0")) for n in range(65_536)), b""),
    "formats of cells": (LOOKS * 40_000, b""),
    "texts of many fonts": (texts(RICH), b"".join(shared(1 + n // 200, 1 + n % 200, 0, n % 5) for n in range(100_000))),
    "hidden columns": (b"", record(0x7D, struct.pack("<6H", 0, 300, 0, 0, 1, 0)) * 200_000),
    "merged blocks": (b"", record(0xE5, struct.pack("<H", 1_000) + WHOLE * 1_000) * 60),
    "array formulas": (b"", record(0x221, struct.pack("<2H2B8x", 0, 65_535, 0, 255)) * 100_000),
    "one cell again and again": (b"", b"".join(number(1, 2, n) for n in range(150_000))),
    "comments": (b"", b"".join(NOTES)),
    "things": (b"", drawn((shape(3, (0,) * 8), thing(3)))[:-30] + thing(6) * 50_000),
    "an endless group": (b"", record(0xEC, GROUP * 1_000) * 100),
    "headers": (b"", b"".join(record(0x14, narrow(f"&L{n}")) for n in range(50_000))),
    "links": (b"", record(0x1B8, LINK) * 100_000),
    "texts that never come": (b"", TEXT_FORMULA * 100_000),
    "long texts in pieces": (b"", TEXT_FORMULA + record(0x207, wide("a")) + record(0x3C, b"\0" * 8_000) * 500),
    "blanks": (b"", record(0x201, at(9, 9, RED)) * 300_000),
}


@pytest.mark.parametrize("what", HOSTILE)
def test_what_a_hostile_workbook_holds_costs_little(what: str) -> None:
    before, after = HOSTILE[what]
    watch = limits.Watch()
    data = stream([("Target", FIRST + after)], before)
    compound = open_compound(compound_file({"Workbook": data}))
    assert compound is not None
    book, _ = xls.read_xls(compound, "a.xls", watch)
    assert book is not None
    assert book.sheets[0].cells[Place(1, 1)].text == "Green"
    watch.look()

"""Excel's sheets from before there were workbooks, and streams of records with nothing round them."""

from __future__ import annotations

import datetime
import struct

import pytest

from csxl.model.member import Kind
from csxl.sheets.cells import Flag, Place
from csxl.sheets.foreign import read_foreign
from csxl.unwrap.sniff import sniff
from tests.helpers.xls_streams import label, record, stream

END = record(0x0A)


def beginning(version: int) -> bytes:
    """How a sheet of Excel 2, 3 or 4 begins."""
    kind, size = {2: (0x09, 4), 3: (0x209, 6), 4: (0x409, 6)}[version]
    return record(kind, struct.pack("<2H", version, 0x10).ljust(size, b"\0"))


def oldest(kind: int, row: int, column: int, value: bytes, form: int = 0) -> bytes:
    """A cell of Excel 2."""
    return record(kind, struct.pack("<2H3B", row - 1, column - 1, 0, form, 0) + value)


def old(kind: int, row: int, column: int, value: bytes, look: int = 0) -> bytes:
    """A cell of Excel 3 and 4."""
    return record(kind, struct.pack("<3H", row - 1, column - 1, look) + value)


def read(data: bytes) -> tuple[dict[tuple[int, int], tuple[object, int]], list[str]]:
    """The values and flags of the first sheet's cells, and the codes."""
    assert sniff(data) is Kind.XLS
    book, said = read_foreign(data, Kind.XLS, "old.xls")
    cells = book.sheets[0].cells if book else {}
    return {
        (row, column): (cells[Place(row, column)].value, cells[Place(row, column)].flags) for row, column in cells
    }, [one.code for one in said]


def text(words: str, count: str = "<B") -> bytes:
    return struct.pack(count, len(words)) + words.encode("cp1252")


def test_a_sheet_of_excel_2_is_read() -> None:
    number = struct.pack("<d", 46_477)
    cells, codes = read(
        beginning(2)
        + record(0x1E, text("General"))
        + record(0x1E, text("d-mmm-yy"))
        + oldest(0x04, 5, 7, text("Gwyrdd – £"))
        + oldest(0x02, 5, 8, struct.pack("<H", 14))
        + oldest(0x03, 5, 9, number)
        + oldest(0x03, 5, 11, number, form=1)
        + oldest(0x05, 6, 7, b"\1\0")
        + oldest(0x05, 7, 7, b"\x2a\1")
        + oldest(0x06, 8, 7, b"\0\0\0\0\0\0\xff\xff" + bytes(4))
        + record(0x07, text("Red"))
        + END
    )
    assert cells == {
        (5, 7): ("Gwyrdd – £", Flag.NONE),
        (5, 8): (14.0, Flag.NONE),
        (5, 9): (46_477.0, Flag.NONE),
        (5, 11): (datetime.date(2027, 3, 31), Flag.NONE),
        (6, 7): (True, Flag.NONE),
        (7, 7): ("#N/A", Flag.ERROR),
        (8, 7): ("Red", Flag.FORMULA),
    }
    assert codes == ["W059"]


@pytest.mark.parametrize("version", [3, 4])
def test_a_sheet_of_excel_3_or_4_is_read(version: int) -> None:
    formats = record(0x1E, text("General")) + record(0x1E, text("dd/mm/yyyy"))
    cells, codes = read(
        beginning(version)
        + record(0x42, struct.pack("<H", 1252))
        + formats
        + record(0x243 if version == 3 else 0x443, bytes(12))
        + record(0x243 if version == 3 else 0x443, b"\0\1".ljust(12, b"\0"))
        + old(0x204, 5, 7, text("Red", "<H"))
        + old(0x203, 5, 8, struct.pack("<d", 0.5))
        + old(0x27E, 5, 11, struct.pack("<I", 46_477 << 2 | 2), look=1)
        + record(0x1C, struct.pack("<3H", 4, 6, 8) + b"Ask us.")
        + END
    )
    assert cells == {
        (5, 7): ("Red", Flag.COMMENTED),
        (5, 8): (0.5, Flag.NONE),
        (5, 11): (datetime.date(2027, 3, 31), Flag.NONE),
    }
    assert codes == ["W059"]


def test_a_sheet_that_is_cut_short_keeps_what_was_before() -> None:
    whole = beginning(4) + old(0x204, 5, 7, text("Red", "<H")) + old(0x204, 6, 7, text("Amber", "<H")) + END
    cells, codes = read(whole[:-12])
    assert (cells, codes) == ({(5, 7): ("Red", Flag.NONE)}, ["W059", "W005"])


def test_a_cell_that_makes_no_sense_is_counted() -> None:
    cells, codes = read(beginning(4) + old(0x203, 5, 7, b"\1") + old(0x204, 6, 7, text("Red", "<H")) + END)
    assert (cells, codes) == ({(6, 7): ("Red", Flag.NONE)}, ["W059", "W055"])


def test_a_stream_with_nothing_round_it_is_read() -> None:
    cells, codes = read(stream([("Target", label(5, 7, "Red"))]))
    assert (cells, codes) == ({(5, 7): ("Red", Flag.NONE)}, [])


def test_a_locked_sheet_is_named() -> None:
    cells, codes = read(beginning(4) + record(0x2F, bytes(4)) + END)
    assert (cells, codes) == ({}, ["F006"])

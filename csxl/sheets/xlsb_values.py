"""What a cell's record of an `.xlsb` says: its value, its text, and where the value ends in it."""

from __future__ import annotations

import math
import struct
from collections.abc import Callable
from typing import NamedTuple

from csxl.sheets.cells import Flag, Value
from csxl.sheets.moments import moment
from csxl.sheets.values import shortest
from csxl.sheets.xlsb_records import Runs, rich_at, text_at

ERROR, NONE = Flag.ERROR, Flag.NONE
ERRORS = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
    0x2B: "#GETTING_DATA",
}
WHOLE, HUNDREDTHS = 2, 1  # how a short number is stored
REAL = struct.Struct("<d")


class BinaryRead(NamedTuple):
    """A value with its text and flags as stored, the fonts of its runs, and where it ends in its record; `shared` is
    the number of a text in the table of texts, -1 for a text or value of its own."""

    value: Value = None
    text: str = ""
    flags: int = NONE
    end: int = 0
    runs: Runs = ()
    shared: int = -1


def number(value: float, date: bool, from_1904: bool, end: int) -> BinaryRead:
    """A number, or the date that its format makes of it."""
    if not math.isfinite(value):
        return BinaryRead(str(value), str(value), NONE, end)
    if date and (when := moment(value, from_1904)) is not None:
        return BinaryRead(when, when.isoformat(), NONE, end)
    return BinaryRead(value, shortest(value), NONE, end)


def _short_number(body: bytes, at: int, date: bool, from_1904: bool) -> BinaryRead:
    stored = struct.unpack_from("<i", body, at)[0]
    value = float(stored >> 2) if stored & WHOLE else REAL.unpack(struct.pack("<2i", 0, stored & ~3))[0]
    return number(value / 100 if stored & HUNDREDTHS else value, date, from_1904, at + 4)


def _real(body: bytes, at: int, date: bool, from_1904: bool) -> BinaryRead:
    return number(REAL.unpack_from(body, at)[0], date, from_1904, at + 8)


def _blank(_: bytes, at: int, __: bool, ___: bool) -> BinaryRead:
    return BinaryRead(end=at)


def _error(body: bytes, at: int, _: bool, __: bool) -> BinaryRead:
    said = ERRORS.get(body[at], "#ERROR")
    return BinaryRead(said, said, ERROR, at + 1)


def _truth(body: bytes, at: int, _: bool, __: bool) -> BinaryRead:
    return BinaryRead(bool(body[at]), "TRUE" if body[at] else "FALSE", NONE, at + 1)


def _text(body: bytes, at: int, _: bool, __: bool) -> BinaryRead:
    said, end = text_at(body, at)
    return BinaryRead(said or None, said, NONE, end)


def _rich(body: bytes, at: int, _: bool, __: bool) -> BinaryRead:
    said, end = rich_at(body, at)
    return BinaryRead(said.text or None, said.text, NONE, len(body) if body[at] & 2 else end, said.runs)


def _shared(body: bytes, at: int, _: bool, __: bool) -> BinaryRead:
    return BinaryRead(end=at + 4, shared=struct.unpack_from("<I", body, at)[0])


Reader = Callable[[bytes, int, bool, bool], BinaryRead]
WITH_COLUMN: dict[int, Reader] = {
    1: _blank,
    2: _short_number,
    3: _error,
    4: _truth,
    5: _real,
    6: _text,
    7: _shared,
    62: _rich,
    8: _text,
    9: _real,
    10: _truth,
    11: _error,
}
FORMULAS = frozenset({8, 9, 10, 11})
IN_NEXT_COLUMN: dict[int, Reader] = {
    12: _blank,
    13: _short_number,
    14: _error,
    15: _truth,
    16: _real,
    17: _text,
    18: _shared,
}


def formula_in(body: bytes, at: int) -> tuple[bytes, bytes, int]:
    """The steps of a formula whose length stands there, what belongs to them, and where both end; nothing, and
    where it begins, if the record is too short for it."""
    length = int.from_bytes(body[at : at + 4], "little")
    steps, after = body[at + 4 : at + 4 + length], at + 8 + length
    if after > len(body):
        return b"", b"", at
    end = after + int.from_bytes(body[after - 4 : after], "little")
    return steps, body[after:end], end

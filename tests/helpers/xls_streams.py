"""Small `.xls` workbooks built record by record."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Sequence

from csxl.model.member import Kind
from csxl.sheets.cells import Book
from csxl.sheets.foreign import read_foreign
from tests.helpers.compound_files import compound_file

BIFF8, BIFF5 = 0x600, 0x500
PLAIN, RED, STRUCK, DATE, SIGNS = 0, 1, 2, 3, 4  # formats of cells that every workbook here has


def record(kind: int, body: bytes = b"") -> bytes:
    """A record, without any that continue it."""
    return struct.pack("<HH", kind, len(body)) + body


def beginning(kind: int, version: int = BIFF8) -> bytes:
    return record(0x809, struct.pack("<4H", version, kind, 0x0DBB, 0x07CC) + (bytes(8) if version == BIFF8 else b""))


def wide(text: str, count: str = "<H") -> bytes:
    """A text of two bytes a letter, after its length."""
    raw = text.encode("utf-16-le", "surrogatepass")
    return struct.pack(count + "B", len(raw) // 2, 1) + raw


def narrow(text: str, count: str = "<H") -> bytes:
    return struct.pack(count + "B", len(text), 0) + text.encode("latin-1")


def at(row: int, column: int, look: int = PLAIN) -> bytes:
    """How every record of a cell begins; row and column from 1."""
    return struct.pack("<3H", row - 1, column - 1, look)


def label(row: int, column: int, text: str, look: int = PLAIN) -> bytes:
    return record(0x204, at(row, column, look) + wide(text))


def shared(row: int, column: int, number: int, look: int = PLAIN) -> bytes:
    return record(0xFD, at(row, column, look) + struct.pack("<I", number))


def number(row: int, column: int, value: float, look: int = PLAIN) -> bytes:
    return record(0x203, at(row, column, look) + struct.pack("<d", value))


def formula(row: int, column: int, result: bytes, tokens: bytes = b"\x1e\1\0") -> bytes:
    head = at(row, column) + result + bytes(6) + struct.pack("<H", len(tokens))
    return record(0x06, head + tokens)


def result(kind: int, value: int = 0) -> bytes:
    """The stored result of a formula that is no number: 0 a text, 1 a truth value, 2 an error, 3 nothing."""
    return bytes([kind, 0, value, 0, 0, 0, 0xFF, 0xFF])


def font(name: str = "Arial", options: int = 0, weight: int = 400, colour: int = 0x7FFF, characters: int = 0) -> bytes:
    about = struct.pack("<5H4B", 200, options, colour, weight, 0, 0, 0, characters, 0)
    return record(0x31, about + narrow(name, "<B"))


def look(font: int = 0, form: int = 0, colour: int = 0, lines: int = 0) -> bytes:
    """A format of cells; with a colour, it fills them."""
    pattern = (1 << 26) if colour else 0
    return record(0xE0, struct.pack("<2H6xIIH", font, form, lines, pattern, colour))


FONTS = font() + font(options=8) + font("Wingdings", characters=2) + font(weight=700) + font(colour=9)  # numbers 0-3, 5
LOOKS = look() + look(colour=10) + look(1) + look(form=14) + look(2)


def texts(*stored: bytes) -> bytes:
    """The table of shared texts in one record."""
    return record(0xFC, struct.pack("<2I", len(stored), len(stored)) + b"".join(stored))


def stream(
    sheets: Sequence[tuple[str, bytes]], before: bytes = b"", styles: bytes = FONTS + LOOKS, version: int = BIFF8
) -> bytes:
    """The stream of a workbook: what comes before its list of sheets, and each sheet's records."""
    name = (lambda text: wide(text, "<B")) if version == BIFF8 else lambda text: bytes([len(text)]) + text.encode()
    head = beginning(5, version) + before + styles
    start = len(head) + sum(len(record(0x85, bytes(6) + name(title))) for title, _ in sheets) + 4
    listed, bodies = b"", b""
    for title, body in sheets:
        listed += record(0x85, struct.pack("<I2B", start + len(bodies), 0, 0) + name(title))
        bodies += beginning(0x10, version) + body + record(0x0A)
    return head + listed + record(0x0A) + bodies


def read(data: bytes, name: str = "Workbook") -> tuple[Book | None, list[str]]:
    """What is read of a workbook's stream, and the codes about it."""
    book, said = read_foreign(compound_file({name: data}), Kind.XLS, "a.xls")
    return book, [one.code for one in said]


def read_sheet(*records: bytes, before: bytes = b"") -> tuple[Book | None, list[str]]:
    """What is read of a workbook with one sheet."""
    return read(stream([("Target", b"".join(records))], before))


def escher(kind: int, body: bytes = b"", head: int = 0) -> bytes:
    return struct.pack("<HHI", head, kind, len(body)) + body


def shape(form: int, anchor: Iterable[int], more: bytes = b"", options: int = 0xA00) -> bytes:
    """A shape of a drawing up to where its object's record comes; `anchor` is left, top, right and bottom, from 0, with
    how far within each cell: column, part, row, part …"""
    about = escher(0xF00A, struct.pack("<2I", 1025, options), form << 4 | 2)
    where = escher(0xF010, struct.pack("<9H", 0, *anchor))
    return escher(0xF004, about + more + where + escher(0xF011), 15)


def drawing(*shapes: bytes) -> bytes:
    """The records that begin a drawing, without objects between its shapes."""
    outermost = escher(0xF004, escher(0xF009, bytes(16), 1) + escher(0xF00A, struct.pack("<2I", 1024, 5), 2), 15)
    inner = escher(0xF003, outermost + b"".join(shapes), 15)
    return escher(0xF002, escher(0xF008, bytes(8), 0x10) + inner, 15)


def thing(kind: int, number: int = 1, options: int = 0x6011, parts: bytes = b"") -> bytes:
    about = struct.pack("<2H", 0x15, 18) + struct.pack("<3H", kind, number, options) + bytes(12)
    return record(0x5D, about + parts + bytes(4))


def drawn(*pairs: tuple[bytes, bytes]) -> bytes:
    """Shapes, each followed by its object's record and what comes with it."""
    data = drawing(*(one for one, _ in pairs))
    first = len(data) - sum(len(one) for one, _ in pairs)
    found, begun = b"", 0
    for one, after in pairs:
        end = (begun or first) + len(one)
        found += record(0xEC, data[begun:end]) + after
        begun = end
    return found


def box_text(text: str) -> bytes:
    """The records of an object's text, in two pieces."""
    half = len(text) // 2
    about = record(0x1B6, struct.pack("<2H6x2H4x", 0x212, 0, len(text), 16))
    pieces = record(0x3C, b"\0" + text[:half].encode("latin-1")) + record(0x3C, b"\1" + text[half:].encode("utf-16-le"))
    return record(0xEC, escher(0xF00D)) + about + pieces + record(0x3C, bytes(16))

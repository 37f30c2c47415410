"""Small .xlsb workbooks built record by record."""

from __future__ import annotations

import struct

from tests.helpers.wrapped_files import BINARY, TYPES, zipped

KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
RELATION = '<Relationship Id="{}" Type="' + KINDS + '/{}" Target="{}"/>'
RED, PLAIN, STRUCK = 1, 0, 2  # the cell formats of the workbook


def record(kind: int, body: bytes = b"") -> bytes:
    """One record: its number and size in seven bits of a byte, while the eighth is set."""
    return seven_bits(kind) + seven_bits(len(body)) + body


def seven_bits(number: int) -> bytes:
    out = bytearray()
    while number > 0x7F:
        out.append(number & 0x7F | 0x80)
        number >>= 7
    return bytes([*out, number])


def text(words: str) -> bytes:
    return struct.pack("<I", len(words)) + words.encode("utf-16-le")


def cell(kind: int, column: int, value: bytes = b"", look: int = PLAIN) -> bytes:
    return record(kind, struct.pack("<2I", column - 1, look) + value)


def row(number: int, hidden: bool = False) -> bytes:
    return record(0, struct.pack("<2IHBB", number - 1, 0, 300, 0, 0x10 if hidden else 0) + bytes(5))


def binary_workbook(
    name: str, rows: bytes, after: bytes = b"", comments: dict[tuple[int, int], str] | None = None
) -> bytes:
    """A workbook of one sheet with these rows; `after` are records that follow them; comments by row and column."""
    size = record(148, struct.pack("<4I", 0, 9, 0, 9))
    sheet = record(129) + size + record(145) + rows + record(146) + after + record(130)
    book = record(131) + record(143) + record(156, struct.pack("<2I", 0, 1) + text("rId1") + text(name)) + record(144)
    said = b"".join(
        record(635, struct.pack("<5I", 0, row - 1, row - 1, column - 1, column - 1) + bytes(16))
        + record(637, b"\0" + text(words))
        for (row, column), words in (comments or {}).items()
    )
    relation = RELATION.format
    return zipped(
        {
            "[Content_Types].xml": TYPES.format(
                f'<Override PartName="/xl/workbook.bin" ContentType="{BINARY}"/>'
            ).encode(),
            "_rels/.rels": RELATIONS.format(relation("rId1", "officeDocument", "xl/workbook.bin")).encode(),
            "xl/workbook.bin": book + record(132),
            "xl/_rels/workbook.bin.rels": RELATIONS.format(
                relation("rId1", "worksheet", "worksheets/sheet1.bin") + relation("rId2", "styles", "styles.bin")
            ).encode(),
            "xl/worksheets/sheet1.bin": sheet,
            "xl/worksheets/_rels/sheet1.bin.rels": RELATIONS.format(
                relation("rId1", "comments", "../comments1.bin")
            ).encode(),
            "xl/comments1.bin": said,
            "xl/styles.bin": styles(),
        }
    )


def styles() -> bytes:
    fonts = record(43, struct.pack("<2H", 220, 0) + bytes(17)) + record(43, struct.pack("<2H", 220, 8) + bytes(17))
    fills = record(45, struct.pack("<I", 0) + bytes(64)) + record(
        45, struct.pack("<I", 1) + bytes([2 << 1 | 1, 0, 0, 0, 0xBF, 0x24, 0x2A, 0xFF]) + bytes(56)
    )
    formats = [(0, 0), (0, 1), (1, 0)]
    looks = b"".join(record(47, struct.pack("<5H", 0, 0, font, fill, 0) + bytes(6)) for font, fill in formats)
    return record(278) + fonts + fills + record(617, struct.pack("<I", 3)) + looks + record(618) + record(279)

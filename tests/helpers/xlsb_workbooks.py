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
    units = words.encode("utf-16-le", "surrogatepass")
    return struct.pack("<I", len(units) // 2) + units


def cell(kind: int, column: int, value: bytes = b"", look: int = PLAIN) -> bytes:
    return record(kind, struct.pack("<2I", column - 1, look) + value)


def short(kind: int, value: bytes = b"", look: int = PLAIN) -> bytes:
    """A cell of which the column is one more than that of the cell before, as SheetJS writes them."""
    return record(kind, struct.pack("<I", look) + value)


def row(number: int, hidden: bool = False, spans: int = 0) -> bytes:
    head = struct.pack("<2IHBB", number - 1, 0, 300, 0, 0x10 if hidden else 0)
    return record(0, head + struct.pack("<BI", 0, spans) + bytes(8 * spans))


def whole(number: int, hundredths: bool = False) -> bytes:
    """A whole number as a short cell stores it, or one of hundredths."""
    return struct.pack("<i", number << 2 | 2 | hundredths)


def rich(words: str, *runs: tuple[int, int]) -> bytes:
    """A text of which each run begins at a character and has a font."""
    return b"\1" + text(words) + struct.pack("<I", len(runs)) + b"".join(struct.pack("<2H", *run) for run in runs)


def block(top: int, left: int, bottom: int, right: int) -> bytes:
    return struct.pack("<4I", top - 1, bottom - 1, left - 1, right - 1)


def link(cells: tuple[int, int, int, int], relation: str, location: str = "") -> bytes:
    return record(494, block(*cells) + text(relation) + text(location) + text("") + text(""))


def headers(*texts: str) -> bytes:
    """A sheet's headers and footers: odd, even and first pages, the header of each first."""
    return record(479, bytes(2) + b"".join(map(text, (*texts, *[""] * (6 - len(texts))))))


def worksheet(rows: bytes, after: bytes = b"", before: bytes = b"") -> bytes:
    """A worksheet's part; `before` and `after` are records round its rows."""
    return record(129) + before + record(145) + rows + record(146) + after + record(130)


def listed(name: str, relation: str, hidden: int = 0) -> bytes:
    """A sheet as the workbook lists it; `hidden` is 1, or 2 for one that only a macro can show."""
    return record(156, struct.pack("<2I", hidden, 1) + text(relation) + text(name))


def book_part(*sheets: bytes, settings: bytes = b"", more: bytes = b"") -> bytes:
    return record(131) + settings + record(143) + b"".join(sheets) + record(144) + more + record(132)


def shared(*items: bytes) -> bytes:
    """The part of shared texts."""
    return (
        record(159, struct.pack("<2I", len(items), len(items))) + b"".join(record(19, i) for i in items) + record(160)
    )


def comments_part(comments: dict[tuple[int, int], str]) -> bytes:
    return b"".join(
        record(635, struct.pack("<5I", 0, row - 1, row - 1, column - 1, column - 1) + bytes(16))
        + record(637, b"\0" + text(words))
        for (row, column), words in comments.items()
    )


def related(*relations: tuple[str, str], external: tuple[str, ...] = ()) -> bytes:
    """A part of relations rId1, rId2 … by kind and target; those of the kinds `external` lead out of the file."""
    found = ""
    for number, (kind, target) in enumerate(relations, 1):
        relation = RELATION.format(f"rId{number}", kind, target)
        found += relation.replace("/>", ' TargetMode="External"/>') if kind in external else relation
    return RELATIONS.format(found).encode()


def package(parts: dict[str, bytes | None]) -> bytes:
    """A workbook of one sheet, with these parts in place of or besides its own; None leaves one out."""
    content = f'<Override PartName="/xl/workbook.bin" ContentType="{BINARY}"/>'
    usual: dict[str, bytes | None] = {
        "[Content_Types].xml": TYPES.format(content).encode(),
        "_rels/.rels": related(("officeDocument", "xl/workbook.bin")),
        "xl/workbook.bin": book_part(listed("Target", "rId1")),
        "xl/_rels/workbook.bin.rels": related(
            ("worksheet", "worksheets/sheet1.bin"), ("styles", "styles.bin"), ("sharedStrings", "sharedStrings.bin")
        ),
        "xl/worksheets/sheet1.bin": worksheet(b""),
        "xl/styles.bin": styles(),
        "xl/sharedStrings.bin": shared(),
    }
    return zipped({name: part for name, part in (usual | parts).items() if part is not None})


def binary_workbook(
    name: str, rows: bytes, after: bytes = b"", comments: dict[tuple[int, int], str] | None = None
) -> bytes:
    """A workbook of one sheet with these rows; `after` are records that follow them; comments by row and column."""
    size = record(148, struct.pack("<4I", 0, 9, 0, 9))
    return package(
        {
            "xl/workbook.bin": book_part(listed(name, "rId1")),
            "xl/worksheets/sheet1.bin": worksheet(rows, after, size),
            "xl/worksheets/_rels/sheet1.bin.rels": related(("comments", "../comments1.bin")),
            "xl/comments1.bin": comments_part(comments or {}),
        }
    )


def colour(kind: int, number: int = 0, rgb: str = "000000", tint: int = 0) -> bytes:
    return struct.pack("<BBh", kind << 1 | 1, number, tint) + bytes.fromhex(rgb) + b"\xff"


USUAL = colour(0)


def font(name: str = "Arial", options: int = 0, weight: int = 400, underline: int = 0, ink: bytes = USUAL) -> bytes:
    """A font's record; of its options 2 is italic and 8 struck."""
    head = struct.pack("<4H4B", 220, options, weight, 0, underline, 0, 0, 0)
    return record(43, head + ink + b"\0" + text(name))


def fill(kind: int = 0, front: bytes = USUAL, back: bytes = USUAL, stops: tuple[bytes, ...] = ()) -> bytes:
    gradient = bytes(44) + struct.pack("<I", len(stops)) + b"".join(stop + bytes(8) for stop in stops)
    return record(45, struct.pack("<I", kind) + front + back + gradient)


def border(line: int = 0, ink: bytes = USUAL) -> bytes:
    """A border with this line on its left and none elsewhere."""
    none = bytes(2) + USUAL
    return record(46, b"\0" + none + none + struct.pack("<H", line) + ink + none + none)


def style(number: int = 0, font: int = 0, fill: int = 0, border: int = 0) -> bytes:
    return record(47, struct.pack("<5H", 0, number, font, fill, border) + bytes(6))


def styles_part(fonts: bytes, fills: bytes, borders: bytes, formats: bytes, *cells: bytes, more: bytes = b"") -> bytes:
    """A part of styles; `formats` are records of number formats, `more` are records at its end."""
    named = record(626, struct.pack("<I", 1)) + style() + record(627)
    xfs = record(617, struct.pack("<I", len(cells))) + b"".join(cells) + record(618)
    return record(278) + formats + fonts + fills + borders + named + xfs + more + record(279)


def styles() -> bytes:
    fonts = record(43, struct.pack("<2H", 220, 0) + bytes(17)) + record(43, struct.pack("<2H", 220, 8) + bytes(17))
    fills = record(45, struct.pack("<I", 0) + bytes(64)) + record(
        45, struct.pack("<I", 1) + bytes([2 << 1 | 1, 0, 0, 0, 0xBF, 0x24, 0x2A, 0xFF]) + bytes(56)
    )
    formats = [(0, 0), (0, 1), (1, 0)]
    looks = b"".join(record(47, struct.pack("<5H", 0, 0, font, fill, 0) + bytes(6)) for font, fill in formats)
    return record(278) + fonts + fills + record(617, struct.pack("<I", 3)) + looks + record(618) + record(279)

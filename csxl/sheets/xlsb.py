"""What the records of an `.xlsb` hold besides values: formulas, errors, comments, fills, merged and hidden cells."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator, Mapping

from csxl.sheets.cells import Area, Look, Place
from csxl.sheets.marks import ERRORS, Marks
from csxl.sheets.package import Package
from csxl.sheets.relations import Relation, read_relations, relations_part
from csxl.sheets.style_colours import PALETTE

BOOK = "xl/workbook.bin"
ROW, CELLS, ERROR, FORMULAS, FORMULA_ERROR = 0, range(1, 12), 3, range(8, 12), 11
COLUMNS, MERGED, SHEET = 60, 176, 156
FONT, FILL, FORMAT, FORMATS, FORMATS_END = 43, 45, 47, 617, 618
COMMENT, COMMENT_TEXT = 635, 637
INDEXED, RGB, THEME = 1, 2, 3  # kinds of colour
Record = tuple[int, bytes]


def read_marks(package: Package) -> Mapping[str, Marks]:
    """The marks of each sheet by its name. Raises PartFault, or struct.error or IndexError for senseless records."""
    related = _relations(package, BOOK)
    looks = _looks(package, next((relation.part for relation in related.values() if relation.kind == "styles"), ""))
    found = {}
    for kind, body in _records(_part(package, BOOK)):
        if kind == SHEET:
            relation, end = _text(body, 8)
            name, _ = _text(body, end)
            if relation in related and related[relation].kind == "worksheet":
                found[name] = _sheet(package, related[relation].part, looks)
    return found


def _relations(package: Package, part: str) -> Mapping[str, Relation]:
    name = relations_part(part)
    return read_relations([_part(package, name)], part, package) if name in package else {}


def _part(package: Package, name: str) -> bytes:
    return b"".join(chunk for entry in package.copies(name)[:1] for chunk in package.chunks(entry))


def _records(data: bytes) -> Iterator[Record]:
    """Each record's number and body; both number and size take seven bits of a byte, while the eighth is set."""
    position = 0
    while position < len(data):
        kind, position = _seven_bits(data, position, 2)
        size, position = _seven_bits(data, position, 4)
        yield kind, data[position : position + size]
        position += size


def _seven_bits(data: bytes, position: int, most: int) -> tuple[int, int]:
    number = 0
    for step in range(most):
        byte = data[position]
        position += 1
        number |= (byte & 0x7F) << 7 * step
        if byte < 0x80:
            break
    return number, position


def _text(body: bytes, position: int) -> tuple[str, int]:
    """A text with its length before it, and where it ends."""
    count = struct.unpack_from("<I", body, position)[0]
    if count == 0xFFFFFFFF:
        return "", position + 4
    end = position + 4 + 2 * count
    return body[position + 4 : end].decode("utf-16-le", "replace"), end


def _looks(package: Package, part: str) -> list[Look]:
    """How each cell format looks."""
    fonts, fills, looks = [], [], []
    within = False
    for kind, body in _records(_part(package, part)):
        within = kind == FORMATS or (within and kind != FORMATS_END)
        if kind == FONT:
            fonts.append(bool(body[2] & 8))
        elif kind == FILL:
            fills.append(_colour(body[4:12]) if struct.unpack_from("<I", body)[0] == 1 else "")
        elif kind == FORMAT and within:
            font, fill = struct.unpack_from("<2H", body, 4)
            looks.append(Look(fills[fill] if fill < len(fills) else "", font < len(fonts) and fonts[font]))
    return looks


def _colour(body: bytes) -> str:
    """A colour as "#RRGGBB", "theme:4" where only its number in the theme is given, or ""."""
    kind, number = body[0] >> 1, body[1]
    if kind == RGB or (kind == THEME and body[0] & 1 and any(body[4:7])):
        return "#" + body[4:7].hex().upper()
    if kind == INDEXED:
        return f"#{PALETTE[number]}" if number < 64 else ""
    return f"theme:{number}" if kind == THEME else ""


def _sheet(package: Package, part: str, looks: list[Look]) -> Marks:
    """One sheet's marks."""
    marks = Marks()
    row = 0
    for kind, body in _records(_part(package, part)):
        if kind == ROW:
            row = struct.unpack_from("<I", body)[0] + 1
            if body[11] & 0x10:
                marks.hidden_rows.add(row)
        elif kind in CELLS:
            _cell(kind, body, row, looks, marks)
        elif kind == COLUMNS:
            first, last, width, _, options = struct.unpack_from("<4IH", body)
            if options & 1 or not width:
                marks.hidden_columns.append(range(first + 1, last + 2))
        elif kind == MERGED:
            top, bottom, left, right = struct.unpack_from("<4I", body)
            marks.merges.append(Area(top + 1, left + 1, bottom + 1, right + 1))
    for relation in _relations(package, part).values():
        if relation.kind == "comments":
            marks.comments |= _comments(_records(_part(package, relation.part)))
    return marks


def _cell(kind: int, body: bytes, row: int, looks: list[Look], marks: Marks) -> None:
    column, style = struct.unpack_from("<2I", body)
    place = Place(row, column + 1)
    if kind in FORMULAS:
        marks.formulas.add(place)
    if kind in {ERROR, FORMULA_ERROR}:
        marks.errors[place] = ERRORS.get(body[8], "#ERROR")
    style &= 0xFFFFFF
    if style < len(looks) and looks[style] != Look():
        marks.looks[place] = looks[style]


def _comments(records: Iterable[Record]) -> dict[Place, str]:
    """The comments by their cells."""
    found = {}
    place = Place(1, 1)
    for kind, body in records:
        if kind == COMMENT:
            row, _, column, _ = struct.unpack_from("<4I", body, 4)
            place = Place(row + 1, column + 1)
        elif kind == COMMENT_TEXT:
            found[place] = _text(body, 1)[0]
    return found

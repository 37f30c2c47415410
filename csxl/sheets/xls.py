"""What the records of an `.xls` hold besides values: formulas, errors, comments, fills, merged and hidden cells."""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator, Mapping

from csxl.sheets.cells import Area, Drawn, Look, Place
from csxl.sheets.marks import ERRORS, Marks
from csxl.sheets.style_colours import PALETTE
from csxl.unwrap.compound import Compound

BOF, END, CONTINUE = 0x809, 0x0A, 0x3C
BIFF8 = 0x600
SHEET, FONT, FORMAT, COLOURS = 0x85, 0x31, 0xE0, 0x92
FORMULA, BOOL_OR_ERROR, NOTE, OBJECT, TEXT = 0x06, 0x205, 0x1C, 0x5D, 0x1B6
ROW, COLUMNS, MERGED = 0x208, 0x7D, 0xE5
SINGLE = {FORMULA, 0x201, 0x203, 0x204, BOOL_OR_ERROR, 0x27E, 0xFD, 0xD6}  # records of one cell
BLANKS, NUMBERS = 0xBE, 0xBD  # records of several cells of a row
NOTE_OBJECT = 0x19
Record = tuple[int, bytes]


def read_marks(compound: Compound) -> Mapping[str, Marks]:
    """The marks of each worksheet by its name. Raises struct.error or IndexError where the records make no sense."""
    stream = compound.read(compound.find("Workbook", "Book"))
    if len(stream) < 8:
        raise IndexError
    wide = struct.unpack_from("<H", stream, 4)[0] >= BIFF8
    sheets: dict[str, int] = {}
    fonts: list[bool] = []
    formats: list[tuple[int, int, int]] = []  # font, pattern, colour
    palette = list(PALETTE)
    for kind, body in _records(stream, 0):
        if kind == SHEET and body[5] == 0:
            sheets[_name(body, wide)] = struct.unpack_from("<I", body)[0]
        elif kind == FONT:
            fonts.append(bool(body[2] & 8))
        elif kind == FORMAT and len(body) >= 20:
            font, colours = struct.unpack_from("<H", body)[0], struct.unpack_from("<H", body, 18)[0]
            formats.append((font, body[17] >> 2, colours & 0x7F))
        elif kind == COLOURS:
            for number in range(struct.unpack_from("<H", body)[0]):
                palette[8 + number : 9 + number] = [body[2 + number * 4 : 5 + number * 4].hex().upper()]
    looks = [
        Look(f"#{palette[colour]}" if pattern and colour < 64 else "", _struck(fonts, font))
        for font, pattern, colour in formats
    ]
    return {name: _Sheet(looks, wide).read(_records(stream, start)) for name, start in sheets.items()}


def _records(stream: bytes, position: int) -> Iterator[Record]:
    """The records from one BOF to its end, without those of charts within."""
    depth = 0
    while position + 4 <= len(stream):
        kind, size = struct.unpack_from("<HH", stream, position)
        body = stream[position + 4 : position + 4 + size]
        position += 4 + size
        depth += (kind == BOF) - (kind == END)
        if depth == 1 and kind != BOF:
            yield kind, body
        if depth < 1:
            return


def _name(body: bytes, wide: bool) -> str:
    if not wide:
        return body[7 : 7 + body[6]].decode("cp1252", "replace")
    return _characters(body[7:], body[6])


def _characters(body: bytes, count: int) -> str:
    """Characters after the byte that says whether they take one byte each or two."""
    return (
        body[1 : 1 + count * 2].decode("utf-16-le", "replace") if body[0] & 1 else body[1 : 1 + count].decode("latin-1")
    )


def _struck(fonts: list[bool], number: int) -> bool:
    number -= number > 4  # there is no font 4
    return number < len(fonts) and fonts[number]


class _Sheet:
    """One sheet's marks while its records are read."""

    def __init__(self, looks: list[Look], wide: bool) -> None:
        self.looks, self.wide = looks, wide
        self.marks = Marks()
        self.object = self.kind = 0
        self.missing = 0  # characters of a text that are still to come
        self.texts: dict[int, str] = {}
        self.kinds: dict[int, int] = {}
        self.notes: dict[Place, int] = {}
        self.takers: Mapping[int, Callable[[bytes], None]] = {
            BLANKS: self._blanks,
            NUMBERS: self._numbers,
            NOTE: self._note,
            OBJECT: self._object,
            TEXT: self._text,
            CONTINUE: self._more,
            ROW: self._row,
            COLUMNS: self._columns,
            MERGED: self._merged,
        }

    def read(self, records: Iterator[Record]) -> Marks:
        """The marks that a sheet's records make."""
        for kind, body in records:
            if kind in SINGLE:
                self._single(kind, body)
            elif kind in self.takers:
                self.takers[kind](body)
        self.marks.comments |= {place: self.texts.get(number, "") for place, number in self.notes.items()}
        # A shape's place is in a drawing's records, which are not read, so its text is kept at A1.
        self.marks.drawn += [
            Drawn.at(Place(1, 1), text)
            for number, text in self.texts.items()
            if self.kinds.get(number) != NOTE_OBJECT and text
        ]
        return self.marks

    def _single(self, kind: int, body: bytes) -> None:
        row, column, look = struct.unpack_from("<3H", body)
        place = Place(row + 1, column + 1)
        self._looks(place, look)
        if kind == FORMULA:
            self.marks.formulas.add(place)
            if body[12:14] == b"\xff\xff" and body[6] == 2:
                self.marks.errors[place] = ERRORS.get(body[8], "#ERROR")
        elif kind == BOOL_OR_ERROR and body[7]:
            self.marks.errors[place] = ERRORS.get(body[6], "#ERROR")

    def _looks(self, place: Place, look: int) -> None:
        if look < len(self.looks) and self.looks[look] != Look():
            self.marks.looks[place] = self.looks[look]

    def _blanks(self, body: bytes, step: int = 2) -> None:
        row, first = struct.unpack_from("<2H", body)
        for number in range((len(body) - 6) // step):
            look = struct.unpack_from("<H", body, 4 + number * step)[0]
            self._looks(Place(row + 1, first + number + 1), look)

    def _numbers(self, body: bytes) -> None:
        self._blanks(body, 6)

    def _note(self, body: bytes) -> None:
        row, column, _, number = struct.unpack_from("<4H", body)
        place = Place(row + 1, column + 1)
        if self.wide:
            self.notes[place] = number
        else:
            self.marks.comments[place] = body[6:].decode("cp1252", "replace")

    def _object(self, body: bytes) -> None:
        if self.wide:
            self.kind, self.object = struct.unpack_from("<2H", body, 4)
            self.kinds[self.object] = self.kind

    def _text(self, body: bytes) -> None:
        self.missing = struct.unpack_from("<H", body, 10)[0] if self.wide else 0

    def _more(self, body: bytes) -> None:
        if self.missing and len(body) > 1:
            text = _characters(body, self.missing)
            self.missing -= len(text)
            self.texts[self.object] = self.texts.get(self.object, "") + text

    def _row(self, body: bytes) -> None:
        if struct.unpack_from("<H", body, 12)[0] & 0x20:
            self.marks.hidden_rows.add(struct.unpack_from("<H", body)[0] + 1)

    def _columns(self, body: bytes) -> None:
        first, last, width, _, options = struct.unpack_from("<5H", body)
        if options & 1 or not width:
            self.marks.hidden_columns.append(range(first + 1, last + 2))

    def _merged(self, body: bytes) -> None:
        for number in range(struct.unpack_from("<H", body)[0]):
            top, bottom, left, right = struct.unpack_from("<4H", body, 2 + number * 8)
            self.marks.merges.append(Area(top + 1, left + 1, bottom + 1, right + 1))

"""The records of an `.xls` that say what a thing over a sheet is: a text box, a picture, a check box, an object."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import field

from csxl.sheets.cells import DrawnKind
from csxl.sheets.chosen import UNKNOWN
from csxl.text.a1 import address
from csxl.text.records import dataclass

COMMON, PICTURE_OPTIONS, PICTURE_FORMULA, TICKED, LIST = 0x15, 0x08, 0x09, 0x12, 0x13  # parts of the record
MISNAMED, TICKED_SIZE = 0x0A, 8  # the part that says what is ticked, as LibreOffice names it
AREAS, SOMEWHERE = frozenset({0x25, 0x45, 0x65}), "a list elsewhere"  # cells of the same sheet in a formula
GROUP, LINE, ARC, CHART, TEXT, PICTURE, NOTE, DROP_DOWN, SHAPE = 0, 1, 4, 5, 6, 8, 0x19, 0x14, 0x1E
CONTROLS = frozenset({7, *range(0x0B, 0x15)})
TICKABLE = frozenset({0x0B, 0x0C})
OWN = 0x100  # of a program's own drop-downs, beside a filter or a list of words
ACTIVE = 0x10  # of a picture that is a control
EMBEDDED = 3  # what comes before the name of an object's program
LINES = frozenset(
    {13, 15, *range(66, 71), 76, 77, 79, 83, 90, 91, 99, *range(101, 104), 20, *range(32, 41)}
)  # arrows too
PICTURE_FRAME = 75
TEXT_BOX, BOXES = 202, frozenset({1, 2, 21, 65, 109, *range(41, 53), 61, 62, 63, 106, *range(178, 182)})
FRAME, TEXT_AT, NAME_AT = 34, 44, 70  # in the record of Excel 5


@dataclass
class Thing:
    """One thing: what kind, its number, where in the drawing its shape ends, its text as far as it has come."""

    kind: int
    number: int
    at: int
    own: bool = False
    ticked: bool | None = None
    program: str = ""
    storage: str = ""
    choice: str = ""  # which item of which list is chosen
    control: bool = False
    stored: tuple[int, int] = (0, 0)  # where the stream of controls holds it, and how many bytes
    anchor: tuple[int, ...] = ()
    text: list[str] = field(default_factory=list)

    def drawn_kind(self, shape: int, said: str) -> DrawnKind:
        """What it is, in the words of a sentence; `shape` is the number of its form, and `said` what is in it."""
        if self.kind in CONTROLS or self.control:
            return DrawnKind.CONTROL
        if self.kind == CHART:
            return DrawnKind.CHART
        if self.kind == PICTURE or shape == PICTURE_FRAME:
            return DrawnKind.OBJECT if self.program else DrawnKind.PICTURE
        if self.kind == TEXT or shape == TEXT_BOX or (said and shape in BOXES):
            return DrawnKind.BOX
        return DrawnKind.LINE if self.kind == LINE or shape in LINES else DrawnKind.SHAPE


def thing(body: bytes, at: int) -> Thing:
    """What a record of Excel 97 or later is about. Raises one of SENSELESS."""
    kind, number, options = struct.unpack_from("<3H", body, 4)
    found = Thing(kind, number, at, bool(options & OWN))
    for part, data in _parts(body):
        if kind in TICKABLE and (part == TICKED or (part == MISNAMED and len(data) == TICKED_SIZE)):
            found.ticked = data[:2] != b"\0\0"
        elif part == LIST and kind in CONTROLS:
            found.choice = _choice(data)
        elif part == PICTURE_OPTIONS and kind == PICTURE:
            found.control = bool(data[0] & ACTIVE)
        elif part == PICTURE_FORMULA and kind == PICTURE:
            _embedded(found, data)
    return found


def _parts(body: bytes) -> Iterator[tuple[int, bytes]]:
    at = 0
    while at + 4 <= len(body):
        part, size = struct.unpack_from("<2H", body, at)
        yield part, body[at + 4 : at + 4 + size]
        at += 4 + size


def _choice(data: bytes) -> str:
    """Which item of a list is chosen, and where its items stand; "" if none is."""
    (whole,) = struct.unpack_from("<H", data)
    if 2 + whole + 4 > len(data):
        return ""
    number = struct.unpack_from("<2H", data, 2 + whole)[1]
    source = SOMEWHERE
    if whole >= 15 and data[8] in AREAS:
        top, bottom, left, right = struct.unpack_from("<4H", data, 9)
        source = f"{address(top + 1, (left & 255) + 1)}:{address(bottom + 1, (right & 255) + 1)}"
    return UNKNOWN.format(number=number, source=source) if number else ""


def _embedded(found: Thing, data: bytes) -> None:
    """An object's program, and the storage that holds it."""
    whole, steps = struct.unpack_from("<2H", data)
    at = 8 + (steps & 0x7FFF)
    if at + 4 > 2 + whole or data[at] != EMBEDDED:
        return
    count = data[at + 1]
    letters = data[at + 4 : at + 4 + count * (1 + (data[at + 3] & 1))]
    found.program = letters.decode("utf-16-le" if data[at + 3] & 1 else "latin-1", "replace") or "Package"
    if found.control and 2 + whole + 8 <= len(data):
        found.stored = struct.unpack_from("<2I", data, 2 + whole)
    elif 2 + whole + 4 <= len(data):
        found.storage = f"MBD{struct.unpack_from('<I', data, 2 + whole)[0]:08X}"


def old_thing(body: bytes, page: str) -> Thing:
    """What a record of Excel 5 is about, which says itself where it lies. Raises one of SENSELESS."""
    kind, number = struct.unpack_from("<2H", body, 4)
    found = Thing(kind, number, -1, anchor=struct.unpack_from("<8H", body, 10))
    macro, _, name = struct.unpack_from("<3H", body, 26)
    if kind == TEXT and len(body) >= NAME_AT:
        (count,) = struct.unpack_from("<H", body, TEXT_AT)
        at = NAME_AT
        if name:
            at += 1 + body[at]
            at += at & 1
        found.text.append(body[at + macro : at + macro + count].decode(page, "replace"))
    return found

"""What lies over a sheet of an `.xls`, and its comments: gathered from records that belong together."""

from __future__ import annotations

import struct
from collections.abc import Callable, Mapping

from csxl.sheets.activex import Stored
from csxl.sheets.anchors import cells_under
from csxl.sheets.cells import Drawn, DrawnKind, Place
from csxl.sheets.limits import CELL_CHARACTERS
from csxl.sheets.objects import object_name
from csxl.sheets.sizes import Sizes
from csxl.sheets.xls_context import XlsContext
from csxl.sheets.xls_packages import Packages
from csxl.sheets.xls_records import CONTINUE
from csxl.sheets.xls_shapes import IS_DELETED, IS_GROUP, IS_OUTERMOST, Shape, XlsShapes
from csxl.sheets.xls_strings import WIDE, Pieces, whole
from csxl.sheets.xls_things import COMMON, GROUP, NOTE, Thing, old_thing, thing

NOTES, DRAWING, OBJECT, LETTERS, CHART_TEXT = 0x1C, 0xEC, 0x5D, 0x1B6, 0x100D
NEXT = 0xFFFF  # in place of a row: what an old comment says further
MOST, MOST_TITLES, MOST_NOTES = 5_000, 50, 20_000
MOST_DRAWING = 16 << 20  # bytes of one sheet's drawing; pictures lie elsewhere


class XlsObjects:
    """What lies over one sheet, and its comments, while its records are read."""

    def __init__(self, context: XlsContext) -> None:
        self.context = context
        self.drawing = bytearray()
        self.things: list[Thing] = []
        self.comments: dict[Place, str] = {}
        self.notes: dict[Place, int] = {}
        self.last = 0  # the record before
        self.letters = self.runs = 0  # letters of a text, and bytes of its fonts, that are still to come
        self.place: Place | None = None
        self.too_many = self.too_many_notes = False
        self.takers: Mapping[int, Callable[[bytes], None]] = {
            NOTES: self._note,
            DRAWING: self._drawing,
            OBJECT: self._object,
            LETTERS: self._letters,
            CONTINUE: self._more,
        }

    def take(self, kind: int, body: bytes) -> None:
        """Take in a record. Raises one of SENSELESS."""
        if kind != CONTINUE:
            self.last = kind
        if kind in self.takers:
            self.takers[kind](body)

    def take_of_chart(self, kind: int, body: bytes) -> None:
        """Take in a record of the chart that is the last thing. Raises one of SENSELESS."""
        if kind == CHART_TEXT and self.things and len(self.things[-1].text) < MOST_TITLES:
            text = (
                Pieces([body], 2).text("<B")[0]
                if self.context.wide
                else body[3 : 3 + body[2]].decode(self.context.page, "replace")
            )
            if text.strip():
                self.things[-1].text.append(text + "\n")

    def _drawing(self, body: bytes) -> None:
        if len(self.drawing) < MOST_DRAWING:
            self.drawing += body
        else:
            self.too_many = True

    def _object(self, body: bytes) -> None:
        if len(self.things) >= MOST:
            self.too_many = True
        elif struct.unpack_from("<H", body)[0] == COMMON:
            self.things.append(thing(body, len(self.drawing)))
        else:
            self.things.append(old_thing(body, self.context.page))
        self.letters = self.runs = 0

    def _letters(self, body: bytes) -> None:
        self.letters, self.runs = struct.unpack_from("<2H", body, 10) if self.context.wide else (0, 0)

    def _more(self, body: bytes) -> None:
        if self.last == LETTERS and self.letters:
            count = min(self.letters, len(body) - 1 >> (body[0] & WIDE))
            self.letters -= count
            if self.things and not self.too_many:
                self.things[-1].text.append(Pieces([body], 1).letters(count, body[0] & WIDE))
        elif self.last == LETTERS and self.runs > 0:
            self.runs -= len(body)
        elif self.last in {LETTERS, OBJECT, DRAWING}:
            self._drawing(body)

    def _note(self, body: bytes) -> None:
        row, column, size = struct.unpack_from("<3H", body)
        place = Place(row + 1, column + 1)
        if len(self.notes) + len(self.comments) >= MOST_NOTES:
            self.too_many_notes = True
        elif self.context.wide:
            (self.notes[place],) = struct.unpack_from("<H", body, 6)
        elif row != NEXT:
            self.place, self.comments[place] = place, body[6 : 6 + size].decode(self.context.page, "replace")
        elif self.place:
            text = self.comments[self.place] + body[6:].decode(self.context.page, "replace")
            self.comments[self.place] = text[:CELL_CHARACTERS]

    def said(self) -> dict[Place, str]:
        """The comments by their cells."""
        texts = {one.number: _joined(one) for one in self.things if one.kind == NOTE}
        return self.comments | {place: texts.get(number, "") for place, number in self.notes.items()}

    def drawn(self, sizes: Sizes, packages: Packages) -> tuple[list[Drawn], bool]:
        """What lies over the sheet, and whether its drawing is damaged."""
        shapes = XlsShapes(self.drawing, sizes)
        by_end = {shape.end: shape for shape in shapes.found if shape.end >= 0}
        found = []
        for one in self.things:
            shape = by_end.pop(one.at, Shape())
            if one.anchor:
                shape.box = shapes.anchored(one.anchor)
            control = packages.control(*one.stored) if one.control else Stored(one.ticked)
            text = _joined(one) or shape.text or control.text.strip()
            if one.own or one.kind in {NOTE, GROUP} or (shape.hidden and not text):
                continue
            described = one.choice or shape.described or packages.name(one.storage)
            if not one.control:
                described = described or object_name(one.program, None)
            kind = one.drawn_kind(shape.kind, text)
            found.append(Drawn(cells_under(shape.box, sizes), kind, text, described[:CELL_CHARACTERS], control.ticked))
        for shape in shapes.found:
            if shape.box and shape.end < 0 and not shape.options & (IS_GROUP | IS_OUTERMOST | IS_DELETED):
                found.append(Drawn(cells_under(shape.box, sizes), DrawnKind.SHAPE, shape.text, shape.described))
        return found[:MOST], shapes.damaged


def _joined(one: Thing) -> str:
    return whole("".join(one.text)).strip()[:CELL_CHARACTERS]

"""What the drawing of a sheet of an `.xls` says of each shape: where it lies, what it is, what it is described as."""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator, Mapping

from csxl.sheets.anchors import Box
from csxl.sheets.sizes import Sizes
from csxl.sheets.xls_links import link_target
from csxl.text.records import dataclass

GROUP, SHAPE, ATOMS = 0xF003, 0xF004, 15
FRAME, ABOUT, PROPERTIES, MORE_PROPERTIES, IN_GROUP, IN_SHEET, OBJECT = (
    *(0xF009, 0xF00A, 0xF00B, 0xF122, 0xF00F, 0xF010, 0xF011),
)
IS_GROUP, IS_OUTERMOST, IS_DELETED = 1, 4, 8
LETTERS, DESCRIBED, LINK, DISPLAY = 0xC0, 0x381, 0x382, 0x3BF
HIDDEN = 0x20002  # its bit, and the one that says that it counts
MOST, MOST_DEEP, MOST_TEXT = 20_000, 50, 32_767
COLUMN_PARTS, ROW_PARTS = 1024, 256  # in which an anchor counts within a cell


@dataclass
class Shape:
    """One shape; `end` is where in the drawing the record of its object belongs, -1 where it has none."""

    kind: int = 0
    box: Box | None = None
    frame: tuple[int, int, int, int] | None = None  # of a group: the numbers in which it says where its shapes lie
    options: int = 0
    text: str = ""
    described: str = ""
    hidden: bool = False
    end: int = -1


@dataclass
class _Group:
    end: int
    shape: Shape | None = None


class XlsShapes:
    """The shapes of one sheet's drawing; `damaged` is whether it makes no sense from some point on."""

    def __init__(self, drawing: bytearray, sizes: Sizes) -> None:
        self.drawing, self.sizes = drawing, sizes
        self.found: list[Shape] = []
        self.groups: list[_Group] = []
        self.damaged = False
        self.takers: Mapping[int, Callable[[Shape, int, int, int], None]] = {
            ABOUT: self._about,
            FRAME: self._frame,
            IN_SHEET: self._in_sheet,
            IN_GROUP: self._in_group,
            PROPERTIES: self._properties,
            MORE_PROPERTIES: self._properties,
            OBJECT: self._object,
        }
        for kind, instance, start, end in self._records():
            try:
                self._take(kind, instance, start, end)
            except (struct.error, ValueError, OverflowError):  # the latter where Python counts places in 32 bits
                self.damaged = True

    def _records(self) -> Iterator[tuple[int, int, int, int]]:
        """Each record's kind, what more its head says, and where its body begins and ends; of one that holds others,
        they come next."""
        at, size = 0, len(self.drawing)
        while at + 8 <= size:
            head, kind, length = struct.unpack_from("<HHI", self.drawing, at)
            holds = head & 15 == ATOMS
            start, end = at + 8, at + 8 + length
            if kind < 0xF000 or (end > size and not holds) or len(self.found) > MOST:
                self.damaged = True
                return
            yield kind, head >> 4, start, end
            at = start if holds else end

    def _take(self, kind: int, instance: int, start: int, end: int) -> None:
        while self.groups and start > self.groups[-1].end:
            self.groups.pop()
        if kind == GROUP:
            if len(self.groups) < MOST_DEEP:
                self.groups.append(_Group(end))
        elif kind == SHAPE:
            self.found.append(Shape())
        elif self.found and kind in self.takers:
            self.takers[kind](self.found[-1], instance, start, end)

    def _about(self, shape: Shape, instance: int, start: int, _: int) -> None:
        shape.kind, shape.options = instance, struct.unpack_from("<I", self.drawing, start + 4)[0]
        if shape.options & IS_GROUP and self.groups and not self.groups[-1].shape:
            self.groups[-1].shape = shape

    def _frame(self, shape: Shape, _: int, start: int, __: int) -> None:
        shape.frame = struct.unpack_from("<4i", self.drawing, start)

    def _in_sheet(self, shape: Shape, _: int, start: int, __: int) -> None:
        shape.box = self.anchored(struct.unpack_from("<8H", self.drawing, start + 2))

    def _in_group(self, shape: Shape, _: int, start: int, __: int) -> None:
        shape.box = self._within(shape, struct.unpack_from("<4i", self.drawing, start))

    def _object(self, shape: Shape, _: int, __: int, end: int) -> None:
        shape.end = end

    def anchored(self, numbers: tuple[int, ...]) -> Box:
        """The rectangle of eight numbers: the column and row of two corners, and how far within it."""
        left, after_left, top, after_top, right, after_right, bottom, after_bottom = numbers
        columns, rows = self.sizes
        return Box(
            columns.start(left) + columns.size(left) * min(after_left, COLUMN_PARTS) // COLUMN_PARTS,
            rows.start(top) + rows.size(top) * min(after_top, ROW_PARTS) // ROW_PARTS,
            columns.start(right) + columns.size(right) * min(after_right, COLUMN_PARTS) // COLUMN_PARTS,
            rows.start(bottom) + rows.size(bottom) * min(after_bottom, ROW_PARTS) // ROW_PARTS,
        )

    def _within(self, shape: Shape, numbers: tuple[int, int, int, int]) -> Box | None:
        """Where a shape lies that is in a group, or a group that is in another."""
        groups = [group.shape for group in self.groups if group.shape and group.shape is not shape]
        if not groups or not groups[-1].box or not groups[-1].frame:
            return None
        left, top, right, bottom = groups[-1].frame
        width, height = max(1, right - left), max(1, bottom - top)
        shares = (
            (numbers[0] - left) / width,
            (numbers[1] - top) / height,
            (numbers[2] - left) / width,
            (numbers[3] - top) / height,
        )
        return groups[-1].box.part(*(min(1.0, max(0.0, share)) for share in shares))

    def _properties(self, shape: Shape, count: int, start: int, end: int) -> None:
        beyond = start + count * 6
        for at in range(start, min(beyond, end - 5), 6):
            number, value = struct.unpack_from("<HI", self.drawing, at)
            if number & 0x8000:
                stored = self.drawing[beyond : min(beyond + value, end, beyond + MOST_TEXT)]
                beyond += value
                if number & 0x3FFF == DESCRIBED:
                    shape.described = _text(stored)
                elif number & 0x3FFF == LETTERS:
                    shape.text = _text(stored)
                elif number & 0x3FFF == LINK:
                    shape.described = "\n".join(filter(None, (shape.described, link_target(bytes(stored)))))
            elif number & 0x3FFF == DISPLAY:
                shape.hidden = value & HIDDEN == HIDDEN


def _text(stored: bytearray) -> str:
    return stored.decode("utf-16-le", "replace").partition("\0")[0]

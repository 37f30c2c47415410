"""What is drawn on a sheet of an `.ods`, gathered while its content.xml is walked through."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import field

from csxl.sheets.cells import Area, Drawn, DrawnKind, Place
from csxl.sheets.limits import CELL_CHARACTERS, COLUMNS, ROWS
from csxl.sheets.ods_forms import OdsControl
from csxl.sheets.ods_lengths import OdsAxis, length
from csxl.sheets.ods_texts import Texts
from csxl.sheets.places import place
from csxl.sheets.xml import Attributes
from csxl.text.records import dataclass

MOST = 5_000
KINDS = {
    "frame": DrawnKind.SHAPE,
    "custom-shape": DrawnKind.SHAPE,
    "rect": DrawnKind.SHAPE,
    "ellipse": DrawnKind.SHAPE,
    "circle": DrawnKind.SHAPE,
    "regular-polygon": DrawnKind.SHAPE,
    "polygon": DrawnKind.SHAPE,
    "caption": DrawnKind.BOX,
    "polyline": DrawnKind.INK,
    "path": DrawnKind.INK,
    "line": DrawnKind.LINE,
    "connector": DrawnKind.LINE,
    "measure": DrawnKind.LINE,
    "control": DrawnKind.CONTROL,
}
WITHIN = {  # what stands in a frame and makes it what it is; the first one counts, the others are its replacements
    "text-box": DrawnKind.BOX,
    "object": DrawnKind.OBJECT,
    "object-ole": DrawnKind.OBJECT,
    "plugin": DrawnKind.OBJECT,
    "applet": DrawnKind.OBJECT,
    "floating-frame": DrawnKind.OBJECT,
    "image": DrawnKind.PICTURE,
}
MOVED = re.compile(r"translate\s{0,9}\(\s{0,9}([^\s,()]{1,40})[\s,]{1,9}([^\s,()]{1,40})\s{0,9}\)")
LINES = frozenset({"line", "mso-spt20", "mso-spt32", "mso-spt33", "mso-spt34", "mso-spt37", "mso-spt38", "mso-spt40"})
BOXES = frozenset({"rectangle", "round-rectangle", "mso-spt1", "mso-spt2", "mso-spt202"})


@dataclass
class OdsShape:
    """A shape while it is read. Lengths are in points, from the corner of its cell, or of the sheet if it has none."""

    kind: DrawnKind
    anchor: Place | None
    left: float = 0.0
    top: float = 0.0
    width: float = 0.0
    height: float = 0.0
    end: Place | None = None
    lines: list[str] = field(default_factory=list)
    described: list[str] = field(default_factory=list)
    control: str = ""
    part: str = ""  # of the package, that holds an object
    shows: bool = False  # whether its frame has shown what it is
    is_box: bool = False  # a rectangle, which is a text box to whoever writes in it


class OdsShapes:
    """The shapes of a sheet. `anchor` gives the cell that is being read, None outside cells."""

    def __init__(self, texts: Texts, anchor: Callable[[], Place | None]) -> None:
        self.texts, self.anchor = texts, anchor
        self.found: list[OdsShape] = []
        self.open: list[OdsShape] = []
        self.crowded = False  # whether there are more than are kept
        self.loose: list[str] = []  # what a group is described as, which is said of its first shape
        words = dict.fromkeys(("svg:title", "svg:desc"), self._words)
        self.starts: dict[str, Callable[[Attributes], None]] = {
            **{f"draw:{name}": self._beginning(kind, name == "rect") for name, kind in KINDS.items()},
            "dr3d:scene": self._beginning(DrawnKind.SHAPE),
            **{f"draw:{name}": self._within(kind) for name, kind in WITHIN.items()},
            "draw:enhanced-geometry": self._geometry,
            "draw:g": lambda _: self.texts.enter(None),
            "draw:a": self._link,
            **words,
        }
        self.ends: dict[str, Callable[[], None]] = {
            **dict.fromkeys((*(f"draw:{name}" for name in KINDS), "dr3d:scene"), self._end),
            "draw:g": self.texts.leave,
            **dict.fromkeys(words, self.texts.leave),
        }

    def begin(self) -> None:
        """Begin with a sheet."""
        self.found, self.open, self.loose, self.crowded = [], [], [], False

    def add(self, shape: OdsShape) -> None:
        """Take a shape that has been read."""
        if len(self.found) < MOST:
            self.found.append(shape)
        else:
            self.crowded = True

    def _beginning(self, kind: DrawnKind, is_box: bool = False) -> Callable[[Attributes], None]:
        return lambda attributes: self._shape(kind, is_box, attributes)

    def _shape(self, kind: DrawnKind, is_box: bool, attributes: Attributes) -> None:
        get = attributes.get
        shape = OdsShape(kind, self.anchor(), described=self.loose, is_box=is_box)
        self.loose = []
        ends = [[_points(get(f"svg:{axis}{number}")) for number in "12"] for axis in "xy"]
        corner = [min((at for at in axis if at is not None), default=None) for axis in ends]
        moved = MOVED.search(get("draw:transform", "")[:500])
        for which, axis in enumerate("xy"):
            at = next(filter(None, (_points(get(f"svg:{axis}")), corner[which])), None)
            if at is None and moved:
                at = _points(moved[which + 1])
            if axis == "x":
                shape.left = at or 0.0
            else:
                shape.top = at or 0.0
        sizes = [_points(get("svg:width")), _points(get("svg:height"))]
        for which, axis_ends in enumerate(ends):
            if None not in axis_ends:
                sizes[which] = abs((axis_ends[0] or 0.0) - (axis_ends[1] or 0.0))
        shape.width, shape.height = sizes[0] or 0.0, sizes[1] or 0.0
        shape.end = place(get("table:end-cell-address", "").rpartition(".")[2])
        shape.control = get("draw:control", "")
        if kind is DrawnKind.INK and get("svg:d", "")[-1:] in {"z", "Z"}:
            shape.kind = DrawnKind.SHAPE
        self.open.append(shape)
        self.texts.enter(shape.lines)

    def _within(self, kind: DrawnKind) -> Callable[[Attributes], None]:
        def take(attributes: Attributes) -> None:
            if self.open and not self.open[-1].shows:
                shape = self.open[-1]
                shape.kind, shape.shows = kind, True
                address = attributes.get("xlink:href", "")
                if kind is DrawnKind.OBJECT:
                    shape.part = address
                elif "://" in address:
                    shape.described.append(address[:CELL_CHARACTERS])

        return take

    def _geometry(self, attributes: Attributes) -> None:
        kind = attributes.get("draw:type", "")
        if self.open and (kind in LINES or "arrow" in kind.lower() or "connector" in kind.lower()):
            self.open[-1].kind = DrawnKind.LINE
        elif self.open:
            self.open[-1].is_box = kind in BOXES

    def _link(self, attributes: Attributes) -> None:
        address = attributes.get("xlink:href", "").strip()
        if address and not address.startswith("#") and len(self.loose) < MOST:
            self.loose.append(address[:CELL_CHARACTERS])

    def _words(self, _: Attributes) -> None:
        self.texts.enter_words(self.open[-1].described if self.open else self.loose)

    def _end(self) -> None:
        self.texts.leave()
        if self.open:
            self.add(self.open.pop())


def _points(written: str | None) -> float | None:
    return length(written) if written else None


def laid(shape: OdsShape, control: OdsControl | None, columns: OdsAxis, rows: OdsAxis) -> Drawn:
    """The shape over the cells that it lies on."""
    anchor = shape.anchor or Place(1, 1)
    left, top = columns.start(anchor.column) + shape.left, rows.start(anchor.row) + shape.top
    first = Place(rows.at(top), columns.at(left))
    last = shape.end or Place(rows.at(top + shape.height), columns.at(left + shape.width))
    area = Area(*first, max(first.row, min(last.row, ROWS)), max(first.column, min(last.column, COLUMNS)))
    text = "\n".join(shape.lines).strip()[:CELL_CHARACTERS]
    kind = DrawnKind.BOX if shape.is_box and text else shape.kind
    described = "\n".join(dict.fromkeys(filter(None, map(str.strip, shape.described))))[:CELL_CHARACTERS]
    if control is None:
        return Drawn(area, kind, text, described)
    kind = DrawnKind.BOX if control.words_only else DrawnKind.CONTROL
    return Drawn(area, kind, control.text or text, described, control.ticked)

"""The styles of an `.ods`: how cells and stretches of text look, how large rows are, and which sheets are hidden."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import field
from typing import NamedTuple

from csxl.sheets.cells import Look
from csxl.sheets.ods_faces import NO_FACE, NONE, Dress, Face, face_of
from csxl.sheets.ods_formats import Formats
from csxl.sheets.ods_lengths import length
from csxl.sheets.seen import PAPER, looking
from csxl.sheets.style_colours import colour
from csxl.sheets.xml import Attributes
from csxl.text.records import dataclass

MOST_PARENTS = 20
MOST = 70_000
MOST_CONDITIONS = 20  # of one style
ACROSS = ("style:diagonal-tl-br", "style:diagonal-bl-tr")
SIDES = ("fo:border-left", "fo:border-right", "fo:border-top", "fo:border-bottom")
FAMILIES = ("table-cell", "text", "paragraph", "table", "table-column", "table-row")
USUAL = "Default"  # the name of the style of cells that name none
WIDTHS = {"thin": 0.75, "medium": 1.75, "thick": 2.5}
LINES = ((0.4, "hair"), (1.3, "thin"), (2.2, "medium"))  # up to so many points


class Condition(NamedTuple):
    """What is asked of a cell, the style that it then has, and the cell for which the question is written."""

    asks: str
    style: str
    base: str


@dataclass
class Style:
    """What one style says itself; None where it leaves that to its parent."""

    parent: str = ""
    fill: str | None = None
    face: Face = NO_FACE
    borders: dict[str, str] = field(default_factory=dict)
    format: str | None = None
    page: str = ""
    size: float | None = None
    display: bool = True
    conditions: list[Condition] = field(default_factory=list)


class Styles:
    """The styles by name, gathered while the parts that hold them are walked through."""

    def __init__(self) -> None:
        self.families: dict[str, dict[str, Style]] = {family: {} for family in FAMILIES}
        self.defaults: dict[str, Style] = {}
        self.fonts: dict[str, str] = {}
        self.shown: dict[str, str] = {}  # the names that people see, where the file has others for them
        self.formats = Formats()
        self.dresses: dict[str, Dress] = {}
        self.faces: dict[tuple[str, str], Face] = {}
        self.current = Style()
        self.starts: dict[str, Callable[[Attributes], None]] = {
            **self.formats.starts,
            "style:font-face": self._font,
            "style:style": self._style,
            "style:default-style": self._default,
            "style:map": self._map,
            "table-cell-properties": self._cell,
            "text-properties": self._text,
            "table-properties": self._table,
            "table-column-properties": self._size("style:column-width"),
            "table-row-properties": self._size("style:row-height"),
        }
        self.ends: dict[str, Callable[[], None]] = {**self.formats.ends}

    def text(self, characters: str) -> None:
        """Take the text between tags."""
        if self.formats.said is not None:
            self.formats.said.append(characters)

    def dress(self, name: str) -> Dress:
        """How a cell of this style looks, with what its parents say."""
        if name not in self.families["table-cell"]:
            name = ""
        if name not in self.dresses:
            self.dresses[name] = self._dress(name)
        return self.dresses[name]

    def face(self, family: str, name: str) -> Face:
        """How a stretch of text of this style looks beside the text around it."""
        if name not in self.families[family]:
            return NO_FACE
        if (family, name) not in self.faces:
            face = NO_FACE
            for style in self._chain(family, name):
                face = face.over(style.face)
            self.faces[family, name] = face
        return self.faces[family, name]

    def named(self, shown: str) -> str:
        """The name of the cells' style that people know by this name."""
        return self.shown.get(shown, shown)

    def sheet(self, name: str) -> Style:
        """The style of a sheet."""
        return self.families["table"].get(name, Style())

    def conditions(self, name: str) -> list[Condition]:
        """The conditions under which a cell of this style looks otherwise."""
        return self.families["table-cell"][name].conditions if name in self.families["table-cell"] else []

    def size(self, family: str, name: str) -> float | None:
        """The size of a row or column of this style in points; None if it does not say."""
        return self.families[family].get(name, Style()).size

    def ink(self, name: str, value: object) -> str:
        """The colour that the number format of a cell of this style gives to a value, "" for none."""
        formats = (style.format for style in self._chain("table-cell", name) if style.format is not None)
        return self.formats.ink(next(formats, ""), value)

    def _dress(self, name: str) -> Dress:
        face, fill, format = NO_FACE, None, None
        borders: dict[str, str] = {}
        chain = self._chain("table-cell", name or USUAL)
        for style in (*chain, self.defaults.get("table-cell", Style())):
            face = face.over(style.face)
            fill = style.fill if fill is None else fill
            format = style.format if format is None else format
            borders = {**style.borders, **borders}
        look = Look(
            fill or "",
            bool(face.struck) or any(_frame({side: borders.pop(side, NONE)}) for side in ACROSS),
            self.formats.is_date(format or ""),
            self.formats.code(format or ""),
            (fill or PAPER) if face.hidden else face.ink or "",
            face.symbols,
            face.stress,
            _frame(borders),
            font=f"{face.font or ''} {face.size or ''}".strip(),
        )
        return Dress(looking(look), looking(look._replace(format="", date=False)), face)

    def _chain(self, family: str, name: str) -> list[Style]:
        """A style and its parents."""
        styles = self.families[family]
        found: list[Style] = []
        while name in styles and len(found) < MOST_PARENTS:
            found.append(styles[name])
            name = styles[name].parent
        return found

    def _font(self, attributes: Attributes) -> None:
        if len(self.fonts) < MOST:
            self.fonts[attributes.get("style:name", "")] = attributes.get("svg:font-family", "").strip("'\" ")

    def _style(self, attributes: Attributes) -> None:
        self.current = Style(
            attributes.get("style:parent-style-name", ""),
            format=attributes.get("style:data-style-name"),
            page=attributes.get("style:master-page-name", ""),
        )
        styles = self.families.get(attributes.get("style:family", ""))
        if styles is not None and len(styles) < MOST:
            styles[attributes.get("style:name", "")] = self.current
            if "style:display-name" in attributes:
                self.shown[attributes["style:display-name"]] = attributes.get("style:name", "")

    def _default(self, attributes: Attributes) -> None:
        self.current = Style(format=attributes.get("style:data-style-name"))
        self.defaults.setdefault(attributes.get("style:family", "")[:20], self.current)

    def _map(self, attributes: Attributes) -> None:
        get = attributes.get
        if self.formats.mapped(attributes) or len(self.current.conditions) >= MOST_CONDITIONS:
            return
        condition = Condition(
            get("style:condition", ""), get("style:apply-style-name", ""), get("style:base-cell-address", "")
        )
        self.current.conditions.append(condition)

    def _cell(self, attributes: Attributes) -> None:
        if background := attributes.get("fo:background-color"):
            self.current.fill = colour({"rgb": background}) if background != "transparent" else ""
        if "fo:border" in attributes:
            self.current.borders = dict.fromkeys(SIDES, attributes["fo:border"])
        self.current.borders |= {side: attributes[side] for side in (*SIDES, *ACROSS) if side in attributes}

    def _text(self, attributes: Attributes) -> None:
        if not self.formats.coloured(attributes):
            self.current.face = face_of(attributes, self.fonts)

    def _table(self, attributes: Attributes) -> None:
        self.current.display = attributes.get("table:display", "true") != "false"

    def _size(self, name: str) -> Callable[[Attributes], None]:
        def take(attributes: Attributes) -> None:
            self.current.size = length(attributes.get(name, ""))

        return take


def _frame(borders: dict[str, str]) -> str:
    """The heaviest of a cell's lines with its colour, in Excel's words."""
    heaviest, said = 0.0, ""
    for line in borders.values():
        words = line.lower().split()[:3]
        width = max((WIDTHS.get(word) or length(word) or 0.0 for word in words), default=0.0)
        kind = next((word for word in words if word.isalpha() and word not in WIDTHS), "")
        if width > heaviest and kind not in {"none", "hidden"}:
            heaviest = width
            weight = next((name for most, name in LINES if width <= most), "thick")
            name = {"double": "double", "dotted": "dotted", "dashed": "dashed"}.get(kind, weight)
            said = f"{name} {colour({'rgb': next((word for word in words if word[0] == '#'), '')})}".rstrip()
    return said

"""What the part of styles says, as it stands there: number formats, fonts, fills, lines and what cells refer to."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from csxl.sheets.faults import too_much
from csxl.sheets.fonts import Font, dress
from csxl.sheets.limits import STYLES
from csxl.sheets.style_colours import colour
from csxl.sheets.xml import TRUE, Attributes

PARENTS = ("fonts", "fills", "borders", "cellXfs", "cellStyleXfs", "dxfs", "indexedColors")
SIDES = ("left", "right", "start", "end", "top", "bottom")
NO_COLOUR: Attributes = {}  # never changed
NO_LINE = frozenset({"", "none"})


class Fill(NamedTuple):
    """A fill: its pattern and the colours of its front and back, as attributes."""

    pattern: str = "none"
    front: Attributes = NO_COLOUR
    back: Attributes = NO_COLOUR


class Xf(NamedTuple):
    """What a cell's format refers to, by number."""

    format: str
    font: int
    fill: int
    border: int


NO_XF = Xf("0", 0, 0, 0)


class StyleParts:
    """What is collected while the part is read; `starts` and `ends` are its handlers by local name."""

    def __init__(self) -> None:
        self.formats: dict[str, str] = {}
        self.fonts: list[Font] = []
        self.fills: list[Fill] = []
        self.borders: list[list[tuple[str, Attributes]]] = []  # the lines of each: style and colour
        self.crossed: set[int] = set()  # the numbers of those that go across the cell
        self.across = False
        self.palette: list[str] = []
        self.xfs: list[Xf] = []
        self.named: list[Xf] = []  # of the cell styles that have names
        self.rule_fills: list[Fill] = []  # of the formats that rules give
        self.rule_inks: dict[int, Attributes] = {}  # the colours of letters of those, by their number
        self.in_font = False
        self.numbers = _Numbers()
        self.within = ""
        self.starts: dict[str, Callable[[Attributes], None]] = {
            "numFmt": self._format,
            "font": self._font,
            **{name: self._dressing(name) for name in ("name", "sz", "charset", "strike", "b", "i", "u")},
            "fill": self._fill,
            "patternFill": self._pattern,
            "gradientFill": self._gradient,
            "fgColor": self._front,
            "bgColor": self._back,
            "color": self._colour,
            "border": self._border,
            **dict.fromkeys(SIDES, self._line),
            "diagonal": self._diagonal,
            "xf": self._xf,
            "dxf": self._rule,
            "rgbColor": self._palette,
            **{name: self._entering(name) for name in PARENTS},
        }
        self.ends: dict[str, Callable[[], None]] = {**dict.fromkeys(PARENTS, self._leave), "font": self._font_end}

    @property
    def are_themed(self) -> bool:
        """Whether the theme is needed: for a fill, or for a letter's colour that is not one of the usual two."""
        fills, inks = (*self.fills, *self.rule_fills), (*(font.ink for font in self.fonts), *self.rule_inks.values())
        return any("theme" in fill.front or "theme" in fill.back for fill in fills) or any(
            ink.get("theme", "0") not in {"0", "1"} for ink in inks
        )

    def _entering(self, name: str) -> Callable[[Attributes], None]:
        def enter(_: Attributes) -> None:
            self.within = name

        return enter

    def _leave(self) -> None:
        self.within = ""

    def _format(self, attributes: Attributes) -> None:
        if self.within != "dxfs":
            self.formats[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")

    def _font(self, _: Attributes) -> None:
        self.in_font = True
        if self.within == "fonts":
            self.fonts.append(Font())

    def _dressing(self, name: str) -> Callable[[Attributes], None]:
        """The handler of an element that says something of a font."""

        def say(attributes: Attributes) -> None:
            if self.within == "fonts" and self.fonts:
                dress(self.fonts[-1], name, attributes)

        return say

    def _fills(self) -> list[Fill]:
        """The fills that an element within one belongs to."""
        return {"fills": self.fills, "dxfs": self.rule_fills}.get(self.within, [])

    def _font_end(self) -> None:
        self.in_font = False

    def _fill(self, _: Attributes) -> None:
        if self.within == "fills":
            self.fills.append(Fill())

    def _rule(self, _: Attributes) -> None:
        if self.within == "dxfs" and len(self.rule_fills) < STYLES:
            self.rule_fills.append(Fill())

    def _pattern(self, attributes: Attributes) -> None:
        if fills := self._fills():
            usual = "none" if self.within == "fills" else "solid"  # a rule's fill has no need to say that it is solid
            fills[-1] = Fill(attributes.get("patternType", usual))

    def _gradient(self, _: Attributes) -> None:
        if fills := self._fills():
            fills[-1] = Fill("gradient")

    def _front(self, attributes: Attributes) -> None:
        if fills := self._fills():
            fills[-1] = fills[-1]._replace(front=attributes)

    def _back(self, attributes: Attributes) -> None:
        if fills := self._fills():
            fills[-1] = fills[-1]._replace(back=attributes)

    def _colour(self, attributes: Attributes) -> None:
        """The colour of a font, of a line, or of a stop of a gradient."""
        if self.within == "fonts" and self.fonts:
            self.fonts[-1].ink = attributes
        elif self.in_font and self.within == "dxfs":
            self.rule_inks.setdefault(len(self.rule_fills) - 1, attributes)
        elif self.within == "borders":
            if self.borders and self.borders[-1]:
                style, known = self.borders[-1][-1]
                self.borders[-1][-1] = style, known or attributes
        elif (fills := self._fills()) and fills[-1].pattern == "gradient":
            (self._back if fills[-1].front else self._front)(attributes)

    def _border(self, attributes: Attributes) -> None:
        if self.within == "borders":
            self.borders.append([])
            self.across = bool({attributes.get("diagonalUp"), attributes.get("diagonalDown")} & TRUE)

    def _diagonal(self, attributes: Attributes) -> None:
        if self.within == "borders" and self.across and attributes.get("style", "") not in NO_LINE:
            self.crossed.add(len(self.borders) - 1)

    def _line(self, attributes: Attributes) -> None:
        if self.within == "borders" and self.borders:
            self.borders[-1].append((attributes.get("style", ""), {}))

    def _palette(self, attributes: Attributes) -> None:
        if self.within == "indexedColors":
            self.palette.append(colour(attributes)[1:])

    def _xf(self, attributes: Attributes) -> None:
        if self.within not in {"cellXfs", "cellStyleXfs"}:
            return
        mine = self.xfs if self.within == "cellXfs" else self.named
        if len(mine) >= STYLES:
            raise too_much(f"more than {STYLES:,} styles")
        numbers = self.numbers
        parent = numbers[attributes.get("xfId", "")] if mine is self.xfs else -1
        usual = self.named[parent] if 0 <= parent < len(self.named) else NO_XF
        mine.append(
            Xf(
                attributes.get("numFmtId", usual.format),
                numbers[attributes["fontId"]] if "fontId" in attributes else usual.font,
                numbers[attributes["fillId"]] if "fillId" in attributes else usual.fill,
                numbers[attributes["borderId"]] if "borderId" in attributes else usual.border,
            )
        )


class _Numbers(dict[str, int]):
    """Numbers by how they are written: most are written many times."""

    def __missing__(self, text: str) -> int:
        self[text] = number = index(text)
        return number


def index(text: str) -> int:
    """A number that refers to an entry of a list, or -1."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else -1

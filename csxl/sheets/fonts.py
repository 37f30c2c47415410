"""Fonts, of a cell or of a run within it: how letters look."""

from __future__ import annotations

from dataclasses import field

from csxl.sheets.xml import TRUE, Attributes
from csxl.text.records import dataclass

LONG_ENOUGH = "RRGGBB"
TOO_SMALL = frozenset({"1", "1.0", "1.5", "2", "2.0"})  # points
AUTOMATIC: tuple[Attributes, ...] = ({"theme": "1"}, {"indexed": "64"})


@dataclass
class Font:
    """A font: its name, how it stands out, and its colour as an element's attributes."""

    name: str = ""
    signs: bool = False  # whether its set of characters is that of symbols
    struck: bool = False
    bold: bool = False
    italic: bool = False
    underlined: bool = False
    tiny: bool = False  # whether its letters are too small to be seen
    size: str = ""  # points
    ink: Attributes = field(default_factory=dict)

    @property
    def letters(self) -> str:
        """Its name and size, "" for those of a font that says neither."""
        return f"{self.name} {self.size}".strip()

    @property
    def is_usual_ink(self) -> bool:
        """Whether its letters have the colour that letters have where nobody chose one."""
        cut_short = len(self.ink.get("rgb", LONG_ENOUGH)) < len(LONG_ENOUGH)  # such a colour means nothing to Excel
        return not self.ink or self.ink.get("auto") in TRUE or self.ink in AUTOMATIC or cut_short


def dress(font: Font, name: str, attributes: Attributes) -> None:
    """Tell a font what one of its elements says, by the element's local name."""
    if name == "color":
        font.ink = attributes
        return
    value = attributes.get("val", "1")
    if name in {"name", "rFont"}:
        font.name = value
    elif name == "sz":
        font.size, font.tiny = value.removesuffix(".0"), value in TOO_SMALL
    elif name == "charset":
        font.signs = value == "2"
    elif name == "strike":
        font.struck = value in TRUE
    elif name == "b":
        font.bold = value in TRUE
    elif name == "i":
        font.italic = value in TRUE
    elif name == "u":
        font.underlined = value != "none"

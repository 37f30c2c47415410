"""The styles of an `.ods`: which fill cells, cross out their text, or hide their sheet."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from csxl.sheets.cells import Look
from csxl.sheets.style_colours import colour
from csxl.sheets.xml import Attributes

MOST_PARENTS = 20
MOST = 70_000


@dataclass
class Style:
    """What one style says itself; None where it leaves that to its parent."""

    parent: str = ""
    fill: str | None = None
    struck: bool | None = None
    display: bool = True


class Styles:
    """The styles by name, gathered while the parts that hold them are walked through."""

    def __init__(self) -> None:
        self.styles: dict[str, Style] = {}
        self.texts: dict[str, Style] = {}  # of stretches of text within a cell
        self.looks: dict[str, Look] = {}
        self.current = Style()
        self.starts: dict[str, Callable[[Attributes], None]] = {
            "style": self._style,
            "table-cell-properties": self._cell,
            "text-properties": self._text,
            "table-properties": self._table,
        }

    def look(self, name: str) -> Look:
        """How a cell of this style looks, with what its parents say."""
        if name not in self.looks:
            fill, struck, style = None, None, self.styles.get(name)
            for _ in range(MOST_PARENTS):
                if style is None:
                    break
                fill = style.fill if fill is None else fill
                struck = style.struck if struck is None else struck
                style = self.styles.get(style.parent)
            self.looks[name] = Look(fill or "", bool(struck))
        return self.looks[name]

    def crosses_out(self, name: str) -> bool:
        """Whether a stretch of text of this style is crossed out."""
        return bool(name in self.texts and self.texts[name].struck)

    def hides(self, name: str) -> bool:
        """Whether a sheet of this style is hidden."""
        return name in self.styles and not self.styles[name].display

    def _style(self, attributes: Attributes) -> None:
        self.current = Style(attributes.get("style:parent-style-name", ""))
        family = attributes.get("style:family")
        styles = self.texts if family == "text" else self.styles
        if family in {"text", "table", "table-cell"} and len(styles) < MOST:
            styles[attributes.get("style:name", "")] = self.current

    def _cell(self, attributes: Attributes) -> None:
        if background := attributes.get("fo:background-color"):
            self.current.fill = colour({"rgb": background}) if background != "transparent" else ""

    def _text(self, attributes: Attributes) -> None:
        line = attributes.get("style:text-line-through-style") or attributes.get("style:text-line-through-type")
        if line:
            self.current.struck = line != "none"

    def _table(self, attributes: Attributes) -> None:
        self.current.display = attributes.get("table:display", "true") != "false"

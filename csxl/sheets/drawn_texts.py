"""The words in drawings: of shapes, and of charts and diagrams, which have parts of their own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from xml.etree.ElementTree import Element

from csxl.sheets.limits import CELL_CHARACTERS
from csxl.sheets.strings import unescaped
from csxl.sheets.xml import Attributes, walk


def body_text(body: Element, names: Mapping[str, str]) -> str:
    """What the text of a shape says, a paragraph a line."""
    said: list[str] = []
    inner = [iter(body)]
    while inner:
        part = next(inner[-1], None)
        if part is None:
            inner.pop()
            continue
        name = names[part.tag]
        if name == "t":
            said.append("".join(part.itertext()))
        elif name == "br":
            said.append("\n")
        elif name != "Fallback" and len(part):
            if name == "p" and said:
                said.append("\n")
            inner.append(iter(part))
    return unescaped("".join(said)).strip()[:CELL_CHARACTERS]


class PartTexts:
    """The words of a chart or a diagram while its part is read: of a chart also those that its titles take from cells.
    What came before a fault is kept."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.length = 0
        self.paragraph: list[str] = []
        self.characters: list[str] = []
        self.titles = 0

    def read(self, chunks: Iterable[bytes]) -> None:
        """Read the part. Raises PartFault."""
        starts = {"t": self._clear, "v": self._clear, "title": self._title, "p": self._line, "br": self._line}
        ends = {"t": self._text, "v": self._value, "title": self._title_end, "p": self._line_end}
        walk(chunks, starts, ends, self._characters)

    def _characters(self, text: str) -> None:
        if self.length < CELL_CHARACTERS:
            self.characters.append(text)

    def _clear(self, _: Attributes) -> None:
        self.characters.clear()

    def _title(self, _: Attributes) -> None:
        self.titles += 1

    def _title_end(self) -> None:
        self.titles -= 1

    def _text(self) -> None:
        self.paragraph += self.characters
        self.characters.clear()

    def _value(self) -> None:
        if self.titles:
            self._text()
            self._line_end()

    def _line(self, _: Attributes) -> None:
        self._line_end()

    def _line_end(self) -> None:
        line = unescaped("".join(self.paragraph)).strip()
        self.paragraph.clear()
        if line and self.length < CELL_CHARACTERS:
            self.lines.append(line)
            self.length += len(line) + 1

    @property
    def text(self) -> str:
        """What it says, a paragraph a line."""
        return "\n".join(self.lines)[:CELL_CHARACTERS]

"""The text of shapes and text boxes that lie over a sheet, with the cell under their upper left corner."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from csxl.sheets.cells import Drawn, Place
from csxl.sheets.limits import CELL_CHARACTERS, COLUMNS, ROWS
from csxl.sheets.places import row_number
from csxl.sheets.xml import Attributes, walk

MOST = 5_000


class Drawing:
    """The shapes of one sheet while they are read. What came before a fault is kept."""

    def __init__(self) -> None:
        self.shapes: list[Drawn] = []
        self.corner = {"col": 1, "row": 1}
        self.at_corner = False
        self.said: list[str] | None = None
        self.characters: list[str] = []
        anchors = ("twoCellAnchor", "oneCellAnchor", "absoluteAnchor")
        self.starts: dict[str, Callable[[Attributes], None]] = {
            **dict.fromkeys(anchors, self._anchor),
            "from": self._corner,
            "txBody": self._body,
            "t": self._clear,
            "br": self._break,
            "col": self._clear,
            "row": self._clear,
        }
        self.ends: dict[str, Callable[[], None]] = {
            "from": self._corner_end,
            "col": self._number("col"),
            "row": self._number("row"),
            "t": self._run,
            "p": self._paragraph_end,
            "txBody": self._body_end,
        }

    def read(self, chunks: Iterable[bytes]) -> None:
        """Read a part of drawings. Raises PartFault."""
        walk(chunks, self.starts, self.ends, self.characters.append)

    def _anchor(self, _: Attributes) -> None:
        self.corner = {"col": 1, "row": 1}

    def _corner(self, _: Attributes) -> None:
        self.at_corner = True

    def _corner_end(self) -> None:
        self.at_corner = False

    def _number(self, name: str) -> Callable[[], None]:
        def end() -> None:
            if self.at_corner:
                self.corner[name] = row_number("".join(self.characters).strip()) + 1

        return end

    def _clear(self, _: Attributes) -> None:
        self.characters.clear()

    def _body(self, _: Attributes) -> None:
        self.said = []

    def _run(self) -> None:
        if self.said is not None:
            self.said.append("".join(self.characters))

    def _break(self, _: Attributes) -> None:
        if self.said is not None:
            self.said.append("\n")

    def _paragraph_end(self) -> None:
        if self.said is not None:
            self.said.append("\n")

    def _body_end(self) -> None:
        text = "".join(self.said or ()).strip()[:CELL_CHARACTERS]
        if text and len(self.shapes) < MOST:
            place = Place(min(self.corner["row"], ROWS), min(self.corner["col"], COLUMNS))
            self.shapes.append(Drawn.at(place, text))
        self.said = None

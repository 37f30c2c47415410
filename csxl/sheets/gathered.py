"""One sheet of a binary workbook while its records are read: its cells as they come, and what is said about them."""

from __future__ import annotations

from collections.abc import Iterable

from csxl.sheets.areas import flag_merged, within
from csxl.sheets.cells import PLAIN, Area, Cell, Drawn, Flag, Look, Place, Sheet, Value
from csxl.sheets.limits import CELL_CHARACTERS, COLUMNS, Watch
from csxl.sheets.seen import seen
from csxl.text.written import written

MOST_OTHERS = 20  # of what one cell says besides, when it is stored again and again


class Gathered:
    """A sheet while it is read. Whoever reads the records calls `keep` for each cell and fills the rest in."""

    def __init__(self, watch: Watch) -> None:
        self.watch = watch
        self.cells: dict[Place, Cell] = {}
        self.blanks: dict[Place, Look] = {}
        self.comments: dict[Place, str] = {}
        self.merges: list[Area] = []
        self.arrays: list[Area] = []  # whose cells one formula fills
        self.hidden_rows: set[int] = set()
        self.hidden_columns: list[range] = []
        self.drawn: list[Drawn] = []
        self.links: dict[Place, str] = {}
        self.printed: list[str] = []

    def keep(
        self, place: Place, value: Value, text: str, look: Look = PLAIN, flags: int = 0, formula: str = ""
    ) -> None:
        """Keep a cell. Raises PartFault past the limits."""
        text = text[:CELL_CHARACTERS]
        value = text if isinstance(value, str) else value
        if not text and not flags & Flag.FORMULA:
            if look.fill:
                self.blanks[place] = look
            return
        self.watch.kept(1, written(text))
        shown, more = seen(value, text, look) if look.odd else ("", 0)
        flags |= more | (Flag.FILLED if look.fill else 0) | (Flag.STRUCK if look.struck and text else 0)
        cell = Cell(value, text, flags, formula, "", look, (), shown)
        if self.cells.setdefault(place, cell) is not cell:
            self._keep_another(place, cell)

    def _keep_another(self, place: Place, cell: Cell) -> None:
        """Keep what a cell says when it is stored once more."""
        before = self.cells[place]
        if not before.text:
            self.cells[place] = cell
        elif cell.text not in {"", before.text} and len(before.others) < MOST_OTHERS:
            flags = before.flags | Flag.TWICE
            self.cells[place] = before._replace(flags=flags, others=(*before.others, cell.text))

    def sheet(self, name: str, hidden: bool) -> Sheet:
        """The sheet with every flag that depends on the whole of it. Raises PartFault past the limits."""
        rows = {place.row for place in self.cells}
        for place, look in self.blanks.items():
            if place.row in rows:  # elsewhere a coloured blank says nothing, and there may be millions
                self.cells.setdefault(place, Cell(flags=Flag.FILLED, look=look))
        for place, comment in self.comments.items():
            cell = self.cells.get(place, Cell())
            self.cells[place] = cell._replace(flags=cell.flags | Flag.COMMENTED, comment=comment)
        self._flag(within(self.arrays, self.cells, self.watch), Flag.FORMULA)
        self._flag(self._hidden(), Flag.HIDDEN)
        flag_merged(self.cells, self.merges, self.watch)
        cells = {place: self.cells[place] for place in sorted(self.cells)}
        return Sheet(name, hidden, cells, tuple(self.merges), tuple(self.drawn), (), self.links, tuple(self.printed))

    def _flag(self, places: Iterable[Place], flag: int) -> None:
        for place in tuple(places):
            self.cells[place] = self.cells[place]._replace(flags=self.cells[place].flags | flag)

    def _hidden(self) -> Iterable[Place]:
        """The cells in hidden rows and columns."""
        if not self.hidden_rows and not self.hidden_columns:
            return ()
        hidden = bytearray(COLUMNS + 1)
        for columns in set(self.hidden_columns):
            hidden[columns.start : columns.stop] = b"\1" * len(range(COLUMNS + 1)[columns.start : columns.stop])
        return (place for place in self.cells if place.row in self.hidden_rows or hidden[place.column])

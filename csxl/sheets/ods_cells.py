"""The cells of an `.ods`, gathered while its content.xml is walked through."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NamedTuple

from csxl.sheets.cells import Area, Cell, Drawn, Flag, Place, Sheet
from csxl.sheets.limits import COLUMNS, ROWS, Watch
from csxl.sheets.ods_styles import Styles
from csxl.sheets.ods_values import stored
from csxl.sheets.xml import Attributes

MOST_COLOURED = 300  # rows or columns that one empty cell may colour; whole columns are coloured by repeating one
NEITHER = "", False  # style, hidden
HIDING = {"collapse", "filter"}
SHAPES = ("frame", "custom-shape", "rect", "ellipse", "caption")


class OdsCells(NamedTuple):
    """A cell while its row is read: the columns that it fills, the name of its style, the rows and columns spanned."""

    columns: range
    cell: Cell
    style: str
    span: tuple[int, int]


@dataclass
class OdsRow:
    """A row while it is read: how often it is repeated, and its cells, each with the columns that it fills."""

    repeated: int = 1
    hidden: bool = False
    style: str = ""
    column: int = 1
    cells: list[OdsCells] = field(default_factory=list)


class OdsGrid:
    """The sheets while they are read. What was read before the XML broke off is kept."""

    def __init__(self, styles: Styles, watch: Watch) -> None:
        self.styles, self.watch = styles, watch
        self.sheets: list[Sheet] = []
        self.name, self.hidden, self.number = "", False, 1
        self.cells: dict[Place, Cell] = {}
        self.merges: list[Area] = []
        self.drawn: list[Drawn] = []
        self.columns: list[tuple[range, str, bool]] = []
        self.row, self.cell = OdsRow(), Attributes()
        self.covered = self.in_cell = self.struck = False
        self.lines: list[str] = []
        self.notes: list[str] = []
        self.shapes: list[str] = []
        self.target = self.lines
        self.paragraph: list[str] | None = None
        self.starts: dict[str, Callable[[Attributes], None]] = {
            "table": self._table,
            "table-column": self._column,
            "table-row": self._row,
            "table-cell": self._cell,
            "covered-table-cell": self._covered,
            "p": self._p,
            "s": self._spaces,
            "span": self._span,
            "tab": lambda _: self.text("\t"),
            "line-break": lambda _: self.text("\n"),
            "annotation": self._into_note,
            **dict.fromkeys(SHAPES, self._into_shape),
        }
        self.ends: dict[str, Callable[[], None]] = {
            "table": self.table_end,
            "table-row": self._row_end,
            "table-cell": self._cell_end,
            "covered-table-cell": self._cell_end,
            "p": self._p_end,
            "annotation": self._out,
            **dict.fromkeys(SHAPES, self._out),
        }

    def text(self, characters: str) -> None:
        if self.paragraph is not None:
            self.paragraph.append(characters)

    def table_end(self) -> None:
        """Finish the sheet that is being read, if there is one."""
        if self.name:
            self.sheets.append(Sheet(self.name, self.hidden, self.cells, tuple(self.merges), tuple(self.drawn)))
        self.name = ""

    def _table(self, attributes: Attributes) -> None:
        self.name = attributes.get("table:name", "")
        self.hidden = self.styles.hides(attributes.get("table:style-name", ""))
        self.number, self.cells, self.merges, self.drawn, self.columns = 1, {}, [], [], []
        self.row = OdsRow()

    def _column(self, attributes: Attributes) -> None:
        first = self.columns[-1][0].stop if self.columns else 1
        columns = range(first, min(first + count(attributes, "table:number-columns-repeated"), COLUMNS + 1))
        hidden = attributes.get("table:visibility") in HIDING
        self.columns.append((columns, attributes.get("table:default-cell-style-name", ""), hidden))

    def _row(self, attributes: Attributes) -> None:
        self.row = OdsRow(
            count(attributes, "table:number-rows-repeated"),
            attributes.get("table:visibility") in HIDING,
            attributes.get("table:default-cell-style-name", ""),
        )

    def _cell(self, attributes: Attributes) -> None:
        self.cell, self.covered, self.in_cell, self.struck = attributes, False, True, False
        self.lines, self.notes, self.shapes = [], [], []
        self.target = self.lines

    def _covered(self, attributes: Attributes) -> None:
        self._cell(attributes)
        self.covered = True

    def _into_note(self, _: Attributes) -> None:
        self.target = self.notes

    def _into_shape(self, _: Attributes) -> None:
        self.shapes = self.shapes if self.in_cell else []
        self.target = self.shapes

    def _out(self) -> None:
        if self.in_cell:
            self.target = self.lines
        elif any(self.shapes):
            self.drawn.append(Drawn.at(Place(1, 1), "\n".join(self.shapes).strip()))
            self.shapes = []

    def _p(self, _: Attributes) -> None:
        self.paragraph = []

    def _p_end(self) -> None:
        self.target.append("".join(self.paragraph or []))
        self.paragraph = None

    def _span(self, attributes: Attributes) -> None:
        if self.target is self.lines and self.styles.crosses_out(attributes.get("text:style-name", "")):
            self.struck = True

    def _spaces(self, attributes: Attributes) -> None:
        self.text(" " * min(count(attributes, "text:c"), 100))

    def _cell_end(self) -> None:
        row, attributes = self.row, self.cell
        columns = range(row.column, min(row.column + count(attributes, "table:number-columns-repeated"), COLUMNS + 1))
        row.column = columns.stop
        cell = stored(attributes, "\n".join(self.lines), "\n".join(self.notes).strip())
        span = count(attributes, "table:number-rows-spanned"), count(attributes, "table:number-columns-spanned")
        if span != (1, 1):
            cell = cell._replace(flags=cell.flags | Flag.MERGED)
        if self.covered:
            cell = cell._replace(flags=cell.flags | Flag.MERGED | Flag.COVERED)
        if self.struck and cell.text:
            cell = cell._replace(flags=cell.flags | Flag.STRUCK)
        if self.shapes and columns:
            place = Place(min(self.number, ROWS), columns[0])
            self.drawn.append(Drawn.at(place, "\n".join(self.shapes).strip()))
        if columns:
            row.cells.append(OdsCells(columns, cell, attributes.get("table:style-name", ""), span))
        self.in_cell = False

    def _row_end(self) -> None:
        row, first = self.row, self.number
        rows = range(first, min(first + row.repeated, ROWS + 1))
        self.number = rows.stop
        for one in row.cells:
            for number in one.columns[: None if one.cell.text or one.cell.comment else MOST_COLOURED]:
                self._keep(number, rows, one)

    def _keep(self, column: int, rows: range, one: OdsCells) -> None:
        _, cell, own, span = one
        style, hidden = next(((style, hidden) for columns, style, hidden in self.columns if column in columns), NEITHER)
        look = self.styles.look(own or self.row.style or style)
        if not (look.fill or cell.text or cell.comment or cell.flags):
            return  # one of the many blanks repeated to the right of a table and below it
        flags = cell.flags | (Flag.HIDDEN if hidden or self.row.hidden else 0)
        flags |= (Flag.FILLED if look.fill else 0) | (Flag.STRUCK if look.struck else 0)
        content = bool(cell.text or cell.comment or cell.flags & ~(Flag.MERGED | Flag.COVERED))
        if span != (1, 1):
            self.merges += [
                Area(row, column, min(row + span[0] - 1, ROWS), min(column + span[1] - 1, COLUMNS))
                for row in rows[:MOST_COLOURED]
            ]
        if content or look.fill:
            finished = cell._replace(flags=Flag(flags), look=look)
            for row in rows if content else rows[:MOST_COLOURED]:
                self.watch.kept(1, len(cell.text) + len(cell.comment))
                self.cells[Place(row, column)] = finished


def count(attributes: Attributes, name: str) -> int:
    """How often something is repeated, or how many it spans; 1 if the file does not say, or makes no sense."""
    written = attributes.get(name, "1")
    return max(1, min(int(written), ROWS)) if written.isascii() and written.isdigit() and len(written) < 9 else 1

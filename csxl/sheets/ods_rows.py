"""A row of an `.ods` while it is read, and the columns that it runs through."""

from __future__ import annotations

from dataclasses import field
from typing import NamedTuple

from csxl.sheets.cells import Cell
from csxl.sheets.limits import COLUMNS, ROWS
from csxl.sheets.ods_lengths import USUAL_HEIGHT, USUAL_WIDTH, OdsAxis
from csxl.sheets.ods_shown import OdsText
from csxl.sheets.ods_styles import Styles
from csxl.sheets.xml import Attributes
from csxl.text.records import dataclass

MOST_COLOURED = 300  # rows or columns that one empty cell may colour; whole columns are coloured by repeating one
HIDING = frozenset({"collapse", "filter"})
ONE = 1, 1


class OdsCells(NamedTuple):
    """A cell while its row is read: the columns that it fills, the name of its style, the rows and columns spanned, its
    text, and the address that it links to."""

    columns: range
    cell: Cell
    style: str
    span: tuple[int, int]
    text: OdsText
    link: str

    @property
    def has_content(self) -> bool:
        """Whether it holds anything besides its place in a merged block."""
        return bool(self.cell.text or self.cell.comment or self.cell.formula)


@dataclass
class OdsRow:
    """A row while it is read: how often it is repeated, and its cells, each with the columns that it fills."""

    repeated: int = 1
    hidden: bool = False
    style: str = ""
    column: int = 1
    cells: list[OdsCells] = field(default_factory=list)


class OdsLines:
    """The columns and rows of a sheet as far as they were told of: their styles and sizes, and which are hidden."""

    def __init__(self, styles: Styles) -> None:
        self.styles = styles
        self.column_styles: list[str] = [""]
        self.hidden_columns: list[bool] = [False]
        self.filled: dict[int, None] = {}  # columns that colour cells which have no style of their own
        self.hidden_groups = 0
        self.groups: list[bool] = []
        self.columns, self.rows = OdsAxis(USUAL_WIDTH, COLUMNS), OdsAxis(USUAL_HEIGHT, ROWS)

    def column(self, attributes: Attributes) -> None:
        """Take the next columns."""
        first = len(self.column_styles)
        many = min(count(attributes, "table:number-columns-repeated"), COLUMNS + 1 - first)
        style, size = attributes.get("table:default-cell-style-name", ""), self._size("table-column", attributes)
        hidden = self._hides(attributes, size)
        self.column_styles += [style] * many
        self.hidden_columns += [hidden] * many
        self.columns.add(many, 0.0 if hidden else size)
        if self.styles.dress(style).look.fill and len(self.filled) < MOST_COLOURED:
            self.filled |= dict.fromkeys(range(first, first + min(many, MOST_COLOURED)))

    def row(self, attributes: Attributes) -> OdsRow:
        """Take the next rows."""
        size = self._size("table-row", attributes)
        hidden = self._hides(attributes, size)
        repeated = count(attributes, "table:number-rows-repeated")
        self.rows.add(repeated, 0.0 if hidden else size)
        return OdsRow(repeated, hidden, attributes.get("table:default-cell-style-name", ""))

    def group(self, attributes: Attributes) -> None:
        """Enter a group of rows or columns, which may be folded away."""
        self.groups.append(attributes.get("table:display") == "false")
        self.hidden_groups += self.groups[-1]

    def group_end(self) -> None:
        """Leave it."""
        self.hidden_groups -= self.groups.pop() if self.groups else 0

    def style(self, column: int) -> str:
        """The style of a column's cells that have none of their own."""
        return self.column_styles[column] if column < len(self.column_styles) else ""

    def coloured(self, columns: range) -> list[int]:
        """Those of some columns that colour cells which have no style of their own."""
        if len(columns) < len(self.filled):
            return [column for column in columns if column in self.filled]
        return [column for column in self.filled if column in columns]

    def hides(self, column: int) -> bool:
        """Whether a column is hidden."""
        return column < len(self.hidden_columns) and self.hidden_columns[column]

    def _size(self, family: str, attributes: Attributes) -> float | None:
        return self.styles.size(family, attributes.get("table:style-name", ""))

    def _hides(self, attributes: Attributes, size: float | None) -> bool:
        return attributes.get("table:visibility") in HIDING or self.hidden_groups > 0 or size == 0


def count(attributes: Attributes, name: str) -> int:
    """How often something is repeated, or how many it spans; 1 if the file does not say, or makes no sense."""
    written = attributes.get(name, "1")
    return max(1, min(int(written), ROWS)) if written.isascii() and written.isdigit() and len(written) < 9 else 1

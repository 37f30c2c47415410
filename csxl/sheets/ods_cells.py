"""The cells of an `.ods`, gathered while its content.xml is walked through."""

from __future__ import annotations

from collections.abc import Callable

from csxl.sheets.areas import within
from csxl.sheets.cells import Area, Cell, Flag, Place
from csxl.sheets.faults import too_much
from csxl.sheets.limits import A_ROW, AREAS, CELL_CHARACTERS, COLUMNS, ROWS, Watch
from csxl.sheets.ods_rows import MOST_COLOURED, ONE, OdsCells, OdsLines, OdsRow, count
from csxl.sheets.ods_shown import OdsText, finished
from csxl.sheets.ods_styles import Styles
from csxl.sheets.ods_texts import Texts, linked_by
from csxl.sheets.ods_values import stored
from csxl.sheets.xml import Attributes
from csxl.text.written import written

BLANKS = 100_000  # coloured cells of one sheet, with nothing in them, in rows that hold something
MOST_RULED = 1_000  # blocks of cells whose styles have conditions
MOST_CUT = 20  # texts of one sheet that are said to be too long
STYLE, REPEATED = "table:style-name", "table:number-columns-repeated"
OF_BLANKS = frozenset({STYLE, REPEATED, "table:content-validation-name"})
NOTHING, NO_TEXT = Cell(), OdsText()
ARRAY_STEPS = 4_000_000  # of finding the cells of blocks of formulas, which do not overlap in an honest file
MERGED = Flag.MERGED | Flag.COVERED


class OdsGrid:
    """The cells of the sheet that is being read. Within a table in a cell, `inner` is how many tables are open."""

    def __init__(self, styles: Styles, texts: Texts, watch: Watch) -> None:
        self.styles, self.texts, self.watch = styles, texts, watch
        self.inner = 0
        self.begin()
        self.starts: dict[str, Callable[[Attributes], None]] = {
            "table-column": self._column,
            "table-column-group": self._group,
            "table-row": self._row,
            "table-row-group": self._group,
            "table-cell": self._cell,
            "covered-table-cell": self._covered,
        }
        self.ends: dict[str, Callable[[], None]] = {
            "table-column-group": self._group_end,
            "table-row": self._row_end,
            "table-row-group": self._group_end,
            "table-cell": self._cell_end,
            "covered-table-cell": self._cell_end,
        }

    def begin(self) -> None:
        """Begin with a sheet."""
        self.number, self.blanks = 1, 0
        self.cells: dict[Place, Cell] = {}
        self.merges: list[Area] = []
        self.arrays: dict[Area, str] = {}
        self.links: dict[Place, str] = {}
        self.cut: list[Place] = []
        self.ruled: dict[tuple[str, range], Area] = {}  # where styles with conditions are, the last rows of each
        self.ruled_before: list[tuple[str, Area]] = []
        self.lines = OdsLines(self.styles)
        self.row, self.cell = OdsRow(), Attributes()
        self.covered = self.in_cell = False
        self.said: list[str] = []

    def anchor(self) -> Place | None:
        """The cell that is being read, None outside cells."""
        return Place(min(self.number, ROWS), min(self.row.column, COLUMNS)) if self.in_cell else None

    def end(self) -> None:
        """Flag the cells that formulas fill as blocks. Raises PartFault when that takes too long."""
        self.in_cell = False
        arrays, self.arrays = self.arrays, {}
        if not arrays:
            return
        if sum(min(_size(area), len(self.cells)) for area in arrays) > ARRAY_STEPS:
            raise too_much("more blocks of formulas and cells than can be compared")
        for place, area in within(arrays, self.cells, self.watch).items():
            cell = self.cells[place]
            formula = cell.formula or arrays[area]
            self.cells[place] = cell._replace(flags=cell.flags | Flag.FORMULA, formula=formula)

    def _column(self, attributes: Attributes) -> None:
        if not self.inner:
            self.lines.column(attributes)

    def _group(self, attributes: Attributes) -> None:
        if not self.inner:
            self.lines.group(attributes)

    def _group_end(self) -> None:
        if not self.inner:
            self.lines.group_end()

    def _row(self, attributes: Attributes) -> None:
        if not self.inner:
            self.row = self.lines.row(attributes)

    def _cell(self, attributes: Attributes) -> None:
        if not self.inner:
            self.cell, self.covered, self.in_cell = attributes, False, True
            self.said = self.texts.begin()

    def _covered(self, attributes: Attributes) -> None:
        self._cell(attributes)
        self.covered = not self.inner or self.covered

    def _cell_end(self) -> None:
        if self.inner:
            return
        row, attributes, texts = self.row, self.cell, self.texts
        many = count(attributes, REPEATED) if REPEATED in attributes else 1
        columns = range(row.column, min(row.column + many, COLUMNS + 1))
        row.column = columns.stop
        self.in_cell = False
        if columns:
            if self.said or texts.notes or self.covered or not attributes.keys() <= OF_BLANKS:
                row.cells.append(self._told(columns))
            else:  # as most are
                row.cells.append(OdsCells(columns, NOTHING, attributes.get(STYLE, ""), ONE, NO_TEXT, ""))
        texts.end()

    def _told(self, columns: range) -> OdsCells:
        """What was told of the cell that has ended."""
        attributes, texts = self.cell, self.texts
        said = "\n".join(self.said)
        cell = stored(attributes, said, "\n".join(texts.notes).strip()[:CELL_CHARACTERS] if texts.notes else "")
        span = ONE
        if "table:number-rows-spanned" in attributes or "table:number-columns-spanned" in attributes:
            span = count(attributes, "table:number-rows-spanned"), count(attributes, "table:number-columns-spanned")
        if self.covered or span != ONE:
            cell = cell._replace(flags=cell.flags | (MERGED if self.covered else Flag.MERGED))
        if "table:number-matrix-rows-spanned" in attributes or "table:number-matrix-columns-spanned" in attributes:
            self._array(cell.formula, columns.start)
        link = " ".join(dict.fromkeys(texts.links)) if texts.links else linked_by(cell.formula)
        if len(said) > CELL_CHARACTERS and len(self.cut) < MOST_CUT:
            self.cut.append(Place(min(self.number, ROWS), columns.start))
        text = OdsText(said if self.said else None, tuple(texts.pieces))
        return OdsCells(columns, cell, attributes.get(STYLE, ""), span, text, link)

    def _array(self, formula: str, column: int) -> None:
        rows = count(self.cell, "table:number-matrix-rows-spanned")
        columns = count(self.cell, "table:number-matrix-columns-spanned")
        row = min(self.number, ROWS)
        self.arrays[Area(row, column, min(row + rows - 1, ROWS), min(column + columns - 1, COLUMNS))] = formula
        self._count_areas()

    def _count_areas(self) -> None:
        if len(self.merges) + len(self.arrays) > AREAS:
            raise too_much(f"more than {AREAS:,} merged blocks")

    def _row_end(self) -> None:
        if self.inner:
            return
        row, first = self.row, self.number
        self.watch.worked(A_ROW + len(row.cells))
        rows = range(first, min(first + row.repeated, ROWS + 1))
        self.number = rows.stop
        holds = False
        for one in row.cells:
            if one.span != ONE:
                self._merge(one, rows)
            holds = holds or one.has_content
        if holds:  # elsewhere a coloured blank says nothing, and there may be millions
            for one in row.cells:
                if self.styles.conditions(one.style):
                    self._rule(one, rows)
                self._keep(one, rows) if one.has_content else self._colour(one, rows)

    def _rule(self, one: OdsCells, rows: range) -> None:
        """Remember where a style with conditions is."""
        key = one.style, one.columns
        before = self.ruled.get(key)
        top = before.top if before and before.bottom == rows.start - 1 else rows.start
        if before and top == rows.start and len(self.ruled_before) < MOST_RULED:
            self.ruled_before.append((one.style, before))
        if before or len(self.ruled) < MOST_RULED:
            self.ruled[key] = Area(top, one.columns.start, rows.stop - 1, one.columns.stop - 1)

    def rules(self) -> list[tuple[str, Area]]:
        """The styles with conditions, and the cells that have them."""
        return [*self.ruled_before, *((style, area) for (style, _), area in self.ruled.items())]

    def _merge(self, one: OdsCells, rows: range) -> None:
        high, wide = one.span
        for row in rows[:MOST_COLOURED]:
            for column in one.columns[:MOST_COLOURED]:
                self.merges.append(Area(row, column, min(row + high - 1, ROWS), min(column + wide - 1, COLUMNS)))
            self._count_areas()

    def _keep(self, one: OdsCells, rows: range) -> None:
        """Keep a cell that holds something, wherever it is repeated."""
        own, looked = one.style or self.row.style, ""
        made: Cell | None = None
        for column in one.columns:
            style = own or self.lines.style(column)
            if made is None or style != looked:
                made, looked = finished(one.cell, one.text, style, self.styles), style
            hidden = self.row.hidden or self.lines.hides(column)
            cell = made._replace(flags=made.flags | Flag.HIDDEN) if hidden else made
            for row in rows:
                self.watch.kept(1, written(cell.text) + written(cell.comment))
                self.cells[Place(row, column)] = cell
            if one.link and len(self.links) < AREAS:
                self.links[Place(rows.start, column)] = one.link

    def _colour(self, one: OdsCells, rows: range) -> None:
        """Keep an empty cell if it is coloured."""
        own = one.style or self.row.style
        if own:
            columns = [*one.columns[:MOST_COLOURED]] if self.styles.dress(own).look.fill else []
        else:
            columns = self.lines.coloured(one.columns)
        for column in columns:
            if self.blanks > BLANKS:
                return
            look = self.styles.dress(own or self.lines.style(column)).look
            hidden = self.row.hidden or self.lines.hides(column)
            cell = Cell(flags=one.cell.flags | Flag.FILLED | (Flag.HIDDEN if hidden else 0), look=look)
            for row in rows[:MOST_COLOURED]:
                self.blanks += 1
                self.cells[Place(row, column)] = cell


def _size(area: Area) -> int:
    return (area.bottom - area.top + 1) * (area.right - area.left + 1)

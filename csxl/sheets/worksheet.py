"""Streaming one worksheet's XML into a sparse map of the cells that hold something."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from xml.etree.ElementTree import Element

from csxl.diagnostics.of_workbook import WorkbookCode
from csxl.sheets import around, limits
from csxl.sheets.around import Around
from csxl.sheets.cells import Area, Flag, Look, Place, Rule
from csxl.sheets.elements import Elements, Visit
from csxl.sheets.faults import Harm, PartFault, too_much
from csxl.sheets.kept_cells import ERROR, FORMULA, KeptCells
from csxl.sheets.limits import Watch
from csxl.sheets.places import COLUMN_NUMBERS, area, nought, row_number
from csxl.sheets.places import place as place_named
from csxl.sheets.rules import MOST_RULES, rules_of
from csxl.sheets.shared_formulas import moved
from csxl.sheets.strings import Strings, said, unescaped, whole_text
from csxl.sheets.styles import Looks
from csxl.sheets.values import NOTHING, READERS, Read, text
from csxl.sheets.xml import TRUE
from csxl.text.records import dataclass

UNCACHED, HIDDEN, NONE = Flag.UNCACHED, Flag.HIDDEN, Flag.NONE
MOST_SORTS = 20  # ranges that were sorted: the last ones are kept
NO_ROW = "!"  # no reference ends with it
VALUES = frozenset({"v", "is", "t"})
CELL_PARTS = VALUES | {"f", "c"}
WHOLE = frozenset({"c", "col", "mergeCell", "sortState", "conditionalFormatting", *around.WHOLE})
SKIPPED = frozenset({"extLst", "rPh"})
ODD = frozenset({"e", "b"})  # kinds of cells that hold an error or a truth value; a text in them is not trusted
LOST = "#REF!"  # takes the place of a shared text that is not in the file


@dataclass(frozen=True)
class Context:
    """What a worksheet refers to in the rest of its workbook."""

    strings: Strings
    looks: Looks
    from_1904: bool
    watch: Watch


class Worksheet(KeptCells):
    """A worksheet while it is read. What was read before a fault is kept."""

    def __init__(self, context: Context) -> None:
        super().__init__(context.watch)
        self.context = context
        self.items, self.looks = context.strings.items, context.looks
        self.merges: list[Area] = []
        self.sorts: list[Area] = []
        self.rules: list[Rule] = []
        self.arrays: dict[Area, str] = {}
        self.shared: dict[str, tuple[Place, str]] = {}
        self.hidden_columns: list[tuple[int, int]] = []
        self.around = Around()
        self.row = self.column = 0
        self.row_text = NO_ROW
        self.elements = Elements({}, WHOLE, SKIPPED)
        context.watch.next_sheet()

    def read(self, chunks: Iterable[bytes]) -> None:
        """Read a worksheet's part, or another copy of it. Raises PartFault."""
        self.row, self.row_text = 0, NO_ROW
        self.elements = Elements(self.visits(), WHOLE, SKIPPED)
        try:
            self.elements.read(chunks)
        finally:
            self.keep_stray_blanks()

    def visits(self) -> Mapping[str, Visit]:
        """What is to be done with which elements."""
        return {
            "row": self._row,
            "c": self._stray_cell,
            "col": self._col,
            "mergeCell": self._merge,
            "sortState": self._sorted,
            "conditionalFormatting": self._rules,
            "v": _stray,
            "is": _stray,
            **self.around.visits(),
        }

    def _row(self, row: Element) -> None:
        self.row = row_number(row.get("r", "").strip()) or self.row + 1
        self.watch.worked(limits.A_ROW + len(row))
        height, names = row.get("ht", ""), self.elements.names
        if height:
            self.around.row(self.row, height)
        if not len(row) or (not any(map(len, row)) and all(names[tag] == "c" for tag in {cell.tag for cell in row})):
            return  # nothing is in any of its cells; there may be millions of such rows
        self.row_text = str(self.row)
        self.column = 0
        hidden = row.get("hidden") in TRUE or nought(height)
        self.row_hidden = HIDDEN if hidden else 0
        before = len(self.cells)
        for child in row:
            if names[child.tag] == "c":
                self.take(child)
            else:
                self.elements.visit(child)
        if self.blanks:
            self.keep_blanks(len(self.cells) != before)

    def _stray_cell(self, cell: Element) -> None:
        """A cell that is in no row, or not directly."""
        self.watch.worked(1)
        before, self.blanks = self.blanks, []
        self.take(cell)
        self.stray_blanks += self.blanks
        self.blanks = before

    def _col(self, column: Element) -> None:
        self.around.column(column)
        hidden = column.get("hidden") in TRUE or nought(column.get("width", ""))
        first = row_number(column.get("min", ""))
        if hidden and first:
            self.hidden_columns.append((first, row_number(column.get("max", "")) or first))

    def _merge(self, merge: Element) -> None:
        merged = area(merge.get("ref", ""))
        if merged and merged[:2] != merged[2:]:
            self.merges.append(merged)
            self._count_areas()

    def _sorted(self, state: Element) -> None:
        self.sorts = [*self.sorts, *filter(None, (area(state.get("ref", "")),))][-MOST_SORTS:]

    def _rules(self, formatting: Element) -> None:
        if len(self.rules) < MOST_RULES:
            self.rules += rules_of(formatting, self.elements.names, self.looks.rule_fills)[:MOST_RULES]

    def _count_areas(self) -> None:
        if len(self.merges) + len(self.arrays) > limits.AREAS:
            raise too_much(f"more than {limits.AREAS:,} merged blocks")

    def take(self, cell: Element) -> None:
        """Keep what is in a cell."""
        reference, kind, look = cell.get("r", ""), cell.get("t", "n"), self.looks[cell.get("s", "0")]
        if kind in ODD:
            self.around.cell(cell, kind)
        if len(cell) == 1 and (name := self.elements.names[cell[0].tag]) in VALUES:  # as nearly all are
            place = self._place(reference)
            self.store(place, reference, self.value(cell[0], name, kind, look, reference), look)
        elif len(cell):
            self._several(cell, reference, kind, look)
        else:
            place = self._place(reference)
            if look.fill:
                self.store(place, reference, NOTHING, look)

    def _several(self, cell: Element, reference: str, kind: str, look: Look) -> None:
        """Keep what a cell holds; a second value in it counts as a second cell."""
        names = self.elements.names
        values: list[Read] = []
        formula: Element | None = None
        cached = False  # an empty text is a value too
        for part in self._parts(cell):
            name = names[part.tag]
            if name in VALUES:
                values.append(self.value(part, name, kind, look, reference))
                cached = cached or bool(values[-1][1] or len(part)) or kind == "str"
            elif name == "f":
                formula = part
            else:
                raise PartFault(Harm.BROKEN_OFF, "from some point on, its cells run into each other")
        place = self._place(reference)
        flags = 0 if formula is None else FORMULA if cached else FORMULA | UNCACHED
        text = self._formula(place, formula) if formula is not None else ""
        for read in values or (NOTHING,):
            self.store(place, reference, read, look, text, flags)

    def value(self, part: Element, name: str, kind: str, look: Look, reference: str) -> Read:
        """What a `v` or an `is` says, or a `t` on its own."""
        names = self.elements.names
        if name == "v":
            return self._read(whole_text(part, names), kind, look, reference)
        shown, runs = said(part, names) if name == "is" else (unescaped(whole_text(part, names)), None)
        if kind in ODD and shown:
            return shown, shown, ERROR, None
        return (shown, shown, NONE, runs) if shown else NOTHING

    def _parts(self, cell: Element) -> Iterable[Element]:
        """A cell's formulas and values, looked for at any depth if it holds anything else."""
        for part in cell:
            if self.elements.names[part.tag] not in CELL_PARTS:
                found: list[Element] = []
                self.elements.look_into(cell, dict.fromkeys(CELL_PARTS, found.append))
                return found
        return cell

    def _place(self, reference: str) -> Place | None:
        """A cell's place: by its reference, or by order if it has none; None if it is outside the grid."""
        if reference.endswith(self.row_text):  # as nearly all do, and what is before it is usually a column's letters
            column = COLUMN_NUMBERS.get(reference[: -len(self.row_text)])
            if column:
                self.column = column
                return Place(self.row, column)
        if not reference:
            self.column += 1
            inside = self.column <= limits.COLUMNS and 0 < self.row <= limits.ROWS
            return Place(self.row, self.column) if inside else None
        found = place_named(reference)
        if found:
            self.row, self.column = found
            self.row_text = str(self.row)
        return found

    def _read(self, raw: str, kind: str, look: Look, reference: str) -> Read:
        """A value with its text and flags as stored."""
        if not raw:
            return NOTHING
        if kind != "s":
            return READERS.get(kind, text)(raw, look.date, self.context.from_1904)
        try:
            number = int(raw) if "_" not in raw else -1  # Python takes 1_0 for ten
            shown, runs = self.items[number] if number >= 0 else (LOST, None)
        except (ValueError, IndexError):
            shown = LOST
        if shown is LOST:
            self.faults.add(WorkbookCode.TEXT_LOST, reference[:20])
            return LOST, LOST, ERROR, None
        return (shown, shown, NONE, runs) if shown else NOTHING

    def _formula(self, place: Place | None, element: Element) -> str:
        """A cell's own formula; one shared by a block of cells is moved here from the block's first."""
        formula = unescaped(whole_text(element, self.elements.names))[: limits.FORMULA_CHARACTERS]
        kind, name, whole = element.get("t"), element.get("si", ""), area(element.get("ref", ""))
        if place is None:
            return formula
        if kind == "shared" and formula:
            self.shared[name] = place, formula
        elif kind == "shared" and name in self.shared:
            origin, first = self.shared[name]
            here = moved(first, origin, place)
            self.watch.kept(0, len(here) if len(here) > limits.LONG_FORMULA else 0)  # all cells can share one
            return here
        elif kind in {"array", "dataTable"} and whole:
            self.arrays[whole] = formula
            self._count_areas()
        return formula


def _stray(_: Element) -> None:
    raise PartFault(Harm.BROKEN_OFF, "from some point on, there are values that belong to no cell")

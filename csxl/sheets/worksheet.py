"""Streaming one worksheet's XML into a sparse map of the cells that hold something."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from csxl.diagnostics.of_workbook import WorkbookCode
from csxl.sheets import around, limits
from csxl.sheets.around import Around
from csxl.sheets.cells import Area, Cell, Flag, Look, Place
from csxl.sheets.elements import Elements
from csxl.sheets.faults import Faults, Harm, PartFault, too_much
from csxl.sheets.limits import Watch
from csxl.sheets.places import COLUMN_NUMBERS, area, nought, row_number
from csxl.sheets.places import place as place_named
from csxl.sheets.rich_text import dressed
from csxl.sheets.seen import seen
from csxl.sheets.shared_formulas import moved
from csxl.sheets.strings import Strings, said, unescaped, whole_text
from csxl.sheets.styles import Looks
from csxl.sheets.values import NOTHING, READERS, Read, text
from csxl.sheets.xml import TRUE
from csxl.text.a1 import address

FORMULA, UNCACHED, ERROR, HIDDEN = int(Flag.FORMULA), int(Flag.UNCACHED), int(Flag.ERROR), int(Flag.HIDDEN)
NONE, FILLED, STRUCK = int(Flag.NONE), int(Flag.FILLED), int(Flag.STRUCK)
MOST_SORTS = 20  # ranges that were sorted: the last ones are kept
NO_ROW = "!"  # no reference ends with it
VALUES = frozenset({"v", "is", "t"})
CELL_PARTS = VALUES | {"f", "c"}
WHOLE = ("c", "col", "mergeCell", "sortState", *around.WHOLE)
NO_TEXTS = frozenset({"e", "b"})  # kinds of cells that hold an error or a truth value; a text in them is not trusted
SKIPPED = ("extLst", "rPh")
ODD = frozenset({"e", "b"})
LOST = "#REF!"  # takes the place of a shared text that is not in the file


class _Flags(dict[int, Flag]):
    """Flags by their numbers: looking one up costs a tenth of making it."""

    def __missing__(self, number: int) -> Flag:
        self[number] = made = Flag(number)
        return made


FLAGS = _Flags()


@dataclass(frozen=True)
class Context:
    """What a worksheet refers to in the rest of its workbook."""

    strings: Strings
    looks: Looks
    from_1904: bool
    watch: Watch


class Worksheet:
    """A worksheet while it is read. What was read before a fault is kept."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.texts, self.runs, self.looks = context.strings.texts, context.strings.runs, context.looks
        self.cells: dict[Place, Cell] = {}
        self.others: dict[Place, list[str]] = {}
        self.merges: list[Area] = []
        self.sorts: list[Area] = []
        self.arrays: dict[Area, str] = {}
        self.shared: dict[str, tuple[Place, str]] = {}
        self.hidden_columns: list[tuple[int, int]] = []
        self.faults = Faults()
        self.around = Around()
        self.row = self.column = 0
        self.row_text, self.row_hidden = NO_ROW, 0
        context.watch.next_sheet()

    def read(self, chunks: Iterable[bytes]) -> None:
        """Read a worksheet's part, or another copy of it. Raises PartFault."""
        self.row, self.row_text = 0, NO_ROW
        wanted = {
            "row": self._row,
            "c": self._cell,
            "col": self._col,
            "mergeCell": self._merge,
            "sortState": self._sorted,
            "v": _stray,
            "is": _stray,
            **self.around.visits(),
        }
        self.elements = Elements(wanted, WHOLE, SKIPPED)
        self.elements.read(chunks)

    def _row(self, row: Element) -> None:
        self.row = row_number(row.get("r", "").strip()) or self.row + 1
        self.row_text = str(self.row)
        self.column = 0
        height = row.get("ht", "")
        hidden = row.get("hidden") in TRUE or nought(height)
        if height:
            self.around.row(self.row, height)
        self.row_hidden = HIDDEN if hidden else 0
        names = self.elements.names
        for child in row:
            if names[child.tag] == "c":
                self._cell(child)
            else:
                self.elements.visit(child)

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

    def _count_areas(self) -> None:
        if len(self.merges) + len(self.arrays) > limits.AREAS:
            raise too_much(f"more than {limits.AREAS:,} merged blocks")

    def _cell(self, cell: Element) -> None:
        reference, kind, look = cell.get("r", ""), cell.get("t", "n"), self.looks[cell.get("s", "0")]
        if kind in ODD:
            self.around.cell(cell, kind)
        if len(cell) == 1 and (name := self.elements.names[cell[0].tag]) in VALUES:  # as nearly all are
            place = self._place(reference)
            self._store(place, reference, self._value(cell[0], name, kind, look, reference), look)
        elif len(cell):
            self._several(cell, reference, kind, look)
        else:
            place = self._place(reference)
            if look.fill:
                self._store(place, reference, NOTHING, look)

    def _several(self, cell: Element, reference: str, kind: str, look: Look) -> None:
        """Keep what a cell holds; a second value in it counts as a second cell."""
        names = self.elements.names
        values: list[Read] = []
        formula: Element | None = None
        cached = False  # an empty text is a value too
        for part in self._parts(cell):
            name = names[part.tag]
            if name in VALUES:
                values.append(self._value(part, name, kind, look, reference))
                cached = cached or bool(values[-1][1] or len(part)) or kind == "str"
            elif name == "f":
                formula = part
            else:
                raise PartFault(Harm.BROKEN_OFF, "from some point on, one cell is inside another")
        place = self._place(reference)
        flags = 0 if formula is None else FORMULA if cached else FORMULA | UNCACHED
        text = self._formula(place, formula) if formula is not None else ""
        for read in values or (NOTHING,):
            self._store(place, reference, read, look, text, flags)

    def _value(self, part: Element, name: str, kind: str, look: Look, reference: str) -> Read:
        """What a `v` or an `is` says, or a `t` on its own."""
        names = self.elements.names
        if name == "v":
            return self._read(whole_text(part, names), kind, look, reference)
        shown, runs = said(part, names) if name == "is" else (unescaped(whole_text(part, names)), None)
        if kind in NO_TEXTS and shown:
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

    def _store(
        self, place: Place | None, reference: str, read: Read, look: Look, formula: str = "", flags: int = 0
    ) -> None:
        value, stored, flags_read, runs = read
        flags |= flags_read | self.row_hidden
        if runs is not None:
            look = dressed(look, runs)
            flags |= runs.flags
        if look.fill:
            flags |= FILLED
        elif not stored and not flags & FORMULA:
            return
        if place is None:
            if stored or formula:
                self.faults.add(WorkbookCode.OUTSIDE_GRID, reference[:20], (stored or formula)[:80])
            return
        if look.struck and stored:
            flags |= STRUCK
        if len(stored) > limits.CELL_CHARACTERS:
            value = stored = stored[: limits.CELL_CHARACTERS]
            self.faults.add(WorkbookCode.TEXT_CUT, address(*place))
        shown = ""
        if look.odd and not flags & ERROR:
            shown, more = seen(value, stored, look)
            flags |= int(more)
        self.context.watch.kept(1, len(stored))
        cell = Cell(value, stored, FLAGS[flags], formula, "", look, (), shown)
        if self.cells.setdefault(place, cell) is not cell:
            self._keep_another(place, cell)

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
            shown = self.texts[number] if number >= 0 else LOST
        except (ValueError, IndexError):
            shown = LOST
        if shown is LOST:
            self.faults.add(WorkbookCode.TEXT_LOST, reference[:20])
            return LOST, LOST, ERROR, None
        return (shown, shown, NONE, self.runs.get(number)) if shown else NOTHING

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
            return moved(first, origin, place)
        elif kind in {"array", "dataTable"} and whole:
            self.arrays[whole] = formula
            self._count_areas()
        return formula

    def _keep_another(self, place: Place, cell: Cell) -> None:
        before = self.cells[place]
        if not cell.text or before.text == cell.text:
            return
        if before.text:
            self.others.setdefault(place, []).append(cell.text)
        else:
            self.cells[place] = cell


def _stray(_: Element) -> None:
    raise PartFault(Harm.BROKEN_OFF, "from some point on, a value is outside any cell")

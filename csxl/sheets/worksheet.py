"""Streaming one worksheet's XML into a sparse map of the cells that hold something."""
from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from csxl.columns import column_letter
from csxl.diagnostics import Matter
from csxl.sheets import limits
from csxl.sheets.cells import Area, Cell, Flag, Place
from csxl.sheets.faults import Harm, PartFault, too_much
from csxl.sheets.formulas import moved
from csxl.sheets.limits import Watch
from csxl.sheets.places import COLUMN_NUMBERS, area, nought, row_number
from csxl.sheets.places import place as place_named
from csxl.sheets.strings import Strings, unescaped
from csxl.sheets.styles import Look, Looks
from csxl.sheets.values import NOTHING, READERS, Read, text
from csxl.sheets.xml import TRUE, Attributes, walk

FORMULA, UNCACHED, ERROR, HIDDEN = int(Flag.FORMULA), int(Flag.UNCACHED), int(Flag.ERROR), int(Flag.HIDDEN)
FILLED, STRUCK = int(Flag.FILLED), int(Flag.STRUCK)
MOST_SORTS = 20  # ranges that were sorted: the last of them
NO_ROW = "!"  # what no reference ends with
LOST = "#REF!"  # stands for a shared text that is not in the file
FLAGS = tuple(Flag(number) for number in range(1024))  # looking one up costs a tenth of making it


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong with a cell."""
    matter: Matter
    cell: str
    detail: str


class Faults:
    """The faults of one sheet, the first few of a kind in full: a broken table of texts has one in every cell."""
    MOST = 20

    def __init__(self) -> None:
        self.found: list[Fault] = []
        self.counts: Counter[Matter] = Counter()

    def add(self, matter: Matter, cell: str, detail: str = "") -> None:
        self.counts[matter] += 1
        if self.counts[matter] <= self.MOST:
            self.found.append(Fault(matter, cell, detail))

    def beyond(self) -> dict[Matter, int]:
        """How many more there were of each kind."""
        return {matter: count - self.MOST for matter, count in self.counts.items() if count > self.MOST}


@dataclass(frozen=True)
class Context:
    """What a worksheet refers to in the rest of its workbook."""
    strings: Strings
    looks: Looks
    from_1904: bool
    watch: Watch


class Worksheet:
    """A worksheet while it is read. What was read before a fault stands."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.texts, self.struck, self.looks = context.strings.texts, context.strings.struck, context.looks
        self.cells: dict[Place, Cell] = {}
        self.others: dict[Place, list[str]] = {}
        self.merges: list[Area] = []
        self.sorts: list[Area] = []
        self.arrays: dict[Area, str] = {}
        self.shared: dict[str, tuple[Place, str]] = {}
        self.hidden_columns: list[tuple[int, int]] = []
        self.faults = Faults()
        self.row = self.column = 0
        self.row_text, self.row_hidden = NO_ROW, 0
        self.attributes = self.formula_attributes = self.doubled = Attributes()  # doubled: a cell's with two values
        self.raw: str | None = None
        self.formula: str | None = None
        self.inline: list[str] | None = None
        self.inline_struck = self.in_cell = False
        self.characters: list[str] = []
        context.watch.next_sheet()

    def read(self, chunks: Iterable[bytes]) -> None:
        """Read a worksheet's part, or another copy of it. Raises PartFault."""
        self.row, self.row_text, self.in_cell = 0, NO_ROW, False
        starts = {"row": self._row, "c": self._cell, "v": self._text, "f": self._formula, "is": self._inline,
                  "t": self._text, "strike": self._strike, "col": self._col, "mergeCell": self._merge,
                  "sortState": self._sorted}
        ends = {"c": self._cell_end, "v": self._value_end, "f": self._formula_end, "t": self._run_end}
        try:
            walk(chunks, starts, ends, self.characters.append, skip=("extLst", "rPh", "controls", "oleObjects"))
        except PartFault:
            if self.in_cell and self.doubled is self.attributes:
                self._cell_end()  # so that a value which is kept is seen to be one of two
            raise

    def _row(self, attributes: Attributes) -> None:
        self.row = row_number(attributes.get("r", "").strip()) or self.row + 1
        self.row_text = str(self.row)
        self.column = 0
        hidden = attributes.get("hidden") in TRUE or nought(attributes.get("ht", ""))
        self.row_hidden = HIDDEN if hidden else 0

    def _col(self, attributes: Attributes) -> None:
        hidden = attributes.get("hidden") in TRUE or nought(attributes.get("width", ""))
        first = row_number(attributes.get("min", ""))
        if hidden and first:
            self.hidden_columns.append((first, row_number(attributes.get("max", "")) or first))

    def _merge(self, attributes: Attributes) -> None:
        merged = area(attributes.get("ref", ""))
        if merged and merged[:2] != merged[2:]:
            self.merges.append(merged)
            self._count_areas()

    def _sorted(self, attributes: Attributes) -> None:
        self.sorts = [*self.sorts, *filter(None, (area(attributes.get("ref", "")),))][-MOST_SORTS:]

    def _count_areas(self) -> None:
        if len(self.merges) + len(self.arrays) > limits.AREAS:
            raise too_much(f"more than {limits.AREAS:,} merged blocks")

    def _cell(self, attributes: Attributes) -> None:
        if self.in_cell:
            raise PartFault(Harm.BROKEN_OFF, "one cell stands within another from there on")
        self.attributes, self.in_cell = attributes, True
        self.raw = self.formula = self.inline = None

    def _text(self, _: Attributes) -> None:
        self.characters.clear()

    def _value_end(self) -> None:
        if not self.in_cell or self.raw is not None or self.inline is not None:
            self._another()
        self.raw = "".join(self.characters)

    def _another(self) -> None:
        """Keep what a cell holds so far: a second value in it is as good as a second cell."""
        if not self.in_cell:
            raise PartFault(Harm.BROKEN_OFF, "a value stands outside any cell from there on")
        self._cell_end()
        self.raw, self.inline, self.in_cell, self.doubled = None, None, True, self.attributes

    def _formula(self, attributes: Attributes) -> None:
        self.formula_attributes = attributes
        self.characters.clear()

    def _formula_end(self) -> None:
        self.formula = unescaped("".join(self.characters))[:limits.FORMULA_CHARACTERS]

    def _inline(self, _: Attributes) -> None:
        if not self.in_cell or self.raw is not None or self.inline is not None:
            self._another()
        self.inline, self.inline_struck = [], False

    def _run_end(self) -> None:
        if self.inline is not None:
            self.inline.append("".join(self.characters))
            self.characters.clear()

    def _strike(self, attributes: Attributes) -> None:
        self.inline_struck = self.inline_struck or attributes.get("val", "1") in TRUE

    def _cell_end(self) -> None:
        attributes, self.in_cell = self.attributes, False
        place = self._place(attributes.get("r", ""))
        look = self.looks[attributes.get("s", "0")]
        formula = self.formula
        if self.raw is None and formula is None and self.inline is None:
            value, shown, flags = NOTHING
        else:
            value, shown, flags = self._read(attributes.get("t", "n"), look)
        if look.fill:
            flags |= FILLED
        elif not shown and formula is None:
            return
        if place is None:
            if shown or formula:
                self.faults.add(Matter.OUTSIDE_GRID, attributes.get("r", "")[:20], (shown or formula or "")[:80])
            return
        if look.struck and shown:
            flags |= STRUCK
        if formula is not None:
            formula = self._formula_text(place, formula)
            flags |= FORMULA if self._is_cached() else FORMULA | UNCACHED
        if len(shown) > limits.CELL_CHARACTERS:
            value = shown = shown[:limits.CELL_CHARACTERS]
            self.faults.add(Matter.TEXT_CUT, f"{column_letter(place.column)}{place.row}")
        self._keep(place, Cell(value, shown, FLAGS[flags | self.row_hidden], formula or "", "", look.fill))

    def _place(self, reference: str) -> Place | None:
        """Where a cell stands: by its reference, or by order where it has none; None for outside the grid."""
        if reference.endswith(self.row_text):  # as nearly all do, and most of the rest is a column's letters
            column = COLUMN_NUMBERS.get(reference[:-len(self.row_text)])
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

    def _read(self, kind: str, look: Look) -> Read:
        """The cell's value, text and flags as stored."""
        raw = self.raw
        if self.inline is not None and (self.inline or not raw):
            value, shown, flags = text("".join(self.inline), False, False)
            return value, shown, flags | STRUCK if self.inline_struck else flags
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
            self.faults.add(Matter.TEXT_LOST, self.attributes.get("r", "")[:20])
            return LOST, LOST, ERROR
        return (shown, shown, STRUCK if number in self.struck else 0) if shown else NOTHING

    def _is_cached(self) -> bool:
        """Whether a formula is stored with its value, which may be an empty text."""
        return bool(self.raw or self.inline or (self.raw == "" and self.attributes.get("t") == "str"))

    def _formula_text(self, place: Place, formula: str) -> str:
        """The cell's own formula; one shared by a block of cells is moved here from the block's first."""
        attributes = self.formula_attributes
        kind, whole = attributes.get("t"), area(attributes.get("ref", ""))
        if kind == "shared" and formula:
            self.shared[attributes.get("si", "")] = place, formula
        elif kind == "shared" and attributes.get("si", "") in self.shared:
            origin, first = self.shared[attributes.get("si", "")]
            return moved(first, origin, place)
        elif kind in {"array", "dataTable"} and whole:
            self.arrays[whole] = formula
            self._count_areas()
        return formula

    def _keep(self, place: Place, cell: Cell) -> None:
        self.context.watch.kept(1, len(cell.text))
        before = self.cells.setdefault(place, cell)
        if before is cell or not cell.text or before.text == cell.text:
            return
        if before.text:
            self.others.setdefault(place, []).append(cell.text)
        else:
            self.cells[place] = cell

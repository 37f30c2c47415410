"""Streaming one worksheet's XML into a sparse map of the cells that hold something."""
from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from csxl.diagnostics import Matter
from csxl.sheets import limits
from csxl.sheets.cells import Area, Cell, Flag, Place
from csxl.sheets.faults import too_much
from csxl.sheets.limits import Watch
from csxl.sheets.places import COLUMN_NUMBERS, DIGITS, area, row_number
from csxl.sheets.strings import Strings, unescaped
from csxl.sheets.styles import Looks
from csxl.sheets.values import NOTHING, READERS, Read, text
from csxl.sheets.xml import TRUE, Attributes, walk

FORMULA, UNCACHED, ERROR, HIDDEN = int(Flag.FORMULA), int(Flag.UNCACHED), int(Flag.ERROR), int(Flag.HIDDEN)
FILLED, STRUCK = int(Flag.FILLED), int(Flag.STRUCK)
LOST = "#REF!"  # stands for a shared text that is not in the file
FLAGS = tuple(Flag(number) for number in range(1024))  # looking one up costs a tenth of making it


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong with a cell, or with the sheet where `cell` is ""."""
    matter: Matter
    cell: str = ""
    detail: str = ""


@dataclass(frozen=True)
class Context:
    """What a worksheet refers to in the rest of its workbook."""
    strings: Strings
    looks: Looks
    from_1904: bool
    watch: Watch


class Worksheet:
    """A worksheet while it is read. What was read before the XML broke stays."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.texts, self.struck, self.looks = context.strings.texts, context.strings.struck, context.looks
        self.cells: dict[Place, Cell] = {}
        self.others: dict[Place, list[str]] = {}
        self.merges: list[Area] = []
        self.arrays: dict[Area, str] = {}
        self.shared: dict[str, str] = {}
        self.hidden_columns: list[tuple[int, int]] = []
        self.faults: list[Fault] = []
        self.row = self.column = 0
        self.row_text, self.row_hidden = "0", 0
        self.reference, self.kind, self.style = "", "n", "0"
        self.raw: str | None = None
        self.formula: str | None = None
        self.formula_attributes: Attributes = {}
        self.inline: list[str] | None = None
        self.inline_struck = False
        self.characters: list[str] = []
        self.starts: dict[str, Callable[[Attributes], None]] = {
            "row": self._row, "c": self._cell, "v": self._value, "f": self._formula, "is": self._inline,
            "t": self._value, "strike": self._strike, "col": self._col, "mergeCell": self._merge}
        self.ends: dict[str, Callable[[], None]] = {
            "c": self._cell_end, "v": self._value_end, "f": self._formula_end, "t": self._text_end}

    def read(self, chunks: Iterable[bytes]) -> None:
        """Read a worksheet's part, or another copy of it. Raises what `walk` raises."""
        self.row = self.column = 0
        walk(chunks, self.starts, self.ends, self.characters.append, skip=("extLst", "rPh", "controls", "oleObjects"))

    def _row(self, attributes: Attributes) -> None:
        self.row = row_number(attributes.get("r", "").strip()) or self.row + 1
        self.row_text = str(self.row)
        self.column = 0
        hidden = attributes.get("hidden") in TRUE or _nought(attributes.get("ht", ""))
        self.row_hidden = HIDDEN if hidden else 0

    def _cell(self, attributes: Attributes) -> None:
        self.reference = attributes.get("r", "")
        self.kind = attributes.get("t", "n")
        self.style = attributes.get("s", "0")
        self.raw = self.formula = self.inline = None

    def _value(self, _: Attributes) -> None:
        self.characters.clear()

    def _value_end(self) -> None:
        self.raw = "".join(self.characters)

    def _formula(self, attributes: Attributes) -> None:
        self.formula_attributes = attributes
        self.characters.clear()

    def _formula_end(self) -> None:
        self.formula = unescaped("".join(self.characters))[:limits.FORMULA_CHARACTERS]

    def _inline(self, _: Attributes) -> None:
        self.inline, self.inline_struck = [], False

    def _text_end(self) -> None:
        if self.inline is not None:
            self.inline.append("".join(self.characters))

    def _strike(self, attributes: Attributes) -> None:
        self.inline_struck = self.inline_struck or attributes.get("val", "1") in TRUE

    def _col(self, attributes: Attributes) -> None:
        hidden = attributes.get("hidden") in TRUE or _nought(attributes.get("width", ""))
        first = row_number(attributes.get("min", ""))
        if hidden and first:
            self.hidden_columns.append((first, row_number(attributes.get("max", "")) or first))

    def _merge(self, attributes: Attributes) -> None:
        merged = area(attributes.get("ref", ""))
        if merged and merged[:2] != merged[2:]:
            self.merges.append(merged)
            self._count_areas()

    def _count_areas(self) -> None:
        if len(self.merges) + len(self.arrays) > limits.AREAS:
            raise too_much(f"more than {limits.AREAS:,} merged blocks")

    def _cell_end(self) -> None:
        place = self._place()
        look = self.looks[self.style]
        if self.raw is None and self.formula is None and self.inline is None:
            if look.fill and place is not None:
                self._keep(place, Cell(None, "", FLAGS[FILLED | self.row_hidden], "", "", look.fill))
            return
        value, shown, flags = self._read()
        if look.fill:
            flags |= FILLED
        elif not shown and self.formula is None:
            return
        if place is None:
            if shown or self.formula:
                self.faults.append(Fault(Matter.OUTSIDE_GRID, self.reference[:20], (shown or self.formula or "")[:80]))
            return
        if look.struck:
            flags |= STRUCK
        formula = ""
        if self.formula is not None:
            formula = self._formula_text()
            cached = self.raw or self.inline or (self.kind == "str" and self.raw is not None)
            flags |= FORMULA if cached else FORMULA | UNCACHED
        if len(shown) > limits.CELL_CHARACTERS:
            shown = shown[:limits.CELL_CHARACTERS]
            value = shown
            self.faults.append(Fault(Matter.TEXT_CUT, self.reference))
        self._keep(place, Cell(value, shown, FLAGS[flags | self.row_hidden], formula, "", look.fill))

    def _place(self) -> Place | None:
        """Where the cell stands: by its reference, or by order where it has none; None for outside the grid."""
        reference = self.reference
        if not reference:
            self.column += 1
            inside = self.column <= limits.COLUMNS and 0 < self.row <= limits.ROWS
            return Place(self.row, self.column) if inside else None
        letters = reference.rstrip(DIGITS)
        digits = reference[len(letters):]
        column = COLUMN_NUMBERS[letters]
        row = self.row if digits == self.row_text else row_number(digits)
        if not column or not row:
            return None
        self.column = column
        return Place(row, column)

    def _read(self) -> Read:
        """The cell's value, text and flags as stored."""
        if self.inline is not None and (self.inline or not self.raw):
            value, shown, flags = text("".join(self.inline), False, False)
            return value, shown, flags | STRUCK if self.inline_struck else flags
        raw = self.raw
        if not raw:
            return NOTHING
        if self.kind == "s":
            return self._shared_text(raw)
        look = self.looks[self.style]
        return READERS.get(self.kind, text)(raw, look.date, self.context.from_1904)

    def _shared_text(self, raw: str) -> Read:
        try:
            number = int(raw)
            shown = self.texts[number] if number >= 0 else None
        except (ValueError, IndexError):
            shown = None
        if shown is None:
            self.faults.append(Fault(Matter.TEXT_LOST, self.reference))
            return LOST, LOST, ERROR
        return (shown, shown, STRUCK if number in self.struck else 0) if shown else NOTHING

    def _formula_text(self) -> str:
        """The cell's formula; one that is shared with a block of cells is given as its first cell has it."""
        kind, number = self.formula_attributes.get("t"), self.formula_attributes.get("si", "")
        if kind == "shared":
            if self.formula:
                self.shared[number] = self.formula
            return self.shared.get(number, "")
        if kind in {"array", "dataTable"} and (whole := area(self.formula_attributes.get("ref", ""))):
            self.arrays[whole] = self.formula or ""
            self._count_areas()
        return self.formula or ""

    def _keep(self, place: Place, cell: Cell) -> None:
        self.context.watch.kept(1, len(cell.text))
        if place in self.cells:
            before = self.cells[place]
            if not cell.text:
                return
            if before.text and before.text != cell.text:
                self.others.setdefault(place, []).append(cell.text)
                return
        self.cells[place] = cell


def _nought(size: str) -> bool:
    """Whether a height or width is stored as nought."""
    return size[:1] == "0" and not size.strip("0.")

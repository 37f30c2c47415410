"""The records of one worksheet of an `.xlsb`, gathered into its cells and what is said about them."""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterable
from dataclasses import replace

from csxl.diagnostics.of_workbook import WorkbookCode
from csxl.sheets.cells import Flag, Look, Place, Sheet
from csxl.sheets.faults import Faults, PartFault
from csxl.sheets.gathered import Gathered
from csxl.sheets.limits import CELL_CHARACTERS, COLUMNS, ROWS, Watch
from csxl.sheets.styles import Looks
from csxl.sheets.xlsb_around import BinaryAround
from csxl.sheets.xlsb_blocks import BinaryBlocks
from csxl.sheets.xlsb_formulas import Meant
from csxl.sheets.xlsb_letters import LetteredTexts
from csxl.sheets.xlsb_records import BLANK_RUN, SENSELESS, SHORT_BLANK_RUN, broken_off, records
from csxl.sheets.xlsb_rules import BinaryRules
from csxl.sheets.xlsb_shared import BinaryFormulas
from csxl.sheets.xlsb_strings import BinaryStrings
from csxl.sheets.xlsb_values import FORMULAS, IN_NEXT_COLUMN, WITH_COLUMN, BinaryRead, Reader, formula_in
from csxl.text.a1 import address
from csxl.text.records import dataclass

ROW, CELLS_BEGIN, CELLS_END, SHEET_END = 0, 145, 146, 130
ASIDE, ASIDE_ENDS = {35: (4,), 37: (6, 10, 14)}, frozenset({36, 38})  # what holds records of later versions; its sizes
METADATA = frozenset({49, 50})  # of the cell that follows; four bytes
ARRAY, SHARED, TABLE = 426, 427, 428  # formulas that fill or serve several cells
ROW_SIZE, SPAN_SIZE = 17, 8
HEAD, BLANKS, SHORT_BLANKS = struct.Struct("<2I"), struct.Struct("<2xI3sx"), struct.Struct("<2x3sx")
HIDDEN, OWN_HEIGHT = 0x10, 0x20
LOST = "#REF!"  # takes the place of a shared text that is not in the file
MOST_BLANKS = 100_000  # coloured, in rows without cells
FORMULA, ERROR = Flag.FORMULA, Flag.ERROR


@dataclass(frozen=True)
class BinaryContext:
    """What a worksheet refers to in the rest of its workbook."""

    strings: BinaryStrings
    looks: Looks
    meant: Meant
    from_1904: bool
    watch: Watch


class BinarySheet:
    """A worksheet while it is read. What was read before a fault is kept."""

    def __init__(self, context: BinaryContext) -> None:
        context.watch.next_sheet()
        self.context = context
        self.gathered = Gathered(context.watch)
        self.looks = list(context.looks.values())
        self.coloured = {number.to_bytes(3, "little"): look for number, look in enumerate(self.looks) if look.fill}
        self.faults = Faults()
        self.texts = LetteredTexts(context.looks.fonts)
        self.rules = BinaryRules(context.looks.rule_fills, context.meant)
        self.formulas = BinaryFormulas(context.meant)
        self.around = BinaryAround()
        self.blocks = BinaryBlocks(self.gathered, self.around)
        self.pending: list[tuple[int, bytes]] = []  # coloured blanks of this row
        self.rows: set[int] = set()  # that have cells
        self.disordered: set[int] = set()  # rows of which it is said that they are not in order
        self.row = self.column = 0
        self.begun = self.among_cells = self.ended = False
        self.aside = self.copies = 0
        self.takers: dict[int, Callable[[bytes], None]] = {
            ROW: self._row,
            60: self.blocks.columns,
            176: self.blocks.merged,
            ARRAY: self._filled_by_formula,
            SHARED: lambda body: self.formulas.share(body, 16, Place(self.row, self.column)),
            TABLE: self.blocks.filled,
            530: self.blocks.sorted,
            461: self.rules.cells,
            463: self.rules.rule,
            **self.around.takers,
        }

    def read(self, data: bytes, fault: PartFault | None = None) -> None:
        """Read a worksheet's part, or another copy of it, as far as it has arrived; `fault` is why no further. Raises
        PartFault."""
        self.ended = self.begun = self.among_cells = False
        self.copies += 1
        self.aside = 0
        try:
            self._records(data)
        except PartFault as broken:
            raise fault or broken from None
        if fault is not None:
            raise fault
        if not (self.begun and self.ended):
            raise broken_off()

    def _records(self, data: bytes) -> None:
        for kind, body in records(data, self.context.watch):
            if kind == BLANK_RUN:
                self._blanks(BLANKS.iter_unpack(body))
            elif kind == SHORT_BLANK_RUN:
                self._blanks(enumerate((style for (style,) in SHORT_BLANKS.iter_unpack(body)), self.column))
            elif kind in WITH_COLUMN:
                self._cell(kind, body, WITH_COLUMN[kind], True)
            elif kind in IN_NEXT_COLUMN:
                self._cell(kind, body, IN_NEXT_COLUMN[kind], False)
            elif kind in self.takers:
                try:
                    self.takers[kind](body)
                except SENSELESS:
                    self._senseless(kind)
            else:
                self._other(kind, len(body))

    def sheet(self, name: str, hidden: bool) -> Sheet:
        """The sheet as read. Raises PartFault past the limits."""
        sheet = self.gathered.sheet(name, hidden)
        return replace(sheet, rules=tuple(self.rules.found), sorts=tuple(self.blocks.sorts))

    def finish(self) -> None:
        """What can only be said once every copy of the part is read, as far as it can be."""
        self._row_done()
        self.gathered.hidden_columns = self.blocks.hidden_columns()
        for place, formula in self.formulas.found_later():
            if place in self.gathered.cells:
                self.gathered.cells[place] = self.gathered.cells[place]._replace(formula=formula)

    def _other(self, kind: int, size: int) -> None:
        if kind in {CELLS_BEGIN, CELLS_END}:
            self.among_cells = kind == CELLS_BEGIN
            self.begun = self.begun or self.among_cells
        elif kind == SHEET_END:
            self.ended = True
        elif size in ASIDE.get(kind, ()):
            self.aside += 1
        elif kind in ASIDE_ENDS and not size:
            self.aside = max(0, self.aside - 1)
        elif self.among_cells and not self.aside and not (kind in METADATA and size == 4):
            self.faults.add(WorkbookCode.CELL_UNKNOWN, self._here())

    def _here(self) -> str:
        """The address of the cell that would come next."""
        return address(min(max(self.row, 1), ROWS), min(self.column + 1, COLUMNS))

    def _out_of_order(self, place: Place) -> None:
        """Say that a cell comes once more, or a row does or goes back to the left, as where the head of one is lost."""
        if self.copies == 1 and place.row <= ROWS and len(self.disordered | {place.row}) <= Faults.MOST:
            if place.row not in self.disordered:
                self.faults.add(WorkbookCode.OUT_OF_ORDER, address(*place))
            self.disordered.add(place.row)

    def _senseless(self, kind: int) -> None:
        if kind == ROW:
            raise broken_off()
        if WorkbookCode.AROUND_LOST not in self.faults.counts:
            self.faults.add(WorkbookCode.AROUND_LOST, "")

    def _row(self, body: bytes) -> None:
        self._row_done()
        number, _, height, _, options, _, spans = struct.unpack_from("<2IH3BI", body)
        if len(body) != ROW_SIZE + SPAN_SIZE * spans:
            raise broken_off()
        self.row, self.column = number + 1, 0
        if self.row in self.rows:
            self._out_of_order(Place(self.row, 1))
        if height:
            self.around.high(self.row, height)
        if options & HIDDEN or (options & OWN_HEIGHT and not height):
            self.gathered.hidden_rows.add(self.row)

    def _filled_by_formula(self, body: bytes) -> None:
        self.blocks.filled(body)
        self.formulas.share(body, 17, Place(self.row, self.column))

    def _row_done(self) -> None:
        """Keep the row's coloured blanks, unless there are very many and nothing else is in it."""
        blanks = self.gathered.blanks
        if self.pending and (self.row in self.rows or len(blanks) < MOST_BLANKS) and self.row <= ROWS:
            blanks |= {Place(self.row, column + 1): self.coloured[style] for column, style in self.pending}
        self.pending = []

    def _blanks(self, blanks: Iterable[tuple[int, bytes]]) -> None:
        """Blank cells one after the other: the column, from 0, and the style of each."""
        column = self.column
        for column, style in blanks:
            if style in self.coloured and column < COLUMNS and len(self.pending) < COLUMNS:
                self.pending.append((column, style))
        self.column = min(column, COLUMNS) + 1

    def _cell(self, kind: int, body: bytes, read: Reader, with_column: bool) -> None:
        column, style = self.column, 0
        try:
            column, style = HEAD.unpack_from(body) if with_column else (column, *struct.unpack_from("<I", body))
            style &= 0xFFFFFF
            look = self.looks[style] if style < len(self.looks) else self.context.looks[str(style)]
            found = read(body, 8 if with_column else 4, look.date, self.context.from_1904)
            steps, more, end = formula_in(body, found.end + 2) if kind in FORMULAS else (b"", b"", found.end)
        except SENSELESS:
            if self.among_cells:
                self.column = min(column, COLUMNS - 1)
                self.faults.add(WorkbookCode.CELL_DAMAGED, self._here())
                self.column += 1
            return
        if not self.among_cells and end != len(body):  # a record of another kind, with the same number
            return
        place = Place(self.row, column + 1)
        if place.column < self.column:
            self._out_of_order(place)
        self.column = min(column, COLUMNS) + 1
        if any(body[end:]) and place.column <= COLUMNS:  # some programs write noughts after it
            self.faults.add(WorkbookCode.CELL_DAMAGED, address(*place))
        if found.shared >= 0:
            found = self._shared_text(found.shared, place)
        formula = self.formulas.text(steps, more, place) if steps else ""
        self._keep(place, found, style, look, FORMULA if kind in FORMULAS else 0, formula)

    def _keep(self, place: Place, found: BinaryRead, style: int, look: Look, flags: int, formula: str) -> None:
        text = found.text
        if not 0 < place.row <= ROWS or place.column > COLUMNS:
            if text or flags:
                self.faults.add(WorkbookCode.OUTSIDE_GRID, f"R{place.row}C{place.column}", text[:80])
            return
        if len(text) > CELL_CHARACTERS:
            self.faults.add(WorkbookCode.TEXT_CUT, address(*place))
        known = self.gathered.cells.get(place)
        if known and text and known.text not in {"", text}:
            self._out_of_order(place)
        if found.runs:
            look, odd = self.texts.look(found, style, look)
            flags |= odd
        self.gathered.keep(place, found.value, text, look, flags | found.flags, formula)
        if text or flags:
            self.rows.add(place.row)

    def _shared_text(self, number: int, place: Place) -> BinaryRead:
        strings = self.context.strings
        if number >= len(strings):
            if 0 < place.row <= ROWS and place.column <= COLUMNS:
                self.faults.add(WorkbookCode.TEXT_LOST, address(*place))
            return BinaryRead(LOST, LOST, ERROR)
        text, runs = strings[number]
        return BinaryRead(text or None, text, 0, 0, runs, number)

"""One sheet of an `.xls`, read record by record."""

from __future__ import annotations

import struct
from collections.abc import Callable, Container, Mapping
from dataclasses import replace

from csxl.sheets import limits
from csxl.sheets.cells import Area, Sheet
from csxl.sheets.faults import Faults, PartFault, too_much
from csxl.sheets.gathered import Gathered
from csxl.sheets.limits import COLUMNS, Watch
from csxl.sheets.page_headers import printed
from csxl.sheets.sizes import COLUMN, LETTER, ROW, Axis, Sizes, Span
from csxl.sheets.xls_cells import XlsCells
from csxl.sheets.xls_context import XlsContext
from csxl.sheets.xls_links import link
from csxl.sheets.xls_objects import XlsObjects
from csxl.sheets.xls_packages import Packages
from csxl.sheets.xls_records import SENSELESS, Records
from csxl.sheets.xls_rules import XlsRules
from csxl.sheets.xls_strings import Pieces

OF_ONE_ROW = frozenset({0x201, 0x203, 0x204, 0x205, 0x06, 0x206, 0x406, 0x208, 0x27E, 0xBD, 0xBE, 0xD6, 0xFD})
AMONG_CELLS = frozenset({0x207, 0xD7, 0x3C, 0x4BC, 0xBC, 0x221, 0x236, 0x1C, 0x1B8, 0xEC, 0x5D, 0x1B6})
SHORTEST_CELL, LONGEST = 6, 8_224  # bytes of a record
HEADERS, MORE_HEADERS = (0x14, 0x15), 0x89C
ROW_RECORD, COLUMN_RECORD, MERGED, LINK = 0x208, 0x7D, 0xE5, 0x1B8
USUAL_ROW, USUAL_COLUMN, USUAL_WIDTH = 0x225, 0x55, 0x99
HIDDEN_ROW, HIDDEN_COLUMN = 0x20, 1
NOT_STORED = 0x8000  # in place of a row's height
TWIP, PART_OF_LETTER = 635, 256  # EMU in a twentieth of a point; the parts of a letter in which widths are counted
ROWS, MOST_PRINTED = 65_536, 50


class XlsSheet:
    """A sheet while its records are read. What was read before a fault is kept; `harmed` is how many of its records
    make no sense."""

    def __init__(self, context: XlsContext, watch: Watch) -> None:
        self.context = context
        self.gathered = Gathered(watch)
        self.faults = Faults()
        self.cells = XlsCells(context, self.gathered, self.faults)
        self.objects = XlsObjects(context)
        self.rules = XlsRules(context.palette)
        self.harmed = 0
        self.row = self.strange = b""  # the rows of the cell before and of a record after it that should be one
        self.lost_shapes = ""
        self.heights: dict[int, int] = {}
        self.widths: dict[tuple[int, int], int] = {}
        self.usual_row, self.usual_column = ROW, COLUMN
        self.takers: Mapping[int, Callable[[bytes], None]] = {
            **self.cells.takers,
            **(self.rules.takers if context.wide else {}),
            ROW_RECORD: self._row,
            COLUMN_RECORD: self._columns,
            MERGED: self._merged,
            LINK: self._link,
            **dict.fromkeys(HEADERS, self._header),
            MORE_HEADERS: self._more_headers,
            USUAL_ROW: self._usual_row,
            USUAL_COLUMN: self._usual_column,
            USUAL_WIDTH: self._usual_width,
        }

    def read(self, records: Records) -> None:
        """Read a sheet's records. Raises PartFault."""
        cells, objects, takers = self.cells, self.objects, self.takers
        try:
            for kind, body, depth in records:
                try:
                    if depth > 1:
                        objects.take_of_chart(kind, body)
                        continue
                    if cells.waiting:
                        cells.after(kind, body)
                    self._watch_table(kind, body)
                    self.harmed += len(body) > LONGEST
                    if kind in takers:
                        takers[kind](body)
                    objects.take(kind, body)
                except SENSELESS:
                    self.harmed += 1
        finally:
            self._end()

    def _watch_table(self, kind: int, body: bytes) -> None:
        """See whether a record of no known kind stands among cells, and is one of theirs by its row."""
        row = body[:2]
        if kind in OF_ONE_ROW:
            if self.strange and self.strange in {self.row, row}:
                self.harmed += 1
            self.row, self.strange = row, b""
        elif kind not in AMONG_CELLS and kind not in self.takers:
            self.strange = row if self.row and len(body) >= SHORTEST_CELL and not self.strange else b""
            self.row = self.row if self.strange else b""

    def _end(self) -> None:
        try:
            self.cells.end()
        except SENSELESS:
            self.harmed += 1

    def sheet(self, name: str, hidden: bool, packages: Packages) -> Sheet:
        """The sheet as it was read. Raises PartFault."""
        gathered = self.gathered
        gathered.comments |= self.objects.said()
        drawn, damaged = self.objects.drawn(self._sizes(), packages)
        gathered.drawn += drawn
        if damaged or self.objects.too_many:
            self.lost_shapes = "there are too many" if self.objects.too_many else "they are damaged in the file"
        return replace(gathered.sheet(name, hidden), rules=tuple(self.rules.found))

    def _row(self, body: bytes) -> None:
        row, height = struct.unpack_from("<H4xH", body)
        (options,) = struct.unpack_from("<H", body, 12)
        self.heights[row] = 0 if options & HIDDEN_ROW else height & ~NOT_STORED
        if options & HIDDEN_ROW:
            self.gathered.hidden_rows.add(row + 1)

    def _columns(self, body: bytes) -> None:
        first, last, width, _, options = struct.unpack_from("<5H", body)
        hidden = options & HIDDEN_COLUMN or not width
        self.widths[first, last] = 0 if hidden else width
        if hidden:
            self._hide(range(first + 1, min(last + 1, COLUMNS) + 1))

    def _hide(self, columns: range) -> None:
        if self.gathered.hidden_columns[-1:] != [columns]:
            self.gathered.hidden_columns.append(columns)

    def _merged(self, body: bytes) -> None:
        for number in range(struct.unpack_from("<H", body)[0]):
            top, bottom, left, right = struct.unpack_from("<4H", body, 2 + number * 8)
            if bottom < top or right < left:
                raise ValueError
            if (top, left) != (bottom, right):
                self.gathered.merges.append(Area(top + 1, left + 1, bottom + 1, right + 1))
        if len(self.gathered.merges) > limits.AREAS:
            raise too_much(f"more than {limits.AREAS:,} merged blocks")

    def _link(self, body: bytes) -> None:
        place, target = link(body, self.context.page)
        if target:
            self.gathered.links[place] = target

    def _header(self, body: bytes) -> None:
        if not body:
            return
        if self.context.wide:
            self._print(Pieces([body]).text()[0])
        else:
            self._print(body[1 : 1 + body[0]].decode(self.context.page, "replace"))

    def _more_headers(self, body: bytes) -> None:
        """The headers and footers of even pages and of the first."""
        counts, pieces = struct.unpack_from("<4H", body, 30), Pieces([body], 38)
        for count in counts:
            if count:
                self._print(pieces.text()[0])

    def _print(self, text: str) -> None:
        if len(self.gathered.printed) < MOST_PRINTED:
            self.gathered.printed += [one for one in printed(text) if one not in self.gathered.printed]

    def _usual_row(self, body: bytes) -> None:
        self.usual_row = struct.unpack_from("<H", body, 2)[0] * TWIP or ROW

    def _usual_column(self, body: bytes) -> None:
        self.usual_column = struct.unpack_from("<H", body)[0] * LETTER or COLUMN

    def _usual_width(self, body: bytes) -> None:
        self.usual_column = struct.unpack_from("<H", body)[0] * LETTER // PART_OF_LETTER or COLUMN

    def _sizes(self) -> Sizes:
        widths = (Span(first, last, width * LETTER // PART_OF_LETTER) for (first, last), width in self.widths.items())
        heights = (Span(row, row, height * TWIP) for row, height in self.heights.items())
        return Sizes(Axis(COLUMNS, self.usual_column, widths, True), Axis(ROWS, self.usual_row, heights, True))


def read_sheet(
    context: XlsContext, stream: bytes, start: int, watch: Watch, elsewhere: Container[int]
) -> tuple[XlsSheet, PartFault | None]:
    """The sheet that begins there as far as it can be read, and what is wrong with it."""
    watch.next_sheet()
    sheet = XlsSheet(context, watch)
    try:
        sheet.read(Records(stream, start, watch, elsewhere))
    except PartFault as fault:
        return sheet, fault
    return sheet, None

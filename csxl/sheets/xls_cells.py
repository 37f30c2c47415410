"""The records of an `.xls` that hold cells: numbers, texts, truth values, errors, formulas with their last results."""

from __future__ import annotations

import math
import struct
from collections.abc import Callable, Mapping
from functools import partial

from csxl.diagnostics.of_workbook import WorkbookCode
from csxl.sheets import limits
from csxl.sheets.cells import Area, Flag, Look, Place, Value
from csxl.sheets.faults import Faults, too_much
from csxl.sheets.gathered import Gathered
from csxl.sheets.lettered import lettered
from csxl.sheets.moments import moment
from csxl.sheets.values import shortest
from csxl.sheets.xls_blanks import Blanks, row_and_first
from csxl.sheets.xls_context import XlsContext
from csxl.sheets.xls_formulas import makes_text, only_cell
from csxl.sheets.xls_records import CONTINUE
from csxl.sheets.xls_strings import Pieces, runs_of
from csxl.sheets.xlsb_values import ERRORS
from csxl.text.a1 import address

FORMULAS, STRING, SHARED, ARRAYS = (0x06, 0x206, 0x406), 0x207, 0x4BC, (0x221, 0x236)
RESULT_FOLLOWS = frozenset({STRING, SHARED, 0xBC, *ARRAYS, CONTINUE})  # what may stand before a formula's text
BLANK, BLANKS = 0x201, 0xBE
TEXT_RESULT, TRUTH_RESULT, ERROR_RESULT, EMPTY_RESULT = 0, 1, 2, 3
FORMULA, UNCACHED, ERROR = Flag.FORMULA, Flag.UNCACHED, Flag.ERROR
MOST_RUNS = 200_000  # in one sheet
LIBRE_OFFICES = 9  # bytes of its records of truth values: one more than all others write
LOST = "#REF!"  # takes the place of a shared text that is not in the file
ELSEWHERE = b"\1"  # the first step of a formula that is stored with another cell
HEAD, PAIR, NUMBER, MANY = struct.Struct("<3H"), struct.Struct("<2H"), struct.Struct("<d"), struct.Struct("<HI")


class XlsCells:
    """The cells of one sheet while its records are read; `takers` take them in, and `end` must be called after."""

    def __init__(self, context: XlsContext, gathered: Gathered, faults: Faults) -> None:
        self.context, self.gathered, self.faults = context, gathered, faults
        self.blanks = Blanks()
        self.lettered: dict[tuple[int, int], tuple[Look, int]] = {}  # by a shared text's number and its cell's format
        self.steps = 0
        self.origin = b""  # where the formula stands that the last cell has in common with others
        self.textual: set[bytes] = set()  # of such formulas, those that make texts
        self.noughts: list[tuple[bytes, Place]] = []  # cells with such formulas for which 0 is stored
        self.repeated: list[tuple[Place, Place]] = []  # cells for which 0 is stored and that repeat another one
        self.waiting: tuple[Place, Look] | None = None  # a formula whose result is a text, which is to come
        self.pieces: list[bytes] = []  # of that text
        single: Mapping[int, Callable[[Place, int, bytes], None]] = {
            0x203: self._double,
            0x204: self._label,
            0x205: self._truth_or_error,
            0x27E: self._packed,
            0xD6: self._rich,
            0xFD: self._shared,
            **dict.fromkeys(FORMULAS, self._formula),
        }
        self.takers: dict[int, Callable[[bytes], None]] = {
            **{kind: partial(self._single, taker) for kind, taker in single.items()},
            BLANK: self.blanks.take,
            BLANKS: self.blanks.take_many,
            0xBD: self._numbers,
            STRING: self._string,
            SHARED: lambda body: self._common(body[10:]),
            **dict.fromkeys(ARRAYS, self._array),
        }

    def after(self, kind: int, body: bytes) -> None:
        """See which record comes while a formula waits for its text."""
        if kind == CONTINUE and self.pieces:
            self.pieces.append(body)
        elif kind not in RESULT_FOLLOWS:
            self.settle()

    def settle(self) -> None:
        """Keep the formula that waits for its text."""
        if not self.waiting:
            return
        (place, look), pieces = self.waiting, self.pieces
        self.waiting, self.pieces = None, []
        text = self._text(Pieces(pieces))[0] if pieces else ""
        self.gathered.keep(place, text or None, text, look, FORMULA if pieces else FORMULA | UNCACHED)

    def end(self) -> None:
        """Keep what can only be kept when all records have been read. Raises PartFault past the limits."""
        self.settle()
        cells = self.gathered.cells
        uncached = [place for origin, place in self.noughts if origin in self.textual]
        uncached += [place for place, other in self.repeated if other in cells and isinstance(cells[other].value, str)]
        for place in uncached:
            cells[place] = cells[place]._replace(value=None, text="", flags=cells[place].flags | Flag.UNCACHED)
        for place, number in self.blanks.beside(self.gathered.cells):
            look = self.context.look(number)
            if look.fill:
                self.gathered.keep(place, None, "", look)
                self.gathered.watch.kept(1, 0)

    def _single(self, taker: Callable[[Place, int, bytes], None], body: bytes) -> None:
        row, column, look = HEAD.unpack_from(body)
        if column >= limits.COLUMNS:
            self.faults.add(WorkbookCode.OUTSIDE_GRID, f"R{row + 1}C{column + 1}", "a value")
        else:
            taker(Place(row + 1, column + 1), look, body)

    def _text(self, pieces: Pieces) -> tuple[str, bytes]:
        """A text after its length, and its runs as they are stored."""
        if self.context.wide:
            return pieces.text()
        (count,) = pieces.take("<H")
        return pieces.skip(count).decode(self.context.page, "replace"), b""

    def _keep(self, place: Place, look: int, value: Value, text: str, flags: int = 0) -> None:
        self._keep_seen(place, self.context.look(look), value, text, flags)

    def _keep_seen(self, place: Place, look: Look, value: Value, text: str, flags: int = 0) -> None:
        if len(text) > limits.CELL_CHARACTERS:
            self.faults.add(WorkbookCode.TEXT_CUT, address(*place))
        self.gathered.keep(place, value, text, look, flags)

    def _keep_number(self, place: Place, look: int, value: float, flags: int = 0) -> None:
        if not math.isfinite(value):
            self._keep(place, look, "#NUM!", "#NUM!", flags | ERROR)
        elif self.context.look(look).date and (when := moment(value, self.context.from_1904)) is not None:
            self._keep(place, look, when, when.isoformat(), flags)
        else:
            self._keep(place, look, value, shortest(value), flags)

    def _double(self, place: Place, look: int, body: bytes) -> None:
        self._keep_number(place, look, *NUMBER.unpack(body[6:]))

    def _packed(self, place: Place, look: int, body: bytes) -> None:
        self._keep_number(place, look, unpacked(*struct.unpack("<I", body[6:])))

    def _numbers(self, body: bytes) -> None:
        row, first = row_and_first(body, 6)
        stored = body[4:-2]
        for column, (look, number) in enumerate(MANY.iter_unpack(stored), first + 1):
            if column <= limits.COLUMNS:
                self._keep_number(Place(row + 1, column), look, unpacked(number))

    def _truth_or_error(self, place: Place, look: int, body: bytes) -> None:
        value, error = struct.unpack("<2B", body[6:8] if len(body) == LIBRE_OFFICES else body[6:])
        self._keep_truth_or_error(place, look, value, bool(error))

    def _keep_truth_or_error(self, place: Place, look: int, number: int, error: bool, flags: int = 0) -> None:
        if error:
            text = ERRORS.get(number, "#ERROR")
            self._keep(place, look, text, text, flags | ERROR)
        else:
            self._keep(place, look, bool(number), "TRUE" if number else "FALSE", flags)

    def _label(self, place: Place, look: int, body: bytes) -> None:
        text, runs = self._text(Pieces([body], 6))
        seen, flags = self._letters(text, runs, self.context.look(look))
        self._keep_seen(place, seen, text, text, flags)

    def _rich(self, place: Place, look: int, body: bytes) -> None:
        pieces, wide = Pieces([body], 6), self.context.wide
        text, runs = self._text(pieces)
        runs = runs or pieces.data[pieces.at + (2 if wide else 1) :]
        seen, flags = self._letters(text, runs, self.context.look(look), wide)
        self._keep_seen(place, seen, text, text, flags)

    def _shared(self, place: Place, look: int, body: bytes) -> None:
        (number,) = struct.unpack("<I", body[6:])
        shared, seen, flags = self.context.shared, self.context.look(look), 0
        if number >= len(shared.texts):
            self.faults.add(WorkbookCode.TEXT_LOST, address(*place))
            self._keep(place, look, LOST, LOST, ERROR)
            return
        text = shared.texts[number]
        if number in shared.runs:
            if (number, look) not in self.lettered:
                self.lettered[number, look] = self._letters(text, shared.runs[number], seen)
            seen, flags = self.lettered[number, look]
        self._keep_seen(place, seen, text, text, flags)

    def _letters(self, text: str, stored: bytes, look: Look, wide: bool = True) -> tuple[Look, int]:
        """The look that the runs of a text give its cell, and their flags. Raises PartFault past the limit."""
        if not stored:
            return look, 0
        self.steps += len(stored) // 4
        if self.steps > MOST_RUNS:
            raise too_much(f"more than {MOST_RUNS:,} pieces of text that look different")
        seen, flags = lettered(text, runs_of(stored, wide), self.context.fonts, look)
        return seen, flags

    def _formula(self, place: Place, look: int, body: bytes) -> None:
        self.settle()
        result, tokens = body[6:14], body[22:]
        self.origin = tokens[1:5] if tokens[:1] == ELSEWHERE else b""
        if result[6:8] != b"\xff\xff":
            (value,) = NUMBER.unpack(result)
            if not value and self.origin:
                self.noughts.append((self.origin, place))
            if not value and self.context.wide and (other := only_cell(tokens)):
                self.repeated.append((place, other))
            if not value and makes_text(tokens):  # some programs store 0 for all that they cannot work out
                self._keep(place, look, None, "", FORMULA | UNCACHED)
            else:
                self._keep_number(place, look, value, FORMULA)
        elif result[0] in {TRUTH_RESULT, ERROR_RESULT}:
            self._keep_truth_or_error(place, look, result[2], result[0] == ERROR_RESULT, FORMULA)
        elif result[0] == EMPTY_RESULT:
            self._keep(place, look, None, "", FORMULA)
        else:
            self.waiting = place, self.context.look(look)

    def _string(self, body: bytes) -> None:
        if self.waiting and not self.pieces:
            self.pieces.append(body)

    def _array(self, body: bytes) -> None:
        top, bottom, left, right = struct.unpack_from("<2H2B", body)
        if len(self.gathered.arrays) >= limits.AREAS:
            raise too_much(f"more than {limits.AREAS:,} array formulas")
        self.gathered.arrays.append(Area(top + 1, left + 1, bottom + 1, right + 1))
        self._common(body[14:])

    def _common(self, tokens: bytes) -> None:
        """See whether a formula for several cells, which stands after the first of them, makes a text."""
        if self.origin and makes_text(tokens):
            self.textual.add(self.origin)


def unpacked(packed: int) -> float:
    """A number as it is packed into four bytes: a whole one or the upper half of any, perhaps in hundredths."""
    if packed & 2:
        value = float((packed >> 2) - (1 << 30) if packed & 0x80000000 else packed >> 2)
    else:
        (value,) = NUMBER.unpack(struct.pack("<II", 0, packed & 0xFFFFFFFC))
    return value / 100 if packed & 1 else value

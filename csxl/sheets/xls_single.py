"""Reading an `.xls` from before Excel 5: the records of one sheet, with no workbook round them."""

from __future__ import annotations

import math
import struct
from collections.abc import Callable

from csxl.diagnostics.of_workbook import WorkbookCode
from csxl.model.diagnostic import Diagnostic
from csxl.sheets import limits
from csxl.sheets.cells import Book, Flag, Place
from csxl.sheets.faults import PartFault
from csxl.sheets.gathered import Gathered
from csxl.sheets.limits import Watch
from csxl.sheets.moments import is_date_format, moment
from csxl.sheets.values import shortest
from csxl.sheets.xls_cells import unpacked
from csxl.sheets.xls_records import END, HEAD, LOOK_EVERY, SENSELESS
from csxl.sheets.xls_strings import USUAL_PAGE, page_named
from csxl.sheets.xlsb_values import ERRORS

OLD_SHEETS = (b"\x09\x00", b"\x09\x02", b"\x09\x04")  # how such a sheet begins
NAME = "Sheet1"  # the file says none
FORMATS, COUNTED_FORMATS, XFS, NOTE = (0x1E, 0x21E), 0x41E, (0x43, 0x243, 0x443), 0x1C
OLDEST = 0x100  # records of a number below it are those of Excel 2, whose cells have their format within themselves
PAGE, FROM_1904 = 0x42, 0x22
FORMULA, UNCACHED, ERROR = Flag.FORMULA, Flag.UNCACHED, Flag.ERROR


def read_single(stream: bytes, file: str, watch: Watch) -> tuple[Book | None, tuple[Diagnostic, ...]]:
    """The workbook with its one sheet, and the diagnostics about it."""
    reading = _Single(stream, watch)
    said = [WorkbookCode.OLD_SHEET.about(file)]
    try:
        if not reading.read():
            said.append(WorkbookCode.BOOK_CUT_SHORT.about(file))
    except PartFault as fault:
        said.append(fault.harm.sheet.about(file, NAME, why=fault.why))
    try:
        sheet = reading.gathered.sheet(NAME, False)
    except PartFault as fault:
        return None, (*said, fault.harm.book.about(file, why=fault.why))
    if reading.harmed:
        said.append(WorkbookCode.SHEET_HARMED.about(file, NAME, count=f"{reading.harmed:,}"))
    return Book((sheet,), {}, "xls"), tuple(said)


class _Single:
    """The sheet while its records are read."""

    def __init__(self, stream: bytes, watch: Watch) -> None:
        self.stream, self.watch = stream, watch
        self.gathered = Gathered(watch)
        self.page, self.from_1904 = USUAL_PAGE, False
        self.formats: list[str] = []
        self.xfs: list[int] = []
        self.harmed = 0
        self.waiting: Place | None = None  # a formula whose result is a text, which is to come
        self.takers: dict[int, Callable[[Place, int, bytes], None]] = {
            0x02: lambda place, form, body: self._number(place, form, *struct.unpack_from("<H", body)),
            **dict.fromkeys((0x03, 0x203), self._double),
            0x04: lambda place, _, body: self._text(place, body[1 : 1 + body[0]]),
            0x204: lambda place, _, body: self._text(place, body[2 : 2 + struct.unpack_from("<H", body)[0]]),
            **dict.fromkeys((0x05, 0x205), self._truth),
            0x27E: lambda place, form, body: self._number(place, form, unpacked(*struct.unpack_from("<I", body))),
            **dict.fromkeys((0x06, 0x206, 0x406), self._formula),
        }

    def read(self) -> bool:
        """Read the records; whether they come to their end. Raises PartFault past the limits."""
        position = counted = number = 0
        while position + 4 <= len(self.stream):
            kind, size = HEAD.unpack_from(self.stream, position)
            body = self.stream[position + 4 : position + 4 + size]
            if len(body) < size:
                return False
            try:
                self._take(kind, body)
            except SENSELESS:
                self.harmed += 1
            position += 4 + size
            number += 1
            if not number % LOOK_EVERY:
                self.watch.unpacked(position - counted)
                counted = position
            if kind == END:
                return True
        return False

    def _take(self, kind: int, body: bytes) -> None:
        if kind in self.takers:
            row, column = struct.unpack_from("<2H", body)
            within = kind < OLDEST
            form = body[5] & 0x3F if within else self._form(*struct.unpack_from("<H", body, 4))
            if column < limits.COLUMNS:
                self.takers[kind](Place(row + 1, column + 1), form, body[7 if within else 6 :])
        elif kind in {0x07, 0x207} and self.waiting:
            place, self.waiting = self.waiting, None
            text = body[1 : 1 + body[0]] if kind == 0x07 else body[2 : 2 + struct.unpack_from("<H", body)[0]]
            self._text(place, text, FORMULA)
        elif kind in FORMATS or kind == COUNTED_FORMATS:
            start = 2 if kind == COUNTED_FORMATS else 0
            self.formats.append(body[start + 1 : start + 1 + body[start]].decode(self.page, "replace"))
        elif kind in XFS:
            self.xfs.append(body[1])
        elif kind == PAGE:
            self.page = page_named(struct.unpack_from("<H", body)[0])
        elif kind == FROM_1904:
            self.from_1904 = struct.unpack_from("<H", body)[0] == 1
        elif kind == NOTE and len(self.gathered.comments) < limits.AREAS:
            row, column = struct.unpack_from("<2H", body)
            self.gathered.comments[Place(row + 1, column + 1)] = body[6:].decode(self.page, "replace")

    def _form(self, look: int) -> int:
        """The number of a cell's number format, by that of all its looks."""
        return self.xfs[look] if look < len(self.xfs) else 0

    def _is_date(self, form: int) -> bool:
        return form < len(self.formats) and is_date_format(form, self.formats[form])

    def _text(self, place: Place, stored: bytes, flags: int = 0) -> None:
        text = stored.decode(self.page, "replace")
        self.gathered.keep(place, text or None, text, flags=flags)

    def _double(self, place: Place, form: int, body: bytes) -> None:
        self._number(place, form, *struct.unpack_from("<d", body))

    def _number(self, place: Place, form: int, value: float, flags: int = 0) -> None:
        if not math.isfinite(value):
            self.gathered.keep(place, "#NUM!", "#NUM!", flags=flags | ERROR)
        elif self._is_date(form) and (when := moment(value, self.from_1904)) is not None:
            self.gathered.keep(place, when, when.isoformat(), flags=flags)
        else:
            self.gathered.keep(place, float(value), shortest(float(value)), flags=flags)

    def _truth(self, place: Place, _: int, body: bytes, flags: int = 0) -> None:
        if body[1]:
            text = ERRORS.get(body[0], "#ERROR")
            self.gathered.keep(place, text, text, flags=flags | ERROR)
        else:
            self.gathered.keep(place, bool(body[0]), "TRUE" if body[0] else "FALSE", flags=flags)

    def _formula(self, place: Place, form: int, body: bytes) -> None:
        result = body[:8]
        if result[6:8] != b"\xff\xff":
            (value,) = struct.unpack("<d", result)
            self._number(place, form, value, FORMULA)
        elif result[0]:
            self._truth(place, form, bytes((result[2], result[0] == 2)), FORMULA)
        else:
            self.waiting = place
            self.gathered.keep(place, None, "", flags=FORMULA | UNCACHED)

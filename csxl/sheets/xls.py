"""Reading an `.xls`: from the stream of its records to a Book, with a diagnostic for everything wrong."""

from __future__ import annotations

import re
import struct
from collections.abc import Callable, Container, Iterator
from typing import NamedTuple

from csxl.diagnostics.code import Code
from csxl.diagnostics.of_workbook import WorkbookCode
from csxl.model.diagnostic import Diagnostic
from csxl.sheets.cells import Book, Sheet
from csxl.sheets.faults import PartFault, damaged
from csxl.sheets.limits import SHEETS, Watch
from csxl.sheets.property_sets import read_property_sets
from csxl.sheets.style_colours import PALETTE, USUAL
from csxl.sheets.styles import looks_of
from csxl.sheets.xls_context import XlsContext
from csxl.sheets.xls_packages import Packages
from csxl.sheets.xls_records import CONTINUE, SENSELESS, Records, begins
from csxl.sheets.xls_sheet import read_sheet
from csxl.sheets.xls_strings import Pieces, SharedTexts, page_named
from csxl.sheets.xls_styles import XlsStyles
from csxl.unwrap.compound import Compound

BIFF8 = 0x600
PAGE, FROM_1904, SHEET, TEXTS, OTHER_BOOK = 0x42, 0x22, 0x85, 0xFC, 0x1AE
A_SHEET, NOT_GRIDS = 0x10, frozenset({0x06, 0x20, 0x40, 0x100})  # what is a chart, macros or of no sheet
BEGINS_A_SHEET = re.compile(rb"\x09\x08[\x08\x10]\0\0[\5\6]\x10\0")
OWN_BOOK, ADD_IN = 0x401, 0x3A01
BookRead = tuple[Book | None, tuple[Diagnostic, ...]]


class XlsTab(NamedTuple):
    """A sheet as the workbook lists it: its name, whether it is hidden, and where in the stream it begins."""

    name: str
    hidden: bool
    start: int
    kind: int = 0


def read_xls(compound: Compound, file: str, watch: Watch) -> BookRead:
    """The workbook, or None if nothing in it can be read, and the diagnostics about it."""
    path = compound.find("Workbook", "Book")
    stream = compound.read(path)
    reading = _Reading(file, stream, watch, Packages(compound))
    if path and len(stream) < compound.sizes[path]:
        reading.say(WorkbookCode.BOOK_CUT_SHORT)
    try:
        reading.workbook()
        sheets = tuple(reading.sheets())
    except PartFault as fault:
        reading.say(fault.harm.book, why=fault.why)
        return None, tuple(reading.diagnostics)
    if not sheets:
        reading.say(WorkbookCode.NO_SHEETS)
        return None, tuple(reading.diagnostics)
    reading.end()
    if any(name.lower().startswith("_vba_project") for name in compound.sizes):
        reading.say(WorkbookCode.MACROS)
    return Book(sheets, read_property_sets(compound), "xls"), tuple(reading.diagnostics)


class _Reading:
    """One workbook while it is read."""

    def __init__(self, file: str, stream: bytes, watch: Watch, packages: Packages) -> None:
        self.file, self.stream, self.watch, self.packages = file, stream, watch, packages
        self.diagnostics: list[Diagnostic] = []
        self.tabs: list[XlsTab] = []
        self.context = XlsContext()
        self.texts: list[bytes] = []
        self.other_books = False
        self.harmed = False

    def say(self, code: Code, sheet: str = "", cell: str = "", **details: str) -> None:
        self.diagnostics.append(code.about(self.file, sheet, cell, **details))

    def workbook(self) -> None:
        """Read the records before the first sheet. Raises PartFault where there are none."""
        if begins(self.stream, 0) < 0:
            raise damaged("its contents make no sense")
        self.context.wide = struct.unpack_from("<H", self.stream, 4)[0] >= BIFF8
        styles = XlsStyles(self.context.wide)
        takers: dict[int, Callable[[bytes], None]] = {
            PAGE: self._page,
            FROM_1904: self._from_1904,
            SHEET: self._tab,
            TEXTS: self.texts.append,
            OTHER_BOOK: self._other_book,
        }
        records, last = Records(self.stream, 0, self.watch), 0
        try:
            for kind, body, _ in records:
                last = kind if kind != CONTINUE else last
                try:
                    styles.page = self.context.page
                    styles.take(kind, body)
                    if kind in takers:
                        takers[kind](body)
                    elif kind == CONTINUE and last == TEXTS:
                        self.texts.append(body)
                except SENSELESS:
                    self.harmed = True
        except PartFault as fault:
            if not fault.harm.stands or not self.tabs:
                raise
            self.harmed = True
        self._finish(styles)

    def _page(self, body: bytes) -> None:
        self.context.page = page_named(struct.unpack_from("<H", body)[0])

    def _from_1904(self, body: bytes) -> None:
        self.context.from_1904 = struct.unpack_from("<H", body)[0] == 1

    def _tab(self, body: bytes) -> None:
        start, state, kind = struct.unpack_from("<I2B", body)
        name = (
            Pieces([body], 6).text("<B")[0]
            if self.context.wide
            else body[7 : 7 + body[6]].decode(self.context.page, "replace")
        )
        if len(self.tabs) <= SHEETS:
            self.tabs.append(XlsTab(name, bool(state & 3), start, kind))

    def _other_book(self, body: bytes) -> None:
        self.other_books = self.other_books or struct.unpack_from("<H", body, 2)[0] not in {OWN_BOOK, ADD_IN}

    def _finish(self, styles: XlsStyles) -> None:
        """See what the workbook's records make together. Raises PartFault."""
        looks = looks_of(styles, () if styles.are_themed else USUAL)
        self.context.looks = [looks[str(number)] for number in range(len(styles.xfs))]
        self.context.fonts = looks.fonts
        self.context.palette = (*styles.palette, *PALETTE[len(styles.palette) :])
        self.context.missed = styles.lost
        self.context.shared = SharedTexts()
        if self.texts:
            self.context.shared.read(self.texts, self.watch)
            self.texts.clear()

    def sheets(self) -> Iterator[Sheet]:
        """Each sheet that is a grid. Raises PartFault."""
        starts = {tab.start for tab in self.tabs}
        spare = [found.start() for found in BEGINS_A_SHEET.finditer(self.stream) if found.start() not in starts]
        if spare or self.harmed:
            self.say(WorkbookCode.TABS_LOST)
        unlisted = [XlsTab(f"Sheet at {start}", False, start) for start in spare]
        read: set[int] = set()
        double: list[str] = []
        for tab in (*self.tabs, *unlisted)[:SHEETS]:
            kind = begins(self.stream, tab.start)
            if kind == A_SHEET and tab.start in read:
                double.append(tab.name)
            elif kind == A_SHEET:
                read.add(tab.start)
                yield self._sheet(tab, starts)
            elif not tab.kind and kind not in NOT_GRIDS:
                self.say(WorkbookCode.SHEET_MISSING, tab.name)
        if double:
            self.say(WorkbookCode.SHEETS_IN_ONE_PLACE, double[0], count=str(len(double)))
        if len(self.tabs) + len(spare) > SHEETS:
            self.say(WorkbookCode.SHEETS_BEYOND, limit=str(SHEETS))

    def _sheet(self, tab: XlsTab, starts: Container[int]) -> Sheet:
        sheet, fault = read_sheet(self.context, self.stream, tab.start, self.watch, starts)
        if fault:
            self.say(fault.harm.sheet, tab.name, why=fault.why)
        elif sheet.harmed:
            self.say(WorkbookCode.SHEET_HARMED, tab.name, count=str(sheet.harmed))
        for found in sheet.faults.found:
            self.say(found.code, tab.name, found.cell, detail=found.detail)
        for code, count in sheet.faults.beyond().items():
            self.say(WorkbookCode.MORE_ALIKE, tab.name, count=str(count), like=code.code)
        try:
            done = sheet.sheet(tab.name, tab.hidden, self.packages)
        except PartFault as late:
            if not fault:
                self.say(late.harm.sheet, tab.name, why=late.why)
            return Sheet(tab.name, tab.hidden, {})
        if sheet.objects.too_many_notes:
            self.say(WorkbookCode.NOTES_LOST, tab.name, why="there are too many")
        if sheet.lost_shapes:
            self.say(WorkbookCode.SHAPES_LOST, tab.name, why=sheet.lost_shapes)
        return done

    def end(self) -> None:
        """Say what can only be said when all sheets have been read."""
        if self.context.missed:
            self.say(WorkbookCode.STYLES_LOST, why="they are not all in the file")
        if self.context.shared.damaged:
            self.say(WorkbookCode.TEXTS_DAMAGED)
        if self.other_books:
            self.say(WorkbookCode.EXTERNAL_LINKS)

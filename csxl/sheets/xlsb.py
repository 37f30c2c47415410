"""Reading an `.xlsb`: from the records of its parts to a Book, with a diagnostic for everything wrong."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import replace

from csxl.diagnostics.code import Code
from csxl.diagnostics.of_workbook import WorkbookCode
from csxl.model.diagnostic import Diagnostic
from csxl.sheets import notes, properties
from csxl.sheets.beside import Beside, read_beside
from csxl.sheets.cell_contents import CellContents
from csxl.sheets.cells import Book, Sheet
from csxl.sheets.faults import Harm, PartFault
from csxl.sheets.limits import Watch
from csxl.sheets.linked import formulas, links
from csxl.sheets.other_sheets import KINDS
from csxl.sheets.package import Package
from csxl.sheets.parts import Parts
from csxl.sheets.relations import Relation
from csxl.sheets.style_colours import read_theme
from csxl.sheets.styles import Looks
from csxl.sheets.tabs import Tab
from csxl.sheets.xlsb_around import BinaryAround
from csxl.sheets.xlsb_comments import read_binary_comments
from csxl.sheets.xlsb_sheet import BinaryContext, BinarySheet
from csxl.sheets.xlsb_strings import BinaryStrings
from csxl.sheets.xlsb_styles import read_binary_styles
from csxl.sheets.xlsb_tabs import BinaryContents, workbook

MACRO_SHEETS = frozenset({"macrosheet", "intlmacrosheet"})
SHEET_PART = re.compile(r"(?:.*/)?worksheets/(?!binaryindex)[^/]*?(\d{0,9})\.bin")
Relations = Mapping[str, Relation]
Ends = tuple[Book | None, tuple[Diagnostic, ...]]


def read_xlsb(data: bytes, file: str, watch: Watch) -> Ends:
    """The workbook, or None if nothing in it can be read, and the diagnostics about it."""
    reading = _Reading(file, watch)
    try:
        package = Package(data, watch, salvage=True)
        if package.is_cut_short:
            reading.say(WorkbookCode.BOOK_CUT_SHORT)
        book = reading.book(Parts(package))
        if book is None and not package.is_cut_short:
            reading.say(WorkbookCode.NO_SHEETS)
    except PartFault as fault:
        reading.say(fault.harm.book, why=fault.why)
        book = None
    return book, tuple(reading.diagnostics)


class _Reading:
    """One workbook while it is read."""

    parts: Parts
    context: BinaryContext
    contents: CellContents
    people: Mapping[str, str]

    def __init__(self, file: str, watch: Watch) -> None:
        self.file, self.watch = file, watch
        self.diagnostics: list[Diagnostic] = []

    def say(self, code: Code, sheet: str = "", cell: str = "", **details: str) -> None:
        self.diagnostics.append(code.about(self.file, sheet, cell, **details))

    def book(self, parts: Parts) -> Book | None:
        """The workbook, None if it has no sheet. Raises PartFault where that is better than half a workbook."""
        self.parts = parts
        main, contents = workbook(parts, self.watch)
        related = parts.relations(main) if main else {}
        tabs = list(self._tabs(contents, related))
        strings, looks = self._strings(related), self._looks(related)
        self.context = BinaryContext(strings, looks, contents.meant(), contents.from_1904, self.watch)
        self.people = parts.optional(parts.related(related, "person"), notes.read_people) or {}
        self.contents = CellContents(parts, related)
        found = (self._sheet(tab, part) if is_grid else self._other(tab, part) for tab, part, is_grid in tabs)
        sheets = tuple(sheet for sheet in found if sheet)
        if self.context.looks.missed and not self._said(WorkbookCode.STYLES_LOST):
            self.say(WorkbookCode.STYLES_LOST, why="they are not in the file")
        if parts.package.names.have_macros:
            self.say(WorkbookCode.MACROS)
        if any(relation.kind == "externallink" for relation in related.values()):
            self.say(WorkbookCode.EXTERNAL_LINKS)
        return Book(sheets, properties.in_parts(parts), "xlsb") if sheets else None

    def _said(self, code: Code, sheet: str = "") -> bool:
        return any(said.code == code.code and said.sheet == sheet for said in self.diagnostics)

    def _tabs(self, contents: BinaryContents, related: Relations) -> Iterator[tuple[Tab, str, bool]]:
        """Each sheet but those of macros, with its part and whether it is a grid; where relations are missing, the
        parts left over, in order."""
        named = {related[tab.relation].part for tab in contents.tabs if tab.relation in related}
        spare = [part for part in self._worksheets() if part not in named]
        unnamed = any(one.kind == "worksheet" and one.part in spare for one in related.values())
        missing = sum(not self._has(related.get(tab.relation)) for tab in contents.tabs)
        if contents.broken or (spare and not contents.tabs) or (unnamed and not missing):
            self.say(WorkbookCode.TABS_LOST)
            unlisted, spare = spare, []
        else:
            unlisted = []
        lost = [tab for tab in contents.tabs if not self._has(related.get(tab.relation))]
        found = dict(zip(lost, spare, strict=True)) if len(lost) == len(spare) else {}
        for tab in contents.tabs:
            relation = related.get(tab.relation)
            if relation is not None and self._has(relation):
                if relation.kind not in MACRO_SHEETS:
                    yield tab, relation.part, relation.kind not in KINDS
            elif tab in found:
                self.say(WorkbookCode.SHEETS_BY_ORDER, tab.name)
                yield tab, found[tab], True
            elif tab.relation or not tab.hidden:
                self.say(WorkbookCode.SHEET_MISSING, tab.name)
        for number, part in enumerate(unlisted, len(contents.tabs) + 1):
            yield Tab(f"Sheet {number}", False, ""), part, True

    def _worksheets(self) -> list[str]:
        """The parts that are worksheets by name, in the order of their numbers."""
        found = ((match, part) for part in self.parts.package.entries if (match := SHEET_PART.fullmatch(part)))
        return [part for _, part in sorted((int(match[1] or 0), part) for match, part in found)]

    def _has(self, relation: Relation | None) -> bool:
        return relation is not None and relation.part in self.parts.package

    def _strings(self, related: Relations) -> BinaryStrings:
        strings = BinaryStrings()
        name = self.parts.related(related, "sharedstrings", "sharedstrings.bin")
        if name:
            try:
                strings.read(self.parts.whole(name, b"".join), self.watch)
            except PartFault as fault:
                if fault.harm is not Harm.BROKEN_OFF:
                    raise
        return strings

    def _looks(self, related: Relations) -> Looks:
        parts = self.parts
        name = parts.related(related, "styles", "styles.bin")

        def theme() -> tuple[str, ...]:
            return parts.optional(parts.related(related, "theme", "theme1.xml"), read_theme) or ()

        try:
            return read_binary_styles(parts.whole(name, b"".join), self.watch, theme) if name else Looks()
        except PartFault as fault:
            self.say(WorkbookCode.STYLES_LOST, why=fault.why)
            return Looks()

    def _sheet(self, tab: Tab, part: str) -> Sheet:
        sheet = BinarySheet(self.context)
        copies = self.parts.package.copies(part)
        if len(copies) > 1:
            self.say(WorkbookCode.SHEET_TWICE, tab.name)
        for copy in copies:
            try:
                sheet.read(*self._arrived(self.parts.package.chunks(copy)))
            except PartFault as fault:
                self.say(fault.harm.sheet, tab.name, why=fault.why)
                if not fault.harm.stands:
                    sheet = BinarySheet(self.context)
        sheet.finish()
        self._say_faults(sheet, tab)
        self.watch.next_sheet()  # so that what has been read is not lost for want of time
        self._beside(sheet, tab, self.parts.relations(part))
        try:
            return sheet.sheet(tab.name, tab.hidden)
        except PartFault as fault:
            self.say(fault.harm.sheet, tab.name, why=fault.why)
        sheet.gathered.merges, sheet.gathered.arrays = [], []  # which are what takes so long
        with suppress(PartFault):
            return sheet.sheet(tab.name, tab.hidden)
        return Sheet(tab.name, tab.hidden, {})

    def _arrived(self, chunks: Iterable[bytes]) -> tuple[bytes, PartFault | None]:
        """A part as far as it is unpacked, and why no further. Raises PartFault if its bytes are not to be trusted."""
        arrived: list[bytes] = []
        try:
            arrived.extend(chunks)
        except PartFault as fault:
            if not fault.harm.stands:
                raise
            return b"".join(arrived), fault
        return b"".join(arrived), None

    def _say_faults(self, sheet: BinarySheet, tab: Tab) -> None:
        for found in sheet.faults.found:
            self.say(found.code, tab.name, found.cell, detail=found.detail)
        for code, count in sheet.faults.beyond().items():
            self.say(WorkbookCode.MORE_ALIKE, tab.name, count=str(count), like=code.code)

    def _beside(self, sheet: BinarySheet, tab: Tab, related: Relations) -> None:
        """Add what lies beside the sheet in parts of its own."""
        gathered = sheet.gathered
        others = dict(related)
        for name, relation in related.items():
            if relation.kind == "comments" and relation.part:
                self._comments(relation.part, sheet, tab)
                others[name] = replace(relation, part="")  # which is read, and not as XML
        if gathered.comments:  # of threads that are not there, what they have left behind is enough
            others = {name: one for name, one in others.items() if one.kind != "threadedcomment" or self._has(one)}
        beside = read_beside(self.parts, others, self.people, sheet.around, gathered.cells)
        gathered.comments |= beside.comments
        written = formulas(gathered.cells)
        gathered.drawn += (*beside.drawn, *self.contents.drawn((), gathered.cells, written))
        gathered.links |= links(sheet.around.links, related, written)
        gathered.printed += sheet.around.printed
        self._say_beside(beside, tab)

    def _say_beside(self, beside: Beside, tab: Tab) -> None:
        for code, details in beside.faults:
            self.say(code, tab.name, **details)

    def _other(self, tab: Tab, part: str) -> Sheet | None:
        """A sheet that is no grid, with what is drawn on it; None if that is nothing."""
        around = BinaryAround()
        self.watch.next_sheet()
        with suppress(PartFault):
            around.read(self.parts.whole(part, b"".join), self.watch)
        beside = read_beside(self.parts, self.parts.relations(part), self.people, around)
        self._say_beside(beside, tab)
        if not beside.drawn and not around.printed:
            return None
        return Sheet(tab.name, tab.hidden, {}, (), beside.drawn, printed=tuple(around.printed))

    def _comments(self, part: str, sheet: BinarySheet, tab: Tab) -> None:
        """Read the comments of the old kind."""
        if part not in self.parts.package:
            if sheet.around.shows_old:
                self.say(WorkbookCode.NOTES_NOT_THERE, tab.name)
            return
        try:
            read_binary_comments(self.parts.whole(part, b"".join), self.watch, sheet.gathered.comments)
        except PartFault as fault:
            self.say(WorkbookCode.NOTES_LOST, tab.name, why=fault.why)

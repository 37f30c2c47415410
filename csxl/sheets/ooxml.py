"""Reading an `.xlsx` or `.xlsm`: from its parts to a Book, with a diagnostic for everything wrong."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from functools import partial

from csxl.diagnostics.code import Code
from csxl.diagnostics.of_workbook import WorkbookCode
from csxl.model.diagnostic import Diagnostic
from csxl.sheets import notes, other_sheets, properties
from csxl.sheets.around import Around
from csxl.sheets.beside import Beside, read_beside
from csxl.sheets.blank_noughts import without_noughts
from csxl.sheets.cell_contents import CellContents
from csxl.sheets.cells import Book, Place, Sheet
from csxl.sheets.chosen import with_choices
from csxl.sheets.faults import Harm, PartFault
from csxl.sheets.finished import finish
from csxl.sheets.limits import A_RETURN, Budget, Watch
from csxl.sheets.linked import formulas, links
from csxl.sheets.package import Package
from csxl.sheets.parts import Parts
from csxl.sheets.plain_sheet import read_worksheet
from csxl.sheets.relations import Relation
from csxl.sheets.strings import Strings
from csxl.sheets.style_colours import read_theme
from csxl.sheets.styles import Looks, read_styles
from csxl.sheets.tabs import Contents, Tab
from csxl.sheets.worksheet import Context, Worksheet
from csxl.sheets.zip_list import ZipEntry
from csxl.text.records import dataclass

MACROS = frozenset({"macrosheet", "intlmacrosheet"})
Relations = Mapping[str, Relation]


@dataclass(frozen=True)
class OoxmlReading:
    """What came of reading a package: the workbook or None, and the diagnostics about it. `empty` is True if no sheet
    was found in it, which has no diagnostic yet, and `cut_short` if its end is missing."""

    book: Book | None
    diagnostics: tuple[Diagnostic, ...]
    empty: bool = False
    cut_short: bool = False


def read_ooxml(data: bytes, file: str, budget: Budget = A_RETURN, until: float = math.inf) -> OoxmlReading:
    """The workbook in a package, as far as it can be read for that."""
    reading = _Reading(file)
    cut_short = False
    try:
        package = Package(data, Watch(budget, until), salvage=True)
        cut_short = package.is_cut_short
        if cut_short:
            reading.say(WorkbookCode.BOOK_CUT_SHORT)
        book = reading.book(Parts(package))
    except PartFault as fault:
        reading.say(fault.harm.book, why=fault.why)
        return OoxmlReading(None, tuple(reading.diagnostics), False, cut_short)
    return OoxmlReading(book, tuple(reading.diagnostics), book is None, cut_short)


def read_ooxml_properties(data: bytes) -> Mapping[str, str]:
    """The workbook's document properties, without reading its sheets. Raises PartFault."""
    return properties.in_parts(Parts(Package(data, Watch())))


class _Reading:
    """One workbook while it is read."""

    parts: Parts
    context: Context
    people: Mapping[str, str]
    contents: CellContents

    def __init__(self, file: str) -> None:
        self.file = file
        self.diagnostics: list[Diagnostic] = []
        self.said: set[tuple[Code, str]] = set()

    def say(self, code: Code, sheet: str = "", cell: str = "", **details: str) -> None:
        self.diagnostics.append(code.about(self.file, sheet, cell, **details))
        self.said.add((code, sheet))

    def say_once(self, code: Code, sheet: str = "", **details: str) -> None:
        """Say it unless it has been said about the sheet, or the workbook, already."""
        if (code, sheet) not in self.said:
            self.say(code, sheet, **details)

    def book(self, parts: Parts) -> Book | None:
        """The workbook, None if it has no sheet. Raises PartFault where that is better than half a workbook."""
        self.parts = parts
        main, contents = parts.workbook() or ("", Contents())
        related = parts.relations(main) if main else {}
        tabs = list(self._tabs(contents, related))
        self.context = Context(self._strings(related), self._looks(related), contents.from_1904, parts.package.watch)
        self.contents = CellContents(parts, related)
        self.people = parts.optional(parts.related(related, "person", "person.xml"), notes.read_people) or {}
        found = (self._any_sheet(tab, part, kind) for tab, part, kind in tabs)
        sheets = with_choices(sheet for sheet in found if sheet)
        if self.context.looks.missed:
            self.say_once(WorkbookCode.STYLES_LOST, why="they are not in the file")
        if parts.package.names.have_macros:
            self.say(WorkbookCode.MACROS)
        if any(relation.kind == "externallink" for relation in related.values()):
            self.say(WorkbookCode.EXTERNAL_LINKS)
        if not sheets:
            return None
        said = properties.in_parts(parts)
        return Book(without_noughts(sheets, said), said)

    def _tabs(self, contents: Contents, related: Relations) -> Iterator[tuple[Tab, str, str]]:
        """Each sheet but those of macros, with its part and its kind, "" if that is not known; where relations are
        missing, the parts left over, in order."""
        claimed = {relation.part for relation in related.values()}
        tabs, worksheets = contents.tabs, self.parts.package.names.worksheets
        spare = [part for part in worksheets if part not in claimed]
        if contents.broken or (spare and not tabs):
            self.say(WorkbookCode.TABS_LOST)
            listed = {related[tab.relation].part for tab in tabs if tab.relation in related}
            unlisted = enumerate((part for part in worksheets if part not in listed), len(tabs) + 1)
            tabs += tuple(Tab(f"Sheet {number}", False, part) for number, part in unlisted)
        lost = [tab for tab in tabs if not self._has(related.get(tab.relation)) and tab.relation not in spare]
        found = dict(zip(lost, spare, strict=True)) if len(lost) == len(spare) else {}
        for tab in tabs:
            relation = related.get(tab.relation)
            if relation is not None and self._has(relation):
                if relation.kind not in MACROS:
                    yield tab, relation.part, relation.kind
            elif tab.relation in self.parts.package:
                yield tab, tab.relation, ""
            elif tab in found:
                self.say(WorkbookCode.SHEETS_BY_ORDER, tab.name)
                yield tab, found[tab], ""
            elif tab.relation or not tab.hidden:  # hidden and without a part: a macro sheet from Excel 95
                self.say(WorkbookCode.SHEET_MISSING, tab.name)

    def _has(self, relation: Relation | None) -> bool:
        return relation is not None and relation.part in self.parts.package

    def _strings(self, related: Relations) -> Strings:
        strings = Strings()
        name = self.parts.related(related, "sharedstrings", "sharedstrings.xml")
        if name:
            try:
                self.parts.whole(name, strings.read, often=False)
            except PartFault as fault:
                if fault.harm is not Harm.BROKEN_OFF:
                    raise
                return self.parts.repaired(self.parts.package.copies(name)[0], Strings, Strings.read) or strings
        return strings

    def _looks(self, related: Relations) -> Looks:
        parts = self.parts
        name = parts.related(related, "styles", "styles.xml")
        if not name:
            return Looks()

        def theme() -> tuple[str, ...]:
            return parts.optional(parts.related(related, "theme", "theme1.xml"), read_theme) or ()

        try:
            return parts.whole(name, lambda chunks: read_styles(chunks, theme))
        except PartFault as fault:
            self.say_once(WorkbookCode.STYLES_LOST, why=fault.why)
            return Looks()

    def _links(self, tab: Tab, around: Around, found: Mapping[Place, str]) -> Mapping[Place, str]:
        """A sheet's links, none of them if the whole workbook has more than can be kept."""
        if around.more_links:
            self.say(WorkbookCode.LINKS_BEYOND, tab.name)
        try:
            self.parts.spare.keep(len(found), sum(map(len, found.values())))
        except PartFault:
            self.say_once(WorkbookCode.LINKS_BEYOND, tab.name)
            return {}
        return found

    def _repaired(self, copy: ZipEntry) -> Worksheet | None:
        return self.parts.repaired(copy, lambda: Worksheet(self.context), Worksheet.read)

    def _any_sheet(self, tab: Tab, part: str, kind: str) -> Sheet | None:
        """A sheet of any kind; None for a chart or a dialogue of which nothing is to be kept."""
        if kind not in other_sheets.KINDS:
            return self._sheet(tab, part)
        sheet, beside = other_sheets.read_other(self.parts, tab, part, self.people)
        self._say_beside(tab, beside)
        return sheet

    def _say_beside(self, tab: Tab, beside: Beside) -> None:
        for code, details in beside.faults:
            self.say(code, tab.name, **details)

    def _sheet(self, tab: Tab, part: str) -> Sheet:
        worksheet = Worksheet(self.context)
        copies = self.parts.package.copies(part)
        read = partial(read_worksheet, worksheet) if len(copies) == 1 else worksheet.read
        if len(copies) > 1:
            self.say(WorkbookCode.SHEET_TWICE, tab.name)
        for copy in copies:
            try:
                self.parts.copy(copy, read)
            except PartFault as fault:
                whole = fault.harm is Harm.BROKEN_OFF and len(copies) == 1 and self._repaired(copy)
                if whole:
                    worksheet = whole
                    continue
                self.say(fault.harm.sheet, tab.name, why=fault.why)
                if not fault.harm.stands:
                    worksheet = Worksheet(self.context)
        for found in worksheet.faults.found:
            self.say(found.code, tab.name, found.cell, detail=found.detail)
        for code, count in worksheet.faults.beyond().items():
            self.say(WorkbookCode.MORE_ALIKE, tab.name, count=str(count), like=code.code)
        around = worksheet.around
        related, written = self.parts.relations(part), formulas(worksheet.cells)
        beside = read_beside(self.parts, related, self.people, around, worksheet.cells)
        self._say_beside(tab, beside)
        drawn = (*beside.drawn, *self.contents.drawn(around.odd, worksheet.cells, written))
        linked, printed = self._links(tab, around, links(around.links, related, written)), tuple(around.printed)
        if unfinished := finish(worksheet, beside.comments):
            self.say_once(unfinished.harm.sheet, tab.name, why=unfinished.why)
        merges, sorts, rules = tuple(worksheet.merges), tuple(worksheet.sorts), tuple(worksheet.rules)
        return Sheet(tab.name, tab.hidden, worksheet.cells, merges, drawn, sorts, linked, printed, rules)

"""Reading an `.xlsx` or `.xlsm`: from its parts to a Book, with all that is wrong said."""
from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeVar

from csxl.answers import Diagnostic
from csxl.diagnostics import Matter
from csxl.sheets import notes, properties, relations
from csxl.sheets.cells import Book, Place, Sheet
from csxl.sheets.colours import read_theme
from csxl.sheets.drawings import Drawing
from csxl.sheets.faults import Harm, PartFault
from csxl.sheets.finished import finished
from csxl.sheets.limits import Watch
from csxl.sheets.package import Entry, Package
from csxl.sheets.relations import Relation
from csxl.sheets.strings import Strings
from csxl.sheets.styles import Looks, read_styles
from csxl.sheets.workbook import Contents, Tab
from csxl.sheets.worksheet import Context, Worksheet

Made = TypeVar("Made")
WORKSHEET_PART = re.compile(r"(?:.*/)?worksheets/[^/]*?(\d*)\.xml")
NOT_GRIDS = frozenset({"chartsheet", "dialogsheet", "xlmacrosheet", "xlintlmacrosheet"})


def read_ooxml(data: bytes, file: str) -> tuple[Book | None, tuple[Diagnostic, ...]]:
    """The workbook, or None where nothing of it can be read, and what is to be said of it."""
    reading = _Reading(file)
    try:
        book = reading.book(Package(data, Watch()))
    except PartFault as fault:
        book = None
        reading.say(fault.harm.book, why=fault.why)
    return book, tuple(reading.diagnostics)


class _Reading:
    """One workbook while it is read."""

    package: Package

    def __init__(self, file: str) -> None:
        self.file = file
        self.diagnostics: list[Diagnostic] = []

    def say(self, matter: Matter, sheet: str = "", cell: str = "", **details: str) -> None:
        self.diagnostics.append(matter.about(self.file, sheet, cell, **details))

    def book(self, package: Package) -> Book:
        """The workbook. Raises PartFault where that is better than a part of it."""
        self.package = package
        main, contents = self._workbook()
        related = self._relations(main)
        kinds = {relation.kind: relation.part for relation in related.values()}
        context = Context(self._strings(kinds.get("sharedstrings", "xl/sharedstrings.xml")),
                          self._looks(kinds), contents.from_1904, package.watch)
        people = self._optional(kinds.get("person", ""), notes.read_people) or {}
        sheets = tuple(self._sheet(tab, part, context, people) for tab, part in self._parts(contents, related))
        if not sheets:
            raise PartFault(Harm.BROKEN_OFF, "no sheet is in it")
        if any(name.endswith("vbaproject.bin") for name in package.entries):
            self.say(Matter.MACROS)
        if "externallink" in kinds:
            self.say(Matter.EXTERNAL_LINKS)
        return Book(sheets, self._properties())

    # finding the parts

    def _workbook(self) -> tuple[str, Contents]:
        """The workbook's part and what it says: by relation, content type or name, else the first that is one."""
        package = self.package
        related = self._relations("").values()
        types = self._optional("[content_types].xml", relations.read_content_types) or {}
        likely = dict.fromkeys((
            *(relation.part for relation in related if relation.kind == "officedocument"),
            *(part for part, kind in types.items() if "main+xml" in kind),
            *(part for part in package.entries if part.endswith("workbook.xml")),
            *(part for part in package.entries if part.endswith(".xml"))))
        for part in likely:
            contents = Contents()
            if part not in package:
                continue
            try:
                self._whole(part, contents.read)
            except PartFault as fault:
                if contents.is_workbook and not (fault.harm.stands and contents.tabs):
                    raise
                if contents.is_workbook:
                    self.say(fault.harm.book, why=fault.why)
            if contents.is_workbook:
                return part, contents
        raise PartFault(Harm.BROKEN_OFF, "its list of sheets is missing")

    def _parts(self, contents: Contents, related: Mapping[str, Relation]) -> Iterator[tuple[Tab, str]]:
        """Each sheet that is a grid with its part; where relations are missing, the parts left over in order."""
        claimed = {relation.part for relation in related.values()}
        spare = [part for part in sorted(self.package.entries, key=_natural)
                 if WORKSHEET_PART.fullmatch(part) and part not in claimed]
        lost = [tab for tab in contents.tabs if not self._has(related.get(tab.relation))]
        found = dict(zip(lost, spare, strict=True)) if len(lost) == len(spare) else {}
        for tab in contents.tabs:
            relation = related.get(tab.relation)
            if relation is not None and relation.kind in NOT_GRIDS:
                continue
            if tab in found:
                self.say(Matter.SHEETS_BY_ORDER, tab.name)
                yield tab, found[tab]
            elif relation is None or not self._has(relation):
                self.say(Matter.SHEET_MISSING, tab.name)
            else:
                yield tab, relation.part

    def _has(self, relation: Relation | None) -> bool:
        return relation is not None and relation.part in self.package

    def _relations(self, part: str) -> Mapping[str, Relation]:
        name = relations.relations_part(part)
        return self._optional(name, lambda chunks: relations.read_relations(chunks, part, self.package)) or {}

    # reading one part

    def _whole(self, name: str, read: Callable[[Iterable[bytes]], Made]) -> Made:
        """Read a part of which there must not be two different copies. Raises PartFault."""
        copies = self.package.copies(name)
        if len(copies) > 1:
            raise PartFault(Harm.DAMAGED, f"the file holds its part {name} twice, with different contents")
        return self._read(copies[0], read)

    def _read(self, entry: Entry, read: Callable[[Iterable[bytes]], Made]) -> Made:
        """Read a member. Where its XML breaks off, the rest is unpacked too, since the bytes may be to blame."""
        chunks = self.package.chunks(entry)
        try:
            return read(chunks)
        except PartFault as fault:
            if fault.harm is Harm.BROKEN_OFF:
                deque(chunks, maxlen=0)
            raise

    def _optional(self, name: str, read: Callable[[Iterable[bytes]], Made]) -> Made | None:
        """Read a part that a workbook can do without; None where it is missing or faulty."""
        if name not in self.package:
            return None
        try:
            return self._whole(name, read)
        except PartFault:
            return None

    def _strings(self, name: str) -> Strings:
        strings = Strings()
        if name in self.package:
            try:
                self._whole(name, strings.read)
            except PartFault as fault:
                if fault.harm is not Harm.BROKEN_OFF:
                    raise
        return strings

    def _looks(self, kinds: Mapping[str, str]) -> Looks:
        name = kinds.get("styles", "xl/styles.xml")
        if name not in self.package:
            return Looks()

        def theme() -> tuple[str, ...]:
            return self._optional(kinds.get("theme", ""), read_theme) or ()

        try:
            return self._whole(name, lambda chunks: read_styles(chunks, theme))
        except PartFault as fault:
            self.say(Matter.STYLES_LOST, why=fault.why)
            return Looks()

    def _properties(self) -> Mapping[str, str]:
        kinds = {relation.kind: relation.part for relation in self._relations("").values()}
        core = self._optional(kinds.get("core-properties", "docprops/core.xml"), properties.read_core)
        custom = self._optional(kinds.get("custom-properties", "docprops/custom.xml"), properties.read_custom)
        return {**(custom or {}), **(core or {})}

    # one sheet

    def _sheet(self, tab: Tab, part: str, context: Context, people: Mapping[str, str]) -> Sheet:
        worksheet = Worksheet(context)
        for copy in self.package.copies(part):
            try:
                self._read(copy, worksheet.read)
            except PartFault as fault:
                self.say(fault.harm.sheet, tab.name, why=fault.why)
                if not fault.harm.stands:
                    worksheet = Worksheet(context)
        for found in worksheet.faults:
            self.say(found.matter, tab.name, found.cell, detail=found.detail)
        related = self._relations(part).values()
        said = self._notes([relation for relation in related if not relation.external], tab.name, people)
        drawn = self._drawn([relation.part for relation in related if relation.kind == "drawing"], tab.name)
        return finished(worksheet, tab, said, drawn)

    def _notes(self, related: list[Relation], sheet: str, people: Mapping[str, str]) -> dict[Place, str]:
        found = notes.Notes(people)
        readers = {"comments": found.read_legacy, "threadedcomment": found.read_threads}
        for relation in related:
            if relation.kind in readers and relation.part in self.package:
                self._or_say(Matter.NOTES_LOST, sheet, relation.part, readers[relation.kind])
        return found.texts()

    def _drawn(self, parts: list[str], sheet: str) -> tuple[tuple[Place, str], ...]:
        drawing = Drawing()
        for part in parts:
            if part in self.package:
                self._or_say(Matter.SHAPES_LOST, sheet, part, drawing.read)
        return tuple(drawing.shapes)

    def _or_say(self, matter: Matter, sheet: str, name: str, read: Callable[[Iterable[bytes]], None]) -> None:
        try:
            self._whole(name, read)
        except PartFault as fault:
            self.say(matter, sheet, why=fault.why)


def _natural(part: str) -> tuple[int, str]:
    """Sheet 10 after sheet 9."""
    match = WORKSHEET_PART.fullmatch(part)
    return (int(match[1]) if match and match[1] and len(match[1]) < 9 else 0, part)

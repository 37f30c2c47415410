"""Reading an `.ods`: its sheets from content.xml, its properties from meta.xml."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping

from csxl.diagnostics.of_workbook import WorkbookCode
from csxl.model.diagnostic import Diagnostic
from csxl.sheets.cells import Book
from csxl.sheets.faults import PartFault
from csxl.sheets.limits import A_RETURN, CELL_CHARACTERS, Budget, Watch
from csxl.sheets.ods_objects import Objects
from csxl.sheets.ods_printed import PrintedPages
from csxl.sheets.ods_shapes import MOST as MOST_SHAPES
from csxl.sheets.ods_sheets import OdsSheets
from csxl.sheets.ods_styles import Styles
from csxl.sheets.package import Package
from csxl.sheets.xml import Attributes, walk
from csxl.text.a1 import address

CONTENT, STYLES, META = "content.xml", "styles.xml", "meta.xml"
SKIPPED = ("tracked-changes", "dde-links", "dc:creator", "dc:date", "office:event-listeners", "text:script")
NAMES = {
    "title": "title",
    "initial-creator": "creator",
    "creator": "lastModifiedBy",
    "creation-date": "created",
    "date": "modified",
}
MOST = 1000


def read_ods(
    data: bytes, file: str, budget: Budget = A_RETURN, until: float = math.inf
) -> tuple[Book | None, tuple[Diagnostic, ...]]:
    """The workbook, or None if nothing in it can be read, and the diagnostics about it."""
    said: list[Diagnostic] = []
    try:
        package = Package(data, Watch(budget, until))
    except PartFault as fault:
        return None, (fault.harm.book.about(file, why=fault.why),)
    styles, printed = Styles(), PrintedPages()

    def text(characters: str) -> None:
        styles.text(characters)
        printed.text(characters)

    try:
        walk(_chunks(package, STYLES), {**styles.starts, **printed.starts}, {**styles.ends, **printed.ends}, text)
    except PartFault as fault:
        said.append(WorkbookCode.STYLES_LOST.about(file, why=fault.why))
    sheets = OdsSheets(styles, Objects(package), printed.pages, package.watch)
    try:
        walk(_chunks(package, CONTENT), sheets.starts, sheets.ends, sheets.texts.text, SKIPPED)
    except PartFault as fault:
        if not fault.harm.stands or not (sheets.sheets or sheets.is_open):
            return None, (fault.harm.book.about(file, why=fault.why),)
        said.append(fault.harm.sheet.about(file, sheets.name, why=fault.why))
        _finish(sheets)
    if not sheets.sheets:
        return None, (WorkbookCode.NO_SHEETS.about(file),)
    said += [WorkbookCode.TEXT_CUT.about(file, name, address(*place)) for name, place in sheets.cut]
    why = f"there are more than {MOST_SHAPES:,} of them"
    said += [WorkbookCode.SHAPES_LOST.about(file, name, why=why) for name in sheets.crowded]
    if sheets.linked:
        said.append(WorkbookCode.EXTERNAL_LINKS.about(file))
    return Book(tuple(sheets.sheets), _properties(package), "xml"), tuple(said)


def _finish(sheets: OdsSheets) -> None:
    """Finish the sheet that broke off, without what takes too long."""
    try:
        sheets.finish()
    except PartFault:
        sheets.finish()


def _chunks(package: Package, part: str) -> Iterable[bytes]:
    """A part's bytes, or those of an empty element if it is missing."""
    entries = package.copies(part)
    return package.chunks(entries[0]) if entries else [b"<missing/>"]


def _properties(package: Package) -> Mapping[str, str]:
    """The document's properties, the custom ones by their own names."""
    found: dict[str, str] = {}
    characters: list[str] = []
    own = [""]

    def enter(attributes: Attributes) -> None:
        own[0] = attributes.get("meta:name", "")
        characters.clear()

    def taker(name: str) -> Callable[[], None]:
        return lambda: take(name)

    def take(name: str) -> None:
        text = "".join(characters).strip()[:CELL_CHARACTERS]
        if text and name and len(found) < MOST:
            found[name] = text

    starts = {**dict.fromkeys(NAMES, enter), "user-defined": enter}
    ends = {**{element: taker(name) for element, name in NAMES.items()}, "user-defined": lambda: take(own[0])}
    try:
        walk(_chunks(package, META), starts, ends, characters.append)
    except PartFault:
        return found
    return found

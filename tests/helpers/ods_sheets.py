"""The XML of small OpenDocument sheets, and what was read of a sheet's cells."""

from __future__ import annotations

import re
from collections.abc import Mapping

from csxl.model.diagnostic import Diagnostic
from csxl.model.member import Kind
from csxl.sheets.cells import Book
from csxl.sheets.foreign import read_foreign
from tests.helpers.wrapped_files import zipped

TABLE = """<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"><office:body><office:spreadsheet>
 <table:table table:name="T">{}</table:table></office:spreadsheet></office:body></office:document-content>"""
SAYS = '<table:table-cell office:value-type="string"{}><text:p>{}</text:p></table:table-cell>'.format


PREFIXES = {
    "text": "p h s a tab span ruby ruby-base ruby-text note note-citation note-body date sheet-name page-number "
    "page-count line-break list list-item bookmark change-start change-end",
    "office": "annotation annotation-end forms automatic-styles document-styles document-content",
    "table": "table table-row table-cell table-column table-row-group table-source dde-links dde-link shapes",
    "draw": "path polygon polyline line connector measure caption ellipse circle rect regular-polygon frame text-box "
    "custom-shape enhanced-geometry g object image control",
    "svg": "title desc",
    "form": "form checkbox radio listbox option combobox textarea button",
    "style": "style font-face default-style map text-properties table-cell-properties table-row-properties "
    "table-column-properties master-page header footer footer-left footer-first region-left region-right",
    "chart": "chart",
    "number": "number text text-style number-style percentage-style text-content",
    "calcext": "conditional-formats conditional-format condition",
}
PREFIX = {name: prefix for prefix, names in PREFIXES.items() for name in names.split()}
BARE = re.compile(r"<(/?)([a-z][a-z-]*)(?=[\s/>])")


def seen(book: Book | None, sheet: int = 0) -> Mapping[tuple[int, int], tuple[object, int]]:
    """Value and flags of every cell of one sheet, by row and column."""
    assert book is not None
    return {(place.row, place.column): (cell.value, cell.flags) for place, cell in book.sheets[sheet].cells.items()}


def prefixed(xml: str) -> str:
    """XML with the usual prefix before each element's name that has none."""
    return BARE.sub(lambda found: f"<{found[1]}{PREFIX[found[2]]}:{found[2]}", xml)


def content(rows: str, styles: str = "", named: str = "") -> str:
    """A content.xml with one sheet of these rows, automatic styles, and more attributes of the sheet."""
    before = f"<office:automatic-styles>{styles}</office:automatic-styles><office:body>"
    return TABLE.format(rows).replace("<office:body>", before).replace(' table:name="T"', f' table:name="T"{named}')


def opened(xml: str, **parts: str) -> tuple[Book | None, tuple[Diagnostic, ...]]:
    """What is read of a workbook with this content.xml and more parts, and what is said of it."""
    members = {"content.xml": xml, **parts}
    return read_foreign(zipped({name: prefixed(text).encode() for name, text in members.items()}), Kind.ODS, "a.ods")

"""The XML of small OpenDocument sheets, and what was read of a sheet's cells."""

from __future__ import annotations

from collections.abc import Mapping

from csxl.sheets.cells import Book, Flag

TABLE = """<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"><office:body><office:spreadsheet>
 <table:table table:name="T">{}</table:table></office:spreadsheet></office:body></office:document-content>"""
SAYS = '<table:table-cell office:value-type="string"{}><text:p>{}</text:p></table:table-cell>'.format


def seen(book: Book | None, sheet: int = 0) -> Mapping[tuple[int, int], tuple[object, Flag]]:
    """Value and flags of every cell of one sheet, by row and column."""
    assert book is not None
    return {(place.row, place.column): (cell.value, cell.flags) for place, cell in book.sheets[sheet].cells.items()}

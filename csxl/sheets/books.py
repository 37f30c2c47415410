"""Reading workbooks as people saved them."""

from __future__ import annotations

from csxl.diagnostics.code import Code
from csxl.diagnostics.of_file import FileCode
from csxl.diagnostics.of_workbook import WorkbookCode
from csxl.model.diagnostic import Diagnostic
from csxl.model.member import Kind
from csxl.sheets.cells import Book
from csxl.sheets.foreign import read_foreign
from csxl.sheets.ooxml import read_ooxml
from csxl.sheets.second_opinion import read_with_openpyxl


def read_book(data: bytes, kind: Kind, file: str) -> tuple[Book | None, tuple[Diagnostic, ...]]:
    """The workbook, or None where nothing of it can be read, and what is to be said of it."""
    if kind is not Kind.OOXML:
        return read_foreign(data, kind, file)
    try:
        book, said = read_ooxml(data, file)
    except Exception:  # whatever a hostile file still provokes must not stop the others
        return None, (FileCode.READER_STOPPED.about(file, why="it is damaged"),)
    if book is None and any(line.code == WorkbookCode.NO_SHEETS.code for line in said):
        # Only where nothing was found: what was refused must not be tried again with less care.
        second, also_said = read_with_openpyxl(data, file)
        if second is not None:
            return second, (*_but(WorkbookCode.NO_SHEETS, said), *also_said)
        if any(line.code == WorkbookCode.BOOK_CUT_SHORT.code for line in said):  # which is why there are none
            said = _but(WorkbookCode.NO_SHEETS, said)
    return book, said


def _but(diagnostic: Code, said: tuple[Diagnostic, ...]) -> tuple[Diagnostic, ...]:
    """What is said without the lines of one code."""
    return tuple(line for line in said if line.code != diagnostic.code)

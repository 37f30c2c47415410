"""Reading workbooks as people saved them."""

from __future__ import annotations

import math
from collections.abc import Mapping
from importlib import import_module

from csxl.diagnostics.of_file import FileCode
from csxl.diagnostics.of_workbook import WorkbookCode
from csxl.model.diagnostic import Diagnostic
from csxl.model.member import Kind
from csxl.sheets.cells import Book
from csxl.sheets.limits import A_RETURN, Budget
from csxl.sheets.ooxml import read_ooxml, read_ooxml_properties

BookRead = tuple[Book | None, tuple[Diagnostic, ...]]
# Loaded only when needed: nearly every return is an .xlsx that needs neither.
FOREIGN, SECOND_OPINION = "csxl.sheets.foreign", "csxl.sheets.second_opinion"


def read_book(data: bytes, kind: Kind, file: str, budget: Budget = A_RETURN, until: float = math.inf) -> BookRead:
    """The workbook, or None if nothing in it can be read, and the diagnostics about it; `budget` is what reading it
    may cost, and `until` when to stop, as the processor's time is counted."""
    if kind is not Kind.OOXML:
        return _foreign(data, kind, file, budget, until)
    try:
        found = read_ooxml(data, file, budget, until)
    except Exception:  # one hostile file must not stop the others
        return None, (FileCode.READER_STOPPED.about(file, why="it is damaged"),)
    if not found.empty:  # what was refused must not be tried again with less care
        return found.book, found.diagnostics
    second, said = _second_opinion(data, file, until)
    if second is not None:
        return second, (*found.diagnostics, *said)
    if found.cut_short:  # so there are no sheets, and that has been said
        return None, found.diagnostics
    return None, (*found.diagnostics, WorkbookCode.NO_SHEETS.about(file))


def _foreign(data: bytes, kind: Kind, file: str, budget: Budget, until: float) -> BookRead:
    read: BookRead = import_module(FOREIGN).read_foreign(data, kind, file, budget, until)
    return read


def _second_opinion(data: bytes, file: str, until: float) -> BookRead:
    """openpyxl's reading; to load it takes longer than reading ten returns."""
    read: BookRead = import_module(SECOND_OPINION).read_with_openpyxl(data, file, until)
    return read


def read_properties(data: bytes, kind: Kind, file: str) -> Mapping[str, str]:
    """A workbook's document properties, read without its sheets if possible; none if it cannot be read."""
    if kind is Kind.OOXML:
        try:
            if found := read_ooxml_properties(data):
                return found
        except Exception:  # as above; the whole reading may still find them
            pass
    book, _ = read_book(data, kind, file)
    return book.properties if book else {}

"""openpyxl's reading of a workbook whose parts are too broken for the sheet reader."""
from __future__ import annotations

from csxl.answers import Diagnostic
from csxl.sheets.cells import Book


def read_with_openpyxl(data: bytes, file: str) -> tuple[Book | None, tuple[Diagnostic, ...]]:
    """A workbook as openpyxl sees it, or None and why not."""
    return None, ()

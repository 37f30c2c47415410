"""Reading `.xls`, `.xlsb` and `.ods`."""
from __future__ import annotations

from csxl.answers import Diagnostic
from csxl.kinds import Kind
from csxl.sheets.cells import Book


def read_foreign(data: bytes, kind: Kind, file: str) -> tuple[Book | None, tuple[Diagnostic, ...]]:
    """A workbook of another format than `.xlsx`, or None and why not."""
    return None, ()

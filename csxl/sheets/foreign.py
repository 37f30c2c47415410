"""Reading `.xls`, `.xlsb` and `.ods`."""

from __future__ import annotations

import math

from csxl.diagnostics.of_file import FileCode
from csxl.diagnostics.of_workbook import WorkbookCode
from csxl.model.diagnostic import Diagnostic
from csxl.model.member import Kind
from csxl.sheets.cells import Book
from csxl.sheets.limits import A_RETURN, Budget, Watch
from csxl.sheets.ods import read_ods
from csxl.sheets.xls import read_xls
from csxl.sheets.xls_single import OLD_SHEETS, read_single
from csxl.sheets.xlsb import read_xlsb
from csxl.unwrap.compound import SIGNATURE, open_compound
from csxl.unwrap.inserted import compounded
from csxl.unwrap.sniff import says_locked


def read_foreign(
    data: bytes, kind: Kind, file: str, budget: Budget = A_RETURN, until: float = math.inf
) -> tuple[Book | None, tuple[Diagnostic, ...]]:
    """A workbook in a format other than `.xlsx`, or None, and the diagnostics about it."""
    if kind is Kind.ODS:
        return read_ods(data, file, budget, until)
    watch = Watch(budget, until)
    try:
        return read_xlsb(data, file, watch) if kind is Kind.XLSB else _xls(data, file, watch)
    except Exception:  # one hostile file must not stop the others
        return None, (FileCode.READER_STOPPED.about(file, why="it is damaged"),)


def _xls(data: bytes, file: str, watch: Watch) -> tuple[Book | None, tuple[Diagnostic, ...]]:
    bare = not data.startswith(SIGNATURE)
    if bare and says_locked(data):
        return None, (FileCode.PASSWORD_UNKNOWN.about(file),)
    if bare and data.startswith(OLD_SHEETS):
        return read_single(data, file, watch)
    compound = open_compound(compounded([("Workbook", data)]) if bare else data)
    if compound is None:
        return None, (WorkbookCode.BOOK_DAMAGED.about(file, why="what it holds cannot be listed"),)
    return read_xls(compound, file, watch)

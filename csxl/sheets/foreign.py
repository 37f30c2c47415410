"""Reading `.xls`, `.xlsb` and `.ods`."""

from __future__ import annotations

import math
import struct
from collections.abc import Mapping

from csxl.diagnostics.of_file import FileCode
from csxl.diagnostics.of_workbook import WorkbookCode
from csxl.model.diagnostic import Diagnostic
from csxl.model.member import Kind
from csxl.sheets import xls, xlsb
from csxl.sheets.calamine import read_values
from csxl.sheets.cells import Book
from csxl.sheets.faults import PartFault
from csxl.sheets.limits import A_RETURN, Budget, Watch
from csxl.sheets.marks import Marks, marked
from csxl.sheets.ods import read_ods
from csxl.sheets.package import Package
from csxl.sheets.properties import read_core, read_custom
from csxl.unwrap.compound import open_compound

Beside = tuple[Mapping[str, Marks], Mapping[str, str]]  # each sheet's marks; the document's properties
SENSELESS = (struct.error, IndexError, ValueError, PartFault)


def read_foreign(
    data: bytes, kind: Kind, file: str, budget: Budget = A_RETURN, until: float = math.inf
) -> tuple[Book | None, tuple[Diagnostic, ...]]:
    """A workbook in a format other than `.xlsx`, or None, and the diagnostics about it."""
    if kind is Kind.ODS:
        return read_ods(data, file, budget, until)
    if kind is Kind.XLS:
        compound = open_compound(data)
        if compound is None:
            return None, (WorkbookCode.BOOK_DAMAGED.about(file, why="its parts cannot be listed"),)
        return xls.read_xls(compound, file, Watch(budget, until))
    sheets = read_values(data)
    if isinstance(sheets, str):
        return None, (FileCode.READER_STOPPED.about(file, why=sheets),)
    beside = _beside(data)
    marks, properties = beside or ({}, {})
    said = tuple(WorkbookCode.MARKS_UNSEEN.about(file, sheet.name) for sheet in sheets if sheet.name not in marks)
    watch = Watch(budget, until)
    try:
        found = tuple(
            marked(sheet.name, sheet.hidden, sheet.cells, marks.get(sheet.name, Marks()), watch) for sheet in sheets
        )
    except PartFault as fault:
        return None, (fault.harm.book.about(file, why=fault.why),)
    return Book(found, properties, "calamine"), said


def _beside(data: bytes) -> Beside | None:
    """What calamine does not see, or None where the records that hold it make no sense."""
    try:
        package = Package(data, Watch())
        return xlsb.read_marks(package), _package_properties(package)
    except SENSELESS:
        return None


def _package_properties(package: Package) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for part, read in (("docprops/core.xml", read_core), ("docprops/custom.xml", read_custom)):
        for entry in package.copies(part)[:1]:
            try:
                found |= read(package.chunks(entry))
            except PartFault:
                continue
    return found

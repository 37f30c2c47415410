"""openpyxl's reading of a workbook whose parts are too broken for csxl's own reader."""

from __future__ import annotations

import datetime
import io
import math
import warnings
import zipfile
from collections.abc import Iterator

import openpyxl
from openpyxl.cell.cell import Cell as OpenpyxlCell
from openpyxl.cell.cell import MergedCell
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from csxl.diagnostics.of_workbook import WorkbookCode
from csxl.model.diagnostic import Diagnostic
from csxl.sheets.areas import flag_merged
from csxl.sheets.cells import PLAIN, Area, Book, Cell, Flag, Look, Place, Sheet, Value
from csxl.sheets.faults import PartFault
from csxl.sheets.limits import CHUNK_BYTES, Watch
from csxl.sheets.style_colours import colour
from csxl.sheets.values import shortest
from csxl.unwrap.zip_kinds import DAMAGE

MOST_BYTES = 20 << 20  # unpacked; openpyxl takes up to fifty times as much memory
CORE = ("title", "creator", "lastModifiedBy", "created", "modified")
FORMULA, ERROR = "f", "e"  # openpyxl's types of cells


def read_with_openpyxl(data: bytes, file: str, until: float = math.inf) -> tuple[Book | None, tuple[Diagnostic, ...]]:
    """The workbook as openpyxl sees it, or None if openpyxl cannot or should not read it either."""
    watch = Watch(until=until)
    if not _is_modest(data, watch):
        return None, ()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            values = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
            formulas = openpyxl.load_workbook(io.BytesIO(data))
        sheets = tuple(_sheets(values, formulas, watch))
    except Exception:  # openpyxl raises errors of many types on broken parts
        return None, ()
    if not sheets:
        return None, ()
    return Book(sheets, _properties(values), "openpyxl"), (WorkbookCode.SECOND_OPINION.about(file),)


def _is_modest(data: bytes, watch: Watch) -> bool:
    """Whether a package unpacks to no more than openpyxl can take, counted while it unpacks."""
    left = MOST_BYTES
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            for info in package.infolist():
                with package.open(info) as part:
                    while chunk := part.read(CHUNK_BYTES):
                        watch.look()
                        left -= len(chunk)
                        if left < 0 or b"<!DOCTYPE" in chunk:
                            return False
    except (*DAMAGE, PartFault):
        return False
    return True


def _sheets(values: Workbook, formulas: Workbook, watch: Watch) -> Iterator[Sheet]:
    """The sheets; `values` and `formulas` are the two readings of one workbook. Raises PartFault past the limits."""
    for sheet in values.worksheets:
        formula_cells = formulas[sheet.title]._cells  # going through rows would visit every empty cell up to the last
        columns = [
            range(dimension.min or 0, (dimension.max or 0) + 1)
            for dimension in sheet.column_dimensions.values()
            if dimension.hidden
        ]
        cells: dict[Place, Cell] = {}
        for (row, column), cell in sheet._cells.items():
            hidden = sheet.row_dimensions[row].hidden or any(column in hiding for hiding in columns)
            read = _cell(cell, formula_cells.get((row, column), cell), hidden)
            watch.kept(1, len(read.text) + len(read.comment))
            if read.value is not None or read.flags & ~(Flag.MERGED | Flag.COVERED | Flag.HIDDEN | Flag.STRUCK):
                cells[Place(row, column)] = read
        merges = _merges(sheet)
        flag_merged(cells, merges, watch)
        yield Sheet(sheet.title, sheet.sheet_state != "visible", cells, merges)


def _cell(cell: OpenpyxlCell | MergedCell, other: OpenpyxlCell | MergedCell, hidden: bool) -> Cell:
    """One cell from its value and, as `other`, its formula."""
    value = _value(cell.value)
    is_formula = getattr(other, "data_type", "") == FORMULA
    formula = str(getattr(other.value, "text", other.value)).removeprefix("=") if is_formula else ""
    solid = bool(cell.fill and cell.fill.fill_type == "solid")
    comment = str(getattr(getattr(cell, "comment", None), "text", ""))
    has = {
        Flag.FORMULA: is_formula,
        Flag.UNCACHED: is_formula and value is None,
        Flag.ERROR: getattr(cell, "data_type", "") == ERROR,
        Flag.COMMENTED: bool(comment),
        Flag.FILLED: solid,
        Flag.STRUCK: bool(cell.font and cell.font.strike),
        Flag.HIDDEN: hidden,
    }
    return Cell(
        value,
        _text(value),
        Flag(sum(flag for flag, there in has.items() if there)),
        formula,
        comment,
        Look(_fill(cell)) if solid else PLAIN,
    )


def _fill(cell: OpenpyxlCell | MergedCell) -> str:
    front = cell.fill.fgColor
    return colour({front.type: str(getattr(front, front.type)), "tint": str(front.tint)})


def _value(value: object) -> Value:
    if isinstance(value, datetime.datetime) and value.time() == datetime.time():
        return value.date()
    if isinstance(value, datetime.timedelta):
        return value.total_seconds() / 86_400
    if isinstance(value, bool | str | datetime.date | datetime.time) or value is None:
        return value
    return float(value) if isinstance(value, int | float) else str(value)


def _text(value: Value) -> str:
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float):
        return shortest(value)
    return value.isoformat() if isinstance(value, datetime.date | datetime.time) else value or ""


def _merges(sheet: Worksheet) -> tuple[Area, ...]:
    return tuple(Area(area.min_row, area.min_col, area.max_row, area.max_col) for area in sheet.merged_cells.ranges)


def _properties(book: Workbook) -> dict[str, str]:
    core = {name: getattr(book.properties, name) for name in CORE}
    own = {prop.name: prop.value for prop in book.custom_doc_props.props}  # type: ignore[attr-defined]
    return {
        name: value.isoformat() if isinstance(value, datetime.datetime) else str(value)
        for name, value in {**core, **own}.items()
        if value is not None
    }

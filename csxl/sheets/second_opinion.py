"""openpyxl's reading of a workbook whose parts are too broken for csxl's own reader."""

from __future__ import annotations

import datetime
import io
import math
import warnings
import zipfile
from collections.abc import Iterator
from typing import IO, Any

from openpyxl.cell.cell import Cell as OpenpyxlCell
from openpyxl.cell.cell import MergedCell
from openpyxl.reader.excel import ExcelReader
from openpyxl.styles.colors import Color
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from csxl.diagnostics.of_workbook import WorkbookCode
from csxl.model.diagnostic import Diagnostic
from csxl.sheets.areas import flag_merged
from csxl.sheets.cells import Area, Book, Cell, Flag, Look, Place, Sheet, Value
from csxl.sheets.faults import Harm, PartFault, too_much
from csxl.sheets.limits import CHUNK_BYTES, DEPTH_IN_TREE, Watch
from csxl.sheets.moments import is_date_format
from csxl.sheets.number_formats import GENERAL
from csxl.sheets.seen import looking, seen, sign_font
from csxl.sheets.style_colours import USUAL, colour
from csxl.sheets.values import shortest
from csxl.sheets.xml import Parser
from csxl.text.written import written
from csxl.unwrap.zip_kinds import DAMAGE
from csxl.unwrap.zip_methods import chunks

MOST_BYTES = 4 << 20  # unpacked; openpyxl takes up to fifty times as much memory, and reads it twice
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
            values = _loaded(data, watch, data_only=True)
            formulas = _loaded(data, watch, data_only=False)
        sheets = tuple(_sheets(values, formulas, watch))
    except Exception:  # openpyxl raises errors of many types on broken parts
        return None, ()
    if not sheets:
        return None, ()
    return Book(sheets, _properties(values), "openpyxl"), (WorkbookCode.SECOND_OPINION.about(file),)


class _WatchedZip(zipfile.ZipFile):
    """A package whose parts are read only as long as there is time."""

    watch: Watch

    def open(self, *args: Any, **options: Any) -> IO[bytes]:
        self.watch.look()
        part = super().open(*args, **options)
        read = part.read

        def watched(count: int | None = -1) -> bytes:
            self.watch.look()
            return read(count if count is not None else -1)

        part.read = watched  # type: ignore[method-assign]
        return part


def _loaded(data: bytes, watch: Watch, data_only: bool) -> Workbook:
    """The workbook, for its values or its formulas; openpyxl stops where it wants to read on and the time is up."""
    reader = ExcelReader(io.BytesIO(data), data_only=data_only)
    reader.archive = _WatchedZip(io.BytesIO(data))
    reader.archive.watch = watch
    reader.read()
    return reader.wb


def _is_modest(data: bytes, watch: Watch) -> bool:
    """Whether a package unpacks to no more and no deeper than openpyxl can take, counted while it unpacks."""
    left = MOST_BYTES
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            for info in package.infolist():
                nesting = _Nesting()
                for chunk in chunks(package, info, None, CHUNK_BYTES):
                    watch.look()
                    nesting.follow(chunk)
                    left -= len(chunk)
                    if left < 0 or b"<!DOCTYPE" in chunk:
                        return False
    except (*DAMAGE, PartFault):
        return False
    return True


class _Nesting:
    """How deep the elements of a part lie in each other, which openpyxl makes a tree of, whatever it is."""

    def __init__(self) -> None:
        self.parser, self.depth, self.is_xml = Parser(), 0, True
        self.parser.expat.StartElementHandler, self.parser.expat.EndElementHandler = self._deeper, self._higher

    def follow(self, chunk: bytes) -> None:
        """Go through the next bytes. Raises PartFault if they are unsafe or too deep."""
        try:
            if self.is_xml:
                self.parser.feed(chunk)
        except PartFault as fault:
            if fault.harm is not Harm.BROKEN_OFF:
                raise
            self.is_xml = False  # from here on, and for openpyxl as well

    def _deeper(self, *_: object) -> None:
        self.depth += 1
        if self.depth > DEPTH_IN_TREE:
            raise too_much(f"more than {DEPTH_IN_TREE:,} parts inside one another")

    def _higher(self, _: str) -> None:
        self.depth -= 1


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
            watch.kept(1, written(read.text) + written(read.comment))
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
    comment = str(getattr(getattr(cell, "comment", None), "text", ""))
    look, text = _look(cell), _text(value)
    is_error = getattr(cell, "data_type", "") == ERROR
    shown, more = seen(value, text, look) if look.odd and not is_error else ("", Flag.NONE)
    has = {
        Flag.FORMULA: is_formula,
        Flag.UNCACHED: is_formula and value is None,
        Flag.ERROR: is_error,
        Flag.COMMENTED: bool(comment),
        Flag.FILLED: bool(look.fill),
        Flag.STRUCK: look.struck,
        Flag.HIDDEN: hidden,
    }
    flags = sum(flag for flag, there in has.items() if there) | more
    return Cell(value, text, flags, formula, comment, look, shown=shown)


def _look(cell: OpenpyxlCell | MergedCell) -> Look:
    solid = bool(cell.fill and cell.fill.fill_type == "solid")
    font, code = cell.font, str(getattr(cell, "number_format", "") or "")
    ink = _named(font.color) if font and font.color else ""
    name = str(font.name or "") if font else ""
    stands = {"bold": font.b, "italic": font.i, "underlined": font.u} if font else {}
    return looking(
        Look(
            _named(cell.fill.fgColor) if solid else "",
            bool(font and font.strike),
            is_date_format(-1, code) if code else False,
            "" if code in GENERAL else code,
            "" if ink == "#000000" else ink,
            name if sign_font(name) else "",
            " ".join(word for word, there in stands.items() if there),
        )
    )


def _named(named: Color) -> str:
    return colour({named.type: str(getattr(named, named.type)), "tint": str(named.tint)}, theme=USUAL)


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

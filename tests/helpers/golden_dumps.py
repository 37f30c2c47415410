"""A workbook as text that a reviewer can read (cells, dropdowns, colour rules, sizes, names), and its golden file."""

from __future__ import annotations

import io
import os
from collections.abc import Iterator

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from tests.helpers.folders import GOLDEN
from tests.helpers.workbook_facts import footer, own_properties


def dump(data: bytes) -> str:
    """The text of a workbook, a line for each thing; formulas are followed by their stored values."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    values = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
    lines = [f"title {book.properties.title!r}, author {book.properties.creator!r}, {book.properties.language}"]
    lines += [f"property {name} = {value!r}" for name, value in own_properties(book).items()]
    lines += [f"name {name} = {defined.attr_text}" for name, defined in book.defined_names.items()]
    for sheet in book.worksheets:
        lines += [
            "",
            f"== {sheet.title} ({sheet.sheet_state})",
            *_set_up(sheet),
            *_cells(sheet, values[sheet.title]),
            *_rules(sheet),
        ]
    return "\n".join(lines) + "\n"


def compare_with_golden(name: str, data: bytes) -> None:
    """Fail unless the workbook's dump is the golden file's."""
    compare_text_with_golden(f"{name}.txt", dump(data))


def compare_text_with_golden(name: str, text: str) -> None:
    """Fail unless the text is the golden file's; write that file instead where CSXL_GOLDEN is "write"."""
    file = GOLDEN / name
    if os.environ.get("CSXL_GOLDEN") == "write":
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, encoding="utf-8")
    assert text.splitlines() == file.read_text(encoding="utf-8").splitlines()


def _set_up(sheet: Worksheet) -> Iterator[str]:
    page = sheet.page_setup
    yield f"print {page.orientation}, paper {page.paperSize}, {page.fitToWidth} wide, {page.fitToHeight} high"
    yield f"print area {sheet.print_area}, repeat {sheet.print_title_rows}, foot {footer(sheet) or None!r}"
    yield f"panes {sheet.freeze_panes}, filter {sheet.auto_filter.ref}, protected {sheet.protection.sheet}"
    yield "widths " + " ".join(f"{letter}={size.width:.0f}" for letter, size in sheet.column_dimensions.items())
    yield "heights " + " ".join(f"{row}={size.height:.0f}" for row, size in sheet.row_dimensions.items() if size.height)
    yield from (f"name {name} = {defined.attr_text}" for name, defined in sheet.defined_names.items())
    yield from (f"merged {area}" for area in sheet.merged_cells.ranges)
    yield from (f"table {table.name} {table.ref}" for table in sheet.tables.values())


def _cells(sheet: Worksheet, values: Worksheet) -> Iterator[str]:
    for row in sheet.iter_rows():
        for cell in row:
            if cell.value is None:
                continue
            stored = f" -> {values[cell.coordinate].value!r}" if cell.data_type == "f" else ""
            link = f" link {cell.hyperlink.location}" if cell.hyperlink else ""
            yield f"{cell.coordinate} {cell.value!r}{stored}{link}"
        if open_cells := [cell.coordinate for cell in row if not cell.protection.locked]:
            yield f"to fill in {open_cells[0]}:{open_cells[-1]}"


def _rules(sheet: Worksheet) -> Iterator[str]:
    for rule in sheet.data_validations.dataValidation:
        yield f"validation {rule.sqref} {rule.type} {rule.formula1} | {rule.promptTitle}: {rule.prompt} | {rule.error}"
    for area in sheet.conditional_formatting:
        for rule in area.rules:
            parts = (rule.dxf.fill and rule.dxf.fill.bgColor, rule.dxf.font and rule.dxf.font.color) if rule.dxf else ()
            colours = [part.rgb for part in parts if part]
            yield f"colour {area.sqref} {rule.type} {rule.formula} {' '.join(colours)}"

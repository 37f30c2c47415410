"""Typing decisions into a summary as somebody does in Excel: the cells typed into, their rows' heights, what formulas
then give, and the last save. Everything else stays as it was, which openpyxl alone would not leave so."""

from __future__ import annotations

import datetime
import io
import re
import textwrap
from collections.abc import Mapping
from typing import NamedTuple
from xml.sax.saxutils import escape

import openpyxl
from openpyxl.utils import coordinate_to_tuple, get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from csxl.demo.deciding import Sitting, Typed
from csxl.demo.libreoffice import saved_by_libreoffice
from csxl.demo.stored import rewritten
from csxl.model.decisions import DecisionKind
from csxl.model.summary_names import ACTIONS, DISAGREEMENT, ISSUES, KEY, PROMISES, RETURNS

SHEETS = {  # on which each kind of decision is typed
    DecisionKind.AGREED: DISAGREEMENT,
    DecisionKind.SETTLED: ISSUES,
    DecisionKind.FILE: RETURNS,
    DecisionKind.ACTION: ACTIONS,
    DecisionKind.MEETING: ACTIONS,
    DecisionKind.PROMISE: PROMISES,
    DecisionKind.PERSONAL: ISSUES,
}
DAY_NOUGHT = datetime.date(1899, 12, 30)
LINE = 15.0  # points
ROW = re.compile(r'(<row r="(\d+)"[^>]*? ht=")([\d.]+)"')
CELL = re.compile(r'<c r="(?P<at>[A-Z]+\d+)"(?P<look> s="\d+")?(?: t="\w+")?(?:/>|>.*?</c>)', re.DOTALL)
FORMULA = re.compile(r'(<c r="(?P<at>[A-Z]+\d+)"[^>]*><f>[^<]*</f><v>)(?P<value>[^<]*)(?=</v>)')


class CellToType(NamedTuple):
    """One open cell, and the width of its column in characters."""

    address: str
    width: float


def type_in(summary: bytes, decided: Sitting) -> bytes:
    """The summary with what was decided in its open cells, found by their row's key and their column's heading; the
    same input gives the same bytes. Raises KeyError if it has no such cell."""
    book = openpyxl.load_workbook(io.BytesIO(summary))
    typed: dict[str, dict[CellToType, Typed]] = {}
    for name in dict.fromkeys(SHEETS.values()):
        entries = {key: value for key, value in decided.entries.items() if SHEETS[key.kind] == name}
        if not entries:
            continue
        spots = _spots(book[name])
        part = f"xl/worksheets/sheet{book.sheetnames.index(name) + 1}.xml"
        typed[part] = {spots[key.row, key.field]: value for key, value in entries.items()}
    changed = rewritten(summary, lambda part, xml: _with_cells(xml, typed.get(part, {})), decided.saved, decided.by)
    return _worked_out(changed, decided)


def _spots(sheet: Worksheet) -> Mapping[tuple[str, str], CellToType]:
    """Each cell of a table by its row's key and its column's heading."""
    rows = list(sheet.iter_rows())
    header = next(number for number, row in enumerate(rows) if any(cell.value == KEY for cell in row))
    headings = [cell.value for cell in rows[header]]
    key = headings.index(KEY)
    widths = [sheet.column_dimensions[get_column_letter(column)].width for column in range(1, len(headings) + 1)]
    return {
        (str(row[key].value), str(heading)): CellToType(cell.coordinate, width)
        for row in rows[header + 1 :]
        for heading, cell, width in zip(headings, row, widths, strict=True)
        if heading
    }


def _with_cells(xml: str, typed: Mapping[CellToType, Typed]) -> str:
    """A sheet's XML with these cells typed into, their rows as high as they need to be. Raises KeyError if one is not
    there."""
    left = {spot.address: value for spot, value in typed.items()}

    def typed_over(found: re.Match[str]) -> str:
        address = found["at"]
        return _cell(address, found["look"] or "", left.pop(address)) if address in left else found[0]

    xml = CELL.sub(typed_over, xml)
    if left:
        raise KeyError(next(iter(left)))
    heights: dict[str, float] = {}
    for spot, value in typed.items():
        row = re.sub("[A-Z]+", "", spot.address)
        heights[row] = max(heights.get(row, 0.0), LINE * (1 + len(textwrap.wrap(str(value), int(spot.width)))))
    return ROW.sub(lambda found: f'{found[1]}{max(float(found[3]), heights.get(found[2], 0.0)):g}"', xml)


def _cell(address: str, look: str, value: Typed) -> str:
    if isinstance(value, datetime.date):
        return f'<c r="{address}"{look}><v>{(value - DAY_NOUGHT).days}</v></c>'
    text = f'<is><t xml:space="preserve">{escape(value)}</t></is>'
    return f'<c r="{address}"{look} t="inlineStr">{text}</c>'


def _worked_out(summary: bytes, decided: Sitting) -> bytes:
    """The summary with the values that its formulas now have, where LibreOffice is there to work them out."""
    blank = rewritten(summary, lambda _, xml: FORMULA.sub(r"\g<1>", xml).replace("<v></v>", ""), decided.saved)
    answered = saved_by_libreoffice(blank)
    if answered is None:
        return summary
    book = openpyxl.load_workbook(io.BytesIO(answered), data_only=True)
    values = {f"xl/worksheets/sheet{number}.xml": sheet for number, sheet in enumerate(book.worksheets, 1)}
    return rewritten(summary, lambda part, xml: _with_values(xml, values[part]), decided.saved, decided.by)


def _with_values(xml: str, sheet: Worksheet) -> str:
    """A sheet's XML with the values of its formulas as another program has them; one that it cannot give stays."""

    def answer(found: re.Match[str]) -> str:
        value = sheet.cell(*coordinate_to_tuple(found["at"])).value
        if isinstance(value, str) and not value.startswith("#"):
            return found[1] + escape(value)
        return f"{found[1]}{value:.15g}" if isinstance(value, (int, float)) else found[0]

    return FORMULA.sub(answer, xml)

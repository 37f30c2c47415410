"""Typing decisions into a summary as somebody does in Excel: only the cells typed into change, and the last save."""

from __future__ import annotations

import datetime
import io
import re
from collections.abc import Mapping
from xml.sax.saxutils import escape

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from csxl.demo.deciding import Decided, Typed
from csxl.demo.stored import rewritten
from csxl.model.decisions import Kind
from csxl.model.summary_names import ACTIONS, DISAGREEMENT, ISSUES, KEY, RETURNS

SHEETS = {  # on which each kind of decision is typed
    Kind.AGREED: DISAGREEMENT,
    Kind.SETTLED: ISSUES,
    Kind.FILE: RETURNS,
    Kind.ACTION: ACTIONS,
    Kind.MEETING: ACTIONS,
}
DAY_NOUGHT = datetime.date(1899, 12, 30)
ROW = re.compile(r'(<row r="(\d+)"[^>]*?)( ht="[^"]*")([^>]*>)')
CELL = re.compile(r'<c r="(?P<at>[A-Z]+\d+)"(?P<look> s="\d+")?(?: t="\w+")?(?:/>|>.*?</c>)', re.DOTALL)


def type_in(summary: bytes, decided: Decided) -> bytes:
    """The summary with what was decided in its open cells, found by their row's key and their column's heading; the
    same input gives the same bytes. Raises KeyError if it has no such cell."""
    book = openpyxl.load_workbook(io.BytesIO(summary))
    typed: dict[str, dict[str, Typed]] = {}
    for name in dict.fromkeys(SHEETS.values()):
        entries = {key: value for key, value in decided.entries.items() if SHEETS[key.kind] == name}
        places = _places(book[name])
        typed[f"xl/worksheets/sheet{book.sheetnames.index(name) + 1}.xml"] = {
            places[key.row, key.field]: value for key, value in entries.items()
        }
    return rewritten(summary, lambda part, xml: _with_cells(xml, typed.get(part, {})), decided.saved, decided.by)


def _places(sheet: Worksheet) -> Mapping[tuple[str, str], str]:
    """The address of each cell of a table by its row's key and its column's heading."""
    rows = list(sheet.iter_rows())
    header = next(number for number, row in enumerate(rows) if any(cell.value == KEY for cell in row))
    headings = [cell.value for cell in rows[header]]
    key = headings.index(KEY)
    return {
        (str(row[key].value), str(heading)): cell.coordinate
        for row in rows[header + 1 :]
        for heading, cell in zip(headings, row, strict=True)
        if heading
    }


def _with_cells(xml: str, typed: Mapping[str, Typed]) -> str:
    """A sheet's XML with these cells typed into, and their rows free to grow as Excel lets them. Raises KeyError if one
    is not there."""
    left = dict(typed)

    def typed_over(found: re.Match[str]) -> str:
        address = found["at"]
        return _cell(address, found["look"] or "", left.pop(address)) if address in left else found[0]

    xml = CELL.sub(typed_over, xml)
    if left:
        raise KeyError(next(iter(left)))
    rows = {re.sub("[A-Z]+", "", address) for address in typed}
    return ROW.sub(lambda found: found[1] + found[4] if found[2] in rows else found[0], xml)


def _cell(address: str, look: str, value: Typed) -> str:
    if isinstance(value, datetime.date):
        return f'<c r="{address}"{look}><v>{(value - DAY_NOUGHT).days}</v></c>'
    text = f'<is><t xml:space="preserve">{escape(value)}</t></is>'
    return f'<c r="{address}"{look} t="inlineStr">{text}</c>'

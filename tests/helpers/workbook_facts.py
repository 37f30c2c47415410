"""Facts of a workbook that openpyxl or its type stubs do not give: its own properties, its footers, rows as stored."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from typing import Any

from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet


def own_properties(book: Workbook) -> dict[str, object]:
    """The properties that the workbook's writer made up, by name."""
    known: Any = book
    return {item.name: item.value for item in known.custom_doc_props}


def footer(sheet: Worksheet) -> str:
    """What stands on the left at the foot of each printed page."""
    foot = sheet.oddFooter
    return (foot and foot.left and foot.left.text) or ""


def rows_as_stored(data: bytes, sheet: int) -> Mapping[int, Mapping[str, str]]:
    """The attributes of each row of a sheet, the first being 1, as its XML has them."""
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        xml = book.read(f"xl/worksheets/sheet{sheet}.xml").decode()
    rows = (dict(re.findall(r'(\w+)="([^"]*)"', row)) for row in re.findall(r"<row ([^>]*)>", xml))
    return {int(row["r"]): row for row in rows}

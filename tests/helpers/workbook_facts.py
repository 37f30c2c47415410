"""Facts of a workbook that openpyxl has and its type stubs do not: its own properties and its footers."""

from __future__ import annotations

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

"""How long a text is as Excel counts it, and how long it may be."""

from __future__ import annotations

CELL_LIMIT = 32_767  # what one cell of a workbook holds, in UTF-16 units
PROPERTY_LIMIT = 255  # what a document property holds
LIST_LIMIT = 255  # what a dropdown's list holds, commas included: XlsxWriter drops a longer one
PROMPT_LIMIT, PROMPT_TITLE_LIMIT = 225, 32  # what is said beside a cell: Excel cuts an error message there
SHEET_NAME_LIMIT = 31  # what the name of a sheet holds


def units(text: str) -> int:
    """The length of a text as Excel counts it, in UTF-16 units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2

"""Blank cells for which a program stores 0: IronCalc makes a number of each that has a format when it opens a file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from csxl.sheets.cells import Cell, Flag, Sheet

SAVED_BY = "IronCalc User"
FEWEST = 20  # in a workbook: nobody types so many
HARMLESS = Flag.FILLED | Flag.MERGED | Flag.COVERED | Flag.HIDDEN | Flag.UNSEEN | Flag.SHOWN


def without_noughts(sheets: tuple[Sheet, ...], properties: Mapping[str, str]) -> tuple[Sheet, ...]:
    """The sheets of a workbook with these properties, with such cells as the blanks that they were."""
    if properties.get("lastModifiedBy") != SAVED_BY:
        return sheets
    if sum(_is_nought(cell) for sheet in sheets for cell in sheet.cells.values()) < FEWEST:
        return sheets
    return tuple(map(_without, sheets))


def _without(sheet: Sheet) -> Sheet:
    cells = {
        place: _blank(cell) if _is_nought(cell) else cell
        for place, cell in sheet.cells.items()
        if cell.fill or not _is_nought(cell)
    }
    return replace(sheet, cells=cells)


def _is_nought(cell: Cell) -> bool:
    plain = not cell.flags & ~HARMLESS and not cell.formula and not isinstance(cell.value, (bool, str))
    return plain and cell.text in {"0", "00:00:00"}


def _blank(cell: Cell) -> Cell:
    return cell._replace(value=None, text="", shown="", flags=cell.flags & Flag.FILLED)

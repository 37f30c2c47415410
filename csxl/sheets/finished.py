"""A worksheet's cells once all its parts are read: which are merged, in hidden columns, or commented on."""

from __future__ import annotations

from collections.abc import Mapping

from csxl.sheets.areas import merged_flag, within
from csxl.sheets.cells import Cell, Drawn, Flag, Place, Sheet
from csxl.sheets.faults import PartFault
from csxl.sheets.limits import COLUMNS
from csxl.sheets.tabs import Tab
from csxl.sheets.worksheet import Worksheet

FORMULA, TWICE, HIDDEN = Flag.FORMULA, Flag.TWICE, Flag.HIDDEN
COMMENTED = Flag.COMMENTED


class Unfinished(PartFault):
    """The fault of a sheet of which it takes too long to say which cells are merged; `sheet` is the rest of it."""

    def __init__(self, fault: PartFault, sheet: Sheet) -> None:
        super().__init__(fault.harm, fault.why)
        self.sheet = sheet


def finished(worksheet: Worksheet, tab: Tab, said: Mapping[Place, str], drawn: tuple[Drawn, ...]) -> Sheet:
    """The sheet, with `said` on its cells as comments and every flag that depends on the whole sheet. Raises
    Unfinished when that takes too long."""
    cells, watch = worksheet.cells, worksheet.watch
    watch.finish_sheet()
    for place in said:
        cells.setdefault(place, Cell())
    extra: dict[Place, int] = _hidden(worksheet)
    for places, flag in ((said, COMMENTED), (worksheet.others, TWICE)):
        extra |= {place: extra.get(place, 0) | flag for place in places}
    formulas: dict[Place, str] = {}
    fault: PartFault | None = None
    try:
        formulas = {place: worksheet.arrays[area] for place, area in within(worksheet.arrays, cells, watch).items()}
        for place, area in within(worksheet.merges, cells, watch).items():
            extra[place] = extra.get(place, 0) | int(merged_flag(place, area))
    except PartFault as found:
        fault = found
    for place in formulas:
        extra[place] = extra.get(place, 0) | FORMULA
    for place, flags in extra.items():
        cell = cells[place]
        cells[place] = cell._replace(
            flags=cell.flags | flags,
            comment=said.get(place, ""),
            formula=cell.formula or formulas.get(place, ""),
            others=tuple(worksheet.others.get(place, ())),
        )
    merges, sorts = tuple(worksheet.merges), tuple(worksheet.sorts)
    sheet = Sheet(tab.name, tab.hidden, cells, merges, drawn, sorts, rules=tuple(worksheet.rules))
    if fault:
        raise Unfinished(fault, sheet)
    return sheet


def _hidden(worksheet: Worksheet) -> dict[Place, int]:
    """The cells in hidden columns."""
    if not worksheet.hidden_columns:
        return {}
    hidden = bytearray(COLUMNS + 1)
    for first, last in worksheet.hidden_columns:
        hidden[first : last + 1] = b"\1" * (min(last, COLUMNS) + 1 - first)
    return {place: HIDDEN for place in worksheet.cells if hidden[place.column]}

"""A worksheet's cells once all its parts are read: which are merged, in hidden columns, or commented on."""

from __future__ import annotations

from collections.abc import Mapping

from csxl.sheets.areas import merged_flag, within
from csxl.sheets.cells import Cell, Flag, Place
from csxl.sheets.faults import PartFault
from csxl.sheets.limits import COLUMNS
from csxl.sheets.worksheet import Worksheet

FORMULA, TWICE, HIDDEN = Flag.FORMULA, Flag.TWICE, Flag.HIDDEN
COMMENTED = Flag.COMMENTED


def finish(worksheet: Worksheet, said: Mapping[Place, str]) -> PartFault | None:
    """Put `said` on the cells as comments, and every flag that depends on the whole sheet, and put them in order. The
    fault of a sheet of which it takes too long to say which cells are merged."""
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
            extra[place] = extra.get(place, 0) | merged_flag(place, area)
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
    if list(cells) != (in_order := sorted(cells)):
        worksheet.cells = {place: cells[place] for place in in_order}
    return fault


def _hidden(worksheet: Worksheet) -> dict[Place, int]:
    """The cells in hidden columns."""
    if not worksheet.hidden_columns:
        return {}
    hidden = bytearray(COLUMNS + 1)
    for first, last in worksheet.hidden_columns:
        hidden[first : last + 1] = b"\1" * (min(last, COLUMNS) + 1 - first)
    return {place: HIDDEN for place in worksheet.cells if hidden[place.column]}

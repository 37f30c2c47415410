"""A worksheet's cells once all of its parts are read: what lies under merges, in hidden columns, below comments."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from csxl.sheets.cells import Area, Cell, Flag, Place, Sheet
from csxl.sheets.faults import too_much
from csxl.sheets.limits import COLUMNS, STEPS, Watch
from csxl.sheets.tabs import Tab
from csxl.sheets.worksheet import FLAGS, Worksheet

FORMULA, TWICE, HIDDEN = int(Flag.FORMULA), int(Flag.TWICE), int(Flag.HIDDEN)
MERGED, COVERED, COMMENTED = int(Flag.MERGED), int(Flag.COVERED), int(Flag.COMMENTED)


def finished(worksheet: Worksheet, tab: Tab, said: Mapping[Place, str], drawn: tuple[tuple[Place, str], ...]) -> Sheet:
    """The sheet, with `said` on its cells as comments and every flag that only the whole sheet tells. Raises
    PartFault when that takes too long."""
    cells = worksheet.cells
    for place in said:
        cells.setdefault(place, Cell())
    extra: dict[Place, int] = _hidden(worksheet)
    for places, flag in ((said, COMMENTED), (worksheet.others, TWICE)):
        extra |= {place: extra.get(place, 0) | flag for place in places}
    watch = worksheet.context.watch
    for place, area in _within(worksheet.merges, cells, watch).items():
        first = place == area[:2]
        extra[place] = extra.get(place, 0) | (MERGED if first else MERGED | COVERED)
    formulas = {place: worksheet.arrays[area] for place, area in _within(worksheet.arrays, cells, watch).items()}
    for place in formulas:
        extra[place] = extra.get(place, 0) | FORMULA
    for place, flags in extra.items():
        cell = cells[place]
        cells[place] = cell._replace(
            flags=FLAGS[cell.flags | flags],
            comment=said.get(place, ""),
            formula=cell.formula or formulas.get(place, ""),
            others=tuple(worksheet.others.get(place, ())),
        )
    return Sheet(tab.name, tab.hidden, cells, tuple(worksheet.merges), drawn, tuple(worksheet.sorts))


def _hidden(worksheet: Worksheet) -> dict[Place, int]:
    """The cells in hidden columns."""
    if not worksheet.hidden_columns:
        return {}
    hidden = bytearray(COLUMNS + 1)
    for first, last in worksheet.hidden_columns:
        hidden[first : last + 1] = b"\1" * (min(last, COLUMNS) + 1 - first)
    return {place: HIDDEN for place in worksheet.cells if hidden[place.column]}


def _within(areas: Iterable[Area], cells: Mapping[Place, Cell], watch: Watch) -> dict[Place, Area]:
    """The area that each cell lies in, going through whichever is the fewer: its places or the cells."""
    found: dict[Place, Area] = {}
    steps = 0
    for area in areas:
        top, left, bottom, right = area
        size = (bottom - top + 1) * (right - left + 1)
        steps += min(size, len(cells))
        if steps > STEPS:
            raise too_much("more merged blocks over more cells than can be compared")
        if size < len(cells):
            places = (Place(row, column) for row in range(top, bottom + 1) for column in range(left, right + 1))
            found |= {place: area for place in places if place in cells}
        else:
            found |= {place: area for place in cells if top <= place[0] <= bottom and left <= place[1] <= right}
    watch.look()
    return found

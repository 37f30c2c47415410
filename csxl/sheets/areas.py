"""Which cells lie in which merged block, or in any other rectangle."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from csxl.sheets.cells import Area, Cell, Flag, Place
from csxl.sheets.faults import too_much
from csxl.sheets.limits import STEPS, Watch


def within(areas: Iterable[Area], cells: Mapping[Place, Cell], watch: Watch) -> dict[Place, Area]:
    """The area that each cell lies in, found by going through the area's places or the cells, whichever are fewer.
    Raises PartFault when that takes too long."""
    found: dict[Place, Area] = {}
    steps = 0
    for area in dict.fromkeys(areas):
        top, left, bottom, right = area
        size = (bottom - top + 1) * (right - left + 1)
        steps += min(size, len(cells))
        if steps > STEPS:
            raise too_much("more merged blocks and cells than can be compared")
        if size < len(cells):
            places = (Place(row, column) for row in range(top, bottom + 1) for column in range(left, right + 1))
            found |= {place: area for place in places if place in cells}
        else:
            found |= {place: area for place in cells if top <= place[0] <= bottom and left <= place[1] <= right}
    if steps:
        watch.look()
    return found


def flag_merged(cells: dict[Place, Cell], merges: Iterable[Area], watch: Watch) -> None:
    """Flag the cells that lie in merged blocks. Raises PartFault when that takes too long."""
    for place, area in within(merges, cells, watch).items():
        cells[place] = cells[place]._replace(flags=cells[place].flags | merged_flag(place, area))


def merged_flag(place: Place, area: Area) -> int:
    """What a cell is in its merged block: the block's first cell, or one that is hidden under it."""
    return Flag.MERGED if place == area[:2] else Flag.MERGED | Flag.COVERED


def hiding(merges: Iterable[Area], row: int, column: int) -> Place | None:
    """The first cell of the merged block that hides this one, or None."""
    for top, left, bottom, right in merges:
        if top <= row <= bottom and left <= column <= right and (row, column) != (top, left):
            return Place(top, left)
    return None

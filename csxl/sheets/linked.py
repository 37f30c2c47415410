"""Addresses outside the workbook that cells link to, whether by a link or by a formula."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from csxl.sheets.around import Link
from csxl.sheets.cells import Area, Cell, Place
from csxl.sheets.places import area
from csxl.sheets.relations import Relation
from csxl.text.memo import Memo

MOST, MOST_OF_ONE = 10_000, 200  # cells with a link in one sheet; cells that one link is put on
LONGEST = 2_083
FUNCTION = re.compile(r'(HYPERLINK|IMAGE|DISPIMG)\(\s*"((?:[^"]|"")*)"(?:\s*,\s*"((?:[^"]|"")*)")?', re.I)
INSIDE = ("#", "[")


def formulas(cells: Mapping[Place, Cell]) -> list[tuple[Place, str]]:
    """The formulas that may link to something or show a picture."""
    return [(place, cell.formula) for place, cell in cells.items() if cell.formula and '"' in cell.formula]


def links(
    listed: Iterable[Link], related: Mapping[str, Relation], formulas: Iterable[tuple[Place, str]]
) -> dict[Place, str]:
    """What each cell links to outside the workbook, as stored; the first cell only for a link over very many."""
    found: dict[Place, str] = {}
    for link in listed:
        relation, cells_of_it = related.get(link.relation), area(link.cells)
        if relation is None or cells_of_it is None or not relation.address or relation.address.startswith("#"):
            continue
        address = relation.address + (f"#{link.location}" if link.location else "")
        tip = f" ({link.tip})" if link.tip and link.tip not in address else ""
        for place in _places(cells_of_it):
            if len(found) < MOST:
                found[place] = address[:LONGEST] + tip
    for place, formula in formulas:
        address = linked_by(formula) if len(found) < MOST else ""
        if address:
            found.setdefault(place, address)
    return found


def linked_by(formula: str) -> str:
    """The address outside the workbook that a formula links to, if it is written in it, or ""."""
    return _shown_by[formula][0]


def picture_by(formula: str) -> str | None:
    """What the picture that a formula shows is described as, its address failing that; None for another formula."""
    return _shown_by[formula][1]


def _link_and_picture(formula: str) -> tuple[str, str | None]:
    match = FUNCTION.search(formula)
    if match is None:
        return "", None
    name, address = match[1].upper(), match[2].replace('""', '"').strip()
    if name == "HYPERLINK":
        return "" if address.startswith(INSIDE) else address[:LONGEST], None
    return "", (match[3] or "").replace('""', '"') or (match[2] if name == "IMAGE" else "")


_shown_by = Memo(_link_and_picture, most=1_000, longest=2_000)


def _places(cells: Area) -> Iterator[Place]:
    top, left, bottom, right = cells
    if (bottom - top + 1) * (right - left + 1) > MOST_OF_ONE:
        yield Place(top, left)
        return
    for row in range(top, bottom + 1):
        yield from (Place(row, column) for column in range(left, right + 1))

"""What is chosen in lists that float over a sheet and whose items stand in cells, of that sheet or of another."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from csxl.sheets.cells import Area, Cell, Drawn, DrawnKind, Place, Sheet
from csxl.sheets.places import area

Cells = Mapping[Place, Cell]
UNKNOWN = "choice {number} of {source}"
CHOICE = re.compile(r"choice (\d{1,5}) of ([^\n]{1,300})")


def with_choices(sheets: Iterable[Sheet]) -> tuple[Sheet, ...]:
    """The sheets, with what was chosen in place of the number of the choice, where it is in a cell."""
    found = tuple(sheets)
    if not any(map(_unknown, found)):
        return found
    others = {sheet.name.casefold(): sheet.cells for sheet in found}
    return tuple(
        replace(sheet, drawn=tuple(chosen(sheet.drawn, sheet.cells, others))) if _unknown(sheet) else sheet
        for sheet in found
    )


def _unknown(sheet: Sheet) -> bool:
    return any(map(is_unknown, sheet.drawn))


def is_unknown(drawn: Drawn) -> bool:
    """Whether something is chosen in a list of which only the number is known."""
    return drawn.kind is DrawnKind.CONTROL and not drawn.text and drawn.described.startswith("choice ")


def chosen(drawn: Iterable[Drawn], own: Cells, others: Mapping[str, Cells]) -> Iterator[Drawn]:
    """What lies over a sheet with these cells, with what was chosen where it is in its cells or another sheet's."""
    for one in drawn:
        match = CHOICE.match(one.described) if is_unknown(one) else None
        text = _text(int(match[1]), match[2], own, others) if match else ""
        if match and text:
            yield one._replace(text=text, described=one.described[match.end() :].strip())
        else:
            yield one


def _text(number: int, source: str, own: Cells, others: Mapping[str, Cells]) -> str:
    name, _, cells = source.rpartition("!")
    if name[:1] == name[-1:] == "'" and len(name) > 1:
        name = name[1:-1].replace("''", "'")
    where: Area | None = area(cells)
    if where is None or number < 1 or where.top + number - 1 > where.bottom:
        return ""
    found = others.get(name.casefold(), {}) if name else own
    return found.get(Place(where.top + number - 1, where.left), Cell()).text

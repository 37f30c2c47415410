"""Sheets that are no grids, charts and old dialogues, whose words are kept as what lies over an empty sheet."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from csxl.sheets import around
from csxl.sheets.around import Around
from csxl.sheets.beside import Beside, read_beside
from csxl.sheets.cells import Sheet
from csxl.sheets.elements import Elements
from csxl.sheets.parts import Parts
from csxl.sheets.tabs import Tab

KINDS = frozenset({"chartsheet", "dialogsheet"})


def read_other(parts: Parts, tab: Tab, part: str, people: Mapping[str, str]) -> tuple[Sheet | None, Beside]:
    """The sheet with what is drawn on it, None if that is nothing, and what was found beside it."""
    found = Around()

    def read(chunks: Iterable[bytes]) -> None:
        Elements(found.visits(), around.WHOLE, ("extLst",)).read(chunks)

    parts.package.watch.next_sheet()
    parts.optional(part, read)
    beside = read_beside(parts, parts.relations(part), people, found)
    if not beside.drawn and not found.printed:
        return None, beside
    return Sheet(tab.name, tab.hidden, {}, (), beside.drawn, printed=tuple(found.printed)), beside

"""Rules that colour cells by what is in them, as a worksheet of .xlsx has them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from itertools import islice
from xml.etree.ElementTree import Element

from csxl.sheets.cells import Area, Rule
from csxl.sheets.places import area
from csxl.sheets.strings import unescaped, whole_text

MOST_RULES, MOST_FORMULAS = 300, 3
LONGEST = 500  # characters of a formula, or of its list of cells, that are read


def rules_of(formatting: Element, names: Mapping[str, str], fills: Mapping[str, str]) -> list[Rule]:
    """The rules of one set of cells that give a fill; `fills` are those of the workbook's formats for rules, by number
    as text."""
    cells = formatting.get("sqref", "")
    areas = _areas(cells if len(cells) <= LONGEST else cells[:LONGEST].rpartition(" ")[0])
    found = []
    for rule in islice(formatting, MOST_RULES):
        fill = fills.get(rule.get("dxfId", ""), "")
        if fill and areas and names[rule.tag] == "cfRule":
            formulas = [
                unescaped(whole_text(part, names)[:LONGEST])
                for part in islice(rule, MOST_FORMULAS)
                if names[part.tag] == "formula"
            ]
            found.append(Rule(areas, rule.get("type", ""), rule.get("operator", ""), tuple(formulas), fill))
    return found


@lru_cache(maxsize=256)
def _areas(cells: str) -> tuple[Area, ...]:
    return tuple(filter(None, map(area, cells.split())))

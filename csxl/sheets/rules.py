"""Rules that colour cells by what is in them, as a worksheet of .xlsx has them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import islice
from xml.etree.ElementTree import Element

from csxl.sheets.cells import Rule
from csxl.sheets.places import area
from csxl.sheets.strings import unescaped, whole_text

MOST_RULES, MOST_AREAS, MOST_FORMULAS = 300, 50, 3
LONGEST = 500  # characters of a formula that are kept


def rules_of(formatting: Element, names: Mapping[str, str], fills: Sequence[str]) -> list[Rule]:
    """The rules of one set of cells that give a fill; `fills` are those of the workbook's formats for rules."""
    areas = tuple(filter(None, map(area, formatting.get("sqref", "").split(None, MOST_AREAS)[:MOST_AREAS])))
    found = []
    for rule in islice(formatting, MOST_RULES):
        number = rule.get("dxfId", "")
        fill = fills[int(number)] if number.isdecimal() and len(number) < 6 and int(number) < len(fills) else ""
        if fill and areas and names[rule.tag] == "cfRule":
            formulas = (part for part in islice(rule, MOST_FORMULAS) if names[part.tag] == "formula")
            texts = tuple(unescaped(whole_text(part, names)[:LONGEST]) for part in formulas)
            found.append(Rule(areas, rule.get("type", ""), rule.get("operator", ""), texts, fill))
    return found

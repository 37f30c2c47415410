"""The rules that colour cells in an `.xlsb`, as the parts of an `.xlsx` would name them."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator, Mapping

from csxl.sheets.cells import Area, Place, Rule
from csxl.sheets.xlsb_formulas import Meant, formula_text
from csxl.sheets.xlsb_records import area_at, text_at
from csxl.sheets.xlsb_values import formula_in

MOST_RULES, MOST_AREAS, MOST_STEPS = 300, 100, 1_000
BY_VALUE, BY_FORMULA = 1, 2
OPERATORS = (
    *("", "between", "notBetween", "equal", "notEqual", "greaterThan", "lessThan", "greaterThanOrEqual"),
    "lessThanOrEqual",
)
BLANK = re.compile(r"LEN\(TRIM\([^()]{1,12}\)\)=0")  # what a rule for blank cells asks


class BinaryRules:
    """The rules of one sheet while it is read; `fills` are those of the workbook's formats for rules, by number as
    text. Each record may raise one of SENSELESS."""

    def __init__(self, fills: Mapping[str, str], meant: Meant) -> None:
        self.fills, self.meant = fills, meant
        self.areas: tuple[Area, ...] = ()
        self.found: list[Rule] = []

    def cells(self, body: bytes) -> None:
        """Take in the cells that the next rules are for."""
        self.areas = ()
        count = min(struct.unpack_from("<I", body, 8)[0], MOST_AREAS)
        self.areas = tuple(area_at(body, 12 + 16 * number) for number in range(count))

    def rule(self, body: bytes) -> None:
        """Take in a rule, if it gives a fill."""
        kind, _, style, _, operator = struct.unpack_from("<3IiI", body)
        fill = self.fills.get(str(style), "")
        if not fill or not self.areas or kind not in {BY_VALUE, BY_FORMULA} or len(self.found) >= MOST_RULES:
            return
        formulas = tuple(self._formulas(body))
        if kind == BY_VALUE:
            self.found.append(Rule(self.areas, "cellIs", OPERATORS[operator], formulas, fill))
        else:
            named = "containsBlanks" if BLANK.fullmatch("".join(formulas)) else "expression"
            self.found.append(Rule(self.areas, named, "", formulas, fill))

    def _formulas(self, body: bytes) -> Iterator[str]:
        """The rule's formulas, as they read in the first of its cells."""
        base = Place(self.areas[0].top, self.areas[0].left)
        sizes = struct.unpack_from("<3I", body, 30)
        at = text_at(body, 42)[1]
        for size in sizes:
            if size:
                steps, _, at = formula_in(body, at)
                yield formula_text(steps, self.meant, base) if len(steps) <= MOST_STEPS else ""

"""The rules that colour cells of an `.ods` by what is in them, in the words of `.xlsx`."""

from __future__ import annotations

import re
from collections.abc import Callable

from csxl.sheets.cells import Area, Rule
from csxl.sheets.limits import FORMULA_CHARACTERS
from csxl.sheets.ods_styles import Styles
from csxl.sheets.places import area
from csxl.sheets.xml import Attributes

MOST, MOST_AREAS = 2_000, 100
REFERENCE = re.compile(r"\[([^\[\]]{0,300})\]")
SIGNS = {
    "<=": "lessThanOrEqual",
    ">=": "greaterThanOrEqual",
    "!=": "notEqual",
    "<>": "notEqual",
    "=": "equal",
    "<": "lessThan",
    ">": "greaterThan",
}
CALLS = {
    "contains-text": ("containsText", "containsText"),
    "not-contains-text": ("notContainsText", "notContains"),
    "begins-with": ("beginsWith", "beginsWith"),
    "ends-with": ("endsWith", "endsWith"),
    "between": ("cellIs", "between"),
    "not-between": ("cellIs", "notBetween"),
    "formula-is": ("expression", ""),
}
CALL = re.compile(r"([a-z-]{1,30})\((.*)\)", re.S)


class Rules:
    """The rules of a sheet, gathered while it is walked through."""

    def __init__(self, styles: Styles) -> None:
        self.styles = styles
        self.found: list[Rule] = []
        self.areas: tuple[Area, ...] = ()
        self.starts: dict[str, Callable[[Attributes], None]] = {
            "calcext:conditional-format": self._format,
            "calcext:condition": self._condition,
        }

    def begin(self) -> None:
        """Begin with a sheet."""
        self.found, self.areas = [], ()

    def _format(self, attributes: Attributes) -> None:
        self.areas = tuple(_areas(attributes.get("calcext:target-range-address", "")[:FORMULA_CHARACTERS]))

    def _condition(self, attributes: Attributes) -> None:
        if not self.areas or len(self.found) >= MOST:
            return
        written = attributes.get("calcext:value", "")[:FORMULA_CHARACTERS].strip()
        fill = self.styles.dress(self.styles.named(attributes.get("calcext:apply-style-name", ""))).look.fill
        for sign, operator in SIGNS.items():
            if written.startswith(sign):
                self._add("cellIs", operator, written[len(sign) :], fill)
                return
        if call := CALL.fullmatch(written):
            kind, operator = CALLS.get(call[1], (call[1], ""))
            self._add(kind, operator, call[2], fill)
        else:
            self._add(written[:40], "", "", fill)

    def _add(self, kind: str, operator: str, formula: str, fill: str) -> None:
        formulas = _split(formula) if operator in {"between", "notBetween"} else [formula] if formula else []
        self.found.append(Rule(self.areas, kind, operator, tuple(map(_as_excel, formulas)), fill))


def _areas(written: str) -> list[Area]:
    """The rectangles of a list such as "Target.G5:Target.G12 'A sheet'.B2"."""
    unquoted = "_".join(written.split("'")[::2])  # without the names of sheets, in which anything may stand
    corners = [[corner.rpartition(".")[2] for corner in one.split(":")[:2]] for one in unquoted.split()[:MOST_AREAS]]
    return [found for one in corners if (found := area(":".join(one).upper()))]


def _split(written: str) -> list[str]:
    """The arguments of a call, parted by commas or semicolons outside quotes."""
    parts, quoted = [""], False
    for letter in written:
        quoted ^= letter == '"'
        if letter in ",;" and not quoted:
            parts.append("")
        else:
            parts[-1] += letter
    return parts


def _as_excel(formula: str) -> str:
    """A formula with its references and separators as Excel writes them."""
    pieces = REFERENCE.sub(lambda found: found[1].replace(":.", ":").removeprefix("."), formula).split('"')
    return '"'.join(piece if at % 2 else piece.replace(";", ",") for at, piece in enumerate(pieces))

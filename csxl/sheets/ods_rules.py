"""The rules that colour cells of an `.ods` by what is in them, in the words of `.xlsx`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from csxl.sheets.cells import Area, Place, Rule
from csxl.sheets.limits import FORMULA_CHARACTERS
from csxl.sheets.ods_styles import Condition, Styles
from csxl.sheets.places import area, place
from csxl.sheets.shared_formulas import moved
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
    "cell-content-is-between": ("cellIs", "between"),
    "cell-content-is-not-between": ("cellIs", "notBetween"),
    "formula-is": ("expression", ""),
    "is-true-formula": ("expression", ""),
}
LANGUAGE = re.compile(r"\A\w{1,12}:(?=[a-z])")
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
        if self.areas:
            get = attributes.get
            condition = (
                get("calcext:value", ""),
                get("calcext:apply-style-name", ""),
                get("calcext:base-cell-address", ""),
            )
            self._add(self.areas, Condition(*condition))

    def by_styles(self, ruled: Iterable[tuple[str, Area]]) -> None:
        """Take the rules that stand in cells' styles, as programs but LibreOffice write them."""
        for style, cells in ruled if not self.found else ():
            for condition in self.styles.conditions(style):
                self._add((cells,), condition)

    def _add(self, areas: tuple[Area, ...], condition: Condition) -> None:
        if len(self.found) >= MOST:
            return
        kind, operator, formula = _taken_apart(condition.asks[:FORMULA_CHARACTERS].strip())
        formulas = _split(formula) if operator in {"between", "notBetween"} else [formula] if formula else []
        first, base = Place(*areas[0][:2]), place(condition.base.rpartition(".")[2])
        written = (moved(_as_excel(one), base or first, first) for one in formulas)
        look = self.styles.dress(self.styles.named(condition.style)).look
        self.found.append(Rule(areas, kind, operator, tuple(written), look.fill or look.ink))


def _taken_apart(condition: str) -> tuple[str, str, str]:
    """A condition's kind and operator in the words of .xlsx, and its formula."""
    condition = LANGUAGE.sub("", condition).removeprefix("cell-content()").lstrip()
    for sign, operator in SIGNS.items():
        if condition.startswith(sign):
            return "cellIs", operator, condition[len(sign) :].strip()
    if call := CALL.fullmatch(condition):
        return *CALLS.get(call[1], (call[1], "")), call[2]
    return condition[:40], "", ""


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
    pieces = REFERENCE.sub(_reference, formula).split('"')
    return '"'.join(piece if at % 2 else piece.replace(";", ",") for at, piece in enumerate(pieces))


def _reference(found: re.Match[str]) -> str:
    """A reference as Excel writes it: "$T.A1:.B2" is "T!A1:B2"."""
    sheet, _, first = found[1].split(":")[0].rpartition(".")
    others = [corner.rpartition(".")[2] for corner in found[1].split(":")[1:]]
    return ":".join((f"{sheet.removeprefix('$')}!{first}" if sheet else first, *others))

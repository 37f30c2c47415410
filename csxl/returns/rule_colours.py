"""Colours that a rule of the workbook's gives to a row without a rating: named where the rule plainly holds for that
row and not for every row that is blank."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from itertools import islice

from csxl.returns.answer_tables import AnswerTable
from csxl.returns.hand_colours import is_colourful
from csxl.returns.plain_formulas import AskedCell, compare, holds
from csxl.returns.rows import Line
from csxl.returns.tabled_sheet import MOST_PEERS, TabledSheet
from csxl.sheets.cells import Place, Rule
from csxl.sheets.limits import COLUMNS
from csxl.text.a1 import column_letter

MOST_STEPS = 4_000  # cells that the rules of one table are tried on
MOST_RULES = 200  # of a sheet
MOST_COLUMNS = 30  # of a table, from its left
_RATED = re.compile(r"=?\s*(?:\$?([A-Z]{1,3})\$?\d+\s*=\s*)?\"[^\"]+\"", re.I)  # ours: the rating is some word
_QUOTED = re.compile(r'"((?:[^"]|"")+)"')
ASKS_TEXT: Mapping[str, Callable[[str, str], bool]] = {
    "containsText": lambda text, asked: asked in text,
    "notContainsText": lambda text, asked: asked not in text,
    "beginsWith": str.startswith,
    "endsWith": str.endswith,
}
_OPERATORS = {
    "equal": "=",
    "notEqual": "<>",
    "lessThan": "<",
    "lessThanOrEqual": "<=",
    "greaterThan": ">",
    "greaterThanOrEqual": ">=",
}


def coloured_by_rule(line: Line, tabled: TabledSheet) -> int:
    """The column of a cell that a rule colours in a row without a rating, or 0."""
    key = (line.table.header, line.table.left)
    if key not in tabled.coloured_by_rules:
        tabled.coloured_by_rules[key] = _coloured(line.table, line.table.rating, tabled)
    return tabled.coloured_by_rules[key].get(line.row, 0)


def _coloured(table: AnswerTable, rating: int, tabled: TabledSheet) -> Mapping[int, int]:
    """The first coloured column of each row of a table, by the rules that single rows out, as if none were rated."""
    asking = [rule for rule in tabled.sheet.rules[:MOST_RULES] if is_colourful(rule.fill)]
    rules = [rule for rule in asking if not _asks_for_a_rating(rule, rating)]
    within = tabled.between(table.header + 1, table.last)[:MOST_PEERS] if rules else ()
    rows = tuple(row for row in within if len(tabled.rows[row]) > 2)
    found: dict[int, int] = {}
    steps = 0
    for rule in rules:
        held: dict[int, int] = {}
        for place in islice(_places(rule, rows, table), MOST_STEPS - steps):
            steps += 1
            if place.row not in held and _is_coloured(rule, place, rating, tabled):
                held[place.row] = place.column
        if len(held) < len(rows) or len(rows) == 1:
            found = held | found
    return found


def _asks_for_a_rating(rule: Rule, rating: int) -> bool:
    """Whether a rule only colours rows whose rating is a certain word, as the questionnaire's own do."""
    match = _RATED.fullmatch(rule.formulas[0].strip()) if len(rule.formulas) == 1 and rule.areas else None
    if not match:
        return not rule.areas
    if rule.kind == "expression" and match[1]:
        return match[1].upper() == column_letter(rating)
    return rule.operator == "equal" and all(area.left == rating == area.right for area in rule.areas)


def _places(rule: Rule, rows: tuple[int, ...], table: AnswerTable) -> Iterator[Place]:
    """The cells of a table's rows that a rule is for."""
    right = min(table.right, table.left + MOST_COLUMNS, COLUMNS)
    for area in rule.areas:
        for row in rows:
            if area.top <= row <= area.bottom:
                for column in range(max(area.left, table.left), min(area.right, right) + 1):
                    yield Place(row, column)


def _is_coloured(rule: Rule, place: Place, rating: int, tabled: TabledSheet) -> bool:
    """Whether a rule plainly holds for a cell."""
    first = rule.areas[0]
    asked = AskedCell(tabled.rows, place, Place(place.row - first.top, place.column - first.left), rating)
    here = asked.value(place)
    formulas = [_bare(formula) for formula in rule.formulas]
    if rule.kind in ("containsBlanks", "notContainsBlanks"):
        return (str(here).strip() == "") == (rule.kind == "containsBlanks")
    if rule.kind in ASKS_TEXT or rule.kind == "expression":
        return _asks_text(rule, str(here)) if rule.kind in ASKS_TEXT else bool(formulas) and holds(formulas[0], asked)
    if rule.kind == "cellIs" and formulas and rule.operator in _OPERATORS:
        return compare(here, _OPERATORS[rule.operator], asked.operand(formulas[0]))
    if rule.kind == "cellIs" and len(formulas) > 1 and rule.operator in ("between", "notBetween"):
        low, high = map(asked.operand, formulas[:2])
        if low is None or high is None:
            return False
        within = compare(here, ">=", low) and compare(here, "<=", high)
        return within == (rule.operator == "between")
    return False


def _asks_text(rule: Rule, text: str) -> bool:
    """Whether a rule about the text of a cell, which stands in its formula, holds for it."""
    asked = _QUOTED.search(rule.formulas[0]) if rule.formulas else None
    return asked is not None and ASKS_TEXT[rule.kind](text.casefold(), asked[1].replace('""', '"').casefold())


def _bare(formula: str) -> str:
    return formula.strip().removeprefix("=").strip()

"""What is around the cells of worksheets as programs write them, read when it is first met.

It is read by the ordinary reading of worksheets, and must be whole by itself.
"""

from __future__ import annotations

from typing import NamedTuple

from csxl.sheets.around import HEADERS, Around
from csxl.sheets.cells import Area, Rule
from csxl.sheets.plain_pieces import LONGEST, Unusual, parsed, worksheet_alone
from csxl.sheets.rules import MOST_RULES
from csxl.sheets.styles import Looks
from csxl.text.memo import Memo

ALTERNATIVES = b"AlternateContent"  # whether they are understood depends on what the root declares
NO_HEADERS = b"<headerFooter/>"
MOST_AROUND, LONGEST_AROUND = 200, 20_000  # and bytes of what is remembered


class Surroundings(NamedTuple):
    """All of a worksheet but its cells, the heights of its rows and the texts of its headers. It never changes."""

    merges: tuple[Area, ...]
    sorts: tuple[Area, ...]
    rules: tuple[Rule, ...]
    hidden_columns: tuple[tuple[int, int], ...]
    around: Around


class _Numbers(dict[str, str]):
    """Each number as its own fill."""

    def get(self, number: str, _: object = "") -> str:
        return number


_numbered = Looks()
_numbered.rule_fills = _Numbers()


def _around(before_after: tuple[bytes, bytes]) -> Surroundings:
    """The surroundings, whatever the looks: with the number that each rule gives in place of its fill."""
    before, after = before_after
    root = parsed(b"%b<sheetData/>%b" % before_after)
    parts = [part.tag for part in root]
    if parts.count("sheetData") != 1 or parts.count("headerFooter") != after.count(NO_HEADERS):
        raise Unusual
    if ALTERNATIVES in before or ALTERNATIVES in after:
        raise Unusual
    alone = worksheet_alone(_numbered)
    alone.elements.look_into(root, alone.visits())
    if alone.cells or alone.row or alone.stray_blanks or alone.around.printed or len(alone.rules) >= MOST_RULES:
        raise Unusual
    merges, sorts, rules = tuple(alone.merges), tuple(alone.sorts), tuple(alone.rules)
    return Surroundings(merges, sorts, rules, tuple(alone.hidden_columns), alone.around)


def length(before_after: tuple[bytes, bytes]) -> int:
    """How long both are."""
    return sum(map(len, before_after))


def without_headers(after: bytes) -> tuple[bytes, bytes]:
    """What is said after the cells, with an empty element in place of the headers and footers, which name the agency;
    and these."""
    before, begin, rest = after.partition(b"<headerFooter")
    inside, end, rest = rest.partition(b"</headerFooter>")
    return (before + NO_HEADERS + rest, begin + inside + end) if end else (after, b"")


def _printed(headers: bytes) -> tuple[str, ...]:
    """The texts of headers and footers."""
    root, around = parsed(headers), Around()
    if len(root) != bool(headers):
        raise Unusual
    for part in (part for one in root for part in one):
        if part.tag not in HEADERS:
            raise Unusual
        around.header(part)
    return tuple(around.printed)


surroundings = Memo(_around, MOST_AROUND, LONGEST_AROUND, size=length)
printed = Memo(_printed, MOST_AROUND, LONGEST)

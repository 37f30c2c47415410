"""The titles above a sheet's tables: the questionnaire writes one above each, with its agency and return code."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, islice
from typing import NamedTuple

from csxl.languages import LANGUAGES
from csxl.returns.answer_tables import AnswerTable
from csxl.returns.lookup import Lookup
from csxl.returns.tabled_sheet import TabledSheet
from csxl.sheets.cells import Place
from csxl.text.folding import visible

MOST_TITLES = 50  # looked at above one header row
_NAMES = tuple(text for language in LANGUAGES for text in language.ever("return_code"))
_FOLDED = {text.casefold() for text in _NAMES}
RETURN_CODES = frozenset(text for text in _FOLDED if not any(other in text for other in _FOLDED - {text}))
_CALLED = "|".join(map(re.escape, _NAMES))
_TITLE = re.compile(rf"^(?P<domain>.*?) · (?P<agency>.*) · (?:{_CALLED}) (?P<code>\S+)$", re.S)
_CODE = re.compile(rf"(?:{_CALLED})\s*[:\-–]?\s*(\S+)\s*$", re.I)


class Title(NamedTuple):
    """The title above a table, and its place; `agency` is "" if the title is no longer whole."""

    table: AnswerTable
    place: Place
    agency: str
    code: str


def titles_of(tabled: TabledSheet, lookup: Lookup) -> Iterator[Title]:
    """The title of each of a sheet's tables that still has one."""
    before = 0
    for header, tables in groupby(tabled.tables, key=lambda table: table.header):
        found = list(islice(_between(tabled, before, header, lookup), MOST_TITLES))
        for table in tables:
            mine = [title for title in found if table.left <= title[0].column <= table.right]
            if mine:
                yield Title(table, *max(mine, key=lambda title: (bool(title[1]), title[0])))
        before = header


def _between(tabled: TabledSheet, above: int, below: int, lookup: Lookup) -> Iterator[tuple[Place, str, str]]:
    """(place, agency, code) of each text between two rows that names a return code."""
    for row in tabled.between(above + 1, below - 1):
        for column, cell in tabled.rows[row].items():
            folded = cell.text.casefold()
            if any(called in folded for called in RETURN_CODES):
                agency, code = _named(" ".join(visible(cell.text).split()), (*lookup.domains, tabled.sheet.name))
                if code:
                    yield Place(row, column), agency, code


def _named(text: str, domains: Sequence[str]) -> tuple[str, str]:
    """The agency and code that a title names, as far as it is still whole."""
    whole = _TITLE.match(text)
    if not whole:
        code = _CODE.search(text)
        return "", code[1] if code else ""
    agency = whole["agency"]
    for name in domains:
        if text.startswith(f"{name} · "):  # a domain's own name may contain the dot that separates them
            agency = text[len(name) + 3 : whole.end("agency")]
    return agency, whole["code"]

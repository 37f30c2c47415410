"""The texts that a form of another version of the rubric has and today's does not: printed by csxl, added by nobody."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from csxl.model import layout
from csxl.model.answers import Kept
from csxl.returns.identity import Identity
from csxl.returns.lookup import lookup_for
from csxl.returns.own_texts import OwnTexts, is_front
from csxl.returns.rows import NOTHING
from csxl.returns.sheet_reading import SheetReading
from csxl.returns.tabled_sheet import TabledSheet
from csxl.sheets.limits import ROWS
from csxl.text.a1 import address
from csxl.text.folding import fold

LONG = 20  # characters: a text of so many on two sheets, each time in its own place, was typed by nobody

Printed = tuple[str, str, str]  # sheet, cell, folded text


def without_printed(
    found: Sequence[Kept], readings: Sequence[SheetReading], identity: Identity, own: OwnTexts
) -> list[Kept]:
    """What was found to be added to a form of another version, without what that version's form printed."""
    printed = frozenset(_printed(readings, identity, own))
    return [one for one in found if (one.sheet, one.cell, fold(one.text)) not in printed]


def _printed(readings: Sequence[SheetReading], identity: Identity, own: OwnTexts) -> Iterator[Printed]:
    """The tool's title; what explains a word on Start: a level, a stage, an answer, a term or a domain; and the
    statement of a domain, which stands above its table as on Start."""
    tables = [one.tabled for one in readings if one.tabled.tables]
    stages = [text.split("\n") for one in tables for text in _repeated(one)]
    words = {fold(name) for name, *_ in stages}.union(_words(own))
    alone = {fold(line) for text in stages for line in text} | {fold(identity.rubric)}
    statements = set()
    for one in readings:
        if is_front(one.tabled, own):
            for place, text, before in _texts(one.tabled):
                if before in words or text in alone:
                    yield one.tabled.sheet.name, place, text
                    statements |= {text} if len(text) >= LONG else set()
    for tabled in tables:
        header = min(table.header for table in tabled.tables)
        above = (place for place in _texts(tabled, header) if place[1] in statements)
        yield from ((tabled.sheet.name, place, text) for place, text, _ in above)


def _texts(tabled: TabledSheet, above: int = ROWS + 1) -> Iterator[tuple[str, str, str]]:
    """The cells above a row: address, folded text, and that of the cell to the left."""
    for row, cells in tabled.rows.items():
        if row < above:
            for column, cell in cells.items():
                yield address(row, column), fold(cell.text), fold(cells.get(column - 1, NOTHING).text)


def _words(own: OwnTexts) -> Iterator[str]:
    """The words beside which Start explains them, and nobody writes."""
    yield from (fold(language.about) for language in own.languages)
    for told in lookup_for(own.rubric).tellings:
        yield from map(fold, told.words)
        yield from (fold(term) for term, _ in told.key)
        yield from (fold(level.name) for level in told.levels)
        yield from (fold(stage.name) for stage in told.stages)
        yield from (fold(domain.name) for domain in told.domains)


def _repeated(tabled: TabledSheet) -> Iterator[str]:
    """The texts of levels and stages that stand in more than one row of a sheet's tables."""
    for table in tabled.tables:
        for heading in (layout.LEVEL, layout.STAGE):
            if column := table.column(heading):
                rows = tabled.between(table.header + 1, table.last)
                often = Counter(tabled.rows[row].get(column, NOTHING).text for row in rows)
                yield from (text for text, number in often.items() if text and number > 1)

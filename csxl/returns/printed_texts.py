"""The texts that a form of another version of the rubric has and today's does not: printed by csxl, added by nobody."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cached_property

from csxl.model import layout
from csxl.model.answers import Kept
from csxl.returns.half_texts import halves
from csxl.returns.identity import Identity
from csxl.returns.lookup import lookup_for
from csxl.returns.own_texts import OwnTexts, is_front
from csxl.returns.rows import NOTHING
from csxl.returns.sheet_reading import SheetReading
from csxl.returns.tabled_sheet import TabledSheet
from csxl.sheets.cells import Cell
from csxl.sheets.limits import ROWS
from csxl.text.a1 import address
from csxl.text.folding import fold
from csxl.text.records import dataclass

LONG = 20  # characters: a text of so many on two sheets, each time in its own place, was typed by nobody

Printed = tuple[str, str, str]  # sheet, cell, folded text
Text = tuple[str, int, str, str]  # cell, its column, its folded text, and that of the cell to the left


def without_printed(
    found: Sequence[Kept], readings: Sequence[SheetReading], identity: Identity, own: OwnTexts
) -> list[Kept]:
    """What was found to be added to a form of another version, without what that version's form printed."""
    form = _Form(
        tuple(one.tabled for one in readings if one.tabled.tables),
        tuple(one.tabled for one in readings if not one.tabled.tables and is_front(one.tabled, own)),
        identity,
        own,
    )
    printed = frozenset(form.printed())
    return [one for one in found if (one.sheet, one.cell, fold(one.text)) not in printed]


@dataclass(frozen=True)
class _Form:
    """A form: its sheets with `tables`, and in `front` Start and the hidden sheet. A text that today's rubric does not
    have was printed where the form says it in two places, each its own: nobody types a name on Start and again in the
    hidden list."""

    tables: tuple[TabledSheet, ...]
    front: tuple[TabledSheet, ...]
    identity: Identity
    own: OwnTexts

    def printed(self) -> Iterator[Printed]:
        """The tool's title; the names of levels, stages, answers and domains; what explains a word on Start, and is
        counted there; and the statement of a domain, which stands above its table as on Start."""
        title, statements = fold(self.identity.rubric), set()
        for tabled in self.front:
            for place, column, text, before in _texts(tabled):
                listed = tabled.sheet.hidden and place[0] == layout.ANSWERS_COLUMN
                named = text in (self.answers if listed else self.names) and (listed or column == 1)
                if named or text == title or (column == 2 and self._explains(text, before)):
                    yield tabled.sheet.name, place, text
                    statements |= {text} if len(text) >= LONG else set()
            yield from ((tabled.sheet.name, *one) for one in self._counted(tabled))
        for tabled in self.tables:
            yield from ((tabled.sheet.name, *one) for one in self._above(tabled, statements))
            yield from ((tabled.sheet.name, *one) for one in self._within(tabled))

    def _counted(self, tabled: TabledSheet) -> Iterator[tuple[str, str]]:
        """How many answers there are, beside the names of the domains."""
        for row, cells in tabled.rows.items():
            if fold(cells.get(1, NOTHING).text) in self.domains:
                yield from ((address(row, at), cell.text) for at, cell in cells.items() if cell.text.isdecimal())

    def _explains(self, text: str, before: str) -> bool:
        """Whether a text on Start explains the word before it: in the form's own second place, or where it has none."""
        again = fold(f"{before}\n{text}") in self.contexts or (len(text) >= LONG and text in self.statements)
        return again or before in self.answers or before in self.explained_once

    @cached_property
    def names(self) -> frozenset[str]:
        """The names that stand on Start as elsewhere in the form."""
        stages = {line for text in self.repeated for line in map(fold, text.split("\n"))}
        title = fold(self.identity.rubric)
        told = {text for tabled in self.front for _, _, text, _ in _texts(tabled) if title in halves(text)}
        return frozenset({title, *told, *stages, *self.answers, *self.domains} - {""})

    @cached_property
    def explained_once(self) -> frozenset[str]:
        """The words that only Start explains, where nobody writes."""
        return frozenset(_words(self.own))

    @cached_property
    def statements(self) -> frozenset[str]:
        """The texts above the tables."""
        headers = [(tabled, min(table.header for table in tabled.tables)) for tabled in self.tables]
        return frozenset(text for tabled, header in headers for _, _, text, _ in _texts(tabled, header))

    @cached_property
    def contexts(self) -> frozenset[str]:
        """The texts in the columns of level and stage."""
        return frozenset(fold(cell.text) for tabled in self.tables for cell in _context(tabled).values())

    @cached_property
    def domains(self) -> frozenset[str]:
        """The names of the domains, as their sheets are called and as the titles above their tables have them."""
        titles = (title for tabled in self.tables for title, _ in self._titles(tabled))
        return frozenset({*titles, *(fold(tabled.sheet.name) for tabled in self.tables)})

    def _titles(self, tabled: TabledSheet) -> Iterator[tuple[str, str]]:
        """The domain in each title above a sheet's tables that begins as the sheet is called and ends with this agency
        and its code, and its cell."""
        header, name = min(table.header for table in tabled.tables), fold(tabled.sheet.name)
        agency, code = self.identity.agency, self.identity.agency_code
        labels = [language.return_code for language in self.own.languages]
        ends = {fold(layout.sheet_title("", agency, code, label, most)) for label in labels for most in layout.CUT_AT}
        for place, _, text, _ in _texts(tabled, header):
            end = next((end for end in ends if text.endswith(end)), "")
            title = text.removesuffix(end).strip() if end else ""
            if title and (title == name or name in halves(title)):
                yield title, place

    @cached_property
    def answers(self) -> frozenset[str]:
        """The answers in the hidden list that also head a column of a table, or stand on Start."""
        elsewhere = {
            text for one in self.front if not one.sheet.hidden for _, column, text, _ in _texts(one) if column == 1
        }
        for tabled in self.tables:
            for table in tabled.tables:
                elsewhere |= {fold(cell.text) for cell in tabled.rows.get(table.header, {}).values()}
        hidden = [tabled for tabled in self.front if tabled.sheet.hidden]
        listed = {
            text for tabled in hidden for place, _, text, _ in _texts(tabled) if place[0] == layout.ANSWERS_COLUMN
        }
        return frozenset(elsewhere & listed)

    @cached_property
    def repeated(self) -> frozenset[str]:
        """The texts in the columns of level and stage that stand in more than one row, or on Start with what explains
        them."""
        often = Counter(cell.text for tabled in self.tables for cell in _context(tabled).values())
        pairs = {
            f"{before}\n{text}"
            for one in self.front
            for _, column, text, before in _texts(one)
            if before and column == 2
        }
        return frozenset(
            text for text, times in often.items() if text and (times > 1 or fold(text) in map(fold, pairs))
        )

    def _above(self, tabled: TabledSheet, statements: Collection[str]) -> Iterator[tuple[str, str]]:
        """What is printed above a sheet's tables: its title, its statement, and the name of the next sheet."""
        header = min(table.header for table in tabled.tables)
        following = {
            fold(language.next_domain.format(name)) for language in self.own.languages for name in self.domains
        }
        titles = {place for _, place in self._titles(tabled)}
        for place, _, text, _ in _texts(tabled, header):
            if place in titles or text in statements or text in following:
                yield place, text

    def _within(self, tabled: TabledSheet) -> Iterator[tuple[str, str]]:
        """What is printed in a sheet's tables: words of the scale, levels and stages, and that a text is missing."""
        lookup = lookup_for(self.own.rubric)
        for place, cell in _context(tabled).items():
            if cell.text in self.repeated or fold(cell.text) in lookup.context:
                yield place, fold(cell.text)
        for table in tabled.tables:
            for column, cell in tabled.rows.get(table.header, {}).items():
                if fold(cell.text) in self.answers:
                    yield address(table.header, column), fold(cell.text)
            for row in tabled.between(table.header + 1, table.last):
                for column, cell in tabled.rows[row].items():
                    if column not in table.answers and fold(cell.text) in lookup.untold:
                        yield address(row, column), fold(cell.text)


def _texts(tabled: TabledSheet, above: int = ROWS + 1) -> Iterator[Text]:
    """The cells above a row."""
    for row, cells in tabled.rows.items():
        if row < above:
            for column, cell in cells.items():
                yield address(row, column), column, fold(cell.text), fold(cells.get(column - 1, NOTHING).text)


def _context(tabled: TabledSheet) -> Mapping[str, Cell]:
    """The cells of a sheet's tables in the columns of level and stage."""
    return {
        address(row, column): cell
        for table in tabled.tables
        for heading in (layout.LEVEL, layout.STAGE)
        if (column := table.column(heading))
        for row in tabled.between(table.header + 1, table.last)
        if (cell := tabled.rows[row].get(column))
    }


def _words(own: OwnTexts) -> Iterator[str]:
    """The words that today's Start explains, and nothing else in the form."""
    yield from (fold(language.about) for language in own.languages)
    for told in lookup_for(own.rubric).tellings:
        yield from map(fold, told.words)
        yield from (fold(term) for term, _ in told.key)

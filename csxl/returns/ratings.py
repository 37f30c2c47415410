"""Reading a row's rating: used if it is plainly one word, else named with the reason why not."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time
from typing import NamedTuple

from csxl.diagnostics.code import Code
from csxl.diagnostics.of_answer import AnswerCode
from csxl.diagnostics.of_grid import GridCode
from csxl.model import layout
from csxl.model.diagnostic import Diagnostic
from csxl.returns.fields import ODD, why_unseen
from csxl.returns.hand_colours import is_ordinary, meant
from csxl.returns.instead import instead_of_a_word, is_marked, marked_descriptors
from csxl.returns.lookup import Lookup
from csxl.returns.rows import NOTHING, Line
from csxl.returns.tabled_sheet import TabledSheet
from csxl.returns.words import Word
from csxl.sheets.cells import Cell, Flag
from csxl.text.folding import fold, visible
from csxl.text.letters import strange_letters
from csxl.text.wording import listed, quote, quoted_formula


class Judged(NamedTuple):
    """What a row's rating was found to be. `blank` is True if nothing at all seems to have been given; `twin`
    is the column that says the same, if any; `why` is the code for why its own cell cannot be read."""

    column: int
    raw: str
    rating: str | None
    interpreted: bool
    blank: bool
    twin: int = 0
    diagnostics: tuple[Diagnostic, ...] = ()
    why: Code | None = None


def read_rating(line: Line, tabled: TabledSheet, lookup: Lookup) -> Judged:
    """The row's rating from its own column, checked against everything else in the row that could be one."""
    first, *others = line.table.columns[layout.RATING]
    said, diagnostics = _read_cell(line, first, tabled, lookup)
    raw = line.cells.get(first, NOTHING).text
    if said.word and (column := _contradicted(line, said.word, lookup)):
        against = line.about(
            AnswerCode.RATING_CONTRADICTED,
            first,
            text=quote(raw),
            where=line.address(column),
            there=quote(line.cells[column].text),
            choices=lookup.choices,
        )
        return Judged(first, raw, None, False, False, diagnostics=(*diagnostics, against))
    blank = not said.word and not diagnostics
    judged = Judged(first, raw, said.word, said.interpreted, blank, diagnostics=diagnostics, why=said.code)
    rivals = [(column, word) for column in others if (word := _second(line, column, tabled, lookup))]
    if rivals and (said.word or not diagnostics):
        return _with_second(line, judged, *rivals[0])
    absent = tuple(instead_of_a_word(line, first, tabled, lookup))[:1] if judged.blank else ()
    return judged._replace(blank=False, diagnostics=absent) if absent else judged


def _contradicted(line: Line, word: str, lookup: Lookup) -> int:
    """The column of a word that contradicts the one read, or 0: a word in place of a descriptor or, beside an
    abstention, a rating in place of a text, which shows that cells were moved within the row."""
    columns = dict.fromkeys(line.frame.edited, lookup.rubric.words)
    if word not in lookup.rubric.ratings:
        columns |= {column: tuple(lookup.rubric.ratings) for _, column in line.table.texts}
    for column, words in columns.items():
        there = written_out(line.cells.get(column, NOTHING).text, lookup)
        if there in words:
            return 0 if there == word else column
    return 0


def written_out(text: str, lookup: Lookup) -> str | None:
    """The word that a text is, or None; a single letter does not count, since it may be somebody's initial."""
    return lookup.words.get(said) if 1 < len(text) <= lookup.short and len(said := fold(text)) > 1 else None


def _second(line: Line, column: int, tabled: TabledSheet, lookup: Lookup) -> Word | None:
    """What a second rating column says, or None if it says nothing; under an alias only words count."""
    said, diagnostics = _read_cell(line, column, tabled, lookup)
    if said.word or (diagnostics and column not in line.table.aliased):
        return said
    return None


def _with_second(line: Line, mine: Judged, column: int, other: Word) -> Judged:
    """The rating of a row that two columns give: used where they say the same, or where one column is blank."""
    there = line.cells.get(column, NOTHING).text
    details = {"other": line.address(column), "text": quote(mine.raw), "there": quote(there)}
    if other.word and mine.rating == other.word:
        return mine._replace(twin=column)
    if other.word and not mine.rating and column not in line.table.aliased:
        used = line.about(GridCode.SECOND_COLUMN_USED, column, **(details | {"other": line.address(mine.column)}))
        return Judged(column, there, other.word, other.interpreted, False, diagnostics=(used,))
    differs = line.about(GridCode.SECOND_COLUMN_DIFFERS, mine.column, **details)
    return Judged(mine.column, mine.raw, None, False, False, diagnostics=(differs,))


def _read_cell(line: Line, column: int, tabled: TabledSheet, lookup: Lookup) -> tuple[Word, tuple[Diagnostic, ...]]:
    """What one rating cell says, with the reason if it cannot be used; no word and no reason for a blank."""
    cell = line.cells.get(column, NOTHING)
    first = tabled.covered_by(line.row, column)
    if code := _untrusted(cell, bool(first), lookup):
        if code is AnswerCode.RATING_ERROR_VALUE and tabled.pictured(line.row, column):
            code = AnswerCode.RATING_PICTURE
        details = {
            "text": quote(cell.shown if code is AnswerCode.RATING_NUMBER and cell.shown else cell.text),
            "formula": quoted_formula(cell.formula),
            "choices": lookup.choices,
            "others": " and ".join(map(quote, cell.others)),
            "first": first,
            "font": quote(cell.look.symbols or "of signs"),
            "shown": quote(cell.shown or "something else"),
            "why": why_unseen(cell),
        }
        if code is AnswerCode.RATING_UNSEEN and _coloured_alike(line.row, column, cell, tabled, lookup):
            return lookup.said[cell.text], (line.about(AnswerCode.RATING_BY_COLOUR, column, **details),)
        return Word(None, code=code), (line.about(code, column, **details),)
    said = lookup.said[cell.text]
    if said.code and (word := line.renamed.get(fold(visible(cell.text)))):
        said = Word(word, True)
    if said.code:
        text = quote(cell.text) + strange_letters(cell.text, lookup.exact_words)
        return said, (line.about(said.code, column, text=text, choices=lookup.choices),)
    plain = not said.word or (is_ordinary(cell.fill) and not line.frame.edited)
    return said, () if plain else tuple(_beside(line, column, said.word or "", tabled, lookup))


def _untrusted(cell: Cell, covered: bool, lookup: Lookup) -> Code | None:
    """Why a cell's value cannot be taken as a person's choice, whatever it says."""
    if not cell.flags & ODD and not covered and (cell.value is None or isinstance(cell.value, str)):
        return None
    there = bool(visible(cell.text))
    reasons = (
        (bool(cell.flags & Flag.ERROR), AnswerCode.RATING_ERROR_VALUE),
        (bool(cell.flags & Flag.FORMULA) and there, AnswerCode.RATING_FORMULA),
        (bool(cell.flags & Flag.FORMULA), AnswerCode.RATING_FORMULA_UNCACHED),
        (bool(cell.flags & Flag.TWICE), AnswerCode.RATING_STORED_TWICE),
        (there and bool(cell.flags & Flag.SYMBOLS), AnswerCode.RATING_SIGN),
        (bool(cell.flags & Flag.SHOWN) and _shows_another(cell, lookup), AnswerCode.RATING_SHOWN),
        (isinstance(cell.value, bool), AnswerCode.RATING_BOOLEAN),
        (isinstance(cell.value, (date, time)), AnswerCode.RATING_DATE),
        (isinstance(cell.value, (int, float)), AnswerCode.RATING_NUMBER),
        (there and covered, AnswerCode.RATING_UNDER_MERGE),
        (there and bool(cell.flags & Flag.UNSEEN), AnswerCode.RATING_UNSEEN),
        (there and bool(cell.flags & Flag.STRUCK), AnswerCode.RATING_STRUCK),
    )
    return next((code for applies, code in reasons if applies), None)


def _shows_another(cell: Cell, lookup: Lookup) -> bool:
    """Whether what a number format shows is another answer than what is stored: "Green" for 3, "not Red" for Red."""
    if isinstance(cell.value, str):
        return _letters(cell.shown) != _letters(cell.text)
    shown = lookup.said[cell.shown]
    return bool(shown.word) or shown.code in (AnswerCode.HEDGED, AnswerCode.TWO_RATINGS)


def _letters(text: str) -> str:
    """A text without its signs, which add nothing to what it says."""
    return "".join(letter for letter in fold(text) if letter.isalnum())


def _coloured_alike(row: int, column: int, cell: Cell, tabled: TabledSheet, lookup: Lookup) -> bool:
    """Whether a cell whose word cannot be seen has that word's colour, by hand or by a rule about it."""
    word = lookup.said[cell.text].word
    if not word:
        return False
    names = [name.casefold() for name in lookup.called(word)]
    fills = [
        rule.fill
        for rule in tabled.sheet.rules
        if any(name in formula.casefold() for formula in rule.formulas for name in names)
        and any(top <= row <= bottom and left <= column <= right for top, left, bottom, right in rule.areas)
    ]
    return any(meant(fill, lookup.rubric) == word for fill in (cell.fill, *fills))


def _beside(line: Line, column: int, word: str, tabled: TabledSheet, lookup: Lookup) -> Iterator[Diagnostic]:
    """What casts doubt on a rating that was read: a colour put on it by hand, or marks on another descriptor."""
    cell = line.cells[column]
    if cell.flags & Flag.FILLED and tabled.by_hand(line.table, line.row, column):
        colour = meant(cell.fill, lookup.rubric)
        if colour and colour != word:
            yield line.about(AnswerCode.COLOUR_CONTRADICTS, column, text=quote(cell.text), colour=colour)
    marks = [heading for heading, place in marked_descriptors(line, lookup) if is_marked(line.cells[place])]
    if marks and marks != [word]:
        yield line.about(AnswerCode.MARK_CONTRADICTS, column, text=quote(cell.text), marked=listed(marks))

"""The scale that the head of a table has, on a form that was made for another version of the rubric."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from csxl.model import layout
from csxl.returns.answer_tables import AnswerTable
from csxl.returns.half_texts import halves
from csxl.returns.lookup import Lookup
from csxl.returns.rows import NOTHING, Line
from csxl.returns.tabled_sheet import TabledSheet
from csxl.text.folding import fold, visible
from csxl.text.records import dataclass

LONG = 20  # characters: a text of so many in the column of a word is a descriptor


@dataclass(frozen=True)
class PrintedScale:
    """A table's scale: the column of each of today's words, `words` as the form has them from left to right, and what
    each that is not one of today's, folded, is called now, by the descriptors below it. `other` is whether it is
    another scale: it has more or fewer steps, or a word of today's stands over another's descriptors."""

    columns: Mapping[str, int]
    words: tuple[str, ...]
    renamed: Mapping[str, str]
    other: bool


def printed_scale(tabled: TabledSheet, table: AnswerTable, lines: Sequence[Line], lookup: Lookup) -> PrintedScale:
    """The scale of a table with these rows."""
    head = tabled.rows.get(table.header, {})
    known = {word: column for word in lookup.rubric.ratings if (column := table.column(word)) is not None}
    below = _below(lines)
    steps = {**{word: column for column, word in below.items()}, **known}
    renamed = {
        text: word
        for column, word in below.items()
        if column not in known.values() and (text := fold(head.get(column, NOTHING).text)) not in lookup.headings
    }
    contrary = any(column in below and below[column] != word for word, column in known.items())
    more = [column for column in head if column not in steps.values() and _is_step(column, table, lines)]
    every = sorted({*steps.values(), *more})
    return PrintedScale(
        steps,
        tuple(visible(head.get(column, NOTHING).text) for column in every),
        {text: word for text, word in {**_alone(renamed, lookup), **renamed}.items() if text},
        contrary or bool(more) or len(steps) < len(lookup.rubric.ratings),
    )


def _alone(renamed: Mapping[str, str], lookup: Lookup) -> dict[str, str]:
    """What each word is called now that is one of the two in a bilingual form's heading, and none of today's."""
    return {half: word for text, word in renamed.items() for half in halves(text) if half not in lookup.words}


def _below(lines: Sequence[Line]) -> dict[int, str]:
    """The word whose descriptors stand in each column, letter by letter, where they are of one word only."""
    found: dict[int, set[str]] = {}
    for line in lines:
        for column, word in line.frame.hits.items() if line.ref and line.frame.sure else ():
            if column not in line.frame.edited:
                found.setdefault(column, set()).add(word)
    return {column: words.pop() for column, words in found.items() if len(words) == 1}


def _is_step(column: int, table: AnswerTable, lines: Sequence[Line]) -> bool:
    """Whether a column is of a word that today's scale does not have: it stands between stage and rating, and most rows
    have a descriptor in it."""
    stage = table.column(layout.STAGE) or table.column(layout.REF) or 0
    if not stage < column < table.rating:
        return False
    rows = [line for line in lines if line.ref]
    long = Counter(len(visible(line.cells.get(column, NOTHING).text)) >= LONG for line in rows)
    return long[True] > long[False]

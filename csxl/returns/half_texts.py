"""The halves of a bilingual form's texts: each has one language, whole, and the other's says the same."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from csxl.languages import LANGUAGES
from csxl.model.bilingual import BELOW, BESIDE, IN_NAMES
from csxl.model.rubric import Rubric
from csxl.returns.lookup import Lookup
from csxl.returns.rows import Line
from csxl.text.folding import fold

BOTH = frozenset(language.name for language in LANGUAGES if language.parts)


def halves(text: str) -> Iterator[str]:
    """The beginnings and ends of a text that may be one of its languages, folded."""
    for between in (BELOW, BESIDE, IN_NAMES):
        pieces = text.split(between)
        for at in range(1, len(pieces)):
            yield fold(between.join(pieces[:at]))
            yield fold(between.join(pieces[at:]))


def is_bilingual(languages: Collection[str]) -> bool:
    """Whether a form whose headings are in these languages has two at once."""
    return not BOTH.isdisjoint(languages)


def halves_of_todays(line: Line, lookup: Lookup) -> tuple[str, Mapping[int, str]]:
    """The criterion of which a row of a bilingual form has every descriptor, letter by letter, in one language at
    least, and the word of each column that holds one; "" where there is none, or more than one."""
    if not is_bilingual(line.table.languages):
        return "", {}
    told = {column: {*halves(cell.text), fold(cell.text)} for column, cell in line.cells.items() if len(cell.text) > 2}
    near = {ref for texts in told.values() for text in texts for ref, _ in lookup.descriptors.get(text, ())}
    found = {ref: columns for ref in near for one in _alone(lookup) if (columns := _columns(one, ref, told, lookup))}
    return next(iter(found.items())) if len(found) == 1 else ("", {})


def _alone(lookup: Lookup) -> tuple[Rubric, ...]:
    return (lookup.rubric, *lookup.rubric.translations)


def _columns(told: Rubric, ref: str, texts: Mapping[int, Collection[str]], lookup: Lookup) -> dict[int, str]:
    """The column of each of a criterion's descriptors as the rubric is told in one language, none if one is missing."""
    found: dict[int, str] = {}
    descriptors = told.criteria[ref].descriptors
    for word, text in descriptors.items():
        column = next((at for at, halves in texts.items() if fold(text) in halves and at not in found), None)
        if column is None:
            return {}
        found[column] = lookup.exact_words[word]
    return found

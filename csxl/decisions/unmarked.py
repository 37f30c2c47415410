"""What people typed into a summary without its sheet Marks: the columns for decisions, as far as anything tells."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from csxl.decisions.former_release import agreed_then
from csxl.decisions.found_cells import found_rows, matrix_spots
from csxl.decisions.identity_of_summary import AGENCY, EVIDENCE, RATING, REF, agency_keys
from csxl.decisions.own_words import is_formula
from csxl.model.decisions import (
    ACTION,
    BY_WHEN,
    OPEN,
    OWNER,
    Entry,
    Key,
    Kind,
)
from csxl.model.diagnostic import Diagnostic
from csxl.model.rubric import Rubric
from csxl.returns.record_tables import Spot
from csxl.sheets.cells import Book
from csxl.text.folding import fold

RETURNED, ANSWER_STATUS = "Returned", "Status"  # on Answers: what the return itself says, where it has a column
ANSWER_COLUMNS = (AGENCY, REF, RATING, EVIDENCE, RETURNED, ANSWER_STATUS, ACTION, OWNER, BY_WHEN)
OURS_TOO = {Kind.ACTION: (BY_WHEN, ACTION, OWNER), Kind.FILE: OPEN[Kind.FILE]}  # may hold csxl's own words

Entries = Mapping[Key, Entry]


class Answered(NamedTuple):
    """What the sheet Answers keeps of the returns: words by settled subject, texts by action subject."""

    words: Mapping[str, frozenset[str]]
    texts: Mapping[str, frozenset[str]]


def unmarked_entries(book: Book, file: str, rubric: Rubric, seen: str) -> tuple[Entries, tuple[Diagnostic, ...]]:
    """Every entry that can be told, and notes on the texts that were added."""
    agencies, listed_before = agency_keys(book, file), _first_seen(book, file)
    answered = _answered(book, file, agencies)
    found: dict[Key, Entry] = {}
    for row in found_rows(book, file, rubric, agencies):
        for key, spot in row.keyed():
            if row.subject and spot.text and _decided(key, spot, answered, listed_before):
                found.setdefault(key, _entry(key, spot, listed_before.get(key.row, seen)))
    _, corrections = matrix_spots(book, file, rubric, agencies)
    for key, spot in corrections:
        said = answered.words.get(key.subject, frozenset())
        if spot.text and said and not is_formula(spot.cell) and fold(spot.text) not in said:
            entry = _entry(key, spot, listed_before.get(key.row, seen))
            found.setdefault(key, entry._replace(ground=min(said)) if False else entry)
    for key, entry in agreed_then(book, file, rubric, seen):
        found.setdefault(key, entry)
    typed, said_of = _added(book, file, rubric, seen)
    return {**typed, **found}, said_of


def _entry(key: Key, spot: Spot, seen: str) -> Entry:
    return Entry(spot.text, seen, "", spot.sheet, spot.place)

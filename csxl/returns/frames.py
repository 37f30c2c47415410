"""Finding which criterion a row is about: by its ref, else by its descriptors, never by its position."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from typing import Any, NamedTuple

from csxl.model import layout
from csxl.returns.answer_tables import A_CELL, AnswerTable
from csxl.returns.effort import Effort
from csxl.returns.instead import is_silent
from csxl.returns.lookup import Lookup
from csxl.returns.rows import NOTHING, Line, RowFrame
from csxl.sheets.cells import Cell
from csxl.text.folding import visible
from csxl.text.memo import Memo

NEAR = 0.9  # with so many characters alike, a text is a descriptor that was retyped or lightly edited …
MARGIN = 0.05  # … if no other descriptor comes within this of it
SHARED_WORDS = 0.6  # below this share of common words two texts cannot be near, and are not compared letter by letter
SHORTER = 0.9  # times NEAR: the least share of the longer text's length that the shorter of two near texts can have
SHORTEST = 40  # characters: a shorter text is only compared whole
MOST_FRAMES, LONGEST_FRAME = 2_048, 8_000  # remembered, and characters of one
_WORD = re.compile(r"\w+")

Cells = tuple[tuple[int, Cell], ...]


class Hit(NamedTuple):
    """A cell that holds a descriptor: its criterion and word, and whether it matches letter by letter."""

    column: int
    ref: str
    word: str
    exact: bool


def frame_of(cells: Mapping[int, Cell], table: AnswerTable, lookup: Lookup, effort: Effort | None) -> RowFrame:
    """What a row of a table says besides its answers; without an effort, descriptors are only compared whole."""
    facts, apart, answers = lookup.facts, table.apart, table.answers
    framing = tuple(
        [
            (column, cell)
            for column, cell in cells.items()
            if column not in apart or (column not in answers and (facts[cell.text].describes or cell.others))
        ]
    )
    frame = FRAMES[lookup, table, framing]
    if effort and not frame.whole and (near := tuple(_near(cells, table, lookup, effort))):
        return _judged(framing, table, lookup, near)
    return frame


def _size(key: tuple[Lookup, AnswerTable, Cells]) -> int:
    return sum(A_CELL + sum(map(len, (cell.text, cell.formula, cell.comment, *cell.others))) for _, cell in key[2])


FRAMES: Memo[tuple[Lookup, AnswerTable, Cells], RowFrame] = Memo(
    lambda key: _judged(key[2], key[1], key[0]), MOST_FRAMES, LONGEST_FRAME, _size
)


def _judged(cells: Cells, table: AnswerTable, lookup: Lookup, near: tuple[Hit, ...] = ()) -> RowFrame:
    """The frame that some cells of a row make, with those that nearly hold a descriptor."""
    hits = (*_exact(cells, table, lookup), *near)
    row = dict(cells)
    ref, typed = _ref_of(row, table, lookup)
    frame = _named(row, table, ref, hits, lookup) if ref else _described(row, table, typed, hits, lookup)
    words = lookup.told_of(frame.ref)
    frame = replace(frame, whole=len({hit.word for hit in hits}) >= len(words))
    if frame.ref is None:
        return frame
    silent = is_silent(Line("", "", 0, table, row, frame), lookup)
    return replace(frame, ours=frozenset(_ours(row, frame, table, lookup)), silent=silent)


def _ref_of(cells: Mapping[int, Cell], table: AnswerTable, lookup: Lookup) -> tuple[str, str]:
    """The ref that the row states, and what is typed in its place."""
    column = table.column(layout.REF)
    if column is not None:
        text = cells.get(column, NOTHING).text
        return lookup.facts[text].ref, visible(text)
    for cell in cells.values():
        if len(cell.text) < 20 and (ref := lookup.facts[cell.text].ref):
            return ref, cell.text
    return "", ""


def _texts(cells: Cells, table: AnswerTable) -> Iterator[tuple[int, str]]:
    """(column, text) of everything that is stored in a row but the answers."""
    for column, cell in cells:
        if column not in table.answers:
            yield from ((column, text) for text in (cell.text, *cell.others))


def _exact(cells: Cells, table: AnswerTable, lookup: Lookup) -> Iterator[Hit]:
    """The row's cells that hold a descriptor of the rubric, letter by letter."""
    for column, text in _texts(cells, table):
        yield from (Hit(column, ref, word, True) for ref, word in lookup.facts[text].describes)


def _near(cells: Mapping[int, Cell], table: AnswerTable, lookup: Lookup, effort: Effort) -> Iterator[Hit]:
    """The row's cells that nearly hold one."""
    row = tuple(cells.items())
    exact = {hit.column for hit in _exact(row, table, lookup)}
    for column, text in _texts(row, table):
        facts = lookup.facts[text]
        asked = len(facts.folded) >= SHORTEST and column not in exact and not facts.context and effort.looks()
        if asked and (meant := nearest(facts.folded, lookup, effort)):
            yield Hit(column, *meant, False)


def nearest(folded: str, lookup: Lookup, effort: Effort) -> tuple[str, str] | None:
    """(ref, word) of the descriptor that a folded text was clearly made from, or None, also where there is no effort
    left to tell."""
    words = set(_WORD.findall(folded))
    best: dict[tuple[str, str], float] = {}  # of each descriptor in whichever language
    for descriptor, bag, owners in lookup.bags:
        short, long = sorted((len(folded), len(descriptor)))
        if short >= NEAR * long * SHORTER and len(words & bag) >= SHARED_WORDS * max(len(words), len(bag)):
            matcher = SequenceMatcher(None, descriptor, folded, autojunk=False)
            if matcher.quick_ratio() < NEAR - MARGIN:  # nor can it come near another that is
                continue
            if not effort.compares(long):
                return None
            best[owners[0]] = max(matcher.ratio(), best.get(owners[0], 0.0))
    scores = sorted(((score, owner) for owner, score in best.items()), reverse=True)
    clear = len(scores) == 1 or (len(scores) > 1 and scores[0][0] - scores[1][0] >= MARGIN)
    return scores[0][1] if clear and scores[0][0] >= NEAR else None


def _count(hits: Sequence[Hit]) -> dict[str, int]:
    """How many different descriptors of each criterion the row holds, in the order in which it holds them."""
    pairs = dict.fromkeys((hit.ref, hit.word) for hit in hits)
    return {ref: sum(1 for other, _ in pairs if other == ref) for ref, _ in pairs}


def _frame(
    cells: Mapping[int, Cell], table: AnswerTable, ref: str, hits: Sequence[Hit], lookup: Lookup, **how: Any
) -> RowFrame:
    """The frame of a row that is about `ref`."""
    mine = {hit.column: hit.word for hit in hits if hit.ref == ref}
    exact = {hit.column for hit in hits if hit.ref == ref and hit.exact}
    scale = {table.columns[word][0] for word in lookup.rubric.ratings if word in table.columns}
    others = sorted({*mine, *scale} - exact - {*_untold(cells, table, ref, lookup)})
    edited = tuple(column for column in others if cells.get(column, NOTHING).text.strip())
    return RowFrame(ref, hits=mine, edited=edited, **how)


def _untold(cells: Mapping[int, Cell], table: AnswerTable, ref: str, lookup: Lookup) -> Iterator[int]:
    """The columns that say there is no descriptor, where there is none."""
    told = lookup.told_of(ref)
    for word in lookup.rubric.ratings if len(told) < len(lookup.rubric.scale) else ():
        column = table.column(word)
        if column and word not in told and lookup.facts[cells.get(column, NOTHING).text].folded in lookup.untold:
            yield column


def _named(cells: Mapping[int, Cell], table: AnswerTable, ref: str, hits: Sequence[Hit], lookup: Lookup) -> RowFrame:
    """The frame of a row that states a known ref, checked against the descriptors beside it."""
    counts = _count(hits)
    how: dict[str, Any] = {"found_by": "ref"}
    rival = max((other for other in counts if other != ref), key=lambda other: counts[other], default="")
    if rival and counts[rival] >= counts.get(ref, 0):
        how |= {"sure": False, "rival": rival, "rival_at": next(hit.column for hit in hits if hit.ref == rival)}
    elif others := _other_refs(cells, table, ref, lookup):
        how |= {"sure": False, "rival": others[0], "stored": others}
    return _frame(cells, table, ref, hits, lookup, **how)


def _other_refs(cells: Mapping[int, Cell], table: AnswerTable, ref: str, lookup: Lookup) -> tuple[str, ...]:
    """The refs that the file stores in the row's ref cell besides the one that is read."""
    stored = cells.get(table.column(layout.REF) or 0, NOTHING).others
    found = dict.fromkeys(lookup.facts[text].ref for text in stored)
    return tuple(other for other in found if other not in ("", ref))


def _described(
    cells: Mapping[int, Cell], table: AnswerTable, typed: str, hits: Sequence[Hit], lookup: Lookup
) -> RowFrame:
    """The frame of a row without a known ref, identified by its descriptors if two agree or one is exact, and none
    contradicts."""
    counts = _count(hits)
    if len(counts) != 1 or (max(counts.values()) < 2 and not any(hit.exact for hit in hits)):
        return RowFrame(typed=typed)
    return _frame(cells, table, next(iter(counts)), hits, lookup, found_by="descriptors", typed=typed)


def _ours(cells: Mapping[int, Cell], frame: RowFrame, table: AnswerTable, lookup: Lookup) -> Iterator[int]:
    """The columns of a row that are read or that hold what the questionnaire put there."""
    yield from table.answers
    labels = (table.column(layout.LEVEL), table.column(layout.STAGE))
    about = labels if None not in labels else tuple(cells)
    ratings = {column for column in table.columns.get(layout.RATING, ()) if column not in table.aliased}
    untold = {*_untold(cells, table, frame.ref or "", lookup)}
    at = table.column(layout.REF) or next((c for c in cells if lookup.facts[cells[c].text].ref), 0)
    for column, cell in cells.items():
        facts = lookup.facts[cell.text]
        own = column in ratings or column in untold or (column in frame.hits and column not in frame.edited)
        context = column in about and facts.context
        if own or context or (column == at and (facts.ref or None) == frame.ref):
            yield column

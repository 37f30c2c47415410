"""Finding which criterion a row is about: by its ref, else by its descriptors, never by its position."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher
from functools import cached_property
from typing import Any

from csxl.diagnostics.code import Code
from csxl.diagnostics.of_grid import GridCode
from csxl.model import layout
from csxl.model.diagnostic import Diagnostic
from csxl.returns.answer_tables import AnswerTable
from csxl.returns.effort import Effort
from csxl.returns.lookup import Lookup
from csxl.sheets.cells import Cell
from csxl.text.a1 import address
from csxl.text.folding import fold, fold_ref, visible
from csxl.text.wording import listed_refs

NEAR = 0.9  # with so many characters alike, a text is a descriptor that was retyped or lightly edited …
MARGIN = 0.05  # … if no other descriptor comes within this of it
SHARED_WORDS = 0.6  # below this share of common words two texts cannot be near, and are not compared letter by letter
SHORTER = 0.9  # times NEAR: the least share of the longer text's length that the shorter of two near texts can have
SHORTEST = 40  # characters: a shorter text is only compared whole
_WORD = re.compile(r"\w+")

NOTHING = Cell()  # a cell of which nothing is stored


@dataclass(frozen=True)
class Line:
    """One row of a table. `ref` is the criterion it is about, or None; `found_by` "ref" or "descriptors"; `typed` what
    was typed in place of a ref; `hits` the word whose descriptor each column holds, exactly or nearly; `edited` the
    columns where that descriptor was changed; `sure` is False if the row's rating cannot be used, and if that is
    because the row contradicts itself, `rival` is the other criterion that it names or describes."""

    file: str
    sheet: str
    row: int
    table: AnswerTable
    cells: Mapping[int, Cell]
    ref: str | None = None
    found_by: str = ""
    typed: str = ""
    hits: Mapping[int, str] = field(default_factory=dict)
    edited: tuple[int, ...] = ()
    sure: bool = True
    rival: str = ""

    def cell(self, heading: str) -> Cell | None:
        """The cell under a heading, or None where there is no such column or nothing is stored."""
        column = self.table.column(heading)
        return self.cells.get(column) if column is not None else None

    def address(self, column: int) -> str:
        return address(self.row, column)

    def about(self, code: Code, column: int | None, **details: object) -> Diagnostic:
        """A diagnostic on one of the row's cells, or on its rating's cell."""
        column = column or self.rating_column
        return code.about(self.file, self.sheet, self.address(column), self.ref or "", **details)

    @cached_property
    def rating_column(self) -> int:
        """The rating's column, or the table's first one where it has none."""
        return self.table.column(layout.RATING) or min(c for found in self.table.columns.values() for c in found)


@dataclass(frozen=True)
class Hit:
    """A cell that holds a descriptor: its criterion and word, and whether it matches letter by letter."""

    column: int
    ref: str
    word: str
    exact: bool


def identify(line: Line, lookup: Lookup, effort: Effort | None) -> tuple[Line, tuple[Diagnostic, ...]]:
    """The line with its criterion, if that can be found, and diagnostics about it; without an effort, descriptors are
    only compared whole."""
    named, typed = _ref_of(line, lookup)
    hits = _hits(line, lookup, effort)
    return _named(line, named, hits, lookup) if named else (_described(line, typed, hits, lookup), ())


def _ref_of(line: Line, lookup: Lookup) -> tuple[str | None, str]:
    """The ref that the row states, and what is typed in its place."""
    column = line.table.column(layout.REF)
    if column is not None:
        text = visible(line.cells[column].text) if column in line.cells else ""
        return lookup.refs.get(fold_ref(text)), text
    for cell in line.cells.values():
        if len(cell.text) < 20 and (ref := lookup.refs.get(fold_ref(cell.text))):
            return ref, cell.text
    return None, ""


def _hits(line: Line, lookup: Lookup, effort: Effort | None) -> tuple[Hit, ...]:
    """The row's cells that hold a descriptor of the rubric, exactly or nearly."""
    answers = {line.table.column(heading) for heading in layout.ANSWER_HEADINGS}
    texts = [
        (column, fold(text))
        for column, cell in line.cells.items()
        if column not in answers
        for text in (cell.text, *cell.others)
    ]
    found = [Hit(column, ref, word, True) for column, text in texts for ref, word in lookup.descriptors.get(text, ())]
    if effort and len({hit.word for hit in found}) < len(lookup.rubric.scale):
        exact = {hit.column for hit in found}
        found += [
            Hit(column, *meant, False)
            for column, text in texts
            if len(text) >= SHORTEST
            and column not in exact
            and text not in lookup.context
            and effort.looks()
            and (meant := nearest(text, lookup, effort))
        ]
    return tuple(found)


def nearest(folded: str, lookup: Lookup, effort: Effort) -> tuple[str, str] | None:
    """(ref, word) of the descriptor that a folded text was clearly made from, or None, also where there is no effort
    left to tell."""
    words = set(_WORD.findall(folded))
    scores = []
    for descriptor, bag, owners in lookup.bags:
        short, long = sorted((len(folded), len(descriptor)))
        if short >= NEAR * long * SHORTER and len(words & bag) >= SHARED_WORDS * max(len(words), len(bag)):
            matcher = SequenceMatcher(None, descriptor, folded, autojunk=False)
            if matcher.quick_ratio() < NEAR - MARGIN:  # nor can it come near another that is
                continue
            if not effort.compares():
                return None
            scores.append((matcher.ratio(), owners[0]))
    scores.sort(reverse=True)
    clear = len(scores) == 1 or (len(scores) > 1 and scores[0][0] - scores[1][0] >= MARGIN)
    return scores[0][1] if clear and scores[0][0] >= NEAR else None


def _count(hits: tuple[Hit, ...]) -> dict[str, int]:
    """How many different descriptors of each criterion the row holds, in the order in which it holds them."""
    pairs = dict.fromkeys((hit.ref, hit.word) for hit in hits)
    return {ref: sum(1 for other, _ in pairs if other == ref) for ref, _ in pairs}


def _with(line: Line, ref: str, hits: tuple[Hit, ...], words: Iterable[str], **how: Any) -> Line:
    """The line as one about `ref`."""
    mine = {hit.column: hit.word for hit in hits if hit.ref == ref}
    exact = {hit.column for hit in hits if hit.ref == ref and hit.exact}
    scale = {line.table.columns[word][0] for word in words if word in line.table.columns}
    edited = tuple(column for column in sorted({*mine, *scale} - exact) if line.cells.get(column, NOTHING).text.strip())
    return replace(line, ref=ref, hits=mine, edited=edited, **how)


def _named(line: Line, ref: str, hits: tuple[Hit, ...], lookup: Lookup) -> tuple[Line, tuple[Diagnostic, ...]]:
    """A row that states a known ref, checked against the descriptors beside it."""
    counts = _count(hits)
    rival = max((other for other in counts if other != ref), key=lambda other: counts[other], default="")
    if rival and counts[rival] >= counts.get(ref, 0):
        placed = _with(line, ref, hits, lookup.rubric.ratings, found_by="ref", sure=False, rival=rival)
        column = next(hit.column for hit in hits if hit.ref == rival)
        return placed, (placed.about(GridCode.REF_CONTRADICTED, None, other=rival, where=line.address(column)),)
    if others := _other_refs(line, ref, lookup):
        placed = _with(line, ref, hits, lookup.rubric.ratings, found_by="ref", sure=False, rival=others[0])
        return placed, (placed.about(GridCode.REF_STORED_TWICE, None, others=listed_refs(others)),)
    return _with(line, ref, hits, lookup.rubric.ratings, found_by="ref"), ()


def _other_refs(line: Line, ref: str, lookup: Lookup) -> list[str]:
    """The refs that the file stores in the row's ref cell besides the one that is read."""
    cell = line.cell(layout.REF)
    found = [lookup.refs.get(fold_ref(text), ref) for text in cell.others] if cell else []
    return [other for other in dict.fromkeys(found) if other != ref]


def _described(line: Line, typed: str, hits: tuple[Hit, ...], lookup: Lookup) -> Line:
    """A row without a known ref, identified by its descriptors if two agree or one is exact, and none contradicts."""
    counts = _count(hits)
    if len(counts) != 1 or (max(counts.values()) < 2 and not any(hit.exact for hit in hits)):
        return replace(line, typed=typed)
    return _with(line, next(iter(counts)), hits, lookup.rubric.ratings, found_by="descriptors", typed=typed)

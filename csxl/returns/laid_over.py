"""What lies over a table's rows: shapes, lines, pictures, ticked boxes and text boxes, by the row that they mean."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from csxl.model import layout
from csxl.returns.answer_tables import AnswerTable
from csxl.returns.lookup import Lookup
from csxl.sheets.cells import Area, Drawn, DrawnKind
from csxl.sheets.chosen import is_unknown
from csxl.text.folding import visible
from csxl.text.wording import listed, quote

NEARLY_ALL = 4  # rows: what covers so many, and all descriptors, is about no one row
MOST_ROWS = 40  # that one thing is asked about: what covers more is about no one row either
MOST_ON_ROW = 100  # things that are asked about
LONGEST_WORD = 200  # characters of a text that may say one rating and nothing else
LONGEST_SAID = 2_000  # characters of which some are quoted
TICKED = "a ticked check box"


class Over(NamedTuple):
    """A thing that lies over some cells of a row: what it is, in words, and the headings over whose cells it lies."""

    drawn: Drawn
    headings: tuple[str, ...]
    column: int

    @property
    def what(self) -> str:
        """What it is and says: "a picture (“Green tick”)"."""
        return told(self.drawn)


def told(drawn: Drawn) -> str:
    """What a thing is and, in brackets, what it says or is described as."""
    kind = TICKED if drawn.kind is DrawnKind.CONTROL and drawn.ticked else drawn.kind.value
    said = visible(drawn.text[:LONGEST_SAID]) or visible(drawn.described[:LONGEST_SAID])
    return f"{kind} ({quote(said, 300)})" if said else kind


def by_row(drawn: Iterable[Drawn], rows: Sequence[int]) -> Mapping[int, tuple[Drawn, ...]]:
    """The things that lie over each of some rows, which are in order; of what lies over three, the middle one is
    meant."""
    found: dict[int, list[Drawn]] = {}
    for thing in drawn:
        top, bottom = meant(thing.area.top, thing.area.bottom, thing.kind)
        first, end = bisect_left(rows, top), bisect_right(rows, bottom)
        for row in rows[first:end] if end - first <= MOST_ROWS else ():
            found.setdefault(row, []).append(thing)
    return {row: tuple(things) for row, things in found.items()}


def meant(first: int, last: int, kind: DrawnKind) -> tuple[int, int]:
    """Which rows or columns a thing is about, of those that it touches: the middle one of three, else all of them,
    since a line may point to either end."""
    return (first + 1, last - 1) if last - first == 2 and kind is not DrawnKind.LINE else (first, last)


def is_wide(area: Area, table: AnswerTable, lookup: Lookup) -> bool:
    """Whether a thing covers several rows and all their descriptors, so that it singles out none."""
    columns = [column for word in lookup.rubric.ratings if (column := table.column(word))]
    return area.bottom - area.top >= NEARLY_ALL - 1 and all(area.left <= column <= area.right for column in columns)


def over_answers(things: Iterable[Drawn], table: AnswerTable, lookup: Lookup) -> list[Over]:
    """Those of a row's things that lie over descriptors or the rating and may stand for a rating: not a box that is
    not ticked, nor what covers several whole rows."""
    names = (*lookup.rubric.ratings, layout.RATING)
    headings = {table.columns[heading][0]: heading for heading in names if heading in table.columns}
    found: list[Over] = []
    for drawn in things:
        if not may_mark(drawn, lookup) or is_wide(drawn.area, table, lookup):
            continue
        left, right = meant(drawn.area.left, drawn.area.right, drawn.kind)
        columns = sorted(column for column in headings if left <= column <= right)
        columns = columns or sorted(column for column in headings if drawn.area.left <= column <= drawn.area.right)
        if columns and len(found) < MOST_ON_ROW:
            found.append(Over(drawn, tuple(headings[column] for column in columns), columns[0]))
    return found


def may_mark(drawn: Drawn, lookup: Lookup) -> bool:
    """Whether a thing may stand for a rating: of controls only a ticked one, or one that nobody can tick but says a
    rating, or in which something is chosen that is not known."""
    if drawn.kind is not DrawnKind.CONTROL:
        return True
    return bool(drawn.ticked) or (drawn.ticked is None and (is_unknown(drawn) or bool(word_of(drawn, lookup))))


def word_of(drawn: Drawn, lookup: Lookup) -> str | None:
    """The rating that a thing says and nothing else, if it says one."""
    return lookup.said[drawn.text].word if 0 < len(drawn.text) <= LONGEST_WORD else None


def where(headings: Iterable[str]) -> str:
    """The cells under some headings, in words: "the descriptor for Green and the rating cell"."""
    once = tuple(dict.fromkeys(headings))
    words = [heading for heading in once if heading != layout.RATING]
    descriptors = f"the descriptor{'s' if len(words) > 1 else ''} for {listed(words)}" if words else ""
    rating = "the rating cell" if len(words) < len(once) else ""
    return " and ".join(filter(None, (descriptors, rating)))

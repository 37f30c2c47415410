"""Fills that say nothing about a row: stripes, tinted columns and colours that go with a level or a stage."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from csxl.model import layout
from csxl.returns.answer_tables import AnswerTable, Rows
from csxl.returns.hand_colours import is_ordinary
from csxl.returns.lookup import Lookup
from csxl.returns.rows import NOTHING
from csxl.text.folding import fold, visible

FEWEST = 3  # rated rows that make a whole column's tint
GROUPED = (layout.LEVEL, layout.STAGE)


def is_furniture(rows: Rows, below: Sequence[int], table: AnswerTable, row: int, column: int, lookup: Lookup) -> bool:
    """Whether a cell's fill was there whatever the rating: rows with different ratings have it too, all that are rated
    or whole rows; `below` are the rows of the table."""
    fill = rows[row][column].fill
    words = {at: word for at in below if (word := _rating(rows, table, at, lookup))}
    alike = {at: word for at, word in words.items() if at != row and _fill(rows, at, column) == fill}
    others = len(words) - (row in words)
    if len(set(alike.values())) > 1 and len(alike) == others >= FEWEST - (row in words):
        return True
    striped = [at for at in below if _fill(rows, at, column) == fill]
    if len({words[at] for at in striped if at in words}) > 1 and _are_stripes(striped, below):
        return True
    whole = [at for at in striped if _is_whole(rows, table, at, fill)]
    rated = {alike[at] for at in whole if at in alike}
    if row in whole and (len(rated) > 1 or (alike and _are_stripes(whole, below))):
        return True
    return _goes_with_group(rows, below, table, column, words) and (column in _published(table) or row in whole)


def _published(table: AnswerTable) -> set[int | None]:
    return {table.column(heading) for heading in (layout.REF, *GROUPED)}


def _rating(rows: Rows, table: AnswerTable, row: int, lookup: Lookup) -> str:
    """The first letter of a row's rating, since some people write one word in several ways, in the rubric's own
    language where it is told in several; "" if there is none."""
    column = table.column(layout.RATING)
    text = rows[row].get(column, NOTHING).text if column else ""
    said = lookup.said[text].word if text and len(lookup.tellings) > 1 else None
    return fold(visible(said or text))[:1]


def _fill(rows: Rows, row: int, column: int) -> str:
    return rows[row].get(column, NOTHING).fill


def _coloured(fill: str) -> str:
    return "" if is_ordinary(fill) else fill


def _is_whole(rows: Rows, table: AnswerTable, row: int, fill: str) -> bool:
    """Whether all of a row, but perhaps for the texts that people wrote, has this fill."""
    headings = [heading for heading in table.columns if heading not in layout.TEXT_HEADINGS]
    return all(_fill(rows, row, table.columns[heading][0]) == fill for heading in headings)


def _are_stripes(filled: Sequence[int], below: Sequence[int]) -> bool:
    """Whether some rows of a table are every second one of them, from one end to the other."""
    return len(filled) >= FEWEST and list(filled) in (list(below[::2]), list(below[1::2]))


def _goes_with_group(
    rows: Rows, below: Sequence[int], table: AnswerTable, column: int, words: Mapping[int, str]
) -> bool:
    """Whether every level, or every stage, of a table has a colour of its own, and one of them different ratings."""
    for heading in GROUPED:
        place = table.column(heading)
        groups: dict[str, list[int]] = {}
        for at in below if place else ():
            if place and (text := fold(rows[at].get(place, NOTHING).text)):
                groups.setdefault(text, []).append(at)
        fills = [{_coloured(_fill(rows, at, column)) for at in group} for group in groups.values()]
        own = all(len(found) == 1 for found in fills) and len(set.union(set(), *fills)) == len(groups) > 1
        if own and "" not in set.union(*fills):
            return any(len({words[at] for at in group if at in words}) > 1 for group in groups.values())
    return False

"""What is wrong with the headings of a table of a rubric's workbook, and what stands under none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import get_close_matches

from csxl.rubrics.book_layout import SCALE
from csxl.rubrics.book_tables import Heading, Known, Table, unknown_language
from csxl.rubrics.shape import shown
from csxl.sheets.cells import Place
from csxl.text.records import dataclass
from csxl.text.wording import many, one_of

MOVED = "move it to a tab of your own"


@dataclass(frozen=True)
class OddColumn:
    """A column that is not read: where that shows, what to say of it, what to do, and the heading that may be meant,
    "" where none is likely; `is_free` is whether it may be the column of any heading that is lacking."""

    place: Place
    said: str
    then: str
    meant: str = ""
    is_free: bool = True


def column_faults(
    table: Table,
    rows: Sequence[int],
    known: Known,
    allowed: Sequence[str],
    needed: Sequence[str] = (),
    follows: bool = False,
) -> Iterator[str]:
    """Columns that are not read, since what they hold would be lost, and the headings that are needed and not there;
    one that another heading took the place of is named with that. `follows` is whether headings that follow the scale
    may lack their word, which is said of the scale."""
    odd = [*_unknown(table, rows, known, allowed), *_twice(table), *_unheaded(table, rows, follows)]
    lacking = [heading for heading in needed if heading not in {column.meant for column in odd}]
    taking = next((column for column in odd if column.is_free and not column.meant), None) if lacking else None
    for column in odd:
        also = f", and no column is headed {one_of(lacking)}" if column is taking else ""
        yield f"{table.tab.at(column.place)}: {column.said}{also}{column.then}"
    if lacking and not taking:
        last = max({*table.columns, *table.others, *(column for row in rows for column in table.tab.rows[row])})
        added = "add one" if len(lacking) == 1 else "add one for each"
        yield f"{table.tab.at(Place(table.header, last + 1))}: no column is headed {one_of(lacking)}; {added}."


def _unknown(table: Table, rows: Sequence[int], known: Known, allowed: Sequence[str]) -> Iterator[OddColumn]:
    """Headings that are not known, over columns that hold anything."""
    for column, text in table.others.items():
        if not any(not table.tab.is_blank(Place(row, column)) for row in rows):
            continue
        place = Place(table.header, column)
        if language := unknown_language(text, known):
            said = f"“{shown(text)}”: csxl knows no language {shown(language)}"
            yield OddColumn(place, said, "; write its code in brackets, such as (pl).", is_free=False)
            continue
        meant = next(iter(get_close_matches(text, allowed, 1)), "")
        perhaps = f"; perhaps “{meant}” is meant" if meant else ""
        said = f"“{shown(text)}” is no heading here ({', '.join(allowed)}){perhaps}"
        yield OddColumn(place, said, f". Correct it, or {MOVED}.", meant)


def _twice(table: Table) -> Iterator[OddColumn]:
    """Headings that stand over another column too."""
    seen: set[Heading] = set()
    for column, heading in table.columns.items():
        if heading in seen:
            place = Place(table.header, column)
            said = f"“{shown(table.tab.text(place))}” heads another column too"
            yield OddColumn(place, said, "; correct one of the two, or put both into one.")
        seen.add(heading)


def _unheaded(table: Table, rows: Sequence[int], follows: bool) -> Iterator[OddColumn]:
    """Columns that hold texts under no heading, each once."""
    tab, headed = table.tab, {*table.columns, *table.others}
    found: dict[int, list[int]] = {}
    for row in rows:
        for column in tab.rows[row]:
            if column not in headed:
                found.setdefault(column, []).append(row)
    for column, filled in sorted(found.items()):
        place, first = Place(table.header, column), Place(filled[0], column)
        if tab.sought(place):
            if follows:
                continue
            said = f"the column is headed by a word that is not on the tab {SCALE} any more"
            yield OddColumn(place, said, "; delete the column, or put the word back.")
            continue
        text = f"“{shown(tab.text(first))}”"
        said = f"{text} and {many(len(filled) - 1, 'text')} below stand" if filled[1:] else f"{text} stands"
        yield OddColumn(
            first, f"{said} under no heading", f"; give the column one, or {MOVED}.", is_free=bool(filled[1:])
        )

"""What is wrong with a rubric's workbook as a workbook: cells, headings and tabs that cannot be read as they stand."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from csxl.rubrics.book_cells import BookTab
from csxl.rubrics.book_layout import DOMAIN_FACTS, FACTS, HELP, LISTS, TEXT, ListTab
from csxl.rubrics.book_tables import MOST_ROWS, BookLabels, Table
from csxl.rubrics.shape import shown
from csxl.sheets.cells import Place
from csxl.text.folding import fold

HELPS = {fold(fact.help) for fact in (*FACTS, *DOMAIN_FACTS)}


def cell_faults(tab: BookTab, places: Iterable[Place]) -> Iterator[str]:
    """What keeps cells from being read."""
    for place in places:
        if odd := tab.odd(place):
            yield f"{tab.at(place)}: {odd}"


def label_faults(labels: BookLabels, known: Sequence[str], before: int = MOST_ROWS) -> Iterator[str]:
    """Labels that stand twice, cells beside them that cannot be read, and texts beside none, above that row."""
    tab = labels.tab
    for row in _rows_between(labels, before):
        place = Place(row, labels.columns[""])
        said = f"“{shown(tab.text(place))}” stands beside no label that csxl knows ({', '.join(known)})"
        yield f"{tab.at(place)}: {said}; write the label, or move the text to a tab of your own."
    for place in _beyond(labels):
        said = f"“{shown(tab.text(place))}” stands under no heading that csxl knows here ({TEXT}, or a language)"
        yield f"{tab.at(place)}: {said}; write it above, or move the text to a tab of your own."
    for place, key in labels.twice.items():
        other = tab.at(labels.places[key])
        yield f"{tab.at(place)}: “{shown(tab.text(place))}” is also at {other}; keep one of the two."
    beside = [labels.beside(key, tag) for key in labels.places for tag in labels.columns]
    yield from cell_faults(tab, filter(None, beside))


def has_unlabelled(labels: BookLabels, before: int = MOST_ROWS) -> bool:
    """Whether a text stands among labels beside none that csxl knows."""
    return bool(_rows_between(labels, before))


def _beyond(labels: BookLabels) -> Iterator[Place]:
    """The texts beside labels in columns that are not read, but for what csxl itself says there."""
    tab = labels.tab
    for label in labels.places.values():
        for column in tab.rows[label.row]:
            place = Place(label.row, column)
            is_helped = fold(tab.text(Place(labels.header, column))) == fold(HELP) or fold(tab.text(place)) in HELPS
            if column > label.column and column not in labels.columns.values() and not is_helped:
                yield place


def _rows_between(labels: BookLabels, before: int) -> list[int]:
    """The rows without a known label among those with one, and next to them, in which a text stands."""
    labelled = {place.row for place in labels.places.values()}
    column = labels.columns.get("", 0)
    last = max(labelled)
    while last + 1 < before and not labels.tab.is_blank(Place(last + 1, column)):
        last += 1
    first = min(labelled)
    while first - 1 > labels.header and not labels.tab.is_blank(Place(first - 1, column)):
        first -= 1
    labelled |= {place.row for place in labels.twice}
    rows = [row for row in range(first, last + 1) if row not in labelled]
    return [row for row in rows if column and not labels.tab.is_blank(Place(row, column))]


def headless(tabs: Sequence[BookTab], found: Collection[str]) -> Iterator[str]:
    """Tabs that are called as a list is that was found nowhere."""
    for tab, one in headless_lists(tabs, found):
        listed = ", ".join(column.heading for column in one.columns)
        yield f"{tab.at()}: has no row with the headings {listed}; write them above what stands there."


def headless_lists(tabs: Sequence[BookTab], found: Collection[str]) -> Iterator[tuple[BookTab, ListTab]]:
    """These tabs, each with the list that it is called by."""
    for one in LISTS:
        for tab in tabs:
            if one.key not in found and fold(tab.name) == fold(one.tab) and tab.rows:
                yield tab, one


def second_table(table: Table, used: Table) -> str:
    """What to say of a second table of one kind."""
    place = table.tab.at(Place(table.header, min(table.columns)))
    other = used.tab.at(Place(used.header, min(used.columns)))
    return f"{place}: this is a second table like that at {other}; put both into one, or delete one of them."

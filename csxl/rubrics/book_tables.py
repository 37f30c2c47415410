"""Finding what stands where in a rubric's workbook: by headings and labels, wherever they are and whatever tabs are
called."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import islice
from typing import NamedTuple

from csxl.languages import language_called
from csxl.rubrics.book_cells import BookTab
from csxl.rubrics.book_layout import HELP, LISTS, SAMPLE, TEXT, WHAT
from csxl.rubrics.telling import is_language
from csxl.sheets.cells import Place
from csxl.text.folding import fold
from csxl.text.records import dataclass

LONGEST_HEADING = 200  # characters: a word of the scale has 30
MOST_LOOKED_AT = 500  # rows of a tab that say anything: no honest rubric has a heading below them
MOST_ROWS = 1_048_577
DOMAIN = "domain"
NEEDED: Mapping[str, frozenset[str]] = {  # the headings that tell a list for certain, by their keys
    "key": frozenset({"term", "meaning"}),
    "scale": frozenset({"word", "fill"}),
    "abstentions": frozenset({"word", "meaning"}),
    "levels": frozenset({"ref", "name", "title"}),
    "stages": frozenset({"letter", "name", "definition"}),
    DOMAIN: frozenset({"level", "stage"}),
}
MARKS: Mapping[str, set[str]] = {DOMAIN: {"ref", "level", "stage"}}  # of which a header must have one
STEP_OF = "step {}"  # among the known headings, the word of a step, for a formula that looks it up
_IN_FORMULA = re.compile(r'&\s*"\s*\(([^()"]+)\)"')
_LANGUAGE = re.compile(r"(.*)[(\[]([^()\[\]]+)[)\]]\W*", re.DOTALL)
_OF_TEXTS = {fold(TEXT), "value", "entry"}

Known = Mapping[str, str]  # the key of each heading, by the heading folded


class Heading(NamedTuple):
    """What a column or a label is about: its key, and the language of what stands there, "" for the rubric's own."""

    key: str
    tag: str = ""


@dataclass(frozen=True)
class Table:
    """A table found on a tab: its header row, its columns by number, the headings that it has besides, and the row
    after its last."""

    kind: str
    tab: BookTab
    header: int
    columns: Mapping[int, Heading]
    others: Mapping[int, str]
    until: int = MOST_ROWS

    @cached_property
    def keys(self) -> set[str]:
        return {heading.key for heading in self.columns.values()}

    @cached_property
    def once(self) -> Mapping[int, Heading]:
        """The columns to be read: the first under each heading."""
        first: dict[Heading, int] = {}
        for number, heading in self.columns.items():
            first.setdefault(heading, number)
        return {number: heading for heading, number in first.items()}

    @property
    def sure(self) -> bool:
        """Whether it can be nothing else."""
        return NEEDED[self.kind] <= self.keys

    def column(self, key: str, tag: str = "") -> int | None:
        """The number of a column."""
        return next((number for number, heading in self.columns.items() if heading == (key, tag)), None)


def heading_of(text: str, known: Known) -> Heading | None:
    """What a heading is about, None for one that is not known."""
    if len(text) > LONGEST_HEADING:
        return None
    if key := known.get(fold(text)):
        return Heading(key)
    found = _LANGUAGE.fullmatch(text)
    if found and (key := known.get(fold(found[1]))) and (tag := tag_of(found[2])):
        return Heading(key, tag)
    return None


def unknown_language(text: str, known: Known) -> str:
    """The language that a heading names beside one that is known, where csxl does not know it; else ""."""
    found = _LANGUAGE.fullmatch(text) if len(text) <= LONGEST_HEADING else None
    return found[2].strip() if found and fold(found[1]) in known and not tag_of(found[2]) else ""


def tag_of(text: str) -> str:
    """The tag of a language by its name, or by its tag; "" for what is none."""
    language = language_called(text)
    tag = text.strip()
    if language:
        return "" if language.parts else language.tag
    return tag if is_language(tag) else ""


def list_headings() -> Mapping[str, Known]:
    """The headings of each list, by its key."""
    sample = {fold(SAMPLE): "sample"}
    return {
        one.key: {fold(column.heading): column.key for column in one.columns} | (sample if one.key == "scale" else {})
        for one in LISTS
    }


def tables_in(tab: BookTab, kinds: Mapping[str, Known]) -> list[Table]:
    """Every row of a tab that could be a table's header, as the kind that it fits best."""
    found = []
    for row, columns in islice(tab.rows.items(), MOST_LOOKED_AT):
        read = _read(tab, row, columns)
        fitting = [_fitting(read, kind, known) for kind, known in kinds.items()]
        best = max(fitting, key=lambda table: (table.sure, len(table.keys), _is_named(table)), default=None)
        if best and best.keys & MARKS.get(best.kind, best.keys) and (len(best.keys) > 1 or _is_named(best)):
            found.append(best)
    return found


class RowRead(NamedTuple):
    """A row of a tab: its texts, and what csxl's own formulas there look up, by their columns."""

    tab: BookTab
    number: int
    texts: Mapping[int, str]
    sought: Mapping[int, str]


def _read(tab: BookTab, row: int, columns: Sequence[int]) -> RowRead:
    places = {column: Place(row, column) for column in columns}
    sought = {column: text for column, place in places.items() if (text := tab.sought(place))}
    return RowRead(tab, row, {column: tab.text(place) for column, place in places.items()}, sought)


def _fitting(row: RowRead, kind: str, known: Known) -> Table:
    """A row as the header of one kind of table."""
    mine: dict[int, Heading] = {}
    for column, text in row.texts.items():
        if heading := _looked_up(row, column, known) or heading_of(text, known):
            mine[column] = heading
    others = {column: text for column, text in row.texts.items() if column not in mine and text}
    return Table(kind, row.tab, row.number, mine, others)


def _looked_up(row: RowRead, column: int, known: Known) -> Heading | None:
    """What a heading is about that csxl's own formula takes from the scale; its value may be lost or out of date."""
    word = known.get(STEP_OF.format(row.sought[column])) if column in row.sought else None
    language = _IN_FORMULA.search(row.tab.cell(Place(row.number, column)).formula) if word else None
    return Heading(word, tag_of(language[1]) if language else "") if word else None


def _is_named(table: Table) -> bool:
    """Whether the tab is called as csxl calls it."""
    return fold(table.tab.name) == fold(table.kind)


def rank(table: Table) -> tuple[bool, bool, int]:
    """How sure it is that a table is the one of its kind: the greater the surer."""
    return table.sure, _is_named(table), len(table.columns)


@dataclass(frozen=True)
class BookLabels:
    """Labels in a column of a tab by their keys, with the columns of what stands beside them, and their header."""

    tab: BookTab
    places: Mapping[str, Place]
    twice: Mapping[Place, str]
    columns: Mapping[str, int]
    header: int

    def beside(self, key: str, tag: str = "") -> Place | None:
        """Where the text with this label stands in a language."""
        place = self.places.get(key)
        return Place(place.row, self.columns[tag]) if place and tag in self.columns else None


def labels_in(tab: BookTab, known: Known, before: int = MOST_ROWS) -> BookLabels | None:
    """The labels in the column of a tab that has most of them, above a row; None if there are fewer than two."""
    columns: dict[int, list[tuple[str, Place]]] = {}
    for row in islice(tab.below(0, before), MOST_LOOKED_AT):
        for column in tab.rows[row]:
            if key := known.get(fold(tab.text(Place(row, column)))):
                columns.setdefault(column, []).append((key, Place(row, column)))
    found = max(columns.values(), key=lambda labels: len({key for key, _ in labels}), default=[])
    places: dict[str, Place] = {}
    for key, place in found:
        places.setdefault(key, place)
    if len(places) < 2:
        return None
    twice = {place: key for key, place in found if place != places[key]}
    return BookLabels(tab, places, twice, *_beside(tab, list(places.values())))


def _beside(tab: BookTab, labels: Sequence[Place]) -> tuple[Mapping[str, int], int]:
    """The columns of the texts beside labels, by language, and the row of the headings that say so; without these, the
    next column that holds any."""
    for row in reversed([row for row in tab.rows if row < min(labels).row]):
        texts = {column: tab.text(Place(row, column)) for column in tab.rows[row]}
        columns = dict(_languages(texts))
        if columns:
            return columns, row
    following = [column for label in labels for column in tab.rows[label.row] if column > label.column]
    return {"": min(following, default=labels[0].column + 1)}, min(labels).row - 1


def _languages(texts: Mapping[int, str]) -> Iterator[tuple[str, int]]:
    """The language of each column of texts, by their headings."""
    if not any(fold(text) in _OF_TEXTS | {fold(WHAT), fold(HELP)} for text in texts.values()):
        return
    known = dict.fromkeys(_OF_TEXTS, "text")
    for column, text in texts.items():
        heading = heading_of(text, known)
        tag = heading.tag if heading else tag_of(text)
        if heading or tag:
            yield tag, column

"""Reading a domain's tab of a rubric's workbook: its labels, and a criterion for each row of its table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from csxl.rubrics.book_cells import BookTab
from csxl.rubrics.book_columns import column_faults
from csxl.rubrics.book_entries import OWN, BookEntry, filled_rows, first_cell
from csxl.rubrics.book_faults import cell_faults
from csxl.rubrics.book_layout import LEVEL, PLACE_HEADINGS, STAGE
from csxl.rubrics.book_ref_parts import RefParts, part_of_row
from csxl.rubrics.book_tables import MOST_ROWS, BookLabels, Known, Table
from csxl.rubrics.flaws import Path
from csxl.rubrics.ref_rule import ref
from csxl.rubrics.shape import likely, shown
from csxl.sheets.cells import Place
from csxl.text.folding import fold, fold_ref
from csxl.text.records import dataclass

PLACE_KEYS = {"ref", "level", "stage"}
UNPLACED = "write both, or move it to a tab of your own."
_REF = re.compile(r"([A-Z])([0-9])([A-Z])")  # folded


@dataclass(frozen=True)
class DomainTab:
    """A domain's tab: its number among the domains, its labels and its tables, where it has any."""

    number: int
    tab: BookTab
    labels: BookLabels | None
    tables: Sequence[Table]

    @property
    def path(self) -> Path:
        return ("domains", self.number)

    @property
    def label_end(self) -> int:
        """The row above which its labels stand."""
        return min((table.header for table in self.tables), default=MOST_ROWS)


@dataclass(frozen=True)
class CriterionRow:
    """A row of a domain's table: where it stands, its ref, or why it has none; its level and stage as people read them,
    "" where two have the same name; and the headings that it lacks."""

    table: Table
    number: int
    ref: str
    faults: Sequence[str] = ()
    place: str = ""
    lacking: Sequence[str] = ()


def is_untouched(tables: Sequence[Table], labels: BookLabels | None) -> bool:
    """Whether nobody has written anything on a domain's tab."""
    told = [labels.beside(key, tag) for key in labels.places for tag in labels.columns] if labels else []
    is_bare = labels is not None and all(labels.tab.is_blank(place) for place in told if place)
    return is_bare and not any(map(filled_rows, tables))


def has_word(table: Table, known: Known) -> bool:
    """Whether a word of the scale, well or badly spelt, heads a column of a table with levels and stages; else it is
    somebody's own list."""
    words = {*known.values()} - PLACE_KEYS
    return not words.isdisjoint(table.keys) or any(likely(text, words) for text in table.others.values())


def letter_given(domain: DomainTab, text: str) -> str:
    """A domain's letter: as given, or that with which all of its typed refs begin."""
    if text:
        return text
    refs = [_typed_ref(table, row) for table in domain.tables for row in filled_rows(table)]
    found = {match[1] for match in map(_REF.fullmatch, map(fold_ref, refs)) if match}
    return found.pop() if len(found) == 1 else ""


def criteria_rows(domain: DomainTab, letter: str, levels: RefParts, stages: RefParts) -> list[CriterionRow]:
    """The rows that say anything, each with its ref; a ref counts once."""
    seen: dict[str, str] = {}
    rows = []
    for table in domain.tables:
        for number in filled_rows(table):
            row = _row(table, number, letter, levels, stages)
            here = domain.tab.at(first_cell(table, number))
            if row.ref in seen:
                said = f"{row.place} is also at {seen[row.ref]}; a criterion has one row, so change or delete one."
                row = CriterionRow(table, number, "", (f"{here}: {said}",) if row.place else ())
            elif row.ref:
                seen[row.ref] = here
            rows.append(row)
    return rows


def _row(table: Table, number: int, letter: str, levels: RefParts, stages: RefParts) -> CriterionRow:
    """A row with its ref: from its level and stage or, where it has neither, as typed."""
    typed = _REF.fullmatch(fold_ref(_typed_ref(table, number)))
    level = part_of_row(table, number, "level", levels, typed[2] if typed else "")
    stage = part_of_row(table, number, "stage", stages, typed[3] if typed else "")
    if not (level.ref or stage.ref) and _is_unplaced(table, number) and not (level.lacks_column or stage.lacks_column):
        return CriterionRow(table, number, "", tuple(_unplaced(table, number)))
    if not (level.ref and stage.ref):
        lacking = [heading for heading, part in ((LEVEL, level), (STAGE, stage)) if part.lacks_column]
        return CriterionRow(table, number, "", (*level.faults, *stage.faults), lacking=lacking)
    made = ref(letter, level.ref, stage.ref)
    is_twice = fold(level.name) in levels.twice or fold(stage.name) in stages.twice
    named = "" if is_twice else f"“{', '.join(filter(None, (level.name * (not levels.only), stage.name))) or made}”"
    faults = tuple(_ref_faults(table, number, made))
    return CriterionRow(table, number, made, faults, named)


def _ref_faults(table: Table, number: int, made: str) -> Iterator[str]:
    """That somebody typed another ref than a row has; not where a letter is wrong that every ref of the tab has."""
    text = _typed_ref(table, number)
    if text and fold_ref(text) != fold_ref(made) and _REF.fullmatch(fold_ref(made)):
        place = Place(number, table.column("ref") or 0)
        said = f"“{shown(text)}” is not the ref of this row’s level and stage, {made}; clear the cell, and it is made."
        yield f"{table.tab.at(place)}: {said}"


def _unplaced(table: Table, number: int) -> Iterator[str]:
    """What to say of a row without level and stage; of one that holds errors alone each is named already."""
    places = [Place(number, column) for column in table.tab.rows[number] if column in table.columns]
    if first := next(filter(table.tab.text, places), None):
        said = f"“{shown(table.tab.text(first))}” stands in a row without level and stage; {UNPLACED}"
        yield f"{table.tab.at(first)}: {said}"


def _typed_ref(table: Table, number: int) -> str:
    """A ref that somebody typed: csxl's own formula only shows what the rest of the row says."""
    place = Place(number, table.column("ref") or 0)
    is_formula = bool(table.tab.cell(place).formula) and not _is_unplaced(table, number)
    return "" if is_formula else table.tab.text(place)


def _is_unplaced(table: Table, number: int) -> bool:
    """Whether a row says neither level nor stage."""
    columns = [table.column(key) for key in ("level", "stage")]
    return all(column is None or table.tab.is_blank(Place(number, column)) for column in columns)


def domain_entries(domain: DomainTab, rows: Sequence[CriterionRow]) -> Iterator[BookEntry]:
    """The criteria of a domain's tab and their descriptors."""
    for row in rows:
        if row.ref:
            path = (*domain.path, row.ref)
            yield BookEntry(path, OWN, None, domain.tab, first_cell(row.table, row.number))
            for column, (word, tag) in row.table.once.items():
                place = Place(row.number, column)
                if word not in PLACE_KEYS and (tag == OWN or not domain.tab.is_blank(place)):
                    yield BookEntry((*path, word), tag, domain.tab.text(place), domain.tab, place)


def table_faults(domain: DomainTab, rows: Sequence[CriterionRow], known: Known, words: Sequence[str]) -> Iterator[str]:
    """What is wrong with a domain's table as a table; a word is "" where the scale has a row without one."""
    if not domain.tables:
        headings = f"{', '.join(PLACE_HEADINGS)} and the words"
        yield f"{domain.tab.at()}: has no table of criteria, headed {headings}; write these above it."
    for table in domain.tables:
        mine = [row for row in rows if row.table is table]
        numbers = [row.number for row in mine]
        lacking = dict.fromkeys(heading for row in mine for heading in row.lacking)
        named = list(filter(None, words))
        needed = [*lacking, *(word for word in named if table.column(word) is None)]
        if words:
            yield from column_faults(table, numbers, known, [*PLACE_HEADINGS, *named], needed, len(named) < len(words))
        columns = [column for column, heading in table.columns.items() if heading.key not in PLACE_KEYS]
        yield from cell_faults(domain.tab, (Place(number, column) for number in numbers for column in columns))
    for row in rows:
        yield from row.faults

"""Reading a domain's tab of a rubric's workbook: its labels, and a criterion for each row of its table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from csxl.rubrics.book_cells import BookTab
from csxl.rubrics.book_entries import OWN, BookEntry, filled_rows, first_cell
from csxl.rubrics.book_faults import cell_faults, column_faults
from csxl.rubrics.book_layout import PLACE_HEADINGS
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
class RefParts:
    """The levels or the stages: what each is called in a ref, by its names and refs folded; `named` are their names as
    people read them, and `tab` is where they stand."""

    tab: str
    by_name: Mapping[str, str]
    named: Sequence[str]

    @property
    def only(self) -> str:
        """The one that there is, "" where there are several."""
        refs = {*self.by_name.values()}
        return next(iter(refs)) if len(refs) == 1 else ""


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
    """A row of a domain's table: where it stands, its ref, or why it has none."""

    table: Table
    number: int
    ref: str
    faults: Sequence[str] = ()


def parts_of(tab: str, entries: Sequence[Mapping[str, Any]], refs: Sequence[str]) -> RefParts:
    """The levels or stages, from their tables."""
    by_name: dict[str, str] = {}
    named = []
    for entry, one in zip(entries, refs, strict=True):
        name = entry.get("name", "")
        names = [text for text in (name.values() if isinstance(name, dict) else [name]) if text]
        named += names[:1]
        for text in (*names, one):
            by_name.setdefault(fold(text), one)
    return RefParts(tab, by_name, named)


def is_untouched(tables: Sequence[Table], labels: BookLabels | None) -> bool:
    """Whether nobody has written anything on a domain's tab."""
    told = [labels.beside(key, tag) for key in labels.places for tag in labels.columns] if labels else []
    is_bare = labels is not None and all(labels.tab.is_blank(place) for place in told if place)
    return is_bare and not any(map(filled_rows, tables))


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
                said = (
                    f"{here}: {row.ref} is also at {seen[row.ref]}; a criterion has one row, so change or delete one."
                )
                row = CriterionRow(table, number, "", (said,))
            elif row.ref:
                seen[row.ref] = here
            rows.append(row)
    return rows


def _row(table: Table, number: int, letter: str, levels: RefParts, stages: RefParts) -> CriterionRow:
    """A row with its ref: from its level and stage or, where it has neither, as typed."""
    tab = table.tab
    typed = _REF.fullmatch(fold_ref(_typed_ref(table, number)))
    level, about_level = _part(table, number, "level", levels, typed[2] if typed else "")
    stage, about_stage = _part(table, number, "stage", stages, typed[3] if typed else "")
    if not (level or stage) and _is_unplaced(table, number):
        first = first_cell(table, number)
        said = f"“{shown(tab.text(first))}” stands in a row without level and stage; {UNPLACED}"
        return CriterionRow(table, number, "", (f"{tab.at(first)}: {said}",))
    if not (level and stage):
        return CriterionRow(table, number, "", (*about_level, *about_stage))
    made = ref(letter, level, stage)
    place = Place(number, table.column("ref") or 0)
    if (text := _typed_ref(table, number)) and fold_ref(text) != fold_ref(made):
        said = f"“{shown(text)}” is not the ref of this row’s level and stage, {made}; clear the cell, and it is made."
        return CriterionRow(table, number, made, (f"{tab.at(place)}: {said}",))
    return CriterionRow(table, number, made)


def _typed_ref(table: Table, number: int) -> str:
    """A ref that somebody typed: csxl's own formula only shows what the rest of the row says."""
    place = Place(number, table.column("ref") or 0)
    is_formula = bool(table.tab.cell(place).formula) and not _is_unplaced(table, number)
    return "" if is_formula else table.tab.text(place)


def _is_unplaced(table: Table, number: int) -> bool:
    """Whether a row says neither level nor stage."""
    columns = [table.column(key) for key in ("level", "stage")]
    return all(column is None or table.tab.is_blank(Place(number, column)) for column in columns)


def _part(table: Table, number: int, key: str, parts: RefParts, typed: str) -> tuple[str, tuple[str, ...]]:
    """A row's level or stage as refs have it, "" with the reason where it has none."""
    column = table.column(key)
    place = Place(number, column or 0)
    sought = table.tab.sought(place) if column else ""
    text = (sought if fold(sought) in parts.by_name else "") or (table.tab.text(place) if column else "")
    if found := parts.by_name.get(fold(text), ""):
        return found, ()
    if text or (column and table.tab.odd(place)):
        said = f"“{shown(text)}”" if text else f"“{shown(table.tab.cell(place).text)}”"
        listed = ", ".join(map(shown, parts.named))
        about = f"{said} is no {key} of the tab {parts.tab} ({listed}){likely(text, parts.named)}; choose one of them."
        return "", (f"{table.tab.at(place)}: {about}",)
    if not text and (by_rule := typed if fold(typed) in parts.by_name else parts.only):
        return by_rule, ()
    at = table.tab.at(place if column else first_cell(table, number))
    return "", (f"{at}: the row has no {key}; choose one of the tab {parts.tab}, or delete the row.",)


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
    """What is wrong with a domain's table as a table."""
    if not domain.tables:
        yield f"{domain.tab.at()}: has no table of criteria, headed {', '.join(PLACE_HEADINGS)} and the words."
    for table in domain.tables:
        numbers = [row.number for row in rows if row.table is table]
        yield from column_faults(table, numbers, known, [*PLACE_HEADINGS, *words])
        place = Place(table.header, max(table.columns))
        for word in words:
            if table.column(word) is None:
                yield f"{table.tab.at(place)}: no column is headed {word}; add one for its descriptors."
        columns = [column for column, heading in table.columns.items() if heading.key not in PLACE_KEYS]
        yield from cell_faults(domain.tab, (Place(number, column) for number in numbers for column in columns))
    for row in rows:
        yield from row.faults

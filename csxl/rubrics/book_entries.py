"""The texts of a rubric's workbook, each with the path of its place in the rubric and the cell that it stands in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import zip_longest
from typing import Any, NamedTuple

from csxl.rubrics.book_cells import BookTab
from csxl.rubrics.book_layout import SYNONYMS
from csxl.rubrics.book_tables import BookLabels, Table
from csxl.rubrics.flaws import Path
from csxl.rubrics.shape import OPTIONAL
from csxl.sheets.cells import Place

NOT_KEPT = {"step", "sample"}  # they order and show the scale
OWN = ""  # in place of a language's tag: the rubric's own language

_SYNONYM = re.compile(r'\s*(?:"((?:[^"]|"")*)"|([^,;\n]*))\s*(?:[,;\n]|\Z)')


class BookEntry(NamedTuple):
    """A text with its path, its language, and the cell that it stands in or belongs into; None for what only holds
    other texts, such as a criterion."""

    path: Path
    tag: str
    text: str | None
    tab: BookTab
    place: Place


def label_entries(labels: BookLabels, path: Path) -> Iterator[BookEntry]:
    """The texts beside labels."""
    for key in labels.places:
        for tag in labels.columns:
            place = labels.beside(key, tag)
            if place and (tag == OWN or not labels.tab.is_blank(place)):
                yield BookEntry((*path, key), tag, labels.tab.text(place), labels.tab, place)


def filled_rows(table: Table) -> list[int]:
    """The rows of a table that say anything."""
    columns = {number for number, heading in table.columns.items() if heading.key not in NOT_KEPT}
    rows = table.tab.rows
    return [row for row in table.tab.below(table.header, table.until) if not columns.isdisjoint(rows[row])]


def row_entries(table: Table, row: int, path: Path) -> Iterator[BookEntry]:
    """One entry of a list, and its texts."""
    yield BookEntry(path, OWN, None, table.tab, first_cell(table, row))
    for column, (key, tag) in table.once.items():
        place = Place(row, column)
        if key not in NOT_KEPT and (tag == OWN or not table.tab.is_blank(place)):
            yield BookEntry((*path, key), tag, table.tab.text(place), table.tab, place)


def first_cell(table: Table, row: int) -> Place:
    """The first cell of a row that says anything."""
    return Place(row, next(column for column in table.tab.rows[row] if column in table.columns))


def tables_of(entries: Iterable[BookEntry], original: str) -> dict[str, Any]:
    """Nested tables out of texts by their paths; a text that is told in several languages is a table by language."""
    told: dict[Path, dict[str, str | None]] = {}
    for entry in entries:
        told.setdefault(entry.path, {}).setdefault(original if entry.tag == OWN else entry.tag, entry.text)
    root: dict[str, Any] = {}
    for path, texts in told.items():
        if None in texts.values():
            _container(root, path)
        elif (value := _value(path, {tag: text for tag, text in texts.items() if text}, original)) is not None:
            _container(root, path[:-1])[path[-1]] = value
    return root


def _container(root: dict[str, Any], path: Path) -> Any:
    """The table at a path, made where it is not there yet."""
    at: Any = root
    for step, following in zip_longest(path, path[1:]):
        if isinstance(step, int):
            at.extend({} for _ in range(step - len(at)))
            at = at[step - 1]
        else:
            at = at.setdefault(step, [] if isinstance(following, int) else {})
    return at


def _value(path: Path, given: Mapping[str, str], original: str) -> Any:
    """One value of a table, None where there is none."""
    if path[-1] == SYNONYMS:
        lists = {tag: split_synonyms(text) for tag, text in given.items()}
        return (lists if lists.keys() - {original} else lists[original]) if lists else None
    if given.keys() - {original}:
        return {original: given.get(original, ""), **given}
    may_lack = path[-1] in OPTIONAL or len(path) > len(("domains", 1, "name"))
    return None if may_lack and not given else given.get(original, "")


def split_synonyms(text: str) -> list[str]:
    """Texts with commas, semicolons or line breaks between; one with any of these stands in quotation marks."""
    found = [quoted.replace('""', '"') or plain.strip() for quoted, plain in _SYNONYM.findall(text)]
    return [one for one in found if one]

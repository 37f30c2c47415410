"""What a rubric's files may hold: their keys, the kind of each value, and the limits on any text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from enum import StrEnum
from typing import Any

from csxl.text.folding import fold
from csxl.text.measures import CELL_LIMIT, units

Table = Mapping[str, Any]
Placed = tuple[str, str]  # (place, text)


class ValueKind(StrEnum):
    """What a key holds, as a sentence puts it."""

    TEXT = "text in quotes"
    TEXTS = "a list of texts in quotes, in square brackets"
    TABLES = "a list of entries"


TEXT, TEXTS, TABLES = ValueKind.TEXT, ValueKind.TEXTS, ValueKind.TABLES
MAIN_KEYS = {
    "title": TEXT,
    "version": TEXT,
    "language": TEXT,
    "credit": TEXT,
    "domains": TEXTS,
    "key": TABLES,
    "levels": TABLES,
    "stages": TABLES,
    "scale": TABLES,
    "abstentions": TABLES,
}
ENTRY_KEYS = {
    "key": {"term": TEXT, "meaning": TEXT},
    "levels": {"ref": TEXT, "name": TEXT, "title": TEXT},
    "stages": {"letter": TEXT, "name": TEXT, "definition": TEXT},
    "scale": {"word": TEXT, "synonyms": TEXTS, "fill": TEXT, "ink": TEXT},
    "abstentions": {"word": TEXT, "synonyms": TEXTS, "meaning": TEXT},
}
DOMAIN_KEYS = {"letter": TEXT, "name": TEXT, "statement": TEXT}
OPTIONAL = ("credit", "key", "synonyms", "fill", "ink")
HOW_MANY = {"domains": (1, 26), "levels": (1, 10), "stages": (1, 26), "scale": (2, 5)}
NAMED_BY = ("word", "name", "term")  # what an entry is called in a sentence, where it has one of these

_UNWRITABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff]")


def main_faults(file: str, table: Table) -> Iterator[str]:
    """What is wrong with the keys and values of rubric.toml, entry by entry."""
    yield from _unknown(file, table, MAIN_KEYS)
    yield from _known(file, table, MAIN_KEYS)
    for name, keys in ENTRY_KEYS.items():
        for place, entry in entries(file, table, name):
            yield from _unknown(place, entry, keys)
            yield from _known(place, entry, keys)
    yield from text_faults(file, table)


def own_faults(file: str, table: Table) -> Iterator[str]:
    """What is wrong with a domain's own keys and with any of its texts; its criteria are checked elsewhere."""
    yield from _known(file, table, DOMAIN_KEYS)
    yield from text_faults(file, table)


def entries(file: str, table: Table, name: str) -> list[tuple[str, Table]]:
    """The entries of one list of tables, each with its place: "rubric.toml: scale 2 (Amber)"."""
    found = table.get(name) if fits(table.get(name), TABLES) else []
    return [(f"{file}: {name} {number}{called(entry)}", entry) for number, entry in enumerate(found or [], 1)]


def fits(value: object, kind: ValueKind) -> bool:
    """Whether a value is of a kind."""
    if kind is TEXT:
        return isinstance(value, str)
    return isinstance(value, list) and all(isinstance(item, str if kind is TEXTS else dict) for item in value)


def likely(name: str, known: Iterable[str]) -> str:
    """ "; perhaps “title” is meant" for a name close to a known one, or ""."""
    close = get_close_matches(name, list(known), 1)
    return f"; perhaps “{close[0]}” is meant" if close else ""


def shown(text: str) -> str:
    """A text as a sentence quotes it: on one line and not too long."""
    line = re.sub(r"\s+", " ", text)
    return line if len(line) <= 60 else f"{line[:59]}…"


def text_faults(place: str, value: object) -> Iterator[str]:
    """What no workbook can hold in any text of a table, however deep."""
    if isinstance(value, str):
        if units(value) > CELL_LIMIT:
            yield f"{place}: is {units(value):,} characters long; a cell holds {CELL_LIMIT:,}, so shorten it."
        if _UNWRITABLE.search(value):
            yield f"{place}: holds a control character, which no workbook can hold; take it out."
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from text_faults(f"{place}: {key}", inner)
    elif isinstance(value, list):
        for number, inner in enumerate(value, 1):
            yield from text_faults(f"{place} {number}", inner)


def twice(placed: Iterable[Placed], taken: Mapping[str, str] | None = None) -> Iterator[str]:
    """Each text that, once folded, came before or is taken, with the place of the other."""
    seen = dict(taken or {})
    for place, text in placed:
        if fold(text) in seen:
            yield f"{place}: “{shown(text)}” is also {seen[fold(text)]}; change one, or they cannot be told apart."
        elif fold(text):
            seen[fold(text)] = f"at {place}"


def called(entry: Table) -> str:
    """What a sentence adds to an entry's number to name it: " (Amber)", or ""."""
    names = [entry[key] for key in NAMED_BY if entry.get(key)]
    return f" ({shown(str(names[0]))})" if names else ""


def _unknown(place: str, table: Table, keys: Mapping[str, ValueKind]) -> Iterator[str]:
    for key in table:
        if key not in keys:
            yield (
                f"{place}: {key}: is not known here{likely(key, keys)}; take it out or use one of {', '.join(keys)}."
            )


def _known(place: str, table: Table, keys: Mapping[str, ValueKind]) -> Iterator[str]:
    """Each known key that is missing, of the wrong kind, empty, or a list with too few or too many items."""
    for key, kind in keys.items():
        value = table.get(key)
        least, most = HOW_MANY.get(key, (0, 999))
        if key not in table:
            if key not in OPTIONAL:
                yield f"{place}: {key}: is missing; add it as {kind}."
        elif not fits(value, kind):
            yield f"{place}: {key}: must be {kind}; correct it."
        elif kind is TEXT and not str(value).strip() and key not in OPTIONAL:
            yield f"{place}: {key}: is empty; write its text."
        elif kind is not TEXT and not least <= len(value or ()) <= most:
            yield f"{place}: {key}: has {len(value or ())} entries; it takes {least} to {most}."
        elif kind is TEXTS and not all(map(fold, value or ())):
            yield f"{place}: {key}: holds an empty text; take it out."

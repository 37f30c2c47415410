"""What a rubric's tables may hold: their keys, the kind of each value, and the limits on any text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import get_close_matches
from enum import StrEnum
from typing import Any

from csxl.model.rubric import Rubric
from csxl.rubrics.flaws import Flaw, FlawKind, Path
from csxl.text.folding import fold
from csxl.text.measures import CELL_LIMIT, units

Table = Mapping[str, Any]
Placed = tuple[Path, str]


class ValueKind(StrEnum):
    """What a key holds, as a sentence puts it."""

    TEXT = "text in quotes"
    TEXTS = "a list of texts in quotes, in square brackets"
    TABLES = "a list of entries"


MAIN, ENDING = "rubric.toml", ".toml"  # the file of the main table; the others are named after their domains
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
ONE_FOR_ALL = ("version", "language", "ref", "letter", "fill", "ink")  # never told in several languages
OPTIONAL = ("credit", "key", "synonyms", "ref", "letter", "fill", "ink")
HOW_MANY = {"domains": (1, 26), "levels": (1, 4), "stages": (1, 26), "scale": (2, 5)}

CONFUSED = "; change one, or they cannot be told apart."

_UNWRITABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff]")


def main_faults(table: Table) -> Iterator[Flaw]:
    """What is wrong with the main table's keys and values, entry by entry."""
    yield from _unknown((), table, MAIN_KEYS)
    yield from _known((), table, MAIN_KEYS)
    for name, keys in ENTRY_KEYS.items():
        for path, entry in entries(table, name):
            yield from _unknown(path, entry, keys)
            yield from _known(path, entry, keys)
    for key, value in table.items():
        if key != "domains":  # its texts are not the rubric's: they say where the domains are
            yield from _text_faults((key,), value)


def own_faults(path: Path, table: Table) -> Iterator[Flaw]:
    """What is wrong with a domain's own keys and with any of its texts; its criteria are checked elsewhere."""
    yield from _known(path, table, DOMAIN_KEYS)
    yield from _text_faults(path, table)


def entries(table: Table, name: str) -> list[tuple[Path, Table]]:
    """The entries of one list of tables, each with its path."""
    found = table.get(name) if fits(table.get(name), TABLES) else []
    return [((name, number), entry) for number, entry in enumerate(found or [], 1)]


def fits(value: object, kind: ValueKind) -> bool:
    """Whether a value is of a kind."""
    if kind is TEXT:
        return isinstance(value, str)
    return isinstance(value, list) and all(isinstance(item, str if kind is TEXTS else dict) for item in value)


def fits_told(value: object, kind: ValueKind) -> bool:
    """Whether a value is of a kind, in one language or in each of several."""
    return fits(value, kind) or (isinstance(value, dict) and all(fits(one, kind) for one in value.values()))


def is_blank(value: object) -> bool:
    """Whether a text is empty in every language."""
    return not any(str(text).strip() for text in (value.values() if isinstance(value, dict) else (value,)))


def likely(name: str, known: Iterable[str]) -> str:
    """ "; perhaps “title” is meant" for a name close to a known one, or ""."""
    close = get_close_matches(name, list(known), 1)
    return f"; perhaps “{close[0]}” is meant" if close else ""


def shown(text: str) -> str:
    """A text as a sentence quotes it: on one line and not too long."""
    line = re.sub(r"\s+", " ", text)
    return line if len(line) <= 60 else f"{line[:59]}…"


def _text_faults(path: Path, value: object) -> Iterator[Flaw]:
    """What no workbook can hold in any text of a table, however deep."""
    if isinstance(value, str):
        if units(value) > CELL_LIMIT:
            yield Flaw(path, f"is {units(value):,} characters long; a cell holds {CELL_LIMIT:,}, so shorten it.")
        if _UNWRITABLE.search(value):
            yield Flaw(path, "holds a control character, which no workbook can hold; take it out.")
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _text_faults((*path, key), inner)
    elif isinstance(value, list):
        for number, inner in enumerate(value, 1):
            yield from _text_faults((*path, number), inner)


def twice(placed: Iterable[Placed], taken: Mapping[str, str] | None = None) -> Iterator[Flaw]:
    """Each text that, once folded, came before or is taken, with the place of the other."""
    seen: dict[str, Path] = {}
    for path, text in placed:
        if taken and fold(text) in taken:
            yield Flaw(path, f"“{shown(text)}” is also {taken[fold(text)]}{CONFUSED}")
        elif fold(text) in seen:
            yield Flaw(path, f"“{shown(text)}” is also at", seen[fold(text)], CONFUSED)
        elif fold(text):
            seen[fold(text)] = path


def twice_told(
    tellings: Sequence[Sequence[Placed]], owner: int, taken: Mapping[str, str] | None = None
) -> Iterator[Flaw]:
    """The same for texts in several languages, of which one may have what another has for the same thing: something is
    the same if the first `owner` steps of its path are."""
    seen: dict[str, Path] = {}
    owned: set[tuple[Path, str]] = set()
    for telling in tellings:
        placed = [(path, text) for path, text in telling if (path[:owner], fold(text)) not in owned]
        yield from twice([(path, text) for path, text in placed if fold(text) not in seen], taken)
        for path, text in placed:
            if fold(text) in seen:
                yield Flaw(path, f"“{shown(text)}” is also at", seen[fold(text)], CONFUSED)
        seen = {fold(text): path for path, text in reversed(telling) if fold(text)} | seen
        owned |= {(path[:owner], fold(text)) for path, text in telling}


def by_told(words: Iterable[tuple[str, str]]) -> Mapping[str, str]:
    """The scale's words by what each is in a translation; one that two of them share, a fault, hides neither."""
    found: dict[str, str] = {}
    for word, told in ((word.strip(), told.strip()) for word, told in words):
        if word not in found.values():
            found[f"{told} ({word})" if told in found else told] = word
    return found


def told_at(path: Path, telling: Rubric) -> Path:
    """The path of a text in one language of a rubric; in a translation its tag comes last."""
    return (*path, telling.language) if telling.original else path


def _unknown(path: Path, table: Table, keys: Mapping[str, ValueKind]) -> Iterator[Flaw]:
    for key in table:
        if key not in keys:
            yield Flaw(
                (*path, key), f"is not known here{likely(key, keys)}; take it out or use one of {', '.join(keys)}."
            )


def _known(path: Path, table: Table, keys: Mapping[str, ValueKind]) -> Iterator[Flaw]:
    """Each known key that is missing, of the wrong kind, empty, or a list with too few or too many items."""
    for key, kind in keys.items():
        value = table.get(key)
        least, most = HOW_MANY.get(key, (0, 999))
        if key not in table:
            if key not in OPTIONAL:
                yield Flaw((*path, key), f"is missing; add it as {kind}.", kind=FlawKind.MISSING)
        elif not (fits(value, kind) if key in ONE_FOR_ALL or kind is TABLES else fits_told(value, kind)):
            yield Flaw((*path, key), f"must be {kind}; correct it.")
        elif kind is TEXT:
            if is_blank(value) and key not in OPTIONAL:
                yield Flaw((*path, key), "is empty; write its text.")
        elif not least <= len(value or ()) <= most:
            number = len(value or ())
            said = f"has {number} entries; it takes {least} to {most}."
            yield Flaw((*path, key), said, kind=FlawKind.NUMBER, number=number)
        elif kind is TEXTS:
            yield from _empty_texts((*path, key), value)


def _empty_texts(path: Path, value: object) -> Iterator[Flaw]:
    """Where a list of texts, in whichever language, holds one without a letter."""
    if isinstance(value, dict):
        for tag, texts in value.items():
            yield from _empty_texts((*path, tag), texts)
    elif isinstance(value, list) and not all(map(fold, value)):
        yield Flaw(path, "holds an empty text; take it out.")

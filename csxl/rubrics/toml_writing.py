"""A rubric as TOML: rubric.toml and a file for each domain, always in the same form."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from csxl.model.rubric import Rubric
from csxl.rubrics.rubric_tables import rubric_tables
from csxl.rubrics.shape import DOMAIN_KEYS, ENDING, MAIN
from csxl.text.naming import ascii_letters, unused

LONGEST_NAME = 60  # of a domain's file, without its ending
ON_SCALE = "# Worst first. A synonym is read as the word and marked as interpreted."
ESCAPES = {"\\": "\\\\", '"': '\\"', "\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r"}

_BARE = re.compile(r"[A-Za-z0-9_-]+")
_NOT_IN_LINE = re.compile('[\\\\"\x00-\x1f\x7f]')
_NOT_IN_LINES = re.compile('\\\\|"(?="")|"\\Z|[\x00-\x08\x0b-\x1f\x7f]')


def toml_files(rubric: Rubric) -> Mapping[str, bytes]:
    """The files of a rubric's folder, by name."""
    names = file_names([domain.name for domain in rubric.domains])
    main, domains = rubric_tables(rubric)
    lists = {key: value for key, value in main.items() if _is_tables(value)}
    facts = {key: value for key, value in main.items() if key not in lists}
    texts = {MAIN: [*_entries({**facts, "domains": list(names)}), *_lists(lists)]}
    for name, table in zip(names, domains, strict=True):
        texts[f"{name}{ENDING}"] = list(_domain(table))
    return {file: "".join(f"{line}\n" for line in lines).encode() for file, lines in texts.items()}


def file_names(names: Sequence[str]) -> tuple[str, ...]:
    """A name for each domain's file, without its ending: its own name in small letters, digits and hyphens."""
    taken = {MAIN.removesuffix(ENDING)}
    found = []
    for name in names:
        words = re.findall(r"[a-z0-9]+", re.sub(r"['’]", "", ascii_letters(name.replace("&", " ")).lower()))
        free = unused("-".join(words)[:LONGEST_NAME].strip("-") or "domain", taken, LONGEST_NAME, "-")
        taken.add(free)
        found.append(free)
    return tuple(found)


def _lists(lists: Mapping[str, Sequence[Mapping[str, Any]]]) -> Iterator[str]:
    """The lines of rubric.toml's lists of entries."""
    for name, entries in lists.items():
        for number, entry in enumerate(entries):
            yield ""
            if name == "scale" and not number:
                yield ON_SCALE
            yield f"[[{name}]]"
            yield from _entries(entry)


def _domain(table: Mapping[str, Any]) -> Iterator[str]:
    """The lines of a domain's file."""
    criteria = {key: value for key, value in table.items() if key not in DOMAIN_KEYS}
    yield from _entries({key: value for key, value in table.items() if key not in criteria})
    for ref, descriptors in criteria.items():
        yield from ("", f"[{_key(ref)}]")
        yield from _entries(descriptors)


def _entries(table: Mapping[str, Any]) -> Iterator[str]:
    """A line for each text or list of texts, or for each language that it stands in."""
    for key, value in table.items():
        if isinstance(value, dict):
            yield from (f"{_key(key)}.{_key(tag)} = {_value(one)}" for tag, one in value.items())
        else:
            yield f"{_key(key)} = {_value(value)}"


def _is_tables(value: object) -> bool:
    return isinstance(value, list) and any(isinstance(item, dict) for item in value)


def _key(name: str) -> str:
    return name if _BARE.fullmatch(name) else _quoted(name)


def _value(value: str | Sequence[str]) -> str:
    if not isinstance(value, str):
        return f"[{', '.join(map(_quoted, value))}]"
    return f'"""\n{_escaped(_NOT_IN_LINES, value)}"""' if "\n" in value else _quoted(value)


def _quoted(text: str) -> str:
    return f'"{_escaped(_NOT_IN_LINE, text)}"'


def _escaped(what: re.Pattern[str], text: str) -> str:
    return what.sub(lambda found: ESCAPES.get(found[0], f"\\u{ord(found[0]):04X}"), text)

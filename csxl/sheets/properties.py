"""A document's properties: who wrote it and when, and those that a program added under names of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from csxl.sheets.known_parts import once
from csxl.sheets.limits import CELL_CHARACTERS
from csxl.sheets.parts import Parts
from csxl.sheets.strings import unescaped
from csxl.sheets.xml import Attributes, walk

CORE = (
    "title",
    "subject",
    "creator",
    "keywords",
    "description",
    "lastModifiedBy",
    "created",
    "modified",
    "language",
    "category",
    "identifier",
    "version",
    "revision",
    "lastPrinted",
    "contentStatus",
)
KINDS = (
    "lpwstr",
    "lpstr",
    "bstr",
    "filetime",
    "date",
    "i1",
    "i2",
    "i4",
    "i8",
    "int",
    "ui1",
    "ui2",
    "ui4",
    "ui8",
    "uint",
    "r4",
    "r8",
    "decimal",
    "bool",
)
MOST = 1_000


def in_parts(parts: Parts) -> Mapping[str, str]:
    """The properties of a package by name, the custom ones first."""
    custom = parts.optional(parts.related(parts.root, "custom-properties", "custom.xml"), read_custom)
    core = parts.optional(parts.related(parts.root, "core-properties", "core.xml"), read_core)
    return {**(custom or {}), **_with_true_zone(core or {}, parts)}


def _with_true_zone(core: Mapping[str, str], parts: Parts) -> Mapping[str, str]:
    """The core properties without the "Z" of a time that is not in UTC: LibreOffice writes it after the time by the
    clock on the wall. It also counts revisions, which Excel does not, so Excel's files cost no further part."""
    if "revision" not in core or "modified" not in core:
        return core
    program = parts.optional(parts.related(parts.root, "extended-properties", "app.xml"), read_program)
    return core if (program or "").startswith("Microsoft") else {**core, "modified": core["modified"].rstrip("Zz")}


@once
def read_core(chunks: Iterable[bytes]) -> Mapping[str, str]:
    """The core properties that are filled in, by local name."""
    found: dict[str, str] = {}
    characters: list[str] = []

    def taker(name: str) -> Callable[[], None]:
        return lambda: found.update({name: _said(characters)})

    walk(
        chunks,
        dict.fromkeys(CORE, lambda _: characters.clear()),
        {name: taker(name) for name in CORE},
        characters.append,
    )
    return {name: text for name, text in found.items() if text}


@once
def read_program(chunks: Iterable[bytes]) -> str:
    """The program that saved it."""
    found = [""]
    characters: list[str] = []

    def take() -> None:
        found[0] = _said(characters)

    walk(chunks, {"Application": lambda _: characters.clear()}, {"Application": take}, characters.append)
    return found[0]


@once
def read_custom(chunks: Iterable[bytes]) -> Mapping[str, str]:
    """The custom properties by their own name, whatever their type, as text."""
    found: dict[str, str] = {}
    name = [""]
    characters: list[str] = []

    def enter(attributes: Attributes) -> None:
        name[0] = unescaped(attributes.get("name", ""))[:255]

    def take() -> None:
        if len(found) < MOST and name[0]:
            found.setdefault(name[0], _said(characters))

    walk(
        chunks,
        {"property": enter, **dict.fromkeys(KINDS, lambda _: characters.clear())},
        dict.fromkeys(KINDS, take),
        characters.append,
    )
    return found


def _said(characters: list[str]) -> str:
    return unescaped("".join(characters))[:CELL_CHARACTERS].strip()

"""A document's properties: who wrote it and when, and those that a program added under names of its own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from xml.etree.ElementTree import Element

from csxl.sheets.elements import Elements
from csxl.sheets.known_parts import once
from csxl.sheets.limits import CELL_CHARACTERS
from csxl.sheets.parts import Parts
from csxl.sheets.strings import unescaped

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
PROGRAM = ("Application",)
SKIPPED = ("extLst",)
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
    return {name: text for name, text in _texts(chunks, CORE).items() if text}


@once
def read_program(chunks: Iterable[bytes]) -> str:
    """The program that saved it."""
    return _texts(chunks, PROGRAM).get("Application", "")


def _texts(chunks: Iterable[bytes], wanted: Sequence[str]) -> dict[str, str]:
    """What the elements of these names say, the last of each name. Raises PartFault."""
    found: dict[str, str] = {}

    def take(element: Element) -> None:
        found[elements.names[element.tag]] = _said(element)

    elements = Elements(dict.fromkeys(wanted, take), wanted, SKIPPED)
    elements.read(chunks)
    return found


@once
def read_custom(chunks: Iterable[bytes]) -> Mapping[str, str]:
    """The custom properties by their own name, whatever their type, as text."""
    found: dict[str, str] = {}

    def take(element: Element) -> None:
        name = unescaped(element.get("name", ""))[:255]
        value = next((part for part in element.iter() if elements.names[part.tag] in KINDS), None)
        if value is not None and name and len(found) < MOST:
            found.setdefault(name, _said(value))

    elements = Elements({"property": take}, ("property",), SKIPPED)
    elements.read(chunks)
    return found


def _said(element: Element) -> str:
    return unescaped("".join(element.itertext()))[:CELL_CHARACTERS].strip()

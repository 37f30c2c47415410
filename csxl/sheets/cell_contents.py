"""Pictures and check boxes that live in cells: which of a workbook's cells with an odd value hold one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from xml.etree.ElementTree import Element

from csxl.sheets.around import Odd
from csxl.sheets.cells import Area, Cell, Drawn, DrawnKind, Place
from csxl.sheets.elements import Elements
from csxl.sheets.limits import CELL_CHARACTERS, STYLES
from csxl.sheets.linked import picture_by
from csxl.sheets.parts import Parts
from csxl.sheets.places import place
from csxl.sheets.relations import Relation

VALUES, STRUCTURES, METADATA, BAGS = (
    "rdrichvalue.xml",
    "rdrichvaluestructure.xml",
    "metadata.xml",
    "featurepropertybag.xml",
)
RICH, MOST = "XLRICHVALUE", 100_000
ALTERNATIVE = "Text"  # the key of a picture's alternative text


class CellContents:
    """What the workbook says of its cells: pictures by the number of a value's metadata, with what each is described
    as, and the cell formats that show a truth value as a check box."""

    def __init__(self, parts: Parts, related: Mapping[str, Relation]) -> None:
        files = parts.package.names.by_file
        self.pictures: dict[str, str] = {}
        self.boxes: frozenset[str] = frozenset()
        if VALUES in files and METADATA in files:
            self.pictures = _pictures(parts, files)
        if BAGS in files:
            styles = parts.related(related, "styles", "styles.xml")
            self.boxes = parts.optional(styles, _box_formats) or frozenset()

    def drawn(
        self, odd: Iterable[Odd], cells: Mapping[Place, Cell], formulas: Iterable[tuple[Place, str]]
    ) -> Iterator[Drawn]:
        """The pictures and check boxes in a sheet's cells."""
        found = {where: one for one in odd if (where := place(one.cell))} if self.pictures or self.boxes else {}
        for where, one in found.items():
            area = Area(*where, *where)
            if one.metadata in self.pictures:
                yield Drawn(area, DrawnKind.PICTURE, "", self.pictures[one.metadata])
            elif one.kind == "b" and one.style in self.boxes and where in cells:
                yield Drawn(area, DrawnKind.CONTROL, "", "", bool(cells[where].value))
        for where, formula in formulas:
            described = picture_by(formula)
            if described is not None and where not in found:
                yield Drawn(Area(*where, *where), DrawnKind.PICTURE, "", described[:CELL_CHARACTERS])


def _pictures(parts: Parts, files: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """What each picture is described as, by the number of the metadata that cells name."""
    structures = parts.optional(files.get(STRUCTURES, ("",))[-1], _structures) or []
    values = parts.optional(files[VALUES][-1], _values) or []
    numbers = parts.optional(files[METADATA][-1], _numbers) or []
    found = {}
    for count, number in enumerate(numbers, 1):
        structure, texts = values[number] if 0 <= number < len(values) else (-1, [])
        kind, keys = structures[structure] if 0 <= structure < len(structures) else ("", [])
        if "image" in kind.casefold():
            said = dict(zip(keys, texts, strict=False))
            found[str(count)] = said.get(ALTERNATIVE, "")[:CELL_CHARACTERS]
    return found


def _structures(chunks: Iterable[bytes]) -> list[tuple[str, list[str]]]:
    """Each structure's kind and the names of its fields."""
    found: list[tuple[str, list[str]]] = []

    def take(element: Element) -> None:
        if len(found) < MOST:
            found.append((element.get("t", ""), [key.get("n", "") for key in element]))

    Elements({"s": take}, {"s"}, ()).read(chunks)
    return found


def _values(chunks: Iterable[bytes]) -> list[tuple[int, list[str]]]:
    """Each value's structure and its fields."""
    found: list[tuple[int, list[str]]] = []

    def take(element: Element) -> None:
        if len(found) < MOST:
            found.append((_number(element.get("s", "")), [field.text or "" for field in element]))

    Elements({"rv": take}, {"rv"}, ()).read(chunks)
    return found


def _numbers(chunks: Iterable[bytes]) -> list[int]:
    """The rich value that each entry of a cell's metadata means, -1 for another kind of metadata."""
    types: list[str] = []
    rich: list[int] = []
    found: list[int] = []

    def future(element: Element) -> None:
        if element.get("name", "") == RICH:
            values = [part for part in element.iter() if part.tag.rpartition(":")[2] == "rvb"]
            rich.extend(_number(part.get("i", "")) for part in values[:MOST])

    def take(element: Element) -> None:
        records = (part for part in element.iter() if part.tag.rpartition(":")[2] == "rc")
        for record in records:
            kind, number = _number(record.get("t", "")) - 1, _number(record.get("v", ""))
            is_rich = 0 <= kind < len(types) and types[kind] == RICH and 0 <= number < len(rich)
            if len(found) < MOST:
                found.append(rich[number] if is_rich else -1)

    wanted = {
        "metadataType": lambda element: types.append(element.get("name", "")),
        "futureMetadata": future,
        "valueMetadata": take,
    }
    Elements(wanted, wanted, ()).read(chunks)
    return found


def _box_formats(chunks: Iterable[bytes]) -> frozenset[str]:
    """The numbers of the cell formats that have a control of their own."""
    found: list[bool] = []

    def take(formats: Element) -> None:
        for format_ in list(formats)[:STYLES]:
            found.append(any(part.tag.rpartition(":")[2] == "xfComplement" for part in format_.iter()))

    Elements({"cellXfs": take}, {"cellXfs"}, ()).read(chunks)
    return frozenset(str(number) for number, has in enumerate(found) if has)


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 9 else -1

"""The parts of one OOXML package: found by relation, content type or name, and read without trusting them."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeVar

from csxl.sheets.faults import Harm, PartFault, damaged
from csxl.sheets.package import Package, ZipEntry
from csxl.sheets.relations import Relation, read_content_types, read_relations, relations_part
from csxl.sheets.repair import with_ampersands
from csxl.sheets.tabs import Contents

Made = TypeVar("Made")
TYPES = "[content_types].xml"
WORKSHEET_PART = re.compile(r"(?:.*/)?worksheets/[^/]*?(\d*)\.xml")


class Parts:
    """A package's parts, by folded name."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self.root = self.relations("")

    def whole(self, name: str, read: Callable[[Iterable[bytes]], Made]) -> Made:
        """Read a part that must not have two different copies. Raises PartFault."""
        copies = self.package.copies(name)
        if not copies:
            raise damaged("they are not in the file")
        if len(copies) > 1:
            raise damaged(f"the file holds its part {name} twice, with different contents")
        return self.copy(copies[0], read)

    def copy(self, entry: ZipEntry, read: Callable[[Iterable[bytes]], Made]) -> Made:
        """Read a member. Where its XML breaks off, the rest is unpacked too, since its bytes may be to blame.
        Raises PartFault."""
        chunks = self.package.chunks(entry)
        try:
            return read(chunks)
        except PartFault as fault:
            if fault.harm is Harm.BROKEN_OFF:
                deque(chunks, maxlen=0)
            raise

    def optional(self, name: str, read: Callable[[Iterable[bytes]], Made]) -> Made | None:
        """Read a part that a workbook can do without; None where it is missing or faulty."""
        if name not in self.package:
            return None
        try:
            return self.whole(name, read)
        except PartFault as fault:
            if fault.harm is not Harm.BROKEN_OFF:
                return None
        try:
            return self.whole(name, lambda chunks: read(with_ampersands(chunks)))
        except PartFault:
            return None

    def repaired(
        self, copy: ZipEntry, make: Callable[[], Made], read: Callable[[Made, Iterable[bytes]], None]
    ) -> Made | None:
        """What is made of a member whose XML breaks off when each bare "&" in it is written as it should be; None if
        it breaks off all the same."""
        made = make()
        try:
            read(made, with_ampersands(self.package.chunks(copy)))
        except PartFault:
            return None
        return made

    def relations(self, part: str) -> Mapping[str, Relation]:
        """A part's relations by id; "" stands for the package."""
        return self.optional(relations_part(part), lambda chunks: read_relations(chunks, part, self.package)) or {}

    def related(self, relations: Mapping[str, Relation], kind: str, usual: str = "") -> str:
        """The part of that kind, or the one with its usual file name; "" where there is none."""
        for relation in relations.values():
            if relation.kind == kind and relation.part in self.package:
                return relation.part
        alike = (part for part in self.package.entries if usual and part.rpartition("/")[2] == usual)
        return next(alike, "")

    def workbook(self) -> tuple[str, Contents] | None:
        """The workbook's part and what it says, or None. Raises PartFault if it is there but must not be read."""
        likely = dict.fromkeys(part for part in self._likely() if part in self.package)
        for part in (*likely, *(part for part in self.package.entries if part.endswith(".xml") and part not in likely)):
            contents = self._contents(part, part in likely)
            if contents is not None and contents.is_workbook:
                return part, contents
        return None

    def _contents(self, part: str, is_likely: bool) -> Contents | None:
        """What a part says of sheets, as far as it can be read; None where it cannot. Raises PartFault if it must not
        be read and is likely to be the workbook."""
        contents = Contents()
        try:
            self.whole(part, contents.read if is_likely else contents.read_if_workbook)
        except PartFault as fault:
            if is_likely and fault.harm in {Harm.TOO_MUCH, Harm.UNSAFE}:
                raise
            if fault.harm is not Harm.BROKEN_OFF:
                return None
            contents.fault = fault
            if contents.is_workbook:
                return self.repaired(self.package.copies(part)[0], Contents, Contents.read) or contents
        return contents

    def _likely(self) -> Iterator[str]:
        """Where the workbook may be, the likeliest first."""
        yield from (relation.part for relation in self.root.values() if relation.kind == "officedocument")
        yield from (
            part for part, kind in (self.optional(TYPES, read_content_types) or {}).items() if "main+xml" in kind
        )
        yield from (part for part in self.package.entries if part.endswith("workbook.xml"))

    def worksheets(self) -> list[str]:
        """The parts that are worksheets by name, in the order of their numbers."""
        return sorted(filter(WORKSHEET_PART.fullmatch, self.package.entries), key=_natural)


def _natural(part: str) -> tuple[int, str]:
    """Sheet 10 after sheet 9."""
    match = WORKSHEET_PART.fullmatch(part)
    return (int(match[1]) if match and match[1] and len(match[1]) < 9 else 0, part)

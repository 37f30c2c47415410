"""The parts of one OOXML package: found by relation, content type or name, and read without trusting them."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from typing import TypeVar

from csxl.sheets.faults import Harm, PartFault, damaged
from csxl.sheets.package import Package
from csxl.sheets.relations import Relation, read_content_types, read_relations, relations_part
from csxl.sheets.repair import with_ampersands
from csxl.sheets.spare import Spare
from csxl.sheets.tabs import Contents, WorkbookPart, read_contents
from csxl.sheets.zip_list import ZipEntry

Made = TypeVar("Made")
TYPES = "[content_types].xml"


class Parts:
    """A package's parts, by folded name."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self.spare = Spare()
        self.root = self.relations("")

    def whole(self, name: str, read: Callable[[Iterable[bytes]], Made], often: bool = True) -> Made:
        """Read a part that must not have two different copies; `often` as for Package.chunks. Raises PartFault."""
        copies = self.package.copies(name)
        if not copies:
            raise damaged("they are not in the file")
        if len(copies) > 1:
            raise damaged("the file holds one of its parts twice, with different contents")
        return self.copy(copies[0], read, often)

    def copy(self, entry: ZipEntry, read: Callable[[Iterable[bytes]], Made], often: bool = False) -> Made:
        """Read a member. Where its XML breaks off, the rest is unpacked too, since its bytes may be to blame.
        Raises PartFault."""
        chunks = self.package.chunks(entry, often)
        try:
            return read(chunks)
        except PartFault as fault:
            if fault.harm is Harm.BROKEN_OFF:
                deque(chunks, maxlen=0)
            raise

    def beside(self, name: str, read: Callable[[Iterable[bytes]], Made]) -> Made:
        """Read a part that lies beside a sheet. Raises PartFault."""
        return self.whole(name, lambda chunks: read(self.spare.counted(chunks)))

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
        return (
            self.optional(relations_part(part), lambda chunks: read_relations(chunks, part, self.package.names)) or {}
        )

    def related(self, relations: Mapping[str, Relation], kind: str, usual: str = "") -> str:
        """The part of that kind, or the one with its usual file name; "" where there is none."""
        for relation in relations.values():
            if relation.kind == kind and relation.part in self.package:
                return relation.part
        return next(iter(self.package.names.by_file.get(usual, ())), "")

    def workbook(self) -> tuple[str, Contents] | None:
        """The workbook's part and what it says, or None. Raises PartFault if it is there but must not be read."""
        likely = dict.fromkeys(part for part in self._likely() if part in self.package)
        for part in (*likely, *(part for part in self.package.entries if part.endswith(".xml") and part not in likely)):
            contents = self._contents(part, part in likely)
            if contents is not None:
                return part, contents
        return None

    def _contents(self, part: str, is_likely: bool) -> Contents | None:
        """What a part says of sheets, as far as it can be read; None where it cannot or says nothing of them. Raises
        PartFault if it must not be read and is likely to be the workbook."""
        try:
            return self.whole(part, lambda chunks: read_contents(chunks, is_likely))
        except PartFault as fault:
            if is_likely and fault.harm in {Harm.TOO_MUCH, Harm.UNSAFE}:
                raise
            return self._broken_off(part, is_likely) if fault.harm is Harm.BROKEN_OFF else None

    def _broken_off(self, part: str, is_likely: bool) -> Contents | None:
        """What a part whose XML breaks off says of sheets: all once it is repaired, or what comes before."""
        copy, broken = self.package.copies(part)[0], WorkbookPart()
        with suppress(PartFault):
            chunks = self.package.chunks(copy)
            broken.read(chunks if is_likely else broken.while_workbook(chunks))
        if not broken.is_workbook:
            return None
        return (self.repaired(copy, WorkbookPart, WorkbookPart.read) or broken).contents()

    def _likely(self) -> Iterator[str]:
        """Where the workbook may be, the likeliest first."""
        yield from (relation.part for relation in self.root.values() if relation.kind == "officedocument")
        yield from (
            part for part, kind in (self.optional(TYPES, read_content_types) or {}).items() if "main+xml" in kind
        )
        yield from (part for part in self.package.entries if part.endswith("workbook.xml"))

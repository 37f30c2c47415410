"""What belongs to a sheet and lies in parts of its own: its comments, and everything that is drawn over it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from csxl.diagnostics.code import Code
from csxl.diagnostics.of_workbook import WorkbookCode
from csxl.sheets.around import Around
from csxl.sheets.cells import Drawn, Place
from csxl.sheets.drawings import Drawing
from csxl.sheets.faults import PartFault
from csxl.sheets.notes import Notes
from csxl.sheets.parts import Parts
from csxl.sheets.relations import Relation

Say = tuple[Code, Mapping[str, str]]  # a code, and what its sentence says besides the sheet's name


@dataclass
class Beside:
    """What was found beside a sheet, and what is to be said of it: each a code and what its sentence names."""

    comments: Mapping[Place, str] = field(default_factory=dict)
    drawn: tuple[Drawn, ...] = ()
    links: Mapping[Place, str] = field(default_factory=dict)
    faults: list[Say] = field(default_factory=list)


def read_beside(
    parts: Parts, related: Mapping[str, Relation], people: Mapping[str, str], around: Around | None = None
) -> Beside:
    """What the parts say that a sheet's relations name; `around` is what the sheet itself says of them, None where
    that is not known. Never raises PartFault."""
    return _Reading(parts, related, people, around).read()


class _Reading:
    def __init__(
        self, parts: Parts, related: Mapping[str, Relation], people: Mapping[str, str], around: Around | None
    ) -> None:
        self.parts, self.related, self.people, self.around = parts, related, people, around
        self.beside = Beside()

    def read(self) -> Beside:
        inside = [relation for relation in self.related.values() if not relation.external]
        self.beside.comments = self._notes(inside)
        self.beside.drawn = self._drawn(inside)
        return self.beside

    def _notes(self, related: list[Relation]) -> dict[Place, str]:
        found = Notes(self.people)
        readers = {"comments": found.read_legacy, "threadedcomment": found.read_threads}
        for relation in sorted(related, key=lambda relation: relation.kind):
            placeholders = (
                relation.kind == "threadedcomment" and found.legacy and relation.part not in self.parts.package
            )
            if relation.kind in readers and not placeholders:
                self._part(WorkbookCode.NOTES_LOST, relation.part, readers[relation.kind])
        return found.texts()

    def _drawn(self, related: list[Relation]) -> tuple[Drawn, ...]:
        drawing = Drawing()
        for relation in related:
            if relation.kind == "drawing":
                self._part(WorkbookCode.SHAPES_LOST, relation.part, drawing.read)
        return tuple(drawing.shapes)

    def _part(self, code: Code, name: str, read: Callable[[Iterable[bytes]], None]) -> None:
        """Read a part that belongs to the sheet."""
        try:
            self.parts.whole(name, read)
        except PartFault as fault:
            self.beside.faults.append((code, {"why": fault.why}))

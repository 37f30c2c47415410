"""What belongs to a sheet and lies in parts of its own: its comments, and everything that is drawn over it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import field

from csxl.diagnostics.code import Code
from csxl.diagnostics.of_workbook import WorkbookCode
from csxl.sheets.around import Around
from csxl.sheets.cells import Cell, Drawn, Place
from csxl.sheets.chosen import chosen
from csxl.sheets.drawings import MOST, Drawing, is_bare
from csxl.sheets.drawn_texts import PartTexts
from csxl.sheets.embedding import Embedding
from csxl.sheets.faults import Harm, PartFault
from csxl.sheets.limits import Watch
from csxl.sheets.notes import Notes
from csxl.sheets.parts import Parts
from csxl.sheets.relations import Relation
from csxl.sheets.vml import OldDrawing, holds_more_than_notes
from csxl.text.records import dataclass

Say = tuple[Code, Mapping[str, str]]  # a code, and what its sentence says besides the sheet's name
DRAWINGS, OLD, COMMENTS, THREADS = "drawing", "vmldrawing", "comments", "threadedcomment"
BINARY = ".bin"
WORDED = frozenset({"chartusershapes", "diagramdrawing"})


@dataclass
class Beside:
    """What was found beside a sheet, and what is to be said of it: each a code and what its sentence names."""

    comments: Mapping[Place, str] = field(default_factory=dict)
    drawn: tuple[Drawn, ...] = ()
    faults: list[Say] = field(default_factory=list)


def read_beside(
    parts: Parts,
    related: Mapping[str, Relation],
    people: Mapping[str, str],
    around: Around | None = None,
    cells: Mapping[Place, Cell] | None = None,
) -> Beside:
    """What the parts say that a sheet's relations name; `around` is what the sheet itself says of them, None where
    that is not known, and `cells` are its cells. Never raises PartFault."""
    if not related and around and not (around.shows or around.shows_old or around.embedded):
        return Beside()
    reading = _Reading(parts, related, around or Around(), cells or {}, around is not None)
    with half_of_the_time(parts.package.watch):
        return reading.read(people)


@contextmanager
def half_of_the_time(watch: Watch) -> Iterator[None]:
    """Leave half of a sheet's time for what is to be done after this."""
    whole = watch.sheet_deadline
    watch.sheet_deadline = (watch.now + whole) / 2
    try:
        yield
    finally:
        watch.sheet_deadline = whole


class _Reading:
    def __init__(
        self,
        parts: Parts,
        related: Mapping[str, Relation],
        around: Around,
        cells: Mapping[Place, Cell],
        is_known: bool,
    ) -> None:
        self.parts, self.related, self.around, self.cells = parts, related, around, cells
        self.is_known = is_known  # whether the sheet's own references are known
        self.beside = Beside()
        self.words: dict[str, str] = {}

    def read(self, people: Mapping[str, str]) -> Beside:
        """All of it."""
        kinds = {relation.kind for relation in self.related.values()}
        if COMMENTS in kinds or THREADS in kinds:
            self.beside.comments = self._notes(people)
        if kinds & {DRAWINGS, OLD} or self.around.shows or self.around.shows_old or self.around.embedded:
            self.beside.drawn = self._drawn()
        return self.beside

    def _notes(self, people: Mapping[str, str]) -> dict[Place, str]:
        found = Notes(people, self.parts.spare)
        for part in self._named(COMMENTS):
            if part.endswith(BINARY):
                continue  # an .xlsb's own reader reads them
            if part in self.parts.package:
                self._part(WorkbookCode.NOTES_LOST, part, found.read_legacy)
            elif self.around.shows_old or not self.is_known:
                self.beside.faults.append((WorkbookCode.NOTES_NOT_THERE, {}))
        for part in self._named(THREADS):
            if part in self.parts.package:
                self._part(WorkbookCode.NOTES_LOST, part, found.read_threads)
        return found.texts()

    def _drawn(self) -> tuple[Drawn, ...]:
        shown = [part for part in self._shown(DRAWINGS, self.around.shows) if not self._is_bare(part)]
        if not (shown or self._named(OLD) or self.around.shows_old or self.around.embedded):
            return ()
        sizes = self.around.sizes()
        drawings, old = [], OldDrawing()
        controls = {one.shape for one in self.around.embedded}
        for part in shown:
            drawing = Drawing(sizes, self.parts.relations(part), self._words, controls)
            self._part(WorkbookCode.SHAPES_LOST, part, drawing.read)
            drawings.append(drawing)
            if drawing.has_gaps:
                self._gone()
        for part in self._shown(OLD, self.around.shows_old):
            self._old(part, old)
        embedding = Embedding(self.parts, self.related, sizes)
        found = [drawn for drawing in drawings for drawn in drawing.shapes]
        found += embedding.drawn(self.around.embedded, old, [one for drawing in drawings for one in drawing.stand_ins])
        kept = self._kept(found[:MOST])
        beyond = sum(drawing.beyond for drawing in drawings) + old.beyond + len(found) - len(kept)
        if beyond:
            self.beside.faults.append((WorkbookCode.SHAPES_BEYOND, {"count": f"{beyond:,}"}))
        return tuple(chosen(kept, self.cells, {}))

    def _is_bare(self, part: str) -> bool:
        try:
            return self.parts.whole(part, is_bare)
        except PartFault:
            return False  # it is read, and then it is said what is wrong with it

    def _kept(self, found: list[Drawn]) -> list[Drawn]:
        """As much of what was found as the whole workbook may have."""
        for number, one in enumerate(found):
            try:
                self.parts.spare.keep(1, len(one.text) + len(one.described))
            except PartFault:
                return found[:number]
        return found

    def _old(self, part: str, old: OldDrawing) -> None:
        """Read an old drawing; one that breaks off matters only if it holds more than the frames of comments."""
        try:
            self.parts.beside(part, old.read)
        except PartFault as fault:
            if fault.harm is not Harm.BROKEN_OFF or self.parts.optional(part, holds_more_than_notes):
                self._fault(WorkbookCode.SHAPES_LOST, fault)

    def _named(self, kind: str) -> Iterable[str]:
        parts = (relation.part for relation in self.related.values() if relation.kind == kind and relation.part)
        return dict.fromkeys(parts)

    def _shown(self, kind: str, ids: set[str]) -> Iterable[str]:
        """The parts of that kind. Where one is missing that the sheet refers to, that is said once."""
        there = [part for part in self._named(kind) if part in self.parts.package]
        meant = {self.related[name].part for name in ids if name in self.related}
        lost = bool(ids - self.related.keys()) or any(part not in self.parts.package for part in meant)
        only_notes = kind == OLD and COMMENTS in {relation.kind for relation in self.related.values()}
        if lost and not only_notes:
            self._gone()
        return there

    def _gone(self) -> None:
        """Say once that something is missing."""
        if all(code is not WorkbookCode.SHAPES_GONE for code, _ in self.beside.faults):
            self.beside.faults.append((WorkbookCode.SHAPES_GONE, {}))

    def _words(self, part: str) -> str:
        """The words of a chart or a diagram, with those that were drawn into it."""
        if part not in self.words:
            self.words[part] = ""  # so that none is read twice
            inside = [relation.part for relation in self.parts.relations(part).values() if relation.kind in WORDED]
            self.words[part] = "\n".join(filter(None, map(self._read_words, (part, *inside[:1]))))
        return self.words[part]

    def _read_words(self, part: str) -> str:
        texts = PartTexts()
        if part in self.parts.package:
            self._part(WorkbookCode.SHAPES_LOST, part, texts.read)
        return texts.text

    def _part(self, code: Code, name: str, read: Callable[[Iterable[bytes]], None]) -> None:
        """Read a part that belongs to the sheet."""
        try:
            self.parts.beside(name, read)
        except PartFault as fault:
            self._fault(code, fault)

    def _fault(self, code: Code, fault: PartFault) -> None:
        """Remember the first fault of each kind."""
        if all(code is not other for other, _ in self.beside.faults):
            self.beside.faults.append((code, {"why": fault.why}))

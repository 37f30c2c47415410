"""What the objects embedded in an `.ods` say: a chart's titles, the paragraphs of anything else."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import NamedTuple

from csxl.sheets.cells import DrawnKind
from csxl.sheets.faults import PartFault
from csxl.sheets.limits import CELL_CHARACTERS
from csxl.sheets.package import Package
from csxl.sheets.part_names import folded
from csxl.sheets.xml import Attributes, walk
from csxl.sheets.zip_list import ZipEntry

MOST = 100  # objects of one workbook that are looked into
MOST_BYTES = 8 << 20  # of all of them, unpacked
TITLES = ("chart:title", "chart:subtitle", "chart:footer", "chart:label")


class OdsObject(NamedTuple):
    """An object: a chart or something else, and what it says."""

    kind: DrawnKind = DrawnKind.OBJECT
    text: str = ""


class Objects:
    """The objects of a package by the names that frames call them by, each read once."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self.known: dict[str, OdsObject] = {}
        self.bytes = 0

    def at(self, address: str) -> OdsObject:
        """What an object says, as far as it can be read."""
        name = folded(address)
        if name not in self.known and len(self.known) < MOST:
            self.known[name] = self._read(f"{name}/content.xml") if name else OdsObject()
        return self.known.get(name, OdsObject())

    def _read(self, part: str) -> OdsObject:
        entries = self.package.copies(part)
        said = _Said()
        if entries:
            with suppress(PartFault):  # what came before it stands; the frame itself is known in any case
                walk(self._some(entries[0]), said.starts, said.ends, said.text, ("annotation-xml",))
        kind = DrawnKind.CHART if said.is_chart else DrawnKind.OBJECT
        return OdsObject(kind, "\n".join(filter(None, map(str.strip, said.lines)))[:CELL_CHARACTERS])

    def _some(self, entry: ZipEntry) -> Iterator[bytes]:
        """A part's bytes, as far as they may go."""
        for chunk in self.package.chunks(entry):
            self.bytes += len(chunk)
            if self.bytes > MOST_BYTES:
                return
            yield chunk


class _Said:
    """The paragraphs of an object; of a chart only its titles."""

    def __init__(self) -> None:
        self.is_chart = False
        self.titles = self.characters = 0
        self.lines: list[str] = []
        self.paragraph: list[str] | None = None
        self.starts: dict[str, Callable[[Attributes], None]] = {
            "chart:chart": self._chart,
            **dict.fromkeys(TITLES, self._title),
            "text:p": self._p,
            "text:s": lambda _: self.text(" "),
            "text:line-break": lambda _: self.text("\n"),
        }
        self.ends: dict[str, Callable[[], None]] = {**dict.fromkeys(TITLES, self._title_end), "text:p": self._p_end}

    def text(self, characters: str) -> None:
        if self.paragraph is not None and self.characters < CELL_CHARACTERS:
            self.characters += len(characters)
            self.paragraph.append(characters)

    def _chart(self, _: Attributes) -> None:
        self.is_chart = True

    def _title(self, _: Attributes) -> None:
        self.titles += 1

    def _title_end(self) -> None:
        self.titles -= 1

    def _p(self, _: Attributes) -> None:
        self.paragraph = [] if self.titles > 0 or not self.is_chart else None

    def _p_end(self) -> None:
        if self.paragraph:
            self.lines.append("".join(self.paragraph))
        self.paragraph = None

"""Comments on cells: the old kind (notes) and the threaded kind, which leaves a placeholder among the old."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from csxl.sheets.cells import Place
from csxl.sheets.limits import CELL_CHARACTERS
from csxl.sheets.places import place
from csxl.sheets.strings import unescaped
from csxl.sheets.xml import Attributes, walk

PLACEHOLDER, BEFORE_THREAD = "[Threaded comment]", "Comment:"


class Notes:
    """The comments of one sheet while they are read. What came before a fault is kept."""

    def __init__(self, people: Mapping[str, str]) -> None:
        self.people = people
        self.legacy: dict[Place, str] = {}
        self.threads: dict[Place, list[str]] = {}
        self.where: Place | None = None
        self.author = ""
        self.runs: list[str] = []
        self.characters: list[str] = []

    def _enter(self, attributes: Attributes) -> None:
        self.where = place(attributes.get("ref", "").partition(":")[0])
        self.author = self.people.get(attributes.get("personId", "").casefold(), "")
        self.runs.clear()

    def _clear(self, _: Attributes) -> None:
        self.characters.clear()

    def _run(self) -> None:
        self.runs.append("".join(self.characters))

    def _legacy_end(self) -> None:
        said = unescaped("".join(self.runs))[:CELL_CHARACTERS]
        if said.startswith(PLACEHOLDER) and BEFORE_THREAD in said:
            said = said.partition(BEFORE_THREAD)[2].strip()
        if self.where:
            self.legacy.setdefault(self.where, said)

    def _thread_end(self) -> None:
        said = "".join(self.runs)[:CELL_CHARACTERS]
        if self.where:
            self.threads.setdefault(self.where, []).append(f"{self.author}: {said}" if self.author else said)

    def read_legacy(self, chunks: Iterable[bytes]) -> None:
        """Read a part of notes. Raises PartFault."""
        walk(
            chunks,
            {"comment": self._enter, "t": self._clear},
            {"comment": self._legacy_end, "t": self._run},
            self.characters.append,
            skip=("extLst", "rPh"),
        )

    def read_threads(self, chunks: Iterable[bytes]) -> None:
        """Read a part of threaded comments, which are in the order they were made. Raises PartFault."""
        walk(
            chunks,
            {"threadedComment": self._enter, "text": self._clear},
            {"threadedComment": self._thread_end, "text": self._run},
            self.characters.append,
        )

    def texts(self) -> dict[Place, str]:
        """What is said at each place: the whole thread where there is one, else the note."""
        return self.legacy | {where: "\n".join(thread) for where, thread in self.threads.items()}


def read_people(chunks: Iterable[bytes]) -> Mapping[str, str]:
    """The names of those who wrote threaded comments, by id in lower case."""
    found: dict[str, str] = {}

    def take(attributes: Attributes) -> None:
        found[attributes.get("id", "").casefold()] = attributes.get("displayName", "")[:255]

    walk(chunks, {"person": take}, {})
    return found

"""Comments on cells: the old kind (notes) and the threaded kind, which leaves a placeholder among the old."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from csxl.sheets.cells import Place
from csxl.sheets.faults import too_much
from csxl.sheets.known_parts import once
from csxl.sheets.limits import CELL_CHARACTERS
from csxl.sheets.places import place
from csxl.sheets.spare import Spare
from csxl.sheets.strings import unescaped
from csxl.sheets.xml import Attributes, walk

MOST = 50_000  # comments on one sheet
PLACEHOLDER, BEFORE_THREAD = "[Threaded comment]", "Comment:"
ABOUT = "linkid=870924"  # in any language a placeholder explains itself and ends with this address
# "Comment:" or "Reply:" in that language
LABEL = re.compile(r"\s*[^\s:：][^\n:：]{0,30}[:：][ \t]*(?:\n[ \t]*|(?=\S))")
OWN_ID = re.compile(r"\s*tc=\{[0-9A-Fa-f-]{36}\}[:：]?\s*")  # what a placeholder has for an author


class Notes:
    """The comments of one sheet while they are read. What came before a fault is kept."""

    def __init__(self, people: Mapping[str, str], spare: Spare) -> None:
        self.people, self.spare = people, spare
        self.legacy: dict[Place, str] = {}
        self.threads: dict[Place, list[str]] = {}
        self.where: Place | None = None
        self.author = ""
        self.runs: list[str] = []
        self.characters: list[str] = []
        self.count = 0

    def _enter(self, attributes: Attributes) -> None:
        self.count += 1
        if self.count > MOST:
            raise too_much(f"more than {MOST:,} comments")
        self.where = place(attributes.get("ref", "").partition(":")[0])
        self.author = self.people.get(attributes.get("personId", "").casefold(), "")
        self.runs.clear()

    def _clear(self, _: Attributes) -> None:
        self.characters.clear()

    def _run(self) -> None:
        self.runs.append("".join(self.characters))

    def _legacy_end(self) -> None:
        said = own_words(unescaped("".join(self.runs)))[:CELL_CHARACTERS]
        if self.where:
            self.spare.keep(1, len(said))
            self.legacy.setdefault(self.where, said)

    def _thread_end(self) -> None:
        said = "".join(self.runs)[:CELL_CHARACTERS]
        if self.where:
            self.spare.keep(1, len(said))
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


def own_words(note: str) -> str:
    """A note without what a program puts into it where a threaded comment stood, in whatever language: only what
    people said is left, a line each."""
    about = note.rfind(ABOUT)
    if about < 0:
        if note.startswith(PLACEHOLDER) and BEFORE_THREAD in note:
            return note.partition(BEFORE_THREAD)[2].strip()
        return OWN_ID.sub("", note, count=1) if note.lstrip().startswith("tc={") else note
    said = note[about + len(ABOUT) :].lstrip(".)]> \t")
    label = LABEL.match(said)
    if label is None:
        return said.strip()
    lines = said[label.end() :].splitlines()
    inside = [
        line.strip()
        for number, line in enumerate(lines)
        if not (_is_label(line) and number + 1 < len(lines) and lines[number + 1].startswith("  "))
    ]
    return "\n".join(inside).strip()


def _is_label(line: str) -> bool:
    return line[:1].strip() != "" and line.rstrip().endswith((":", "：")) and len(line) <= 32


@once
def read_people(chunks: Iterable[bytes]) -> Mapping[str, str]:
    """The names of those who wrote threaded comments, by id in lower case."""
    found: dict[str, str] = {}

    def take(attributes: Attributes) -> None:
        found[attributes.get("id", "").casefold()] = attributes.get("displayName", "")[:255]

    walk(chunks, {"person": take}, {})
    return found

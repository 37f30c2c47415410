"""Texts as an `.xls` stores them: in one byte or two a letter, and cut into pieces where a record would be too long."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Sequence
from itertools import accumulate

from csxl.sheets.faults import too_much
from csxl.sheets.limits import PART_BYTES, STRINGS, Watch
from csxl.sheets.xls_records import LOOK_EVERY, SENSELESS

WIDE, EXTENDED, RICH = 1, 4, 8  # bits of the byte before a text
Runs = tuple[tuple[int, int], ...]  # from which character on a text has which font
MOST_RUNS = 32_768
NOUGHTS = "\0\0\0\0"  # which nobody types
PAGES = {1200: "utf-16-le", 0x8000: "mac_roman", 0x8001: "cp1252", 10000: "mac_roman", 10007: "mac_cyrillic"}
PAGES |= {10006: "mac_greek", 10010: "mac_romanian", 10029: "mac_latin2", 10079: "mac_iceland", 10081: "mac_turkish"}
USUAL_PAGE = "cp1252"


def page_named(number: int) -> str:
    """What Python calls a code page; the usual one for a page that it does not know."""
    name = PAGES.get(number, f"cp{number}")
    try:
        "".encode(name)
    except LookupError:
        return USUAL_PAGE
    return name


class Pieces:
    """The bytes of a record and of those that continue it, read from the beginning to the end."""

    def __init__(self, bodies: Iterable[bytes], at: int = 0) -> None:
        bodies = tuple(bodies)
        self.data = bodies[0] if len(bodies) == 1 else b"".join(bodies)
        self.edges = (*accumulate(map(len, bodies)),)
        self.edge = 0
        self.at = at

    def take(self, layout: str) -> tuple[int, ...]:
        """The next numbers. Raises struct.error past the end."""
        found = struct.unpack_from(layout, self.data, self.at)
        self.at += struct.calcsize(layout)
        return found

    def skip(self, count: int) -> bytes:
        """The next bytes. Raises ValueError past the end."""
        start, self.at = self.at, self.at + count
        if self.at > len(self.data):
            raise ValueError
        return self.data[start : self.at]

    def letters(self, count: int, wide: int) -> str:
        """The next letters, so many of them; each further piece says anew how wide they are. Raises ValueError past
        the end."""
        found = []
        while True:
            while self.edge < len(self.edges) - 1 and self.edges[self.edge] < self.at:
                self.edge += 1
            here = min(count, (self.edges[self.edge] - self.at) >> wide)
            raw = self.skip(here << wide)
            found.append(raw.decode("utf-16-le", "surrogatepass") if wide else raw.decode("latin-1"))
            count -= here
            if not count:
                return found[0] if len(found) == 1 else "".join(found)
            self.edge += 1
            if self.edge >= len(self.edges):
                raise ValueError
            self.at = self.edges[self.edge - 1]
            wide = self.skip(1)[0] & WIDE

    def text(self, count_layout: str = "<H") -> tuple[str, bytes]:
        """The next text with its length before it, and its runs as they are stored. Raises one of SENSELESS."""
        count, options = self.take(count_layout + "B")
        runs = self.take("<H")[0] if options & RICH else 0
        more = self.take("<I")[0] if options & EXTENDED else 0
        text = whole(self.letters(count, options & WIDE))
        stored = self.skip(runs * 4)
        self.skip(more)
        return text, stored


def whole(text: str) -> str:
    """A text without halves of surrogate pairs, which no file can be written with."""
    if text.isascii() or not any("\ud800" <= letter <= "\udfff" for letter in text):
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def runs_of(stored: bytes, wide: bool = True) -> Runs:
    """From which character on a text has which font."""
    size, layout = (4, "<2H") if wide else (2, "<2B")
    return tuple(struct.iter_unpack(layout, stored[: min(len(stored) // size, MOST_RUNS) * size]))


class SharedTexts:
    """The table of texts that cells share, and the runs of those that have some. What came before a fault is kept;
    `damaged` is whether texts may be others than they were."""

    def __init__(self) -> None:
        self.damaged = False
        self.texts: list[str] = []
        self.runs: dict[int, bytes] = {}

    def read(self, bodies: Sequence[bytes], watch: Watch) -> None:
        """Read the record and those that continue it. Raises PartFault."""
        if sum(map(len, bodies)) > PART_BYTES:
            raise too_much(f"more than {PART_BYTES >> 20} MB of texts")
        pieces = Pieces(bodies)
        try:
            self._read(pieces, watch)
        except SENSELESS:
            self.damaged = True
        self.damaged = self.damaged or pieces.at != len(pieces.data)

    def _read(self, pieces: Pieces, watch: Watch) -> None:
        _, count = pieces.take("<2I")
        for number in range(count):
            if pieces.at == len(pieces.data):  # the count is that of some programs
                return
            if number >= STRINGS:
                raise too_much(f"more than {STRINGS:,} texts")
            if not number % LOOK_EVERY:
                watch.look()
            text, runs = pieces.text()
            self.texts.append(text)
            self.damaged = self.damaged or NOUGHTS in text
            if runs:
                self.runs[number] = runs

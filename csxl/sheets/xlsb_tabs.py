"""The workbook's own part of an `.xlsb`: its sheets in order, and where dates are counted from."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import field

from csxl.sheets.faults import Harm, PartFault, too_much
from csxl.sheets.limits import SHEETS, Watch
from csxl.sheets.parts import TYPES, Parts
from csxl.sheets.relations import read_content_types
from csxl.sheets.tabs import Tab
from csxl.sheets.xlsb_formulas import Meant, sheet_prefix
from csxl.sheets.xlsb_records import SENSELESS, records, text_at
from csxl.text.records import dataclass

BEGIN = b"\x83\x01\x00"  # the first record of a workbook's part
SETTINGS, SHEET, END, NUMBERED, NAME = 153, 156, 132, 362, 39
OWN, SOURCES = frozenset({357, 358}), frozenset({355, 357, 358, 667})  # books that formulas refer to
MOST_NUMBERED = 65_535


@dataclass
class BinaryContents:
    """What the workbook's part says; `broken` is True if it could not be read to its end."""

    tabs: list[Tab] = field(default_factory=list)
    from_1904: bool = False
    broken: bool = False
    runs_on: bool = False  # whether a record holds more than it should
    sources: list[bool] = field(default_factory=list)  # whether each book that formulas refer to is this one
    numbered: list[tuple[int, int, int]] = field(default_factory=list)  # the book, first and last sheet of each number

    names: list[str] = field(default_factory=list)

    def meant(self) -> Meant:
        """What formulas mean by their numbers."""
        own = {book for book, is_own in enumerate(self.sources) if is_own}
        sheets = (
            sheet_prefix(self.tabs[first].name) if book in own and 0 <= first == last < len(self.tabs) else ""
            for book, first, last in self.numbered
        )
        return Meant(tuple(sheets), tuple(self.names))

    def read(self, data: bytes, watch: Watch) -> None:
        """Read the part. Raises PartFault if it must not be read."""
        ended = False
        try:
            for kind, body in records(data, watch):
                ended = ended or kind == END
                if kind == SETTINGS:
                    self.from_1904 = bool(body[0] & 1)
                elif kind == SHEET:
                    self._tab(body)
                elif kind in SOURCES and len(self.sources) < MOST_NUMBERED:
                    self.sources.append(kind in OWN)
                elif kind == NAME and len(self.names) < MOST_NUMBERED:
                    self.names.append(text_at(body, 9)[0])
                elif kind == NUMBERED:
                    self.numbered = list(struct.iter_unpack("<I2i", body[4 : 4 + 12 * MOST_NUMBERED]))
        except PartFault as fault:
            if fault.harm is not Harm.BROKEN_OFF:
                raise
            ended = False
        except SENSELESS:
            ended = False
        self.broken = not ended or self.runs_on

    def _tab(self, body: bytes) -> None:
        if len(self.tabs) >= SHEETS:
            raise too_much(f"more than {SHEETS} sheets")
        relation, end = text_at(body, 8)
        name, end = text_at(body, end)
        self.runs_on = self.runs_on or any(body[end:])
        self.tabs.append(
            Tab(name[:255] or f"Sheet {len(self.tabs) + 1}", bool(struct.unpack_from("<I", body)[0]), relation)
        )


def workbook(parts: Parts, watch: Watch) -> tuple[str, BinaryContents]:
    """The workbook's part and what it says; "" where there is none. Raises PartFault if it must not be read."""
    for part in dict.fromkeys(part for part in _likely(parts) if part in parts.package):
        try:
            data = parts.whole(part, b"".join)
        except PartFault as fault:
            if fault.harm in {Harm.TOO_MUCH, Harm.UNSAFE}:
                raise
            contents = BinaryContents(broken=True)
            return part, contents
        if data.startswith(BEGIN):
            contents = BinaryContents()
            contents.read(data, watch)
            return part, contents
    return "", BinaryContents()


def _likely(parts: Parts) -> Iterator[str]:
    """Where the workbook may be, the likeliest first."""
    yield from (relation.part for relation in parts.root.values() if relation.kind == "officedocument")
    types = parts.optional(TYPES, read_content_types) or {}
    yield from (part for part, kind in types.items() if "sheet.binary" in kind)
    yield from (part for part in parts.package.entries if part.endswith("workbook.bin"))
    yield from (part for part in parts.package.entries if part.endswith(".bin"))

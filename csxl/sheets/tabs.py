"""The workbook's own part: its sheets in order, and where dates are counted from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from csxl.sheets.faults import too_much
from csxl.sheets.known_parts import once
from csxl.sheets.limits import SHEETS
from csxl.sheets.plain_xml import emptied
from csxl.sheets.strings import unescaped
from csxl.sheets.xml import TRUE, Attributes, local_names, walk

# What differs each time that Excel saves a workbook.
OF_A_SAVE = re.compile(rb"<((?:\w+:)?(?:fileVersion|absPath|revisionPtr|workbookView|calcPr)) [^<>]*/>")
BEGINNING = 4096  # bytes of a part by which its kind is known


@dataclass(frozen=True, slots=True)
class Tab:
    """A sheet as the workbook lists it; `relation` is the id of the relation to its part."""

    name: str
    hidden: bool
    relation: str


class Contents(NamedTuple):
    """What the workbook's part says; `broken` is True if it could not be read to its end."""

    tabs: tuple[Tab, ...] = ()
    from_1904: bool = False
    broken: bool = False


class WorkbookPart:
    """The workbook's part while it is read; `is_workbook` is False if it has another root element. What came before a
    fault is kept."""

    def __init__(self) -> None:
        self.is_workbook = self.from_1904 = False
        self.broken = True
        self.tabs: list[Tab] = []

    def contents(self) -> Contents:
        """What it says."""
        return Contents(tuple(self.tabs), self.from_1904, self.broken)

    def _root(self, _: Attributes) -> None:
        self.is_workbook = True

    def _tab(self, attributes: Attributes) -> None:
        if len(self.tabs) >= SHEETS:
            raise too_much(f"more than {SHEETS} sheets")
        hidden = attributes.get("state", "").casefold() in {"hidden", "veryhidden"}
        name = unescaped(attributes.get("name", "")) or f"Sheet {len(self.tabs) + 1}"
        self.tabs.append(Tab(name[:255], hidden, local_names(attributes).get("id", "")))

    def _settings(self, attributes: Attributes) -> None:
        self.from_1904 = attributes.get("date1904") in TRUE

    def while_workbook(self, chunks: Iterable[bytes]) -> Iterator[bytes]:
        """The part, but no further than its beginning if that is another kind of part's."""
        for chunk in chunks:
            beginning = b"" if self.is_workbook else chunk[:BEGINNING]
            yield beginning
            if not self.is_workbook:
                return
            yield chunk[len(beginning) :]

    def read(self, chunks: Iterable[bytes]) -> None:
        """Read the part. Raises PartFault."""
        walk(chunks, {"workbook": self._root, "sheet": self._tab, "workbookPr": self._settings}, {})
        self.broken = False


@once
def read_contents(chunks: Iterable[bytes], is_likely: bool) -> Contents | None:
    """What a part says if it is the workbook's, else None, and then read no further than its beginning unless that is
    likely. Raises PartFault."""
    return _contents(emptied(chunks, "workbook", OF_A_SAVE), is_likely)


@once
def _contents(chunks: Iterable[bytes], is_likely: bool) -> Contents | None:
    part = WorkbookPart()
    part.read(chunks if is_likely else part.while_workbook(chunks))
    return part.contents() if part.is_workbook else None

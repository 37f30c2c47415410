"""The workbook's own part: its sheets in order, and where dates are counted from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from csxl.sheets.faults import PartFault, too_much
from csxl.sheets.limits import SHEETS
from csxl.sheets.strings import unescaped
from csxl.sheets.xml import TRUE, Attributes, local_names, walk

BEGINNING = 4096  # bytes of a part by which its kind is known


@dataclass(frozen=True, slots=True)
class Tab:
    """A sheet as the workbook lists it; `relation` is the id of the relation to its part."""

    name: str
    hidden: bool
    relation: str


@dataclass
class Contents:
    """What the workbook's part says. `is_workbook` is False if the part has another root element; `fault` is why it
    could not be read to the end."""

    is_workbook: bool = False
    fault: PartFault | None = None
    tabs: list[Tab] = field(default_factory=list)
    from_1904: bool = False

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

    def read_if_workbook(self, chunks: Iterable[bytes]) -> None:
        """Read the part, but no further than its beginning if that is another kind of part's. Raises PartFault."""
        self.read(self._while_workbook(chunks))

    def _while_workbook(self, chunks: Iterable[bytes]) -> Iterator[bytes]:
        for chunk in chunks:
            beginning = b"" if self.is_workbook else chunk[:BEGINNING]
            yield beginning
            if not self.is_workbook:
                return
            yield chunk[len(beginning) :]

    def read(self, chunks: Iterable[bytes]) -> None:
        """Read the part; what came before a fault is kept. Raises PartFault."""
        walk(chunks, {"workbook": self._root, "sheet": self._tab, "workbookPr": self._settings}, {})

"""The open cells of a summary while it is written: what each shows, and the key under which it is found again."""

from __future__ import annotations

from typing import NamedTuple

from csxl.compare.grounds import LONGEST_GROUND
from csxl.model.decisions import Decisions, Key


class OpenCell(NamedTuple):
    """One open cell as written: `seen` is "" unless it holds what a person typed. `ground` is what that rested on when
    it was typed, `now` what is shown beside it now; `placed` is False for an entry that has no cell of its own."""

    key: Key
    written: str
    seen: str
    ground: str
    now: str = ""
    placed: bool = True


class OpenCells:
    """Every open cell of one summary, in the order in which they were written."""

    def __init__(self, decisions: Decisions) -> None:
        self.decisions = decisions
        self.cells: dict[Key, OpenCell] = {}

    def fill(self, key: Key, ours: str = "", ground: str = "") -> str:
        """What the cell shows: what a person typed there or, failing that, `ours`. `ground` is what an entry typed
        here from now on rests on."""
        entry, now = self.decisions.entries.get(key), ground[:LONGEST_GROUND]
        cell = OpenCell(key, entry.value, entry.seen, entry.ground, now) if entry else OpenCell(key, ours, "", now, now)
        self.cells[key] = cell
        return cell.written

    def keep(self, key: Key) -> None:
        """Carry an entry whose cell is no longer there, so that nothing typed is lost."""
        entry = self.decisions.entries[key]
        self.cells[key] = OpenCell(key, entry.value, entry.seen, entry.ground, placed=False)

    def all_cells(self) -> tuple[OpenCell, ...]:
        """The open cells, and the entries that have none: they are kept for the next summary."""
        unplaced = (
            OpenCell(key, entry.value, entry.seen, entry.ground, placed=False)
            for key, entry in self.decisions.entries.items()
            if key not in self.cells
        )
        return (*self.cells.values(), *unplaced)

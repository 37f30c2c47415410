"""The open cells of a summary while it is written: what each shows, and the key under which it is found again."""

from __future__ import annotations

from typing import NamedTuple

from csxl.model.decisions import Decisions, Key


class OpenCell(NamedTuple):
    """One open cell as written: `seen` is "" unless it holds what a person typed."""

    key: Key
    written: str
    seen: str
    ground: str


class OpenCells:
    """Every open cell of one summary, in the order in which they were written."""

    def __init__(self, decisions: Decisions) -> None:
        self.decisions = decisions
        self.cells: dict[Key, OpenCell] = {}

    def fill(self, key: Key, ours: str = "", ground: str = "") -> str:
        """What the cell shows: what a person typed there or, failing that, `ours`. `ground` is what an entry typed
        here from now on rests on."""
        entry = self.decisions.entries.get(key)
        cell = OpenCell(key, entry.value, entry.seen, entry.ground) if entry else OpenCell(key, ours, "", ground)
        self.cells[key] = cell
        return cell.written

    def keep(self, key: Key) -> None:
        """Carry an entry whose cell is no longer there, so that nothing typed is lost."""
        self.fill(key)

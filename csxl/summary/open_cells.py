"""The open cells of a summary while it is written: what each shows, and the key under which it is found again."""

from __future__ import annotations

from csxl.compare.grounds import LONGEST_GROUND
from csxl.model.decisions import OPEN, DecisionKind, Decisions, Key


class OpenCells:
    """Every open cell of one summary, in the order in which they were written: `rows` is what those of a subject show,
    in the order of OPEN ("" for one that is not there), and `grounds` what is shown beside them now, if anything.
    `carried` are the entries that the summary holds so far, each with whether it has a cell."""

    def __init__(self, decisions: Decisions) -> None:
        self.decisions = decisions
        self.rows: dict[tuple[DecisionKind, str], list[str]] = {}
        self.grounds: dict[tuple[DecisionKind, str], str] = {}
        self.carried: dict[Key, bool] = {}

    def fill(self, key: Key, ours: str = "", ground: str = "") -> str:
        """What the cell shows: what a person typed there or, failing that, `ours`. `ground` is what an entry typed
        here from now on rests on."""
        if entry := self.decisions.entries.get(key):
            self.carried[key] = True
        shown, about = entry.value if entry else ours, (key.kind, key.subject)
        row = self.rows.get(about) or self.rows.setdefault(about, [""] * len(OPEN[key.kind]))
        row[OPEN[key.kind].index(key.field)] = shown
        if ground:
            self.grounds.setdefault(about, ground[:LONGEST_GROUND])
        return shown

    def keep(self, key: Key) -> None:
        """Carry an entry whose cell is no longer there, so that nothing typed is lost."""
        self.carried[key] = False

    def all_carried(self) -> dict[Key, bool]:
        """All entries: those that have no cell either are kept for the next summary."""
        return self.carried | {key: False for key in self.decisions.entries if key not in self.carried}

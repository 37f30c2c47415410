"""The open cells of a summary while it is written: what each shows, and the key under which it is found again."""

from __future__ import annotations

from collections.abc import Callable

from csxl.compare.grounds import LONGEST_GROUND
from csxl.compare.own_choices import CHOICES
from csxl.model.decisions import OPEN, DecisionKind, Decisions, Key
from csxl.text.folding import fold


class OpenCells:
    """Every open cell of one summary, in the order in which they were written: `rows` is what those of a subject show,
    in the order of OPEN ("" for one that is not there), and `grounds` what is shown beside them now, if anything.
    `carried` are the entries that the summary holds so far, each with whether it has a cell."""

    def __init__(self, decisions: Decisions, in_cell: Callable[[str], str]) -> None:
        self.decisions, self.in_cell = decisions, in_cell
        self.rows: dict[tuple[DecisionKind, str], list[str]] = {}
        self.grounds: dict[tuple[DecisionKind, str], str] = {}
        self.carried: dict[Key, bool] = {}

    def fill(self, key: Key, ours: str = "", ground: str = "") -> str:
        """What the cell shows: what a person typed there or, failing that, `ours`. `ground` is what an entry typed
        here from now on rests on."""
        if entry := self.decisions.entries.get(key):
            self.carried[key] = True
        shown, about = self.shown(key.field, entry.value if entry else ours), (key.kind, key.subject)
        row = self.rows.get(about) or self.rows.setdefault(about, [""] * len(OPEN[key.kind]))
        row[OPEN[key.kind].index(key.field)] = shown
        if ground:
            self.grounds.setdefault(about, ground[:LONGEST_GROUND])
        return shown

    def shown(self, heading: str, text: str) -> str:
        """A text as its cell holds it: one of csxl's own words in the workbook's language."""
        words = CHOICES.get(heading, ())
        known = next((word for word in words if fold(word) == fold(text)), "")
        return self.in_cell(known) if known and self.in_cell(known) != known else text

    def keep(self, key: Key) -> None:
        """Carry an entry whose cell is no longer there, so that nothing typed is lost."""
        self.carried[key] = False

    def all_carried(self) -> dict[Key, bool]:
        """All entries: those that have no cell either are kept for the next summary."""
        return self.carried | {key: False for key in self.decisions.entries if key not in self.carried}

"""The formulas of a sheet of an `.xlsb` as text, those too that several cells share."""

from __future__ import annotations

from collections.abc import Iterator

from csxl.sheets.cells import Place
from csxl.sheets.limits import AREAS
from csxl.sheets.xlsb_formulas import Meant, formula_text
from csxl.sheets.xlsb_values import formula_in

SHARED = b"\x01"  # the only step of a formula that stands elsewhere
MOST_BYTES = 2_000_000  # of steps that are put into words, in one sheet


class BinaryFormulas:
    """The formulas of one sheet while it is read."""

    def __init__(self, meant: Meant) -> None:
        self.meant = meant
        self.spent = 0
        self.shared: dict[Place, bytes] = {}
        self.waiting: dict[Place, Place] = {}  # cells that share a formula, with the cell that it stands at

    def text(self, steps: bytes, more: bytes, place: Place) -> str:
        """A cell's formula; "" for one that is not understood, or is shared and found later."""
        if steps[:1] == SHARED and len(steps) >= 5:
            at = Place(int.from_bytes(steps[1:5], "little") + 1, int.from_bytes(more[:4], "little") + 1)
            self.waiting[place] = at
            return ""
        self.spent += len(steps)
        return formula_text(steps, self.meant, place) if self.spent <= MOST_BYTES else ""

    def share(self, body: bytes, at: int, place: Place) -> None:
        """Keep the formula in a record that follows the first of the cells that share it."""
        if len(self.shared) < AREAS:
            self.shared.setdefault(place, formula_in(body, at)[0])

    def found_later(self) -> Iterator[tuple[Place, str]]:
        """The cells that share a formula, with it."""
        for place, at in self.waiting.items():
            steps = self.shared.get(at, b"")
            text = self.text(steps, b"", place) if steps[:1] != SHARED else ""
            if text:
                yield place, text

"""The cells of a worksheet as they come: what is kept of each, with what a person sees of it."""

from __future__ import annotations

from csxl.diagnostics.of_workbook import WorkbookCode
from csxl.sheets import limits
from csxl.sheets.cells import Cell, Flag, Look, Place
from csxl.sheets.faults import Faults
from csxl.sheets.limits import Watch
from csxl.sheets.rich_text import dressed
from csxl.sheets.seen import seen
from csxl.sheets.values import Read
from csxl.text.a1 import address
from csxl.text.memo import Memo
from csxl.text.written import written

FORMULA, ERROR, FILLED, STRUCK = Flag.FORMULA, Flag.ERROR, Flag.FILLED, Flag.STRUCK
BESIDE = 20  # columns: a coloured blank further to the right of every text than this says nothing


def cell_of(read: Read, look: Look, formula: str = "", flags: int = 0) -> Cell | None:
    """What is kept of a cell in which this was read, None if nothing is."""
    value, stored, more, runs = read
    flags |= more
    if not stored and not flags & FORMULA:
        return _blanks[look, flags | FILLED] if look.fill else None
    if len(stored) > limits.CELL_CHARACTERS:
        value = stored = stored[: limits.CELL_CHARACTERS]
    if runs is not None:
        look = dressed(look, runs)
        flags |= runs.flags
    if look.fill:
        flags |= FILLED
    shown = ""
    if look.struck and stored:
        flags |= STRUCK
    if look.odd and not flags & ERROR:
        shown, seen_flags = seen(value, stored, look)
        flags |= seen_flags
    return Cell(value, stored, flags, formula, "", look, (), shown)


_blanks: Memo[tuple[Look, int], Cell] = Memo(lambda made: Cell(None, "", made[1], "", "", made[0]), most=1_000)


def is_blank(cell: Cell) -> bool:
    """Whether nothing is in a cell but its colour."""
    return not cell.text and not cell.flags & FORMULA


def work_of(cell: Cell) -> int:
    """What it counts to work out how a cell looks."""
    return limits.A_FORMAT if cell.look.odd and not cell.flags & ERROR else 0


class KeptCells:
    """The cells that a worksheet keeps. A coloured cell without a text waits in `blanks` for the end of its row."""

    def __init__(self, watch: Watch) -> None:
        self.watch = watch
        self.cells: dict[Place, Cell] = {}
        self.others: dict[Place, list[str]] = {}
        self.blanks: list[tuple[Place, Cell]] = []
        self.stray_blanks: list[tuple[Place, Cell]] = []
        self.rightmost = self.row_hidden = 0
        self.faults = Faults()

    def store(
        self, place: Place | None, reference: str, read: Read, look: Look, formula: str = "", flags: int = 0
    ) -> None:
        """Keep a cell, unless there is nothing in it. Raises PartFault past the limits."""
        stored = read[1]
        cell = cell_of(read, look, formula, flags | self.row_hidden)
        if cell is None or (place is None and is_blank(cell)):
            return
        if place is None:
            self.faults.add(WorkbookCode.OUTSIDE_GRID, reference[:20], (stored or formula)[:80])
            return
        if is_blank(cell):
            self.blanks.append((place, cell))
            return
        if len(stored) > limits.CELL_CHARACTERS:
            self.faults.add(WorkbookCode.TEXT_CUT, address(*place))
        watch = self.watch
        watch.worked(work_of(cell))
        watch.kept(1, len(cell.text) if watch.characters < limits.UNWEIGHED else written(cell.text))
        if self.cells.setdefault(place, cell) is not cell:
            self._keep_another(place, cell)

    def keep_blanks(self, any_text: bool) -> None:
        """Keep the coloured blanks of a row that are not far to the right of all texts, if there is any text in it:
        elsewhere they say nothing, and there may be millions. Raises PartFault past the limits."""
        blanks, self.blanks = self.blanks, []
        if not any_text or not self.cells:
            return
        self.rightmost = max(self.rightmost, next(reversed(self.cells))[1])
        for place, cell in blanks:
            if place[1] <= self.rightmost + BESIDE:
                self.watch.kept(1, 0)
                self.cells.setdefault(place, cell)

    def keep_stray_blanks(self) -> None:
        """Keep the coloured blanks that stand outside rows, if there is any text in theirs."""
        rows = {place.row for place in self.cells} if self.stray_blanks else set()
        self.blanks, self.stray_blanks = [blank for blank in self.stray_blanks if blank[0].row in rows], []
        self.keep_blanks(any_text=True)

    def _keep_another(self, place: Place, cell: Cell) -> None:
        before = self.cells[place]
        if not cell.text or before.text == cell.text:
            return
        if before.text:
            self.others.setdefault(place, []).append(cell.text)
        else:
            self.cells[place] = cell

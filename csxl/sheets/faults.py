"""What is wrong with a part of a workbook: why it could not be read to the end, and what is wrong with its cells."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import Enum

from csxl.diagnostics.code import Code
from csxl.diagnostics.of_workbook import WorkbookCode


class Harm(Enum):
    """What is wrong with a part: its code for a sheet, its code for a workbook, and whether what was read is kept."""

    DAMAGED = WorkbookCode.SHEET_DAMAGED, WorkbookCode.BOOK_DAMAGED, False  # any byte may be wrong
    BROKEN_OFF = WorkbookCode.SHEET_BROKEN_OFF, WorkbookCode.BOOK_DAMAGED, True
    TOO_MUCH = WorkbookCode.SHEET_TOO_MUCH, WorkbookCode.BOOK_TOO_MUCH, True
    UNSAFE = WorkbookCode.SHEET_UNSAFE, WorkbookCode.BOOK_UNSAFE, False

    def __init__(self, sheet: Code, book: Code, stands: bool) -> None:
        self.sheet, self.book, self.stands = sheet, book, stands


class PartFault(Exception):
    """A part cannot be read, or no further; `why` completes "…, because {why}"."""

    def __init__(self, harm: Harm, why: str) -> None:
        self.harm, self.why = harm, why
        super().__init__(why)


def too_much(what: str) -> PartFault:
    """The fault of a part that costs more than is allowed."""
    return PartFault(Harm.TOO_MUCH, f"it holds {what}")


def damaged(why: str) -> PartFault:
    """The fault of a part whose bytes are not as they were saved."""
    return PartFault(Harm.DAMAGED, why)


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong with a cell."""

    code: Code
    cell: str
    detail: str


class Faults:
    """The faults of one sheet, the first few of each kind in full: a broken table of texts causes one in every cell."""

    MOST = 20

    def __init__(self) -> None:
        self.found: list[Fault] = []
        self.counts: Counter[Code] = Counter()

    def add(self, code: Code, cell: str, detail: str = "") -> None:
        self.counts[code] += 1
        if self.counts[code] <= self.MOST:
            self.found.append(Fault(code, cell, detail))

    def beyond(self) -> dict[Code, int]:
        """How many more there were of each kind."""
        return {code: count - self.MOST for code, count in self.counts.items() if count > self.MOST}

"""Why a part of a workbook could not be read, or not to its end."""
from __future__ import annotations

from enum import Enum

from csxl.diagnostics import Matter


class Harm(Enum):
    """What is wrong with a part: what is said of a sheet, what of a workbook, and whether what was read stands."""
    DAMAGED = Matter.SHEET_DAMAGED, Matter.BOOK_DAMAGED, False  # any byte may be false
    BROKEN_OFF = Matter.SHEET_BROKEN_OFF, Matter.BOOK_DAMAGED, True
    TOO_MUCH = Matter.SHEET_TOO_MUCH, Matter.BOOK_TOO_MUCH, True
    UNSAFE = Matter.SHEET_UNSAFE, Matter.BOOK_UNSAFE, False

    def __init__(self, sheet: Matter, book: Matter, stands: bool) -> None:
        self.sheet, self.book, self.stands = sheet, book, stands


class PartFault(Exception):
    """A part cannot be read, or not further; `why` completes "…, because {why}"."""

    def __init__(self, harm: Harm, why: str) -> None:
        self.harm, self.why = harm, why
        super().__init__(why)


def too_much(what: str) -> PartFault:
    """The fault of a part that costs more than it may."""
    return PartFault(Harm.TOO_MUCH, f"it holds {what}")


def damaged(why: str) -> PartFault:
    """The fault of a part whose bytes are not as they were saved."""
    return PartFault(Harm.DAMAGED, why)

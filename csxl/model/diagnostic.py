"""What was found in a file: one sentence with its place and its severity."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """ERROR: an answer was left out. WARNING: it was used, look at it. NOTE: for information."""

    ERROR = "ERROR"
    WARNING = "WARNING"
    NOTE = "NOTE"


@dataclass(frozen=True)
class Diagnostic:
    """One thing found in a file: its place, and a sentence that says what was found and what to do."""

    code: str
    severity: Severity
    file: str
    message: str
    sheet: str = ""
    cell: str = ""
    ref: str = ""

    @property
    def cells(self) -> tuple[str, ...]:
        """Its cells one by one; there may be several, one or none."""
        return tuple(filter(None, self.cell.split(", ")))

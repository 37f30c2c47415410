"""What was found in a file: one sentence with its place and its severity."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum

from csxl.text.records import dataclass


class Severity(StrEnum):
    """ERROR: an answer was left out. WARNING: it was used, look at it. NOTE: for information."""

    ERROR = "ERROR"
    WARNING = "WARNING"
    NOTE = "NOTE"


@dataclass(frozen=True)
class Diagnostic:
    """One thing found in a file: its place, and a sentence that says what was found and what to do. `several` are the
    refs that it is about where `ref` is not one of its own, and `details` what an ERROR's sentence names, so that a
    letter can say it in its own language; only csxl itself needs them."""

    code: str
    severity: Severity
    file: str
    message: str
    sheet: str = ""
    cell: str = ""
    ref: str = ""
    several: tuple[str, ...] = field(default=(), compare=False, repr=False)
    details: tuple[tuple[str, str], ...] = field(default=(), compare=False, repr=False)

    @property
    def cells(self) -> tuple[str, ...]:
        """Its cells one by one; there may be several, one or none."""
        return tuple(filter(None, self.cell.split(", ")))

    @property
    def refs(self) -> tuple[str, ...]:
        """Every ref that it is about; none where it is about a sheet or a file as a whole."""
        return (self.ref,) if self.ref else self.several

    @property
    def as_contract(self) -> Mapping[str, str]:
        """The diagnostic as other programs get it."""
        return {
            "code": self.code,
            "severity": self.severity,
            "file": self.file,
            "message": self.message,
            "sheet": self.sheet,
            "cell": self.cell,
            "ref": self.ref,
        }

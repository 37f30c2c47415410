"""The catalogue of everything that can be said about a file: code, severity, sentence.

A code's letter says what it is about: F a file, W a workbook's parts or sheets, G the grid (rows, columns, refs),
A an answer, I whose return it is, N something added.
"""
from __future__ import annotations

from enum import Enum

from csxl.answers import Diagnostic, Severity

ERROR, WARNING, NOTE = Severity.ERROR, Severity.WARNING, Severity.NOTE


class Matter(Enum):
    """One kind of matter; the sentence's {names} are filled in by `about`. It could be mailed as it stands."""

    # F: a file
    EMPTY_FILE = "F001", ERROR, (
        "The file is empty (0 bytes), as files are that were not downloaded in full; please send it again.")

    def __init__(self, code: str, severity: Severity, sentence: str) -> None:
        self.code, self.severity, self.sentence = code, severity, sentence

    def about(self, file: str, sheet: str = "", cell: str = "", ref: str = "", **details: object) -> Diagnostic:
        """The diagnostic for one place, with the sentence's names filled in from `details`."""
        message = self.sentence.format(sheet=sheet, cell=cell, ref=ref, **details)
        return Diagnostic(self.code, self.severity, file, message, sheet, cell, ref)

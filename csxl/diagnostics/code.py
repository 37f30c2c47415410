"""One kind of diagnostic: its code, its severity and its sentence.

A code's letter says what it is about, and each letter has its own module beside this one: F a file, W a workbook's
parts or sheets, G the grid (rows, columns, refs), A an answer, I whose return it is, N something added, P the
coordinator's workbook, D what was typed into a summary.
"""

from __future__ import annotations

from enum import Enum

from csxl.model.diagnostic import Diagnostic, Severity
from csxl.text.wording import ListedRefs

ERROR, WARNING, NOTE = Severity.ERROR, Severity.WARNING, Severity.NOTE


class Code(Enum):
    """A kind of diagnostic; `about` fills in the {names} of its sentence, which can then be mailed as it is."""

    def __init__(self, code: str, severity: Severity, sentence: str) -> None:
        self.code, self.severity, self.sentence = code, severity, sentence

    def about(self, file: str, sheet: str = "", cell: str = "", ref: str = "", **details: object) -> Diagnostic:
        """The diagnostic for one place, with the sentence's names filled in from `details`; it knows the refs that it
        lists."""
        message = self.sentence.format(sheet=sheet, cell=cell, ref=ref, **details)
        refs = details.get("refs")
        several = refs.refs if isinstance(refs, ListedRefs) else ()
        named = tuple((name, str(detail)) for name, detail in details.items()) if self.severity is ERROR else ()
        return Diagnostic(self.code, self.severity, file, message, sheet, cell, ref, several, named)

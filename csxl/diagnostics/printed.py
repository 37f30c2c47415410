"""A diagnostic as a line for people: its severity, place and sentence."""

from __future__ import annotations

from collections.abc import Sequence

from csxl.model.diagnostic import Diagnostic, Severity
from csxl.text.a1 import spoken

ORDER = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.NOTE: 2}


def place(diagnostic: Diagnostic) -> str:
    """Where a diagnostic is, within its file: "Partnerships, cell G7 (P1-P)", or "" for the file as a whole."""
    where = spoken(diagnostic.sheet, diagnostic.cell)
    return f"{where} ({diagnostic.ref})" if where and diagnostic.ref else where or diagnostic.ref


def line(diagnostic: Diagnostic, codes: bool = False, within: bool = False) -> str:
    """One diagnostic on one line: severity, place and sentence, "WARNING: review.xlsx, Review, cell B8: …"; with its
    code if `codes` are wanted, and without its file `within` that file."""
    where = ", ".join(filter(None, ("" if within else diagnostic.file, place(diagnostic))))
    graveness = f"{diagnostic.severity} {diagnostic.code}" if codes else diagnostic.severity
    return ": ".join(filter(None, (graveness, where, diagnostic.message)))


def in_order(diagnostics: Sequence[Diagnostic]) -> list[Diagnostic]:
    """The diagnostics by severity; those of one severity stay in the order they came."""
    return sorted(diagnostics, key=lambda diagnostic: ORDER[diagnostic.severity])

"""A diagnostic as a line for people: its place, severity, code and sentence."""

from __future__ import annotations

from collections.abc import Sequence

from csxl.model.diagnostic import Diagnostic, Severity
from csxl.text.a1 import quoted

ORDER = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.NOTE: 2}


def place(diagnostic: Diagnostic) -> str:
    """Where a diagnostic is, within its file: "'Partnerships'!G7 (P1-P)", or "" for the file as a whole."""
    where = quoted(diagnostic.sheet) if diagnostic.sheet else ""
    where = f"{where}!{diagnostic.cell}" if where and diagnostic.cell else where or diagnostic.cell
    return f"{where} ({diagnostic.ref})" if where and diagnostic.ref else where or diagnostic.ref


def line(diagnostic: Diagnostic) -> str:
    """One diagnostic on one line: file, place, severity, code and sentence."""
    where = ": ".join(part for part in (diagnostic.file, place(diagnostic)) if part)
    return f"{where}: {diagnostic.severity} {diagnostic.code}: {diagnostic.message}"


def in_order(diagnostics: Sequence[Diagnostic]) -> list[Diagnostic]:
    """The diagnostics by severity; those of one severity stay in the order they came."""
    return sorted(diagnostics, key=lambda diagnostic: ORDER[diagnostic.severity])

"""The order in which the faults of a rubric's workbook are said: tab by tab, as a person goes through it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from csxl.text.a1 import row_and_column

_CELL = re.compile(r"([A-Z]{1,3}[0-9]+)\b")


def in_order(faults: Iterable[str], file: str, tabs: Sequence[str]) -> list[str]:
    """Sentences that begin with their place, each once: those about the whole file, then tab by tab."""
    return sorted(dict.fromkeys(faults), key=lambda fault: _place(fault, file, tabs))


def _place(fault: str, file: str, tabs: Sequence[str]) -> tuple[int, int, int]:
    """The number of the tab that a sentence is about, and the row and column."""
    about = [tab for tab in tabs if fault.startswith((f"{file}, {tab}, ", f"{file}, {tab}: "))]
    if not about:
        return -1, 0, 0
    tab = max(about, key=len)
    cell = _CELL.match(fault.removeprefix(f"{file}, {tab}").removeprefix(", "))
    return tabs.index(tab), *(row_and_column(cell[1]) if cell else (0, 0))

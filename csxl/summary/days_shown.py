"""Days within texts, said alike by formulas in every program and language as csxl says them: "26 Nov 2026"."""

from __future__ import annotations

from collections.abc import Sequence

from csxl.summary.formulas import literal
from csxl.text.days import MONTHS

NAMES = tuple(month[:3].capitalize() for month in MONTHS)  # TEXT() would name them in the program's language


def day_formula(cell: str, months: Sequence[str] = NAMES) -> str:
    """A cell's date in words, without "="; a time in words as it stands."""
    wide = max(map(len, months))
    names = "".join(month.ljust(wide) for month in months)
    month = f"MID({literal(names)},{wide}*MONTH({cell})-{wide - 1},{wide})"
    month = month if " " not in names else f"TRIM({month})"
    return f'IF(ISNUMBER({cell}),DAY({cell})&" "&{month}&" "&YEAR({cell}),{cell})'

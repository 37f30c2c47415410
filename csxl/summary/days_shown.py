"""Days within texts, said alike by formulas in every program and language as csxl says them: "26 Nov 2026"."""

from __future__ import annotations

from csxl.summary.formulas import literal
from csxl.text.days import MONTHS

NAMES = "".join(month[:3].capitalize() for month in MONTHS)  # TEXT() would name them in the program's language


def day_formula(cell: str) -> str:
    """A cell's date in words, without "="; a time in words as it stands."""
    month = f"MID({literal(NAMES)},3*MONTH({cell})-2,3)"
    return f'IF(ISNUMBER({cell}),DAY({cell})&" "&{month}&" "&YEAR({cell}),{cell})'

"""Days within texts, said alike by formulas in every program and language and by csxl: "26 Nov 2026"."""

from __future__ import annotations

import datetime

from csxl.summary.formulas import literal

MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec"  # TEXT() would name them in the program's language


def day_formula(cell: str) -> str:
    """A cell's date in words, without "="; a time in words as it stands."""
    month = f"MID({literal(MONTHS)},3*MONTH({cell})-2,3)"
    return f'IF(ISNUMBER({cell}),DAY({cell})&" "&{month}&" "&YEAR({cell}),{cell})'


def day_said(day: datetime.date) -> str:
    """The same of a date."""
    return f"{day.day} {MONTHS[3 * day.month - 3 : 3 * day.month]} {day.year}"

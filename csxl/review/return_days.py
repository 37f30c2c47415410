"""Reading a day by which something is to be returned, from a cell of the coordinator's workbook."""

from __future__ import annotations

import datetime

from csxl.diagnostics.of_review import ReviewCode
from csxl.languages import DEFAULT_LANGUAGE
from csxl.model.diagnostic import Diagnostic
from csxl.returns.record_tables import Spot
from csxl.sheets.cells import Flag
from csxl.text.days import day_first, serial_day
from csxl.text.wording import quote

SHORT = "%d/%m/%Y"


def day_in(spot: Spot, made_on: datetime.date | None = None) -> tuple[datetime.date | None, tuple[Diagnostic, ...]]:
    """The day in a cell, and what is odd about it; where questionnaires are `made_on` a day, also whether it is past.
    A blank cell is neither."""
    if not spot.text:
        return None, ()
    day, said = _read(spot)
    if day and made_on and day < made_on:
        return day, (*said, spot.about(ReviewCode.RETURN_BY_PAST, day=f"{day:{SHORT}}"))
    return day, said


def _read(spot: Spot) -> tuple[datetime.date | None, tuple[Diagnostic, ...]]:
    value = spot.cell.value
    if isinstance(value, datetime.date):
        day = value.date() if isinstance(value, datetime.datetime) else value
        moving = spot.cell.flags & Flag.FORMULA
        return day, (spot.about(ReviewCode.DATE_BY_FORMULA, day=DEFAULT_LANGUAGE.in_words(day)),) if moving else ()
    value = int(value) if isinstance(value, float) else value
    typed = serial_day(value) or day_first(spot.line)
    if typed is None:
        return None, (spot.about(ReviewCode.DATE_UNREADABLE, text=quote(spot.line)),)
    return typed, (spot.about(ReviewCode.DATE_AS_TEXT, text=quote(spot.line), day=DEFAULT_LANGUAGE.in_words(typed)),)

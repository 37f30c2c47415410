"""Dates as spreadsheets hold them: a number of days, which only its format marks as a date."""

from __future__ import annotations

import datetime
import re

from csxl.text.days import DAY_NOUGHT

BUILT_IN = frozenset({*range(14, 23), *range(27, 37), 45, 47, *range(50, 59)})  # 46 is a duration, [h]:mm:ss
LITERAL = re.compile(r'"[^"]*"?|[\\_*].|\[[^\]]*\]?', re.S)
ELAPSED = re.compile(r"\[(h+|m+|s+)\]", re.I)
DATE_LETTERS = re.compile(r"[dmyhs]", re.I)
NOT_DATE = re.compile(r"general|standard|#|\?", re.I)
EPOCH_1904 = datetime.datetime(1904, 1, 1)
EPOCH_1900 = datetime.datetime.combine(DAY_NOUGHT, datetime.time())
FALSE_LEAP_DAY = 60  # Excel has a 29 February 1900; before it every number is one day further on
LAST_DAY = 2_958_465  # 31 December 9999
Moment = datetime.date | datetime.time  # a datetime is a date


def is_date_format(number: int, code: str | None = None) -> bool:
    """Whether a number format shows dates or times of day; a duration ([h]:mm) stays a number."""
    if code is None:
        return number in BUILT_IN
    if ELAPSED.search(code):
        return False
    shown = LITERAL.sub("", code).partition(";")[0]
    return bool(DATE_LETTERS.search(shown)) and not NOT_DATE.search(shown)


def moment(serial: float, from_1904: bool = False) -> Moment | None:
    """The date, date and time, or time of day that a number means, to the second; None if it makes no sense."""
    last = LAST_DAY - 1462 if from_1904 else LAST_DAY
    if not 0 <= serial < last + 1:
        return None
    days, seconds = divmod(round(serial * 86_400), 86_400)
    if not days and serial < 1:
        return (datetime.datetime.min + datetime.timedelta(seconds=seconds)).time()
    if from_1904:
        epoch = EPOCH_1904
    elif days == FALSE_LEAP_DAY or days > last:
        return None
    else:
        epoch = EPOCH_1900 + datetime.timedelta(days=days < FALSE_LEAP_DAY)
    when = epoch + datetime.timedelta(days=days, seconds=seconds)
    return when if seconds else when.date()


def iso_moment(text: str) -> Moment | None:
    """The date or time written in ISO 8601 in a cell of type "d", without its time zone, or None."""
    try:
        when = datetime.datetime.fromisoformat(text).replace(tzinfo=None)
    except ValueError:
        try:
            return datetime.time.fromisoformat(text).replace(tzinfo=None)
        except ValueError:
            return None
    return when if when.time() != datetime.time() else when.date()

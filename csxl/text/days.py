"""Days as people write them and as spreadsheets number them.

Two rules read a day from a text, for two kinds of writer. An agency may write anything under "By when" and is not asked
again, so "05/04/2027" is not guessed (`stated_day`). A coordinator types the return-by date beside the words "day
first" and is shown how it was read, so there it is the 5th of April (`day_first`).
"""

from __future__ import annotations

import datetime
import re

from csxl.text.folding import fold

DAY_NOUGHT = datetime.date(1899, 12, 30)  # the day from which spreadsheets count dates after February 1900
FIRST_DAY = datetime.date(1900, 3, 1)  # Excel has no days before 1900, and counts a 29 February 1900
SERIALS = range(36_526, 73_051)  # the dates 2000 to 2099: a plain number here may be a date that lost its format
MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july"),
    *("august", "september", "october", "november", "december"),
)

_ISO = re.compile(r"(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})([t ][\d:.]+)?")
_FIGURES = re.compile(r"(?P<day>\d{1,2})(?P<mark>[/.-])(?P<month>\d{1,2})(?P=mark)(?P<year>\d{4}|\d{2})")
_IN_WORDS = re.compile(
    r"(?:[a-z]+,? )?(?P<day>\d{1,2})(?:st|nd|rd|th)?(?: of)?[ -](?P<month>[a-z]{3,9})\.?,?[ -](?P<year>\d{4})"
)
_LOOSE_ISO = re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})")
_LOOSE_FIGURES = re.compile(r"(?P<day>\d{1,2})\s*[./\- ]\s*(?P<month>\d{1,2})\s*[./\- ]\s*(?P<year>\d{4}|\d{2})")
_LOOSE_WORDS = re.compile(
    r"(?P<day>\d{1,2})(?:st|nd|rd|th)?[\s\-]+(?:of\s+)?(?P<month>[a-z]{3,9})\.?,?[\s\-]+(?P<year>\d{4}|\d{2})"
)
_TIME_OF_DAY = re.compile(r"\d{1,2}:\d{2}(?::\d{2})?(?:\s*[ap]m)?")
_PIECES = re.compile(r"\d+|[^\W\d_]+")
LONGEST_SHOWN = 40  # characters of a date that a program shows
_WEEKDAY = re.compile(r"^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*[,.]?\s+")


def day_in_words(day: datetime.date) -> str:
    """The day as a summary shows it, "26 Nov 2026", whatever language the computer speaks."""
    return f"{day.day} {MONTHS[day.month - 1][:3].capitalize()} {day.year}"


def stated_day(text: str) -> datetime.date | None:
    """The one day that a text states, or None: in ISO, in figures that can only be day first, or with the month in
    letters. "05/04/2027" may be either way round, so it is not guessed."""
    text = " ".join(text.casefold().split())
    if found := _ISO.fullmatch(text):
        return _day(found["year"], found["month"], found["day"])
    if found := _IN_WORDS.fullmatch(text):
        months = [
            number
            for number, name in enumerate(MONTHS, 1)
            if name.startswith(found["month"]) or (name, found["month"]) == ("september", "sept")
        ]
        return _day(found["year"], months[0], found["day"]) if len(months) == 1 else None
    if found := _FIGURES.fullmatch(text):
        if int(found["day"]) <= 12 and found["day"].zfill(2) != found["month"].zfill(2):
            return None
        return _day(found["year"], found["month"], found["day"])
    return None


def day_first(text: str) -> datetime.date | None:
    """The day that a text names as people in Britain write it: "11/12/2026", "Fri 11 December 2026", "2026-12-11"."""
    plain = _WEEKDAY.sub("", fold(text))
    if found := _LOOSE_ISO.fullmatch(plain) or _LOOSE_FIGURES.fullmatch(plain):
        return _day(found["year"], found["month"], found["day"])
    found = _LOOSE_WORDS.fullmatch(plain)
    months = [number for number, name in enumerate(MONTHS, 1) if found and name[:3] == found["month"][:3]]
    return _day(found["year"], months[0], found["day"]) if found and months else None


def serial_day(value: object) -> datetime.date | None:
    """The day that a number means if it is a date that lost its format, or None if it is unlikely to be one."""
    if isinstance(value, bool) or not isinstance(value, (int, float)) or value % 1:
        return None
    if int(value) not in SERIALS:  # a range looks for a float number by number
        return None
    return DAY_NOUGHT + datetime.timedelta(int(value))


def shows_day(text: str, day: datetime.date) -> bool:
    """Whether a text shows this very day, whichever way round, with its year and perhaps with a weekday and a time."""
    if len(text) > LONGEST_SHOWN:
        return False
    pieces = _PIECES.findall(_TIME_OF_DAY.sub("", text.casefold()))
    numbers = sorted(int(piece) for piece in pieces if piece.isdecimal())
    month = MONTHS[day.month - 1]
    named = any(len(piece) >= 3 and month.startswith(piece) for piece in pieces)
    parts = [day.day] if named else [day.day, day.month]
    return any(numbers == sorted([*parts, year]) for year in (day.year, day.year % 100))


def _day(year: str, month: str | int, day: str) -> datetime.date | None:
    """The day, in this century if the year has two figures; None for a day that does not exist, such as 31 June."""
    try:
        return datetime.date(int(year if len(year) == 4 else f"20{year}"), int(month), int(day))
    except ValueError:
        return None

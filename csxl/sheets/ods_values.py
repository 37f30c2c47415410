"""What a cell of an `.ods` says: its value, its text, its formula."""

from __future__ import annotations

import datetime
import math
import re

from csxl.sheets.cells import Cell, Flag, Value
from csxl.sheets.limits import CELL_CHARACTERS, FORMULA_CHARACTERS
from csxl.sheets.moments import iso_moment
from csxl.sheets.values import shortest
from csxl.sheets.xml import Attributes

NUMBERS = {"float", "percentage", "currency"}
ERROR = re.compile(r"#(N/A|REF!|NAME\?|VALUE!|DIV/0!|NUM!|NULL!)|Err:\d{3}")
DURATION = re.compile(r"(-?)P(?:(\d+)D)?T?(?:(\d+)H)?(?:(\d+)M)?(?:([\d.]+)S)?")
PREFIX = re.compile(r"\A(\w+:)?=")  # "of:=" or "msoxl:=", the language that the formula is written in
DAY = 86_400


def stored(attributes: Attributes, shown: str = "", comment: str = "") -> Cell:
    """The cell that an element's attributes and paragraphs make."""
    formula = attributes.get("table:formula", "")[:FORMULA_CHARACTERS]
    value, text = _read(attributes, shown)
    flags = Flag.FORMULA if formula else Flag.NONE
    if attributes.get("calcext:value-type") == "error" or (formula and ERROR.fullmatch(text)):
        flags |= Flag.ERROR
        value = text = shown or "#ERROR"
    elif formula and value is None:
        flags |= Flag.UNCACHED
    if comment:
        flags |= Flag.COMMENTED
    return Cell(value, text, flags, PREFIX.sub("", formula), comment)


def _read(attributes: Attributes, shown: str) -> tuple[Value, str]:
    """The value by its stated type and its text; the text shown, if the stated value makes no sense."""
    kind = attributes.get("office:value-type", "")
    value: Value = None
    if kind in NUMBERS:
        value = _number(attributes.get("office:value", ""))
    elif kind == "date":
        value = _moment(attributes.get("office:date-value", ""))
    elif kind == "time":
        value = _time(attributes.get("office:time-value", ""))
    elif kind == "boolean":
        value = attributes.get("office:boolean-value", "") == "true"
        return value, "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return value, shortest(value)
    if isinstance(value, datetime.date | datetime.time):
        return value, value.isoformat()
    text = (attributes.get("office:string-value") or shown)[:CELL_CHARACTERS]
    return text or None, text


def _number(written: str) -> float | None:
    try:
        value = float(written)
    except ValueError:
        return None
    return value if math.isfinite(value) else None


def _moment(written: str) -> datetime.date | datetime.time | None:
    return iso_moment(written.strip().partition(".")[0])


def _time(written: str) -> datetime.time | float | None:
    """A time of day, or a duration as a number of days."""
    found = DURATION.fullmatch(written.strip())
    if not found or len(written) > 40:
        return None
    sign, days, hours, minutes, seconds = found.groups(default="0")
    whole = int(days) * DAY + int(hours) * 3600 + int(minutes) * 60 + float(seconds)
    if sign != "-" and whole < DAY:
        return (datetime.datetime.min + datetime.timedelta(seconds=round(whole))).time()
    return whole / DAY * (-1 if sign == "-" else 1)

"""What a stored cell says: its value, and its text as it was stored."""

from __future__ import annotations

import math
from collections.abc import Callable

from csxl.sheets.cells import Flag, Value
from csxl.sheets.moments import iso_moment, moment
from csxl.sheets.rich_text import Runs
from csxl.sheets.strings import unescaped
from csxl.sheets.xml import TRUE

FALSE = frozenset({"0", "false", "off", "f", "False", "FALSE"})
NONE, ERROR = Flag.NONE, Flag.ERROR
Read = tuple[Value, str, int, Runs | None]  # value, text, flags, and how its runs look
NOTHING: Read = (None, "", NONE, None)


def number(raw: str, date: bool, from_1904: bool) -> Read:
    """A number, or the date that its format makes of it; text if it is not a number at all."""
    try:
        value = float(raw)
    except ValueError:
        value = math.nan
    if not math.isfinite(value) or "_" in raw:
        return text(raw, date, from_1904)
    if date and (when := moment(value, from_1904)) is not None:
        return when, when.isoformat(), NONE, None
    return value, shortest(value), NONE, None


def shortest(value: float) -> str:
    """A number as a person writes it: 3 rather than 3.0, with no more digits than needed."""
    written = repr(value)
    return written[:-2] if written.endswith(".0") else written


def text(raw: str, _: bool, __: bool) -> Read:
    plain = unescaped(raw)
    return (plain, plain, NONE, None) if plain else NOTHING


def truth(raw: str, _: bool, __: bool) -> Read:
    said = raw.strip()
    if said in TRUE:
        return True, "TRUE", NONE, None
    return (False, "FALSE", NONE, None) if said in FALSE else text(said, False, False)


def error(raw: str, _: bool, __: bool) -> Read:
    return raw, raw, ERROR, None


def iso_date(raw: str, date: bool, from_1904: bool) -> Read:
    when = iso_moment(raw.strip())
    return (when, when.isoformat(), NONE, None) if when is not None else number(raw, date, from_1904)


READERS: dict[str, Callable[[str, bool, bool], Read]] = {
    "n": number,
    "str": text,
    "inlineStr": text,
    "b": truth,
    "e": error,
    "d": iso_date,
}

"""Reading the texts beside a rating: evidence, action, owner and date, as typed, with line breaks."""

from __future__ import annotations

import datetime
from typing import Any, NamedTuple

from csxl.diagnostics.code import Code
from csxl.diagnostics.of_answer import AnswerCode
from csxl.model import layout
from csxl.model.diagnostic import Diagnostic
from csxl.returns.rows import NOTHING, Line
from csxl.returns.tabled_sheet import TabledSheet
from csxl.sheets.cells import Cell, Flag, Value
from csxl.sheets.seen import TINY, same_colour
from csxl.text.days import serial_day
from csxl.text.folding import as_typed
from csxl.text.wording import quote, quoted_formula

NOT_AS_STORED = Flag.UNSEEN | Flag.SYMBOLS | Flag.SHOWN  # a person sees something else than is stored

ODD = Flag.ERROR | Flag.FORMULA | Flag.TWICE | Flag.STRUCK | NOT_AS_STORED
EARLIEST = 1990  # the first year that may be meant: 2027 typed alone into a date cell shows as a day in 1905


class Text(NamedTuple):
    """One text beside a rating; `used` is False if it is kept but is not part of the answer, and `lost` is True if
    something was given that cannot be read."""

    text: str = ""
    used: bool = True
    diagnostics: tuple[Diagnostic, ...] = ()
    lost: bool = False


BLANK = Text()


def read_texts(line: Line, tabled: TabledSheet) -> list[Text]:
    """The texts under a row's headings for texts, in their order."""
    found = []
    for heading, column in line.table.texts:
        cell = line.cells.get(column, NOTHING)
        if not cell.text and not cell.flags & ODD:
            found.append(BLANK)
        elif isinstance(cell.value, str) and not (cell.flags & ODD or cell.shown or tabled.sheet.merges):
            found.append(Text(as_typed(cell.value)))  # as nearly all are
        else:
            found.append(_read(line, heading, column, cell, tabled))
    return found


def _read(line: Line, heading: str, column: int, cell: Cell, tabled: TabledSheet) -> Text:
    """The text in one cell."""
    text = as_date(cell) if heading == layout.BY_WHEN else as_text(cell)
    if not cell.flags & ODD and (not text or (_is_plain(cell.value) and not tabled.sheet.merges)):
        return Text(text) if text else BLANK
    details = _details(heading, text, cell)
    if cell.flags & Flag.ERROR or (cell.flags & Flag.FORMULA and not text):
        broken = AnswerCode.TEXT_ERROR_VALUE if cell.flags & Flag.ERROR else AnswerCode.TEXT_FORMULA_UNCACHED
        if cell.flags & Flag.ERROR and tabled.pictured(line.row, column):
            broken = AnswerCode.TEXT_PICTURE
        formula = f"={cell.formula}" if cell.formula else ""
        lost = broken is not AnswerCode.TEXT_PICTURE
        return Text(formula, False, (line.about(broken, column, **details),), lost=lost)
    if not text:
        return Text()
    if first := tabled.covered_by(line.row, column):
        return Text(text, False, (line.about(AnswerCode.TEXT_UNDER_MERGE, column, first=first, **details),))
    code = _oddity(cell, heading)
    return Text(text, True, (line.about(code, column, **details),) if code else ())


def _is_plain(value: Value) -> bool:
    """Whether a value is a text, or a day that may be meant."""
    return isinstance(value, str) or (isinstance(value, datetime.date) and value.year >= EARLIEST)


def _details(heading: str, text: str, cell: Cell) -> dict[str, Any]:
    """What may be said of a text that is odd."""
    return {
        "heading": heading,
        "text": quote(text),
        "others": " and ".join(map(quote, cell.others)),
        "formula": quoted_formula(cell.formula),
        "date": _as_serial(cell),
        "why": why_unseen(cell),
        "font": quote(cell.look.symbols),
        "format": quote(cell.look.format),
    }


def _oddity(cell: Cell, heading: str) -> Code | None:
    """The code for what is odd about a text that is used, or None."""
    flags = cell.flags
    reasons = (
        (bool(flags & Flag.FORMULA), AnswerCode.TEXT_FORMULA),
        (bool(flags & Flag.TWICE), AnswerCode.TEXT_STORED_TWICE),
        (bool(flags & Flag.UNSEEN), AnswerCode.TEXT_UNSEEN),
        (bool(flags & Flag.SYMBOLS and cell.look.symbols), AnswerCode.TEXT_SIGN),  # a sign within a text is a bullet
        (bool(flags & Flag.SHOWN) and not cell.shown, AnswerCode.TEXT_FORMAT),
        (cell.look.date and isinstance(cell.value, float), AnswerCode.TEXT_FORMAT),  # no day: Excel shows only ####
    )
    code: Code | None = next((code for applies, code in reasons if applies), None)
    if not code and heading == layout.BY_WHEN:
        code = _odd_date(cell)
    return code or (AnswerCode.TEXT_STRUCK if flags & Flag.STRUCK else None)


def _odd_date(cell: Cell) -> Code | None:
    """The code for a number that may be a date, or for a date that is hardly meant."""
    value = cell.value
    if isinstance(value, datetime.date):
        return AnswerCode.DATE_LONG_PAST if value.year < EARLIEST else None
    is_number = isinstance(value, (int, float)) and not isinstance(value, bool)
    as_it_is = not cell.shown or cell.shown.isdecimal()
    return AnswerCode.DATE_AS_NUMBER if is_number and as_it_is and serial_day(value) else None


def why_unseen(cell: Cell) -> str:
    """Why nobody sees what is in a cell, as a sentence says it."""
    if cell.look.ink == TINY:
        return "its letters are too small"
    if same_colour(cell.look.ink, cell.look.fill):
        return "its letters have the colour that is behind them"
    return f"its number format ({quote(cell.look.format)}) hides it"


def _as_serial(cell: Cell) -> str:
    """The date that a number would be if it had a date's format, ISO; "" for any other value."""
    day = serial_day(cell.value)
    return day.isoformat() if day else ""


def as_text(cell: Cell) -> str:
    """A cell's text as it is seen, without outer white space; whole numbers without their ".0", dates as ISO."""
    if cell.shown:
        return as_typed(cell.shown)
    if isinstance(cell.value, str):
        return as_typed(cell.value)
    if isinstance(cell.value, float) and cell.value.is_integer():
        return str(int(cell.value))
    if isinstance(cell.value, (datetime.date, datetime.time)):
        return as_date(cell)
    return as_typed(cell.text)


def as_date(cell: Cell) -> str:
    """A real date as ISO, with the time only where there is one; anything else as it is seen."""
    value = cell.value
    if isinstance(value, str) and not cell.shown:
        return as_typed(value)
    if isinstance(value, datetime.datetime):
        midnight = value.time() == datetime.time()
        return value.date().isoformat() if midnight else value.isoformat(" ", "minutes")
    if isinstance(value, (datetime.date, datetime.time)):
        return value.isoformat()
    return as_text(cell)

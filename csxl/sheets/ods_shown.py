"""What a person sees of a cell of an `.ods`: its paragraphs beside the value that is stored, and its look."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from typing import NamedTuple

from csxl.sheets.cells import Cell, Flag, Value
from csxl.sheets.moments import moment
from csxl.sheets.ods_faces import Dress, Piece, dressed
from csxl.sheets.ods_styles import Styles
from csxl.sheets.seen import same_colour, seen
from csxl.text.days import serial_day, shows_day

NUMBER = re.compile(r"[-\u2212]?(\d{1,20})(?:[.,](\d{1,20}))?(?:[eE]([+-]?\d{1,2}))?")
NO_SUCH_DAY = "#FMT"  # what LibreOffice shows of a number that its format can make nothing of
NONE, SHOWN, UNSEEN = Flag.NONE, Flag.SHOWN, Flag.UNSEEN


class OdsText(NamedTuple):
    """A cell's own paragraphs, None where it has none, and their pieces if those do not all look alike."""

    said: str | None = None
    pieces: Sequence[Piece] = ()


def finished(cell: Cell, text: OdsText, style: str, styles: Styles) -> Cell:
    """A cell with its style's look, what it shows, and the flags that go with both."""
    dress = styles.dress(style)
    look, bare, flags = dressed(text.pieces, dress) if text.pieces else (dress.look, dress.bare, NONE)
    shown, blank = "", not cell.text.strip()
    said = text.said if text.said is None or text.said.strip() or look.format else None  # some write 0 as nothing
    if said is not None and not blank:
        cell = _dated(cell, said, look.date)
        shown, more = _as_said(cell.value, cell.text, said, not look.format)
        flags |= more
        if bare.odd:
            flags |= seen(cell.value, cell.text, bare)[1]
    elif look.odd and not blank:
        shown, more = seen(cell.value, cell.text, look)
        flags |= more
    if not blank:
        flags |= _hidden(cell.value, style, dress, styles)
        flags |= Flag.STRUCK if look.struck else NONE
    flags |= cell.flags | (Flag.FILLED if look.fill else NONE)
    return cell._replace(flags=flags, look=look, shown=shown)


def _dated(cell: Cell, said: str, known: bool) -> Cell:
    """A cell with the day that its paragraphs show in place of the number for it: some programs (SheetJS) store dates
    as numbers without a format."""
    if (
        known
        or not isinstance(cell.value, float)
        or not (day := serial_day(cell.value // 1))
        or not shows_day(said, day)
    ):
        return cell
    when = moment(cell.value, False) or day
    return cell._replace(value=when, text=when.isoformat())


def _hidden(value: Value, style: str, dress: Dress, styles: Styles) -> int:
    """UNSEEN where a number format gives letters the colour that is behind them."""
    coloured = dress.look.format and same_colour(styles.ink(style, value), dress.look.fill)
    return UNSEEN if coloured else NONE


def _as_said(value: Value, text: str, said: str, general: bool) -> tuple[str, int]:
    """What the paragraphs show if that is another text than is stored, and the flags that go with it; a number in a
    format of its own is what it shows, and in a `general` one it may only lack the room for all its digits."""
    if not said.strip():
        return "", UNSEEN
    if isinstance(value, (datetime.date, datetime.time)):
        return "", NONE
    if said.strip() == NO_SUCH_DAY:
        return "", SHOWN
    if isinstance(value, bool):
        same = said.strip().upper() == text
    elif isinstance(value, float):
        same = said.strip() == text or (general and _is_rounded(said.strip(), value))
    else:
        same = "".join(said.split()) == "".join(text.split())
    return ("", NONE) if same else (said.strip(), SHOWN)


def _is_rounded(said: str, value: float) -> bool:
    """Whether a text is a number in plain digits, perhaps with fewer of them than are stored."""
    found = NUMBER.fullmatch(said)
    if found is None or (len(found[1]) > 1 and found[1][0] == "0"):
        return False
    power = int(found[3] or 0)
    number = float(f"{found[1]}.{found[2] or '0'}e{power}") * (1 if said[0].isdigit() else -1)
    return abs(number - value) <= 0.5000001 * 10.0 ** (power - len(found[2] or ""))

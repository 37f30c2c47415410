"""What a person sees of a cell's value, which is what counts: its number as its format shows it, or nothing at all."""

from __future__ import annotations

import datetime
import math
import re
from functools import lru_cache

from csxl.sheets.cells import PLAIN, Flag, Look, Value
from csxl.sheets.number_formats import GENERAL, NumberFormat, number_format, plainly_shown

NEAR = 20  # of 255: letters whose red, green and blue are all so near to what is behind them are not seen
PAPER = "#FFFFFF"
SHORT = 20  # characters: in a text no longer than this, a piece that nobody sees may be the whole of an answer
TINY = "tiny"  # in place of an ink: letters too small to be seen
NONE, UNSEEN, SYMBOLS, SHOWN = Flag.NONE, Flag.UNSEEN, Flag.SYMBOLS, Flag.SHOWN
SIGNS = re.compile("[!-~\u00a1-\u00ff\uf020-\uf0ff]")  # what such a font has a sign for; it shows the rest as others do
# fmt: off
_NAMES = (  # without spaces and digits set apart
    "bookshelfsymbol bookshelfsymbol2 bookshelfsymbol3 bookshelfsymbol7 d050000l dingbats euclidsymbol fontawesome "
    "fontawesome5free holomdl2assets itczapfdingbats lucidamathsymbol marlett materialicons monotypesorts "
    "msoutlook msreference1 msreference2 msreferencespecialty mtextra segoefluenticons segoemdl2assets "
    "standardsymbolsl standardsymbolsps starsymbol symbol symbolmt webdings wingdings wingdings2 wingdings3 "
    "wpiconicsymbolsa wpiconicsymbolsb wpmatha wpmathb wpmathextended wptypographicsymbols zapfdingbats"
)
# fmt: on
SIGN_FONTS = frozenset(_NAMES.split())
SIGNS_IN_NAMES = ("dingbat", "wingding", "webding")  # also in names made of these, such as "ITC Zapf Dingbats Std"
SIGNS_IF_SAID = ("symbol", "sorts", "ornament", "icon", "pictograph")
_NOT_LETTERS = re.compile(r"[\W_]+")


@lru_cache(maxsize=1_024)
def sign_font(name: str, signs: bool = False) -> bool:
    """Whether a font shows signs in place of letters, by its name; `signs` is True where the file says so of it."""
    plain = _NOT_LETTERS.sub("", name[:80]).casefold()
    if plain.removesuffix("regular") in SIGN_FONTS or any(word in plain for word in SIGNS_IN_NAMES):
        return True
    return signs and any(word in plain for word in SIGNS_IF_SAID)


@lru_cache(maxsize=4_096)
def looking(look: Look) -> Look:
    """The look with `odd` as it should be, given all the rest of it."""
    if look == PLAIN:
        return PLAIN
    odd = bool(look.symbols) or same_colour(look.ink, look.fill) or not _is_plain(look)
    return look._replace(odd=odd) if odd is not look.odd else look


def seen(value: Value, text: str, look: Look) -> tuple[str, int]:
    """What an odd look shows in place of a stored value ("" where it shows the same), and the flags UNSEEN, SYMBOLS
    and SHOWN that go with it. SHOWN without a text stands for a format that is not understood."""
    if not text.strip():
        return "", NONE
    shown, flags, ink = "", NONE, look.ink
    if not _is_plain(look):
        made = _formatted(value, text, _parsed(look.format), look.date)
        if made is None:
            flags |= SHOWN
        else:
            shown, coloured = made
            ink = coloured or ink
            if not shown.strip():
                return "", UNSEEN
    if same_colour(ink, look.fill):
        flags |= UNSEEN
    if look.symbols and SIGNS.search(text):
        flags |= SYMBOLS
    return (shown, flags | SHOWN) if shown and shown != text.strip() else ("", flags)


def same_colour(ink: str, fill: str) -> bool:
    """Whether letters have the colour that is behind them, or nearly, or are tiny; what is not known is taken for
    seen."""
    if not ink or ink == TINY:
        return bool(ink)
    return _near(ink, fill or PAPER)


@lru_cache(maxsize=1_024)
def _near(one: str, other: str) -> bool:
    if not len(one) == len(other) == 7 or one[0] != "#" or other[0] != "#":
        return False
    return all(abs(int(one[at : at + 2], 16) - int(other[at : at + 2], 16)) <= NEAR for at in (1, 3, 5))


def _is_plain(look: Look) -> bool:
    """Whether a number format leaves all as it is."""
    return look.format in GENERAL or plainly_shown(look.format, look.date)


@lru_cache(maxsize=1_024)
def _parsed(code: str) -> NumberFormat:
    return number_format(code)


def _formatted(value: Value, text: str, how: NumberFormat, date: bool) -> tuple[str, str] | None:
    """What a format makes of a value, and the colour that it gives it, "" for none; None if it is not understood. A
    date is left as it is stored, unless its format hides it."""
    if isinstance(value, (datetime.date, datetime.time)):
        return ("", "") if how.hides_dates else (text.strip(), how.first_ink)
    if isinstance(value, (bool, str)) or value is None:
        return how.of_text(text.strip())
    return (text, "") if date or not math.isfinite(value) else how.of_number(float(value))

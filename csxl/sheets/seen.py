"""What a person sees of a cell's value, which is what counts: its number as its format shows it, or nothing at all."""

from __future__ import annotations

from csxl.sheets.cells import PLAIN, Flag, Look, Value

GENERAL = frozenset({"", "General", "GENERAL", "general", "Standard", "@"})


def looking(look: Look) -> Look:
    """The look with `odd` as it should be, given all the rest of it."""
    return look._replace(odd=False) if look != PLAIN else PLAIN


def seen(value: Value, text: str, look: Look) -> tuple[str, Flag]:
    """What an odd look shows in place of a stored value ("" where it shows the same), and the flags UNSEEN, SYMBOLS
    and SHOWN that go with it."""
    return "", Flag.NONE

"""Email addresses as people type and paste them: one, or several in a cell for copies."""

from __future__ import annotations

import re

LONGEST = 254  # characters: the limit of mail itself
_ADDRESS = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?\.)+[A-Za-z]{2,63}")
_NAMED = re.compile(r"[^<>@\n]*<\s*([^<>\s]+)\s*>")


def address_of(text: str) -> str:
    """The single address in a text, without any name or "mailto:" before it; "" if it is not one address."""
    whole = text.strip()
    if named := _NAMED.fullmatch(whole):
        whole = named[1]
    whole = re.sub(r"(?i)^mailto:", "", whole)
    name = whole.partition("@")[0]
    wrong = name.startswith(".") or name.endswith(".") or ".." in name or len(whole) > LONGEST
    return whole if _ADDRESS.fullmatch(whole) and not wrong else ""


def addresses_of(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The addresses in a cell for copies, and the pieces of it that are not addresses."""
    pieces = [piece.strip() for piece in re.split(r"[;,\n]", text) if piece.strip()]
    found = {piece: address_of(piece) for piece in pieces}
    return tuple(dict.fromkeys(filter(None, found.values()))), tuple(piece for piece in pieces if not found[piece])

"""When two names are the same agency."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

from csxl.text.digests import digest
from csxl.text.memo import Memo

LONGEST_KEY = 200  # characters
MOST_REMEMBERED, LONGEST_REMEMBERED = 4_096, 1_000  # names, and their characters


def _folded_name(name: str) -> str:
    """A name for comparing: without case, spaces or punctuation, and with "&" as "and"."""
    plain = unicodedata.normalize("NFKC", name).casefold().replace("&", "and")
    return "".join(mark for mark in plain if mark.isalnum()) or plain.strip()


folded_name: Callable[[str], str] = Memo(_folded_name, MOST_REMEMBERED, LONGEST_REMEMBERED).__getitem__


def agency_key(name: str, code: str) -> str:
    """What an agency is known by from one file to the next: its code or, without one, its folded name; of a text that
    is neither, its beginning and a digest, since keys have to fit a cell."""
    key = code.strip().upper() or folded_name(name)
    return key if len(key) <= LONGEST_KEY else f"{key[:LONGEST_KEY]}… {digest(key)}"

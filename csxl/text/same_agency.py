"""When two names are the same agency."""

from __future__ import annotations

import unicodedata


def folded_name(name: str) -> str:
    """A name for comparing: without case, spaces or punctuation, and with "&" as "and"."""
    plain = unicodedata.normalize("NFKC", name).casefold().replace("&", "and")
    return "".join(mark for mark in plain if mark.isalnum()) or plain.strip()


def agency_key(name: str, code: str) -> str:
    """What an agency is known by from one file to the next: its code or, without one, its folded name."""
    return code.strip().upper() or folded_name(name)

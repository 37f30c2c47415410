"""When two names are the same agency."""

from __future__ import annotations

import unicodedata


def folded_name(name: str) -> str:
    """A name as it is compared: without case, spaces and punctuation, "&" as "and"."""
    plain = unicodedata.normalize("NFKC", name).casefold().replace("&", "and")
    return "".join(mark for mark in plain if mark.isalnum()) or plain.strip()

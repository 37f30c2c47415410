"""Short digests of texts: what a key or a mark holds in place of a text, so that the text is known again."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterable

LENGTH = 8  # bytes: among a million texts, two are alike in one file of thirty million


def canonical(text: str) -> str:
    """The text as every spreadsheet program gives it back: composed letters, one space for any white space."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def digest(*texts: str) -> str:
    """16 hexadecimal digits for these texts in this order."""
    return digest_of(texts)


def digest_of(texts: Iterable[str]) -> str:
    """The same for very many texts, each let go of before the next."""
    found, between = hashlib.blake2b(digest_size=LENGTH), ""
    for text in texts:
        found.update(f"{between}{canonical(text)}".encode("utf-8", "surrogatepass"))
        between = "\x1f"
    return found.hexdigest()

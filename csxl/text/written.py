"""How long a text is once it is written out in the plainest letters."""

from __future__ import annotations


def written(text: str) -> int:
    """How many letters a text takes where all that is not plain is written as an escape, as it is in JSON: what a
    text costs from then on, while its own length says nothing of that."""
    if text.isascii() and text.isprintable():
        return len(text)
    return len(text.encode("unicode_escape", "surrogatepass"))

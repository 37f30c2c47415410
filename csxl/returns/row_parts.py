"""Rows that people made for a part of a criterion, such as T1-R.1 or "T1-R (adults)", and which one that is."""

from __future__ import annotations

from csxl.returns.lookup import Lookup
from csxl.text.folding import fold_ref, visible

LONGEST = 80  # characters of what is typed in place of a ref
SUFFIXES = "abcdefgh0123456789"


def part_of(typed: str, lookup: Lookup) -> str:
    """The ref of the criterion of which a text typed in place of a ref names a part, or ""."""
    text = " ".join(visible(typed)[:LONGEST].split())
    for at in range(len(text) - 1, 1, -1):
        if not text[at].isalnum() and (ref := lookup.refs.get(fold_ref(text[:at]))):
            return ref
    return lookup.refs.get(fold_ref(text[:-1]), "") if text[-1:] in tuple(SUFFIXES) else ""

"""How a page for the board says that csxl wrote it, and for which review; written and read back here."""

from __future__ import annotations

import html
import re

from csxl import __version__
from csxl.text.markup import escaped

PROGRAM = "csxl"
_TAG = re.compile(r'<meta name="(generator|review)" content="([^"]*)">')
MOST = 1 << 16  # characters: the tags stand near the beginning


def identity_tags(review: str) -> tuple[str, ...]:
    """The tags in the page's head."""
    return (
        f'<meta name="generator" content="{PROGRAM} {__version__}">',
        f'<meta name="review" content="{escaped(review)}">',
    )


def review_of_page(data: bytes) -> str | None:
    """The title of the review that a page is about; None if csxl did not write it."""
    found = dict(_TAG.findall(data[:MOST].decode("utf-8", "replace")))
    if not found.get("generator", "").startswith(f"{PROGRAM} ") or "review" not in found:
        return None
    return html.unescape(found["review"])

"""How a page for the board says that csxl wrote it, and for which review; written and read back here."""

from __future__ import annotations

import html
import re

from csxl.text.markup import escaped
from csxl.text.own_pages import MOST, generator_tag, is_own_page

_TAG = re.compile(r'<meta name="review" content="([^"]*)">')


def identity_tags(review: str) -> tuple[str, ...]:
    """The tags in the page's head."""
    return generator_tag(), f'<meta name="review" content="{escaped(review)}">'


def review_of_page(data: bytes) -> str | None:
    """The title of the review that a page is about; None if csxl did not write it."""
    found = _TAG.search(data[:MOST].decode("utf-8", "replace")) if is_own_page(data) else None
    return html.unescape(found[1]) if found else None

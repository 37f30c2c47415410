"""How a web page says that csxl wrote it."""

from __future__ import annotations

import re

from csxl import __version__

PROGRAM = "csxl"
MOST = 1 << 16  # bytes: the tag stands near the beginning
_TAG = re.compile(rf'<meta name="generator" content="{PROGRAM} [^"]*">'.encode())


def generator_tag() -> str:
    """The tag in the page's head."""
    return f'<meta name="generator" content="{PROGRAM} {__version__}">'


def is_own_page(data: bytes) -> bool:
    """Whether a file says that it is such a page."""
    return _TAG.search(data[:MOST]) is not None

"""Text made safe to stand in a page: whatever people typed is shown and never acted on."""

from __future__ import annotations

import base64
import hashlib
import html
import re

# Characters that HTML does not allow, and those that change the direction of the text after them.
_UNFIT = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)


def fit(text: object) -> str:
    """The text with characters that no page should hold shown as U+FFFD."""
    return _UNFIT.sub("\ufffd", str(text))


def escaped(text: object) -> str:
    """The text with markup and quotes escaped and unfit characters shown as U+FFFD."""
    return html.escape(fit(text), quote=True)


def element(tag: str, text: object, kind: str = "") -> str:
    """An element that holds a text, with its class if it has one."""
    return f"<{tag}{f' class={chr(34)}{escaped(kind)}{chr(34)}' if kind else ''}>{escaped(text)}</{tag}>"


def by_hash(text: str) -> str:
    """How a content security policy names the one style sheet or script with this text."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"

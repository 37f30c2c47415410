"""What XlsxWriter is asked to write, it has written, or that raises: it only warns."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from typing import Any


class WriteError(Exception):
    """XlsxWriter refused a write: a bug in csxl, never a fault in somebody's file."""


def take(what: str, write: Callable[..., Any], *details: Any, **named: Any) -> None:
    """Make one write; raise if XlsxWriter warns about it or returns a number other than 0."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        try:
            code = write(*details, **named)
        except UserWarning as refusal:
            raise WriteError(f"XlsxWriter refused {what}: {refusal}") from refusal
    if isinstance(code, int) and code != 0:
        raise WriteError(f"XlsxWriter refused {what} (code {code})")

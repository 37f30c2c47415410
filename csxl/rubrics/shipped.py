"""Where a rubric lies that somebody names: at a path or, where none is, among those that ship with csxl."""

from __future__ import annotations

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

SHIPPED = ("section-11",)


def shipped(name: str) -> Traversable | None:
    """The folder of a rubric that ships with csxl by this name; None for any other name."""
    return files("csxl_rubric") / name if name in SHIPPED else None


def rubric_place(text: str, beside: Path | None = None) -> Traversable:
    """Where the rubric lies that a text names, by its path (from a folder, if it is a relative one) or its name."""
    path = (beside or Path()) / text
    found = None if path.exists() else shipped(text.strip())
    return path if found is None else found

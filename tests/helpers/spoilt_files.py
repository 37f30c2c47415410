"""Files of a folder in which something was changed by hand."""

from __future__ import annotations

from pathlib import Path


def spoil(folder: Path, file: str, old: str, new: str) -> None:
    """Put one thing for another, the first time it stands in a file."""
    text = (folder / file).read_text(encoding="utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")

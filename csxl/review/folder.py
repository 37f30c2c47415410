"""A review's folder: questionnaires/ as issued, returns/ as they came back, and drafts/ of letters."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

QUESTIONNAIRES, RETURNS, DRAFTS = "questionnaires", "returns", "drafts"


def returns_in(paths: Sequence[Path]) -> list[Path]:
    """The paths, with a review's whole folder taken to mean its returns."""
    return [
        path / RETURNS if (path / RETURNS).is_dir() and (path / QUESTIONNAIRES).is_dir() else path for path in paths
    ]


def issued_beside(paths: Sequence[Path]) -> list[Path]:
    """The folders of issued questionnaires beside the returns, where `csxl generate` puts them."""
    parents = [
        parent for path in returns_in(paths) for parent in list(path.absolute().parents)[: 2 if path.is_file() else 1]
    ]
    return [folder / QUESTIONNAIRES for folder in dict.fromkeys(parents) if (folder / QUESTIONNAIRES).is_dir()]

"""The page of every command is what the commands say of themselves."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest

DOCS = Path(__file__).parent.parent / "docs"


@pytest.mark.parametrize("columns", ["", "40", "300"])
def test_the_page_of_commands_is_current_whatever_the_terminal(monkeypatch: pytest.MonkeyPatch, columns: str) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    page = runpy.run_path(str(DOCS / "commands.py"))["page"]()
    assert (DOCS / "commands.md").read_text(encoding="utf-8") == page, "make golden writes it anew"

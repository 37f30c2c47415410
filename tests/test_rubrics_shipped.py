"""Rubrics that ship with csxl and are named by name."""

from __future__ import annotations

from pathlib import Path

import pytest

from csxl.rubrics.shipped import rubric_place, shipped


def test_a_path_comes_before_a_rubric_that_ships(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert rubric_place("section-11") == shipped("section-11")
    (tmp_path / "section-11").mkdir()
    assert rubric_place("section-11") == Path("section-11")
    assert rubric_place("mine") == Path("mine")
    assert rubric_place("mine", tmp_path) == tmp_path / "mine"

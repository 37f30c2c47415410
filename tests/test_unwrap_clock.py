"""The clock that what a file may cost is counted by."""

from __future__ import annotations

import importlib
import time
from collections.abc import Iterator

import pytest

from csxl.unwrap import clock
from tests.helpers.folders import ROOT


@pytest.fixture
def loaded_again() -> Iterator[None]:
    yield
    importlib.reload(clock)


@pytest.mark.usefixtures("loaded_again")
def test_it_is_the_processors_but_in_a_browser_whose_own_breaks_down(monkeypatch: pytest.MonkeyPatch) -> None:
    assert clock.seconds is time.process_time
    with monkeypatch.context() as here:
        here.setattr("sys.platform", "emscripten")
        assert importlib.reload(clock).seconds is time.monotonic


def test_nothing_else_in_the_engine_looks_at_the_processors_time() -> None:
    modules = (ROOT / "csxl").rglob("*.py")
    found = [path.name for path in modules if "process_time" in path.read_text(encoding="utf-8")]
    assert found == ["clock.py"]

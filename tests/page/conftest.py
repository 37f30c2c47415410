"""Browsers, the built page in them, and a screen for those that need one."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from tests.helpers.browsers import Browser, lacking, program_of
from tests.helpers.folders import ROOT
from tests.helpers.node_engine import NodeEngine

Start = Callable[..., Browser]
PICTURES = ROOT / "output" / "pictures"  # of every step, to be looked at


@pytest.fixture(scope="session")
def page() -> Path:
    """The page as `make page` left it."""
    path = ROOT / "output" / "csxl.html"
    return path if path.is_file() else lacking("output/csxl.html is not there: make page")


@pytest.fixture(scope="module")
def engine(page: Path) -> Iterator[NodeEngine]:
    """The page's engine under node, for the tests of one module."""
    running = NodeEngine(page)
    yield running
    running.close()


@pytest.fixture(scope="session")
def screen() -> Iterator[str]:
    """A screen that nobody sees, by its number: ":1"."""
    program = shutil.which("Xvfb") or lacking("Xvfb is not installed")
    command = [program, "-displayfd", "1", "-screen", "0", "1920x2400x24", "-nolisten", "tcp"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, encoding="ascii") as running:
        assert running.stdout is not None
        yield f":{running.stdout.readline().strip()}"
        running.terminate()


@pytest.fixture
def start(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Start]:
    """Starts a browser of a kind, with flags of its own; it ends with the test."""
    running: list[Browser] = []

    def begin(kind: str, flags: Sequence[str] = ()) -> Browser:
        program_of(kind)
        if kind == "webkit":
            monkeypatch.setenv("DISPLAY", request.getfixturevalue("screen"))
        running.append(Browser(kind, tmp_path / f"{kind}-{len(running)}", flags))
        return running[-1]

    yield begin
    for one in running:
        one.close()


@pytest.fixture
def chromium(start: Start, page: Path) -> Browser:
    """Chromium with the page, ready."""
    browser = start("chromium")
    browser.open(page)
    browser.wait("Ready")
    return browser

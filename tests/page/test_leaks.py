"""Nothing gets out of the page, whatever is tried in it; on a copy without its policy the same attempts arrive."""

from __future__ import annotations

import json
import time
from collections.abc import Set
from pathlib import Path

import pytest

from tests.helpers import page_copies
from tests.helpers.counting_server import Heard, counting_server
from tests.helpers.folders import TESTS
from tests.page.conftest import Start

pytestmark = pytest.mark.browser

HERE = TESTS / "page"
KINDS = ("chromium", "firefox", "webkit")
# What reaches a server from a page without a policy, in all three browsers.
ARRIVING = {
    *("fetch", "fetch-keepalive", "xhr", "beacon", "socket", "events"),
    *("image", "image-element", "image-set", "svg-image", "picture", "video", "audio", "object", "embed"),
    *("style", "style-import", "background", "cursor", "font", "font-rule", "script", "import"),
    *("preload", "modulepreload", "frame", "frame-inside", "frame-style", "frame-data", "form", "form-button"),
    *("worker-inside", "worker-import", "worker-socket"),
}
ARRIVING_FROM_PYTHON = {
    *("open_url", "js-fetch", "js-request", "js-socket", "js-events", "eval-fetch", "import", "worker")
}
SETTLED, LONGEST = 1.5, 30  # seconds: for what must not come, and until what must come is given up
NOTHING: Set[str] = frozenset()


def tried(start: Start, kind: str, page: Path, expected: Set[str] = NOTHING) -> set[str]:
    """What a server hears of the attempts in this page."""
    browser = start(kind)
    browser.open(page)
    with counting_server() as heard:
        assert len(browser.run((HERE / "attempts.js").read_text(encoding="utf-8"), heard.address)) > len(ARRIVING)
        wait_for(heard, expected)
    return heard.names()


def tried_in_python(start: Start, kind: str, page: Path, *, is_open: bool, expected: Set[str] = NOTHING) -> set[str]:
    """What it hears of Python in the worker of a copy of this page; `is_open`: the worker closed no way out."""
    browser = start(kind)
    attempts = (HERE / "attempts_in_python.txt").read_text(encoding="utf-8")
    with counting_server() as heard:
        given = {"open": is_open, "address": heard.address, "port": heard.port, "attempts": attempts}
        script = (HERE / "in_worker.js").read_text(encoding="utf-8").replace("GIVEN", f"({json.dumps(given)})")
        browser.open(page_copies.with_worker(page, browser.folder / "with-attempts.html", script))
        browser.wait("Ready")
        wait_for(heard, expected)
    return heard.names()


def wait_for(heard: Heard, expected: Set[str]) -> None:
    """Until the server has heard all of these, or long enough."""
    end = time.monotonic() + (LONGEST if expected else SETTLED)
    while time.monotonic() < end and not (expected and expected <= heard.names()):
        time.sleep(0.1)


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_gets_out(kind: str, start: Start, page: Path) -> None:
    assert tried(start, kind, page) == set()


@pytest.mark.parametrize("kind", KINDS)
def test_the_policy_alone_lets_nothing_out(kind: str, start: Start, page: Path, tmp_path: Path) -> None:
    copy = page_copies.without_trusted_types(page, tmp_path / "without-trusted-types.html")
    assert tried(start, kind, copy) == set()


@pytest.mark.parametrize("kind", KINDS)
def test_without_the_policy_the_attempts_arrive(kind: str, start: Start, page: Path, tmp_path: Path) -> None:
    copy = page_copies.without_policy(page, tmp_path / "without-policy.html")
    assert ARRIVING - tried(start, kind, copy, ARRIVING) == set()


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("is_open", [False, True])
def test_nothing_gets_out_of_python(kind: str, is_open: bool, start: Start, page: Path) -> None:
    assert tried_in_python(start, kind, page, is_open=is_open) == set()


@pytest.mark.parametrize("kind", KINDS)
def test_without_the_policy_python_gets_out(kind: str, start: Start, page: Path, tmp_path: Path) -> None:
    copy = page_copies.without_policy(page, tmp_path / "without-policy.html")
    heard = tried_in_python(start, kind, copy, is_open=True, expected=ARRIVING_FROM_PYTHON)
    assert ARRIVING_FROM_PYTHON - heard == set()

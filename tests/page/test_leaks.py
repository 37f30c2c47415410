"""Nothing gets out of the page, whatever is tried in it; on a copy without its policy the same attempts arrive."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from tests.helpers import page_copies
from tests.helpers.counting_server import Heard, counting_server
from tests.helpers.folders import TESTS
from tests.page.conftest import Start

pytestmark = pytest.mark.browser

ATTEMPTS = (TESTS / "page" / "attempts.js").read_text(encoding="utf-8")
KINDS = ("chromium", "firefox", "webkit")
# What reaches a server from a page without a policy, in all three browsers.
ARRIVING = {
    *("fetch", "fetch-keepalive", "xhr", "beacon", "socket", "events"),
    *("image", "image-element", "image-set", "svg-image", "picture", "video", "audio", "object", "embed"),
    *("style", "style-import", "background", "cursor", "font", "font-rule", "script", "import"),
    *("preload", "modulepreload", "frame", "frame-inside", "frame-style", "frame-data", "form", "form-button"),
    *("worker-inside", "worker-import", "worker-socket"),
}
IN_PYTHON = """
import http.client, socket, urllib.request, js
from pyodide.code import run_js

def each():
    yield "urllib", lambda: urllib.request.urlopen(address + "/urllib", timeout=3).read()
    yield "http", lambda: http.client.HTTPConnection(host, port, timeout=3).request("GET", "/http")
    yield "socket", lambda: socket.create_connection((host, port), 3).sendall(b"GET /socket HTTP/1.1\\r\\n\\r\\n")
    yield "js.fetch", lambda: js.fetch(address + "/js.fetch")
    yield "js.XMLHttpRequest", lambda: (asked := js.XMLHttpRequest.new(), asked.open("GET", address), asked.send())
    yield "js.WebSocket", lambda: js.WebSocket.new(address.replace("http", "ws"))
    yield "js.EventSource", lambda: js.EventSource.new(address)
    yield "import", lambda: run_js(f"import('{address}/import')")
    yield "eval", lambda: run_js(f"fetch('{address}/eval')")
    yield "importScripts", lambda: run_js(f"importScripts('{address}/importScripts')")
    yield "Worker", lambda: run_js(f"new Worker('data:text/javascript,fetch(`{address}/Worker`)')")
    yield "micropip", lambda: run_js(f"self.pyodide.loadPackage('{address}/micropip.whl')")

refused = {}
for name, attempt in each():
    try:
        attempt()
        refused[name] = ""
    except BaseException as fault:
        refused[name] = type(fault).__name__
refused
"""


def tried(start: Start, kind: str, page: Path) -> Heard:
    """What a server hears of the attempts in this page."""
    browser = start(kind)
    browser.open(page)
    browser.wait("Ready")
    with counting_server() as heard:
        assert len(browser.run(ATTEMPTS, heard.address)) > len(ARRIVING)
        time.sleep(1)
    return heard


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_gets_out(kind: str, start: Start, page: Path) -> None:
    assert tried(start, kind, page).calls == []


@pytest.mark.parametrize("kind", KINDS)
def test_the_policy_alone_lets_nothing_out(kind: str, start: Start, page: Path, tmp_path: Path) -> None:
    copy = page_copies.without_trusted_types(page, tmp_path / "without-trusted-types.html")
    assert tried(start, kind, copy).calls == []


@pytest.mark.parametrize("kind", KINDS)
def test_without_the_policy_the_attempts_arrive(kind: str, start: Start, page: Path, tmp_path: Path) -> None:
    copy = page_copies.without_policy(page, tmp_path / "without-policy.html")
    assert ARRIVING - tried(start, kind, copy).names() == set()

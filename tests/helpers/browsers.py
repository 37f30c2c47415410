"""Real browsers, each with one page: what a test does in them goes to a node script, a line of JSON a call.

Debian's Chromium and Firefox, and WebKitGTK's own small browser as the nearest thing to Safari.
"""

from __future__ import annotations

import base64
import json
import os
import queue
import shutil
import subprocess
import threading
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, NoReturn

import pytest

from tests.helpers.folders import ROOT, TESTS

DRIVER = TESTS / "page" / "drivers" / "driver.mjs"
MODULES = ROOT / "web"  # whose node_modules `npm ci` fills
LONGEST = 600  # seconds until a call is taken to hang
NEEDED = {"chromium": "playwright-core", "firefox": "puppeteer-core", "webkit": "axe-core"}


class BrowserFault(Exception):
    """What the browser could not do."""


def lacking(reason: str) -> NoReturn:
    """Skips the test, or fails it where browsers must be there."""
    if os.environ.get("CSXL_REQUIRE_BROWSERS"):
        pytest.fail(reason)
    pytest.skip(reason)


def program_of(kind: str) -> str:
    """Where the browser is; without it, or node, or what drives it, the test skips or fails."""
    if not shutil.which("node"):
        lacking("node is not installed")
    if not (MODULES / "node_modules" / NEEDED[kind]).is_dir():
        lacking(f"{NEEDED[kind]} is not installed: npm ci in web/")
    if kind == "webkit":
        found = sorted(str(one) for one in Path("/usr").glob("lib/*/webkit2gtk-4.*/MiniBrowser"))
        if not (found and shutil.which("WebKitWebDriver") and shutil.which("Xvfb")):
            lacking("WebKitGTK's browser (webkit2gtk-driver, with xvfb) is not installed")
        return found[-1]
    names = {"chromium": ("chromium", "chromium-browser"), "firefox": ("firefox-esr", "firefox")}[kind]
    return next(filter(None, map(shutil.which, names)), None) or lacking(f"{names[0]} is not installed")


class Browser:
    """One browser and its page; `call` gives what the script's call of that name gave."""

    def __init__(self, kind: str, folder: Path, flags: Sequence[str] = ()) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.kind, self.folder = kind, folder
        settings = {
            "kind": kind,
            "program": program_of(kind),
            "driver": shutil.which("WebKitWebDriver"),
            "folder": str(folder),
            "modules": str(MODULES),
            "flags": list(flags),
        }
        self.log = (folder / "driver.log").open("wb")
        self.process = subprocess.Popen(
            ["node", str(DRIVER), json.dumps(settings)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self.log,
            encoding="utf-8",
        )
        self.lines: queue.Queue[str] = queue.Queue()
        self.number = 0
        self.listening = threading.Thread(target=self._listen, daemon=True)
        self.listening.start()

    def _listen(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.lines.put(line)
        self.lines.put("")

    def call(self, name: str, **given: Any) -> Any:
        assert self.process.stdin is not None
        self.number += 1
        self.process.stdin.write(json.dumps({"id": self.number, "call": name, "with": given}) + "\n")
        self.process.stdin.flush()
        line = self.lines.get(timeout=LONGEST)
        if not line:
            raise BrowserFault(f"{self.kind} ended: {(self.folder / 'driver.log').read_text()[-2000:]}")
        answer = json.loads(line)
        if "failed" in answer:
            raise BrowserFault(f"{self.kind}, {name}: {answer['failed']}")
        return answer["gave"]

    def open(self, page: Path | str) -> None:
        self.call("open", url=page.as_uri() if isinstance(page, Path) else page)

    def wait(self, text: str, selector: str = "", seconds: float = 120) -> None:
        """Until the text is shown, in the element that is named or anywhere."""
        try:
            self.call("wait", text=text, selector=selector, seconds=seconds)
        except BrowserFault as fault:
            raise BrowserFault(f"{fault}\nInstead it says:\n{self.text()[:3000]}") from None

    def until(self, script: str, given: object = None, seconds: float = 120) -> Any:
        """What the script returns, once that is something."""
        return self.call("until", script=script, given=given, seconds=seconds)

    def run(self, script: str, given: object = None) -> Any:
        """What the script returns: the body of an async function of `given`."""
        return self.call("run", script=script, given=given)

    def click(self, selector: str) -> None:
        self.call("click", selector=selector)

    def type(self, text: str) -> None:
        self.call("type", text=text)

    def press(self, *keys: str) -> None:
        for key in keys:
            self.call("press", key=key)

    def fill(self, selector: str, text: str) -> None:
        """The field holds this text and no other, as typed."""
        self.click(selector)
        self.press("Control+a", "Backspace")
        self.type(text)

    def files(self, selector: str, paths: Iterable[Path]) -> None:
        """As chosen in the dialogue of a file input."""
        self.call("files", selector=selector, paths=[str(path) for path in paths])

    def drop(self, selector: str, paths: Iterable[Path]) -> None:
        """As dragged here from the desktop: files and folders."""
        self.call("drop", selector=selector, paths=[str(path) for path in paths])

    def drop_bytes(self, selector: str, files: Mapping[str, bytes]) -> None:
        """As dropped by a script, which has files but no folders."""
        sent = [{"name": name, "content": base64.b64encode(data).decode()} for name, data in files.items()]
        self.call("drop_bytes", selector=selector, files=sent)

    def text(self, selector: str = "body") -> str:
        return str(self.run("return document.querySelector(given).innerText", selector))

    def texts(self, selector: str) -> list[str]:
        return list(self.run("return [...document.querySelectorAll(given)].map((one) => one.innerText)", selector))

    def attributes(self, selector: str, name: str) -> list[str | None]:
        script = "return [...document.querySelectorAll(given[0])].map((one) => one.getAttribute(given[1]))"
        return list(self.run(script, [selector, name]))

    def axe(self) -> list[str]:
        """What axe-core finds wrong with the page as it stands, a line each."""
        found = self.call("axe")["violations"]
        return [f"{one['rule']}: {one['help']} at {place}" for one in found for place in one["at"]]

    def saved(self, number: int, seconds: float = 60) -> list[Path]:
        """All the files that were saved, once there are so many."""
        waited = threading.Event()
        for _ in range(int(seconds * 10)):
            found = self.call("saved")
            if len(found) >= number:
                return [Path(one["path"]) for one in found]
            waited.wait(0.1)
        raise BrowserFault(f"{self.kind}: {number} files were not saved within {seconds} s")

    def close(self) -> None:
        try:
            self.call("close")
        except (BrowserFault, OSError):
            pass
        finally:
            self.process.kill()
            self.process.wait()
            self.listening.join()
            for pipe in (self.process.stdin, self.process.stdout, self.log):
                assert pipe is not None
                pipe.close()

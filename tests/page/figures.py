"""How large, how fast and how hungry the page is, printed: `make bench-page` (needs browsers; takes a few minutes)."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from statistics import median

from csxl.questionnaire.book import write_questionnaire
from csxl.questionnaire.issue import Issue
from csxl.rubrics.loading import load_rubric
from csxl.text.naming import agency_codes
from tests.helpers.browsers import Browser
from tests.helpers.filled_forms import typed_into
from tests.helpers.folders import ROOT
from tests.page.a_review import rated
from tests.page.hands import Clicks, Hand, Mouse

PAGE = ROOT / "output" / "csxl.html"
STARTS = 3  # of each browser
HEAPS = """window.heaps = [];
engine.worker.addEventListener("message", ({ data }) => data.heap && window.heaps.push(data.heap));"""


def returns(folder: Path, number: int) -> Path:
    """A folder of so many different returns, each from an agency of its own."""
    folder.mkdir()
    rubric = load_rubric()
    refs = [criterion.ref for domain in rubric.domains for criterion in domain.criteria]
    names = [f"Agency {turn}" for turn in range(1, number + 1)]
    for turn, (name, code) in enumerate(zip(names, agency_codes(names), strict=True)):
        blank = write_questionnaire(rubric, Issue(name, code, "Autumn review 2026", "Northbrook"))
        (folder / f"{name}.xlsx").write_bytes(typed_into(blank, dict(rated(refs, turn)), rubric))
    return folder


def family(process: int) -> Iterator[int]:
    """A process and all that it started."""
    yield process
    for child in Path(f"/proc/{process}/task/{process}/children").read_text().split():
        yield from family(int(child))


def memory(browser: Browser) -> float:
    """Megabytes of the browser's largest process: the one with the page."""
    sizes = [Path(f"/proc/{one}/statm").read_text().split()[1] for one in family(browser.process.pid)]
    return max(map(int, sizes)) * os.sysconf("SC_PAGE_SIZE") / 1e6


def started(kind: str, folder: Path) -> tuple[Browser, float]:
    """The browser with the page, and the seconds from opening the file to Ready."""
    browser = Browser(kind, folder)
    begun = time.monotonic()
    browser.open(PAGE)
    browser.wait("Ready", "#status", 120)
    return browser, time.monotonic() - begun


def starts(folder: Path) -> Iterator[str]:
    for kind in ("chromium", "firefox", "webkit"):
        seconds = []
        for turn in range(STARTS):
            browser, taken = started(kind, folder / f"{kind}-{turn}")
            seconds.append(taken)
            browser.close()
        yield f"Ready in {kind}: {median(seconds):.1f} s (least {min(seconds):.1f} s of {STARTS})"


def timed(hand: Hand, paths: Iterable[Path], said: str) -> float:
    begun = time.monotonic()
    hand.give(list(paths))
    hand.done(said, 300)
    return time.monotonic() - begun


def a_review(folder: Path) -> Iterator[str]:
    """Thirty returns, their summary, the same once more, and three hundred."""
    thirty, many = returns(folder / "thirty", 30), returns(folder / "many", 300)
    browser, _ = started("chromium", folder / "chromium-review")
    browser.run(HEAPS)
    hand = Mouse(browser)
    yield f"Memory when ready: {memory(browser):.0f} MB, the page's process"
    yield f"30 returns dropped, read and compared: {timed(hand, [thirty], 'Files read: 30'):.1f} s"
    begun = time.monotonic()
    hand.press("#summarise")
    hand.done("summary.xlsx", 120)
    yield f"Summary of 30 agencies and the board's page: {time.monotonic() - begun:.1f} s"
    yield f"The same 30 dropped again: {timed(hand, [thirty], 'in hand already'):.1f} s"
    yield f"Memory then: {memory(browser):.0f} MB; WebAssembly: {max(browser.run('return heaps')) / 1e6:.0f} MB"
    hand.press("#take-all-away")
    hand.browser.until('return document.querySelector("#hand").hidden')
    yield f"300 returns dropped, read and compared: {timed(hand, [many], 'Files read: 300'):.1f} s"
    yield f"Memory then: {memory(browser):.0f} MB; WebAssembly: {max(browser.run('return heaps')) / 1e6:.0f} MB"
    asked = browser.call("requests")
    yield f"Requests in all: {len(asked)}, {'the file itself' if asked == [PAGE.as_uri()] else asked}"
    browser.close()


def elsewhere(folder: Path, kind: str) -> Iterator[str]:
    """Thirty returns and their summary in another browser."""
    browser, _ = started(kind, folder / f"{kind}-review")
    hand = Clicks(browser)
    taken = timed(hand, sorted((folder / "thirty").iterdir()), "Files read: 30")
    begun = time.monotonic()
    hand.press("#summarise")
    hand.done("summary.xlsx", 120)
    yield f"30 returns in {kind}: {taken:.1f} s; their summary: {time.monotonic() - begun:.1f} s"
    browser.close()


def main() -> None:
    folder = Path(tempfile.mkdtemp())
    screen = subprocess.Popen(
        ["Xvfb", "-displayfd", "1", "-screen", "0", "1920x2400x24"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    assert screen.stdout is not None
    os.environ["DISPLAY"] = f":{screen.stdout.readline().decode().strip()}"
    try:
        print(f"Size: {PAGE.stat().st_size:,} bytes; load of this machine: {os.getloadavg()[0]:.1f}", flush=True)
        for lines in (starts(folder), a_review(folder), elsewhere(folder, "firefox"), elsewhere(folder, "webkit")):
            for line in lines:
                print(line, flush=True)
    finally:
        screen.terminate()
        screen.wait()
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()

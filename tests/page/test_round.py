"""A whole review in Chromium: questionnaires out, returns in, the summary, and its decisions in the next one."""

from __future__ import annotations

import io
import re
import time
from pathlib import Path

import openpyxl
import pytest

from csxl.model.decisions import AGREED_RATING, REASON
from csxl.model.summary_names import DISAGREEMENT
from tests.helpers.counting_server import counting_server
from tests.page.a_review import AGENCIES, MADE, send_back, type_review, unpacked
from tests.page.conftest import PICTURES, Start
from tests.page.hands import Hand, Keyboard, Mouse

pytestmark = pytest.mark.browser

CHROMIUMS_OWN = re.compile(r"[A-Z]+ (https?://)?[\w.-]+\.(google|googleapis|gvt1)\.com[:/]")  # it looks for updates
WIDTHS = (420, 1920, 1280)


def agreed(summary: bytes) -> bytes:
    """The summary with what the meeting agreed on its first criterion."""
    book = openpyxl.load_workbook(io.BytesIO(summary))
    sheet = book[DISAGREEMENT]
    rows = sheet.iter_rows()
    headings = next(row for row in rows if AGREED_RATING in [cell.value for cell in row])
    first = next(rows)
    for heading, cell in zip(headings, first, strict=True):
        if typed := {AGREED_RATING: "Amber", REASON: "The audit of June weighed most"}.get(str(heading.value)):
            cell.value = typed
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()


def whole_round(hand: Hand, folder: Path) -> None:
    """From a form that is typed to a summary that remembers."""
    browser = hand.browser
    type_review(hand)
    hand.press("#make")
    hand.done("review.zip")
    look(hand, "made")
    review = unpacked(hand.save("#save-made"), folder / "review")
    assert {path.relative_to(review).as_posix() for path in review.rglob("*") if path.is_file()} >= MADE
    returns = send_back(review)

    hand.give([review / "review.xlsx", *sorted(returns.iterdir())])
    hand.done("Files read: 4")
    assert hand.states() == dict(zip(AGENCIES, ("complete", "incomplete", "to settle", "not returned"), strict=True))
    assert "Target, cell G9" in browser.text("#points")
    look(hand, "checked")
    hand.press("#drafts-Query")
    hand.done(".zip")
    drafts = unpacked(hand.save("#drafts-Query"), folder / "drafts")
    assert [path.suffix for path in sorted(drafts.rglob("*.*"))].count(".eml") == 1

    hand.press("#summarise")
    hand.done("summary.xlsx", 120)
    look(hand, "summary")
    look(hand, "unfolded")
    summary, board = hand.save("#save-summary"), hand.save("#save-board")
    assert openpyxl.load_workbook(summary).sheetnames[0] == "Board summary"
    assert browser.attributes("iframe.preview", "sandbox") == [""]
    assert browser.attributes("iframe.preview", "srcdoc") == [board.read_text(encoding="utf-8")]

    (decided := folder / "summary.xlsx").write_bytes(agreed(summary.read_bytes()))
    hand.give([decided])
    hand.done("Files read: 1")
    assert "summary.xlsx: 1" in browser.text("#decisions")
    look(hand, "decided")


def look(hand: Hand, step: str) -> None:
    """Nothing bars anybody's way at this step, in either language; by mouse, with a picture of each width."""
    if not isinstance(hand, Mouse):
        return
    if step == "unfolded":
        hand.browser.run('for (const one of document.querySelectorAll("details")) one.open = true')
    PICTURES.mkdir(parents=True, exist_ok=True)
    for language in ("cy", "en"):
        hand.press(f"#tongue-{language}")
        time.sleep(0.3)  # until the preview's frame is drawn anew
        for width in WIDTHS:
            hand.browser.call("size", width=width, height=900)
            assert width == max(WIDTHS) or hand.browser.axe() == [], f"{step} in {language} at {width}"
            wide = hand.browser.run("return document.documentElement.scrollWidth")
            assert wide <= width, f"{step} in {language} is {wide} wide at {width}"
            hand.browser.call("screenshot", path=str(PICTURES / f"{step}-{language}-{width}.png"))


@pytest.mark.parametrize("way", [Mouse, Keyboard])
def test_a_whole_review(way: type[Hand], start: Start, page: Path, tmp_path: Path) -> None:
    with counting_server() as heard:
        # Whatever the page might ask of any host would go to this server.
        proxy = (f"--proxy-server=127.0.0.1:{heard.port}", "--proxy-bypass-list=<-loopback>")
        browser = start("chromium", proxy)
        browser.open(page)
        hand = way(browser)
        look(hand, "starting")
        browser.wait("Ready", "#status")
        look(hand, "ready")
        whole_round(hand, tmp_path)
        assert browser.call("requests") == [page.as_uri()]
    assert {call for call in heard.calls if not CHROMIUMS_OWN.match(call)} == set()
    assert browser.call("errors") == []

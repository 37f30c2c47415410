"""The main steps in Firefox, and in WebKit as the nearest thing to Safari."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from tests.helpers.browsers import Browser
from tests.page.a_review import AGENCIES, MADE, send_back, unpacked
from tests.page.conftest import PICTURES, Start
from tests.page.hands import Clicks

pytestmark = pytest.mark.browser


@pytest.fixture(params=["firefox", "webkit"])
def other(request: pytest.FixtureRequest, start: Start, page: Path) -> Browser:
    """The browser with the page, ready."""
    browser = start(request.param)
    browser.open(page)
    browser.wait("Ready", "#status")
    return browser


def test_questionnaires_go_out_returns_come_in_and_are_summed_up(other: Browser, tmp_path: Path) -> None:
    hand = Clicks(other)
    hand.put("#plan [name=title]", "Autumn review 2026")
    hand.put("#plan [name=coordinator]", "Robin Vale")
    for row, agency in enumerate(AGENCIES, 1):
        hand.put(f'#agencies [data-row="{row}"][data-part=name]', agency)
    hand.press("#make")
    hand.done("review.zip")
    review = unpacked(hand.save("#save-made"), tmp_path / "review")
    assert {path.relative_to(review).as_posix() for path in review.rglob("*") if path.is_file()} >= MADE - {
        "drafts/letters.html"
    }

    hand.give([review / "review.xlsx", *sorted(send_back(review).iterdir())])
    hand.done("Files read: 4")
    assert hand.states() == dict(zip(AGENCIES, ("complete", "incomplete", "to settle", "not returned"), strict=True))
    assert other.axe() == []
    hand.press("#summarise")
    hand.done("summary.xlsx", 120)
    assert openpyxl.load_workbook(hand.save("#save-summary")).sheetnames[0] == "Board summary"
    assert "Board summary" in hand.save("#save-board").read_text(encoding="utf-8")
    if other.kind == "firefox":  # WebKit's driver tells of no requests
        assert {address.split(":")[0] for address in other.call("requests")} <= {"file", "data", "blob"}
    PICTURES.mkdir(parents=True, exist_ok=True)
    other.call("screenshot", path=str(PICTURES / f"{other.kind}.png"))


def test_dropped_files_are_read(other: Browser, tmp_path: Path) -> None:
    other.drop_bytes("#zone", {"a.xlsx": b"no workbook", "b.xlsx": b"none either"})
    Clicks(other).done("Files read: 2")
    assert [text.split()[0] for text in other.texts("#hand-files tbody th")] == ["a.xlsx", "b.xlsx"]

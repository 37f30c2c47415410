"""A file that hangs, kills or bloats the reader costs itself alone; whatever is being done can be stopped."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.helpers import page_copies
from tests.helpers.browsers import Browser
from tests.helpers.filled_forms import filled
from tests.helpers.folders import TESTS
from tests.page.conftest import Start
from tests.page.hands import Mouse

pytestmark = pytest.mark.browser

SOON = 6  # seconds without a sign of life, in place of the page's own 45
FAULTS = (TESTS / "page" / "faults.js").read_text(encoding="utf-8")
COUNTED = """
window.asked = [];
const send = Worker.prototype.postMessage;
Worker.prototype.postMessage = function (message, moved) {
  window.asked.push(message.call);
  return send.call(this, message, moved);
};"""


@pytest.fixture
def hand(start: Start, page: Path, tmp_path: Path) -> Mouse:
    """Chromium with a page to which things happen, ready."""
    hasty = page_copies.with_script(page, tmp_path / "hasty.html", "const SILENCE = 45;", f"const SILENCE = {SOON};")
    browser = start("chromium")
    browser.open(page_copies.with_worker(hasty, tmp_path / "faulty.html", FAULTS))
    browser.wait("Ready", "#status")
    return Mouse(browser)


def files(folder: Path, happening: str) -> list[Path]:
    """Two returns, and between them a file to which this happens."""
    contents = {
        "a.xlsx": filled({"T1-R": "Red"}),
        f"b {happening}.xlsx": filled({"T1-R": "Green"}, agency="Housing", agency_code="HOUSING"),
        "c.xlsx": filled({"T1-R": "Amber"}, agency="Health", agency_code="HEALTH"),
    }
    for name, data in contents.items():
        (folder / name).write_bytes(data)
    return [folder / name for name in contents]


def in_hand(browser: Browser) -> dict[str, str]:
    """Each file's name, and what the page says of it."""
    names, said = browser.texts("#hand-files tbody th"), browser.texts("#hand-files tbody td:nth-child(2)")
    return dict(zip(names, said, strict=True))


@pytest.mark.parametrize(
    ("happening", "said"),
    [("hangs", "longer than"), ("breaks", "broke down"), ("swells", "more memory")],
)
def test_a_file_that_ends_the_reader_costs_itself_alone(hand: Mouse, tmp_path: Path, happening: str, said: str) -> None:
    hand.give(files(tmp_path, happening))
    hand.done("Files read: 3")
    found = in_hand(hand.browser)
    assert said in found.pop(f"b {happening}.xlsx")
    assert found == {"a.xlsx": "Return: Police: 1 answer.", "c.xlsx": "Return: Health: 1 answer."}
    assert f"b {happening}.xlsx" in hand.browser.text("#points")
    assert set(hand.states()) == {"Police", "Health"}
    hand.press("#summarise")
    hand.done("summary.xlsx")


def test_a_reader_that_has_grown_starts_again_and_knows_what_was_read(hand: Mouse, tmp_path: Path) -> None:
    turns = hand.browser.run("return engine.turn")
    hand.give(files(tmp_path, "grows"))
    hand.done("Files read: 3")
    assert set(hand.states()) == {"Police", "Housing", "Health"}
    assert hand.browser.run("return engine.turn") == turns + 1


def test_reading_can_be_stopped_and_gone_on_with(hand: Mouse, tmp_path: Path) -> None:
    hand.give(files(tmp_path, "hangs"))
    hand.browser.wait("b hangs.xlsx", "#status")
    hand.press("#stop")
    hand.done("Stopped")
    assert in_hand(hand.browser) == {"a.xlsx": "Return: Police: 1 answer."}
    hand.press("#read-on")
    hand.done("Files read: 2")
    assert set(hand.states()) == {"Police", "Health"}


def test_making_the_summary_can_be_stopped_and_tried_again(hand: Mouse, tmp_path: Path) -> None:
    hand.give(files(tmp_path, "stalls"))
    hand.done("Files read: 3")
    hand.press("#summarise")
    hand.browser.wait("Writing the summary", "#status")
    hand.press("#stop")
    hand.done("Stopped")
    assert hand.browser.run("return document.activeElement.id") == "status"
    hand.press("#summarise")
    hand.done("Made: summary.xlsx")
    assert set(hand.states()) == {"Police", "Housing", "Health"}


def test_starting_can_be_stopped_and_is_taken_up_again(start: Start, page: Path) -> None:
    browser = start("chromium")
    browser.open(page)
    browser.run("endWorker('stopped'); up()")
    browser.wait("Ready", "#status")
    assert browser.call("errors") == []


def test_a_second_drop_of_the_same_files_costs_nothing(hand: Mouse, tmp_path: Path) -> None:
    dropped = files(tmp_path, "again")
    hand.give(dropped)
    hand.done("Files read: 3")
    hand.browser.run(COUNTED)
    hand.give(dropped)
    hand.done("in hand already")
    assert hand.browser.run("return window.asked") == []


def test_what_was_taken_away_comes_back_without_being_read_again(hand: Mouse, tmp_path: Path) -> None:
    dropped = files(tmp_path, "again")
    hand.give(dropped)
    hand.done("Files read: 3")
    hand.browser.run(COUNTED)
    hand.press("#hand-files tbody tr:nth-child(3) button")
    hand.done("c.xlsx")
    assert set(hand.states()) == {"Police", "Housing"}
    hand.give(dropped)
    hand.done("Files read: 3")
    assert set(hand.states()) == {"Police", "Housing", "Health"}
    assert "take" not in hand.browser.run("return window.asked")


@pytest.mark.parametrize("switch", ["--js-flags=--jitless"])
def test_a_browser_without_webassembly_gets_a_plain_sentence(switch: str, start: Start, page: Path) -> None:
    browser = start("chromium", [switch])
    browser.open(page)
    browser.wait("WebAssembly is switched off here", "#cannot")
    assert browser.axe() == []

"""What a person typed, chose or dropped is never lost by the page's own doing."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest

from tests.helpers import page_copies
from tests.helpers.counting_server import counting_server
from tests.helpers.filled_forms import filled
from tests.helpers.wrapped_files import locked
from tests.page.a_review import type_review
from tests.page.conftest import Start
from tests.page.hands import Mouse
from tests.page.test_faults import FAULTS, files, in_hand

pytestmark = pytest.mark.browser

WORD = "open sesame"
ASKS = """
const leaving = new Event("beforeunload", { cancelable: true });
dispatchEvent(leaving);
return leaving.defaultPrevented;"""
CLOSED = """
const closed = new File(["x"], given);
closed.arrayBuffer = () => Promise.reject(new DOMException("changed on the disk since", "NotReadableError"));
takeIn([{ path: given, handle: closed }]);"""
TYPED_MEANWHILE = """
makeQuestionnaires();
await new Promise((begun) => setTimeout(begun));
document.querySelector("#plan [name=title]").value = "Typed meanwhile";"""
LINK_DROPPED = """
const transfer = new DataTransfer();
transfer.setData("text/uri-list", "https://northbrook.example/");
const dropped = new DragEvent("drop", { dataTransfer: transfer, bubbles: true, cancelable: true });
return document.querySelector(given).dispatchEvent(dropped);"""  # whether the browser may do with it what it likes


@pytest.fixture
def hand(start: Start, page: Path, tmp_path: Path) -> Mouse:
    """Chromium with a page to which things happen, ready."""
    browser = start("chromium")
    browser.open(page_copies.with_worker(page, tmp_path / "faulty.html", FAULTS))
    browser.wait("Ready", "#status")
    return Mouse(browser)


def named(hand: Mouse, agency: str = "Police") -> None:
    """An agency, typed in the first row and left by Tab."""
    hand.put('#agencies [data-row="1"][data-part=name]', agency)
    hand.browser.press("Tab")


def test_a_password_can_be_typed_while_more_is_read(hand: Mouse, tmp_path: Path) -> None:
    path = tmp_path / "locked.xlsx"
    path.write_bytes(locked(filled({"T1-R": "Red"}), WORD))
    hand.give([path])
    hand.done("Files read: 1")
    hand.put("#password", WORD[:6])
    hand.give(files(tmp_path, "as before"))
    hand.done("Files read: 3")
    hand.browser.press("End")
    hand.browser.type(WORD[6:])
    hand.browser.press("Enter")
    hand.browser.until('return !document.querySelector("#password")')
    assert in_hand(hand.browser)["locked.xlsx"] == "Return: Police: 1 answer."


def test_stop_is_meant_for_a_second_drop_too(hand: Mouse, tmp_path: Path) -> None:
    hand.give(files(tmp_path, "hangs"))
    hand.browser.wait("b hangs.xlsx", "#status")
    second = tmp_path / "second.xlsx"
    second.write_bytes(filled({"T1-R": "Red"}, agency="Education", agency_code="EDUCATION"))
    hand.give([second])
    hand.press("#stop")
    hand.done("Files not read yet: 3")
    assert set(in_hand(hand.browser)) == {"a.xlsx"}
    hand.browser.run('desk.left = desk.left.filter(({ path }) => !path.includes("hangs"));')
    hand.press("#read-on")
    hand.done("Files read: 2")
    assert set(in_hand(hand.browser)) == {"a.xlsx", "c.xlsx", "second.xlsx"}


def test_what_waits_is_kept_where_the_engine_breaks_down_between_two_files(hand: Mouse, tmp_path: Path) -> None:
    hand.browser.run('const plainly = digest; digest = () => { digest = plainly; throw new Error("broken"); };')
    hand.give(files(tmp_path, "again"))
    hand.done("Ready")
    hand.browser.wait("Files not read yet: 3", "#hand-left")
    hand.press("#read-on")
    hand.done("Files read: 3")


def test_a_file_that_the_browser_cannot_open_is_an_open_point(hand: Mouse) -> None:
    hand.browser.run(CLOSED, "Police.xlsx")
    hand.done("Files read: 1")
    assert "could not open it" in hand.browser.text("#points")
    hand.press("#hand-files tbody button")
    hand.done("Removed")
    assert hand.browser.text("#points") == ""


def test_closing_asks_until_what_was_typed_is_saved(hand: Mouse) -> None:
    assert not hand.browser.run(ASKS)
    hand.put("#plan [name=title]", "Autumn review")  # the keyboard is still in the box
    assert hand.browser.run(ASKS)
    named(hand)
    hand.press("#make")
    hand.done("Made")
    assert hand.browser.run(ASKS)
    hand.save("#save-made")
    assert not hand.browser.run(ASKS)


def test_what_is_typed_while_the_questionnaires_are_made_is_not_in_them(hand: Mouse) -> None:
    named(hand)
    hand.browser.run(TYPED_MEANWHILE)
    hand.done("Made")
    assert "Something has changed" in hand.browser.text("#made")
    hand.save("#save-made")
    assert hand.browser.run(ASKS)


def test_a_link_that_is_dropped_leads_nowhere_and_is_answered(hand: Mouse) -> None:
    assert not hand.browser.run(LINK_DROPPED, "#zone")
    hand.browser.wait("no file in what you dropped", "#hand-failed")
    assert hand.browser.run(LINK_DROPPED, "#plan [name=title]")


def test_a_mail_program_on_the_web_does_not_take_the_page_s_place(start: Start, page: Path, tmp_path: Path) -> None:
    with counting_server() as heard:
        profile = tmp_path / "chromium-0" / "profile" / "Default"
        profile.mkdir(parents=True)
        handler = {"default": True, "protocol": "mailto", "title": "", "url": f"{heard.address}/mail?%s"}
        kept = {"custom_handlers": {"enabled": True, "registered_protocol_handlers": [handler]}}
        (profile / "Preferences").write_text(json.dumps(kept))
        browser = start("chromium")
        browser.open(page)
        browser.wait("Ready", "#status")
        hand = Mouse(browser)
        type_review(hand)
        hand.press("#make")
        hand.done("Made")
        hand.press("#invitations .group summary")
        hand.press("#invitations a[href^=mailto]")
        end = time.monotonic() + 20
        while "mail" not in heard.names() and time.monotonic() < end:
            time.sleep(0.1)
        assert "mail" in heard.names()
        assert "Save review.zip" in hand.browser.text("#made")


def test_what_broke_is_said_without_the_words_of_a_file(hand: Mouse) -> None:
    broken = "The answer of a child"
    hand.browser.run("job('working', 'hand-failed', () => call(given, {}));", broken)
    hand.done("Ready")
    hand.browser.wait("KeyError", "#hand-failed")
    assert "csxl/page/calls.py:" in hand.browser.text("#hand-failed")
    assert broken not in hand.browser.text()

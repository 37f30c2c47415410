"""What else the page lets a person do: choose, unlock, copy, take away, drop folders, go on from the last review."""

from __future__ import annotations

import io
import time
from pathlib import Path

import openpyxl
import pytest
from msoffcrypto.format.ooxml import OOXMLFile

from tests.helpers.browsers import Browser
from tests.helpers.filled_forms import filled, sent_back
from tests.page.a_review import unpacked
from tests.page.conftest import Start
from tests.page.hands import Clicks, Mouse

pytestmark = pytest.mark.browser

# A box into which a person pastes, and a text that comes with such a paste.
PASTING = """document.querySelector("#paste")?.remove();
const box = document.createElement("textarea");
box.id = "paste";
document.body.prepend(box);
box.focus();"""
PASTED = """const clipboardData = new DataTransfer();
clipboardData.setData("text/plain", given);
const paste = { clipboardData, bubbles: true, cancelable: true };
document.activeElement.dispatchEvent(new ClipboardEvent("paste", paste));"""

# What has the keyboard, and whether something else lies over all of it or it is out of sight.
UNSEEN = """const one = document.activeElement, box = one.getBoundingClientRect(), bar = document.querySelector("#bar");
const under = bar.getBoundingClientRect();
const covered = !bar.contains(one) && box.top >= under.top && box.bottom <= under.bottom;
const away = box.bottom < 0 || box.top > innerHeight;
return one !== document.body && (covered || away) ? one.outerHTML.slice(0, 80) : "";"""


def unseen_at_rest(browser: Browser) -> object:
    """What has the keyboard and cannot be seen, "" if it can, once scrolling has come to rest: the preview is another
    process, and what gets the keyboard in it is scrolled to a moment later."""
    end = time.monotonic() + 2
    while (said := browser.run(UNSEEN)) and time.monotonic() < end:
        time.sleep(0.05)
    return said


@pytest.fixture
def hand(chromium: Browser) -> Mouse:
    """A mouse on the page, which is ready."""
    return Mouse(chromium)


@pytest.fixture
def example(hand: Mouse) -> Mouse:
    """The page with its own example read."""
    hand.press("#example")
    hand.done("Files read: 13")
    return hand


def locked(data: bytes, password: str) -> bytes:
    """The workbook as a program saves it with a password."""
    out = io.BytesIO()
    OOXMLFile(io.BytesIO(data)).encrypt(password, out)
    return out.getvalue()


def folder_of_returns(folder: Path) -> Path:
    """A folder with one return in it and another further down."""
    (folder / "in" / "deep er").mkdir(parents=True)
    (folder / "Police.xlsx").write_bytes(filled({"T1-R": "Red"}))
    (folder / "in" / "deep er" / "Health.xlsx").write_bytes(
        filled({"T1-R": "Red"}, agency="Health", agency_code="HEALTH")
    )
    return folder


def test_who_says_whose_a_return_is_has_it_counted(example: Mouse) -> None:
    browser = example.browser
    assert example.states()["Harbour Youth Project"] == "not returned"
    example.choose("#choices select", "Harbour Youth Project")
    browser.until('return !document.querySelector("#points").textContent.includes("belong to no agency")')
    example.done("Ready")
    assert example.states()["Harbour Youth Project"] != "not returned"
    example.press("#summarise")
    example.done("summary.xlsx")
    returns = openpyxl.load_workbook(example.save("#save-summary"))["Returns"]
    assert "Harbour Youth Project" in [cell.value for row in returns.iter_rows() for cell in row]


def test_a_rubric_is_taken_away_changed_and_dropped(hand: Mouse, tmp_path: Path) -> None:
    hand.press("#own-audit summary")
    hand.press("#this-rubric")
    hand.done("rubric.xlsx")
    book = openpyxl.load_workbook(hand.save("#save-rubric"))
    assert book.sheetnames[-1] == "Outcomes"
    book["Rubric"]["B5"] = "Neglect audit"
    book.save(tmp_path / "ours.xlsx")
    hand.give([tmp_path / "ours.xlsx"])
    hand.browser.until('return document.querySelector("#plan-notes").textContent.includes("Neglect audit")')
    hand.choose("#plan [name=language]", "English + Cymraeg")
    hand.press("#empty-rubric")
    hand.done("rubric.xlsx")
    empty = openpyxl.load_workbook(hand.save("#save-rubric"))
    assert "Word (Welsh)" in [cell.value for row in empty["Scale"].iter_rows() for cell in row]


def test_a_choice_is_asked_anew_once_its_file_is_another(hand: Mouse, tmp_path: Path) -> None:
    (folder := tmp_path / "returns").mkdir()
    (folder / "by Ann.xlsx").write_bytes(sent_back({"T1-R": "Red"}, "2026-11-01T10:00:00Z", "Ann"))
    chosen = 'return document.querySelector("#choices select").value'
    for word in ("Green", "Amber"):
        (folder / "by Bob.xlsx").write_bytes(sent_back({"T1-R": word}, "2026-11-02T10:00:00Z", "Bob"))
        hand.give([folder])
        hand.done("Files read: 2")
        hand.browser.until('return document.querySelector("#choices select")?.value === ""')
        hand.choose("#choices select", "returns/by Bob.xlsx")
        hand.done("Ready")
        assert hand.browser.run(chosen) == "returns/by Bob.xlsx"


def test_a_locked_return_is_read_with_its_password(hand: Mouse, tmp_path: Path) -> None:
    (path := tmp_path / "Police.xlsx").write_bytes(locked(filled({"T1-R": "Red"}), "pa$$wörd"))
    hand.give([path])
    hand.done("Files read: 1")
    hand.put("#password", "wrong")
    hand.press("#open-locked")
    hand.done("opens none")
    hand.put("#password", "pa$$wörd")
    hand.press("#open-locked")
    hand.browser.until('return !document.querySelector("#password")')
    hand.done("Ready")
    assert hand.states() == {"Police": "incomplete"}
    assert "pa$$" not in hand.browser.run("return document.documentElement.outerHTML")


@pytest.mark.parametrize("way", ["dropped", "chosen"])
def test_a_folder_is_read_to_its_bottom(hand: Mouse, tmp_path: Path, way: str) -> None:
    folder = folder_of_returns(tmp_path / "October’s returns")
    if way == "dropped":
        hand.give([folder])
    else:
        hand.browser.files("#choose-folder", [folder])
    hand.done("Files read: 2")
    assert set(hand.browser.texts("#hand-files tbody th")) == {
        "October’s returns/Police.xlsx",
        "October’s returns/in/deep er/Health.xlsx",
    }


def test_a_letter_is_copied_part_by_part(example: Mouse) -> None:
    browser = example.browser
    example.press("#letter-Query-YOUTH-JUSTICE-line")
    for part in ("to", "subject", "text"):
        place = f"#letter-Query-YOUTH-JUSTICE-letter_{part}"
        example.press(f"{place}-copy")
        browser.wait("Copied", f"{place}-copy")
        browser.run(PASTING)
        browser.press("Control+v")
        pasted = browser.run('return document.querySelector("#paste").value')
        assert pasted == browser.run("return document.querySelector(given).textContent", place)


def test_one_file_or_all_are_taken_away(example: Mouse) -> None:
    browser = example.browser
    example.press("#hand-list-line")
    example.press('[id="take-away-returns/Police.xlsx"]')
    example.done("Removed: returns/Police.xlsx")
    assert example.states()["Police"] == "not returned"
    example.press("#take-all-away")
    browser.until('return document.querySelector("#hand").hidden')
    example.done("Ready")
    assert browser.texts("#standing, #points, #letters, #tally") == ["", "", "", ""]


def test_the_next_review_stands_on_this_one(example: Mouse, start: Start, page: Path, tmp_path: Path) -> None:
    example.press("#summarise")
    example.done("summary.xlsx")
    last = example.save("#save-summary")
    (copy := tmp_path / "last.xlsx").write_bytes(last.read_bytes())
    browser = start("chromium")
    browser.open(page)
    browser.wait("Ready", "#status")
    hand = Mouse(browser)
    hand.give([copy])
    hand.done("Files read: 1")
    hand.put("#plan [name=title]", "Spring review 2027")
    hand.put('#agencies [data-row="1"][data-part=name]', "Police")
    hand.press("#make")
    hand.done("review.zip")
    form = openpyxl.load_workbook(
        unpacked(hand.save("#save-made"), tmp_path / "next") / "questionnaires" / "Police.xlsx"
    )
    said = [str(cell.value) for cell in next(row for row in form["Target"].iter_rows() if row[0].value == "Ref")]
    assert said[11:] == ["Last time", "You said you would", "How far is it?"]


def test_words_from_excel_fill_the_table_of_agencies(hand: Clicks, tmp_path: Path) -> None:
    browser = hand.browser
    rows = "Police\tPolice\tSam\tsam@police.example\nHealth\t\t\t\n" + "\n".join(f"School {one}" for one in range(30))
    hand.press('#agencies [data-row="1"][data-part=name]')
    browser.run(PASTED, rows)
    names = browser.run('return [...document.querySelectorAll("#agencies [data-part=name]")].map((box) => box.value)')
    assert names[:3] == ["Police", "Health", "School 0"]
    assert len([name for name in names if name]) == 32
    hand.put("#plan [name=title]", "Autumn review 2026")
    hand.press("#make")
    hand.done("review.zip")
    assert len(list((unpacked(hand.save("#save-made"), tmp_path) / "questionnaires").iterdir())) == 32


@pytest.mark.parametrize("width", [320, 1280])
def test_what_has_the_keyboard_can_be_seen(example: Mouse, width: int) -> None:
    browser = example.browser
    example.press("#summarise")
    example.done("summary.xlsx")
    browser.call("size", width=width, height=700)
    assert browser.run("return document.documentElement.scrollWidth") <= width
    for key in ("Tab", "Shift+Tab"):
        unseen = set()
        for _ in range(60):
            browser.press(key)
            unseen.add(unseen_at_rest(browser))
        assert unseen == {""}

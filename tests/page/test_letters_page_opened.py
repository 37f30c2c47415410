"""The page of letters in real browsers, opened from a disk: each part is copied as it stands, by mouse and keyboard."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from csxl.letters.drafts import compose
from csxl.letters.due import Ready
from csxl.letters.letters_page import letters_page
from csxl.letters.mailto import LONGEST
from csxl.model.letter import Letter
from tests.helpers.browsers import Browser
from tests.helpers.coordinators_workbooks import PLAN
from tests.page.conftest import Start

pytestmark = pytest.mark.browser

KINDS = ("chromium", "firefox", "webkit")
HOSTILE = 'Tŷ & Co <b>"1"</b> </script><script>document.title = "run"</script>'
WITHOUT = "Object.defineProperty(navigator, 'clipboard', {value: undefined, configurable: true})"
BOX = """
    const box = document.createElement("textarea");
    box.id = "box";
    document.body.prepend(box);"""
PASTED = "return document.getElementById('box').value"


@pytest.fixture
def letters(tmp_path: Path) -> Path:
    """Two letters, the second too long for its link, at an agency with a hostile name."""
    parties = (PLAN.parties[0], replace(PLAN.parties[1], name=HOSTILE))
    first, second = (compose(PLAN, party, Letter.INVITATION, (("Police.xlsx", b""),)) for party in parties)
    second = replace(second, text="  Two  spaces\n\nand a long letter\n" + "words " * LONGEST)
    path = tmp_path / "letters.html"
    ready = [Ready(first, "invited"), Ready(second, "invited")]
    path.write_text(letters_page(PLAN, Letter.INVITATION, ready), encoding="utf-8")
    return path


def pasted(browser: Browser) -> str:
    """What the clipboard holds, as a person pastes it."""
    browser.click("#box")
    browser.press("Control+a", "Control+v")
    return str(browser.until(PASTED))


@pytest.mark.parametrize("clipboard", [True, False], ids=["clipboard", "none"])
@pytest.mark.parametrize("kind", KINDS)
def test_a_part_is_copied_as_it_stands(start: Start, letters: Path, kind: str, clipboard: bool) -> None:
    browser = start(kind)
    browser.open(letters)
    browser.run(BOX if clipboard else BOX + WITHOUT)
    browser.click('[data-part="letter-1-subject"]')
    browser.wait("Copied: Subject, Northbrook Police")
    assert pasted(browser) == "Autumn review 2026: your agency’s self-assessment, by Friday 11 December 2026"
    browser.run("document.querySelector('[data-part=\"letter-2-text\"]').focus()")
    browser.press("Enter")
    browser.wait(f"Copied: Text, {HOSTILE}")
    assert pasted(browser).rstrip() == ("  Two  spaces\n\nand a long letter\n" + "words " * LONGEST).rstrip()


@pytest.mark.parametrize("kind", KINDS)
def test_it_is_shown_as_it_was_meant_and_runs_nothing_else(start: Start, letters: Path, kind: str) -> None:
    browser = start(kind)
    browser.open(letters)
    assert browser.texts("h2") == ["Northbrook Police", HOSTILE]
    assert browser.run("return document.title") == "Invitations – Autumn review 2026"
    assert browser.texts(".alert") == ["Too long for the link: Text. Copy it below and paste it into the new mail."]
    links = browser.attributes("a.open", "href")
    assert ["body=" in str(link) for link in links] == [True, False]
    assert browser.attributes("dd a", "href") == ["../questionnaires/Police.xlsx"] * 2
    assert browser.axe() == []

"""An audit of one's own in two languages, in Chromium: its workbook dropped, a round played, both board pages saved."""

from __future__ import annotations

import time
from pathlib import Path

import openpyxl
import pytest

from csxl.model.bilingual import told_in
from csxl.rubrics.book_writing import write_rubric_book
from csxl.rubrics.loading import load_rubric
from csxl.rubrics.shipped import rubric_place
from tests.helpers.browsers import Browser
from tests.helpers.filled_forms import typed_into
from tests.page.a_review import AGENCIES, type_review, unpacked
from tests.page.conftest import PICTURES
from tests.page.hands import Mouse

pytestmark = pytest.mark.browser

AUDIT = load_rubric(rubric_place("section-11"))
PAPERS = {
    "#save-board": "board.html",
    "#save-paper": "board.docx",
    "#save-agenda": "agenda.docx",
    "#save-other-1": "board-en.html",
    "#save-other-2": "board-en.docx",
    "#save-other-3": "agenda-en.docx",
}
LANGUAGES = """return [...document.querySelectorAll("#headline p, #standing thead span:not(.unseen), iframe.preview")]
    .map((one) => one.lang)"""


def send_back(review: Path) -> None:
    """Two agencies answer on the form in both languages: all of it, in opposite words."""
    told = told_in(AUDIT.said_in("cy"), ["cy", "en"])
    for name, word in (("Police", told.scale[0].word), ("Health", told.scale[-1].word)):
        form = (review / "questionnaires" / f"{name}.xlsx").read_bytes()
        answered = typed_into(form, {ref: {"Your rating": word} for ref in told.criteria}, told)
        (review / "returns" / f"{name}.xlsx").write_bytes(answered)


def test_an_audit_of_one_s_own_in_both_languages(chromium: Browser, tmp_path: Path) -> None:
    hand = Mouse(chromium)
    (own := tmp_path / "our audit.xlsx").write_bytes(write_rubric_book(AUDIT))
    hand.give([own])
    hand.done("Files read: 1")
    type_review(hand)
    hand.choose("#plan [name=language]", "Cymraeg + English")
    hand.press("#make")
    hand.done("review.zip")
    review = unpacked(hand.save("#save-made"), tmp_path / "review")
    assert (review / "rubric.xlsx").read_bytes() == own.read_bytes()
    send_back(review)

    hand.press("#take-all-away")
    hand.done("Ready")
    hand.give([review])
    hand.done("Files read:")
    chromium.until('return !document.querySelector("#points li")')
    states = dict.fromkeys(AGENCIES, "not returned")
    assert hand.states() == states | dict.fromkeys(("Police", "Health"), "complete")
    assert "Archwiliad diogelu adran 11" in chromium.text("#plan-notes")
    assert chromium.text("#headline").startswith("Mae 2 o’r 4 asiantaeth wedi dychwelyd")
    hand.press("#summarise")
    hand.done("summary.xlsx")
    assert set(chromium.run(LANGUAGES)) == {"cy"}
    assert chromium.axe() == []
    PICTURES.mkdir(parents=True, exist_ok=True)
    chromium.run('document.querySelector("iframe.preview").scrollIntoView()')
    time.sleep(0.3)  # until that is drawn
    chromium.call("screenshot", path=str(PICTURES / "both-languages.png"))
    saved = {button: hand.save(button) for button in PAPERS}
    assert {button: path.name for button, path in saved.items()} == PAPERS
    for button, tag, title in (
        ("#save-board", "cy", AUDIT.said_in("cy").title),
        ("#save-other-1", "en-GB", AUDIT.title),
    ):
        text = saved[button].read_text(encoding="utf-8")
        assert f'<html lang="{tag}">' in text
        assert title in text
    assert len(openpyxl.load_workbook(hand.save("#save-summary")).sheetnames) > 3

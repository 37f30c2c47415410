"""The board's page in real browsers, opened from a disk: nothing is cut at any width, and axe-core finds no barrier."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from csxl import board_page
from csxl.compare.consolidation import consolidate
from csxl.rubrics.loading import load_rubric
from csxl.rubrics.shipped import rubric_place
from tests.helpers import folders
from tests.helpers.readings_by_hand import many, published, small_review
from tests.page.conftest import Start

pytestmark = pytest.mark.browser

MADE = datetime.date(2026, 12, 15)
WIDTHS = (320, 420, 768, 1024, 1280)
WIDER = """return [...document.querySelectorAll("body, body *")]
    .filter((one) => !one.closest("thead, caption") && one.getBoundingClientRect().right > innerWidth + 1)
    .map((one) => one.outerHTML.slice(0, 80))"""
SCROLLS = "return document.documentElement.scrollWidth - document.documentElement.clientWidth"
BROKEN = r"""const broken = [], found = [...document.querySelectorAll(".grid thead th, tbody th, .lines .bold")]
for (const cell of found) {
    const walker = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT)
    for (let text; (text = walker.nextNode());)
        for (const word of text.data.matchAll(/[^\s\u00a0–-]+/g)) {
            const range = document.createRange()
            range.setStart(text, word.index)
            range.setEnd(text, word.index + word[0].length)
            if (new Set([...range.getClientRects()].map((one) => Math.round(one.top))).size > 1) broken.push(word[0])
        }
}
return found.length ? broken : ["no cells"]"""
OPEN_ALL = "for (const one of document.querySelectorAll('details')) one.open = true; return true"


def welsh() -> str:
    rubric = load_rubric(folders.WELSH)
    return board_page(consolidate(many(5, rubric), rubric), MADE)


def of_section_11() -> str:
    rubric = load_rubric(rubric_place("section-11")).said_in("cy")
    return board_page(replace(consolidate(many(9, rubric), rubric), language="Welsh"), MADE)


PAGES: Mapping[str, Callable[[], str]] = {
    "small": lambda: board_page(small_review(), MADE),
    "welsh": welsh,
    "section 11 in Welsh": of_section_11,
    "70 agencies": lambda: board_page(consolidate(many(70, published()), published()), MADE),
}


@pytest.mark.parametrize("name", PAGES)
def test_nothing_is_cut_at_any_width_and_axe_finds_nothing(start: Start, tmp_path: Path, name: str) -> None:
    (path := tmp_path / "board.html").write_text(PAGES[name](), encoding="utf-8")
    browser = start("chromium")
    browser.open(path)
    for width in WIDTHS:
        browser.call("size", width=width, height=900)
        assert browser.run(SCROLLS) == 0, width
        assert browser.run(WIDER) == [], width
        assert browser.axe() == [], width
        assert browser.run(OPEN_ALL)
        assert browser.run(SCROLLS) == 0, width


@pytest.mark.parametrize("name", PAGES)
def test_no_word_of_a_heading_or_a_count_is_broken_at_any_width(start: Start, tmp_path: Path, name: str) -> None:
    (path := tmp_path / "board.html").write_text(PAGES[name](), encoding="utf-8")
    browser = start("chromium")
    browser.open(path)
    for width in range(770, 1400, 45):
        browser.call("size", width=width, height=900)
        assert browser.run(BROKEN) == [], width

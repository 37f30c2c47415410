"""The board's page in real browsers, opened from a disk: nothing is cut at any width, and axe-core finds no barrier."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from csxl import board_page
from csxl.compare.consolidation import consolidate
from csxl.rubrics.loading import load_rubric
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
OPEN_ALL = "for (const one of document.querySelectorAll('details')) one.open = true; return true"


def welsh() -> str:
    rubric = load_rubric(folders.WELSH)
    return board_page(consolidate(many(5, rubric), rubric), MADE)


PAGES: Mapping[str, Callable[[], str]] = {
    "small": lambda: board_page(small_review(), MADE),
    "welsh": welsh,
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

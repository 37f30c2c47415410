"""The board's page as HTML: the sheet's facts, well formed, inert, and accessible."""
from __future__ import annotations

import datetime
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from reviews import many, small_review, with_scale

from csxl.comparison import Comparison
from csxl.consolidation import consolidate
from csxl.narrative import headline, who_says_what
from csxl.page import board_page
from csxl.page.markup import escaped
from csxl.rubric_file import load_rubric

MADE = datetime.date(2026, 12, 15)
VOID = {"meta"}


class Reader(HTMLParser):
    """The page's elements, and what it leaves open."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.seen if name == tag]


def hostile(comparison: Comparison) -> Comparison:
    name = "</script><script>alert(1)</script> \"NHS\" & 'Sons' \u202etxt\x07"
    return replace(comparison, review=name, partnership=name, findings=tuple(
        replace(finding, views=tuple(replace(view, agency=name) for view in finding.views))
        for finding in comparison.findings))


def test_it_says_what_the_board_summary_says() -> None:
    comparison = small_review()
    page = board_page(comparison, MADE)
    text = " ".join(Reader(page).words)
    for sentence in headline(comparison):
        assert sentence in text
    polarised = [finding for finding in comparison.findings if finding.spread == "polarised"]
    assert page.count('<td class="polarised"') == len(polarised) > 0
    for finding in polarised:
        assert who_says_what(finding, [a for a in comparison.agencies if a.returned]) in text
    assert board_page(comparison, MADE) == page


@pytest.mark.parametrize("make", [small_review, lambda: hostile(small_review()),
                                  lambda: consolidate(many(150, load_rubric()), load_rubric()),
                                  lambda: consolidate(many(0, load_rubric()), load_rubric()),
                                  lambda: consolidate(many(3, with_scale("Weak", "Fair", "Good", "Strong")),
                                                      with_scale("Weak", "Fair", "Good", "Strong"))])
def test_it_is_well_formed_and_asks_for_nothing(make) -> None:  # type: ignore[no-untyped-def]
    page = board_page(make(), MADE)
    reader = Reader(page)
    assert reader.open == []
    assert {tag for tag, _ in reader.seen}.isdisjoint({"script", "link", "img", "iframe", "a", "form", "object"})
    assert not re.search(r"https?:|url\(|@import|[\x00-\x08\u202e]", page)
    assert "default-src 'none'" in str(reader.all("meta")[1]["content"])


def test_a_screen_reader_finds_headings_tables_and_the_chart_in_words() -> None:
    reader = Reader(board_page(small_review(), MADE))
    assert reader.all("html")[0]["lang"] == "en-GB"
    assert len(reader.all("h1")) == 1
    assert len(reader.all("caption")) == len(reader.all("table")) == 1
    assert {cell["scope"] for cell in reader.all("th")} == {"col", "row"}
    assert reader.all("svg")[0]["aria-labelledby"] == "chart-title chart-words"
    assert {one["id"] for one in (*reader.all("title")[1:], *reader.all("desc"))} == {"chart-title", "chart-words"}


def test_unfit_characters_are_shown() -> None:
    assert escaped("a\x00<b>\u202e\ud800\"") == "a\ufffd&lt;b&gt;\ufffd\ufffd&quot;"

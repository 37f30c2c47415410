"""The board's page as HTML: the sheet's facts, well formed, inert, and accessible."""

from __future__ import annotations

import base64
import datetime
import hashlib
import re
from collections.abc import Callable
from dataclasses import replace

import pytest

from csxl.board.board_html import board_page
from csxl.compare.consolidation import consolidate
from csxl.compare.narrative import headline, who_says_what
from csxl.model.answers import Reading
from csxl.model.comparison import Comparison
from csxl.model.review import Expected
from csxl.rubrics.loading import load_rubric
from csxl.text.markup import escaped
from tests.helpers import folders
from tests.helpers.html_pages import PageReader
from tests.helpers.readings_by_hand import RETURNED, answer, many, published, rated, returned, small_review, with_scale

MADE = datetime.date(2026, 12, 15)
HOSTILE = "</script><script>alert(1)</script> \"NHS\" & 'Sons' \u202etxt\x07"


def hostile_review() -> Comparison:
    """Two agencies with hostile names that see opposites, in a review and partnership of that name."""
    agencies = [Expected(f"{HOSTILE}{number}", f"H-{number}") for number in (1, 2)]
    forms = tuple(rated(agency, {"T1-R": word}) for agency, word in zip(agencies, ("Red", "Green"), strict=True))
    return consolidate(Reading(forms), published(), agencies, review=HOSTILE, partnership=HOSTILE)


def of_many(count: int, *scale: str) -> Comparison:
    rubric = with_scale(*scale) if scale else published()
    return consolidate(many(count, rubric), rubric)


def welsh_review() -> Comparison:
    rubric = load_rubric(folders.WELSH)
    return consolidate(many(3, rubric), rubric)


def test_it_says_what_the_board_summary_says() -> None:
    comparison = small_review()
    page = board_page(comparison, MADE)
    reader = PageReader(page)
    assert reader.text("p")[1:7] == list(headline(comparison))
    polarised = [finding for finding in comparison.findings if finding.spread == "polarised"]
    assert page.count('<td class="polarised"') == len(polarised) == 6
    said = {who_says_what(finding, [a for a in comparison.agencies if a.returned]) for finding in polarised}
    assert said <= set(reader.text("dd"))
    assert reader.text("dd")[:3] == ["5 of 6", "6", "12"]
    assert board_page(comparison, MADE) == page


def test_each_position_stands_under_its_level_and_stage_with_the_domain_s_sums() -> None:
    reader = PageReader(board_page(small_review(), MADE))
    cells = [cell.replace("\xa0", " ") for cell in reader.text("td")]
    headings = reader.text("th")[:12]
    assert headings == [
        "Domain",
        *(
            f"Level {level}\n{stage}"
            for level in (1, 2)
            for stage in ("Referral", "Assessment", "Planning", "Response")
        ),
        "All Red",
        "All Amber",
        "All Green",
    ]
    assert cells[:11] == [
        "Amber\n5 A",
        "Amber–Green\n3 A · 2 G",
        "Amber–Green\n1 A · 4 G",
        "Red–Amber\n2 R · 3 A",
        "▲ Red–Green\n1 R · 2 A · 1 G",
        "Red\n5 R",
        "Red–Amber\n2 R · 2 A",
        "Red\n3 R",
        "13",
        "16",
        "7",
    ]


def test_a_rubric_whose_criteria_come_in_another_order_puts_none_under_a_wrong_heading() -> None:
    rubric = published()
    domains = tuple(replace(domain, criteria=tuple(reversed(domain.criteria))) for domain in rubric.domains)
    forms = (returned(RETURNED[0], answer(rubric, "T1-R", "Red")),)
    page = board_page(consolidate(Reading(forms), replace(rubric, domains=domains)), MADE)
    assert PageReader(page).text("td")[:8] == ["Red\n1\xa0R · single view", *["not rated"] * 7]


def test_a_paper_holds_no_more_than_fits_and_a_screen_everything() -> None:
    comparison = of_many(30)
    page = board_page(comparison, MADE)
    on_paper = re.sub(r'<details class="screen">.*?</details>', "", page, flags=re.DOTALL)
    assert page.count("<dt>") - 12 == 32
    assert 1 <= on_paper.count("<dt>") - 12 <= 7
    assert page.count("<dt>") - 12 - on_paper.count("<dt>") + 12 == 26
    assert "and 26 more, less divided, on Disagreement" in PageReader(page).text("p")


@pytest.mark.parametrize(
    "make",
    [
        small_review,
        hostile_review,
        welsh_review,
        lambda: of_many(150),
        lambda: of_many(0),
        lambda: of_many(3, "No", "Yes"),
        lambda: of_many(5, *"12345"),
    ],
)
def test_it_is_well_formed_and_asks_for_nothing(make: Callable[[], Comparison]) -> None:
    page = board_page(make(), MADE)
    reader = PageReader(page)
    assert reader.open == []
    assert {tag for tag, _ in reader.seen}.isdisjoint({"script", "link", "img", "iframe", "a", "form", "object"})
    assert not any({"style", "src", "href"} & set(attributes) for _, attributes in reader.seen)
    assert not any(name.startswith("on") for _, attributes in reader.seen for name in attributes)
    assert not re.search(r"https?:|url\(|@import|[\x00-\x08\u202e]", page)


def test_the_policy_allows_this_style_sheet_alone() -> None:
    page = board_page(small_review(), MADE)
    text = re.search(r"<style>(.*?)</style>", page, re.DOTALL)
    assert text
    digest = base64.b64encode(hashlib.sha256(text[1].encode()).digest()).decode()
    assert PageReader(page).all("meta")[1]["content"] == (
        f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    )


def test_a_screen_reader_finds_headings_tables_and_the_chart_in_words() -> None:
    reader = PageReader(board_page(small_review(), MADE))
    assert reader.all("html")[0]["lang"] == "en-GB"
    assert len(reader.all("h1")) == 1
    assert len(reader.all("caption")) == len(reader.all("table")) == 1
    assert {cell["scope"] for cell in reader.all("th")} == {"col", "row"}
    assert reader.all("svg")[0]["aria-labelledby"] == "chart-title chart-words"
    assert {one["id"] for one in (*reader.all("title")[1:], *reader.all("desc"))} == {"chart-title", "chart-words"}
    assert "Target: 13 Red, 16 Amber, 7 Green" in reader.text("desc")[0]


def test_the_page_is_in_the_rubric_s_language() -> None:
    reader = PageReader(board_page(welsh_review(), MADE))
    assert reader.all("html")[0]["lang"] == "cy-GB"
    assert reader.text("li")[-3:] == ["Coch", "Ambr", "Gwyrdd"]


def test_hostile_names_are_shown_as_text() -> None:
    said = PageReader(board_page(hostile_review(), MADE)).text("dd")[-1]
    shown = HOSTILE.replace("\u202e", "\ufffd").replace("\x07", "\ufffd")
    assert said == f"Red: {shown}1. Green: {shown}2."


def test_unfit_characters_are_shown() -> None:
    assert escaped('a\x00<b>\u202e\ud800"') == "a\ufffd&lt;b&gt;\ufffd\ufffd&quot;"

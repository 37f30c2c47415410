"""The board's page as HTML: the sheet's facts, well formed, inert, and accessible."""

from __future__ import annotations

import base64
import datetime
import hashlib
import re
from collections.abc import Callable
from dataclasses import replace

import pytest

from csxl import board_page
from csxl.board.blocks import BoardSection, BoardTable, Points, Sentence, shown
from csxl.board.content import PageOne
from csxl.compare.consolidation import consolidate
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


def told(comparison: Comparison, made: datetime.date = MADE) -> list[BoardSection]:
    return list(PageOne(comparison, made).sections)


def grid_of(page: str) -> PageReader:
    """The grid of all criteria."""
    return PageReader(page[page.index('<table class="grid"') : page.index('<p class="key')])


def test_it_answers_the_board_s_questions_in_the_sheet_s_words_and_order() -> None:
    comparison = small_review()
    page = board_page(comparison, MADE)
    reader = PageReader(page)
    sections = told(comparison)
    assert reader.text("h2") == [one.question for one in sections]
    sentences = [block.text for one in sections for block in one.blocks if isinstance(block, Sentence)]
    assert {text for one in sentences if (text := shown(one))} <= set(reader.text("p"))
    tables = [block for one in sections for block in one.blocks if isinstance(block, BoardTable)]
    cells = {shown(cell.text) for block in tables for line in (*block.lines, *block.more) for cell in line}
    whole = "".join(text for _, text in reader.texts).replace("\xa0", " ")
    assert [text for text in cells if text not in whole] == []
    points = [block for one in sections for block in one.blocks if isinstance(block, Points)]
    assert [shown(text) for block in points for text in (*block.lines, *block.more) if shown(text)] == reader.text("li")
    assert board_page(comparison, MADE) == page


def test_each_place_of_the_grid_stands_under_its_level_and_stage() -> None:
    page = board_page(small_review(), MADE)
    grid = grid_of(page)
    headings = grid.text("th")[:9]
    assert headings == [
        "Domain",
        *(
            f"Level {level}\n{stage}"
            for level in (1, 2)
            for stage in ("Referral", "Assessment", "Planning", "Response")
        ),
    ]
    cells = grid.all("td")[:11]
    assert [cell["data-heading"] for cell in cells[:8]] == [" ".join(text.split()) for text in headings[1:]]
    assert [text.split("\n")[-1].replace("\xa0", " ") for text in grid.text("td")[:8]] == [
        "5 A",
        "3 A · 2 G",
        "1 A · 4 G",
        "2 R · 3 A",
        "1 R · 2 A · 1 G",
        "5 R",
        "2 R · 2 A",
        "3 R",
    ]
    assert [cell["class"] for cell in cells[4:7]] == ["lone", "all rating-1", "step"]
    assert grid.text("td")[8:11] == ["13", "16", "7"]


def test_a_rubric_whose_criteria_come_in_another_order_puts_none_under_a_wrong_heading() -> None:
    rubric = published()
    domains = tuple(replace(domain, criteria=tuple(reversed(domain.criteria))) for domain in rubric.domains)
    forms = (returned(RETURNED[0], answer(rubric, "T1-R", "Red")),)
    page = board_page(consolidate(Reading(forms), replace(rubric, domains=domains)), MADE)
    grid = grid_of(page)
    assert [cell["class"] for cell in grid.all("td")[:2]] == ["single", "unrated"]
    assert grid.text("td")[1:8] == ["not rated"] * 7


def test_a_paper_holds_no_more_than_fits_and_a_screen_everything() -> None:
    comparison = of_many(30)
    page = board_page(comparison, MADE)
    on_paper = re.sub(r'<details class="screen">.*?</details>', "", page, flags=re.DOTALL)
    tables = [block for one in told(comparison) for block in one.blocks if isinstance(block, BoardTable)]
    assert page.count('role="rowheader"') - on_paper.count('role="rowheader"') == sum(len(one.more) for one in tables)
    assert any(one.more for one in tables)
    rests = [shown(one.rest) for one in tables if shown(one.rest)]
    assert rests
    assert [page.count(f'<p class="paper rest">{escaped(rest)}</p>') for rest in rests] == [1] * len(rests)


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


def test_a_screen_reader_finds_headings_and_tables_whose_roles_a_narrow_screen_keeps() -> None:
    reader = PageReader(board_page(small_review(), MADE))
    assert reader.all("html")[0]["lang"] == "en-GB"
    assert len(reader.all("h1")) == 1
    assert len(reader.all("caption")) == len(reader.all("table")) > 1
    assert {cell["scope"] for cell in reader.all("th")} == {"col", "row"}
    parts = {"table": "table", "thead": "rowgroup", "tbody": "rowgroup", "tr": "row", "td": "cell"}
    assert {tag: {one["role"] for one in reader.all(tag)} for tag in parts} == {tag: {parts[tag]} for tag in parts}
    assert {(one["scope"], one["role"]) for one in reader.all("th")} == {("col", "columnheader"), ("row", "rowheader")}
    sections = [one["aria-labelledby"] for one in reader.all("section")]
    assert sections == [one["id"] for one in reader.all("h2")]


def test_the_page_is_in_the_review_s_language_and_marks_what_is_not() -> None:
    page = board_page(replace(welsh_review(), language="Welsh"), MADE)
    assert PageReader(page).all("html")[0]["lang"] == "cy-GB"
    assert "Coch" in page
    assert [one for one in PageReader(page).all("span") if "lang" in one] == []
    other = board_page(welsh_review(), MADE)
    assert PageReader(other).all("html")[0]["lang"] == "en-GB"
    assert '<span lang="cy-GB">Coch</span>' in other


def test_hostile_names_are_shown_as_text() -> None:
    said = " ".join(PageReader(board_page(hostile_review(), MADE)).text("td"))
    shown_name = HOSTILE.replace("\u202e", "\ufffd").replace("\x07", "\ufffd")
    assert f"{shown_name}1" in said


def test_unfit_characters_are_shown() -> None:
    assert escaped('a\x00<b>\u202e\ud800"') == "a\ufffd&lt;b&gt;\ufffd\ufffd&quot;"

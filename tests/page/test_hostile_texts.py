"""Texts that mean mischief are shown as text, and change nothing else: names, titles, answers, files and addresses."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

import pytest

from csxl.languages import DEFAULT_LANGUAGE
from csxl.model.review import Party, Review
from csxl.review.review_book import write_review_book
from csxl.text.naming import agency_codes
from tests.helpers.browsers import Browser
from tests.helpers.filled_forms import typed_into
from tests.page.a_review import unpacked
from tests.page.hands import Mouse

pytestmark = pytest.mark.browser

IMAGE = '<img src=x onerror="document.title=1">'
NAMES = (
    IMAGE,
    "javascript:document.title=2",
    "\"Quotes\", 'more' & <script>document.title=3</script>",
    "Left \u202ethgir dna\u202c left again",
    "Gwasanaeth Iechyd 🙂 & Söhne",
)
TITLE = 'Review <b>2026</b> & "more" %0D%0ABcc:x@elsewhere.example'
ANSWERS: Mapping[str, str | Mapping[str, Any]] = {
    "T1-R": IMAGE,
    "T1-A": {"Your rating": "Red\u202e", "Evidence": "<script>document.title=4</script>"},
    "T1-P": {"Your rating": "Green", "Evidence": "endless" * 4_285},
    "T1-S": {"Your rating": "x" * 30_000},
    "T2-R": {"Your rating": '=HYPERLINK("javascript:document.title=5", "Green")'},
}
STRANGERS = (
    'return [...document.querySelectorAll("main script, main img, main object, main base, main meta, main svg")].length'
)
LINKS = 'return [...document.links].map((link) => link.href.split(":")[0] + (link.target ?? ""))'
LETTERS = """return [...document.querySelectorAll(".letter")].map((letter) => {
  const parts = [...letter.querySelectorAll(".part")].map((part) => [part.id.split("letter_").pop(), part.textContent]);
  const mailto = letter.querySelector("a[href^='mailto:']")?.getAttribute("href");
  return { mailto, ...Object.fromEntries(parts) };
})"""


def review_book() -> bytes:
    """The coordinator's workbook of agencies with such names."""
    parties = tuple(
        Party(name, code, contact=IMAGE, email=f"{code.lower()}@northbrook.example")
        for name, code in zip(NAMES, agency_codes(NAMES), strict=True)
    )
    review = Review(
        f"Northbrook {IMAGE}",
        TITLE,
        return_by=datetime.date(datetime.date.today().year + 1, 12, 12),
        coordinator="</script><b>Robin",
        email="robin@northbrook.example",
        parties=parties,
        messages=DEFAULT_LANGUAGE.messages,
    )
    return write_review_book(review)


def unharmed(browser: Browser) -> None:
    """No text has become anything but text."""
    assert browser.run("return document.title") == "csxl"
    assert browser.run(STRANGERS) == 0
    assert set(browser.run(LINKS)) <= {"file", "blob", "mailto_blank"}
    assert browser.call("errors") == []
    assert not re.search("[\u202a-\u202e\u2066-\u2069]", browser.run("return document.body.textContent"))
    assert browser.call("in_frames", script="return document.scripts.length + document.images.length") in ([], [0])
    for width in (420, 1280):
        browser.call("size", width=width, height=900)
        assert browser.run("return document.documentElement.scrollWidth") <= width


def test_texts_are_shown_as_text(chromium: Browser, tmp_path: Path) -> None:
    hand = Mouse(chromium)
    (book := tmp_path / "review.xlsx").write_bytes(review_book())
    hand.give([book])
    hand.done("Files read: 1")
    hand.press("#make")
    hand.done("review.zip")
    review = unpacked(hand.save("#save-made"), tmp_path / "review")
    unharmed(chromium)

    returns = tmp_path / f"returns {IMAGE}"
    returns.mkdir()
    forms = sorted((review / "questionnaires").iterdir())
    for number, path in enumerate(forms[:3]):
        (returns / f"{number}.xlsx").write_bytes(typed_into(path.read_bytes(), ANSWERS))
    # Inside a folder Chromium passes over names that Windows does not know, and says nothing.
    (alone := tmp_path / f"3 {IMAGE}.xlsx").write_bytes(typed_into(forms[3].read_bytes(), ANSWERS))
    hand.give([returns, alone])
    hand.done("Files read: 4")
    assert {IMAGE, NAMES[1], NAMES[2], NAMES[4]} <= set(hand.states())
    assert f"“{IMAGE}”" in chromium.run('return document.querySelector("#points").textContent')
    assert {f"{returns.name}/0.xlsx", alone.name} <= set(chromium.texts("#hand-files tbody th"))
    hand.press("#summarise")
    hand.done("summary.xlsx")
    unharmed(chromium)
    assert IMAGE in chromium.call("in_frames", script="return document.body.textContent")[0]


def test_a_letters_link_holds_its_parts_and_no_other(chromium: Browser, tmp_path: Path) -> None:
    hand = Mouse(chromium)
    (book := tmp_path / "review.xlsx").write_bytes(review_book())
    hand.give([book])
    hand.done("Files read: 1")
    letters = chromium.run(LETTERS)
    assert len(letters) == len(NAMES)
    for letter in letters:
        link = urlsplit(letter["mailto"])
        parts = parse_qs(link.query, strict_parsing=True, keep_blank_values=True)
        assert unquote(link.path) == letter["to"]
        assert set(parts) == {"subject", "body"}
        assert parts["subject"] == [letter["subject"]]
        assert parts["body"][0].replace("\r\n", "\n").rstrip() == letter["text"].rstrip()

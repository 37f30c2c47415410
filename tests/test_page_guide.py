"""The guide to the page quotes the page: every name of a button, heading or sentence in it is one that is there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

from csxl.languages import BY_NAME
from csxl.model.summary_names import SHEETS

GUIDE = Path(__file__).parent.parent / "docs" / "page.md"
# What belongs to Windows, Excel or a mail program, and what is only stressed.
OTHERS = {
    *("Apps", "Default apps", "Documents", "Download", "Email", "Excel Workbook (.xlsx)", "Extract All", "Open with"),
    *("Keep it:", "Passwords.", "Save", "Cymraeg"),
    *("What it is.", "What it needs.", "What keeps data in.", "How to hand it out.", "Files from outside."),
}
QUOTED = re.compile(r"\*\*([^*]+)\*\*|(?<!\*)\*([^*\n]+)\*(?!\*)")


def said_by_the_page() -> Iterator[str]:
    """Every text of the page in English, with any one word in place of what is filled in."""
    words = BY_NAME["English"].on_page
    for field in fields(words):
        yield re.sub(r"\\\{\w+\\\}", r"\\S+", re.escape(str(getattr(words, field.name))))
    yield from map(re.escape, SHEETS)


def is_said(phrase: str, texts: list[str]) -> bool:
    """Whether the page says a phrase, or begins to; "1 Make questionnaires" is the first step's heading."""
    bare = re.sub(r"^[123] |^Not read: | ?…$", "", phrase)
    return any(
        re.fullmatch(text, bare) or re.search(f"(?i){re.escape(bare)}", text.replace("\\", "")) for text in texts
    )


def test_what_the_guide_quotes_stands_on_the_page() -> None:
    texts = list(said_by_the_page())
    quoted = [bold or slanted for bold, slanted in QUOTED.findall(GUIDE.read_text(encoding="utf-8"))]
    assert len(quoted) > 40
    assert [phrase for phrase in quoted if phrase not in OTHERS and not is_said(phrase, texts)] == []


def test_what_no_page_says_would_be_found() -> None:
    assert not is_said("Make the questionaires", list(said_by_the_page()))

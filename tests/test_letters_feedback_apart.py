"""No page or letter holds a word of another agency, or anything that is for no agency: thirty of each are searched."""

from __future__ import annotations

import datetime
import html
import io
import re
import zipfile
from collections.abc import Iterator
from functools import cache

import pytest

from csxl.api.feedback_out import feedback, feedback_letters
from csxl.letters.drafts import as_draft
from tests.helpers.mail_texts import text_of
from tests.helpers.thirty_agencies import (
    THIRTY,
    WORDS,
    kept_back,
    of_thirty,
    own_texts,
    review_of_thirty,
    second_of_thirty,
)

DAY = datetime.date(2026, 12, 4)


def texts_in(data: bytes) -> str:
    """Every part of a workbook as text, its properties, notes and hidden sheets too; or a page, with all its tags."""
    if not data.startswith(b"PK"):
        return html.unescape(data.decode())
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        parts = [book.read(name).decode("utf-8", "replace") for name in book.namelist()]
    return html.unescape("\n".join(parts))


@cache
def told(language: str = "English", second: bool = False) -> tuple[str, ...]:
    """All that each agency gets: both files, their names, and the letter; or in a second round."""
    review = review_of_thirty(language)
    pages = feedback(review, second_of_thirty() if second else of_thirty(), DAY)
    letters = feedback_letters(review, pages).ready
    assert [one.party.code for one in pages] == [one.code for one in THIRTY]
    return tuple(
        "\n".join([*one.names, *(texts_in(data) for _, data in one.files), text_of(as_draft(letter.mail))])
        for one, letter in zip(pages, letters, strict=True)
    )


def strange(place: int) -> Iterator[str]:
    """What one agency must not read."""
    yield from kept_back()
    for other in range(len(THIRTY)):
        if other != place:
            yield from own_texts(other).values()
    yield from (own_texts(place)[what] for what in ("evidence", "remark"))  # its return has them


@pytest.mark.parametrize("second", [False, True])
@pytest.mark.parametrize("language", ["English", "Welsh"])
def test_thirty_agencies_and_not_one_word_of_another(language: str, second: bool) -> None:
    hits = [
        (THIRTY[place].name, words)
        for place, text in enumerate(map(str.casefold, told(language, second)))
        for words in strange(place)
        if words.casefold() in text
    ]
    assert hits == []


def test_the_search_finds_what_is_there() -> None:
    for place, text in enumerate(told()):
        own = own_texts(place)
        assert all(own[what] in text for what in ("name", "action", "owner", "when")), own["name"]
        assert text.count(WORDS) == 2, own["name"]  # in the workbook and on the page
    with_meeting = {place for place, text in enumerate(told()) if "Meet at the" in text or "about the map" in text}
    assert {THIRTY[place].name for place in with_meeting} == {"Oak Trust", "Elm Trust"}
    assert not any("Nobody owns this one" in text for text in told())


def test_the_search_finds_what_was_promised_too() -> None:
    for place, text in enumerate(told(second=True)):
        assert text.count(own_texts(place)["promise"]) == 4, THIRTY[place].name  # two promises, in two files
    shared = {place for place, text in enumerate(told(second=True)) if "Walk the wood together" in text}
    assert {THIRTY[place].name for place in shared} == {"Oak Trust", "Elm Trust"}


def test_a_count_of_fewer_than_two_others_stands_nowhere() -> None:
    comparison = of_thirty()
    few = 0
    for one in feedback(review_of_thirty(), comparison, DAY):
        for criterion, finding in zip(one.told.criteria, comparison.findings, strict=True):
            others = [view for view in finding.views if view.agency != one.party.name and view.rating]
            few += len(others) < 2
            assert bool(criterion.others) == (len(others) >= 2)
            assert sum(criterion.others) == (len(others) if len(others) >= 2 else 0)
    assert few == 0  # thirty are enough for every criterion


def test_pages_link_to_nothing_and_run_nothing() -> None:
    for text in told():
        page = text[text.index("<!DOCTYPE") :]
        assert "default-src 'none'; style-src 'sha256-" in page
        assert re.findall(r"<(?:script|a|img|link|iframe)\b|https?:", page.partition("</html>")[0]) == []

"""Letters as a page: well formed, inert, each part there to be copied, in the review's language."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace

import pytest

from csxl.languages import LANGUAGES, Language
from csxl.letters.drafts import compose
from csxl.letters.due import Ready
from csxl.letters.letters_page import letters_page
from csxl.letters.mailto import LONGEST, mailto
from csxl.model.letter import Letter, Message
from csxl.model.review import Review
from csxl.text.markup import fit
from tests.helpers.coordinators_workbooks import PLAN
from tests.helpers.html_pages import PageReader

HOSTILE = "</script><script>alert(1)</script><!-- \"NHS\" & 'Sons' <img src=x onerror=alert(2)> \u202etxt\x07"
POLICE = PLAN.parties[0]


def ready(plan: Review = PLAN, letter: Letter = Letter.INVITATION, why: str = "invited") -> list[Ready]:
    held = (("Police.xlsx", b"workbook"),) if letter is Letter.INVITATION else ()
    return [Ready(compose(plan, party, letter, held, "sheet 1", "cell 1"), why) for party in plan.parties]


def hostile_plan() -> Review:
    parties = tuple(replace(party, name=HOSTILE, contact=HOSTILE) for party in PLAN.parties)
    words = {Letter.INVITATION: Message(f"{HOSTILE} {{agency}}", f"{{contact}}\n{HOSTILE}")}
    return replace(PLAN, title=HOSTILE, partnership=HOSTILE, parties=parties, messages=words)


@pytest.mark.parametrize("letter", Letter)
def test_each_letter_can_be_opened_or_copied_part_by_part(letter: Letter) -> None:
    letters = ready(letter=letter)
    reader = PageReader(letters_page(PLAN, letter, letters))
    assert reader.open == []
    assert reader.text("h2") == [party.name for party in PLAN.parties]
    assert [link["href"] for link in reader.all("a") if link.get("class") == "open"] == [
        mailto(one.mail) for one in letters
    ]
    parts = reader.marked
    assert parts["letter-1-to"] == "j.shah@police.example; s.bell@police.example"
    assert parts["letter-1-cc"] == "desk@police.example; duty@police.example"
    assert [parts[f"letter-{number}-subject"] for number in (1, 2, 3)] == [one.mail.subject for one in letters]
    assert [parts[f"letter-{number}-text"] for number in (1, 2, 3)] == [one.mail.text for one in letters]
    assert "letter-2-cc" not in parts  # nobody gets a copy
    assert [button["data-part"] for button in reader.all("button")] == list(parts)


def test_the_workbook_to_attach_is_named_with_the_way_to_it_where_there_is_one() -> None:
    letters = [Ready(compose(PLAN, POLICE, Letter.INVITATION, (("Police & fire, ŷ.xlsx", b""),)), "invited")]
    there = PageReader(letters_page(PLAN, Letter.INVITATION, letters))
    away = PageReader(letters_page(PLAN, Letter.INVITATION, letters, folder=""))
    hrefs = [[link["href"] for link in reader.all("a")][1:] for reader in (there, away)]
    assert hrefs == [["../questionnaires/Police%20%26%20fire%2C%20%C5%B7.xlsx"], []]
    assert all("Police & fire, ŷ.xlsx" in reader.text("a", "dd") for reader in (there, away))
    assert "Attach" not in "".join(
        PageReader(letters_page(PLAN, Letter.THANKS, ready(letter=Letter.THANKS))).text("dt", "li")
    )


def test_a_text_too_long_for_the_link_is_to_be_copied() -> None:
    [short, long] = [replace(ready()[0].mail, text="a" * number) for number in (10, LONGEST)]
    for mail, said in (
        (short, []),
        (long, ["Too long for the link: Text. Copy it below and paste it into the new mail."]),
    ):
        reader = PageReader(letters_page(PLAN, Letter.INVITATION, [Ready(mail, "")]))
        alerts = [text for tag, text in reader.texts if tag == "p" and text.startswith("Too long")]
        assert alerts == said and reader.marked["letter-1-text"] == mail.text


def test_whatever_people_typed_is_shown_and_never_acted_on() -> None:
    plan = hostile_plan()
    letters = ready(plan, why=HOSTILE)
    page = letters_page(plan, Letter.INVITATION, letters)
    tame = PageReader(letters_page(PLAN, Letter.INVITATION, ready()))
    reader = PageReader(page)
    assert reader.open == []
    assert [tag for tag, _ in reader.seen] == [tag for tag, _ in tame.seen]
    assert [sorted(attributes) for _, attributes in reader.seen] == [sorted(attributes) for _, attributes in tame.seen]
    assert reader.marked["letter-1-text"] == fit(letters[0].mail.text)
    assert reader.text("h2") == [fit(HOSTILE)] * 3
    assert not re.search("[\x00-\x08\x0e-\x1f\u200e-\u200f\u202a-\u202e\u2066-\u2069]", page)


def test_its_policy_allows_its_own_style_and_script_and_nothing_else() -> None:
    page = letters_page(PLAN, Letter.INVITATION, ready())
    [policy] = [meta["content"] for meta in PageReader(page).all("meta") if "http-equiv" in meta]
    rules = dict(rule.split(" ", 1) for rule in str(policy).split("; "))
    for tag, rule in (("style", "style-src"), ("script", "script-src")):
        [text] = re.findall(f"<{tag}>(.*?)</{tag}>", page, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert rules.pop(rule) == f"'sha256-{digest}'"
    assert rules == {
        "default-src": "'none'",
        "base-uri": "'none'",
        "form-action": "'none'",
        "require-trusted-types-for": "'script'",
        "trusted-types": "'none'",
    }
    assert page.index("Content-Security-Policy") < page.index("<style>")


def test_it_loads_nothing_and_its_script_only_copies() -> None:
    page = letters_page(PLAN, Letter.INVITATION, ready())
    reader = PageReader(page)
    assert not {"src", "srcset", "style", "onclick", "action", "ping"} & {
        name for _, attributes in reader.seen for name in attributes
    }
    assert not reader.all("link") + reader.all("img") + reader.all("iframe") + reader.all("form")
    [script] = reader.text("script")
    assert not re.search(
        r"innerHTML|outerHTML|insertAdjacent|eval|Function|fetch|XMLHttp|Storage|location|open\(|import", script
    )


@pytest.mark.parametrize("language", LANGUAGES, ids=[language.name for language in LANGUAGES])
def test_it_is_in_the_review_s_language(language: Language) -> None:
    words = language.on_letters
    reader = PageReader(
        letters_page(replace(PLAN, language=language.name), Letter.REMINDER, ready(letter=Letter.REMINDER))
    )
    assert reader.all("html") == [{"lang": language.tag}]
    assert reader.text("h1") == [words.reminders]
    assert reader.all("body") == [{"data-copied": words.copied, "data-not-copied": words.not_copied}]
    assert {words.copy, words.open} <= set(reader.text("span", "a"))
    assert [why["lang"] for why in reader.all("p") if why.get("class") == "why"] == ["en"] * 3  # as every state is


def test_links_boxes_and_buttons_have_names_of_their_own() -> None:
    reader = PageReader(letters_page(PLAN, Letter.INVITATION, ready()))
    names = [text for text in reader.text("span") if text.startswith(": ")]
    assert names.count(": Northbrook Police") == 2  # the box and the link
    assert ": Subject, Education" in names
    assert [label["aria-labelledby"] for label in reader.all("article")] == ["letter-1", "letter-2", "letter-3"]


def test_the_same_letters_give_the_same_page() -> None:
    assert letters_page(PLAN, Letter.INVITATION, ready()) == letters_page(PLAN, Letter.INVITATION, ready())

"""The page's own texts: every word is a field of PageWords and is used, and no script holds a sentence or a way out."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

import pytest

from csxl.languages import DEFAULT_LANGUAGE, SINGLE, Language, language_called
from csxl.languages.page_words import PageWords
from csxl.writing import theme
from web.assembly import SCRIPTS

WEB = Path(__file__).parent.parent / "web"
SCRIPT_TEXTS = {path.name: path.read_text(encoding="utf-8") for path in sorted(WEB.glob("*.js"))}
HTML, STYLE = ((WEB / name).read_text(encoding="utf-8") for name in ("page.html", "page.css"))
OWN = {name: SCRIPT_TEXTS[name] for name in SCRIPTS}
FIELDS = {field.name for field in fields(PageWords)}
WAYS = (
    *("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "createContextualFragment", "DOMParser"),
    *("fetch(", "XMLHttpRequest", "WebSocket", "EventSource", "sendBeacon", "RTCPeerConnection", "import("),
    *("eval(", "new Function", "localStorage", "sessionStorage", "indexedDB", "document.cookie", "caches."),
    *("window.open", "location.", "location =", ".submit(", "history.", "http:", "https:"),
)
each_language = pytest.mark.parametrize("language", SINGLE, ids=[language.name for language in SINGLE])


def strings_in(script: str) -> list[str]:
    """The texts in quotation marks of a script, without its comments."""
    code = re.sub(r"(?m)^\s*//.*$|\s//\s.*$", "", script)
    return [text for _, text in re.findall(r'(["`])((?:\\.|(?!\1).)*)\1', code)]


def named_in_html() -> set[str]:
    return set(re.findall(r'data-word(?:-[a-z-]+)?="([^"]*)"', HTML))


def named_in_scripts() -> set[str]:
    """The words that scripts ask for by name, or list in a constant called …_WORDS or …_WHYS."""
    code = "\n".join(OWN.values())
    tables = re.findall(r"const \w*WORDS = \{(.*?)\};", code, re.S)
    asked = re.findall(r'(?:say|nowDoing|lettersUnder|job|letterPart)\((?:id, )?"(\w+)"', code)
    shown = re.findall(r'(?:word: |fault: |new Cannot\(|return \[)"(\w+)"', code)
    return {*asked, *shown, *(word for table in tables for word in re.findall(r':\s*"(\w+)"', table))}


def test_every_word_that_is_named_is_there() -> None:
    assert named_in_html() - FIELDS == set()
    assert named_in_scripts() - FIELDS == set()


def test_every_word_is_used() -> None:
    texts = {text for script in OWN.values() for text in strings_in(script)}
    assert FIELDS - named_in_html() - texts - {"own_name", "called"} == set()


@each_language
def test_the_words_are_filled_in_alike_in_every_language(language: Language) -> None:
    for name in FIELDS:
        text, english = (getattr(one.on_page, name) for one in (language, DEFAULT_LANGUAGE))
        assert sorted(re.findall(r"\{\w+\}", text)) == sorted(re.findall(r"\{\w+\}", english)), name
        assert text.strip() == text != ""


@each_language
def test_a_language_is_known_by_what_its_button_and_its_forms_call_it(language: Language) -> None:
    words = language.on_page
    assert (language_called(words.own_name), words.called) == (language, language.name)
    assert words.locale.startswith(language.tag)


@pytest.mark.parametrize("name", OWN)
def test_no_script_holds_a_way_out_or_a_way_in(name: str) -> None:
    assert [way for way in WAYS if way in OWN[name]] == []


@pytest.mark.parametrize("name", OWN)
def test_no_script_holds_a_sentence(name: str) -> None:
    spoken = [re.sub(r"\$\{.*?\}", "", text) for text in strings_in(OWN[name])]
    assert [text for text in spoken if re.search(r"[A-Za-z’]{2,} [A-Za-z’]{2,} [A-Za-z’]{2,}", text)] == []


def test_every_script_of_the_page_is_in_the_page() -> None:
    assert set(SCRIPT_TEXTS) - set(SCRIPTS) == {"worker.js"}


def test_the_page_has_the_colours_of_the_workbooks() -> None:
    colours = dict(re.findall(r"--([a-z-]+): (#\w{6});", STYLE))
    names = ("ink", "paper", "brand", "brand-ink", "panel", "tint", "answer", "alert", "rule", "link")
    expected = {name: getattr(theme, name.upper().replace("-", "_")) for name in names}
    assert colours == {**expected, "quiet": theme.QUIET_INK}


def test_the_page_shows_no_text_of_its_own_but_its_name() -> None:
    body = HTML[HTML.index("<body>") :]
    texts = [text.strip() for text in re.findall(r">([^<>]+)<", re.sub(r"(?s)<noscript>.*?</noscript>", "", body))]
    shown = [text for text in texts if text and not text.startswith("{{")]
    assert shown == ["csxl", "1", "2", "3", "1", "2", "3"]

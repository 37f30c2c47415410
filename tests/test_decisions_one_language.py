"""A summary in one language is read for a review in another: nothing that people typed is lost."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest
from openpyxl.workbook import Workbook

from csxl.compare.consolidation import consolidate
from csxl.decisions.one_language import in_any
from csxl.languages import BY_NAME, LANGUAGES
from csxl.model.answers import Answer
from csxl.model.comparison import Comparison
from csxl.model.decisions import (
    AGENCY,
    AGREED_RATING,
    ANSWER,
    CORRECTION,
    DOES_IT_COUNT,
    OPEN,
    OWNER,
    STANDING,
    STATUS,
    DecisionKind,
    Decisions,
    Key,
    agreed_subject,
)
from csxl.model.member import Kind as MemberKind
from csxl.model.own_workbooks import PROPERTY, SUMMARY
from csxl.model.rubric import Rubric
from csxl.model.summary_names import MARKS, SHEETS
from csxl.returns.not_returns import own_workbook
from csxl.sheets.books import read_book
from csxl.sheets.limits import A_SUMMARY
from tests.helpers.decisions_by_hand import everything
from tests.helpers.made_up_welsh import told_twice, welsh
from tests.helpers.readings_by_hand import ASKED, small_reading
from tests.helpers.summaries_before import before_in
from tests.helpers.typed_summaries import (
    FORM,
    agreed,
    as_read,
    changed,
    in_language,
    of_action,
    read,
    review,
    settled,
    sixty,
    typed,
    values,
)

OTHERS = [language for language in LANGUAGES if not language.parts and language.name != "English"]
CHOSEN = (STATUS, DOES_IT_COUNT, STANDING, AGREED_RATING, ANSWER, CORRECTION)  # below these stand words to choose from


def in_welsh(texts: Mapping[Key, object]) -> dict[Key, object]:
    """The same texts as somebody types them who chooses from the lists of a Welsh summary."""
    shown = BY_NAME["Welsh"].on_comparison.shown
    return {key: shown.get(str(text), text) if key.field in CHOSEN else text for key, text in texts.items()}


def taken_back() -> dict[Key, object]:
    """Words of csxl's own that can be chosen."""
    return {
        settled("CSC-3", "T1-R", CORRECTION): "as returned",
        agreed("T2-A", AGREED_RATING): "not agreed",
        of_action("POL-1", "T2-A", FORM, STANDING): "agreed",
    }


def as_told(first: str, decisions: Decisions) -> tuple[Rubric, Comparison]:
    """The small review of a rubric in two languages, in the one with this tag, and its rubric."""
    rubric = told_twice(first)
    asked = small_reading()
    if first == "cy":
        returns = tuple(
            replace(one, answers=tuple(_answer_in_welsh(answer) for answer in one.answers)) for one in asked.returns
        )
        asked = replace(asked, returns=returns)
    language = {"en": "English", "cy": "Welsh"}[first]
    found = consolidate(asked, rubric, ASKED, (), "Autumn 2026", "Eastshire Partnership", decisions)
    return rubric, replace(found, language=language)


def _answer_in_welsh(answer: Answer) -> Answer:
    return replace(answer, rating=welsh(answer.rating)) if answer.rating else answer


@pytest.mark.parametrize("language", ["Welsh", "Welsh and English"])
def test_what_is_typed_into_a_welsh_summary_is_read_in_the_words_that_decisions_have(language: str) -> None:
    texts = sixty()
    former, said = read(typed(in_language(review(), language), in_welsh(texts)))
    assert values(former) == as_read(texts)
    assert said == ()


def test_it_stands_in_the_next_one_whatever_the_language_of_each() -> None:
    texts = sixty()
    former, _ = read(typed(in_language(review(), "Welsh"), in_welsh(texts)))
    for language in ("Welsh", "English", "Welsh and English", "English and Welsh"):
        former, said = read(in_language(review(former.decisions), language))
        assert (values(former), said) == (as_read(texts), ())


@pytest.mark.parametrize("marked", [True, False])
def test_words_that_take_something_back_do_so_in_welsh(marked: bool) -> None:
    texts = taken_back() | {agreed("T2-R", AGREED_RATING): "Amber"}
    data = typed(in_language(review(), "Welsh"), in_welsh(texts))
    former, _ = read(data if marked else changed(data, unmarked))
    assert values(former) == as_read(texts)


def unmarked(book: Workbook) -> None:
    """Take away the sheet Marks."""
    book[MARKS].sheet_state = "visible"
    del book[MARKS]


@pytest.mark.parametrize("language", ["English", "Welsh"])
def test_without_its_marks_a_welsh_summary_is_read_as_an_english_one(language: str) -> None:
    texts = sixty()
    data = typed(in_language(review(), language), in_welsh(texts) if language == "Welsh" else texts)
    former, _ = read(changed(data, unmarked))
    assert values(former) == as_read(texts)
    assert former.marked is False


def test_everything_that_was_decided_outlives_a_change_of_language() -> None:
    entries = everything().entries
    former, said = read(in_language(review(Decisions(entries)), "Welsh"))
    assert {key: entry.value for key, entry in entries.items()} == values(former)
    assert {key: entry.seen for key, entry in entries.items()} == {
        key: entry.seen for key, entry in former.decisions.entries.items()
    }
    assert [one for one in said if one.code != "D103"] == []


@pytest.mark.parametrize(("first", "then"), [("en", "cy"), ("cy", "en")])
def test_a_review_whose_rubric_changes_its_language_keeps_what_was_agreed_and_settled(first: str, then: str) -> None:
    before, comparison = as_told(first, Decisions())
    after, _ = as_told(then, Decisions())
    worst, later = before.scale[0].word, after.scale[0].word

    def texts(rubric: Rubric, word: str) -> dict[Key, str]:
        subject = agreed_subject(rubric.criteria["T2-R"])
        return {
            Key(DecisionKind.AGREED, subject, AGREED_RATING): word,
            Key(DecisionKind.AGREED, subject, OWNER): "Chair",
            settled("POL-1", "T1-A", CORRECTION): word,
        }

    data = typed(in_language(comparison, comparison.language), dict(texts(before, worst)))
    former, said = read(data, rubric=after)
    assert (values(former), said) == (texts(after, later), ())
    assert {entry.ground for entry in former.decisions.entries.values() if entry.ground} == {
        one.ground for one in _written_again(then, former.decisions).entries.values() if one.ground
    }


def _written_again(first: str, decisions: Decisions) -> Decisions:
    rubric, comparison = as_told(first, decisions)
    former, said = read(in_language(comparison, comparison.language), rubric=rubric)
    assert (values(former), said) == ({key: one.value for key, one in decisions.entries.items()}, ())
    return former.decisions


@pytest.mark.parametrize(("first", "then"), [("en", "cy"), ("cy", "en")])
def test_the_review_before_is_read_in_whichever_language_it_was(first: str, then: str) -> None:
    rubric, comparison = as_told(first, Decisions())
    same, _ = before_in(in_language(comparison, comparison.language), rubric)
    other = told_twice(then)
    found, said = before_in(in_language(comparison, comparison.language), other)
    assert said == ()
    assert found.same == same.same == frozenset(other.criteria)
    words = dict(zip(rubric.words, other.words, strict=True))
    assert [{ref: words.get(one.word, one.word) for ref, one in agency.said.items()} for agency in same.agencies] == [
        {ref: one.word for ref, one in agency.said.items()} for agency in found.agencies
    ]
    assert [[one.action for one in agency.promises] for agency in found.agencies] == [
        [one.action for one in agency.promises] for agency in same.agencies
    ]


@pytest.mark.parametrize("language", OTHERS, ids=lambda language: language.name)
def test_headings_and_sheets_are_told_apart_in_every_language(language: object) -> None:
    headings = {heading for fields in OPEN.values() for heading in fields} | {AGENCY}
    for names in (headings, SHEETS):
        said = [one for name in names for one in (name, *in_any(name)[name])]
        assert len({one.casefold() for one in said}) == len(said)


def test_a_welsh_summary_among_returns_is_known_as_one_by_its_sheets() -> None:
    def forget(book: Any) -> None:
        book.custom_doc_props.props.clear()

    data = changed(in_language(review(), "Welsh"), forget)
    book, _ = read_book(data, MemberKind.OOXML, "summary.xlsx", A_SUMMARY)
    assert book is not None and not book.properties.get(PROPERTY)
    assert own_workbook(book) == SUMMARY

"""A rubric told in two languages: a return in either, or in both side by side, is one and the same return."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from functools import cache

import openpyxl
import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

from csxl.languages import BY_NAME
from csxl.model.bilingual import told_in
from csxl.model.member import Kind, Parcel
from csxl.model.rubric import Rubric
from csxl.questionnaire.book import write_questionnaire
from csxl.returns.reading import read_files
from csxl.rubrics.loading import load_rubric
from csxl.rubrics.shipped import rubric_place
from csxl.sheets.books import read_book
from csxl.sheets.cells import Book, Cell, Value
from csxl.text.a1 import address
from tests.helpers.filled_forms import POLICE, cell_of
from tests.helpers.made_up_welsh import SAID as WORDS
from tests.helpers.made_up_welsh import in_welsh, told_twice
from tests.helpers.raw_mails import alone
from tests.helpers.returned_cells import QUIET, filled, line, read
from tests.helpers.second_rounds import BEFORE

ENGLISH = told_twice()
(WELSH,) = ENGLISH.translations
NAMES = ("English", "Welsh", "English and Welsh", "Welsh and English")
FORMS = {name: told_in(ENGLISH, [one.tag for one in BY_NAME[name].tellings]) for name in NAMES}
BOTH = FORMS["English and Welsh"]
SAID = {"T1-R": "Red", "T1-A": "Amber", "T1-P": "Green", "T1-S": "Cannot judge", "L2-R": "Not applicable"}


@cache
def form(name: str) -> Book:
    """A form as it was sent in a review in the first of its languages."""
    language = BY_NAME[name]
    data = write_questionnaire(ENGLISH.said_in(language.tellings[0].tag), replace(POLICE, language=language))
    book, said = read_book(data, Kind.OOXML, "police.xlsx")
    assert book and not said
    return book


def answered(name: str, answers: dict[str, str]) -> Book:
    """A form with words typed in by ref."""
    cells: dict[str, Value | Cell] = {}
    for ref, word in answers.items():
        sheet, row, column = cell_of(FORMS[name], ref)
        cells[f"{sheet}!{address(row, column)}"] = word
    return filled(cells, form(name))


def offered(name: str) -> dict[str, str]:
    """How a form offers each of the words."""
    return dict(zip(ENGLISH.words, FORMS[name].words, strict=True))


def answers_of(book: Book, rubric: Rubric = ENGLISH) -> dict[str, tuple[str, bool]]:
    found, _ = read(book, rubric)
    return {one.ref: (one.rating, one.interpreted) for one in found.answers if one.rating}


@pytest.mark.parametrize("name", FORMS)
def test_a_form_in_any_language_gives_the_answers_in_the_rubrics_own_words(name: str) -> None:
    book = answered(name, {ref: offered(name)[word] for ref, word in SAID.items()})
    assert answers_of(book) == {ref: (word, False) for ref, word in SAID.items()}


@pytest.mark.parametrize("name", FORMS)
def test_a_review_in_the_other_language_has_its_words(name: str) -> None:
    book = answered(name, {ref: offered(name)[word] for ref, word in SAID.items()})
    assert answers_of(book, told_twice("cy")) == {ref: (WORDS[word], False) for ref, word in SAID.items()}


@pytest.mark.parametrize("name", FORMS)
def test_the_words_of_the_other_language_are_exact_in_any_form(name: str) -> None:
    typed = {"T1-R": "Coch", "T1-A": "Amber", "T1-P": "Green / Gwyrdd", "T1-S": "Methu barnu", "O2-S": "Red"}
    said = {"T1-R": "Red", "T1-A": "Amber", "T1-P": "Green", "T1-S": "Cannot judge", "O2-S": "Red"}
    assert answers_of(answered(name, typed)) == {ref: (word, False) for ref, word in said.items()}


@pytest.mark.parametrize("name", FORMS)
@pytest.mark.parametrize(
    "text", ["coch / red", "Red/Coch", "Red (Coch)", "RED, COCH.", "Red\nCoch", "r / coch", "coch", "Coch /", "/ Red"]
)
def test_a_word_in_both_languages_however_it_is_typed_is_that_word(name: str, text: str) -> None:
    assert answers_of(answered(name, {"T1-R": text})) == {"T1-R": ("Red", True)}


@pytest.mark.parametrize("name", FORMS)
@pytest.mark.parametrize("text", ["Red / Gwyrdd", "Coch / Green", "Coch/Gwyrdd", "Ambr - coch", "Coch / Red / Green"])
def test_two_answers_are_asked_about(name: str, text: str) -> None:
    _, said = read(answered(name, {"T1-R": text}), ENGLISH)
    assert [(one.code, one.cell) for one in said if one.ref == "T1-R"] == [("A003", "G5")]
    assert not answers_of(answered(name, {"T1-R": text}))


@pytest.mark.parametrize("name", FORMS)
@pytest.mark.parametrize("text", ["Coch or not", "Red / Purple", "Red / Red", "Ambr / Ambr", "Coch / ?"])
def test_more_than_a_word_is_asked_about(name: str, text: str) -> None:
    _, said = read(answered(name, {"T1-R": text}), ENGLISH)
    assert [(one.code, one.cell) for one in said if one.ref == "T1-R"] == [("A004", "G5")]


def test_a_synonym_of_two_answers_is_asked_about() -> None:
    """A is Amber in one language and another word in the other."""
    synonyms = ("A", "W"), (), ()
    scale = tuple(replace(one, synonyms=said) for one, said in zip(WELSH.scale, synonyms, strict=True))
    rubric = replace(ENGLISH, translations=(replace(WELSH, scale=scale),))
    assert answers_of(answered("English", {"T1-R": "A", "T1-A": "W"}), rubric) == {"T1-A": ("Red", True)}


@pytest.mark.parametrize("name", FORMS)
def test_what_the_form_says_is_not_added(name: str) -> None:
    book = answered(name, {ref: offered(name)[word] for ref, word in SAID.items()})
    returned, said = read(book, ENGLISH)
    assert returned.kept == ()
    assert [line(one) for one in said if one.severity.name != "NOTE"] == []
    assert (returned.rubric, returned.agency, returned.agency_code) == (ENGLISH.title, "Police", "POLICE")


@pytest.mark.parametrize("name", FORMS)
def test_what_is_typed_beside_is_added(name: str) -> None:
    sheet = FORMS[name].domains[0].name
    returned, _ = read(filled({f"{sheet}!A30": "Ffoniwch fi / call me", "Mwy!A1": "x y"}, form(name)), ENGLISH)
    assert [(one.cell, one.text) for one in returned.kept] == [("A30", "Ffoniwch fi / call me"), ("A1", "x y")]


@pytest.mark.parametrize("name", FORMS)
def test_rows_without_refs_are_found_by_the_descriptors(name: str) -> None:
    book = answered(name, {ref: offered(name)[word] for ref, word in SAID.items()})
    blanked = {f"{domain.name}!A{row}": None for domain in FORMS[name].domains for row in range(5, 5 + 8)}
    found, _ = read(filled(blanked, book), ENGLISH)
    assert {one.ref: one.rating for one in found.answers if one.rating} == SAID
    assert {one.found_by for one in found.answers} == {"descriptors"}


@pytest.mark.parametrize("name", FORMS)
def test_changed_descriptors_tell_their_rows_in_any_language(name: str) -> None:
    """One word of each descriptor is another, and no ref is there."""
    book = answered(name, {ref: offered(name)[word] for ref, word in SAID.items()})
    cells: dict[str, Value | Cell] = {}
    for domain in FORMS[name].domains:
        for row, criterion in enumerate(domain.criteria, 5):
            cells[f"{domain.name}!A{row}"] = None
            for column, text in zip("DEF", criterion.descriptors.values(), strict=True):
                cells[f"{domain.name}!{column}{row}"] = f"{text} yes"
    found, said = read(filled(cells, book), ENGLISH)
    assert {one.ref: one.rating for one in found.answers if one.rating} == SAID
    assert "G043" not in {one.code for one in said}


def named(rubric: Rubric, ref: str) -> str:
    """A criterion in words, as a letter may have it."""
    criterion = rubric.criteria[ref]
    return f"{criterion.domain}, {criterion.level.name}, {criterion.stage.name}"


def bilingual(rubric: Rubric, change: Callable[[CellRichText], CellRichText] | None = None) -> Book:
    """A bilingual form as it was sent, or with the looks of the green descriptor of T1-R changed."""
    data = write_questionnaire(rubric, replace(POLICE, language=BY_NAME["English and Welsh"]))
    if change:
        workbook, saved = openpyxl.load_workbook(io.BytesIO(data), rich_text=True), io.BytesIO()
        cell = workbook[BOTH.domains[0].name]["F5"]
        cell.value = change(cell.value)
        workbook.save(saved)
        data = saved.getvalue()
    book, _ = read_book(data, Kind.OOXML, "police.xlsx")
    assert book
    return book


def test_a_descriptor_that_is_not_translated_is_no_answer() -> None:
    """It alone stands in one language, so its letters are all black."""
    lone = frozenset((ENGLISH.criteria["T1-R"].descriptors["Green"],))
    rubric = replace(ENGLISH, translations=(in_welsh(replace(ENGLISH, translations=()), lone),))
    returned, said = read(bilingual(rubric), rubric)
    assert returned.kept == ()
    assert {one.code for one in said} <= QUIET


def test_a_part_made_bold_is_a_mark_on_its_descriptor_in_two_languages_too() -> None:
    def bold(text: CellRichText) -> CellRichText:
        *first, last = text
        return CellRichText(*first, TextBlock(InlineFont(b=True), str(last)))

    _, said = read(bilingual(ENGLISH, bold), ENGLISH)
    assert [(one.code, one.cell) for one in said if one.code not in QUIET] == [("A047", "F5")]


@pytest.mark.parametrize("name", FORMS)
def test_the_same_answers_are_one_return_in_any_language(name: str) -> None:
    """But for what stands in the cells and on the tabs."""
    first, then = (
        read(answered(each, {ref: offered(each)[word] for ref, word in SAID.items()}), ENGLISH)
        for each in ("English", name)
    )
    answers = [[replace(one, sheet="", raw="") for one in returned.answers] for returned, _ in (first, then)]
    assert answers[0] == answers[1]
    assert [one.code for one in first[1]] == [one.code for one in then[1]]
    assert (first[0].rubric, first[0].kept) == (then[0].rubric, then[0].kept)


@pytest.mark.parametrize(
    ("letter", "told"),
    [
        ("Nodwch: T1-R: Coch.", [("T1-R", "Nodwch: T1-R: Coch.")]),
        ("T1-A: Gwyrdd\nT1-P: Amber", [("T1-A", "T1-A: Gwyrdd"), ("T1-P", "T1-P: Amber")]),
        (f"{named(WELSH, 'T1-R')}: Gwyrdd", [("T1-R", f"{named(WELSH, 'T1-R')}: Gwyrdd")]),
        (f"{named(ENGLISH, 'T1-R')}: Red / Coch", [("T1-R", f"{named(ENGLISH, 'T1-R')}: Red / Coch")]),
    ],
)
def test_a_letter_in_either_language_tells_its_answers(letter: str, told: list[tuple[str, str]]) -> None:
    reading = read_files([Parcel("m.eml", alone(letter))], ENGLISH)
    assert [one.code for one in reading.diagnostics] == ["F056"]
    assert [list(one.told) for one in reading.letters] == [told]


def test_long_words_in_two_languages_are_seen_wherever_they_are_typed() -> None:
    rubric = load_rubric(rubric_place("section-11"))
    issue = replace(POLICE, language=BY_NAME["English and Welsh"])
    blank_form, _ = read_book(write_questionnaire(rubric, issue), Kind.OOXML, "police.xlsx")
    told = told_in(rubric, ("en", "cy"))
    sheet, word = told.domains[0].name, told.words[2]
    assert len(word) > 30
    for place, code in (("E5", "A006"), ("I5", "A018"), ("M5", "A018")):
        _, said = read(filled({f"{sheet}!{place}": word}, blank_form), rubric)
        assert code in {one.code for one in said}, place
    _, said = read(filled({f"{sheet}!H5": told.words[0], f"{sheet}!E5": word}, blank_form), rubric)
    assert "A034" in {one.code for one in said}


@pytest.mark.parametrize("name", FORMS)
def test_what_stands_on_start_and_of_promises_is_read_in_any_language(name: str) -> None:
    language = BY_NAME[name]
    issue = replace(POLICE, language=language, last_time=BEFORE)
    sent, _ = read_book(
        write_questionnaire(ENGLISH.said_in(language.tellings[0].tag), issue), Kind.OOXML, "police.xlsx"
    )
    assert sent
    start, first = sent.sheets[0], FORMS[name].domains[0].name
    labels = {language.completed_by: "Sam Archer", language.works_well: "The panel works"}
    rows = {cell.text: place.row for place, cell in start.cells.items() if place.column == 1}
    cells: dict[str, Value | Cell] = {f"{start.name}!B{rows[label]}": text for label, text in labels.items()}
    said = language.how_far[2], BY_NAME["Welsh"].how_far[1]
    returned, _ = read(filled(cells | {f"{first}!N{row}": text for row, text in enumerate(said, 5)}, sent), ENGLISH)
    assert (returned.completed_by, [one.text for one in returned.overall]) == ("Sam Archer", ["The panel works"])
    assert [(one.ref, one.progress) for one in returned.promises[:2]] == [("T1-R", "done"), ("T1-A", "under way")]
    assert returned.kept == ()

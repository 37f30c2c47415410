"""What an agency sees in Welsh: the questionnaire, which is read back like the English one, and the letters."""

from __future__ import annotations

import datetime
import email
import io
from collections.abc import Iterator
from dataclasses import asdict, replace
from email.policy import default
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from csxl.compare.consolidation import consolidate
from csxl.languages import BY_NAME, LANGUAGES, Language
from csxl.languages.former_letters_words import FORMER_LETTERS
from csxl.letters.asks import missing, questions
from csxl.letters.drafts import compose
from csxl.model.answers import Return
from csxl.model.layout import ACTION, ANSWER_HEADINGS, BY_WHEN, EVIDENCE, OWNER, RATING
from csxl.model.letter import Letter, Message
from csxl.model.member import Kind, Member
from csxl.model.review import Party
from csxl.model.rubric import Rubric
from csxl.questionnaire.issue import LastTime
from csxl.returns.book_reading import read_workbook
from csxl.returns.reading import completed, read_files
from csxl.review.reader import is_review
from csxl.review.review_book import write_review_book
from csxl.review.standing import Standing
from csxl.rubrics.loading import load_rubric
from csxl.sheets.books import read_book
from csxl.sheets.cells import Book
from tests.helpers import filled_forms, folders
from tests.helpers.command_line import csxl
from tests.helpers.coordinators_workbooks import PLAN, read, typed_over

PUBLISHED = load_rubric()
TRANSLATED = load_rubric(folders.WELSH)
ENGLISH, WELSH = BY_NAME["English"], BY_NAME["Welsh"]
MEMBER = Member("police.xlsx", b"", Kind.OOXML, "")
BEFORE = {"T1-R": LastTime("Amber", "Minutes of May")}
both_rubrics = pytest.mark.parametrize("rubric", [PUBLISHED, TRANSLATED], ids=["English rubric", "Welsh rubric"])


def leaves(value: object) -> Iterator[str]:
    """Every text in a value, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from leaves(one)
    elif isinstance(value, (tuple, list)):
        for one in value:
            yield from leaves(one)


def answers_to(rubric: Rubric) -> dict[str, dict[str, object]]:
    """Something under every heading of every criterion."""
    return {
        ref: {
            RATING: rubric.words[number % len(rubric.words)],
            EVIDENCE: f"Cofnodion {ref}",
            ACTION: f"Cam {ref}",
            OWNER: "Siân",
            BY_WHEN: "diwedd y tymor",
        }
        for number, ref in enumerate(rubric.criteria)
    }


def book_of(data: bytes) -> Book:
    book, said = read_book(data, Kind.OOXML, "")
    assert book and not said
    return book


def returned(data: bytes | Book, rubric: Rubric = PUBLISHED) -> Return:
    form = read_workbook(book_of(data) if isinstance(data, bytes) else data, MEMBER, rubric).returned
    assert form
    return form


def codes(data: bytes, rubric: Rubric = PUBLISHED) -> list[tuple[str, str]]:
    _, said = completed("", read_workbook(book_of(data), MEMBER, rubric), (), rubric)
    return [(diagnostic.code, diagnostic.cell) for diagnostic in said]


def test_every_word_is_in_welsh() -> None:
    habits = {"also_headed", "also_labelled", "also_progress", "earlier", "asks"}  # of these each language has its own
    habits |= {"summary_sheets"}  # which in English are called what the data calls them
    one, other = (
        {name: value for name, value in asdict(tongue).items() if name not in habits} for tongue in (ENGLISH, WELSH)
    )
    pairs = list(zip(leaves(one), leaves(other), strict=True))
    alike = {"–", "", "{day} {month} {year}"}  # no words: for what is too little to show, nothing, and a date's order
    told = [(english, welsh) for english, welsh in pairs if english not in alike]
    assert [english for english, welsh in told if english == welsh or not welsh] == []


@both_rubrics
def test_what_is_typed_into_a_welsh_questionnaire_is_read_back(rubric: Rubric) -> None:
    typed = answers_to(rubric)
    form = returned(filled_forms.filled(typed, rubric, language=WELSH, contact="Rhian Ellis"), rubric)
    assert {
        answer.ref: (answer.rating, answer.evidence, answer.action, answer.owner, answer.by_when)
        for answer in form.answers
        if answer.rating in rubric.ratings
    } == {
        ref: tuple(values[heading] for heading in ANSWER_HEADINGS)
        for ref, values in typed.items()
        if values[RATING] in rubric.ratings
    }
    assert [answer.rating for answer in form.answers] == [values[RATING] for values in typed.values()]
    assert (form.agency, form.agency_code, form.review, form.kept) == ("Police", "POLICE", "Autumn 2026", ())


@both_rubrics
@pytest.mark.parametrize("last_time", [{}, BEFORE], ids=["first round", "second round"])
@pytest.mark.parametrize("typed", [True, False], ids=["filled", "blank"])
def test_no_more_is_said_of_a_welsh_form_than_of_an_english_one(
    rubric: Rubric, last_time: dict[str, LastTime], typed: bool
) -> None:
    welsh, english = (
        filled_forms.filled(
            answers_to(rubric) if typed else {}, rubric, language=language, last_time=last_time, contact="Rhian Ellis"
        )
        for language in (WELSH, ENGLISH)
    )
    assert codes(welsh, rubric) == codes(english, rubric)
    assert returned(welsh, rubric).kept == returned(english, rubric).kept == ()


@pytest.mark.parametrize("language", LANGUAGES, ids=[language.name for language in LANGUAGES])
def test_who_completed_it_is_read_in_either_language(language: Language) -> None:
    book = openpyxl.load_workbook(io.BytesIO(filled_forms.blank(language=language)))
    rows = {row[0]: number for number, row in enumerate(book[language.start].iter_rows(values_only=True), 1)}
    typed: tuple[Any, ...] = ("Siân Rees", "Arolygydd", datetime.date(2026, 12, 1))
    for label, value in zip(language.completed.values(), typed, strict=True):
        book[language.start].cell(rows[label[0]], 2, value)
    saved = io.BytesIO()
    book.save(saved)
    form = returned(saved.getvalue())
    assert (form.completed_by, form.kept) == ("Siân Rees, Arolygydd, 2026-12-01", ())


@pytest.mark.parametrize("left", [("Dechrau",), ("Target", "Outcomes")], ids=["Start", "titles"])
def test_the_welsh_labels_and_titles_tell_the_agency(left: tuple[str, ...]) -> None:
    book = book_of(filled_forms.filled({"T1-R": "Red"}, language=WELSH))
    sheets = tuple(sheet for sheet in book.sheets if sheet.name in (*left, "Target"))
    if left == ("Dechrau",):
        sheets = tuple(
            replace(
                sheet,
                cells={place: cell for place, cell in sheet.cells.items() if sheet.name == "Dechrau" or place.row > 1},
            )
            for sheet in sheets
        )
    form = returned(replace(book, properties={}, sheets=sheets))
    assert (form.agency, form.agency_code) == ("Police", "POLICE")


def test_stage_and_action_are_told_apart_by_another_name_too() -> None:
    book = openpyxl.load_workbook(
        io.BytesIO(filled_forms.filled({"T1-R": {RATING: "Red", ACTION: "Holi"}}, language=WELSH))
    )
    header = {cell.value: cell for cell in book["Target"][4]}
    header["Camau gweithredu"].value = "Cam gweithredu"
    saved = io.BytesIO()
    book.save(saved)
    first = returned(saved.getvalue()).answers[0]
    assert (first.rating, first.action) == ("Red", "Holi")
    assert [code for code, _ in codes(saved.getvalue()) if code not in ("A001", "A024")] == ["G014"]


def test_returns_in_both_languages_are_consolidated(tmp_path: Path) -> None:
    for name, language, rating in (("Police", ENGLISH, "Red"), ("Addysg", WELSH, "Green")):
        data = filled_forms.filled(
            dict.fromkeys(PUBLISHED.criteria, rating), language=language, agency=name, agency_code=name.upper()
        )
        (tmp_path / f"{name}.xlsx").write_bytes(data)
    reading = read_files([tmp_path], PUBLISHED)
    assert [diagnostic.code for diagnostic in reading.diagnostics if diagnostic.code not in ("A001", "A024")] == []
    assert [(form.agency, form.kept, {answer.rating for answer in form.answers}) for form in reading.returns] == [
        ("Addysg", (), {"Green"}),
        ("Police", (), {"Red"}),
    ]
    comparison = consolidate(reading, PUBLISHED)
    assert sorted(agency.name for agency in comparison.agencies) == ["Addysg", "Police"]


def test_a_welsh_return_with_a_list_of_addresses_is_no_plan() -> None:
    book = book_of(filled_forms.blank(language=WELSH))
    plan = book_of(write_review_book(PLAN))
    assert is_review(plan) and not is_review(replace(book, sheets=(*book.sheets, *plan.sheets)))


def test_generate_writes_welsh_questionnaires_where_the_plan_says_so(tmp_path: Path) -> None:
    (tmp_path / "review.xlsx").write_bytes(typed_over({"Review!B13": "Cymraeg"}))
    assert csxl("generate", tmp_path / "review.xlsx", "-o", tmp_path).exit_code == 0
    book = openpyxl.load_workbook(tmp_path / "questionnaires" / "Education.xlsx")
    assert book.sheetnames[0] == "Dechrau"
    assert [cell.value for cell in book["Target"][4]][:3] == ["Cyf.", "Lefel", "Cam"]


def test_generate_without_a_plan_takes_the_language_as_an_option(tmp_path: Path) -> None:
    assert csxl("generate", "-a", "Education", "--language", "welsh", "-o", tmp_path).exit_code == 0
    assert openpyxl.load_workbook(tmp_path / "questionnaires" / "Education.xlsx").sheetnames[0] == "Dechrau"


def test_letters_left_as_they_are_written_go_out_in_welsh_and_her_own_words_stay() -> None:
    plan, diagnostics = read(typed_over({"Review!B13": "Welsh", "Messages!C7": "Helo {contact}"}))
    assert plan and diagnostics == [] and plan.language == "Welsh"
    assert plan.messages[Letter.INVITATION] == WELSH.messages[Letter.INVITATION]
    assert plan.messages[Letter.REMINDER] == Message(WELSH.messages[Letter.REMINDER].subject, "Helo {contact}")
    again, _ = read(write_review_book(replace(plan, language="English")))
    assert again and again.messages[Letter.INVITATION] == ENGLISH.messages[Letter.INVITATION]


def test_what_is_merged_into_a_welsh_letter_is_in_welsh() -> None:
    plan = replace(PLAN, language="Welsh", messages=WELSH.messages)
    mail = compose(plan, Party("Tai", "TAI", email="tai@northbrook.example"), Letter.INVITATION)
    assert mail.subject == "Autumn review 2026: hunanasesiad eich asiantaeth, erbyn dydd Gwener 11 Rhagfyr 2026"
    assert mail.text.splitlines()[0] == "Annwyl gydweithiwr," and mail.language == "cy"


def test_a_welsh_reminder_names_a_day_that_has_passed_as_passed() -> None:
    plan = replace(PLAN, language="Welsh", messages=WELSH.messages)
    late = compose(plan, PLAN.parties[0], Letter.REMINDER, on=datetime.date(2026, 12, 14))
    assert "roedd angen ei ddychwelyd erbyn dydd Gwener 11 Rhagfyr 2026" in late.subject
    assert "roedd angen ei ddychwelyd erbyn dydd Gwener 11 Rhagfyr 2026. Yn dal ar goll:" in late.text


@pytest.mark.parametrize("letter", FORMER_LETTERS)
def test_a_letter_as_an_earlier_release_wrote_it_is_csxl_s_own(letter: Letter) -> None:
    for former in FORMER_LETTERS[letter]:
        book = replace(PLAN, language="Welsh", messages={**ENGLISH.messages, letter: former})
        review, _ = read(write_review_book(book))
        assert review and review.messages[letter] == WELSH.messages[letter]


def test_a_reminder_of_the_coordinator_s_own_stays() -> None:
    own = replace(FORMER_LETTERS[Letter.REMINDER][0], body="{missing}, by {return_by}")
    review, _ = read(write_review_book(replace(PLAN, messages={**ENGLISH.messages, Letter.REMINDER: own})))
    assert review and review.messages[Letter.REMINDER].body == "{missing}, by {return_by}"


def test_a_reminder_says_in_welsh_that_the_whole_return_is_missing(tmp_path: Path) -> None:
    (tmp_path / "review.xlsx").write_bytes(typed_over({"Review!B13": "Welsh"}))
    assert csxl("generate", tmp_path / "review.xlsx", "-o", tmp_path).exit_code == 0
    assert csxl("chase", tmp_path / "review.xlsx", tmp_path / "returns", "-o", tmp_path).exit_code == 0
    draft = email.message_from_bytes((tmp_path / "drafts" / "Reminder - EDUCATION.eml").read_bytes(), policy=default)
    body = draft.get_body(("plain",))
    assert body and WELSH.whole_again in body.get_content() and "Annwyl A. Morgan," in body.get_content()


def test_what_is_missing_is_said_in_welsh() -> None:
    party = PLAN.parties[0]
    assert missing(Standing(party), PUBLISHED, WELSH) == f"  – {WELSH.whole}"
    form = returned(filled_forms.filled({"T1-R": "Red"}))
    blank = (("T1-A", "Target", "G6"), ("T1-P", "Target", "G7"), ("O1-R", "", ""))
    assert missing(Standing(party, (form,), blank=blank), PUBLISHED, WELSH).splitlines() == [
        "  – taflen Target: 2 heb eu hateb: Level 1, Assessment (T1-A, cell G6); Level 1, Planning (T1-P, cell G7)",
        "  – ddim yn y llyfr gwaith sydd gennym: 1 heb ei ateb: Outcomes, Level 1, Referral (O1-R)",
    ]


def test_what_is_still_blank_is_said_in_welsh_below_the_questions() -> None:
    standing = Standing(
        PLAN.parties[0], (returned(filled_forms.filled({"T1-R": "Red"})),), blank=(("T1-A", "Target", "G6"),)
    )
    assert questions(standing, PUBLISHED, WELSH).splitlines() == [
        "",
        WELSH.still_blank,
        "  – taflen Target: 1 heb ei ateb: Level 1, Assessment (T1-A, cell G6)",
    ]

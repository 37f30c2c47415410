"""Forms of earlier releases, which come back for months: they are read as they were when they were sent out."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from dataclasses import fields, replace

import openpyxl
import pytest
from openpyxl.styles import PatternFill

from csxl.languages import LANGUAGES, Language
from csxl.languages.language import LIVE
from csxl.model.answers import Answer, Return
from csxl.model.diagnostic import Diagnostic
from csxl.model.layout import FIRST_ROW
from csxl.model.member import Kind, Member
from csxl.model.rubric import Rubric
from csxl.returns import own_texts
from csxl.returns.hand_colours import ORDINARY, meant
from csxl.returns.reading import read_return
from csxl.rubrics.colours import FILLS
from csxl.rubrics.loading import load_rubric
from csxl.sheets.books import read_book
from csxl.sheets.cells import Book
from csxl.writing import theme
from tests.helpers.filled_forms import blank
from tests.helpers.kept_forms import FORMS, forms, rubric_of
from tests.helpers.returned_cells import RUBRIC, filled, line, read

FORMER = "before-overall"  # the release whose forms were also filled in
RELEASES = sorted(path.name for path in FORMS.iterdir())
ISSUED = [f"{release}/{name}" for release in RELEASES for name in ("english.xlsx", "last-time.xlsx", "welsh.xlsx")]
IN_WELSH = [path for path in ISSUED if "welsh" in path]
KINDS = {"xlsx": Kind.OOXML, "ods": Kind.ODS, "xls": Kind.XLS}
ENGLISH_SHEETS = ("Target", "Legal & policy framework", "Partnerships", "Outcomes")
ANSWERED = [
    ("T1-R", "G5", "Red", "Audit of referrals, June 2026:\nnone names a place", "Name the place on the referral form"),
    ("T1-A", "G6", "Amber", "Two of nine assessments", ""),
    ("T1-P", "G7", "Cannot judge", "", ""),
    ("T1-S", "G8", "Not applicable", "", ""),
    ("L1-R", "G5", "Green", "Policy of May 2026, page 4", ""),
    ("L2-S", "G12", "Amber", "", ""),
    ("P1-R", "G5", "Green", "", ""),
    ("P1-A", "G6", "Red", "", "Ask the transport police"),
]


def form(path: str) -> tuple[Return, tuple[Diagnostic, ...]]:
    """What is read of a kept form, and what is said of it."""
    kind = KINDS[path.rpartition(".")[2]]
    found, said = read_return(Member(path, (FORMS / path).read_bytes(), kind, ""), rubric_of(path))
    assert found
    return found, said


def given(answers: tuple[Answer, ...]) -> list[tuple[str, str, str | None, str, str]]:
    """The answers that say anything: ref, cell, rating, evidence and action."""
    return [(one.ref, one.cell, one.rating, one.evidence, one.action) for one in answers if one.raw or one.evidence]


def cells(first: int, last: int) -> str:
    return ", ".join(f"G{row}" for row in range(first, last + 1))


@pytest.mark.parametrize("path", [path for path in ISSUED if path not in IN_WELSH])
def test_a_blank_form(path: str) -> None:
    found, said = form(path)
    assert (found.agency, found.agency_code, found.review) == ("Borsetshire Police", "BPOL", "Autumn review 2026")
    assert found.partnership == "Borsetshire Safeguarding Children Partnership"
    assert (len(found.answers), given(found.answers), found.kept, found.completed_by) == (32, [], (), "")
    assert [line(one) for one in said] == ["A024", *(f"{sheet}!{cells(5, 12)} A001" for sheet in ENGLISH_SHEETS)]


def test_a_form_whose_titles_cut_the_agency_s_name_short() -> None:
    found, said = form(f"{FORMER}/long-name.xlsx")
    name = "Borsetshire and Felpersham Partnership NHS Foundation Trust, Children and Young People’s Services"
    assert (found.agency, found.agency_code, found.shown, found.kept) == (name, "BFPNHS", (), ())
    assert [line(one) for one in said] == ["A024", *(f"{sheet}!{cells(5, 12)} A001" for sheet in ENGLISH_SHEETS)]


@pytest.mark.parametrize("path", IN_WELSH)
def test_a_blank_form_in_welsh(path: str) -> None:
    found, said = form(path)
    assert (found.agency, found.agency_code, found.review) == ("Heddlu Gwent", "HEDDLU", "Hydref 2026")
    assert (len(found.answers), given(found.answers), found.kept, found.completed_by) == (12, [], (), "")
    sheets = ("Llais y plentyn", "Cydweithio")
    assert [line(one) for one in said] == ["A024", *(f"{sheet}!{cells(5, 10)} A001" for sheet in sheets)]


@pytest.mark.parametrize("kind", ["xlsx", "ods", "xls"])
def test_a_form_with_last_time_that_was_answered_and_saved_by_libreoffice(kind: str) -> None:
    found, said = form(f"{FORMER}/answered.{kind}")
    assert (found.agency, found.agency_code, found.review) == ("Borsetshire Police", "BPOL", "Autumn review 2026")
    assert (given(found.answers), found.kept) == (ANSWERED, ())
    assert [(one.owner, one.by_when) for one in found.answers if one.by_when] == [
        ("Ann Lee", "31/03/2027"),
        ("", "end of the school year"),
    ]
    assert found.completed_by == "Ann Lee, Head of Safeguarding, 01/12/2026"
    assert [line(one) for one in said] == [
        f"Target!{cells(9, 12)} A001",
        f"Legal & policy framework!{cells(6, 11)} A001",
        f"Partnerships!{cells(7, 12)} A001",
        f"Outcomes!{cells(5, 12)} A001",
    ]


def test_a_form_that_was_answered_in_welsh_and_saved_as_opendocument() -> None:
    found, said = form(f"{FORMER}/welsh-answered.ods")
    assert (given(found.answers), found.kept) == (
        [
            ("L1-A", "G5", "Coch", "Archwiliad, Mehefin 2026", "Holi pob plentyn"),
            ("L1-C", "G6", "Gwyrdd", "", ""),
            ("C1-A", "G5", "Ambr", "", ""),
            ("C2-Y", "G10", "Methu barnu", "", ""),
        ],
        (),
    )
    assert found.completed_by == "Ann Lee, 01/12/2026"
    assert [line(one) for one in said] == [f"Llais y plentyn!{cells(7, 10)} A001", f"Cydweithio!{cells(6, 9)} A001"]


def looks(name: str) -> Book:
    data = (FORMS / name).read_bytes()
    book, said = read_book(data, KINDS[name.rpartition(".")[2]], name)
    assert book and not said
    return book


@pytest.mark.parametrize("path", ISSUED, ids=str)
def test_the_looks_that_a_kept_form_was_issued_with_are_known_as_its_own(path: str) -> None:
    """Fails where a colour changes and `theme.FORMERLY` does not say which one it had before."""
    rubric = rubric_of(path)
    headed = {fill for rating in rubric.scale for fill in theme.ever(rating.fill)}
    for sheet in (sheet for sheet in looks(path).sheets if sheet.name in {one.name for one in rubric.domains}):
        below = {cell.fill.upper() for place, cell in sheet.cells.items() if place.row >= FIRST_ROW}
        above = {cell.fill.upper() for place, cell in sheet.cells.items() if place.row < FIRST_ROW}
        assert below - {""} <= set(theme.ever(theme.ANSWER))
        assert above <= ORDINARY | headed
        ruled = {(word, rule.fill) for rule in sheet.rules for word in re.findall(r'"(.+)"', rule.formulas[0])}
        assert {word for word, _ in ruled} == set(rubric.words)
        for word, fill in ruled:
            own = rubric.ratings.get(word)
            assert fill in theme.ever(own.fill) if own else fill in ORDINARY, f"{word}: {fill}"


@pytest.mark.parametrize(
    ("fill", "word"), [("#BF242A", "Red"), ("#E8A24B", "Amber"), ("#C7F2DF", "Green"), ("#ED7D31", "Amber")]
)
def test_a_colour_given_by_hand_is_a_mark_in_the_colours_of_then_and_of_now(fill: str, word: str) -> None:
    for colour in (fill, RUBRIC.ratings[word].fill):
        book = openpyxl.load_workbook(FORMS / FORMER / "english.xlsx")
        book["Target"]["G9"].fill = PatternFill("solid", fgColor=colour.removeprefix("#"))
        book["Target"]["D10"].fill = PatternFill("solid", fgColor=colour.removeprefix("#"))
        saved = io.BytesIO()
        book.save(saved)
        _, said = read_return(Member("english.xlsx", saved.getvalue(), Kind.OOXML, ""), RUBRIC)
        rating, descriptor = (one for one in said if one.severity == "ERROR")
        assert (line(rating), line(descriptor)) == ("Target!G9 A005", "Target!D10 A019")
        assert f" {word}" in rating.message


def test_a_former_colour_is_taken_for_its_word_whatever_has_its_place_now(monkeypatch: pytest.MonkeyPatch) -> None:
    scale = tuple(replace(one, fill="#5B9BD5") if one.word == "Green" else one for one in RUBRIC.scale)
    blue = replace(RUBRIC, scale=scale)
    assert (meant("#C7F2DF", blue), meant("#5B9BD5", blue)) == ("", "Green")
    monkeypatch.setattr(theme, "FORMERLY", {"#5B9BD5": ("#C7F2DF",)})
    assert (meant("#C7F2DF", blue), meant("#5B9BD5", blue)) == ("Green", "Green")


def reworded(monkeypatch: pytest.MonkeyPatch, formerly: Mapping[str, tuple[str, ...]]) -> Rubric:
    """A rubric for which own texts are found anew, in a release that says two things in other words."""
    language = replace(LANGUAGES[0], hint="Rate each row.", questions_to="Ask", formerly=formerly)
    monkeypatch.setattr(own_texts, "LANGUAGES", (language,))
    return load_rubric()


def test_words_of_an_earlier_release_are_known_as_the_form_s_own(monkeypatch: pytest.MonkeyPatch) -> None:
    """What `test_a_blank_form` names as kept goes into the language's `formerly` when a text changes."""
    hint, questions = LANGUAGES[0].formerly["hint"][-1], LANGUAGES[0].questions_to
    member = Member("english.xlsx", (FORMS / FORMER / "english.xlsx").read_bytes(), Kind.OOXML, "")
    found, _ = read_return(member, reworded(monkeypatch, {}))
    assert found
    lost = {one.text for one in found.kept}
    assert lost == {hint, *LANGUAGES[0].formerly["steps"], questions, "Sam Archer, 01632 960123"}
    found, _ = read_return(member, reworded(monkeypatch, {**LANGUAGES[0].formerly, "questions_to": (questions,)}))
    assert found
    assert found.kept == ()


def test_a_sentence_in_which_something_was_filled_in(monkeypatch: pytest.MonkeyPatch) -> None:
    sentence = "{number} criteria are still open: {domains}."
    texts = ("3 criteria are still open: Target, Outcomes.", "Ann: 3 criteria are still open: Target.")
    book = filled({"Start!A61": texts[0], "Start!A62": texts[1], "Notes!A1": texts[0]})
    formerly = {
        "": (sentence,),
        **LANGUAGES[0].formerly,
        "hint": LANGUAGES[0].ever("hint"),
        "questions_to": (LANGUAGES[0].questions_to,),
    }
    returned, _ = read(book, reworded(monkeypatch, formerly))
    assert [(one.cell, one.text) for one in returned.kept] == [("A62", texts[1]), ("A1", texts[0])]


def test_what_was_said_or_shown_before_is_listed_under_what_there_is_now() -> None:
    names = {field.name for field in fields(LANGUAGES[0])} | {""}
    assert [name for language in LANGUAGES for name in language.formerly if name not in names] == []
    shown = {rating.fill for rating in RUBRIC.scale} | {text for text in vars(theme).values() if isinstance(text, str)}
    assert set(theme.FORMERLY) <= shown
    assert {*FILLS[2], *FILLS[3]} <= shown


def test_the_forms_to_keep_of_this_release_are_read_as_issued() -> None:
    for name, data in forms().items():
        found, _ = read_return(Member(name, data, Kind.OOXML, ""), rubric_of(name))
        assert found
        assert (given(found.answers), found.kept, found.overall) == ([], (), ())


@pytest.mark.parametrize("language", LANGUAGES, ids=[language.name for language in LANGUAGES])
def test_the_sentences_of_the_last_step_are_the_form_s_own_whatever_is_filled_in(language: Language) -> None:
    """They are stored as text alone where a program keeps no formulas."""
    places = ", ".join(
        language.so_many_in.format(number=number, domain=RUBRIC.domains[number].name) for number in (1, 3)
    )
    filled_in = {"places": places, "labels": f"{language.completed_by}, {language.role}", "send_to": "a@b.example"}
    said = [getattr(language, name).format(**filled_in) for name in LIVE]
    typed = {f"{language.start}!H{row}": text for row, text in enumerate(said, 5)}
    form, _ = read_book(blank(RUBRIC, language=language), Kind.OOXML, "police.xlsx")
    assert form and [one.text for one in read(filled(typed, form))[0].kept] == []
    others = [f"We say: {text} So it is." for text in said]
    book = filled({f"Start!H{row}": text for row, text in enumerate(others, 5)})
    assert [one.text for one in read(book)[0].kept] == others

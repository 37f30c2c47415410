"""Returns on bilingual forms of another version of the rubric: one of them is enough, and who added what."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache

import pytest

from csxl.languages import BY_NAME
from csxl.model.member import Kind
from csxl.model.rubric import Criterion, Rubric
from csxl.questionnaire.book import write_questionnaire
from csxl.sheets.books import read_book
from csxl.sheets.cells import Book
from tests.helpers.filled_forms import POLICE
from tests.helpers.made_up_welsh import told_twice
from tests.helpers.returned_cells import filled, lines, ratings, read
from tests.helpers.rubric_versions import renamed_words, reworded, with_criteria

OLD = told_twice()
(OLD_WELSH,) = OLD.translations
NAMES = ("English", "Welsh", "English and Welsh", "Welsh and English")
RED, RED_WELSH = OLD.criteria["T1-R"].descriptors["Red"], OLD_WELSH.criteria["T1-R"].descriptors["Coch"]


@cache
def sent(name: str) -> Book:
    """The police's form on the version before in one of csxl's languages."""
    language = BY_NAME[name]
    told = OLD.said_in(language.tellings[0].tag)
    book, said = read_book(write_questionnaire(told, replace(POLICE, language=language)), Kind.OOXML, "police.xlsx")
    assert book and not said
    return book


def sheet(name: str, number: int = 1) -> str:
    return sent(name).sheets[number].name


def answered(name: str = "English and Welsh") -> Book:
    return filled({f"{sheet(name)}!G5": "Coch", f"{sheet(name)}!H5": "Audit of June"}, sent(name))


def now(english: Callable[[Rubric], Rubric], welsh: Callable[[Rubric], Rubric]) -> Rubric:
    """Today's version, with each language changed."""
    return replace(english(replace(OLD, translations=(), version="1.1")), translations=(welsh(OLD_WELSH),))


def as_before(rubric: Rubric) -> Rubric:
    return rubric


OTHER_WELSH = now(as_before, lambda one: reworded(one, "T1-R", "Coch", f"{RED_WELSH} wel"))
OTHER_ENGLISH = now(lambda one: reworded(one, "T1-R", "Red", f"{RED} too"), as_before)
OTHER_BOTH = now(
    lambda one: reworded(one, "T1-R", "Red", f"{RED} too"),
    lambda one: reworded(one, "T1-R", "Coch", f"{RED_WELSH} wel"),
)


@pytest.mark.parametrize("name", NAMES[2:])
@pytest.mark.parametrize("rubric", [OTHER_WELSH, OTHER_ENGLISH])
def test_one_languages_descriptors_are_enough_on_a_bilingual_form(name: str, rubric: Rubric) -> None:
    book = answered(name)
    assert ratings(book, rubric) == {"T1-R": "Red"}
    assert lines(book, rubric) == ["I007"]
    assert read(book, rubric)[0].kept == ()


@pytest.mark.parametrize("name", NAMES[2:])
def test_words_that_are_others_in_both_languages_are_asked_about(name: str) -> None:
    book = answered(name)
    assert ratings(book, OTHER_BOTH) == {}
    assert lines(book, OTHER_BOTH) == ["I007", f"{sheet(name)}!G5 G028"]


def test_one_language_has_all_of_a_rows_descriptors_or_it_is_not_enough() -> None:
    amber = OLD_WELSH.criteria["T1-R"].descriptors["Ambr"]
    mixed = now(
        lambda one: reworded(one, "T1-R", "Red", f"{RED} too"),
        lambda one: reworded(one, "T1-R", "Ambr", f"{amber} wel"),
    )
    assert ratings(answered(), mixed) == {}
    assert lines(answered(), mixed) == ["I007", f"{sheet(NAMES[2])}!G5 G028"]


def test_a_form_in_one_language_is_judged_by_that_one() -> None:
    assert ratings(answered("English"), OTHER_WELSH) == {"T1-R": "Red"}
    assert ratings(answered("English"), OTHER_ENGLISH) == {}
    assert ratings(answered("Welsh"), OTHER_ENGLISH) == {"T1-R": "Red"}
    assert ratings(answered("Welsh"), OTHER_WELSH) == {}


def test_a_descriptor_of_two_lines_that_has_one_now_is_another_on_a_form_in_one_language() -> None:
    two = reworded(replace(OLD, translations=()), "T1-R", "Red", f"{RED}\nIn every part")
    data = write_questionnaire(two, POLICE)
    book, _ = read_book(data, Kind.OOXML, "police.xlsx")
    assert book
    assert ratings(filled({"Target!G5": "Red"}, book), replace(OLD, version="1.1")) == {}


def test_a_row_with_another_ref_is_found_by_one_languages_words() -> None:
    def moved(rubric: Rubric) -> Rubric:
        return with_criteria(rubric, lambda one: replace(one, ref="T1-X") if one.ref == "T1-R" else one)

    rubric = now(lambda one: moved(reworded(one, "T1-R", "Red", f"{RED} too")), moved)
    assert ratings(answered(), rubric) == {"T1-X": "Red"}


@pytest.mark.parametrize("typed", ["Amber", "Ambr", "Amber / Ambr", "amber."])
def test_either_of_the_words_for_a_step_is_read_by_the_descriptors_below_it(typed: str) -> None:
    rubric = now(lambda one: renamed_words(one, {"Amber": "Yellow"}), lambda one: renamed_words(one, {"Ambr": "Melyn"}))
    book = filled({f"{sheet(NAMES[2])}!G5": typed}, sent(NAMES[2]))
    assert ratings(book, rubric) == {"T1-R": "Yellow"}


def all_named_otherwise(rubric: Rubric) -> Rubric:
    """A rubric with other names for all that has one, and explained otherwise, but for descriptors and the key."""
    levels = {one.ref: replace(one, name=f"{one.name}x", title=f"{one.title} now") for one in rubric.levels}
    stages = {
        one.letter: replace(one, name=f"{one.name}x", definition=f"{one.definition} now") for one in rubric.stages
    }

    def otherwise(one: Criterion) -> Criterion:
        level, stage = levels[one.level.ref], stages[one.stage.letter]
        return replace(one, level=level, stage=stage, domain=f"{one.domain} x")

    made = with_criteria(renamed_words(rubric, {"Amber": "Yellow", "Ambr": "Melyn"}), otherwise)
    return replace(
        made,
        title=f"{rubric.title} 2",
        credit="Ours",
        levels=tuple(levels.values()),
        stages=tuple(stages.values()),
        abstentions=tuple(replace(one, word=f"{one.word} x", meaning=f"{one.meaning} now") for one in made.abstentions),
        domains=tuple(
            replace(one, name=f"{one.name} x", statement=f"{one.statement} And more.") for one in made.domains
        ),
    )


NAMED_OTHERWISE = now(all_named_otherwise, all_named_otherwise)


@pytest.mark.parametrize("name", ["English", *NAMES[2:]])
def test_what_a_form_of_another_version_printed_was_added_by_nobody(name: str) -> None:
    returned, points = read(answered(name), NAMED_OTHERWISE)
    assert [(item.sheet, item.cell, item.text) for item in returned.kept] == []
    assert [one.code for one in points if one.code not in ("A001", "A024")] == ["I006"]
    assert returned.shown == ()


@pytest.mark.parametrize(
    "where",
    [
        "0!B19",
        "0!A60",
        "0!B62",
        "0!C44",
        "0!D20",
        "1!A3",
        "1!C5",
        "1!D5",
        "1!L5",
        "1!E4",
        "1!A40",
        "5!D4",
        "5!D9",
        "5!C2",
    ],
)
@pytest.mark.parametrize("name", ["English", "English and Welsh"])
def test_what_somebody_typed_into_it_is_kept(name: str, where: str) -> None:
    note, (number, cell) = "Please ask Jo about the figures of June", where.split("!")
    returned, _ = read(filled({f"{sheet(name, int(number))}!{cell}": note}, answered(name)), NAMED_OTHERWISE)
    assert note in [item.text for item in returned.kept]


def test_what_was_counted_beside_a_domain_was_printed() -> None:
    book = filled({"Start!C19": "8", "Start!D19": "2", "Start!E19": "6"}, answered("English"))
    assert read(book, NAMED_OTHERWISE)[0].kept == ()


def test_that_a_description_was_missing_was_printed() -> None:
    language = BY_NAME["English and Welsh"]
    bare = with_criteria(
        replace(OLD, translations=()),
        lambda one: replace(one, descriptors={"Red": RED, "Green": "Always"}) if one.ref == "T1-R" else one,
    )
    bare_welsh = with_criteria(
        OLD_WELSH,
        lambda one: replace(one, descriptors={"Coch": RED_WELSH, "Gwyrdd": "Bob amser"}) if one.ref == "T1-R" else one,
    )
    old = replace(bare, translations=(bare_welsh,))
    book, _ = read_book(write_questionnaire(old, replace(POLICE, language=language)), Kind.OOXML, "police.xlsx")
    assert book
    returned, _ = read(book, now(as_before, as_before))
    assert "(no description) / (dim disgrifiad)" not in [item.text for item in returned.kept]

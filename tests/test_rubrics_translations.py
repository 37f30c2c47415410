"""A rubric in its other languages: how one is told in each, and what can be wrong with that."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from csxl.rubrics.flaws import RubricFault
from csxl.rubrics.loading import load_rubric
from csxl.rubrics.without import goes_without
from tests.helpers.folders import BILINGUAL, WELSH
from tests.helpers.spoilt_files import spoil

MAIN, LISTENING, JOINT = "rubric.toml", "listening.toml", "working-together.toml"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the rubric in two languages to spoil."""
    return Path(shutil.copytree(BILINGUAL, tmp_path / "bilingual"))


def faults(folder: Path) -> tuple[str, ...]:
    with pytest.raises(RubricFault) as caught:
        load_rubric(folder)
    return caught.value.faults


def test_a_rubric_is_told_in_a_language_with_all_others_as_translations() -> None:
    english = load_rubric()
    welsh = replace(
        english, title="Offeryn", language="cy-GB", borrowed=frozenset({english.credit}), original=english.language
    )
    both = replace(english, translations=(welsh,))
    told = both.said_in("cy")
    assert (told.title, [one.title for one in told.translations]) == ("Offeryn", [english.title])
    assert told.said_in("en").title == english.title
    assert told.said_in("en").translations == (welsh,)
    assert [one.translations for one in told.translations] == [()]
    assert (told.language_of(english.credit), told.language_of("Offeryn")) == ("en-GB", "cy-GB")


def test_a_rubric_is_itself_in_a_language_that_it_is_not_told_in() -> None:
    rubric = load_rubric()
    assert rubric.said_in("cy") is rubric
    assert rubric.said_in("en") is rubric


def test_a_text_stands_in_each_language_or_in_the_original() -> None:
    english = load_rubric(BILINGUAL)
    (welsh,) = english.translations
    assert (english.language, english.original, english.borrowed) == ("en-GB", "", frozenset())
    assert (welsh.language, welsh.original, welsh.translations) == ("cy", "en-GB", ())
    assert (english.title, welsh.title) == ("Safe places review", "Adolygiad lleoedd diogel")
    assert (english.words, welsh.words) == (
        ("Red", "Amber", "Green", "Cannot say"),
        ("Coch", "Ambr", "Gwyrdd", "Methu dweud"),
    )
    assert [rating.synonyms for rating in english.scale] == [("R",), ("A", "Orange"), ("G",)]
    assert [rating.synonyms for rating in welsh.scale] == [("C",), ("A", "Oren"), ()]
    assert english.key == (("HOH", "Harm outside the home"),)
    assert welsh.key == (("HOH", "Niwed y tu allan i'r cartref"),)
    assert [criterion.ref for criterion in welsh.criteria.values()] == ["L1-K", "L1-D", "W1-K"]
    assert welsh.criteria["L1-D"].place == "Gwrando, Gwneud"
    assert welsh.criteria["W1-K"].descriptors == {
        "Coch": "Rydym yn cadw'r hyn a wyddom i ni ein hunain",
        "Gwyrdd": "Rydym yn rhannu'r hyn a wyddom bob wythnos",
    }
    assert welsh.borrowed == {
        "An example written to test csxl.",
        "HOH",
        "Something changes, and children are not told",
        "Agencies share what they know and act on one plan",
    }
    assert welsh.criteria["L1-D"].descriptors["Ambr"] == english.criteria["L1-D"].descriptors["Amber"]


def test_what_a_rubric_lacks_is_said() -> None:
    assert goes_without(load_rubric()) == ()
    assert goes_without(load_rubric(BILINGUAL)) == (
        "Working together has 1 of 2 possible criteria, and none for W1-D.",
        "W1-K has no descriptor for Amber.",
        "Welsh: 4 of 27 texts missing, so the English stands: "
        "the credit, the term HOH, L1-D Amber and the statement of Working together.",
    )


def test_names_that_have_no_room_together_on_a_tab_are_said(folder: Path) -> None:
    spoil(folder, LISTENING, 'name.cy = "', 'name.cy = "Sut yr ydym yn ')
    assert goes_without(load_rubric(folder))[-1] == (
        "English and Welsh: both names of Listening are too long for one tab together (31 characters), so on a "
        "bilingual questionnaire its tab has the name in the questionnaire’s first language."
    )


def test_many_missing_texts_are_counted_by_kind(folder: Path) -> None:
    for file in (LISTENING, JOINT):
        text = (folder / file).read_text(encoding="utf-8")
        kept = [line for line in text.splitlines() if ".cy" not in line or line.startswith("Red")]
        (folder / file).write_text("\n".join(kept), encoding="utf-8")
    assert goes_without(load_rubric(folder))[-1] == (
        "Welsh: 11 of 27 texts missing, so the English stands: "
        "1 credit, 1 term of the key, 2 names of domains, 2 statements and 5 descriptors."
    )


def test_a_language_told_in_full_and_one_that_csxl_does_not_speak(folder: Path) -> None:
    spoil(folder, MAIN, 'title.cy = "Adolygiad lleoedd diogel"', 'title.fr = "Lieux surs"')
    french = load_rubric(folder).said_in("fr")
    assert (french.title, french.words[0]) == ("Lieux surs", "Red")
    assert goes_without(load_rubric(folder))[-2].startswith("fr: 26 of 27 texts missing, so the English stands: ")
    assert goes_without(load_rubric(WELSH)) == ()


FAULTS = [
    # tags
    (MAIN, "title.cy", "title.welsh", "rubric.toml: title: welsh: is not a language code"),
    (MAIN, "title.cy", "title.yc", "rubric.toml: title: yc: is not a language code"),
    (MAIN, 'title.cy = "', 'title.cy-GB = "x"\ntitle.cy = "', "rubric.toml: title: cy: is the same language as cy-GB"),
    (MAIN, 'version = "1"', 'version.en = "1"', "rubric.toml: version: must be text in quotes"),
    (MAIN, 'letter = "K"', 'letter.cy = "K"', "rubric.toml: stages 1 (Knowing): letter: must be text in quotes"),
    (MAIN, 'title.cy = "Adolygiad lleoedd diogel"', "title.cy = 7", "rubric.toml: title: must be text in quotes"),
    (MAIN, 'synonyms.cy = ["C"]', 'synonyms.cy = "C"', "rubric.toml: scale 1 (Red): synonyms: must be a list"),
    (MAIN, 'synonyms.cy = ["C"]', 'synonyms.cy = ["."]', "rubric.toml: scale 1 (Red): synonyms: cy: holds an empty"),
    # translations of nothing
    (MAIN, 'title.en = "Safe places review"\n', "", "rubric.toml: title: has no text in en-GB"),
    (MAIN, 'credit = "', 'credit.cy = "', "rubric.toml: credit: has no text in en-GB"),
    (LISTENING, "Amber = ", "Amber.cy = ", "listening.toml: L1-D: Amber: has no text in en-GB"),
    (MAIN, '"Adolygiad', f'"{"x" * 255}', "rubric.toml: title: cy: is 270 characters long"),
    # words
    (MAIN, 'word.cy = "Gwyrdd"', 'word.cy = "Amber"', "rubric.toml: scale 3 (Green): word: cy: “Amber” is also at"),
    (MAIN, '["A", "Oren"]', '["A", "R"]', "rubric.toml: scale 2 (Amber): synonyms: cy: “R” is also at"),
    (MAIN, '["A", "Oren"]', '["A", "C"]', "rubric.toml: scale 2 (Amber): synonyms: cy: “C” is also at"),
    (MAIN, '"Methu dweud"', '"Coch"', "rubric.toml: abstentions 1 (Cannot say): word: cy: “Coch” is also at"),
    (MAIN, 'word.cy = "Coch"', 'word.cy = "Coch, neu"', "rubric.toml: scale 1 (Red): word: cy: “Coch, neu” holds"),
    (MAIN, 'word.cy = "Coch"', 'word.cy = "Lefel"', "rubric.toml: scale 1 (Red): word: cy: “Lefel” is also the column"),
    (MAIN, 'word.cy = "Gwyrdd"', 'word.fr = "Red"', "rubric.toml: scale 3 (Green): word: fr: “Red” is also at"),
    (MAIN, 'word.cy = "Gwyrdd"', 'word.cy = "Coch"', "rubric.toml: scale 3 (Green): word: cy: “Coch” is also at"),
    # sheet names
    (LISTENING, '"Gwrando"', '"Gwrando/clywed"', "listening.toml: name: cy: “Gwrando/clywed” holds"),
    (LISTENING, '"Gwrando"', f'"{"g" * 32}"', "listening.toml: name: cy: is 32 characters long"),
    (LISTENING, '"Gwrando"', '"Dechrau"', "listening.toml: name: cy: “Dechrau” is also the name of the sheet"),
    (
        JOINT,
        '"Cydweithio"',
        '"GWRANDO"',
        "working-together.toml: name: cy: “GWRANDO” is also at listening.toml: name: cy",
    ),
    (
        JOINT,
        '"Cydweithio"',
        '"Listening"',
        "working-together.toml: name: cy: “Listening” is also at listening.toml: name;",
    ),
    # descriptors
    (
        JOINT,
        "Rydym yn rhannu'r hyn a wyddom bob wythnos",
        "Nid oes dim yn newid pan fydd plant wedi dweud wrthym",
        "working-together.toml: W1-K: Green: cy: “Nid oes dim yn newid pan fydd plant wedi dweud wrthym” is also at "
        "listening.toml: L1-D: Red: cy;",
    ),
    (
        JOINT,
        "Rydym yn rhannu'r hyn a wyddom bob wythnos",
        "We keep what we know to ourselves",
        "working-together.toml: W1-K: Green: cy: “We keep what we know to ourselves” is also at "
        "working-together.toml: W1-K: Red;",
    ),
    (LISTENING, "Red.cy = ", "Coch = ", "listening.toml: L1-K: Coch: is not a word of the scale (Red, Amber, Green)"),
]


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault[3][:50])
def test_a_fault_of_a_translation_is_named_with_its_place(folder: Path, fault: tuple[str, ...]) -> None:
    file, old, new, told = fault
    spoil(folder, file, old, new)
    (found,) = faults(folder)
    assert found.startswith(told)


def test_one_word_may_stand_for_the_same_rating_in_two_languages(folder: Path) -> None:
    spoil(folder, MAIN, 'synonyms.cy = ["C"]', 'synonyms.cy = ["C", "Red", "R"]')
    spoil(folder, MAIN, 'word.cy = "Ambr"', 'word.cy = "Amber"')
    spoil(folder, LISTENING, '"Gwrando"', '"Listening"')
    (welsh,) = load_rubric(folder).translations
    assert (welsh.words[1], welsh.scale[0].synonyms, welsh.domains[0].name) == ("Amber", ("C", "Red", "R"), "Listening")
    assert "Amber" not in welsh.borrowed


def test_in_a_rubric_of_no_language_a_text_is_what_stands_first(folder: Path) -> None:
    spoil(folder, MAIN, 'language = "en-GB"', 'language = "English"')
    assert faults(folder) == ("rubric.toml: language: “English” is not a language code; write it like en-GB or cy-GB.",)


def test_what_is_wrong_in_the_original_is_not_said_again_of_a_translation_that_lacks_it(folder: Path) -> None:
    text = (folder / LISTENING).read_text(encoding="utf-8")
    kept = [line for line in text.splitlines() if not line.startswith(("Amber.cy", "Green.cy"))]
    (folder / LISTENING).write_text("\n".join(kept), encoding="utf-8")
    spoil(folder, LISTENING, "We always ask children where they feel safe, and write it down", "Same")
    spoil(folder, LISTENING, "We sometimes ask children where they feel safe", "Same")
    (found,) = faults(folder)
    assert found.startswith("listening.toml: L1-K: Green: “Same” is also at listening.toml: L1-K: Amber;")

"""A rubric with two of its languages side by side."""

from __future__ import annotations

from dataclasses import replace

from csxl.model.bilingual import side_by_side, tellings, texts_of
from csxl.model.rubric import names_of
from csxl.rubrics.loading import load_rubric
from csxl.rubrics.shipped import rubric_place
from tests.helpers.made_up_welsh import in_welsh, told_twice, welsh

ENGLISH = load_rubric()
BOTH = side_by_side(told_twice(), told_twice("cy"))


def test_an_only_level_stands_in_no_criterions_name() -> None:
    audit = load_rubric(rubric_place("section-11"))
    (welsh_one,) = audit.translations
    ref = "R1-W"
    assert audit.criteria[ref].in_words == "Safer recruitment, Written down (R1-W)"
    assert [one.criteria[ref].within for one in (welsh_one, side_by_side(audit, welsh_one))] == [
        "Ar bapur",
        "Written down / Ar bapur",
    ]
    assert ENGLISH.criteria["T1-R"].place == "Target, Level 1, Referral"
    assert names_of(ENGLISH.levels[1], ENGLISH.stages[0]) == ("Level 2", "Referral")


def test_words_stand_beside_each_other_and_texts_below() -> None:
    assert BOTH.words == (
        "Red / Coch",
        "Amber / Ambr",
        "Green / Gwyrdd",
        "Cannot judge / Methu barnu",
        "Not applicable / Amherthnasol",
    )
    criterion, red = BOTH.criteria["T1-R"], ENGLISH.criteria["T1-R"].descriptors["Red"]
    assert criterion.descriptors["Red / Coch"] == f"{red}\n{welsh(red)}"
    stage = ENGLISH.stages[0]
    assert BOTH.stages[0].name == f"{stage.name} / {welsh(stage.name)}"
    assert BOTH.stages[0].definition == f"{stage.definition}\n{welsh(stage.definition)}"
    assert (BOTH.version, BOTH.language, [*BOTH.criteria]) == (ENGLISH.version, ENGLISH.language, [*ENGLISH.criteria])
    assert [(one.fill, one.ink) for one in BOTH.scale] == [(one.fill, one.ink) for one in ENGLISH.scale]


def test_a_word_is_read_by_all_that_is_read_in_either_language() -> None:
    assert {"Red", "R", "Coch", "C"} <= set(BOTH.scale[0].synonyms)


def test_the_name_of_a_sheet_is_both_where_it_fits() -> None:
    names = [domain.name for domain in BOTH.domains]
    first = [domain.name for domain in ENGLISH.domains]
    assert names[0] == f"{first[0]} · {welsh(first[0])}"
    assert all(name.split(" · ")[0] == one and len(name) <= 31 for name, one in zip(names, first, strict=True))
    assert first[1] == names[1] == "Legal & policy framework"
    assert all(one.domain == domain.name for domain in BOTH.domains for one in domain.criteria)


def test_a_text_that_is_missing_or_the_same_stands_once() -> None:
    red = ENGLISH.criteria["T1-R"].descriptors["Red"]
    partly = in_welsh(ENGLISH, frozenset({red, "Amber", ENGLISH.title}))
    both = side_by_side(ENGLISH, partly)
    assert both.criteria["T1-R"].descriptors["Red / Coch"] == red
    assert (both.scale[1].word, both.title) == ("Amber", ENGLISH.title)
    assert side_by_side(ENGLISH, replace(ENGLISH, language="cy")) == replace(
        ENGLISH, scale=side_by_side(ENGLISH, ENGLISH).scale, abstentions=side_by_side(ENGLISH, ENGLISH).abstentions
    )


def test_a_rubric_is_told_alone_and_in_each_two_of_its_languages() -> None:
    told = tellings(told_twice())
    assert [one.scale[0].word for one in told] == ["Red", "Coch", "Red / Coch", "Coch / Red"]
    assert tellings(ENGLISH) == (ENGLISH,)
    assert len({len([*texts_of(one)]) for one in told}) == 1

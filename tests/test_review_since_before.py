"""csxl/review/since_before.py: what is other than in the review before is said, one line for each cause."""

from __future__ import annotations

from dataclasses import replace

from csxl.model.before import AgencyBefore, Before, SaidBefore
from csxl.model.review import Expected
from csxl.review.since_before import since_before
from tests.helpers.readings_by_hand import EDUCATION, HEALTH, POLICE, YOUTH_JUSTICE, published

ALL = frozenset(published().criteria)


def agency(one: Expected, *words: str) -> AgencyBefore:
    refs = list(published().criteria)
    return AgencyBefore(one.name, one.code, {ref: SaidBefore(word) for ref, word in zip(refs, words, strict=False)})


THEN = (agency(POLICE, "Red"), agency(EDUCATION, "Amber", "Cannot judge"), agency(YOUTH_JUSTICE))


def told(before: Before, *asked: Expected) -> dict[str, str]:
    """What is said by code."""
    found = since_before(before, asked, published())
    assert all(one.file == "last.xlsx" for one in found)
    return {one.code: one.message for one in found}


def test_agencies_that_joined_or_left_are_named() -> None:
    before = Before("last.xlsx", "Autumn 2026", THEN, same=ALL)
    assert told(before, POLICE, EDUCATION) == {}
    said = told(before, POLICE, HEALTH, YOUTH_JUSTICE)
    assert sorted(said) == ["P041", "P044"]
    assert "Health and Youth justice" in said["P041"]
    assert "Education" in said["P044"]


def test_an_agency_that_is_known_by_its_code_alone_is_named() -> None:
    before = Before("last.xlsx", "Autumn 2026", THEN, same=ALL)
    said = told(before, replace(POLICE, name="Housing"), EDUCATION, YOUTH_JUSTICE)
    assert sorted(said) == ["P041", "P054"]
    assert all(word in said["P054"] for word in ("“Housing”", f"“{POLICE.name}”", POLICE.code))


def test_criteria_that_changed_are_named_in_words() -> None:
    before = Before(
        "last.xlsx",
        "Autumn 2026",
        THEN,
        same=ALL - {"T1-R", "L1-A"},
        changed=frozenset({"T1-R"}),
        untold=frozenset({"L1-A"}),
        gone=("X1-R", "X1-A"),
    )
    said = told(before, POLICE, EDUCATION)
    assert sorted(said) == ["P045", "P046", "P047"]
    assert "Target, Level 1, Referral (T1-R)" in said["P045"]
    assert "Legal & policy framework, Level 1, Assessment (L1-A)" in said["P046"]
    assert "X1-R and X1-A" in said["P047"]


def test_a_scale_of_other_words_is_said_once() -> None:
    rated = (agency(POLICE, "Rot", "Gelb"), agency(EDUCATION, "Cannot judge", "Rot"))
    said = told(Before("last.xlsx", "Autumn 2026", rated, changed=ALL), POLICE, EDUCATION)
    assert list(said) == ["P048"]
    assert "Rot and Gelb" in said["P048"]


def test_another_rubric_is_said_once() -> None:
    assert list(told(Before("last.xlsx", "Autumn 2026", THEN, gone=("X1-R",)), POLICE, EDUCATION)) == ["P049"]

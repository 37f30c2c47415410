"""Rubrics that ship with csxl and are named by name."""

from __future__ import annotations

from pathlib import Path

import pytest

import csxl
from csxl.rubrics.loading import load_rubric
from csxl.rubrics.shipped import rubric_place, shipped
from tests.helpers.command_line import csxl as command


def test_a_path_comes_before_a_rubric_that_ships(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert rubric_place("section-11") == shipped("section-11")
    (tmp_path / "section-11").mkdir()
    assert rubric_place("section-11") == Path("section-11")
    assert rubric_place("mine") == Path("mine")
    assert rubric_place("mine", tmp_path) == tmp_path / "mine"


def test_the_section_11_audit_has_a_shape_of_its_own() -> None:
    rubric = load_rubric(rubric_place("section-11"))
    assert [len(rubric.domains), len(rubric.levels), len(rubric.stages), len(rubric.scale)] == [8, 1, 4, 4]
    assert len(rubric.criteria) == 24
    lacking = {ref: [*(set(rubric.ratings) - set(one.descriptors))] for ref, one in rubric.criteria.items()}
    assert {ref: words for ref, words in lacking.items() if words} == {
        "R1-W": ["Starting"],
        "A1-V": ["Mostly in place"],
    }


def test_it_is_told_in_welsh_too_and_says_what_is_not() -> None:
    rubric = load_rubric(rubric_place("section-11"))
    [welsh] = rubric.translations
    assert [rating.word for rating in welsh.scale] == [
        *("Heb ei sefydlu", "Yn dechrau", "Ar waith gan mwyaf", "Wedi ymwreiddio"),
    ]
    assert not {domain.name for domain in welsh.domains} & {domain.name for domain in rubric.domains}
    lacking = [ref for ref, one in welsh.criteria.items() if {*one.descriptors.values()} & welsh.borrowed]
    assert lacking == [ref for ref in rubric.criteria if ref[0] in "PRIW"]


def test_its_name_will_do_wherever_a_rubric_is_asked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    rubric = load_rubric(rubric_place("section-11"))
    assert csxl.load_rubric("section-11") == rubric
    assert command("rubric", "validate", "section-11").exit_code == 0
    assert "Safer recruitment" in command("rubric", "show", "--rubric", "section-11").stdout
    assert command("rubric", "new", "mine.xlsx", "--from", "section-11").exit_code == 0
    assert load_rubric(Path("mine.xlsx")) == rubric
    assert command("generate", "-a", "Police", "--rubric", "section-11", "-o", "out").exit_code == 0

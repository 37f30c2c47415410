"""Refs, and their letters and digits where a rubric leaves them to csxl."""

from __future__ import annotations

import pytest

from csxl.rubrics.ref_rule import letters, level_refs, ref


def test_a_ref_is_the_domains_letter_the_levels_digit_and_the_stages_letter() -> None:
    assert ref("T", "1", "R") == "T1-R"


@pytest.mark.parametrize(
    ("given", "made"),
    [
        (["", "", ""], "123"),
        (["", "1", ""], "213"),
        (["3", "", "", "1"], "3241"),
        (["0", ""], "01"),
        ([""] * 10, "1234567890"),
    ],
)
def test_a_level_has_the_lowest_digit_that_is_free(given: list[str], made: str) -> None:
    assert level_refs(given) == tuple(made)


@pytest.mark.parametrize(
    ("names", "given", "made"),
    [
        (["Target", "Legal & policy framework", "Partnerships"], ["", "", ""], "TLP"),
        (["Training", "Trust", "Tests"], ["", "", ""], "TRE"),
        (["Training", "Trust"], ["", "T"], "RT"),  # what is given comes first, wherever it stands
        (["Ŵy", "élan", "1. policies"], ["", "", ""], "WEP"),
        (["AB", "ab", "BA", "Ba"], ["", "", "", ""], "ABCD"),
        (["", "安全"], ["", ""], "AB"),
        (["Question 1", "Question 2", "Question 10"], ["", "", ""], "ABC"),  # they differ by their numbers alone
        (["Standard 1: Training", "Standard 2: Trust", "standard 3"], ["", "B", ""], "ABC"),
        (["Question 1", "Question 2", "Other"], ["", "", ""], "QUO"),
        (["Question 1"], [""], "Q"),
        (["1. policies", "2. practice"], ["", ""], "PR"),
        (["Same", "Same"], ["S", "S"], "SS"),  # a fault, named elsewhere
    ],
)
def test_a_letter_is_the_first_of_the_name_that_is_free(names: list[str], given: list[str], made: str) -> None:
    assert letters(names, given) == tuple(made)


def test_there_are_no_more_letters_than_the_alphabet_has() -> None:
    made = letters(["Ann"] * 27, [""] * 27)
    assert len({*made}) == 27 and made[-1] == ""

"""What is built for a rubric is built once, and only the last few are remembered."""

from __future__ import annotations

from dataclasses import replace

import pytest

from csxl.model.rubric import Rubric
from csxl.returns.lookup import MOST_RUBRICS, Lookup, once_a_rubric
from csxl.returns.words import read_word
from csxl.rubrics.loading import load_rubric

MET = ["Not met", "Partly met", "Met"]


def test_a_rubric_is_built_for_once_and_the_oldest_of_many_is_forgotten() -> None:
    built: list[Rubric] = []
    build = once_a_rubric(lambda rubric: built.append(rubric) or len(built))  # type: ignore[func-returns-value]
    first, *others = [load_rubric() for _ in range(MOST_RUBRICS + 1)]
    assert [build(first), build(first)] == [1, 1]
    assert [build(one) for one in others] == list(range(2, MOST_RUBRICS + 2))
    assert (build(others[-1]), build(first)) == (MOST_RUBRICS + 1, MOST_RUBRICS + 2)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Not met / Partly met", "A003"),
        ("Not yet met", "A004"),
        ("Met (mostly)", "A004"),
        ("Unmet", "A002"),
        ("not", "A002"),
    ],
)
def test_words_of_a_scale_that_hold_one_another(text: str, code: str) -> None:
    worst, middle, best = load_rubric().scale
    scale = tuple(replace(one, word=word, synonyms=()) for one, word in zip((worst, middle, best), MET, strict=True))
    lookup = Lookup(replace(load_rubric(), scale=scale))
    assert [read_word(word.upper(), lookup).word for word in MET] == MET
    said = read_word(text, lookup).code
    assert said and said.code == code

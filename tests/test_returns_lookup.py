"""What is built for a rubric is built once, and only the last few are remembered."""

from __future__ import annotations

from csxl.model.rubric import Rubric
from csxl.returns.lookup import MOST_RUBRICS, once_a_rubric
from csxl.rubrics.loading import load_rubric


def test_a_rubric_is_built_for_once_and_the_oldest_of_many_is_forgotten() -> None:
    built: list[Rubric] = []
    build = once_a_rubric(lambda rubric: built.append(rubric) or len(built))  # type: ignore[func-returns-value]
    first, *others = [load_rubric() for _ in range(MOST_RUBRICS + 1)]
    assert [build(first), build(first)] == [1, 1]
    assert [build(one) for one in others] == list(range(2, MOST_RUBRICS + 2))
    assert (build(others[-1]), build(first)) == (MOST_RUBRICS + 1, MOST_RUBRICS + 2)

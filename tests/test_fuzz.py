"""The short run of the fuzzer, and that its judge sees what it is there to see."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from csxl.model.answers import Answer, Return
from csxl.model.member import Kind, Member
from csxl.returns.reading import read_return
from csxl.rubrics.loading import load_rubric
from tests.helpers import fuzzer
from tests.helpers.blind_mutations import Mutation, zipped
from tests.helpers.folders import WELSH
from tests.helpers.fuzzer import Base, Tally, bases, run, try_one
from tests.helpers.plain_reading import sheets_in, untrue

RUBRIC = load_rubric(WELSH)
Change = Callable[[tuple[Answer, ...]], tuple[Answer, ...]]


@pytest.fixture(scope="module")
def base() -> Base:
    return bases(RUBRIC)[0]


@pytest.fixture(scope="module")
def returned(base: Base) -> Return:
    found, _ = read_return(Member("form.xlsx", base.data, Kind.OOXML, ""), RUBRIC)
    assert found
    return found


def test_no_mutation_raises_or_makes_an_answer_up_or_loses_one() -> None:
    tally = run(400, seed=1)
    assert tally.faults == []
    assert set(tally.tried) == {"zip", "xml", "cells"} and min(tally.tried.values()) > 50
    assert tally.answers["asked"] > 100 and tally.answers["right"] > 3_000


def test_the_forms_hold_what_was_typed(base: Base, returned: Return) -> None:
    assert {answer.ref: answer.rating for answer in returned.answers} == base.truth
    assert Counter(base.truth.values()) == {"Coch": 3, "Ambr": 3, "Gwyrdd": 2, "Ddim yn berthnasol": 2, None: 2}
    assert untrue(returned, sheets_in(base.data), RUBRIC) == []


@pytest.mark.parametrize("change", [{"rating": "Gwyrdd"}, {"cell": "G6"}, {"evidence": "Nothing"}, {"cell": "H5"}])
def test_the_judge_sees_an_answer_that_the_file_does_not_hold(
    base: Base, returned: Return, change: dict[str, Any]
) -> None:
    first, *rest = returned.answers
    made_up = replace(returned, answers=(replace(first, **change), *rest))
    assert len(untrue(made_up, sheets_in(base.data), RUBRIC)) == 1


def test_a_cells_text_is_all_that_stands_in_it(base: Base, returned: Return) -> None:
    """A text beside a cell's inline text is read with it as evidence, and makes a rating no rating."""
    part, first, evidence = "xl/worksheets/sheet2.xml", returned.answers[0], returned.answers[1].evidence
    typed = base.parts[part].replace(f"<t>{evidence}</t></is>".encode(), f"<t>{evidence}</t></is><t> Ambr</t>".encode())
    sheets = sheets_in(zipped({**base.parts, part: typed}))
    more = replace(returned.answers[1], evidence=f"{evidence} Ambr")
    assert untrue(replace(returned, answers=(first, more)), sheets, RUBRIC) == []
    again = base.parts[part].replace(b"<t>Coch</t></is></c>", b"<t>Coch</t></is><is><t>Coch</t></is></c>")
    assert untrue(returned, sheets_in(zipped({**base.parts, part: again})), RUBRIC) == []
    two = base.parts[part].replace(b'<t>Coch</t></is></c><c r="H5"', b'<t>Coch</t></is><t>Ambr</t></c><c r="H5"')
    assert two != base.parts[part]
    assert len(untrue(replace(returned, answers=(first,)), sheets_in(zipped({**base.parts, part: two})), RUBRIC)) == 1


@pytest.mark.parametrize(
    "change, told",
    [
        (lambda answers: answers[1:], "L1-A is lost"),
        (lambda answers: (), "L1-A is lost"),
        (lambda answers: (replace(answers[0], rating="Ambr"), *answers[1:]), "L1-A reads Ambr"),
        (lambda answers: (replace(answers[0], rating=None), *answers[1:]), "L1-A is lost"),
    ],
)
def test_the_judge_sees_an_answer_that_is_lost_or_wrong(
    base: Base,
    returned: Return,
    monkeypatch: pytest.MonkeyPatch,
    change: Callable[[tuple[Answer, ...]], tuple[Answer, ...]],
    told: str,
) -> None:
    wrong = change(returned.answers)
    monkeypatch.setattr(fuzzer, "read_return", lambda member, rubric: (replace(returned, answers=wrong, kept=()), ()))
    for expected in (None, base.truth):
        tally = Tally()
        try_one(base, Mutation("none", base.data, expected), "1.1", tally)
        assert any(told in fault for fault in tally.faults)


def test_the_judge_sees_an_exception(base: Base, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fuzzer, "read_return", lambda member, rubric: 1 / 0)
    tally = Tally()
    try_one(base, Mutation("none", base.data), "1.1", tally)
    assert "ZeroDivisionError" in tally.faults[0]

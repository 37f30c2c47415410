"""The same form in every format gives the same answers, and the short run of the fuzzer of other formats."""

from __future__ import annotations

import pytest

from csxl.model.diagnostic import Severity
from csxl.model.member import Parcel
from csxl.returns.reading import read_files
from csxl.sheets.cells import Book
from tests.helpers.filled_forms import cell_of
from tests.helpers.foreign_fuzzer import Outcome, judged, run, sample
from tests.helpers.other_formats import OTHER_FORMATS
from tests.helpers.returned_cells import RUBRIC, filled, typed

SHORT_RUN = 60
GIVEN = {ref: RUBRIC.words[number % len(RUBRIC.words)] for number, ref in enumerate(RUBRIC.criteria)}


def completed() -> Book:
    """The police's form with every criterion answered."""
    cells = {}
    for number, (ref, word) in enumerate(GIVEN.items()):
        for heading, text in (("Your rating", word), ("Evidence", f"Seen in minute {number}:\n“12 of 14” & more")):
            sheet, row, column = cell_of(RUBRIC, ref, heading)
            cells[f"{sheet}!{chr(64 + column)}{row}"] = typed(text)
    return filled(cells)


@pytest.mark.parametrize("kind", OTHER_FORMATS)
def test_a_form_reads_alike_in_every_format(kind: str) -> None:
    reading = read_files([Parcel(f"police.{kind}", OTHER_FORMATS[kind](completed()))], RUBRIC)
    (returned,) = reading.returns
    assert {answer.ref: answer.rating for answer in returned.answers} == GIVEN
    assert returned.answers[5].evidence == "Seen in minute 5:\n“12 of 14” & more"
    assert [one.code for one in reading.diagnostics if one.severity is not Severity.NOTE] == []


@pytest.mark.parametrize("kind", OTHER_FORMATS)
def test_no_mutation_is_read_wrongly_or_loses_an_answer_in_silence(kind: str) -> None:
    outcome = run([sample(kind, OTHER_FORMATS[kind](completed()), RUBRIC)], SHORT_RUN, 1)
    assert outcome.faults == []
    assert outcome.tried.total() == SHORT_RUN
    assert outcome.answers["right"] > SHORT_RUN


def test_the_judge_sees_an_answer_that_was_changed_and_one_that_was_lost() -> None:
    one = sample("ods", OTHER_FORMATS["ods"](completed()), RUBRIC)
    other = filled({"Target!G5": typed("Amber"), "Target!A6": None, "Target!G6": None}, completed())
    parcel = Parcel("form.ods", OTHER_FORMATS["ods"](completed()))
    reading = read_files([Parcel("form.ods", OTHER_FORMATS["ods"](other))], RUBRIC)
    said = " ".join(judged(one, reading, parcel, Outcome()))
    assert "T1-R reads Amber, was Red" in said

"""Every figure of the demo's summary leads back to a cell of a returned workbook that says the same."""

from __future__ import annotations

import datetime
import io
import random
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import openpyxl
import pytest
from openpyxl.workbook import Workbook

from csxl import write_summary
from csxl.compare.consolidation import consolidate
from csxl.demo import example_review, fill_return, issue
from csxl.model.review import Expected
from csxl.returns.reading import read_files
from csxl.rubrics.loading import load_rubric
from tests.helpers.opened_summaries import board_section, table

MADE = datetime.date(2026, 11, 25)
FIGURES = 200
COUNTS = ("Red", "Amber", "Green", "Cannot judge", "Not applicable", "To settle", "Blank", "Not returned")
READ_AS = {"R": "Red", "amber ": "Amber", "can't judge": "Cannot judge"}  # what the demo's people typed off the list


@cache
def returned() -> Mapping[str, bytes]:
    """The demo's returns as openpyxl saves them, by the name of the file."""
    review, rubric = example_review(), load_rubric()
    people = {agency.name: agency.respondent for agency in review.agencies}
    return {
        f"{agency}.xlsx": fill_return(data, person, rubric)
        for agency, _, data in issue(review, rubric)
        if (person := people[agency])
    }


@pytest.fixture(scope="module")
def summary(tmp_path_factory: pytest.TempPathFactory) -> Workbook:
    folder: Path = tmp_path_factory.mktemp("returns")
    for name, data in returned().items():
        (folder / name).write_bytes(data)
    rubric, review = load_rubric(), example_review()
    reading = read_files([folder], rubric)
    asked = [Expected(agency.name, "", agency.sector) for agency in review.agencies]
    return openpyxl.load_workbook(io.BytesIO(write_summary(consolidate(reading, rubric, asked), MADE)), data_only=True)


@cache
def opened(file: str) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(returned()[Path(file).name]))


def stored(answer: Mapping[str, object], right: int = 0) -> str:
    """What the return holds in the cell that a row of Answers names, or so many cells right of it."""
    cell = opened(str(answer["File"]))[str(answer["Sheet"])][str(answer["Cell"])].offset(0, right)
    value = cell.value.date().isoformat() if isinstance(cell.value, datetime.datetime) else cell.value
    return "" if value is None else str(value)


def meant(typed: str, agency: object, ref: object) -> str:
    """The word that counts for what was typed, as the demo's script has it."""
    if not typed:
        return "blank"
    return "to settle" if (agency, ref) == ("Youth justice", "L1-P") else READ_AS.get(typed, typed)


def figures(summary: Workbook) -> Iterator[tuple[str, Mapping[str, object], str, object]]:
    """(kind, row, heading, what it says) of every agency's view, every count, and every other text of an answer."""
    for row in table(summary["Matrix"]):
        yield from (("view", row, agency.name, row[agency.name]) for agency in example_review().agencies)
        yield from (("count", row, heading, row[heading]) for heading in COUNTS)
    for row in table(summary["Answers"]):
        yield from (
            ("text", row, heading, row[heading])
            for heading in ("Evidence", "Action", "Owner", "By when")
            if row[heading]
        )


@pytest.fixture(scope="module")
def answers(summary: Workbook) -> Mapping[tuple[object, object], Mapping[str, object]]:
    return {(row["Agency"], row["Ref"]): row for row in table(summary["Answers"])}


@pytest.mark.parametrize("kind", ["view", "count", "text"])
def test_figures_lead_to_the_cells_of_returns(
    summary: Workbook, answers: Mapping[tuple[object, object], Mapping[str, object]], kind: str
) -> None:
    found = [figure for figure in figures(summary) if figure[0] == kind]
    chosen = random.Random(7).sample(found, min(FIGURES, len(found)))
    assert len(chosen) > FIGURES / 2  # the demo has 192 views and fewer texts
    for _, row, heading, said in chosen:
        if kind == "view":
            assert traced(answers[heading, row["Ref"]]) == said
        elif kind == "count":
            counted = Counter(traced(answers[agency.name, row["Ref"]]) for agency in example_review().agencies)
            assert said == counted[heading] + counted[heading.lower()]
        else:
            right = ("Rating", "Evidence", "Action", "Owner", "By when").index(heading)
            text = said.date().isoformat() if isinstance(said, datetime.datetime) else said
            assert text == stored(row, right)


def traced(answer: Mapping[str, object]) -> str:
    """One agency's view of one criterion, from the return's own cell, which Answers repeats as stored."""
    if answer["Status"] == "not returned":
        assert answer["Agency"] == "Health"
        return "not returned"
    typed = stored(answer)
    assert (answer["As stored"] or "") == typed
    assert (answer["Interpreted"] == "yes") == (typed in READ_AS)
    return meant(typed, answer["Agency"], answer["Ref"])


def test_the_first_page_adds_up_the_matrix(summary: Workbook) -> None:
    matrix = table(summary["Matrix"])
    rated = sum(int(str(row[word])) for row in matrix for word in COUNTS[:3])
    blank = sum(int(str(row["Blank"])) for row in matrix)
    (_, came, _), (answers, *_), *_ = board_section(summary, "Who answered")
    assert came.startswith(f"{len(returned())} of 6 agencies returned")
    assert f": {rated} rated · " in answers
    assert f" · {blank} left blank in returns · " in answers
    assert answers.endswith(" · 32 of agencies without a return.")

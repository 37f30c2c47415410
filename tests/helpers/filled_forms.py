"""Questionnaires as files: blank, or filled in as a person would with another program."""

from __future__ import annotations

import datetime
import io
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import openpyxl

from csxl.model.layout import FIRST_ROW, RATING, Grid
from csxl.model.rubric import Rubric
from csxl.questionnaire.book import write_questionnaire
from csxl.questionnaire.issue import Issue
from csxl.rubrics.loading import load_rubric

POLICE = Issue(
    "Police",
    "POLICE",
    "Autumn 2026",
    "Borsetshire Safeguarding Children Partnership",
    datetime.date(2026, 12, 18),
    "safeguarding.partnership@borsetshire.gov.uk",
)
HOSTILE = 'O\'Brien & Sons [NHS] "Trust"/Ltd: <b>'


def blank(rubric: Rubric | None = None, **changes: Any) -> bytes:
    """The police's questionnaire, with some of its particulars changed."""
    return write_questionnaire(rubric or load_rubric(), replace(POLICE, **changes))


def cell_of(rubric: Rubric, ref: str, heading: str = RATING) -> tuple[str, int, int]:
    """Sheet, row and column of a criterion's answer, counted by hand and not by the writer."""
    for domain in rubric.domains:
        refs = [criterion.ref for criterion in domain.criteria]
        if ref in refs:
            return domain.name, FIRST_ROW + refs.index(ref), Grid(rubric).headings.index(heading) + 1
    raise KeyError(ref)


def filled(answers: Mapping[str, str | Mapping[str, Any]], rubric: Rubric | None = None, **changes: Any) -> bytes:
    """The police's questionnaire with ratings typed in by ref, or with values by heading:
    {"T1-R": "Purple", "T1-A": {"Your rating": "Red", "Evidence": "Audit, June"}}."""
    rubric = rubric or load_rubric()
    book = openpyxl.load_workbook(io.BytesIO(blank(rubric, **changes)))
    for ref, answer in answers.items():
        values = {RATING: answer} if isinstance(answer, str) else answer
        for heading, value in values.items():
            sheet, row, column = cell_of(rubric, ref, heading)
            book[sheet].cell(row, column).value = value
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()

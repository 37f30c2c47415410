"""Questionnaires as files: blank, or filled in as a person would with another program."""

from __future__ import annotations

import datetime
import io
import re
import zipfile
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from typing import Any

import openpyxl
from openpyxl.workbook import Workbook

from csxl.model.layout import COMPLETED_BY, FIRST_ROW, RATING, START, Grid
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
MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")
HOSTILE = 'O\'Brien & Sons [NHS] "Trust"/Ltd: <b>'


def blank(rubric: Rubric | None = None, **changes: Any) -> bytes:
    """The police's questionnaire, with some of its particulars changed."""
    if rubric is None and all(isinstance(change, str) for change in changes.values()):
        return _published(**changes)
    return write_questionnaire(rubric or load_rubric(), replace(POLICE, **changes))


@cache
def _published(**changes: Any) -> bytes:
    return write_questionnaire(load_rubric(), replace(POLICE, **changes))


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
    return typed_into(blank(rubric, **changes), answers, rubric)


def typed_into(
    questionnaire: bytes, answers: Mapping[str, str | Mapping[str, Any]], rubric: Rubric | None = None
) -> bytes:
    """Any questionnaire with these answers."""
    book, saved = openpyxl.load_workbook(io.BytesIO(questionnaire)), io.BytesIO()
    answer_in(book, answers, rubric or load_rubric())
    book.save(saved)
    return saved.getvalue()


def answer_in(book: Workbook, answers: Mapping[str, str | Mapping[str, Any]], rubric: Rubric) -> None:
    """Type answers into an opened questionnaire."""
    for ref, answer in answers.items():
        values = {RATING: answer} if isinstance(answer, str) else answer
        for heading, value in values.items():
            sheet, row, column = cell_of(rubric, ref, heading)
            book[sheet].cell(row, column).value = value


def sent_back(answers: Mapping[str, str | Mapping[str, Any]], saved: str, signed: str = "", **changes: Any) -> bytes:
    """The same as somebody who signed it saved it at a time, as the program writes it; "" for one that keeps none."""
    book = openpyxl.load_workbook(io.BytesIO(blank(**changes)))
    answer_in(book, answers, load_rubric())
    for (label,) in book[START].iter_rows(max_col=1):
        if label.value == COMPLETED_BY:
            label.offset(column=1).value = signed
    data = io.BytesIO()
    book.save(data)
    return saved_at(data.getvalue(), saved)


def saved_at(data: bytes, saved: str) -> bytes:
    """A workbook with another time of its last save."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for part in old.namelist():
            new.writestr(part, MODIFIED.sub(rb"\g<1>" + saved.encode(), old.read(part)))
    return out.getvalue()

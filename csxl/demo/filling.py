"""Typing one person's answers into the questionnaire that their agency was sent, as they would in Excel."""

from __future__ import annotations

import datetime
import io
from collections.abc import Mapping

import openpyxl
from openpyxl.comments import Comment
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from csxl.demo.people import Given, Respondent
from csxl.demo.stored import as_stored
from csxl.model.layout import (
    ACTION,
    BY_WHEN,
    COMPLETED_LABELS,
    EVIDENCE,
    OWNER,
    RATING,
    RETURN_CODE,
    START,
    TITLE_ROW,
    Grid,
    sheet_title,
)
from csxl.model.rubric import Domain, Rubric

SAVED_AT = datetime.time(16, 30)


def fill_return(questionnaire: bytes, person: Respondent, rubric: Rubric) -> bytes:
    """The questionnaire with the person's details and answers, saved on the person's date; the same input gives the
    same bytes. Raises KeyError if it is not this rubric's questionnaire."""
    book = openpyxl.load_workbook(io.BytesIO(questionnaire), rich_text=True)
    grid = Grid(rubric)
    _sign(book[START], person)
    for domain in rubric.domains:
        _type_answers(book[domain.name], grid, domain, person)
    saved = io.BytesIO()
    book.save(saved)
    start = f"xl/worksheets/sheet{book.sheetnames.index(START) + 1}.xml"
    return as_stored(saved.getvalue(), start, _progress(book, grid), datetime.datetime.combine(person.date, SAVED_AT))


def shown_as(questionnaire: bytes, rubric: Rubric, old: tuple[str, str], new: tuple[str, str]) -> bytes:
    """The questionnaire with another (agency, code) where people see them: on the first sheet and in the titles of the
    others. What is hidden stays, as it does when somebody makes a colleague's form their own."""
    book = openpyxl.load_workbook(io.BytesIO(questionnaire), rich_text=True)
    for _, beside in book[START].iter_rows(max_col=2):
        if beside.value in old:
            beside.value = new[old.index(beside.value)]
    for domain in rubric.domains:
        book[domain.name].cell(TITLE_ROW, 1).value = sheet_title(domain.name, *new, RETURN_CODE)
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()


def _sign(start: Worksheet, person: Respondent) -> None:
    """What is said of the whole, then name, role and date, each beside its label."""
    details: tuple[str | datetime.date, ...] = (person.name, person.role, person.date)
    typed = {**person.overall, **dict(zip(COMPLETED_LABELS, details, strict=True))}
    beside = {label.value: answer for label, answer in start.iter_rows(max_col=2)}
    for label, detail in typed.items():
        beside[label].value = detail


def _type_answers(sheet: Worksheet, grid: Grid, domain: Domain, person: Respondent) -> None:
    for ref, row in grid.rows(domain).items():
        _type_answer(sheet, grid, row, person.answers.get(ref, Given()), person.name)
    if domain.name in person.notes:
        sheet.cell(grid.last_row(domain) + 2, grid.columns[EVIDENCE]).value = person.notes[domain.name]


def _type_answer(sheet: Worksheet, grid: Grid, row: int, given: Given, author: str) -> None:
    """Only what was given is typed; the other cells stay as they were issued."""
    typed = {
        RATING: given.rating,
        EVIDENCE: given.evidence,
        ACTION: given.action,
        OWNER: given.owner,
        BY_WHEN: given.by_when,
    }
    for heading, value in typed.items():
        if value:
            sheet.cell(row, grid.columns[heading]).value = value
    if given.comment:
        sheet.cell(row, grid.columns[RATING]).comment = Comment(given.comment, author)


def _progress(book: Workbook, grid: Grid) -> Mapping[str, int]:
    """The values of the Start sheet's formulas, by cell: criteria, answered and left, domain by domain and in all.

    Raises ValueError if the table of progress holds any other formulas.
    """
    words = {word.casefold() for word in grid.rubric.words}
    criteria = [len(domain.criteria) for domain in grid.rubric.domains]
    answered = [
        sum(str(cell.value).casefold() in words for (cell,) in book[domain.name][grid.range(domain, RATING)])
        for domain in grid.rubric.domains
    ]
    left = [whole - part for whole, part in zip(criteria, answered, strict=True)]
    totals = sum(criteria), sum(answered), sum(left)
    columns = {"C": totals[:1], "D": (*answered, totals[1]), "E": (*left, totals[2])}
    return {
        cell.coordinate: value
        for letter, values in columns.items()
        for cell, value in zip(_formulas(book[START], letter), values, strict=True)
    }


def _formulas(sheet: Worksheet, letter: str) -> list[openpyxl.cell.Cell]:
    return [cell for cell in sheet[letter] if cell.data_type == "f"]

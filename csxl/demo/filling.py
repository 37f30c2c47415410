"""Typing one person's answers into the questionnaire that their agency was sent, as they would in Excel."""

from __future__ import annotations

import datetime
import io
from collections.abc import Iterator, Mapping, Sequence

import openpyxl
from openpyxl.comments import Comment
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from csxl.demo.people import Given, Respondent
from csxl.demo.stored import as_stored
from csxl.languages import DEFAULT_LANGUAGE
from csxl.model.layout import (
    ACTION,
    BY_WHEN,
    COMPLETED_LABELS,
    EVIDENCE,
    HEADER_ROW,
    HOW_FAR,
    OWNER,
    RATING,
    RETURN_CODE,
    START,
    TITLE_ROW,
    Grid,
    sheet_title,
)
from csxl.model.rubric import Domain, Rubric
from csxl.questionnaire.last_step import Counted, HowFar, sentences
from csxl.questionnaire.start_progress import ANSWERED, LEFT, UNPROVED, UNTOLD

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
        if ref in person.progress:
            sheet.cell(row, _asked_in(sheet)).value = person.progress[ref]
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


def _asked_in(sheet: Worksheet) -> int:
    """The column in which a questionnaire asks how far promises are, 0 if it does not."""
    return next((cell.column for cell in sheet[HEADER_ROW] if cell.value == HOW_FAR), 0)


def _untold(sheet: Worksheet, grid: Grid, domain: Domain) -> int:
    """Of how many promises on a sheet it is not told how far they are: cells that are open and blank."""
    column = _asked_in(sheet)
    cells = [sheet.cell(row, column) for row in grid.rows(domain).values()] if column else []
    return sum(not cell.protection.locked and not cell.value for cell in cells)


def _progress(book: Workbook, grid: Grid) -> Mapping[str, int | str]:
    """The values of the Start sheet's formulas, by cell: the table of progress, domain by domain and in all, and the
    sentences of the last step.

    Raises ValueError if there are any other formulas in their columns.
    """
    start, domains = book[START], grid.rubric.domains
    answers = [list(_answers(book[domain.name], grid, domain)) for domain in domains]
    whole = [len(domain.criteria) for domain in domains]
    answered = [sum(word in grid.rubric.words for word, _ in given) for given in answers]
    left = [every - part for every, part in zip(whole, answered, strict=True)]
    unproved = [sum(word in grid.rubric.ratings and not said for word, said in given) for given in answers]
    untold = [_untold(book[domain.name], grid, domain) for domain in domains]
    promised = any(_asked_in(book[domain.name]) for domain in domains)
    counted = [
        Counted(domain.name, rest, without, untold=unsaid)
        for domain, rest, without, unsaid in zip(domains, left, unproved, untold, strict=True)
    ]
    beside = {label.value: answer.value for label, answer in start.iter_rows(max_col=2)}
    unsigned = [label for label in COMPLETED_LABELS if not beside[label]]
    send_to = str(beside.get(DEFAULT_LANGUAGE.send_it_to) or "")
    totals = {ANSWERED: answered, LEFT: left, UNPROVED: unproved, **({UNTOLD: untold} if promised else {})}
    columns: dict[str, Sequence[int | str]] = {
        "B": sentences(DEFAULT_LANGUAGE, HowFar(counted, sum(answered), unsigned, send_to, promised)),
        "C": (sum(whole),),
        **{letter: (*each, sum(each)) for letter, each in totals.items()},
    }
    return {
        cell.coordinate: value
        for letter, values in columns.items()
        for cell, value in zip(_formulas(start, letter), values, strict=True)
    }


def _answers(sheet: Worksheet, grid: Grid, domain: Domain) -> Iterator[tuple[str, object]]:
    """The word and the evidence in each row, the word as the rubric has it, since COUNTIF takes "green" for "Green"."""
    words = {word.casefold(): word for word in grid.rubric.words}
    for row in grid.rows(domain).values():
        word, evidence = (sheet.cell(row, grid.columns[heading]).value for heading in (RATING, EVIDENCE))
        yield words.get(str(word).casefold(), ""), evidence


def _formulas(sheet: Worksheet, letter: str) -> list[openpyxl.cell.Cell]:
    return [cell for cell in sheet[letter] if cell.data_type == "f"]

"""Questionnaires filled in with cells of any look, saved by openpyxl, and what is read of them."""

from __future__ import annotations

import io
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

import openpyxl

from csxl.model.answers import Answer
from csxl.model.diagnostic import Diagnostic
from csxl.model.member import Kind
from csxl.sheets.books import read_book
from tests.helpers import returned_cells
from tests.helpers.filled_forms import blank

Looks = Mapping[str, Any]  # a cell's value and the attributes of openpyxl's cell: number_format, font, fill, border
REFS = {f"Target!{row}": ref for row, ref in enumerate(("T1-R", "T1-A", "T1-P", "T1-S", "T2-R"), 5)}


@lru_cache(maxsize=1)
def _blank() -> bytes:
    return blank()


def styled(cells: Mapping[str, Looks], rules: bool = False) -> bytes:
    """The police's form with cells changed, by address on the first domain's sheet; without the questionnaire's own
    rules for colours unless `rules` says so."""
    book = openpyxl.load_workbook(io.BytesIO(_blank()), rich_text=True)
    sheet = book["Target"]
    if not rules:
        sheet.conditional_formatting = type(sheet.conditional_formatting)()
    for address, looks in cells.items():
        cell = sheet[address]
        for name, value in looks.items():
            setattr(cell, name, value)
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()


def read_styled(cells: Mapping[str, Looks], rules: bool = False) -> tuple[dict[str, Answer], list[Diagnostic]]:
    """The answers by ref, and all that is said but for blanks."""
    book, said = read_book(styled(cells, rules), Kind.OOXML, "police.xlsx")
    assert book and not said
    returned, told = returned_cells.read(book)
    quiet = returned_cells.QUIET
    return {answer.ref: answer for answer in returned.answers}, [one for one in told if one.code not in quiet]


def lines(said: list[Diagnostic]) -> list[str]:
    """What is said, as "G5 A002"."""
    return [f"{one.cell} {one.code}" for one in said]

"""A second round: what was said, agreed and promised in the review before, and the questionnaire that shows it."""

from __future__ import annotations

import io
from collections.abc import Mapping
from functools import lru_cache

import openpyxl

from csxl.languages import BY_NAME
from csxl.model.before import Promise
from csxl.model.member import Kind
from csxl.questionnaire.issue import LastTime
from csxl.sheets.books import read_book
from csxl.sheets.cells import Book
from tests.helpers.filled_forms import blank, saved_at

TRAIN = Promise("a", "Police", "T1-R", "Train the front desk", "Insp. Jones", "2026-03-31", "under way")
FORM = Promise("b", "Police", "T1-A", "Add “place” to the form", "Kim", "end of term")
LIST = Promise("c", "Police", "T1-A", "Publish the list", "Kim", "2026-01-15", "done")
LEAD = Promise("d", "Police", "T1-A", "Ask schools for a lead", agreed=True)
PANEL = Promise("e", "Police", "P2-S", "Meet the panel", status="dropped")
SHARE = Promise("f", "Police", "O1-R", "Share the data")
BEFORE = {
    "T1-R": LastTime("Amber", "Audit of referrals", "Amber", "Schools name no place yet.", (TRAIN,)),
    "T1-A": LastTime("Red", "No form has a place", promises=(FORM, LIST, LEAD)),
    "T1-P": LastTime("Green", "", "Green"),
    "P2-S": LastTime("Green", "Minutes of the panel", "Amber", "", (PANEL,)),
    "O1-R": LastTime("", promises=(SHARE,)),
}


@lru_cache(maxsize=4)
def second_round(language: str = "English") -> Book:
    """That form as it was sent, as cells."""
    book, said = read_book(blank(last_time=BEFORE, language=BY_NAME[language]), Kind.OOXML, "police.xlsx")
    assert book and not said
    return book


def sent_back(progress: Mapping[str, str], saved: str) -> bytes:
    """That form with three long texts and what is typed by cell, as somebody saved it at a time:
    {"Target!N5": "done"}."""
    texts = {f"Target!H{row}": f"What our audit found in part {row} of it." for row in (5, 6, 7, 8)}
    book, data = openpyxl.load_workbook(io.BytesIO(blank(last_time=BEFORE))), io.BytesIO()
    for place, text in {**texts, "Target!G5": "Red", **progress}.items():
        sheet, cell = place.split("!")
        book[sheet][cell] = text
    book.save(data)
    return saved_at(data.getvalue(), saved)

"""The coordinator's workbook: a review, and its workbook with some cells typed over as a person would."""

from __future__ import annotations

import datetime
import io
from collections.abc import Mapping
from typing import Any

import openpyxl

from csxl.languages import DEFAULT_LANGUAGE
from csxl.model.member import Kind, Member
from csxl.model.review import Party, Review
from csxl.review.reader import read_review
from csxl.review.review_book import write_review_book

FILE = "review.xlsx"
PLAN = Review(
    "Northbrook Safeguarding Partnership",
    "Autumn review 2026",
    "September 2025 to August 2026",
    datetime.date(2026, 12, 11),
    "Rhian Ellis",
    "rhian.ellis@northbrook.example",
    "returns@northbrook.example",
    parties=(
        Party(
            "Northbrook Police",
            "POLICE",
            "Police",
            "Insp J. Shah",
            "j.shah@police.example",
            "Sgt Bell",
            "s.bell@police.example",
            "desk@police.example, duty@police.example",
            "Moves in January",
        ),
        Party("Education", "EDUCATION", "Education", "A. Morgan", "a.morgan@northbrook.example"),
        Party("Children’s social care", "SOCIAL-CARE", "Children’s social care", "", "care@northbrook.example"),
    ),
    messages=DEFAULT_LANGUAGE.messages,
)


def typed_over(cells: Mapping[str, Any], plan: Review = PLAN) -> bytes:
    """The plan's workbook with values typed into cells: {"Agencies!E6": "no address"}."""
    book = openpyxl.load_workbook(io.BytesIO(write_review_book(plan)))
    for place, value in cells.items():
        sheet, _, cell = place.partition("!")
        book[sheet][cell] = value
    return saved(book)


def saved(book: openpyxl.Workbook) -> bytes:
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def read(data: bytes, kind: Kind = Kind.OOXML, made_on: datetime.date | None = None) -> tuple[Review | None, list[str]]:
    """The plan and "Sheet!cell code" of every diagnostic."""
    plan, diagnostics = read_review(Member(FILE, data, kind, ""), made_on)
    return plan, [f"{diagnostic.sheet}!{diagnostic.cell} {diagnostic.code}" for diagnostic in diagnostics]

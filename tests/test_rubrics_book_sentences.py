"""What is said of a rubric's workbook fits a workbook, and what comes of one deed is said once."""

from __future__ import annotations

import io
from collections.abc import Callable

import openpyxl
import pytest
from openpyxl import Workbook

from csxl.rubrics.book_order import in_order
from csxl.rubrics.book_writing import write_rubric_book
from csxl.rubrics.flaws import RubricFault
from csxl.rubrics.loading import load_rubric
from csxl.rubrics.rubric_reading import rubric_in_book

Deed = Callable[[Workbook], object]
PUBLISHED = write_rubric_book(load_rubric())


def said_of(deed: Deed) -> list[str]:
    """What is said of the published rubric's workbook after a deed."""
    book = openpyxl.load_workbook(io.BytesIO(PUBLISHED))
    deed(book)
    held = io.BytesIO()
    book.save(held)
    try:
        rubric_in_book("my.xlsx", held.getvalue())
    except RubricFault as refused:
        return list(refused.faults)
    return []


def typed(tab: str, **cells: str | None) -> Deed:
    """Typing into cells of a tab."""

    def deed(book: Workbook) -> None:
        for cell, text in cells.items():
            book[tab][cell] = text

    return deed


def without(*tabs: str) -> Deed:
    """Deleting tabs."""

    def deed(book: Workbook) -> None:
        for tab in tabs:
            del book[tab]

    return deed


DEEDS: dict[str, tuple[Deed, list[str]]] = {
    "label overwritten": (
        typed("Rubric", A5="Name of audit", B5=None),
        ["my.xlsx, Rubric: no cell is labelled Title; write Title below the other labels, and its text beside."],
    ),
    "label overwritten, text kept": (
        typed("Rubric", A5="Name of audit", B5="Our audit"),
        [
            "my.xlsx, Rubric, B5: “Our audit” stands beside no label that csxl knows "
            "(Title, Version, Language, Credit); write the label, or move the text to a tab of your own."
        ],
    ),
    "no abstentions": (without("Abstentions"), []),
}


@pytest.mark.parametrize("deed", DEEDS)
def test_one_deed_is_said_once_in_words_for_a_workbook(deed: str) -> None:
    does, said = DEEDS[deed]
    assert said_of(does) == said


def test_faults_are_said_tab_by_tab() -> None:
    faults = [
        "my.xlsx, B, C10: third",
        "my.xlsx, B, D9: second",
        "my.xlsx, A, B, A1: fourth",
        "my.xlsx, A: first",
        "my.xlsx: whole",
        "my.xlsx, A: first",
    ]
    assert [line.rpartition(": ")[2] for line in in_order(faults, "my.xlsx", ["A", "B", "A, B"])] == [
        *("whole", "first", "second", "third", "fourth")
    ]

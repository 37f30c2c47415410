"""What may be typed into open cells: dropdowns, days and texts, each with a prompt and an error saying what to do."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence

from csxl.summary.looks import style
from csxl.summary.sheet_plan import SummaryPlan
from csxl.summary.table_sheet import SheetTable
from csxl.text.a1 import address
from csxl.writing.xlsx import Page

LIST_ROW = 1  # the words of dropdowns stand in hidden columns to the right of the table: lists have 255 characters
LONGEST_TEXT = 32_000
FIRST, LAST = datetime.date(2000, 1, 1), datetime.date(2099, 12, 31)
TITLE, MESSAGE, REFUSAL = 32, 255, 225  # Excel's limits, in characters

NO_DAY = (
    "This is not a date. Type the day in figures, such as 31/03/2027. “By the summer” or another time that is no "
    "single day can be written under “{}”."
)

Prompt = Mapping[str, object]


def offer(page: Page, table: SheetTable, words: Sequence[str], before: int = 0) -> str:
    """The words of a dropdown written in hidden columns, `before` of which are taken; gives the range they stand in."""
    first = len(table.columns) + 1 + before
    look = style(page.workbook, "note")
    for column, word in enumerate(words, first):
        page.text(address(LIST_ROW, column), word, look)
        page.hide_column(column - 1, 12)
    return f"{address(LIST_ROW, first, True)}:{address(LIST_ROW, first + len(words) - 1, True)}"


def choose(plan: SummaryPlan, source: str, title: str, message: str, refusal: str = "") -> Prompt:
    """A dropdown of the words in a range. Here and below, the title is a heading in English."""
    refused = refusal or plan.text("Choose one from the list: click the arrow beside the cell.")
    return {"validate": "list", "source": f"={source}"} | _said(plan, title, message, "Not on the list", refused)


def write_text(plan: SummaryPlan, title: str, message: str) -> Prompt:
    """Any text."""
    refused = plan.text("Keep it under {:,} characters.", LONGEST_TEXT)
    return {"validate": "length", "criteria": "<=", "value": LONGEST_TEXT} | _said(
        plan, title, message, "Too long", refused
    )


def write_day(plan: SummaryPlan, title: str, message: str, instead: str) -> Prompt:
    """A date; `instead` is the heading of the column where a time that is no date can be put in words."""
    refused = plan.text(NO_DAY, plan.text(instead))
    limits = {"validate": "date", "criteria": "between", "minimum": FIRST, "maximum": LAST}
    return limits | _said(plan, title, message, "Not a date", refused)


def _said(plan: SummaryPlan, title: str, message: str, error: str, refused: str) -> dict[str, object]:
    return {
        "input_title": plan.text(title)[:TITLE],
        "input_message": message[:MESSAGE],
        "error_title": plan.text(error)[:TITLE],
        "error_message": refused[:REFUSAL],
    }


def ask(page: Page, column: int, rows: Sequence[int], prompt: Prompt) -> None:
    """Let a column's cells in these rows, if any, hold what the prompt allows."""
    if rows:
        cells = [[row - 1, column - 1, row - 1, column - 1] for row in rows]
        page.choice(address(rows[0], column), {**prompt, "other_cells": cells[1:]})

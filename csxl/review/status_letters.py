"""What agencies wrote, as a sheet of the status: the letters that came with their returns, or without a workbook."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from csxl.questionnaire.draft import CENTRED, EDGE
from csxl.questionnaire.sheet_parts import finish, height_of, write_header, write_table, write_title, write_way_back
from csxl.review.standing import Status
from csxl.text.a1 import address
from csxl.writing.text_fit import line_count
from csxl.writing.xlsx import Workbook

LETTERS = "Letters"
HEADINGS, WIDTHS = ("Agency", "File", "What it wrote"), (30.0, 36.0, 110.0)
HEADER_ROW, FIRST_ROW = 5, 6
MOST_LINES = 22  # of a row, which is then no higher than Excel lets it be
LONGEST_LINE = 1_000  # characters of a paragraph in one row


def write_letters(workbook: Workbook, status: Status, back: str) -> None:
    """Write the sheet where anybody wrote a letter: what each agency wrote, in its own words; a row leads `back`."""
    rows = [
        (standing.party.name, file, part)
        for standing in status.standings
        for file, text in standing.letters
        for part in _in_rows(text)
    ]
    if not rows:
        return
    page = workbook.page(LETTERS)
    write_title(page, "What agencies wrote", "The letters that came with a return, or without a workbook.", WIDTHS)
    write_way_back(page, 4, back)
    write_header(page, HEADER_ROW, HEADINGS)
    for row, texts in enumerate(rows, FIRST_ROW):
        for column, text in enumerate(texts, 1):
            page.text(address(row, column), text, workbook.look(**CENTRED, **EDGE))
        page.height(row, height_of(list(zip(texts, WIDTHS, strict=True)), 24))
    end = FIRST_ROW + len(rows) - 1
    write_table(page, "LettersWritten", f"A{HEADER_ROW}:C{end}", HEADINGS, "Each letter with its agency")
    page.table_region(f"A{HEADER_ROW}:C{end}")
    finish(page, f"{status.review.partnership} · letters", f"A1:C{end}", f"B{FIRST_ROW}", HEADER_ROW)


def _in_rows(text: str) -> Iterator[str]:
    """A letter in as many rows as show the whole of it."""
    lines = [part for line in text.split("\n") for part in textwrap.wrap(line, LONGEST_LINE) or [""]]
    held: list[str] = []
    for line in lines:
        if held and line_count("\n".join([*held, line]), WIDTHS[-1]) > MOST_LINES:
            yield "\n".join(held)
            held = []
        held.append(line)
    yield "\n".join(held)

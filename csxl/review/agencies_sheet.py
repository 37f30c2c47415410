"""The sheet Agencies: who is asked, as a table that grows."""

from __future__ import annotations

import datetime
from dataclasses import astuple
from typing import Any

from csxl.model.review import Party, Review
from csxl.questionnaire.sheet_parts import (
    A_DATE,
    FILL_IN,
    FILL_IN_DATE,
    finish,
    height_of,
    write_header,
    write_table,
    write_title,
    write_way_back,
)
from csxl.review.labels import (
    AGENCIES,
    AGENCY,
    CC,
    CODE,
    CONTACT,
    EMAIL,
    MORE_TIME,
    NOTE,
    PARTY_HEADINGS,
    REVIEW,
    SECTOR,
    SECTORS,
    SUBSTITUTE,
    SUBSTITUTE_EMAIL,
)
from csxl.text.a1 import column_letter, quoted
from csxl.writing.xlsx import Page, Workbook

WIDTHS = (32.0, 16.0, 21.0, 18.0, 29.0, 18.0, 27.0, 27.0, 24.0, 20.0)
HEADER_ROW, FIRST_ROW, ROWS = 5, 6, 40  # rows to fill in; the table grows when a row is written below it
BLANK_HEIGHT = 24.0  # points
SPARE = 400  # rows below the table with the same lists and rules, since it grows
TABLE = "Agencies"
LETTERS = {heading: column_letter(number) for number, heading in enumerate(PARTY_HEADINGS, 1)}
END = LETTERS[PARTY_HEADINGS[-1]]
HINT = (
    "A row for each agency. Leave Code blank and one is made from the name. To take an agency out, delete its "
    "whole row. For more rows, write below the last one."
)
PROMPTS = {
    AGENCY: "The agency’s name as it should appear on its questionnaire and in the summary.",
    CODE: "Leave blank and a code is made from the name. Or type letters A to Z, digits and hyphens, each code once.",
    SECTOR: "Choose from the list. The summary groups agencies by sector.",
    CONTACT: "The person who will see to the return.",
    SUBSTITUTE: "Who sees to it when the contact is away.",
    CC: "Other addresses for copies, separated by semicolons.",
    NOTE: "For your own use. It is not sent to anybody.",
    MORE_TIME: "Only for an agency that asked for more time: its own last day, such as 18/12/2026 (day first). Its "
    "letters, and the days it is late, go by it.",
}
ADDRESS_RULE = (
    '=AND(LEN({0})-LEN(SUBSTITUTE({0},"@",""))=1,ISNUMBER(FIND(".",{0},FIND("@",{0})+2)),'
    'ISERROR(FIND(" ",{0})),ISERROR(FIND(CHAR(10),{0})))'
)
OTHER_SECTOR = "This sector is not in the list. Use it anyway?"
OWN_CODE = "Each agency needs its own code of at most 20 letters, digits and hyphens. Leave it blank and one is made."
ONE_ADDRESS = "Please type one email address, such as name@example.org, without spaces. Put any others under Cc."
UNIQUE = '=AND(COUNTIF({1},{0})=1,LEN({0})<=20,ISERROR(FIND(" ",{0})))'


def last_row(review: Review) -> int:
    """The table's last row: there is room for more agencies than the review has."""
    return FIRST_ROW + max(ROWS, len(review.parties) + 10) - 1


def names_range(review: Review) -> str:
    """The cells of the agencies' names for another sheet's formula, with the rows that the table may grow into."""
    return f"{quoted(AGENCIES)}!$A${FIRST_ROW}:$A${last_row(review) + SPARE}"


def write_agencies(workbook: Workbook, review: Review) -> None:
    """Add the sheet."""
    page = workbook.page(AGENCIES)
    write_title(page, "The agencies", HINT, WIDTHS)
    write_way_back(page, 4, REVIEW)
    write_header(page, HEADER_ROW, PARTY_HEADINGS)
    end = last_row(review)
    page.other_heights(BLANK_HEIGHT)
    for row in range(FIRST_ROW, end + 1):
        place = row - FIRST_ROW
        write_party(page, row, review.parties[place] if place < len(review.parties) else None)
    write_table(
        page,
        TABLE,
        f"A{HEADER_ROW}:{END}{end}",
        PARTY_HEADINGS,
        "The agencies that are asked, one row for each",
    )
    offer(page, end + SPARE)
    page.ask("set_selection", f"A{FIRST_ROW}")
    page.table_region(f"A{HEADER_ROW}:{END}{end}")
    shown = FIRST_ROW + max(len(review.parties), 12) - 1
    finish(page, "Coordinator’s workbook · agencies", f"A1:{END}{shown}", f"B{FIRST_ROW}", HEADER_ROW)


def write_party(page: Page, row: int, party: Party | None) -> None:
    """Write one row of the table; a blank one has no height of its own, so that it grows as it is filled in."""
    # Its fields stand in the headings' order, and what has no heading after them.
    values = astuple(party)[: len(PARTY_HEADINGS)] if party else ("",) * len(PARTY_HEADINGS)
    for heading, value in zip(PARTY_HEADINGS, values, strict=True):
        kind = FILL_IN_DATE if heading == MORE_TIME else FILL_IN
        look = page.workbook.look(**(kind | {"valign": "vcenter"} | ({"bold": True} if heading == AGENCY else {})))
        if isinstance(value, datetime.date):
            page.date(f"{LETTERS[heading]}{row}", value, look)
        else:
            page.text(f"{LETTERS[heading]}{row}", value or "", look)
    if party:
        texts = [(value, width) for value, width in zip(values, WIDTHS, strict=True) if isinstance(value, str)]
        page.height(row, height_of(texts, BLANK_HEIGHT, bold=True))


def offer(page: Page, end: int) -> None:
    """Set what may be typed into the table's columns, and into the rows that it may grow into."""
    for heading, letter in LETTERS.items():
        prompt = {"input_title": heading, "input_message": PROMPTS.get(heading, "One email address.")}
        page.choice(f"{letter}{FIRST_ROW}:{letter}{end}", prompt | _rule(heading, letter, end))


def _rule(heading: str, letter: str, end: int) -> dict[str, Any]:
    """What a column refuses, or only warns about, and in what words."""
    first, stop = f"{letter}{FIRST_ROW}", {"error_type": "stop", "error_title": "Please look again"}
    if heading == SECTOR:
        listed = {"validate": "list", "source": list(SECTORS), "error_message": OTHER_SECTOR}
        return stop | listed | {"error_type": "warning"}
    if heading == CODE:
        unique = UNIQUE.format(first, f"${letter}${FIRST_ROW}:${letter}${end}")
        return stop | {"validate": "custom", "value": unique, "error_message": OWN_CODE}
    if heading in (EMAIL, SUBSTITUTE_EMAIL):
        return stop | {"validate": "custom", "value": ADDRESS_RULE.format(first), "error_message": ONE_ADDRESS}
    if heading == MORE_TIME:
        return {**stop, **A_DATE}
    return {"validate": "any"}

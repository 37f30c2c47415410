"""The sheet Review: what is asked, by whom, and by when."""

from __future__ import annotations

import datetime
from typing import NamedTuple

from csxl.languages import BY_NAME, CHOICES, DEFAULT_LANGUAGE
from csxl.model.review import Review
from csxl.questionnaire.draft import CENTRED, EDGE
from csxl.questionnaire.sheet_parts import (
    A_DATE,
    FILL_IN,
    FILL_IN_DATE,
    HIDDEN,
    LINKED,
    QUIET,
    finish,
    height_of,
    write_header,
    write_title,
)
from csxl.review.agencies_sheet import ADDRESS_RULE, names_range
from csxl.review.labels import (
    AGENCIES,
    BEFORE,
    COORDINATOR,
    EMAIL,
    HOW_TO,
    LANGUAGE,
    MESSAGES,
    NEEDED,
    PARTNERSHIP,
    PERIOD,
    REPLY_TO,
    RETURN_BY,
    REVIEW,
    REVIEW_HEADINGS,
    RUBRIC,
    TITLE,
)
from csxl.text.a1 import quoted
from csxl.writing import theme
from csxl.writing.xlsx import Page, Workbook

WIDTHS = (24.0, 52.0, 18.0, 66.0)
DONE, TO_FILL_IN, OPTIONAL = "filled in", "please fill in", "optional"


class Fact(NamedTuple):
    """One row: its label, what has been filled in so far, and what it is for."""

    label: str
    value: str | datetime.date | None
    help: str


def facts(review: Review) -> tuple[Fact, ...]:
    """The rows of the sheet."""
    return (
        Fact(
            PARTNERSHIP,
            review.partnership,
            "Your partnership. It is named on every questionnaire and letter.",
        ),
        Fact(
            TITLE,
            review.title,
            "The name of this review, such as “Autumn review 2026”. Do not change it once "
            "questionnaires are out: it shows which review a return belongs to.",
        ),
        Fact(PERIOD, review.period, "The time covered, such as “September 2025 to August 2026”."),
        Fact(RETURN_BY, review.return_by, "The last day for returns, typed as 11/12/2026 (day first)."),
        Fact(COORDINATOR, review.coordinator, "Your name. The letters are signed with it."),
        Fact(EMAIL, review.email, "Your email address. Letters are sent from it."),
        Fact(REPLY_TO, review.reply_to, "Where returns should go, if not to your own address."),
        Fact(
            RUBRIC,
            review.rubric,
            "Leave blank for the published tool. For one of your own, give the name of its workbook or folder, "
            "which must be beside this one.",
        ),
        Fact(
            LANGUAGE,
            review.language or DEFAULT_LANGUAGE.name,
            f"{CHOICES}, for the questionnaire’s labels and for any letters that you leave in csxl’s own words.",
        ),
        Fact(
            BEFORE,
            review.before.text,
            "Leave blank for a first review. Else where that summary is, seen from this workbook, such as "
            "../autumn/output/summary.xlsx. Agencies then see what they said and promised, the board what has moved.",
        ),
    )


def write_review(workbook: Workbook, review: Review) -> None:
    """Add the sheet."""
    page = workbook.page(REVIEW)
    row = header = write_title(
        page,
        "The review",
        "Fill in the pale cells, then go on to the sheets Agencies and "
        "Messages. The sheet How to says what comes next.",
        WIDTHS,
    )
    write_header(page, row, REVIEW_HEADINGS)
    for row, fact in enumerate(facts(review), header + 1):
        write_fact(page, row, fact)
    end = row
    write_next(page, end + 2, review)
    page.table_region(f"A{header}:D{end}")
    page.protect()
    page.ask("hide_gridlines", HIDDEN)
    page.ask("set_selection", f"B{header + 1}")
    finish(page, "Coordinator’s workbook", f"A1:D{end + 6}", "A4")


def write_fact(page: Page, row: int, fact: Fact) -> None:
    """Write one row: label, cell to fill in, whether it is filled in, what it is for."""
    look, place = page.workbook.look, f"B{row}"
    page.text(f"A{row}", fact.label, look(bold=True, **CENTRED, **EDGE))
    if isinstance(fact.value, datetime.date):
        page.date(place, fact.value, look(**(FILL_IN_DATE | {"valign": "vcenter"})))
    else:
        kind = FILL_IN_DATE if fact.label == RETURN_BY else FILL_IN
        page.text(place, fact.value or "", look(**(kind | {"valign": "vcenter"})))
    needed = fact.label in NEEDED
    blank = TO_FILL_IN if needed else OPTIONAL
    page.formula(
        f"C{row}", f'=IF(LEN({place})=0,"{blank}","{DONE}")', DONE if fact.value else blank, look(**CENTRED, **EDGE)
    )
    if needed:
        page.rule(
            f"C{row}",
            {
                "type": "formula",
                "criteria": f"=LEN($B${row})=0",
                "format": page.workbook.change(bg_color=theme.ALERT, bold=True),
            },
        )
    page.text(f"D{row}", fact.help, look(**(QUIET | {"valign": "vcenter"}), **EDGE))
    shown = fact.value if isinstance(fact.value, str) else ""
    page.height(row, height_of([(fact.help, WIDTHS[3]), (shown, WIDTHS[1])], 26))
    offer(page, place, fact)


def offer(page: Page, place: str, fact: Fact) -> None:
    """Set what may be typed into a fact's cell."""
    shared = {"input_title": fact.label, "error_type": "stop", "error_title": "Please look again"}
    if fact.label == RETURN_BY:
        page.choice(
            place,
            {**shared, **A_DATE, "input_message": "A date such as 11/12/2026, day first."},
        )
    elif fact.label in (EMAIL, REPLY_TO):
        page.choice(
            place,
            shared
            | {
                "validate": "custom",
                "value": ADDRESS_RULE.format(place),
                "input_message": "One email address, such as name@example.org.",
                "error_message": "Please type one email address, such as name@example.org, without spaces.",
            },
        )
    elif fact.label == LANGUAGE:
        page.choice(
            place,
            shared
            | {
                "validate": "list",
                "source": list(BY_NAME),
                "input_message": "Choose from the list.",
                "error_message": f"Please choose {CHOICES} from the list.",
            },
        )
    else:
        page.choice(place, {"validate": "any", "input_title": fact.label, "input_message": fact.help[:250]})


def write_next(page: Page, row: int, review: Review) -> None:
    """Write where to go next: a link to each of the other sheets, and how many agencies there are so far."""
    look, agencies = page.workbook.look, len(review.parties)
    said = (
        (AGENCIES, "Who is asked: a row for each agency."),
        (MESSAGES, "What is sent: read through the letters."),
        (HOW_TO, "What to do and when, with the commands."),
    )
    page.text(f"A{row}", "Next", look(bold=True, font_color=theme.BRAND, font_size=theme.HEADING))
    page.height(row, 24)
    for number, (sheet, text) in enumerate(said, row + 1):
        page.link(f"A{number}", f"{quoted(sheet)}!A1", sheet, look(**LINKED), f"Go to the sheet {sheet}")
        page.text(f"B{number}", text, look(**CENTRED))
        page.height(number, 22)
    page.formula(
        f"C{row + 1}",
        f'=COUNTA({names_range(review)})&IF(COUNTA({names_range(review)})=1," agency"," agencies")',
        f"{agencies} {'agency' if agencies == 1 else 'agencies'}",
        look(bold=True, **CENTRED),
    )

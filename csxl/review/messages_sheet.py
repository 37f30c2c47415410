"""The sheet Messages: the letters' words, and what may be merged into them."""

from __future__ import annotations

from csxl.languages import DEFAULT_LANGUAGE
from csxl.model.letter import MERGE_FIELDS, Letter
from csxl.model.review import Review
from csxl.questionnaire.draft import CENTRED, EDGE
from csxl.questionnaire.sheet_parts import (
    FILL_IN,
    finish,
    height_of,
    write_header,
    write_section,
    write_title,
    write_way_back,
)
from csxl.review.labels import MESSAGE_HEADINGS, MESSAGES, REVIEW
from csxl.writing.xlsx import Page, Workbook

WIDTHS = (24.0, 42.0, 94.0)
WHEN = {
    Letter.INVITATION: "goes out with the questionnaire. If the review has a rubric of its own and the text is left as "
    "it is, agencies are asked “to take part in {title}” instead",
    Letter.REMINDER: "goes to agencies whose return is missing or incomplete",
    Letter.QUERY: "goes to agencies with answers that could not be read with certainty",
    Letter.THANKS: "goes to agencies whose return is complete",
    Letter.ACTIONS: "goes, after the meeting, to agencies whose actions are overdue or soon due",
    Letter.FEEDBACK: "goes to agencies that answered, after the meeting, with one page of what came of it",
}


def write_messages(workbook: Workbook, review: Review) -> None:
    """Add the sheet."""
    page = workbook.page(MESSAGES)
    header = write_title(
        page,
        "The letters",
        "Change the words as you like. Whatever is in {braces} is filled in for "
        "each agency; the list below shows what can be filled in.",
        WIDTHS,
    )
    write_way_back(page, header, REVIEW)
    header += 1
    write_header(page, header, MESSAGE_HEADINGS)
    for row, letter in enumerate(Letter, header + 1):
        write_letter(page, row, letter, review)
    end = header + len(Letter)
    page.table_region(f"A{header}:C{end}")
    first = write_section(page, end + 2, "What you can put in braces", len(WIDTHS))
    page.ask("set_h_pagebreaks", [end - 1])  # the last letter and what can be put in braces share a page
    for row, (field, meaning) in enumerate(MERGE_FIELDS.items(), first):
        page.text(f"A{row}", f"{{{field}}}", workbook.look(bold=True, **CENTRED))
        page.text(f"B{row}", meaning, workbook.look(**(CENTRED | {"text_wrap": False})))
        page.height(row, 20)
    page.protect()
    page.ask("set_selection", f"B{header + 1}")
    finish(page, "Coordinator’s workbook · letters", f"A1:C{row}", f"A{header + 1}")  # no header on the list's page


def write_letter(page: Page, row: int, letter: Letter, review: Review) -> None:
    """Write one letter: its name, subject and body, and a prompt that says when it goes out."""
    look, message = page.workbook.look, review.messages.get(letter, DEFAULT_LANGUAGE.messages[letter])
    page.text(f"A{row}", letter.value, look(bold=True, **(CENTRED | {"valign": "top"}), **EDGE))
    page.text(f"B{row}", message.subject, look(**FILL_IN))
    page.text(f"C{row}", message.body, look(**FILL_IN))
    page.height(row, height_of([(message.subject, WIDTHS[1]), (message.body, WIDTHS[2])]))
    for place in (f"B{row}", f"C{row}"):
        page.choice(
            place,
            {
                "validate": "any",
                "input_title": letter.value,
                "input_message": f"This letter {WHEN[letter]}. For a new line press Alt and Enter.",
            },
        )

"""The sheet Contact of the status workbook: every letter that each agency was written, in order."""

from __future__ import annotations

from collections.abc import Iterator

from csxl.questionnaire.draft import CENTRED, DATE, EDGE
from csxl.questionnaire.sheet_parts import finish, height_of, write_header, write_table, write_title, write_way_back
from csxl.review.contacted import Contact, Contacts
from csxl.review.standing import Status
from csxl.text.a1 import address
from csxl.writing.xlsx import Workbook

CONTACT = "Contact"
HEADINGS, WIDTHS = ("Agency", "When", "Letter", "What was done", "To"), (34.0, 14.0, 24.0, 34.0, 60.0)
HEADER_ROW, FIRST_ROW = 5, 6
DONE = {
    "drafted": "drafted, for you to send",
    "sent": "sent by csxl",
    "in doubt": "in doubt: it may not have arrived",
}
MIDDLE = {**EDGE, "align": "center", "valign": "vcenter"}


def write_contact(workbook: Workbook, status: Status, contacts: Contacts, back: str) -> None:
    """Write the sheet, with a way back to the first."""
    page, look = workbook.page(CONTACT), workbook.look
    said = "Whether you sent a draft, only you know: csxl sees no mailbox. What it sent itself is in the list as sent."
    write_title(page, "What agencies were written", said, WIDTHS)
    write_way_back(page, 4, back)
    write_header(page, HEADER_ROW, HEADINGS)
    end = HEADER_ROW
    for end, (agency, one) in enumerate(_rows(status, contacts), FIRST_ROW):
        texts = (agency, "", one.letter, DONE.get(one.step, one.step), ", ".join(one.to))
        for column, text in enumerate(texts, 1):
            page.text(address(end, column), text, look(**CENTRED, **EDGE))
        page.date(f"B{end}", one.day, look(num_format=DATE, **MIDDLE))
        page.height(end, height_of(list(zip(texts, WIDTHS, strict=True)), 24))
    write_table(page, "ContactLog", f"A{HEADER_ROW}:E{end}", HEADINGS, "Each letter to each agency")
    page.table_region(f"A{HEADER_ROW}:E{end}")
    finish(page, f"{status.review.partnership} · contact", f"A1:E{end}", f"B{FIRST_ROW}", HEADER_ROW)


def _rows(status: Status, contacts: Contacts) -> Iterator[tuple[str, Contact]]:
    """Each agency's letters, agency by agency; those of codes that no agency has any more come last, by the code."""
    names = {standing.party.code: standing.party.name for standing in status.standings}
    for code in (*names, *sorted(contacts.keys() - names)):
        for one in contacts.get(code, ()):
            yield names.get(code, code), one

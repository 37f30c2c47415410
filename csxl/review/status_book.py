"""The status of a review as a workbook: where each agency stands, and every point to settle."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from csxl.model import own_workbooks
from csxl.model.member import Kind
from csxl.questionnaire.draft import CENTRED, DATE, EDGE
from csxl.questionnaire.sheet_parts import (
    LINKED,
    QUIET,
    finish,
    height_of,
    write_header,
    write_table,
    write_title,
    write_way_back,
)
from csxl.review.contact_sheet import write_contact
from csxl.review.contacted import LAST_LETTER, NOBODY, Contacts, last_letter
from csxl.review.labels import MORE_TIME
from csxl.review.standing import Standing, State, Status, returned_on, state
from csxl.review.status_letters import write_letters
from csxl.review.status_report import deadline, more_time, stands, summary
from csxl.sheets.books import read_properties
from csxl.text.a1 import address, column_letter, quoted
from csxl.writing import theme
from csxl.writing.text_fit import HIGHEST
from csxl.writing.xlsx import Page, Workbook

STATUS, OPEN_POINTS = "Status", "To settle"
HEADER_ROW, FIRST_ROW = 5, 6
DOMAIN_WIDTH, LAST_WIDTH = 14.0, 28.0
NAMES = 4  # in each list below the table, so that it fits on one line
POINT_HEADINGS, POINT_WIDTHS = (
    ("Agency", "File", "Sheet", "Cell", "Ref", "Point to settle"),
    (30.0, 36.0, 24.0, 14.0, 9.0, 84.0),
)
MIDDLE = {**EDGE, "align": "center", "valign": "vcenter"}
NEVER = "There is nothing to settle."
FILLS = {State.NOT_RETURNED: theme.ALERT, State.TO_SETTLE: theme.TINT, State.INCOMPLETE: theme.PANEL}


def is_status(data: bytes) -> bool:
    """Whether csxl wrote a workbook as the status of a review."""
    return read_properties(data, Kind.OOXML, "").get(own_workbooks.PROPERTY) == own_workbooks.STATUS


def write_status(status: Status, contacts: Contacts = NOBODY) -> bytes:
    """The workbook, with what each agency was written; the same status gives the same bytes."""
    made = datetime.datetime.combine(status.day, datetime.time())
    workbook = Workbook(
        made,
        title=" · ".join(filter(None, (status.review.title, "status"))),
        subject=status.review.partnership,
        author="csxl",
    )
    workbook.property(own_workbooks.PROPERTY, own_workbooks.STATUS)
    write_agencies(workbook, status, contacts)
    write_open_points(workbook, status)
    write_letters(workbook, status, STATUS)
    if any(contacts.values()):
        write_contact(workbook, status, contacts, STATUS)
    return workbook.finish()


def write_agencies(workbook: Workbook, status: Status, contacts: Contacts = NOBODY) -> None:
    """Write the first sheet: a row for each agency, then the counts in words."""
    domains = [domain.name for domain in status.rubric.domains]
    own = [MORE_TIME] * bool(more_time(status.review))
    letters = [last_letter(contacts, standing.party.code, status.day) for standing in status.standings]
    more = [LAST_LETTER] * any(letters)
    heads = ("Agency", "Code", "Sector", "State", "Returned", *domains, "To settle", "Days late", *own, *more)
    each = (*[DOMAIN_WIDTH] * len(domains), 11.0, 11.0, *[17.0] * len(own), *[LAST_WIDTH] * len(more))
    widths = (34.0, 22.0, 22.0, 16.0, 14.0, *each)
    page = workbook.page(STATUS)
    title = " · ".join(filter(None, (status.review.title, f"status on {status.day:%d/%m/%Y}")))
    write_title(page, title, " · ".join(filter(None, (status.review.partnership, deadline(status)))), widths)
    page.link(
        "A4",
        f"{quoted(OPEN_POINTS)}!A1",
        f"See what still needs settling: sheet {OPEN_POINTS}",
        workbook.look(**(LINKED | {"text_wrap": False})),
        "Go to the list of points",
    )
    page.height(4, 22)
    write_header(page, HEADER_ROW, heads)
    page.height(HEADER_ROW, height_of(list(zip(heads, widths, strict=True)), 24, bold=True) + 4)
    for row, standing in enumerate(status.standings, FIRST_ROW):
        write_standing(page, row, standing, widths[: len(heads) - len(more)])
        if more:
            page.text(address(row, len(heads)), letters[row - FIRST_ROW], workbook.look(**CENTRED, **EDGE))
    end = FIRST_ROW + max(len(status.standings), 1) - 1
    last = column_letter(len(heads))
    write_table(page, "AgenciesStatus", f"A{HEADER_ROW}:{last}{end}", heads, "Each agency and where it stands")
    page.table_region(f"A{HEADER_ROW}:{last}{end}")
    below = end + 2
    for row, text in enumerate(summary(status, NAMES), below):
        page.text(f"A{row}", text, workbook.look(valign="vcenter"))
        page.height(row, 20)
        below = row
    finish(page, f"{status.review.partnership} · status", f"A1:{last}{below}", f"B{FIRST_ROW}", HEADER_ROW)


def write_standing(page: Page, row: int, standing: Standing, widths: Sequence[float]) -> None:
    """Write one agency's row."""
    look, party, where = page.workbook.look, standing.party, state(standing)
    texts = (party.name, party.code, party.sector)
    for column, text in enumerate(texts, 1):
        bold = {"bold": True} if column == 1 else {}
        page.text(address(row, column), text, look(**CENTRED, **EDGE, **bold))
    fill = {"bg_color": FILLS[where]} if where in FILLS else {}
    page.text(f"D{row}", stands(standing), look(bold=where is not State.COMPLETE, **CENTRED, **EDGE, **fill))
    day = returned_on(standing.returns)
    if day:
        page.date(f"E{row}", day, look(num_format=DATE, **MIDDLE))
    else:
        page.text(f"E{row}", "yes" if standing.returns else "", look(**MIDDLE))
    for column, (_, answered, of) in enumerate(standing.answered, 6):
        whole = {} if answered == of else {"bold": True}
        page.text(address(row, column), f"{answered} of {of}" if standing.returns else "", look(**MIDDLE, **whole))
    after = 6 + len(standing.answered)
    for column, number in enumerate((len(standing.questions), standing.late), after):
        page.number(address(row, column), number, look(bold=number > 0, **MIDDLE))
    for column in range(after + 2, len(widths) + 1):  # where any agency has a date of its own
        if party.return_by:
            page.date(address(row, column), party.return_by, look(num_format=DATE, **MIDDLE))
        else:
            page.blank(address(row, column), look(**MIDDLE))
    page.height(row, height_of(list(zip((*texts, stands(standing)), widths, strict=False)), 24, bold=True))


def write_open_points(workbook: Workbook, status: Status) -> None:
    """Write the second sheet: every point to settle, agency by agency, then the files that could not be read."""
    page = workbook.page(OPEN_POINTS)
    write_title(
        page,
        "What still needs settling",
        "Each of these answers was given, or seems to have been, and is left out until the agency says what it means.",
        POINT_WIDTHS,
    )
    write_way_back(page, 4, STATUS)
    write_header(page, HEADER_ROW, POINT_HEADINGS)
    rows = [(standing.party.name, diagnostic) for standing in status.standings for diagnostic in standing.diagnostics]
    rows += [("not known", diagnostic) for diagnostic in status.unread]
    for row, (agency, diagnostic) in enumerate(rows, FIRST_ROW):
        texts = (agency, diagnostic.file, diagnostic.sheet, diagnostic.cell, diagnostic.ref, diagnostic.message)
        for column, text in enumerate(texts, 1):
            page.text(address(row, column), text, workbook.look(**CENTRED, **EDGE))
        page.height(row, min(height_of(list(zip(texts, POINT_WIDTHS, strict=True)), 24), HIGHEST))
    if not rows:
        page.text(f"A{FIRST_ROW}", NEVER, workbook.look(**(QUIET | {"text_wrap": False})))
        page.height(FIRST_ROW, 24)
    end = FIRST_ROW + max(len(rows), 1) - 1
    write_table(page, "PointsToSettle", f"A{HEADER_ROW}:F{end}", POINT_HEADINGS, "Each point with its place")
    page.table_region(f"A{HEADER_ROW}:F{end}")
    finish(page, f"{status.review.partnership} · to settle", f"A1:F{end}", f"B{FIRST_ROW}", HEADER_ROW)

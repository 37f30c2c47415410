"""Returns: the register of every return, and the cells that say which one counts and whose it is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import count
from pathlib import PurePath
from typing import NamedTuple

from csxl.model.answers import OTHER_REVIEW, REPLACED, Return
from csxl.model.comparison import Agency, statuses
from csxl.model.decisions import COUNTS, DOES_IT_COUNT, DOES_NOT_COUNT, FILE_CHOICES, WHOSE, DecisionKind, Key
from csxl.model.mailed import MailedLetter, PlacedLetter
from csxl.model.summary_names import ISSUES, RETURNS
from csxl.summary.late_rows import Content
from csxl.summary.prompts import ask, choose, offer, write_text
from csxl.summary.said_columns import said, wide_enough
from csxl.summary.sheet_plan import FIRST_ROW, SummaryPlan
from csxl.summary.table_sheet import KEY_COLUMN, Column, SheetTable, TableLine, nothing, write_table_sheet
from csxl.text.days import stated_day
from csxl.text.same_agency import folded_name
from csxl.text.wording import sentence
from csxl.writing.xlsx import Page, Workbook

MISSING, UNASKED, NOT_KNOWN = "not returned", "was not asked", "not known"
NOBODYS_YET = "nobody’s yet: choose whose it is"
IN_A_MAIL = "wrote without a workbook: see {}"
ISO = re.compile(r"\b\d{4}-\d\d-\d\d\b")
OPEN_COLUMNS = (DOES_IT_COUNT, WHOSE)
AGENCY, SECTOR, STATE, FILE, SAVED, COMPLETED_BY, CODE, SHA256 = (
    "Agency",
    "Sector",
    "State",
    "File",
    "Last saved",
    "Completed by",
    "Agency code",
    "SHA-256",
)
MOST_NAMES = 1_000  # of agencies in a dropdown
NOTE = "An agency counts once. Choose in the open cells which file counts, and whose it is."
HOW_TO_COUNT = (
    "Choose “{}” for the return that counts, or “{}”; the others of the same agency follow. "
    "If you leave it empty, what State says holds."
)
HOW_TO_OWN = "If State says that it is nobody’s, or it was given to the wrong agency, choose the agency that sent it."
ONE_OF_SEVERAL = "one of {} that were sent; where they differ, neither counts yet"
NOT_LISTED = "Choose one of the agencies on the list, or empty the cell."


class Registered(NamedTuple):
    """One row of the register: an agency's return, a return that counts for none, or an agency without a return; or the
    letter of a mail without a workbook that gives answers."""

    label: str
    code: str
    sector: str
    state: str
    returned: Return | MailedLetter | None = None
    coverage: Sequence[int] = ()


def write_returns(workbook: Workbook, plan: SummaryPlan) -> None:
    """The register of returns, with each agency's number of criteria in each status."""
    sectors = any(agency.sector for agency in plan.comparison.agencies)
    columns = _columns(plan, statuses(plan.comparison.rubric)[:-1], sectors)
    register = list(_register(plan))
    first = _first_of_each_file(register)
    lines = [_line(plan, row, number in first, columns) for number, row in enumerate(register)]
    printed = [column.heading for column in columns].index(CODE)
    table = SheetTable(
        columns, lines or [nothing(plan.text("No return came in."), columns)], plan.text(NOTE), 1, printed=printed
    )
    page = write_table_sheet(workbook, plan, RETURNS, table)
    if first:
        _ask(page, plan, table, [FIRST_ROW + number for number in first])
        page.protect()


def _columns(plan: SummaryPlan, words: Sequence[str], sectors: bool) -> list[Column]:
    before = [
        Column(AGENCY, 26, "strong"),
        *([Column(SECTOR, 17)] if sectors else []),
        Column(STATE, 24),
        Column(DOES_IT_COUNT, 13),
        Column(WHOSE, 21),
        Column(FILE, 32),
        Column(SAVED, 19, "moment"),
        Column(COMPLETED_BY, 22),
    ]
    counted = [wide_enough(Column(word, 11, "number", said=sentence(plan.in_cell(word)))) for word in words]
    after = [
        Column(CODE, 17, "quiet"),
        Column(SHA256, 20, "key", hidden=True),  # by which decisions know a file where the key is gone
        KEY_COLUMN,
    ]
    return [*said(plan, before), *counted, *said(plan, after)]


def _register(plan: SummaryPlan) -> Iterator[Registered]:
    """Agency by agency, then the returns of other reviews and those that are nobody's."""
    words = statuses(plan.comparison.rubric)[:-1]
    told = [one for one in plan.comparison.letters if one.letter.told]
    for place, agency in enumerate(plan.comparison.agencies):
        start = plan.labels[place], agency.code, plan.members[place]
        theirs = [one for one in told if one.place == place]
        if not agency.returns and not any(one.counts for one in theirs):
            yield Registered(*start, plan.in_cell(MISSING if agency.asked else UNASKED))
        for number, returned in enumerate(agency.returns):
            numbers = [] if number else [agency.coverage.get(word, 0) for word in words]
            yield Registered(*start, _state(plan, agency, returned), returned, numbers)
        yield from (Registered(*start, _letter_state(plan, one), one.letter) for one in theirs)
    for returned in plan.comparison.uncounted:
        if returned.counts == OTHER_REVIEW:
            yield Registered(
                returned.agency, returned.agency_code, "", plan.text("another review: {}", returned.review), returned
            )
        else:
            yield Registered(plan.in_cell(NOT_KNOWN), "", "", plan.text(NOBODYS_YET), returned)
    yield from (
        Registered(plan.in_cell(NOT_KNOWN), "", "", _letter_state(plan, one), one.letter)
        for one in told
        if one.place is None
    )


def _letter_state(plan: SummaryPlan, letter: PlacedLetter) -> str:
    """Whether the answers in a letter are anybody's, in words."""
    if not letter.counts:
        return plan.in_cell(DOES_NOT_COUNT)
    return plan.text(NOBODYS_YET) if letter.place is None else plan.text(IN_A_MAIL, plan.tab(ISSUES))


def _state(plan: SummaryPlan, agency: Agency, returned: Return) -> str:
    """Whether an agency's return counts, in words."""
    if returned.counts == REPLACED:
        name = PurePath(returned.replaced_by).name
        return plan.text("replaced by {}", name) if name else plan.text("replaced by a later version")
    rivals = len(agency.counting)
    if returned not in (agency.counting or agency.returns):
        return plan.in_cell(DOES_NOT_COUNT)
    counts = plan.in_cell(COUNTS) if rivals < 2 else plan.text(ONE_OF_SEVERAL, rivals)
    return counts if agency.asked else plan.text("{}, though not asked", counts)


def _first_of_each_file(register: Sequence[Registered]) -> list[int]:
    """The rows with a return, each content once: decisions know a file by its SHA-256."""
    files = [_file(row.returned) if row.returned else "" for row in register]
    return sorted({file: number for file, number in zip(reversed(files), count(len(files) - 1, -1)) if file}.values())


def _file(returned: Return | MailedLetter) -> str:
    """What decisions know a file by: its content and, if that is not known, its name."""
    return returned.key if isinstance(returned, MailedLetter) else returned.sha256 or returned.file


def _line(plan: SummaryPlan, row: Registered, opens: bool, columns: Sequence[Column]) -> TableLine:
    """One row of the register, with open cells if it `opens`."""
    shown: dict[str, Content] = {AGENCY: row.label, SECTOR: row.sector, STATE: row.state, CODE: row.code}
    if isinstance(returned := row.returned, MailedLetter):
        shown |= {FILE: plan.file_name(returned.file), SHA256: returned.key}
    elif returned:
        saved = returned.saved_here
        shown |= {
            FILE: plan.file_name(returned.file),
            SAVED: saved.replace(second=0, microsecond=0, tzinfo=None) if saved else "",
            COMPLETED_BY: ISO.sub(partial(_in_words, plan), returned.completed_by),
            SHA256: returned.sha256,
        }
        shown |= dict(zip(statuses(plan.comparison.rubric)[:-1], row.coverage, strict=False))
    if returned and opens:
        keys = [Key(DecisionKind.FILE, _file(returned), heading) for heading in OPEN_COLUMNS]
        shown |= {key.field: plan.open_cells.fill(key) for key in keys} | {KEY_COLUMN.heading: keys[0].row}
    styles = ["answer text" if opens and one.heading in OPEN_COLUMNS else one.style for one in columns]
    return TableLine([shown.get(column.heading) for column in columns], styles, grows=opens)


def _in_words(plan: SummaryPlan, found: re.Match[str]) -> str:
    """A day within a text, as the summary shows days."""
    day = stated_day(found[0])
    return plan.said.day(day) if day else found[0]


def agency_choices(agencies: Sequence[Agency]) -> list[str]:
    """What each agency is chosen by: its name, or its code where another has the same name."""
    met = Counter(folded_name(agency.name) for agency in agencies)
    return [agency.code or agency.name if met[folded_name(agency.name)] > 1 else agency.name for agency in agencies]


def _ask(page: Page, plan: SummaryPlan, table: SheetTable, rows: Sequence[int]) -> None:
    """Offer the two choices in these rows."""
    headings = [column.heading for column in table.columns]
    counts, whose = (headings.index(heading) + 1 for heading in OPEN_COLUMNS)
    names = agency_choices(plan.comparison.agencies) if len(plan.labels) <= MOST_NAMES else ()
    choices = offer(page, table, [*map(plan.in_cell, FILE_CHOICES)])
    ask(
        page,
        counts,
        rows,
        choose(plan, choices, DOES_IT_COUNT, plan.text(HOW_TO_COUNT, *map(plan.in_cell, FILE_CHOICES))),
    )
    if names:
        listed = offer(page, table, names, len(FILE_CHOICES))
        ask(page, whose, rows, choose(plan, listed, WHOSE, plan.text(HOW_TO_OWN), plan.text(NOT_LISTED)))
    else:
        ask(page, whose, rows, write_text(plan, WHOSE, plan.text(HOW_TO_OWN)))

"""Returns: the register of every return, and the cells that say which one counts and whose it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import count
from pathlib import PurePath
from typing import NamedTuple

from csxl.model.answers import OTHER_REVIEW, REPLACED, Return
from csxl.model.comparison import Agency, statuses
from csxl.model.decisions import COUNTS, DOES_IT_COUNT, DOES_NOT_COUNT, FILE_CHOICES, WHOSE, DecisionKind, Key
from csxl.model.summary_names import RETURNS
from csxl.summary.late_rows import Content
from csxl.summary.prompts import ask, choose, offer, write_text
from csxl.summary.sheet_plan import FIRST_ROW, SummaryPlan
from csxl.summary.table_sheet import KEY_COLUMN, Column, SheetTable, TableLine, nothing, write_table_sheet
from csxl.text.same_agency import folded_name
from csxl.writing.xlsx import Page, Workbook

MISSING, UNASKED, NOBODYS_YET, NOT_KNOWN = "not returned", "was not asked", "nobody’s until decided", "not known"
OPEN_COLUMNS = (DOES_IT_COUNT, WHOSE)
FIRST_PAGE = 8  # columns on the first of two pages across
MOST_NAMES = 1_000  # of agencies in a dropdown
NOTE = "An agency counts once. Choose in the open cells which file counts, and whose it is."
HOW_TO_COUNT = (
    f"Choose “{COUNTS}” for the return that counts, or “{DOES_NOT_COUNT}”; the others of the same agency follow. "
    "Leave it empty and csxl decides, as State says."
)
HOW_TO_OWN = "If State says that it is nobody’s, or it was given to the wrong agency, choose the agency that sent it."
NOT_LISTED = "Choose one of the agencies on the list, or empty the cell."


class Registered(NamedTuple):
    """One row of the register: an agency's return, a return that counts for none, or an agency without a return."""

    label: str
    code: str
    sector: str
    state: str
    returned: Return | None = None
    coverage: Sequence[int | None] = ()


def write_returns(workbook: Workbook, plan: SummaryPlan) -> None:
    """The register of returns, with each agency's number of criteria in each status."""
    columns = _columns(statuses(plan.comparison.rubric)[:-1])
    register = list(_register(plan))
    first = _first_of_each_file(register)
    lines = [_line(plan, row, number in first, len(columns)) for number, row in enumerate(register)]
    table = SheetTable(
        columns, lines or [nothing("No return came in.", columns)], NOTE, 2, repeated=True, first_page=FIRST_PAGE
    )
    page = write_table_sheet(workbook, plan, RETURNS, table, 2)
    if first:
        _ask(page, plan, table, [FIRST_ROW + number for number in first])
        page.protect()


def _columns(words: Sequence[str]) -> list[Column]:
    return [
        Column("Agency", 26, "strong"),
        Column("Agency code", 13),
        Column("Sector", 16),
        Column("State", 25),
        Column(DOES_IT_COUNT, 15),
        Column(WHOSE, 22),
        Column("File", 28),
        Column("Last saved", 17, "figure"),
        Column("Completed by", 24),
        *(Column(f"{word[:1].upper()}{word[1:]}", 11, "number") for word in words),
        Column("SHA-256", 37, "quiet"),
        KEY_COLUMN,
    ]


def _register(plan: SummaryPlan) -> Iterator[Registered]:
    """Agency by agency, then the returns of other reviews and those that are nobody's."""
    words = statuses(plan.comparison.rubric)[:-1]
    for place, agency in enumerate(plan.comparison.agencies):
        start = plan.labels[place], agency.code, plan.members[place]
        if not agency.returns:
            yield Registered(*start, MISSING if agency.asked else UNASKED)
        for number, returned in enumerate(agency.returns):
            numbers = [None if number else agency.coverage.get(word, 0) for word in words]
            yield Registered(*start, _state(agency, returned), returned, numbers)
    for returned in plan.comparison.uncounted:
        if returned.counts == OTHER_REVIEW:
            yield Registered(returned.agency, returned.agency_code, "", f"another review: {returned.review}", returned)
        else:
            yield Registered(NOT_KNOWN, "", "", NOBODYS_YET, returned)


def _state(agency: Agency, returned: Return) -> str:
    """Whether an agency's return counts, in words."""
    if returned.counts == REPLACED:
        return f"replaced by {PurePath(returned.replaced_by).name or 'a later version'}"
    rivals = len(agency.counting)
    if returned not in (agency.counting or agency.returns):
        return DOES_NOT_COUNT
    counts = COUNTS if rivals < 2 else f"one of {rivals} sent; in question where they differ"
    return counts if agency.asked else f"{counts}; {UNASKED}"


def _first_of_each_file(register: Sequence[Registered]) -> list[int]:
    """The rows with a return, each content once: decisions know a file by its SHA-256."""
    files = [_file(row.returned) if row.returned else "" for row in register]
    return sorted({file: number for file, number in zip(reversed(files), count(len(files) - 1, -1)) if file}.values())


def _file(returned: Return) -> str:
    """What decisions know a file by: its content and, if that is not known, its name."""
    return returned.sha256 or returned.file


def _line(plan: SummaryPlan, row: Registered, opens: bool, width: int) -> TableLine:
    """One row of the register, with open cells if it `opens`."""
    start: list[Content] = [row.label, row.code, row.sector, row.state]
    returned = row.returned
    if not returned:
        return TableLine([*start, *[None] * (width - len(start))])
    keys = [Key(DecisionKind.FILE, _file(returned), heading) for heading in OPEN_COLUMNS]
    facts = [
        returned.file,
        f"{returned.saved_here:%Y-%m-%d %H:%M}" if returned.saved_here else "",
        returned.completed_by,
    ]
    numbers = row.coverage or [None] * (width - len(start) - len(keys) - len(facts) - 2)
    cells: list[Content] = [
        *start,
        *(plan.open_cells.fill(key) if opens else None for key in keys),
        *facts,
        *numbers,
        returned.sha256,
        keys[0].row if opens else None,
    ]
    styles = [
        *("strong", "text", "text", "text"),
        *["answer text" if opens else "text"] * len(keys),
        *("text", "figure", "text"),
        *["number"] * len(numbers),
        *("quiet", "key"),
    ]
    return TableLine(cells, styles, grows=opens)


def _names(agencies: Sequence[Agency]) -> list[str]:
    """What each agency is chosen by: its name, or its code where another has the same name."""
    met = Counter(folded_name(agency.name) for agency in agencies)
    return [agency.code or agency.name if met[folded_name(agency.name)] > 1 else agency.name for agency in agencies]


def _ask(page: Page, plan: SummaryPlan, table: SheetTable, rows: Sequence[int]) -> None:
    """Offer the two choices in these rows."""
    headings = [column.heading for column in table.columns]
    counts, whose = (headings.index(heading) + 1 for heading in OPEN_COLUMNS)
    names = _names(plan.comparison.agencies) if len(plan.labels) <= MOST_NAMES else ()
    choices = offer(page, table, FILE_CHOICES)
    ask(page, counts, rows, choose(choices, DOES_IT_COUNT, HOW_TO_COUNT))
    if names:
        ask(page, whose, rows, choose(offer(page, table, names, len(FILE_CHOICES)), WHOSE, HOW_TO_OWN, NOT_LISTED))
    else:
        ask(page, whose, rows, write_text(WHOSE, HOW_TO_OWN))

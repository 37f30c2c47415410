"""The moderation agenda: every contested criterion, both descriptors, who says what, and cells for what is agreed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate, pairwise

from csxl.model.comparison import Finding, Spread, by_contention
from csxl.model.summary_names import ANSWERS, DISAGREEMENT
from csxl.summary.looks import colour, spread_looks, status_looks, word_looks
from csxl.summary.sheet_plan import FIRST_ROW, SummaryPlan
from csxl.summary.table_sheet import Column, SheetTable, TableLine, break_pages, write_table_sheet
from csxl.summary.views import (
    ALL,
    ON_AGENDA,
    Said,
    at_stake,
    descriptors,
    in_rows,
    named_counts,
    position_cell,
    spread_cell,
    views,
)
from csxl.text.a1 import address, column_letter
from csxl.writing.xlsx import Page, Workbook

CONTESTED = (Spread.POLARISED, Spread.ADJACENT)
AGREED = "Agreed at moderation"
SPREAD, RATING, TEXT, OWNER, DATE = (
    "Spread",
    "Rating or agreed rating",
    "Descriptor, evidence or reason",
    "Owner",
    "Date",
)
TEXT_WIDTH = 108.0
COLUMNS = (
    Column("Ref", 9, "strong"),
    Column(SPREAD, 12, "word"),
    Column("Who", 24),
    Column(RATING, 15, "word"),
    Column(TEXT, TEXT_WIDTH),
    Column(OWNER, 15),
    Column(DATE, 13),
)
FIRST = tuple(
    f"{name} first"
    for name in ("panel strong", "word", "panel strong", "panel word", "panel strong", "panel text", "panel text")
)
QUOTED = ("quiet", "quiet word", "quiet", "word", "quoted text", "text", "text")
SAID = ("quiet", "quiet word", "text", "word", "text", "text", "text")
DECISION = ("quiet", "quiet word", "panel strong", "answer word", "answer text", "answer text", "answer date")
DECISION_HEIGHT = 30.0  # points
HEADINGS = tuple(column.heading for column in COLUMNS)
NOTE = (
    "The agenda for moderation: where agencies differ, polarised first. In the open cells under each "
    "criterion, choose the agreed rating and write the reason, who will take it on, and the date."
)
FEW_NOTE = f" Each rating has at most {ON_AGENDA} texts here, from every sector in turn; {ANSWERS} has them all."
NONE = "No two agencies chose different ratings: there is nothing to moderate."


def contested(plan: SummaryPlan) -> tuple[Finding, ...]:
    """The criteria on which agencies differ: polarised, then adjacent, by domain."""
    return tuple(finding for finding in by_contention(plan.comparison.findings) if finding.spread in CONTESTED)


def first_rows(plan: SummaryPlan) -> Mapping[str, int]:
    """The row at which each contested criterion begins, by ref."""
    rows, row = {}, FIRST_ROW
    for finding in contested(plan):
        rows[finding.criterion.ref] = row
        row += len(_said(plan, finding)) + 2
    return rows


def _said(plan: SummaryPlan, finding: Finding) -> list[Said]:
    """The descriptors at stake, then what every agency says."""
    told = in_rows(views(plan, finding, by_rating=True), TEXT_WIDTH)
    return [*descriptors(finding, at_stake(finding)), *told]


def write_disagreement(workbook: Workbook, plan: SummaryPlan) -> None:
    """The sheet that the moderation meeting works through."""
    blocks = [list(_block(plan, finding)) for finding in contested(plan)]
    lines = [line for block in blocks for line in block] or [TableLine(["–", "Nothing", *[""] * (len(COLUMNS) - 2)])]
    note = NOTE + FEW_NOTE if plan.grouped else NOTE
    table = SheetTable(COLUMNS, lines, note if blocks else NONE, 4)
    page = write_table_sheet(workbook, plan, DISAGREEMENT, table)
    if not blocks:
        return
    sizes = [len(block) for block in blocks]
    _colour(page, plan, sizes)
    for lines_so_far in accumulate(sizes):
        _open_answers(page, plan, FIRST_ROW - 1 + lines_so_far)
    break_pages(page, table, sizes)
    page.protect()


def _block(plan: SummaryPlan, finding: Finding) -> Iterator[TableLine]:
    """One criterion: its name and counts, the descriptors at stake, every agency, and the row for what is agreed."""
    ref, spread = finding.criterion.ref, spread_cell(plan, finding)
    yield TableLine([ref, spread, ALL, position_cell(plan, finding), named_counts(plan, finding), "", ""], FIRST)
    descriptors_told = len(at_stake(finding))
    for number, told in enumerate(_said(plan, finding)):
        yield TableLine([ref, spread, *told, "", ""], QUOTED if number < descriptors_told else SAID)
    yield TableLine([ref, spread, AGREED, "", "", "", ""], DECISION, DECISION_HEIGHT)


def _colour(page: Page, plan: SummaryPlan, sizes: Sequence[int]) -> None:
    """Colour ratings by their word, and the spread in each criterion's first row."""
    starts = list(accumulate(sizes, initial=FIRST_ROW))
    blocks = list(pairwise(starts))
    rating, spread = (column_letter(HEADINGS.index(heading) + 1) for heading in (RATING, SPREAD))
    looks = word_looks(page, plan.comparison.rubric)
    colour(page, [f"{rating}{first + 1}:{rating}{after - 2}" for first, after in blocks], looks | status_looks(page))
    colour(page, [f"{rating}{after - 1}" for _, after in blocks], looks)
    colour(page, [f"{spread}{first}" for first, _ in blocks], spread_looks(page))


def _open_answers(page: Page, plan: SummaryPlan, row: int) -> None:
    """Say what may be entered in the row for what is agreed."""
    rubric = plan.comparison.rubric
    places = {column.heading: address(row, number) for number, column in enumerate(COLUMNS, 1)}
    page.choice(
        places[RATING],
        {
            "validate": "list",
            "source": list(rubric.words),
            "input_title": "Agreed rating",
            "input_message": "Choose the rating that the meeting agreed; leave this empty if it agreed none.",
            "error_title": "Not on the list",
            "error_message": f"Choose one of: {', '.join(rubric.words)}."[:225],
        },
    )
    for heading, message in ((TEXT, "Why the meeting agreed on this rating."), (OWNER, "Who will take it on.")):
        page.choice(
            places[heading],
            {
                "validate": "length",
                "criteria": "<=",
                "value": 32_000,
                "input_title": heading.rsplit(" or ", maxsplit=1)[-1].capitalize(),
                "input_message": message,
                "error_title": "Too long",
                "error_message": "Keep it under 32,000 characters.",
            },
        )
    page.choice(
        places[DATE],
        {
            "validate": "date",
            "criteria": ">=",
            "value": plan.made.replace(day=1, month=1),
            "input_title": DATE,
            "input_message": "The day by which it will be done, such as 31/03/2027.",
            "error_title": "Not a date",
            "error_message": "Type a date such as 31/03/2027, no earlier than this year.",
        },
    )

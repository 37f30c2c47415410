"""The moderation agenda: every contested criterion with both descriptors, who says what, and cells for what is agreed."""
from __future__ import annotations

from collections.abc import Iterator, Mapping

from csxl.comparison import Finding, Spread, by_contention
from csxl.layout import address
from csxl.summary.looks import colour_words, mark_spread
from csxl.summary.plan import DISAGREEMENT, FIRST_ROW, Plan
from csxl.summary.tables import Column, Line, Table, break_pages, write_table_sheet
from csxl.summary.views import at_stake, descriptors, spread_cell, views
from csxl.xlsx import Page, Workbook

CONTESTED = (Spread.POLARISED, Spread.ADJACENT)
AGREED = "Agreed at moderation"
RATING, TEXT, OWNER, DATE = "Rating or agreed rating", "Descriptor, evidence or reason", "Owner", "Date"
COLUMNS = (Column("Ref", 8, "strong"), Column("Criterion", 24, "quiet"), Column("Spread", 12, "word"), Column("Who", 25),
           Column(RATING, 15, "word"), Column(TEXT, 74), Column(OWNER, 18), Column(DATE, 14))
NOTE = ("The agenda for moderation: where agencies differ, polarised first. In the cells left open under each criterion "
        "choose the agreed rating and write the reason, who takes it on, and the date.")
NONE = "No two agencies chose different ratings: there is nothing to moderate."


def contested(plan: Plan) -> tuple[Finding, ...]:
    """The criteria on which agencies differ: polarised, then adjacent, by domain."""
    return tuple(finding for finding in by_contention(plan.comparison.findings) if finding.spread in CONTESTED)


def first_rows(plan: Plan) -> Mapping[str, int]:
    """The row at which each contested criterion begins, by ref."""
    rows, row = {}, FIRST_ROW
    for finding in contested(plan):
        rows[finding.criterion.ref] = row
        row += len(at_stake(finding)) + len(views(plan, finding, by_rating=True)) + 1
    return rows


def write_disagreement(workbook: Workbook, plan: Plan) -> None:
    """The sheet from which the meeting is run."""
    blocks = [list(_block(plan, finding)) for finding in contested(plan)]
    lines = [line for block in blocks for line in block] or [Line([NONE, *[""] * (len(COLUMNS) - 1)])]
    table = Table(COLUMNS, lines, 5)
    page = write_table_sheet(workbook, plan, DISAGREEMENT, DISAGREEMENT, NOTE if blocks else NONE, table)
    if not blocks:
        return
    colour_words(page, table.cells(RATING), plan.comparison.rubric)
    mark_spread(page, table.cells("Spread"))
    row = FIRST_ROW - 1
    for block in blocks:
        row += len(block)
        _open_answers(page, plan, row)
    break_pages(page, table, [len(block) for block in blocks])
    page.protect()


def _block(plan: Plan, finding: Finding) -> Iterator[Line]:
    """One criterion: the descriptors at stake, every agency, and the row for what is agreed."""
    criterion = finding.criterion
    name = f"{criterion.domain} · {criterion.level.name} · {criterion.stage.name}"
    styles = ["strong", "quiet", "word", "text", "word", "text", "text", "text"]
    said = [*descriptors(finding, at_stake(finding)), *views(plan, finding, by_rating=True)]
    for number, one in enumerate(said):
        quoted = number < len(at_stake(finding))
        looks = [*styles[:3], "quiet", "word", "quoted text", *styles[6:]] if quoted else styles
        if not number:
            looks = ["panel strong first", "panel strong first", "word first", *(f"{look} first" for look in looks[3:])]
        yield Line([criterion.ref, name, spread_cell(plan, finding), *one, "", ""], looks)
    yield Line([criterion.ref, name, spread_cell(plan, finding), AGREED, "", "", "", ""],
               ["strong", "quiet", "word", "panel strong", "answer word", "answer text", "answer text", "answer date"], 36)


def _open_answers(page: Page, plan: Plan, row: int) -> None:
    """What may be entered in the row for what is agreed."""
    rubric = plan.comparison.rubric
    places = {column.heading: address(row, number) for number, column in enumerate(COLUMNS, 1)}
    page.choice(places[RATING], {
        "validate": "list", "source": list(rubric.words), "input_title": "Agreed rating",
        "input_message": "Choose what the meeting agreed; leave it empty where it agreed nothing.",
        "error_title": "Not one of the words", "error_message": f"Choose one of: {', '.join(rubric.words)}."[:225]})
    for heading, message in ((TEXT, "Why the meeting agreed on this rating."), (OWNER, "Who takes it on.")):
        page.choice(places[heading], {
            "validate": "length", "criteria": "<=", "value": 32_000, "input_title": heading.split(" or ")[-1].capitalize(),
            "input_message": message, "error_title": "Too long", "error_message": "Keep it under 32,000 characters."})
    page.choice(places[DATE], {
        "validate": "date", "criteria": ">=", "value": plan.made.replace(day=1, month=1), "input_title": DATE,
        "input_message": "The day by which it is to be done, such as 31/03/2027.", "error_title": "Not a date",
        "error_message": "Type a date such as 31/03/2027, no earlier than this year."})

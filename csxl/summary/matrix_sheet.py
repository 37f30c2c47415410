"""The matrix: every criterion by every agency, coloured by its own word, with live counts, position and spread."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from csxl.model.comparison import Finding
from csxl.model.summary_names import MATRIX
from csxl.summary import formulas
from csxl.summary.answers_sheet import answers_range
from csxl.summary.formulas import Formula, literal
from csxl.summary.looks import colour, spread_looks, status_looks, word_looks
from csxl.summary.sheet_plan import CRITERION_HEADINGS, FIRST_ROW, HEADER_ROW, SummaryPlan, count_of
from csxl.summary.table_sheet import Column, SheetTable, TableLine, write_table_sheet
from csxl.text.a1 import address, column_letter
from csxl.writing.xlsx import Page, Workbook

CRITERION_WIDTHS = (9, 27, 11, 14, 16, 13)
VIEW_WIDTH, SECTOR_WIDTH, COUNT_WIDTH = 15, 11, 10
COLUMNS_A_PAGE = 16  # agencies and counts that fit beside the criterion's own columns at a readable size
NOTE = "Correct a rating here and its counts, spread, position and page one change; Answers keeps what was returned."
GROUPED_NOTE = (
    "How many of the {:,} agencies chose each rating, by sector. The counts come from the sheet Answers, "
    "which lists every agency."
)


def write_matrix(workbook: Workbook, plan: SummaryPlan) -> None:
    """The sheet on which every formula of the summary rests."""
    rubric = plan.comparison.rubric
    note = GROUPED_NOTE.format(len(plan.comparison.agencies)) if plan.grouped else NOTE
    lines = [_line(plan, finding) for finding in plan.comparison.findings]
    table = SheetTable(_columns(plan), lines, note, 4, repeated=True)
    across = max(1, -(-(len(plan.view_headings) + len(plan.words)) // COLUMNS_A_PAGE))
    page = write_table_sheet(workbook, plan, MATRIX, table, across)
    colour(page, [table.cells("Spread")], spread_looks(page))
    _colour_headings(page, plan)
    if not plan.grouped and plan.view_headings:
        views = f"{address(FIRST_ROW, plan.first_view)}:{address(plan.last_row, plan.first_total - 1)}"
        colour(page, [views], word_looks(page, rubric) | status_looks(page))
        page.choice(views, _choice(plan))
    page.protect()


def _colour_headings(page: Page, plan: SummaryPlan) -> None:
    """Give the headings of counts the colours of their words."""
    first = address(HEADER_ROW, plan.first_view if plan.grouped else plan.first_total)
    cells = f"{first}:{address(HEADER_ROW, plan.first_total + len(plan.words) - 1)}"
    for word, look in word_looks(page, plan.comparison.rubric).items():
        ends = literal(f": {word}")
        page.rule(
            cells, {"type": "formula", "format": look, "criteria": f'=RIGHT(": "&{first},{len(word) + 2})={ends}'}
        )


def _columns(plan: SummaryPlan) -> list[Column]:
    criterion = [
        Column(heading, width, "word" if heading in ("Position", "Spread") else "text")
        for heading, width in zip(CRITERION_HEADINGS, CRITERION_WIDTHS, strict=True)
    ]
    width, name = (SECTOR_WIDTH, "number") if plan.grouped else (VIEW_WIDTH, "rating")
    return [
        *criterion,
        *(Column(heading, width, name) for heading in plan.view_headings),
        *(Column(heading, COUNT_WIDTH, "number") for heading in plan.total_headings),
    ]


def _line(plan: SummaryPlan, finding: Finding) -> TableLine:
    criterion = finding.criterion
    row = plan.rows[criterion.ref]
    counts = {word: f"{column_letter(plan.total_column(word))}{row}" for word in plan.comparison.rubric.ratings}
    return TableLine(
        [
            criterion.ref,
            criterion.domain,
            criterion.level.name,
            criterion.stage.name,
            formulas.position(counts, finding),
            formulas.spread(list(counts.values()), finding),
            *(_sector_counts(plan, finding) if plan.grouped else _words(finding)),
            *(_total(plan, finding, word, row) for word in plan.words),
        ],
        [
            "strong",
            "text",
            "text",
            "text",
            "word",
            "word",
            *("number" if plan.grouped else "rating" for _ in plan.view_headings),
            *("number" for _ in plan.words),
        ],
    )


def _words(finding: Finding) -> Iterator[str]:
    return (view.rating or view.status for view in finding.views)


def _total(plan: SummaryPlan, finding: Finding, word: str, row: int) -> Formula:
    """How many agencies gave a word, counted over the row, or over Answers where the row shows sectors."""
    value = count_of(finding, word)
    if not plan.grouped:
        cells = f"{address(row, plan.first_view)}:{address(row, max(plan.first_view, plan.first_total - 1))}"
        return formulas.count_if(cells, word, value) if plan.labels else Formula("=0", 0)
    ratings = list(plan.comparison.rubric.ratings)
    if word in ratings:
        step = len(ratings)
        first = plan.first_view + ratings.index(word)
        cells = ",".join(address(row, first + step * place) for place in range(len(plan.sectors)))
        return formulas.total(cells, value)
    return Formula(
        f"=COUNTIFS({answers_range(plan, 'Ref')},$A{row},{answers_range(plan, 'Status')},{literal(word)})", value
    )


def _sector_counts(plan: SummaryPlan, finding: Finding) -> list[Formula]:
    """How many agencies of each sector gave each rating, counted over the sheet Answers."""
    ref = f"$A{plan.rows[finding.criterion.ref]}"
    return [
        _sector_count(
            plan,
            ref,
            name,
            word,
            sum(
                view.rating == word and member == name for view, member in zip(finding.views, plan.members, strict=True)
            ),
        )
        for name in plan.sectors
        for word in plan.comparison.rubric.ratings
    ]


def _sector_count(plan: SummaryPlan, ref: str, name: str, word: str, value: int) -> Formula:
    tests: Sequence[tuple[str, str]] = (("Ref", ref), ("Sector", literal(name)), ("Rating", literal(word)))
    asked = ",".join(f"{answers_range(plan, heading)},{wanted}" for heading, wanted in tests)
    return Formula(f"=COUNTIFS({asked})", value)


def _choice(plan: SummaryPlan) -> dict[str, object]:
    offered = ", ".join(plan.comparison.rubric.words)
    return {
        "validate": "list",
        "source": list(plan.words),
        "input_title": "Correct an answer",
        "input_message": "Choose a word to correct what the agency answered; the counts and page one change with it.",
        "error_title": "Not on the list",
        "error_message": f"Choose one from the list: {offered}."[:225],
    }

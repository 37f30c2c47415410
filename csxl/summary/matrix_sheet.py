"""The matrix: every criterion by every agency, coloured by its own word, with live counts, position and spread."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import ceil

from csxl.model.comparison import Finding
from csxl.model.decisions import AS_RETURNED
from csxl.model.summary_names import ANSWERS, MATRIX
from csxl.summary import formulas
from csxl.summary.answers_sheet import answers_range
from csxl.summary.formulas import NO_POSITION, Formula, literal
from csxl.summary.issues_sheet import Questions, questions
from csxl.summary.late_rows import Content
from csxl.summary.looks import colour, division_looks, spread_looks, status_looks, word_looks
from csxl.summary.matrix_views import set_right, view_cells, view_styles
from csxl.summary.prompts import choose, offer
from csxl.summary.said_columns import said
from csxl.summary.sheet_plan import (
    AS_WRITTEN,
    CRITERION_HEADINGS,
    FIRST_ROW,
    HEADER_ROW,
    HOW_DIVIDED,
    LAST_HEADINGS,
    SummaryPlan,
    count_of,
)
from csxl.summary.table_sheet import Column, SheetTable, TableLine, write_table_sheet
from csxl.text.a1 import address, column_letter
from csxl.writing.text_fit import CHARACTER, text_width
from csxl.writing.xlsx import Page, Workbook

CRITERION_WIDTHS = (7.5, 24, 8.5, 12.5, 13.5)
VIEW_WIDTHS = 11.3, 15  # the least and the most; a word that is wider is shown a little smaller
VIEWS_WIDE = 110  # characters that agencies may take together without making the print smaller
PAGE_WIDE = 136  # characters of a page that agencies may take, in print of 7 points: twelve of the least width
SECTOR_WIDTH, RATED_WIDTHS, COUNT_WIDTHS = 10, (7, 15), (11, 18)
POSITION_WIDTHS, SPREAD_WIDTH = (13, 40), 12
ZOOM = 85  # per cent: nine agencies on a laptop
MOST_ROWS = 40  # that fit the height of a page
NOTE = "Choose a word over an answer to correct it. A heavy border: settled since. {} has what was returned."
HOW = (
    "Choose a word to correct what the agency answered; the counts and page one change with it. The return keeps its "
    "own word, and “{}” goes back to it."
)
GROUPED_NOTE = (
    "How many of the {:,} agencies chose each rating, by sector. The counts come from the sheet {}, which lists every "
    "agency."
)


def write_matrix(workbook: Workbook, plan: SummaryPlan) -> None:
    """The sheet on which every formula of the summary rests."""
    rubric = plan.comparison.rubric
    answers = plan.tab(ANSWERS)
    note = plan.text(GROUPED_NOTE, len(plan.labels), answers) if plan.grouped else plan.text(NOTE, answers)
    asked = questions(plan)
    lines = [_line(plan, finding, asked) for finding in plan.comparison.findings]
    frozen, columns = len(CRITERION_HEADINGS), _columns(plan)
    printed = plan.first_total - 1 + len(rubric.ratings)  # what else is counted stands in the cells
    table = SheetTable(columns, lines, note, frozen, filtered=False, repeated=True, printed=printed, compact=True)
    across = max(1, ceil(len(plan.view_headings) / (PAGE_WIDE // columns[frozen].width)))
    page = write_table_sheet(workbook, plan, MATRIX, table, across)
    page.ask("set_zoom", ZOOM)
    narrow = plan.first_total  # headings from here on have no room for a button
    page.filter(f"{address(HEADER_ROW, 1)}:{address(plan.last_row, narrow - 1)}")
    page.ask("fit_to_pages", across, 1 if len(lines) <= MOST_ROWS else 0)
    colour(page, [table.cells("Spread")], plan.in_cells(spread_looks(page)))
    colour(page, [table.cells(HOW_DIVIDED)], plan.in_cells(division_looks(page)))
    _colour_headings(page, plan)
    if not plan.grouped and plan.view_headings:
        views = f"{address(FIRST_ROW, plan.first_view)}:{address(plan.last_row, plan.first_total - 1)}"
        colour(page, [views], word_looks(page, rubric))
        _colour_statuses(page, plan, views)
        as_returned = plan.in_cell(AS_RETURNED)
        choices = offer(page, table, [*rubric.words, as_returned])
        page.choice(views, dict(choose(plan, choices, "Correct an answer", plan.text(HOW, as_returned))))
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


def _colour_statuses(page: Page, plan: SummaryPlan, views: str) -> None:
    """Quiet looks for the statuses that are no answers, which a cell may show and nobody can choose."""
    first = views.partition(":")[0]
    for word, look in plan.in_cells(status_looks(page)).items():
        page.rule(views, {"type": "formula", "format": look, "criteria": f"={first}={literal(word)}"})


def _columns(plan: SummaryPlan) -> list[Column]:
    ratings = list(plan.comparison.rubric.ratings)
    totals, each = plan.total_headings, VIEWS_WIDE / max(1, len(plan.labels))
    view = (
        Column("", SECTOR_WIDTH, "number") if plan.grouped else Column("", _wide(ratings, VIEW_WIDTHS, each), "rating")
    )
    count = _wide([part for word in ratings for part in word.split()], RATED_WIDTHS)
    other = _wide([f"{part}i" for word in totals[len(ratings) :] for part in word.split()], COUNT_WIDTHS)
    position = _wide([f"{one}–{other}" for one in ratings for other in ratings], POSITION_WIDTHS)
    return [
        *said(plan, map(_column, CRITERION_HEADINGS, CRITERION_WIDTHS)),
        *(view._replace(heading=heading) for heading in plan.view_headings),
        *(Column(heading, count, "number") for heading in totals[: len(ratings)]),
        *(Column(heading, other, "number") for heading in totals[len(ratings) :]),
        *said(plan, map(_column, LAST_HEADINGS, (position, SPREAD_WIDTH, COUNT_WIDTHS[0]))),
    ]


def _wide(words: Sequence[str], limits: tuple[float, float], wished: float = 0.0) -> float:
    """The width of a column for these words in bold, or as wished if that is more, within limits."""
    least, most = limits
    needed = max(text_width(word, bold=True) for word in words) / CHARACTER
    return min(most, max(least, needed, wished))


def _column(heading: str, width: float) -> Column:
    words = ("Position", "Spread", HOW_DIVIDED)
    return Column(heading, width, "word" if heading in words else "text", hidden=heading == AS_WRITTEN)


def _line(plan: SummaryPlan, finding: Finding, asked: Questions) -> TableLine:
    criterion = finding.criterion
    row = plan.rows[criterion.ref]
    counts = {word: f"{column_letter(plan.total_column(word))}{row}" for word in plan.comparison.rubric.ratings}
    views = _sector_counts(plan, finding) if plan.grouped else view_cells(plan, finding, asked)
    totals = [_total(plan, finding, word, row) for word in plan.words]
    spread = address(row, plan.matrix_column("Spread"))
    styles = [
        *("strong", "text", "text", "text", "word"),
        *(["number"] * len(views) if plan.grouped else view_styles(plan, finding)),
        *("number" for _ in plan.words),
        *("word", "word", "key"),
    ]
    return TableLine(
        [
            criterion.ref,
            criterion.domain,
            criterion.level.name,
            criterion.stage.name,
            formulas.division(list(counts.values()), spread, finding, plan.in_cell),
            *views,
            *totals,
            formulas.position(counts, finding, plan.in_cell(NO_POSITION)),
            formulas.spread(list(counts.values()), finding, plan.in_cell),
            _as_written(plan, row, totals if plan.grouped else views),
        ],
        [f"{style} first" for style in styles] if _begins_domain(plan, finding) else styles,
    )


def _begins_domain(plan: SummaryPlan, finding: Finding) -> bool:
    """Whether a line above the row sets its domain apart from the one before."""
    domains = plan.comparison.rubric.domains
    return any(finding.criterion == domain.criteria[0] for domain in domains[1:])


def _as_written(plan: SummaryPlan, row: int, contents: Sequence[Content]) -> Formula:
    """Whether the row still shows these contents: the agencies' words or, where it shows sectors, the counts."""
    first = plan.first_total if plan.grouped else plan.first_view
    values = (content.value if isinstance(content, Formula) else str(content) for content in contents)
    return formulas.as_written({address(row, column): value for column, value in enumerate(values, first)})


def _total(plan: SummaryPlan, finding: Finding, word: str, row: int) -> Formula:
    """How many agencies gave a word, counted over the row, or over Answers where the row shows sectors."""
    value = count_of(finding, word)
    if not plan.grouped:
        if not plan.labels:
            return Formula("=0", 0)
        cells = f"{address(row, plan.first_view)}:{address(row, plan.first_total - 1)}"
        counted = formulas.count_if(cells, plan.in_cell(word), value)
        return replace(counted, text=counted.text + set_right(plan, finding, word, row))
    ratings = list(plan.comparison.rubric.ratings)
    if word in ratings:
        step = len(ratings)
        first = plan.first_view + ratings.index(word)
        cells = ",".join(address(row, first + step * place) for place in range(len(plan.sectors)))
        return formulas.total(cells, value)
    refs, statuses = answers_range(plan, "Ref"), answers_range(plan, "Status")
    return Formula(f"=COUNTIFS({refs},$A{row},{statuses},{literal(plan.in_cell(word))})", value)


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

"""The board summary: one printed page that answers the board's questions, each with a link to the sheet behind it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby

from csxl.board.asked_of_board import write_asks
from csxl.board.banner import write_banner
from csxl.board.blocks import shown
from csxl.board.content import PageOne
from csxl.board.grid_sheet import colour_grid
from csxl.board.page_columns import widths
from csxl.board.page_looks import properties
from csxl.board.page_row import PageRow, Placed, as_made
from csxl.board.page_rows import GAP, TITLE_POINTS, points_of, section_rows
from csxl.model.summary_names import BOARD
from csxl.summary.above_page_one import as_at_cell, rows_above
from csxl.summary.actions_sheet import OVERDUE
from csxl.summary.formulas import Formula, literal
from csxl.summary.looks import alert_look, colour, word_looks
from csxl.summary.sheet_plan import SummaryPlan
from csxl.text.a1 import address
from csxl.text.days import DAY_NOUGHT
from csxl.text.folding import fold
from csxl.writing.xlsx import Page, Workbook

FIRST_ROW = 3  # below the title, the day, and what the page is about
ZOOM = 85  # per cent: the page's width on a screen of 1,280 pixels
MARGINS = {"left": 0.3, "right": 0.3, "top": 0.3, "bottom": 0.4}  # inches


def write_board(workbook: Workbook, one: PageOne) -> None:
    """The first page; in the review's other language it is the second, and shows how things stood when it was made."""
    plan, live = one.plan, one.within is None
    page = workbook.page(plan.tab(BOARD) if live else _own_name(workbook, plan))
    page.widths(widths(plan))
    above = rows_above(plan.comparison) if live else 0
    if above:
        write_banner(page, plan)
    _write_title(page, one, above)
    row, tables = FIRST_ROW + above, 1
    coloured: dict[str, list[str]] = {"place": [], "rating": [], "alert": []}
    for section in one.sections:
        rows = section_rows(plan, section, tables)
        rows = rows if live else [as_made(one) for one in rows]
        page.height(row, GAP)
        row += 1
        _write_rows(page, rows, row, coloured)
        tables += len({one.table for one in rows if one.table})
        row += len(rows)
    if live:
        one.behind.write(page)
        write_asks(page, one.behind)
    _colour(page, plan, coloured)
    _finish(page, plan, above + 1, row - 1)


def _write_title(page: Page, one: PageOne, above: int) -> None:
    """The title, what it is about, and the day by which actions are overdue."""
    book, plan = page.workbook, one.plan
    title, about = 1 + above, 2 + above
    page.text(f"A{title}", one.title, book.look(**properties("title")))
    page.text(f"A{about}", plan.says.as_at, book.look(**properties("quiet strong")))
    today, look = (plan.made - DAY_NOUGHT).days, properties("day") | {"num_format": plan.says.day_format}
    if one.within:
        page.text(f"B{about}", plan.said.day(plan.made), book.look(**look))
    else:
        page.formula(as_at_cell(plan.comparison).replace("$", ""), "=TODAY()", today, book.look(**look))
    last = len(widths(plan))
    under = Placed(3, last, one.under_title, "key")
    _write_cell(page, under, about, False)
    page.height(title, TITLE_POINTS)
    page.height(about, points_of(plan, under))


def _own_name(workbook: Workbook, plan: SummaryPlan) -> str:
    """What the page in another language is called: as there, if no sheet is called so."""
    name, taken = plan.says.board, {fold(domain.name) for domain in plan.comparison.rubric.domains}
    taken |= {fold(page.name) for page in workbook.pages}
    return f"{name} ({plan.language.tag})" if fold(name) in taken else name


def _write_rows(page: Page, rows: Sequence[PageRow], first: int, coloured: Mapping[str, list[str]]) -> None:
    """The rows of a section, and the areas of its tables for screen readers."""
    for number, row in enumerate(rows, first):
        page.height(number, row.points)
        for cell in row.cells:
            _write_cell(page, cell, number, number == first)
            if cell.look in coloured:
                coloured[cell.look].append(address(number, cell.first))
    for table, numbers in groupby(range(len(rows)), lambda number: rows[number].table):
        if table:
            places = list(numbers)
            head = rows[places[0]].cells
            ends = address(first + places[0], head[0].first), address(first + places[-1], head[-1].last)
            page.table_region(":".join(ends), table)


def _write_cell(page: Page, cell: Placed, row: int, first: bool) -> None:
    place, look = address(row, cell.first), page.workbook.look(**properties(cell.look, first))
    if cell.last > cell.first:
        page.merge(f"{place}:{address(row, cell.last)}", look)
    if cell.link:
        page.link(place, cell.link, shown(cell.text), look, cell.tip)
    if isinstance(cell.text, Formula):
        page.formula(place, cell.text.text, cell.text.value, look)
    elif cell.link:
        return
    else:
        page.text(place, cell.text, look)


def _colour(page: Page, plan: SummaryPlan, coloured: Mapping[str, list[str]]) -> None:
    """Colour the grid by what its cells say, and agreed ratings by their word."""
    if places := coloured["place"]:
        colour_grid(page, plan, f"{places[0]}:{places[-1]}")
    if coloured["rating"]:
        colour(page, coloured["rating"], word_looks(page, plan.comparison.rubric))
    late = plan.said.show(OVERDUE)
    for cell in coloured["alert"]:
        begins = f"=LEFT({cell},{len(late)})={literal(late)}"
        page.rule(cell, {"type": "formula", "criteria": begins, "format": alert_look(page)})


def _finish(page: Page, plan: SummaryPlan, first: int, last: int) -> None:
    page.printed(
        plan.footer(plan.says.board), f"A{first}:{address(last, len(widths(plan)))}", first, page_of=plan.language.page
    )
    page.ask("fit_to_pages", 1, 1)
    page.ask("set_margins", **MARGINS)
    page.ask("hide_gridlines", 2)
    page.ask("set_zoom", ZOOM)
    page.protect()

"""The board summary: one page that a chair can read in two minutes, each part with a link to the sheet behind it."""

from __future__ import annotations

from collections.abc import Sequence

from csxl.board import content
from csxl.board.chart_sheet import insert_chart
from csxl.board.content import tiles
from csxl.board.grid_sheet import key, places, write_grid
from csxl.compare.narrative import headline
from csxl.model.comparison import Spread
from csxl.model.summary_names import ACTIONS, BOARD, DECISIONS, DISAGREEMENT, ISSUES, MATRIX, METHOD
from csxl.summary.disagreement_sheet import first_rows
from csxl.summary.formulas import Formula
from csxl.summary.lines import broken
from csxl.summary.sheet_plan import SummaryPlan, target
from csxl.text.a1 import address
from csxl.writing import theme
from csxl.writing.text_fit import CHARACTER
from csxl.writing.xlsx import Page, Workbook

LINE_HEIGHT, SECTION_HEIGHT, KEY_HEIGHT, GAP = 16.5, 28.5, 18.0, 6.0
CHART_ROWS, CHART_HEIGHT = 15, 270.0
SENTENCES, LINES_EACH = 7, 2
SECTIONS = 4  # beside the chart
TILE = {"font_size": 20, "bold": True, "font_color": theme.BRAND, "valign": "vcenter", "num_format": "#,##0"}


def write_board(workbook: Workbook, plan: SummaryPlan) -> None:
    """The first page."""
    page = workbook.page(BOARD)
    widths = content.widths(plan)
    page.widths(widths)
    room = sum(widths)
    row = _write_title(page, plan)
    row = _write_sentences(page, plan, row, room)
    row = _write_tiles(page, plan, row)
    row = _write_section(
        page, row, content.STANDING, [(MATRIX, f"Every rating: {MATRIX}"), (METHOD, f"What the words mean: {METHOD}")]
    )
    grid = row
    row = write_grid(page, plan, grid, widths)
    page.table_region(f"A{grid}:{address(row - 1, len(places(plan)) + 1 + len(plan.letters))}")
    for text in broken(key(plan), room, theme.SMALL, 2):
        look = workbook.look(font_size=theme.SMALL, font_color=theme.QUIET_INK, valign="vcenter")
        _write_line(page, row, text, look, KEY_HEIGHT)
        row += 1
    last = _write_lists(page, plan, row, grid, widths)
    _finish(page, plan, last, len(widths))


def _write_title(page: Page, plan: SummaryPlan) -> int:
    book = page.workbook
    page.text("A1", content.title(plan), book.look(font_size=22, bold=True, font_color=theme.BRAND, valign="vcenter"))
    page.text("A2", content.under_title(plan), book.look(font_color=theme.QUIET_INK))
    page.height(1, 33)
    page.height(2, 20)
    return 3


def _write_sentences(page: Page, plan: SummaryPlan, row: int, room: float) -> int:
    """The headline, a row for each sentence, or two where it is long."""
    look = page.workbook.look(font_size=12)
    lines = [line for sentence in headline(plan.comparison) for line in broken(sentence, room, 12, LINES_EACH)]
    for number, line in enumerate(lines[:SENTENCES], row):
        _write_line(page, number, line, look, 17.25)
    return row + min(len(lines), SENTENCES)


def _write_tiles(page: Page, plan: SummaryPlan, row: int) -> int:
    """A row of large figures over a row of words."""
    book = page.workbook
    page.height(row, GAP)
    page.height(row + 1, 30)
    page.height(row + 2, 30)
    for column, tile in enumerate(tiles(plan), 1):
        colours = {"bg_color": theme.PANEL, "align": "center", "left": 5, "left_color": theme.PAPER}
        figure = book.look(**TILE | colours)
        place = address(row + 1, column)
        if isinstance(tile.figure, Formula):
            page.formula(place, tile.figure.text, tile.figure.value, figure)
        else:
            page.text(place, tile.figure, figure)
        page.text(address(row + 2, column), tile.word, book.look(font_size=theme.SMALL, text_wrap=True, **colours))
        if tile.word == f"criteria {Spread.POLARISED}":
            page.rule(
                f"{place}:{address(row + 2, column)}",
                {
                    "type": "formula",
                    "criteria": f"={address(row + 1, column, absolute=True)}>0",
                    "format": book.change(bg_color=theme.INK, font_color=theme.PAPER),
                },
            )
    return row + 3


def _write_section(page: Page, row: int, title: str, links: Sequence[tuple[str, str]], step: int = 2) -> int:
    """A heading with links to the sheets behind it in the columns to its right."""
    look = page.workbook.look(font_size=theme.HEADING, bold=True, font_color=theme.BRAND, valign="vcenter")
    page.text(address(row, 1), title, look)
    link = page.workbook.look(font_size=theme.SMALL, font_color=theme.LINK, underline=1, valign="vcenter")
    for place, (sheet, text) in enumerate(links):
        page.link(address(row, 4 + step * place), target(sheet), text, link)
    page.height(row, SECTION_HEIGHT)
    return row + 1


def _write_line(page: Page, row: int, text: str, look: object, points: float = LINE_HEIGHT) -> None:
    """Text that runs over the empty cells to its right."""
    page.text(address(row, 1), text, look)
    page.height(row, points)


def _write_lists(page: Page, plan: SummaryPlan, row: int, grid: int, widths: Sequence[float]) -> int:
    """Polarised criteria, actions and patterns on the left, the chart on the right; returns the last row."""
    chart = content.chart_column(plan)
    first = row
    row = _write_section(page, row, content.CONTESTED, [(DISAGREEMENT, f"All: {DISAGREEMENT}")])
    row = _write_polarised(page, plan, row)
    row = _write_section(page, row, content.AGREED, [(DECISIONS, f"Who, when and why: {DECISIONS}")])
    row = _write_agreed(page, plan, row)
    row = _write_section(page, row, content.PROPOSED, [(ACTIONS, f"All: {ACTIONS}")])
    row = _write_proposed(page, plan, row)
    row = _write_section(page, row, content.PATTERNS, [(ISSUES, f"What still needs settling: {ISSUES}")])
    row = _write_patterns(page, plan, row)
    while row - first < CHART_ROWS:
        page.height(row, LINE_HEIGHT)
        row += 1
    points = (row - first - SECTIONS) * LINE_HEIGHT + SECTIONS * SECTION_HEIGHT
    insert_chart(
        page,
        plan,
        address(first, chart),
        grid,
        (int(sum(widths[chart - 1 :]) * CHARACTER), int(min(points, CHART_HEIGHT) / 0.75) - 4),
    )
    return row - 1


def _write_polarised(page: Page, plan: SummaryPlan, row: int) -> int:
    book = page.workbook
    shown, rest = content.contested(plan)
    link = book.look(bold=True, font_color=theme.LINK, underline=1)
    rows = first_rows(plan)
    for finding, lines in shown:
        criterion = finding.criterion
        place = target(DISAGREEMENT, f"A{rows[criterion.ref]}")
        page.link(address(row, 1), place, f"{criterion.ref} {criterion.stage.name}", link)
        for number, line in enumerate(lines, row):
            page.text(address(number, 2), line, book.look())
            page.height(number, LINE_HEIGHT)
        row += len(lines)
    if rest:
        page.link(
            address(row, 1),
            target(DISAGREEMENT),
            content.more_contested(rest, bool(shown)),
            book.look(font_color=theme.LINK, underline=1),
        )
    elif not shown:
        page.text(address(row, 1), content.NONE_POLARISED, book.look())
    else:
        return row
    page.height(row, LINE_HEIGHT)
    return row + 1


def _write_agreed(page: Page, plan: SummaryPlan, row: int) -> int:
    """What the meeting agreed, which follows what is typed on the agenda."""
    told = content.agreed(plan)
    page.formula(address(row, 1), told.text, told.value, page.workbook.look())
    page.height(row, LINE_HEIGHT)
    return row + 1


def _write_proposed(page: Page, plan: SummaryPlan, row: int) -> int:
    for when, what in content.proposed(plan) or [(content.NONE_PROPOSED, "")]:
        _write_line(page, row, when, page.workbook.look())
        if what:
            page.text(address(row, 2), what, page.workbook.look())
        row += 1
    return row


def _write_patterns(page: Page, plan: SummaryPlan, row: int) -> int:
    for lines in [lines for _, lines in content.pattern_texts(plan)] or [[content.NO_PATTERN]]:
        for number, line in enumerate(lines):
            _write_line(page, row, f"   {line}" if number else line, page.workbook.look())
            row += 1
    return row


def _finish(page: Page, plan: SummaryPlan, last: int, columns: int) -> None:
    page.printed(plan.footer(BOARD), f"A1:{address(last, columns)}", 1)
    page.sheet.fit_to_pages(1, 1)
    page.sheet.hide_gridlines(2)
    page.sheet.set_zoom(85)
    page.protect()

"""The board summary: one page that a chair can read in two minutes, each part with a link to the sheet behind it."""
from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from csxl import theme
from csxl.comparison import RATED, Agency, Finding, Spread, by_contention
from csxl.layout import address
from csxl.narrative import headline, who_says_what
from csxl.patterns import patterns
from csxl.summary import formulas
from csxl.summary.chart import insert_chart
from csxl.summary.disagreement import first_rows
from csxl.summary.formulas import Formula
from csxl.summary.grid import key, places, write_grid
from csxl.summary.lines import DIGIT, broken
from csxl.summary.plan import ACTIONS, BOARD, DISAGREEMENT, ISSUES, MATRIX, METHOD, Plan, shortened, target
from csxl.wording import listed
from csxl.xlsx import Page, Workbook

NAME_WIDTH, PLACE_WIDTH, SUM_WIDTH = 27.0, 17.0, 12.0
LINE_HEIGHT, SECTION_HEIGHT, KEY_HEIGHT, GAP = 16.5, 28.5, 18.0, 6.0
CHART_WIDTH = 66.0  # characters, at least
CHART_ROWS, CHART_HEIGHT = 14, 270.0
SENTENCES, POLARISED_LINES, PATTERN_LINES, LINES_EACH = 7, 7, 7, 2
FEW_NAMES = 4


TILE = {"font_size": 20, "bold": True, "font_color": theme.BRAND, "valign": "vcenter", "num_format": "#,##0"}


class Tile(NamedTuple):
    """A figure with its word below."""
    figure: Formula | str
    word: str


def write_board(workbook: Workbook, plan: Plan) -> None:
    """The first page."""
    page = workbook.page(BOARD)
    widths = _widths(plan)
    page.widths(widths)
    room = sum(widths)
    row = _write_title(page, plan)
    row = _write_sentences(page, plan, row, room)
    row = _write_tiles(page, plan, row)
    row = _write_section(page, row, "Where the agencies stand", [(MATRIX, f"Every rating: {MATRIX}"),
                                                                 (METHOD, f"What the words mean: {METHOD}")])
    grid = row
    row = write_grid(page, plan, grid, widths)
    page.named(f"TitleRegion1.A{grid}.{address(row - 1, len(places(plan)) + 1 + len(plan.letters))}.1",
               f"$A${grid}:{address(row - 1, len(places(plan)) + 1 + len(plan.letters), absolute=True)}")
    for text in broken(key(plan), room, theme.SMALL, 2):
        look = workbook.look(font_size=theme.SMALL, font_color=theme.QUIET_INK, valign="vcenter")
        _write_line(page, row, text, look, KEY_HEIGHT)
        row += 1
    last = _write_lists(page, plan, row, grid, widths)
    _finish(page, plan, last, len(widths))


def _widths(plan: Plan) -> list[float]:
    """The grid's columns, and as many more as the tiles need."""
    widths = [NAME_WIDTH, *[PLACE_WIDTH] * len(places(plan)), *[SUM_WIDTH] * len(plan.letters)]
    return [*widths, *[SUM_WIDTH] * (len(tiles(plan)) - len(widths))]


def _write_title(page: Page, plan: Plan) -> int:
    book, comparison = page.workbook, plan.comparison
    title = " · ".join(filter(None, (BOARD, shortened(comparison.review))))
    page.text("A1", title, book.look(font_size=22, bold=True, font_color=theme.BRAND, valign="vcenter"))
    made = f"{plan.made.day} {plan.made:%B %Y}"
    below = " · ".join(filter(None, (comparison.partnership, comparison.rubric.title, made)))
    page.text("A2", broken(below, sum(_widths(plan)), most=1)[0], book.look(font_color=theme.QUIET_INK))
    page.height(1, 33)
    page.height(2, 20)
    return 3


def _write_sentences(page: Page, plan: Plan, row: int, room: float) -> int:
    """The headline, a row for each sentence, or two where it is long."""
    look = page.workbook.look(font_size=12)
    lines = [line for sentence in headline(plan.comparison) for line in broken(sentence, room, 12, LINES_EACH)]
    for number, line in enumerate(lines[:SENTENCES], row):
        _write_line(page, number, line, look, 17.25)
    return row + min(len(lines), SENTENCES)


def tiles(plan: Plan) -> list[Tile]:
    """Agencies, criteria by spread, answers by coverage: counted apart."""
    asked = [agency for agency in plan.comparison.agencies if agency.asked]
    came = sum(agency.returned for agency in asked)
    found = [finding.spread for finding in plan.comparison.findings]
    ratings = list(plan.letters)
    first, last = plan.total_range(ratings[0]), plan.total_range(ratings[-1])
    rated = f"{first.split(':')[0]}:{last.split(':')[1]}"
    return [
        Tile(f"{came} of {len(asked)}" if plan.comparison.expected else str(came), "agencies returned"),
        *(Tile(formulas.count_if(plan.spread_range, spread.value, found.count(spread)), f"criteria {spread}")
          for spread in Spread),
        Tile(formulas.total(rated, sum(plan.total(word) for word in ratings)), f"answers {RATED}"),
        *(Tile(formulas.total(plan.total_range(word), plan.total(word)), f"answers {word}" if word.islower() else word)
          for word in plan.words[len(ratings):])]


def _write_tiles(page: Page, plan: Plan, row: int) -> int:
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
            page.rule(f"{place}:{address(row + 2, column)}", {
                "type": "formula", "criteria": f"={address(row + 1, column, absolute=True)}>0",
                "format": book.change(bg_color=theme.INK, font_color=theme.PAPER)})
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


def _write_lists(page: Page, plan: Plan, row: int, grid: int, widths: Sequence[float]) -> int:
    """Polarised criteria and patterns on the left, the chart on the right; returns the last row."""
    chart = next(column for column in range(len(widths), 0, -1) if sum(widths[column - 1:]) >= CHART_WIDTH)
    room = sum(widths[:chart - 1]) - 2
    first = row
    row = _write_section(page, row, "Polarised criteria, and who says what", [(DISAGREEMENT, f"All: {DISAGREEMENT}")])
    row = _write_polarised(page, plan, row, room - widths[0])
    row = _write_section(page, row, "Patterns", [(ACTIONS, f"What is proposed: {ACTIONS}"),
                                                 (ISSUES, f"What is to settle: {ISSUES}")])
    row = _write_patterns(page, plan, row, room)
    while row - first < CHART_ROWS:
        page.height(row, LINE_HEIGHT)
        row += 1
    points = (row - first - 2) * LINE_HEIGHT + 2 * SECTION_HEIGHT
    insert_chart(page, plan, address(first, chart), grid,
                 (int(sum(widths[chart - 1:]) * DIGIT), int(min(points, CHART_HEIGHT) / 0.75) - 4))
    return row - 1


def _write_polarised(page: Page, plan: Plan, row: int, room: float) -> int:
    book = page.workbook
    came = [agency for agency in plan.comparison.agencies if agency.returned]
    found = [finding for finding in by_contention(plan.comparison.findings) if finding.spread == Spread.POLARISED]
    link = book.look(bold=True, font_color=theme.LINK, underline=1)
    rows = first_rows(plan)
    texts = [_who_says_what(finding, came, room) for finding in found]
    shown = sum(end <= POLARISED_LINES for end in accumulate(map(len, texts)))
    for finding, lines in zip(found[:shown], texts, strict=False):
        criterion = finding.criterion
        place = target(DISAGREEMENT, f"A{rows[criterion.ref]}")
        page.link(address(row, 1), place, f"{criterion.ref} {criterion.stage.name}", link)
        for number, line in enumerate(lines, row):
            page.text(address(number, 2), line, book.look())
            page.height(number, LINE_HEIGHT)
        row += len(lines)
    if len(found) > shown:
        page.link(address(row, 1), target(DISAGREEMENT), f"and {len(found) - shown} more on {DISAGREEMENT}",
                  book.look(font_color=theme.LINK, underline=1))
    elif not found:
        page.text(address(row, 1), "No criterion is polarised.", book.look())
    else:
        return row
    page.height(row, LINE_HEIGHT)
    return row + 1


def _who_says_what(finding: Finding, came: Sequence[Agency], room: float) -> list[str]:
    """Who says what in two lines at most; where there are too many names, a few for each rating and how many more."""
    lines = broken(who_says_what(finding, came), room)
    for names in range(FEW_NAMES, -1, -1):
        if len(lines) <= LINES_EACH:
            break
        lines = broken(" ".join(_raters(finding, word, names) for word in finding.counts if finding.counts[word]), room)
    return lines if len(lines) <= LINES_EACH else [*lines[:LINES_EACH - 1], f"{lines[LINES_EACH - 1]} …"]


def _raters(finding: Finding, word: str, names: int) -> str:
    raters = [view.agency for view in finding.views if view.rating == word]
    if not names and len(raters) > 1:
        return f"{word}: {len(raters)} agencies."
    return f"{word} ({len(raters)}): {listed(raters, names)}."


def _write_patterns(page: Page, plan: Plan, row: int, room: float) -> int:
    lines = list(_pattern_lines(plan, room)) or ["Nothing stands out."]
    for line in lines:
        _write_line(page, row, line, page.workbook.look())
        row += 1
    return row


def _pattern_lines(plan: Plan, room: float) -> Iterator[str]:
    """The patterns that there is room for, one of each kind before a second, in their own order."""
    found = patterns(plan.comparison)
    kinds = [pattern.kind for pattern in found]
    texts = [broken(f"• {pattern.sentence}", room - 2, most=LINES_EACH) for pattern in found]
    chosen, used = set(), 0
    for place in sorted(range(len(found)), key=lambda place: kinds[:place].count(kinds[place])):
        if used + len(texts[place]) <= PATTERN_LINES:
            chosen.add(place)
            used += len(texts[place])
    for place in sorted(chosen):
        first, *rest = texts[place]
        yield first
        yield from (f"   {line}" for line in rest)


def _finish(page: Page, plan: Plan, last: int, columns: int) -> None:
    page.printed(f"{shortened(plan.comparison.partnership)} · {BOARD}".strip(" ·"), f"A1:{address(last, columns)}", 1)
    page.sheet.fit_to_pages(1, 1)
    page.sheet.hide_gridlines(2)
    page.sheet.set_zoom(85)
    page.protect()


"""Page one row by row: each section's question at the left, beside it what answers it, from top to bottom."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from csxl.board.blocks import Block, BoardCell, BoardSection, BoardTable, Overview, Points, Sentence, Text, shown
from csxl.board.grid_sheet import grid_rows, key, level_key
from csxl.board.page_columns import LEAST_ROOM, QUESTION_COLUMNS, room_of, spans, widths
from csxl.board.page_looks import is_bold, size_of
from csxl.board.page_row import PageRow, Placed
from csxl.summary.formulas import Formula, literal
from csxl.summary.sheet_plan import SummaryPlan, target
from csxl.writing.text_fit import line_count, line_height

AIR = 1.5  # points in a row beyond its lines
LINK_WIDTH = 28.0  # characters at the end of a section's first row
TITLE_POINTS, UNDER_POINTS, GAP = 25.5, 14.25, 3.0  # the title, the line below it, and the room before a section
PAGE_POINTS = 745.0  # so high that A4 holds it at not much under three quarters of its size
MOST_WIDER = 1.1  # times as high: the same in HTML, which is no wider, has to be read on paper too
BULLET = "• "


def room_on(plan: SummaryPlan) -> float:
    """How high the page may be: a wider one is printed smaller, and so holds more."""
    return PAGE_POINTS * min(MOST_WIDER, max(1.0, sum(widths(plan)) / LEAST_ROOM))


def page_points(plan: SummaryPlan, sections: Sequence[BoardSection]) -> float:
    """How high a page of these sections is."""
    return TITLE_POINTS + UNDER_POINTS + sum(section_points(plan, section) for section in sections)


def section_points(plan: SummaryPlan, section: BoardSection) -> float:
    """How high a section is, with the room before it."""
    return GAP + sum(row.points for row in section_rows(plan, section, 1))


def section_rows(plan: SummaryPlan, section: BoardSection, table: int) -> list[PageRow]:
    """The rows of one section; its tables are numbered from `table` on. The first holds the question, the first
    sentence of what answers it, and a link to the sheet behind it."""
    lead, *blocks = section.blocks
    rows = [_first_row(plan, section, lead)]
    for block in blocks:
        rows += _block_rows(plan, block, table + len({row.table for row in rows if row.table}))
    return rows


def _first_row(plan: SummaryPlan, section: BoardSection, lead: Block) -> PageRow:
    band = " band" if section.band else ""
    cells = [Placed(1, QUESTION_COLUMNS, section.question, f"question{band}")]
    first, last = _link_columns(plan)
    told = lead.text if isinstance(lead, Sentence) else ""
    cells.append(Placed(QUESTION_COLUMNS + 1, first - 1 if section.sheet else last, told, f"strong{band}"))
    if section.sheet:
        rests = [block.rest for block in section.blocks if isinstance(block, BoardTable | Points) and block.rest]
        link = _link_text(plan, section.sheet, rests)
        cells.append(Placed(first, last, link, "link", target(plan.tab(section.sheet))))
    return _row(plan, cells)


def _link_columns(plan: SummaryPlan) -> tuple[int, int]:
    """The last columns of the page, as many as a link needs."""
    wide = widths(plan)
    first = next(column for column in range(len(wide), 0, -1) if sum(wide[column - 1 :]) >= LINK_WIDTH)
    return first, len(wide)


def _block_rows(plan: SummaryPlan, block: Block, table: int) -> Iterator[PageRow]:
    last = len(widths(plan))
    if isinstance(block, Sentence):
        yield _row(plan, [Placed(1, last, block.text, "strong" if block.strong else "sentence")])
    elif isinstance(block, Points):
        for number, text in enumerate(block.lines, 1):
            mark, look = (f"{number}. ", "ask") if block.numbered else (BULLET, "sentence")
            yield _row(plan, [Placed(1, last, _after(mark, text), look)])
    elif isinstance(block, Overview):
        yield from grid_rows(plan, table)
        for text in filter(None, (key(plan), level_key(plan))):
            yield _row(plan, [Placed(1, last, text, "key")])
    elif isinstance(block, BoardTable):
        yield from _table_rows(plan, block, table)


def _table_rows(plan: SummaryPlan, block: BoardTable, table: int) -> Iterator[PageRow]:
    places = spans(plan, block.widths)
    head = [Placed(*place, text, "header") for place, text in zip(places, block.headings, strict=True)]
    yield _row(plan, head, table)
    for line in block.lines:
        cells = zip(places, line, strict=True)
        yield _row(plan, [Placed(*place, cell.text, look_of(cell), cell.link) for place, cell in cells], table)


def look_of(cell: BoardCell) -> str:
    """The look of a table's cell."""
    if cell.link:
        return "linked"
    if cell.rating:
        return "rating"
    if cell.alert:
        return "alert"
    return "cell bold" if cell.bold else "cell"


def _after(mark: str, text: Text) -> Text:
    """The text after a bullet or number; an empty one has none."""
    if isinstance(text, str):
        return f"{mark}{text}"
    told = f'=IF({text.text[1:]}="","",{literal(mark)}&{text.text[1:]})'
    return Formula(told, f"{mark}{text.value}" if text.value else "")


def _link_text(plan: SummaryPlan, sheet: str, rests: Sequence[Text]) -> Text:
    """How much more there is on another sheet, or only that all of it is there."""
    every = plan.says.all_on.format(sheet=plan.tab(sheet))
    rest = rests[0] if rests else every
    if isinstance(rest, str):
        return rest
    return Formula(f'=IF({rest.text[1:]}="",{literal(every)},{rest.text[1:]})', rest.value or every)


def _row(plan: SummaryPlan, cells: Sequence[Placed], table: int = 0) -> PageRow:
    return PageRow(max(points_of(plan, cell) for cell in cells), tuple(cells), table)


def points_of(plan: SummaryPlan, cell: Placed) -> float:
    """How high a row must be for a text."""
    room = room_of(plan, cell.first, cell.last)
    size = size_of(cell.look)
    return line_count(shown(cell.text), room, size, is_bold(cell.look)) * line_height(size) + AIR

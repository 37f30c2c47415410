"""Where printed pages end, so that what belongs together stays together."""

from __future__ import annotations

from collections.abc import Sequence

from csxl.summary.sheet_plan import FIRST_ROW
from csxl.summary.table_sheet import BACK_HEIGHT, NOTE_HEIGHT, TITLE_HEIGHT, SheetTable, header_points, line_points
from csxl.writing.text_fit import CHARACTER
from csxl.writing.written_page import PRINTED_HEIGHT, PRINTED_WIDTH
from csxl.writing.xlsx import Page

ENDS = 5, 2  # lines kept together at the beginning and end of a block that is cut
MOST_EMPTY = 0.5  # of a page: rather than leave more of it empty, a block is cut
MOST_BREAKS = 1023  # Excel's limit


def break_pages(
    page: Page, table: SheetTable, blocks: Sequence[int], ends: tuple[int, int] = ENDS, empty: float = MOST_EMPTY
) -> None:
    """End printed pages between blocks of lines, given by their numbers of lines. One that does not fit what is left of
    a page begins the next; where that would leave more than `empty` of the page empty, or it is higher than a page, it
    is cut, so that neither its beginning nor its end is left alone."""
    widest = max(sum((column.width * CHARACTER + 5) * 0.75 for column in columns) for columns in table.pages)
    scale = min(1.0, PRINTED_WIDTH / widest)
    room = PRINTED_HEIGHT / scale - header_points(table.visible)
    heights = [line_points(table, line) for line in table.lines]
    used = TITLE_HEIGHT + 2 * NOTE_HEIGHT + BACK_HEIGHT
    breaks, start = [], 0
    for block in blocks:
        points = sum(heights[start : start + block])
        whole = points <= room and (used + points <= room or room - used <= empty * room)
        for size in (block,) if whole else cut(block, *ends):
            points = sum(heights[start : start + size])
            if used + points > room and start:
                breaks.append(FIRST_ROW + start - 1)
                used = 0.0
            used += points
            start += size
    page.ask("set_h_pagebreaks", breaks[:MOST_BREAKS])


def cut(size: int, first: int, last: int) -> tuple[int, ...]:
    """The sizes of the pieces that a block of lines may be cut into: its first lines stay together, and its last."""
    between = size - first - last
    return (size,) if between <= 0 else (first, *[1] * between, last)

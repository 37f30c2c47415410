"""Where the printed pages of the sheet Start end, so that what belongs together stays together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from csxl.writing.text_fit import CHARACTER
from csxl.writing.written_page import PRINTED_HEIGHT, PRINTED_WIDTH
from csxl.writing.xlsx import Page

PADDING = 5  # pixels of a column that are left free


def page_ends(page: Page, widths: Sequence[float], parts: Sequence[int]) -> Iterator[int]:
    """The last rows of pages, on each of which as many parts of the sheet stand as it holds; `parts` are their first
    rows and, at the end, the row after them all. The first row is repeated on each page."""
    pixels = sum(width * CHARACTER + PADDING for width in widths)
    room = PRINTED_HEIGHT / min(1.0, PRINTED_WIDTH / (pixels * 0.75))
    head = page.rows.points(1)
    used = 0.0
    for first, after in pairwise(parts):
        height = sum(map(page.rows.points, range(first, after)))
        if used and used + height > room:
            yield first - 1
            used = head
        used += height

"""The size of print at which the page fits one sheet of A4, landscape: by the lines that its texts take."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from csxl.board.blocks import Block, BoardCell, BoardSection, BoardTable, Points, Sentence, shown
from csxl.board.grid_sheet import headings, key, level_key, texts_of
from csxl.summary.sheet_plan import SummaryPlan
from csxl.writing.text_fit import CHARACTER, PIXELS, line_count

SIZES = [size / 4 for size in range(46, 19, -1)]  # pixels, the largest first
PAGE_WIDTH, PAGE_HEIGHT = 1062.0, 724.0  # pixels within the margins of A4 landscape, and some to spare
LINE = 1.2  # the height of a line, in letter sizes
KEY = 0.9  # letter sizes: of how to read the grid
HEADING = 1.1  # letter sizes: of a question, and of the strong sentence that goes on from it
TITLE, FOOTER, SECTION, ROW, CELL = 3.6, 1.7, 0.5, 0.18, 0.6  # letter sizes: of what stands round the texts


def paper_size(plan: SummaryPlan, sections: Sequence[BoardSection]) -> float:
    """The size of letters, in pixels."""
    return next((size for size in SIZES if _height(plan, sections, size) * size <= PAGE_HEIGHT), SIZES[-1])


def _height(plan: SummaryPlan, sections: Sequence[BoardSection], size: float) -> float:
    """How high the page is, in letter sizes, at a size of letters."""
    return TITLE + FOOTER + sum(_section_height(plan, one, size) + SECTION for one in sections)


def _section_height(plan: SummaryPlan, one: BoardSection, size: float) -> float:
    first, *others = one.blocks
    text = f"{one.question}   {shown(first.text)}" if isinstance(first, Sentence) else one.question
    heading = _lines(text, PAGE_WIDTH, size * HEADING, True) * HEADING * LINE + ROW
    return heading + sum(_heights(plan, others if isinstance(first, Sentence) else one.blocks, PAGE_WIDTH, size))


def _heights(plan: SummaryPlan, blocks: Sequence[Block], width: float, size: float) -> Iterator[float]:
    for block in blocks:
        if isinstance(block, Sentence):
            text = shown(block.text)
            bigger = HEADING if block.strong else 1.0
            yield _lines(text, width, size * bigger, block.strong) * LINE * bigger + ROW if text else 0.0
        elif isinstance(block, Points):
            yield sum(_lines(shown(text), width - 2 * size, size) * LINE for text in block.lines if shown(text))
            yield LINE * bool(shown(block.rest))
        elif isinstance(block, BoardTable):
            yield from (_row(block, line, width, size) for line in (_headings_of(block), *block.lines))
            yield LINE * bool(shown(block.rest))
        else:
            yield _grid_height(plan, width, size)


def _headings_of(block: BoardTable) -> tuple[BoardCell, ...]:
    return tuple(BoardCell(text, bold=True) for text in block.headings)


def _row(block: BoardTable, line: Sequence[BoardCell], width: float, size: float) -> float:
    if not any(shown(cell.text) for cell in line):
        return 0.0
    cells = zip(line, block.widths, strict=True)
    lines = max(_lines(shown(cell.text), width * share - CELL * size, size, cell.bold) for cell, share in cells)
    return lines * LINE + ROW


def _grid_height(plan: SummaryPlan, width: float, size: float) -> float:
    """The grid's rows and the line below it."""
    sums = len(plan.letters)
    names = headings(plan)
    shares = [1.5, *[1.0] * (len(names) - 1 - sums), *[0.6] * sums]
    rows = [names, *([domain.name, *texts_of(plan, domain)] for domain in plan.comparison.rubric.domains)]
    height = 0.0
    for texts in rows:
        pairs = zip(texts, shares, strict=False)
        lines = max(_lines(text, width * share / sum(shares) - CELL * size, size, True) for text, share in pairs)
        height += lines * LINE + 2 * ROW
    return height + sum(_lines(text, width, size) * LINE * KEY for text in (key(plan), level_key(plan)) if text) + ROW


def _lines(text: str, pixels: float, size: float, bold: bool = False) -> int:
    """The lines of a text in so many pixels at a size of letters."""
    return line_count(text, pixels / CHARACTER, size / PIXELS, bold)

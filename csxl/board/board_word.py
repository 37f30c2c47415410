"""The board's page as a Word document, to send or to paste into a report: the same facts, order and words as the sheet.

A document has no end of the page, so it shows a few lines more than paper does, and says how many are left and where.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from csxl import __version__
from csxl.board.blocks import (
    BoardCell,
    BoardSection,
    BoardTable,
    Points,
    Sentence,
    filled,
    is_alert,
    rest_beyond,
    shown,
)
from csxl.board.content import PageOne
from csxl.board.grid_word import grid_table
from csxl.board.word_document import packed_document
from csxl.board.word_file import WIDTH
from csxl.board.word_looks import KEY, SMALL, heading_row, rating_cell, text_cell, word_room
from csxl.board.word_xml import Row, WordCell, paragraph, table
from csxl.model.own_documents import BOARD_PAPER
from csxl.summary.sheet_plan import SummaryPlan
from csxl.writing import theme

MOST = 6  # lines of a table: more of them stay in the workbook, but one
NAME, DATE = 1800, 1150  # twentieths of a point: the narrowest that the first column and the others may be
MOST_ROOM = 2200  # so wide at most for a long word's sake


def board_document(one: PageOne) -> bytes:
    """The document (.docx); the same comparison and day give the same bytes."""
    plan = one.plan
    body = [part for section in one.sections for part in _section(plan, section)]
    made = plan.says.made_with.format(version=__version__)
    body.append(paragraph(f"{plan.comparison.rubric.credit} {made}", SMALL))
    return packed_document(plan, BOARD_PAPER, plan.says.board, body)


def _section(plan: SummaryPlan, one: BoardSection) -> Iterator[str]:
    yield paragraph(one.question, "Heading1")
    for block in one.blocks:
        if isinstance(block, Sentence):
            if text := shown(block.text):
                yield paragraph(text, KEY if block.strong else "")
        elif isinstance(block, Points):
            style = "ListNumber" if block.numbered else "ListBullet"
            yield from (paragraph(text, style) for text in map(shown, (*block.lines, *block.more)) if text)
        elif isinstance(block, BoardTable):
            yield from _table(plan, block)
        else:
            yield from grid_table(plan)


def _table(plan: SummaryPlan, block: BoardTable) -> Iterator[str]:
    """The table, and how many lines more the sheet has."""
    lines = filled((*block.lines, *block.more))
    told = lines if len(lines) <= MOST + 1 else lines[:MOST]
    if told:
        rows = [Row(tuple(_cell(plan, cell) for cell in line)) for line in told]
        about = plan.says.table_about.format(caption=block.caption, columns=", ".join(block.headings))
        yield paragraph(block.caption, "Caption")
        yield table(_widths(block, told), [heading_row(*block.headings), *rows], block.caption, about)
    if left := rest_beyond(block.rest, len(told) - len(filled(block.lines))):
        yield paragraph(left, SMALL)


def cell_text(cell: BoardCell) -> str:
    """What a cell says."""
    return shown(cell.text)


def _cell(plan: SummaryPlan, cell: BoardCell) -> WordCell:
    if cell.rating in plan.comparison.rubric.ratings:
        return rating_cell(plan, cell.rating)
    return text_cell(shown(cell.text), cell.bold or is_alert(cell), theme.ALERT if is_alert(cell) else "")


def _widths(block: BoardTable, lines: Sequence[Sequence[BoardCell]]) -> list[int]:
    """The columns' widths: each has what its longest word needs, which the wider ones give."""
    shares, texts = block.widths, zip(block.headings, *(map(cell_text, line) for line in lines), strict=True)
    needed = (min(MOST_ROOM, word_room(column)) for column in texts)
    least = [max(room, DATE if place else NAME) for place, room in enumerate(needed)]
    wide = [share * WIDTH > narrowest for share, narrowest in zip(shares, least, strict=True)]
    left = WIDTH - sum(narrowest for narrowest, is_wide in zip(least, wide, strict=True) if not is_wide)
    given = sum(share for share, is_wide in zip(shares, wide, strict=True) if is_wide)
    widths = [
        round(left * share / given) if is_wide else narrowest
        for share, is_wide, narrowest in zip(shares, wide, least, strict=True)
    ]
    widths[-1] += WIDTH - sum(widths)
    return widths

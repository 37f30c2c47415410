"""What csxl's Word documents look like alike: cells of a table, and how high a text stands in them."""

from __future__ import annotations

from csxl.board.word_xml import Row, Run, WordCell, paragraph
from csxl.summary.sheet_plan import SummaryPlan
from csxl.text.wording import sentence
from csxl.writing import theme
from csxl.writing.text_fit import CHARACTER, PIXELS, line_count

TEXT, HEADING, SMALL = "TableText", "TableHeading", "Small"
AIR, SIDES = 3.0, 8.5  # points above and below a cell's paragraph, and left and right of it
LINE = 12.25  # points of a line in a table


def heading_row(*headings: str) -> Row:
    """A table's header row."""
    return Row(tuple(WordCell((paragraph(text, HEADING),), theme.BRAND) for text in headings), heading=True)


def text_cell(*texts: str, bold: bool = False, fill: str = "") -> WordCell:
    """A cell with a paragraph for each text."""
    return WordCell(tuple(paragraph([Run(text, bold)], TEXT) for text in texts or ("",)), fill)


def rating_cell(plan: SummaryPlan, word: str, more: str = "") -> WordCell:
    """A word of the rubric with more text after it; on its own colour if it is of the scale."""
    rating = plan.comparison.rubric.ratings.get(word)
    ink, fill = (rating.ink, rating.fill) if rating else ("", "")
    return WordCell((paragraph([Run(sentence(word) + more, bold=True, ink=ink)], TEXT),), fill)


def text_height(text: str, width: int, size: float = theme.SMALL, bold: bool = False) -> float:
    """How high a paragraph stands, in points, in a cell whose width is given in twentieths of a point."""
    room = (width / 20 - SIDES) * PIXELS / CHARACTER
    return line_count(text, room, size, bold) * LINE * size / theme.SMALL + AIR

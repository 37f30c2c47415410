"""What csxl's Word documents look like alike: cells of a table, and how high a text stands in them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from math import ceil

from csxl.board.word_xml import Row, Run, WordCell, paragraph
from csxl.summary.sheet_plan import SummaryPlan
from csxl.text.wording import sentence
from csxl.writing import theme
from csxl.writing.text_fit import CHARACTER, PIXELS, line_count, text_width

TEXT, KEPT, HEADING, SMALL, KEY = "TableText", "TableKept", "TableHeading", "Small", "KeyMessage"
COUNT = re.compile(r"(\d) ")  # a number stays on the line of what it counts
WORD = re.compile(r"[^\s–-]+[–-]?")  # a line may end after a hyphen
AIR, SIDES = 3.0, 8.5  # points above and below a cell's paragraph, and left and right of it
LINE = 12.25  # points of a line in a table


def heading_row(*headings: str) -> Row:
    """A table's header row."""
    return Row(tuple(WordCell((paragraph(text, HEADING),), theme.BRAND) for text in headings), heading=True)


def text_cell(text: str = "", bold: bool = False, fill: str = "", style: str = TEXT) -> WordCell:
    """A cell with a text, in which counts such as "2 Red · 3 Green" are not torn apart."""
    whole = COUNT.sub("\\1\xa0", text) if " · " in text else text
    return WordCell((paragraph([Run(whole, bold)], style),), fill)


def rating_cell(plan: SummaryPlan, word: str, more: str = "") -> WordCell:
    """A word of the rubric with more text after it; on its own colour if it is of the scale."""
    rating = plan.comparison.rubric.ratings.get(word)
    ink, fill = (rating.ink, rating.fill) if rating else ("", "")
    word = word if word in plan.comparison.rubric.words else plan.said.show(word)
    return WordCell((paragraph([Run(sentence(word) + more, bold=True, ink=ink)], TEXT),), fill)


def word_room(texts: Iterable[str]) -> int:
    """How wide a column must be for the longest word of its texts, in twentieths of a point."""
    kept = (COUNT.sub("\\1.", text) if " · " in text else text for text in texts)  # a count is kept with its word
    words = [word for text in kept for word in WORD.findall(text)]
    return ceil(max((text_width(word, theme.SMALL, True) for word in words), default=0) / PIXELS * 20 + SIDES * 20)


def text_height(text: str, width: int, size: float = theme.SMALL, bold: bool = False) -> float:
    """How high a paragraph stands, in points, in a cell whose width is given in twentieths of a point."""
    room = (width / 20 - SIDES) * PIXELS / CHARACTER
    return line_count(text, room, size, bold) * LINE * size / theme.SMALL + AIR

"""What page one is made of, whatever it is drawn as: sections that each answer a question, of sentences and tables.

A text that can change in the workbook is a Formula; where nothing is live, its value is what stands there.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from csxl.summary.formulas import Formula
from csxl.text.records import dataclass

Text = str | Formula
NUMBER = re.compile(r"\d[\d,]*")


@dataclass(frozen=True)
class Sentence:
    """A paragraph; a `strong` one is what the eye should meet first."""

    text: Text
    strong: bool = False


@dataclass(frozen=True)
class BoardCell:
    """A cell of a table on page one. `rating` is the word of the scale whose colours it takes, if any, `link` the place
    in the workbook that it leads to, as "'Disagreement'!A6", and `alert` the word at its beginning that makes it one
    that nobody should miss, as "overdue"."""

    text: Text
    rating: str = ""
    bold: bool = False
    link: str = ""
    alert: str = ""


@dataclass(frozen=True)
class BoardTable:
    """A small table: `widths` are the shares of its columns, `lines` are shown everywhere, `more` wherever there is no
    end of the page (a screen, a Word document), and `rest` says on paper how many those are and where. A line whose
    cells are all empty is room for what is typed: only a workbook shows it."""

    caption: str
    headings: tuple[str, ...]
    widths: tuple[float, ...]
    lines: tuple[tuple[BoardCell, ...], ...]
    more: tuple[tuple[BoardCell, ...], ...] = ()
    rest: Text = ""


@dataclass(frozen=True)
class Points:
    """Short sentences under each other, with `more` and `rest` as in a table. An empty one may be filled by what is
    typed: only a workbook shows it."""

    lines: tuple[Text, ...]
    more: tuple[Text, ...] = ()
    rest: Text = ""
    numbered: bool = False


@dataclass(frozen=True)
class Overview:
    """The grid of all criteria, domain by level and stage, which every drawing makes in its own way."""


Block = Sentence | Points | BoardTable | Overview


@dataclass(frozen=True)
class BoardSection:
    """A question of the board's and what answers it, the first a sentence to stand beside it; `sheet` is where the
    workbook has all of it, and a `band` of colour marks the one with which the page closes."""

    question: str
    blocks: tuple[Block, ...]
    sheet: str = ""
    band: bool = False


Fitted = Callable[[int], BoardSection]  # a section with so many lines of its list on the page


def shown(text: Text) -> str:
    """What a text says as it was written."""
    return str(text.value) if isinstance(text, Formula) else text


def filled(lines: Sequence[tuple[BoardCell, ...]]) -> list[tuple[BoardCell, ...]]:
    """The lines of a table that say something: the others are room in a workbook."""
    return [line for line in lines if any(shown(cell.text) for cell in line)]


def rest_beyond(rest: Text, lines: int) -> str:
    """What `rest` says where so many further lines are shown: its number is less by them; "" if none is left."""
    text = shown(rest)
    found = NUMBER.search(text)
    left = int(found[0].replace(",", "")) - lines if found else 0
    return NUMBER.sub(f"{left:,}", text, count=1) if left > 0 else ""


def is_alert(cell: BoardCell) -> bool:
    """Whether a cell begins with the word that nobody should miss."""
    return bool(cell.alert) and shown(cell.text).startswith(cell.alert)

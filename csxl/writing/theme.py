"""Colours, fonts and sizes of whatever csxl writes; the ratings' own colours belong to the rubric."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

Look = frozenset[tuple[str, Any]]  # how a cell looks: XlsxWriter's properties of a format

FONT = "Calibri"  # Carlito has the same advance widths, so LibreOffice lays text out alike
BODY, SMALL, HEADING, TITLE = 11, 10, 14, 18  # points

INK, PAPER, QUIET_INK = "#0B0C0C", "#FFFFFF", "#484949"
BRAND, BRAND_INK = "#1D3D5C", "#FFFFFF"  # header rows and titles
PANEL = "#F1F4F7"  # quiet background of explanations
TINT = "#D6E0EA"  # cells that must differ from their neighbours, in grey print too
ANSWER = "#FFFDF2"  # cells to fill in
ALERT = "#FCEFD9"  # the one warning that nobody must miss
RULE = "#B1B4B6"  # thin lines between rows
LINK = "#1A5490"
FRAME = "#8A8F94"  # round cells to fill in
ABSTAINED = "#DDE1E4"  # an answer that is no rating
# By their place in the rubric: apart in grey print, and from ratings; none is italic, as settled answers are.
ABSTENTIONS: Sequence[Mapping[str, object]] = (
    {"bg_color": ABSTAINED, "font_color": INK, "bold": False},
    {"bg_color": PAPER, "font_color": QUIET_INK, "bold": False, "border": 3, "border_color": FRAME},
    {"bg_color": ABSTAINED, "font_color": INK, "bold": False, "border": 3, "border_color": FRAME},
)

PLAIN = {"font_name": FONT, "font_size": BODY, "font_color": INK, "valign": "top"}  # of any cell

# Of each colour above or in a rubric's scale that a questionnaire shows, those that earlier releases had in its place:
# their forms come back for months.
FORMERLY: Mapping[str, tuple[str, ...]] = {
    "#FABE28": ("#E8A24B",),
    "#4BB393": ("#C7F2DF",),
    ABSTAINED: ("#8A8F94",),
}

IN_PAGES = {  # by the name that a page's style knows them by
    "ink": INK,
    "paper": PAPER,
    "quiet": QUIET_INK,
    "brand": BRAND,
    "brand-ink": BRAND_INK,
    "panel": PANEL,
    "tint": TINT,
    "alert": ALERT,
    "rule": RULE,
    "link": LINK,
}


def look(**properties: Any) -> Look:
    """How a cell looks, in our own font."""
    return frozenset((PLAIN | properties).items())


def change(**properties: Any) -> Look:
    """What a conditional format changes, and nothing else."""
    return frozenset(properties.items())


def abstention(number: int) -> Mapping[str, object]:
    """How the answer that is no rating looks, by its place in the rubric from 0 on; a fourth looks as the third."""
    return ABSTENTIONS[min(number, len(ABSTENTIONS) - 1)]


def for_page(*names: str) -> str:
    """The colours of these names as a rule of a page's style."""
    return f":root {{ {'; '.join(f'--{name}: {IN_PAGES[name]}' for name in names)}; }}"


def ever(colour: str) -> tuple[str, ...]:
    """A colour, and those that stood in its place in earlier releases."""
    return (colour, *FORMERLY.get(colour, ()))

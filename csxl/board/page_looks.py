"""The looks of page one's cells, by name."""

from __future__ import annotations

from csxl.summary.looks import LINKED
from csxl.writing import theme

QUESTION_SIZE, TITLE_SIZE = 12, 20
SET_IN = {"align": "left", "indent": 1}
WRAPPED = {"text_wrap": True, "valign": "vcenter", **SET_IN}
SMALL = {"font_size": theme.SMALL}
CELL = {**WRAPPED, **SMALL, "bottom": 1, "bottom_color": theme.RULE}
HEADER = {**WRAPPED, **SMALL, "bold": True, "bg_color": theme.TINT}
BAND = {**WRAPPED, "bold": True, "font_color": theme.BRAND_INK, "bg_color": theme.BRAND}
GRID = {"border": 1, "border_color": theme.RULE, "text_wrap": True, "valign": "vcenter"}
LOOKS: dict[str, dict[str, object]] = {
    "title": {"font_size": TITLE_SIZE, "bold": True, "font_color": theme.BRAND, "valign": "vcenter"},
    "quiet": {**SMALL, "font_color": theme.QUIET_INK, "valign": "vcenter"},
    "quiet strong": {**SMALL, "bold": True, "valign": "vcenter"},
    "day": {**SMALL, **SET_IN, "bold": True, "valign": "vcenter"},
    "question": {
        "font_size": QUESTION_SIZE,
        "bold": True,
        "font_color": theme.BRAND,
        "text_wrap": True,
        "valign": "vcenter",
    },
    "strong": {**WRAPPED, **SMALL, "bold": True},
    "question band": {**BAND, "font_size": QUESTION_SIZE},
    "strong band": {**BAND, **SMALL},
    "ask": {**WRAPPED, **SMALL, "bold": True, "bg_color": theme.PANEL},
    "sentence": {**WRAPPED, **SMALL},
    "key": {**WRAPPED, **SMALL, "font_color": theme.QUIET_INK},
    "rest": {**WRAPPED, **SMALL, "font_color": theme.QUIET_INK},
    "link": {**SMALL, **LINKED, "align": "right", "valign": "vcenter"},
    "header": HEADER,
    "cell": CELL,
    "cell bold": {**CELL, "bold": True},
    "alert": CELL,
    "linked": {**CELL, **LINKED, "bold": True},
    "rating": {**CELL, "align": "center", "indent": 0, "bold": True},
    "grid header": {
        **GRID,
        **SMALL,
        "bold": True,
        "align": "center",
        "font_color": theme.BRAND_INK,
        "bg_color": theme.BRAND,
        "border_color": theme.BRAND,
    },
    "domain": {**GRID, **LINKED, **SET_IN, "bold": True},
    "place": {**GRID, **SMALL, "align": "center"},
    "sum": {**GRID, "align": "center"},
}
FIRST_LINE = {"top": 2, "top_color": theme.BRAND}  # above each question and what answers it


def size_of(look: str) -> float:
    """The size of a look's letters in points."""
    size = LOOKS[look].get("font_size", theme.BODY)
    return float(str(size))


def is_bold(look: str) -> bool:
    return bool(LOOKS[look].get("bold"))


def properties(name: str, first: bool = False) -> dict[str, object]:
    """What a look is made of; the `first` row of a section has a line above it."""
    return LOOKS[name] | (FIRST_LINE if first else {})

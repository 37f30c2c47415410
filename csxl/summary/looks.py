"""The cell formats of the summary: one calm hierarchy, with the ratings' own colours kept for ratings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from csxl.compare.movement import Movement
from csxl.model.comparison import BLANK, NO_ANSWER, NOT_RETURNED, TO_SETTLE, Division, Spread
from csxl.model.rubric import Rubric
from csxl.summary.formulas import literal
from csxl.writing import theme
from csxl.writing.xlsx import Page, Workbook

LINE = {"bottom": 1, "bottom_color": theme.RULE, "valign": "vcenter"}
WRAPPED = {"text_wrap": True, **LINE}
SET_IN = {"indent": 1}  # keeps text clear of the line to its left
CENTRED = {"align": "center"}
QUIET = {"font_color": theme.QUIET_INK}
PANEL = {"bg_color": theme.PANEL}
LINKED = {"font_color": theme.LINK, "underline": 1}
ANSWER = {
    "bg_color": theme.ANSWER,
    "border": 1,
    "border_color": theme.FRAME,
    "locked": False,
    "text_wrap": True,
    "valign": "vcenter",
}
HEADER = {
    "bold": True,
    "font_color": theme.BRAND_INK,
    "bg_color": theme.BRAND,
    "text_wrap": True,
    "valign": "vcenter",
    "border": 1,
    "border_color": theme.BRAND,
}
DATE = {"num_format": "d mmm yyyy", "align": "left"}
MOMENT = DATE | {"num_format": "d mmm yyyy hh:mm"}

UNLOCKED = "unlocked "
STYLES: dict[str, dict[str, object]] = {
    "title": {"font_size": theme.TITLE, "bold": True, "font_color": theme.BRAND, "valign": "vcenter"},
    "note": {**QUIET, "valign": "vcenter"},
    "back": {**LINKED, "font_size": theme.SMALL, "valign": "vcenter"},
    "header": {**HEADER, **SET_IN},
    "header centred": {**HEADER, **CENTRED},
    "text": {**WRAPPED, **SET_IN},
    "strong": {**WRAPPED, **SET_IN, "bold": True},
    "quiet": {**WRAPPED, **SET_IN, **QUIET},
    "quoted text": {**WRAPPED, **SET_IN, **QUIET, "italic": True},
    "key": {**LINE, **QUIET},
    "number": {**LINE, **CENTRED},
    "figure": {**WRAPPED, **SET_IN, "align": "left"},
    "date": {**LINE, **SET_IN, **DATE},
    "moment": {**LINE, **SET_IN, **MOMENT},
    "day": {**WRAPPED, **SET_IN, **DATE},
    "word": {**WRAPPED, **CENTRED},
    "quiet word": {**WRAPPED, **CENTRED, **QUIET},
    "panel text": {**WRAPPED, **SET_IN, **PANEL},
    "panel strong": {**WRAPPED, **SET_IN, **PANEL, "bold": True},
    "panel word": {**WRAPPED, **CENTRED, **PANEL, "bold": True},
    "open space": {"valign": "vcenter"},  # around cells to fill in
    "answer text": {**ANSWER, **SET_IN},
    "answer word": {**ANSWER, **CENTRED, "bold": True},
    "answer date": {**ANSWER, **SET_IN, **DATE},
    "moved": {**LINE, **CENTRED, "shrink": True},
    "rating": {
        "shrink": True,
        "align": "center",
        "valign": "vcenter",
        "locked": False,
        "border": 1,
        "border_color": theme.PAPER,
    },
}
STYLES["rating settled"] = STYLES["rating"] | {"italic": True, "border": 2, "border_color": theme.INK}


def style(workbook: Workbook, name: str, tall: bool = False) -> theme.Look:
    """The format of one of the STYLES; a name that ends in " first" has a heavier line above it, one that begins with
    "unlocked " may be typed over, and the text of a tall row starts at the top."""
    plain = name.removesuffix(" first")
    above = {"top": 2, "top_color": theme.BRAND} if plain != name else {}
    bare = plain.removeprefix(UNLOCKED)
    unlocked = {"locked": False} if bare != plain else {}
    set_in = {"align": "left"} if "indent" in STYLES[bare] else {}  # an indent from the top edge needs to be told
    return workbook.look(**STYLES[bare] | above | unlocked | ({"valign": "top", **set_in} if tall else {}))


def word_looks(page: Page, rubric: Rubric) -> dict[str, theme.Look]:
    """How each answer changes the look of its cell: ratings in their own colours, abstentions in greys."""
    change = page.workbook.change
    looks = {rating.word: change(bg_color=rating.fill, font_color=rating.ink, bold=True) for rating in rubric.scale}
    return looks | {
        abstention.word: change(**theme.abstention(number)) for number, abstention in enumerate(rubric.abstentions)
    }


def status_looks(page: Page) -> dict[str, theme.Look]:
    """How each status other than an answer changes the look of its cell: all quiet except "to settle"; what an agency
    left blank is on white, what never came is on grey."""
    change = page.workbook.change
    quiet = {"font_color": theme.QUIET_INK, "italic": True}
    absent = change(bg_color=theme.PANEL, **quiet)
    return {
        TO_SETTLE: change(bg_color=theme.PAPER, font_color=theme.INK, bold=True, border=1),
        BLANK: change(bg_color=theme.PAPER, **quiet),
        NOT_RETURNED: absent,
        NO_ANSWER: absent,
    }


def spread_looks(page: Page) -> dict[str, theme.Look]:
    """Polarised in white on black, adjacent in bold, so that they differ in grey print too."""
    return {
        Spread.POLARISED: page.workbook.change(bg_color=theme.INK, font_color=theme.PAPER, bold=True),
        Spread.ADJACENT: page.workbook.change(bold=True),
    }


def division_looks(page: Page) -> dict[str, theme.Look]:
    """The more divided, the darker: a split white on black, a few that differ on grey, a lone voice framed; the rest is
    plain, so that all differ in grey print too."""
    change = page.workbook.change
    return {
        Division.SPLIT: change(bg_color=theme.INK, font_color=theme.PAPER, bold=True),
        Division.FEW: change(bg_color=theme.RULE, font_color=theme.INK, bold=True),
        Division.LONE: change(bg_color=theme.PAPER, font_color=theme.INK, bold=True, border=1, border_color=theme.INK),
    }


def moved_looks(page: Page) -> dict[str, theme.Look]:
    """What is worse white on black, both ways on grey, better on a tint; what cannot be compared is quiet."""
    change = page.workbook.change
    quiet = change(font_color=theme.QUIET_INK, italic=True)
    return {
        **dict.fromkeys(
            (Movement.WORSE, Movement.MOSTLY_WORSE), change(bg_color=theme.INK, font_color=theme.PAPER, bold=True)
        ),
        Movement.BOTH: change(bg_color=theme.RULE, font_color=theme.INK, bold=True),
        **dict.fromkeys(
            (Movement.BETTER, Movement.MOSTLY_BETTER), change(bg_color=theme.TINT, font_color=theme.INK, bold=True)
        ),
        **dict.fromkeys((Movement.NEW, Movement.NO_LONGER, Movement.NOT_COMPARED, Movement.NOT_RATED), quiet),
    }


def alert_look(page: Page) -> theme.Look:
    """How a word looks that nobody must miss."""
    return page.workbook.change(bg_color=theme.ALERT, font_color=theme.INK, bold=True, border=1)


def colour(page: Page, cells: Iterable[str], looks: Mapping[str, theme.Look]) -> None:
    """Colour cells by their own word."""
    ranges = list(cells)
    for word, look in looks.items():
        page.rule(
            ranges[0],
            {"type": "cell", "criteria": "==", "value": literal(word), "format": look, "multi_range": " ".join(ranges)},
        )

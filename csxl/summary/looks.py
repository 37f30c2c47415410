"""The cell formats of the summary: one calm hierarchy, the ratings' own colours kept for ratings."""
from __future__ import annotations

from csxl import theme
from csxl.comparison import BLANK, NOT_RETURNED, TO_SETTLE
from csxl.rubric import Rubric
from csxl.xlsx import Format, Page, Workbook

LINE = {"bottom": 1, "bottom_color": theme.RULE}
WRAPPED = {"text_wrap": True, **LINE}
QUIET = {"font_color": theme.QUIET_INK}
PANEL = {"bg_color": theme.PANEL}
LINKED = {"font_color": theme.LINK, "underline": 1}
ANSWER = {"bg_color": theme.ANSWER, "border": 1, "border_color": theme.NO_RATING, "locked": False, "text_wrap": True}
DATE = {"num_format": "d mmm yyyy", "align": "left"}

STYLES: dict[str, dict[str, object]] = {
    "title": {"font_size": theme.TITLE, "bold": True, "font_color": theme.BRAND, "valign": "vcenter"},
    "note": {**QUIET, "valign": "vcenter"},
    "back": {**LINKED, "font_size": theme.SMALL},
    "header": {"bold": True, "font_color": theme.BRAND_INK, "bg_color": theme.BRAND, "text_wrap": True,
               "valign": "vcenter", "border": 1, "border_color": theme.BRAND},
    "header centred": {"bold": True, "font_color": theme.BRAND_INK, "bg_color": theme.BRAND, "text_wrap": True,
                       "valign": "vcenter", "align": "center", "border": 1, "border_color": theme.BRAND},
    "text": WRAPPED,
    "strong": {**WRAPPED, "bold": True},
    "quiet": {**WRAPPED, **QUIET},
    "link": {**WRAPPED, **LINKED},
    "number": {**LINE, "align": "center"},
    "figure": {**WRAPPED, "align": "left"},
    "date": {**LINE, **DATE},
    "word": {**WRAPPED, "align": "center"},
    "panel text": {**WRAPPED, **PANEL},
    "panel strong": {**WRAPPED, **PANEL, "bold": True},
    "panel word": {**WRAPPED, **PANEL, "bold": True, "align": "center"},
    "quoted text": {**WRAPPED, **QUIET, "italic": True},
    "answer text": ANSWER,
    "answer word": {**ANSWER, "align": "center", "bold": True},
    "answer date": {**ANSWER, **DATE},
    "rating": {"text_wrap": True, "align": "center", "valign": "vcenter", "locked": False, "border": 1,
               "border_color": theme.PAPER},
}


def style(workbook: Workbook, name: str) -> Format:
    """The format of one of the STYLES; a name with " first" at its end has a heavier line above it."""
    plain = name.removesuffix(" first")
    above = {"top": 2, "top_color": theme.BRAND} if plain != name else {}
    return workbook.look(**STYLES[plain], **above)


def colour_words(page: Page, cells: str, rubric: Rubric) -> None:
    """Colour cells by their own word: ratings in their colours, abstentions grey, the others plain and quiet."""
    change = page.workbook.change
    looks = {rating.word: change(bg_color=rating.fill, font_color=rating.ink, bold=True) for rating in rubric.scale}
    no_rating = change(bg_color=theme.NO_RATING, font_color=theme.NO_RATING_INK, bold=False)
    looks |= {abstention.word: no_rating for abstention in rubric.abstentions}
    looks |= {word: change(bg_color=theme.PANEL, font_color=theme.QUIET_INK, italic=True)
              for word in (BLANK, NOT_RETURNED)}
    looks[TO_SETTLE] = change(bg_color=theme.PAPER, font_color=theme.INK, bold=True, border=1)
    for word, look in looks.items():
        page.rule(cells, {"type": "cell", "criteria": "==", "value": f'"{word}"', "format": look})


def mark_spread(page: Page, cells: str) -> None:
    """Polarised in white on black, adjacent in bold: to be told apart in grey print too."""
    change = page.workbook.change
    page.rule(cells, {"type": "cell", "criteria": "==", "value": '"polarised"',
                      "format": change(bg_color=theme.INK, font_color=theme.PAPER, bold=True)})
    page.rule(cells, {"type": "cell", "criteria": "==", "value": '"adjacent"', "format": change(bold=True)})

"""What an agency promised on criteria that are asked no more, or on none: told how far it is on the sheet Start."""

from __future__ import annotations

from csxl.questionnaire.beside_answers import offer_progress, write_pieces
from csxl.questionnaire.draft import EDGE, Draft, fill_in
from csxl.questionnaire.looking_back import joined, promise_pieces
from csxl.questionnaire.start_widths import label_of, meaning_of
from csxl.writing import theme
from csxl.writing.text_fit import row_height
from csxl.writing.xlsx import Page


def write_promises(draft: Draft, page: Page, row: int) -> int:
    """A row for each of them, with a cell to choose in unless it has ended; the row after them."""
    language, look = draft.language, draft.workbook.look
    band = {"bold": True, "bg_color": theme.BRAND, "font_color": theme.BRAND_INK, "valign": "vcenter", **EDGE}
    wrap = {"text_wrap": True} if language.parts else {}
    page.text(f"A{row}", language.how_far_is_it, look(align="center", **band, **wrap))
    page.text(f"B{row}", language.promised, look(indent=1, **band))
    page.height(row, row_height([(language.how_far_is_it, label_of(draft), theme.BODY, True)], 22))
    first, end = row, row + len(draft.issue.promised)
    for at, promise in enumerate(draft.issue.promised, first + 1):
        pieces = promise_pieces(promise, language, wide=True)
        write_pieces(draft, page, f"B{at}", pieces, theme.BODY, EDGE)
        if promise.ended:
            page.blank(f"A{at}", look(**EDGE))
        else:
            page.blank(f"A{at}", fill_in(align="center", indent=0))
            offer_progress(draft, page, f"A{at}", several=False)
        page.height(at, row_height([(joined(pieces), meaning_of(draft))], 22))
    page.table_region(f"A{first}:B{end}", 4)
    return end + 1


def untold(draft: Draft, first: int) -> tuple[int, str]:
    """How many of them are to be told, and the formula that counts those of which nothing is chosen; `first` is the row
    of the heading."""
    places = [f"A{row}" for row, one in enumerate(draft.issue.promised, first + 1) if not one.ended]
    return len(places), "+".join(["0", *(f'(TRIM($A${place[1:]})="")' for place in places)])

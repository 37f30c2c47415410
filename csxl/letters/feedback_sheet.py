"""What an agency is told, as a workbook with one sheet that prints on one page."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from typing import Any

from csxl.compare.movement import Movement
from csxl.letters import feedback_layout as layout
from csxl.letters.told_agency import CriterionTold, Feedback
from csxl.model import own_workbooks
from csxl.text.a1 import address, column_letter
from csxl.writing import theme
from csxl.writing.xlsx import Page, Workbook

EDGE = {"border": 1, "border_color": theme.RULE}
CELL = {"text_wrap": True, "valign": "vcenter", **EDGE}
LEFT = {**CELL, "align": "left", "indent": 1}
MIDDLE = {**CELL, "align": "center"}
BRAND = {"bg_color": theme.BRAND, "font_color": theme.BRAND_INK}
BAND = {**BRAND, "valign": "vcenter", "indent": 1, "text_wrap": True}
DOMAIN = {**EDGE, "valign": "vcenter", "indent": 1, "bold": True, "bg_color": theme.TINT, "font_color": theme.BRAND}
MOVED = (Movement.BETTER, Movement.WORSE)
FIRST_COUNT, TABLE_ROW = 3, 4  # the column and the row where each begins


def feedback_book(told: Feedback) -> bytes:
    """The workbook; the same contents and day give the same bytes."""
    language = told.language
    workbook = Workbook(
        datetime.datetime.combine(told.day, datetime.time()),
        f"{language.tag}-GB",
        title=told.title,
        subject=told.review,
        author=told.partnership or "csxl",
    )
    workbook.property(own_workbooks.PROPERTY, own_workbooks.FEEDBACK)
    for one in told.tellings:
        write_page(workbook.page(one.language.on_feedback.sheet), one)
    return workbook.finish()


def write_page(page: Page, told: Feedback) -> None:
    """Write all that is told in one language."""
    page.widths(layout.widths(told))
    write_head(page, told)
    after = write_promises(page, write_criteria(page, told) + 1, told)
    after = write_actions(page, after + 1, told)
    page.ask("hide_gridlines", 2)
    page.protect()
    print_out(page, after - 1, told)


def write_head(page: Page, told: Feedback) -> None:
    """Write the title, what this is of, and how to read it."""
    look = page.workbook.look
    quiet = look(text_wrap=True, valign="vcenter", align="left", indent=1)
    write_across(page, 1, told, told.title, look(font_size=theme.TITLE, bold=True, **BAND))
    page.height(1, layout.across_height(told, told.title, theme.TITLE, True))
    write_across(page, 2, told, told.below, look(font_size=layout.BELOW, **BAND))
    page.height(2, layout.across_height(told, told.below, layout.BELOW))
    write_across(page, 3, told, told.sentences, quiet)
    page.height(3, layout.across_height(told, told.sentences))


def write_across(page: Page, row: int, told: Feedback, text: str, look: Any) -> None:
    """Write a text across all columns."""
    page.merge(f"A{row}:{last_column(told)}{row}", look)
    page.text(f"A{row}", text, look)


def write_criteria(page: Page, told: Feedback) -> int:
    """Write the table of the criteria, domain by domain; returns the row after it."""
    columns, row = layout.widths(told), TABLE_ROW
    write_headings(page, told)
    for domain in told.rubric.domains:
        row += 1
        for column in range(1, len(columns) + 1):
            page.blank(address(row, column), page.workbook.look(**DOMAIN))
        page.text(f"A{row}", domain.name, page.workbook.look(**DOMAIN))
        page.height(row, layout.LOW)
        for one in told.of(domain):
            row += 1
            write_criterion(page, row, one, told)
            page.height(row, layout.table_height(layout.texts_of(one, told), columns))
    page.table_region(f"A{TABLE_ROW}:{last_column(told)}{row}")
    return row + 1


def write_headings(page: Page, told: Feedback) -> None:
    """Write the header row; a word of the scale stands in its own colours."""
    heads, scale = layout.headings(told), told.rubric.scale
    colours: Mapping[int, Mapping[str, Any]] = {
        column: {"bg_color": rating.fill, "font_color": rating.ink} for column, rating in enumerate(scale, FIRST_COUNT)
    }
    for column, head in enumerate(heads, 1):
        own = LEFT if column in (1, len(heads)) else MIDDLE
        look = page.workbook.look(**{**own, **BRAND, **colours.get(column, {}), "bold": True})
        page.text(address(TABLE_ROW, column), head, look)
    page.height(TABLE_ROW, layout.table_height(heads, layout.widths(told), True))


def write_criterion(page: Page, row: int, one: CriterionTold, told: Feedback) -> None:
    """Write one criterion's row."""
    look, texts = page.workbook.look, layout.texts_of(one, told)
    agreed = len(texts) - 1
    for column, text in enumerate(texts, 1):
        place, count = address(row, column), column - FIRST_COUNT
        if column in (2, agreed):
            page.text(place, text, look(**{**MIDDLE, **look_of(text, told), **EDGE}))
        elif 0 <= count < len(one.others):
            quiet = {} if one.others[count] else {"font_color": theme.QUIET_INK}
            page.number(place, one.others[count], look(**MIDDLE, **quiet))
        elif 0 <= count < len(told.rubric.scale):
            page.text(place, text, look(**MIDDLE, font_color=theme.QUIET_INK))
        else:
            moved = bool(told.before) and column == agreed - 1 and one.moved in MOVED
            page.text(place, text, look(**LEFT, bold=moved))


def look_of(word: str, told: Feedback) -> Mapping[str, Any]:
    """How an answer is coloured."""
    if rating := told.rubric.ratings.get(word):
        return {"bg_color": rating.fill, "font_color": rating.ink, "bold": True}
    abstentions = [abstention.word for abstention in told.rubric.abstentions]
    return theme.abstention(abstentions.index(word)) if word in abstentions else {}


def write_promises(page: Page, row: int, told: Feedback) -> int:
    """Write what the agency promised last time below a row that is left free; returns the row after it."""
    if not told.promises:
        return row - 1
    words = told.language.on_feedback
    rows = [layout.promise_texts(one, told) for one in told.promises]
    write_heading(page, row, told, words.promised)
    return write_table(page, row + 1, told, [layout.promise_headings(told), *rows], layout.promise_spans(told), 3)


def write_actions(page: Page, row: int, told: Feedback) -> int:
    """Write the agency's own actions below a row that is left free; returns the row after them."""
    words = told.language.on_feedback
    write_heading(page, row, told, words.yours)
    if not told.actions:
        page.text(f"A{row + 1}", words.none_yours, page.workbook.look(font_color=theme.QUIET_INK))
        return row + 2
    rows = [layout.action_texts(action) for action in told.actions]
    return write_table(page, row + 1, told, [layout.action_headings(told), *rows], layout.action_spans(told), 2)


def write_heading(page: Page, row: int, told: Feedback, text: str) -> None:
    """Write what heads a table below a row that is left free."""
    page.height(row - 1, layout.GAP)
    heading = {"font_size": theme.HEADING, "bold": True, "font_color": theme.BRAND, "valign": "vcenter"}
    write_across(page, row, told, text, page.workbook.look(text_wrap=True, **heading))
    page.height(row, layout.across_height(told, text, theme.HEADING, True))


def write_table(
    page: Page, row: int, told: Feedback, rows: Sequence[Sequence[str]], spans: layout.Spans, number: int
) -> int:
    """Write a table whose first row are its headings, each text across some of the columns; returns the row after."""
    end, widths = row + len(rows), layout.span_widths(told, spans)
    for place, texts in enumerate(rows, row):
        look = page.workbook.look(**({**LEFT, **BRAND, "bold": True} if place == row else LEFT))
        for (first, last), text in zip(spans, texts, strict=True):
            if first < last:
                page.merge(f"{address(place, first)}:{address(place, last)}", look)
            page.text(address(place, first), text, look)
        page.height(place, layout.table_height(texts, widths))
    page.table_region(f"A{row}:{last_column(told)}{end - 1}", number)
    return end


def last_column(told: Feedback) -> str:
    """The letter of the last column."""
    return column_letter(len(layout.widths(told)))


def print_out(page: Page, last: int, told: Feedback) -> None:
    """One upright sheet of paper while print on it stays legible; what is longer goes on to another, with the headings
    again."""
    footer = " · ".join(filter(None, (told.partnership, told.review, told.agency.name)))
    pages = int(layout.share_of_paper(told) >= layout.SMALLEST)
    page_of = told.language.page
    page.printed(footer, f"A1:{last_column(told)}{last}", TABLE_ROW, pages, page_of)
    page.ask("set_portrait")
    page.freeze(f"B{TABLE_ROW + 1}")

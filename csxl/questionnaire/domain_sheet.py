"""A domain's sheet: title, statement, a hint, and the table with a row for each criterion."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from csxl.model import layout
from csxl.model.layout import ACTION, BY_WHEN, EVIDENCE, FIRST_ROW, HEADER_ROW, LEVEL, OWNER, RATING, REF, STAGE
from csxl.model.rubric import Criterion, Domain
from csxl.questionnaire.draft import CENTRED, DATE, EDGE, INDENT, TEXT, THICK, TUCKED, Draft
from csxl.questionnaire.issue import LastTime
from csxl.text.a1 import address, column_letter, quoted
from csxl.text.measures import LIST_LIMIT, units
from csxl.writing import theme
from csxl.writing.text_fit import CHARACTER, HIGHEST, line_count, line_height, row_height, text_width
from csxl.writing.xlsx import Page

WIDTHS = {
    REF: 7.0,
    LEVEL: 12.0,
    STAGE: 13.0,
    RATING: 13.0,
    EVIDENCE: 26.0,
    ACTION: 16.0,
    OWNER: 10.5,
    BY_WHEN: 12.5,
    layout.LAST_TIME: 11.0,
    layout.LAST_EVIDENCE: 26.0,
}
DESCRIPTORS = 84.0  # shared by the descriptors' columns
ROOM = 6  # lines of evidence that fit even in the lowest row


def write_domain(draft: Draft, domain: Domain) -> None:
    """Add the sheet of one domain."""
    page = draft.workbook.page(domain.name)
    page.widths([width_of(draft, heading) for heading in headings_of(draft)])
    write_heading(draft, page, domain)
    write_header(draft, page)
    before = domain.criteria[:1] + domain.criteria
    for row, (previous, criterion) in enumerate(zip(before, domain.criteria, strict=False), FIRST_ROW):
        write_criterion(draft, page, criterion, row, opens=criterion.level != previous.level)
    offer_answers(draft, page, domain)
    colour_answers(draft, page, domain)
    set_up(draft, page, domain)


def headings_of(draft: Draft) -> tuple[str, ...]:
    """The header row, with columns for last time where there was a review before."""
    last_time = (layout.LAST_TIME, layout.LAST_EVIDENCE) if draft.issue.last_time else ()
    return (*draft.grid.headings, *last_time)


def width_of(draft: Draft, heading: str) -> float:
    """A column's width in characters, with room for each word of its heading; the descriptors' columns share theirs."""
    if heading not in WIDTHS:
        return DESCRIPTORS / len(draft.rubric.scale)
    longest = max(text_width(word, bold=True) for word in draft.language.headings[heading].split())
    return max(WIDTHS[heading], math.ceil(longest / CHARACTER + 2 * INDENT - 1))


def write_heading(draft: Draft, page: Page, domain: Domain) -> None:
    """Title, statement and hint: each on one line over the empty cells beside it; a long statement wraps."""
    look, issue = draft.workbook.look, draft.issue
    width = sum(width_of(draft, heading) for heading in headings_of(draft))
    title = layout.sheet_title(domain.name, issue.agency, issue.agency_code, issue.language.return_code)
    page.text(f"A{layout.TITLE_ROW}", title, look(font_size=16, bold=True, font_color=theme.BRAND, valign="vcenter"))
    page.height(layout.TITLE_ROW, 30)
    lines = line_count(domain.statement, width)
    if lines > 1:  # the only merged block, and it is outside the grid
        last = address(layout.STATEMENT_ROW, len(headings_of(draft)))
        page.merge(f"A{layout.STATEMENT_ROW}:{last}", look(text_wrap=True))
    page.text(f"A{layout.STATEMENT_ROW}", domain.statement, look(valign="vcenter", text_wrap=lines > 1))
    page.height(layout.STATEMENT_ROW, row_height([(domain.statement, width)], minimum=20))
    page.link(
        f"A{layout.HINT_ROW}",
        f"{quoted(issue.language.start)}!A1",
        issue.language.back_to_start,
        look(font_color=theme.LINK, underline=1, valign="vcenter"),
        issue.language.go_to_start,
    )
    page.text(address(layout.HINT_ROW, 4), issue.language.hint, look(font_color=theme.QUIET_INK, valign="vcenter"))
    page.height(layout.HINT_ROW, 24)


def write_header(draft: Draft, page: Page) -> None:
    """The header row, with the ratings' columns in their own colours."""
    wrapped = False
    for column, heading in enumerate(headings_of(draft), 1):
        text, room = draft.language.headings.get(heading, heading), width_of(draft, heading) - INDENT
        wrapped |= line_count(text, room, bold=True) > 1
        rating = draft.rubric.ratings.get(heading)
        fill, ink = (rating.fill, rating.ink) if rating else (theme.BRAND, theme.BRAND_INK)
        look = draft.workbook.look(bold=True, bg_color=fill, font_color=ink, **CENTRED, **EDGE)
        page.text(address(HEADER_ROW, column), text, look)
    page.height(HEADER_ROW, 2 * line_height() + (6 if wrapped else 4))


def write_criterion(draft: Draft, page: Page, criterion: Criterion, row: int, opens: bool) -> None:
    """One criterion's row: what was published, then cells to fill in; a heavier line above where it `opens` a level."""
    edge = EDGE | ({"top": THICK, "top_color": theme.BRAND} if opens else {})
    places = {heading: address(row, column) for column, heading in enumerate(headings_of(draft), 1)}
    write_published(draft, page, criterion, places, edge)
    page.blank(places[RATING], draft.fill_in(bold=True, align="center", indent=0, **edge))
    for heading in (EVIDENCE, ACTION, OWNER):
        page.blank(places[heading], draft.fill_in(num_format=TEXT, **edge))
    page.blank(places[BY_WHEN], draft.fill_in(num_format=DATE, **edge))
    if draft.issue.last_time:
        last = draft.issue.last_time.get(criterion.ref, LastTime(""))
        page.text(places[layout.LAST_TIME], last.rating, draft.workbook.look(bold=True, **TUCKED, **edge))
        page.text(places[layout.LAST_EVIDENCE], last.evidence, draft.workbook.look(**TUCKED, **edge))
    page.height(row, criterion_height(draft, criterion))


def write_published(
    draft: Draft, page: Page, criterion: Criterion, places: Mapping[str, str], edge: Mapping[str, Any]
) -> None:
    """Ref, level, stage and descriptors of a criterion."""
    look = draft.workbook.look
    cell = look(**TUCKED, **edge)
    looks = look(bold=True), look(font_size=theme.SMALL, font_color=theme.QUIET_INK), cell
    page.text(places[REF], criterion.ref, look(bold=True, **TUCKED, **edge))
    page.headed(places[LEVEL], criterion.level.name, criterion.level.title, looks)
    page.headed(places[STAGE], criterion.stage.name, criterion.stage.definition, looks)
    for word, descriptor in criterion.descriptors.items():
        page.text(places[word], descriptor, cell)


def criterion_height(draft: Draft, criterion: Criterion) -> float:
    """The height in points of a criterion's row, which shows all that is published and some lines of evidence."""
    last = draft.issue.last_time.get(criterion.ref, LastTime(""))
    texts = {**criterion.descriptors, layout.LAST_TIME: last.rating, layout.LAST_EVIDENCE: last.evidence}
    full = row_height([(text, width_of(draft, heading) - INDENT) for heading, text in texts.items()])
    below = ((LEVEL, criterion.level.title), (STAGE, criterion.stage.definition))
    quiet = row_height([(text, width_of(draft, heading) - INDENT, theme.SMALL) for heading, text in below])
    return min(max(full, quiet + line_height(), ROOM * line_height()), HIGHEST)


def offer_answers(draft: Draft, page: Page, domain: Domain) -> None:
    """The dropdown of ratings, and what to write in the other cells."""
    words, language = draft.rubric.words, draft.language
    fits = units(",".join(words)) <= LIST_LIMIT
    source = list(words) if fits else f"={layout.answers_range(draft.rubric)}"
    page.choice(
        draft.grid.range(domain, RATING),
        {
            "validate": "list",
            "source": source,
            "error_type": "stop",
            "input_title": language.rating,
            "input_message": language.rating_prompt,
            "error_title": language.choose_title,
            "error_message": language.choose,
        },
    )
    page.choice(
        draft.grid.range(domain, EVIDENCE),
        {"validate": "any", "input_title": language.evidence, "input_message": language.evidence_prompt},
    )
    page.choice(
        draft.grid.range(domain, BY_WHEN),
        {"validate": "any", "input_title": language.by_when, "input_message": language.by_when_prompt},
    )


def colour_answers(draft: Draft, page: Page, domain: Domain) -> None:
    """A rating is coloured by its own word, and the descriptor that it chooses lights up."""
    own, column = draft.grid.range(domain, RATING), draft.grid.columns[RATING]
    for word, colours in draft.colours().items():
        text = '"' + word.replace('"', '""') + '"'
        colour = draft.workbook.change(**colours)
        page.rule(own, {"type": "cell", "criteria": "==", "value": text, "format": colour})
        if word in draft.rubric.ratings:
            chosen = f"=${column_letter(column)}{FIRST_ROW}={text}"
            page.rule(draft.grid.range(domain, word), {"type": "formula", "criteria": chosen, "format": colour})


def set_up(draft: Draft, page: Page, domain: Domain) -> None:
    """Panes, filter, the table's name for screen readers, protection and printing."""
    end = address(draft.grid.last_row(domain), len(headings_of(draft)))
    page.freeze(address(FIRST_ROW, draft.grid.columns[STAGE] + 1))
    page.filter(f"A{HEADER_ROW}:{end}")
    page.table_region(f"A{HEADER_ROW}:{end}")
    page.protect()
    page.sheet.hide_gridlines(2)
    page.sheet.set_selection(address(FIRST_ROW, draft.grid.columns[RATING]))
    draft.print_out(page, f"A1:{end}", HEADER_ROW)

"""The Start sheet: what this is, who it is from and for, how to fill it in, progress, and what the words mean.

Each part takes the row it starts at and returns the row after it.
"""

from __future__ import annotations

from collections.abc import Sequence

from csxl.model import layout
from csxl.model.bilingual import BESIDE
from csxl.model.layout import HOW_FAR
from csxl.questionnaire.draft import CENTRED, EDGE, TEXT, Draft, fill_in, prompt_title
from csxl.questionnaire.start_pages import page_ends
from csxl.questionnaire.start_progress import (
    cells_of,
    columns_of,
    write_last_step,
    write_progress,
)
from csxl.questionnaire.start_promises import untold, write_promises
from csxl.questionnaire.start_widths import label_of, meaning_of, widths_of
from csxl.text.a1 import absolute
from csxl.writing import theme
from csxl.writing.text_fit import INDENT, line_count, line_height, row_height
from csxl.writing.xlsx import Page

SECTION_GAP = 8.0  # points
OVERALL_LINES = 6  # of what is said of the whole


def write_start(draft: Draft) -> str:
    """Add the Start sheet; the cell of the last step's heading."""
    language = draft.language
    page = draft.workbook.page(language.start)
    page.widths(widths_of(draft))
    row = write_title(draft, page, 1)
    row = write_facts(draft, page, row)
    row = write_children(draft, page, row)
    row = write_section(draft, page, row, language.how_to)
    row = write_pairs(draft, page, row, (*language.steps, *look_back(draft), language.keyboard))
    table = write_section(draft, page, row, language.progress)
    row = end = besides = write_progress(draft, page, table)
    if draft.issue.promised:
        besides = write_section(draft, page, row, language.promised_besides)
        row = end = write_promises(draft, page, besides)
    row = overall = write_section(draft, page, row, language.own_words)
    row = write_overall(draft, page, row)
    page.named(f"RowTitleRegion2.A{overall}.B{row - 1}.1", absolute(f"A{overall}:B{row - 1}"))
    row = completed = write_section(draft, page, row, language.details)
    row = write_completed(draft, page, row)
    page.named(f"RowTitleRegion3.A{completed}.B{row - 1}.1", absolute(f"A{completed}:B{row - 1}"))
    signed = {f"$A${at}": f"$B${at}" for at in range(completed, row)}
    last_step, last = f"A{row}", row
    row = write_section(draft, page, row, language.last_step)
    row = words = write_last_step(draft, page, row, cells_of(draft, page, table, signed, untold(draft, besides)))
    row = write_words(draft, page, row)
    write_credit(draft, page, row)
    ends = [end - 1, words - 1]  # on paper: what to do, what to say at the end, what words mean
    if language.parts:
        ends = [*page_ends(page, widths_of(draft), (1, table - 1, end, completed - 1, last, words, row + 1))]
    page.ask("set_h_pagebreaks", ends)
    page.freeze("A3")
    page.protect()
    page.ask("hide_gridlines", 2)
    draft.print_out(page, f"A1:{columns_of(draft)[-1]}{row}", 1)
    return last_step


def look_back(draft: Draft) -> Sequence[tuple[str, str]]:
    """What to do about last time, if anything is shown of it."""
    head, text = draft.language.look_back
    asked = HOW_FAR in draft.beside
    return ((head, draft.language.look_back_on_promises if asked else text),) if draft.beside else ()


def write_title(draft: Draft, page: Page, row: int) -> int:
    """A band with the rubric's title, the partnership and the review."""
    band = {"bg_color": theme.BRAND, "font_color": theme.BRAND_INK, "valign": "vcenter", "indent": 1}
    below = " · ".join(filter(None, (draft.issue.partnership, draft.issue.review)))
    for text, sizes, height in ((draft.rubric.title, (theme.TITLE, theme.HEADING), 34.0), (below, (12,), 22.0)):
        bold = theme.TITLE in sizes
        fitting = (
            size for size in (*sizes, theme.BODY) if line_count(text, sum(widths_of(draft)) - INDENT, size, bold) == 1
        )
        look = draft.workbook.look(font_size=next(fitting, theme.SMALL), bold=bold, **band)
        fill(draft, page, row, look)
        page.text(f"A{row}", text, look)
        page.height(row, height)
        row += 1
    page.height(row, SECTION_GAP)
    return row + 1


def fill(draft: Draft, page: Page, row: int, look: theme.Look) -> None:
    """Give the cells of a row a look."""
    for column in columns_of(draft):
        page.blank(f"{column}{row}", look)


def write_facts(draft: Draft, page: Page, row: int) -> int:
    """Who this is for, and when and where to return it."""
    issue, language, look = draft.issue, draft.language, draft.workbook.look
    name, value, strong = look(font_color=theme.QUIET_INK, **CENTRED), look(**CENTRED), look(bold=True, **CENTRED)
    facts = (
        (language.agency, issue.agency, strong),
        (BESIDE.join(one.return_code.capitalize() for one in language.tellings), issue.agency_code, value),
        (language.please_return_by, issue.return_by, look(bold=True, num_format=language.day, **CENTRED)),
        (language.send_it_to, issue.send_to, value),
        (language.questions_to, issue.contact, value),
    )
    for label, fact, how in facts:
        if not fact:
            continue
        page.text(f"A{row}", label, name)
        beside = (label, label_of(draft))
        if isinstance(fact, str):
            page.text(f"B{row}", fact, how)
            page.height(row, row_height([beside, (fact, meaning_of(draft), theme.BODY, True)], 18))
        else:
            page.date(f"B{row}", fact, how)
            page.height(row, 18 if line_count(*beside) == 1 else row_height([beside]))
        row += 1
    page.height(row, SECTION_GAP)
    return row + 1


def write_children(draft: Draft, page: Page, row: int) -> int:
    """The one rule that matters most, in a frame of its own."""
    rule, why = draft.language.children, draft.language.children_why
    frame = {"bg_color": theme.ALERT, **CENTRED}
    edge = {"left": 5, "left_color": theme.BRAND, "bold": True, "font_size": 12}
    fill(draft, page, row, draft.workbook.look(**frame))
    draft.text(page, f"A{row}", rule, **frame, **edge)
    draft.text(page, f"B{row}", why, **frame)
    page.height(row, row_height([(rule, label_of(draft), 12, True), (why, meaning_of(draft))]) + 8)
    return row + 1


def write_section(draft: Draft, page: Page, row: int, heading: str) -> int:
    """A section's heading over a line."""
    fill(draft, page, row, draft.workbook.look(bottom=1, bottom_color=theme.BRAND))
    page.text(
        f"A{row}",
        heading,
        draft.workbook.look(
            font_size=theme.HEADING,
            bold=True,
            font_color=theme.BRAND,
            valign="bottom",
            bottom=1,
            bottom_color=theme.BRAND,
        ),
    )
    page.height(row, line_height(theme.HEADING) + 8)
    return row + 1


def write_overall(draft: Draft, page: Page, row: int) -> int:
    """What works well, and a comment on the whole, each with a box to write in."""
    for label, prompt in draft.language.overall.values():
        page.text(f"A{row}", label, draft.workbook.look(bold=True, **CENTRED))
        page.blank(f"B{row}", fill_in(num_format=TEXT))
        page.choice(f"B{row}", {"validate": "any", "input_title": prompt_title(label), "input_message": prompt})
        page.height(row, OVERALL_LINES * line_height(), grows=True)
        row += 1
    return row


def write_completed(draft: Draft, page: Page, row: int) -> int:
    """Name, role and date, to be filled in."""
    for key, (label, prompt) in draft.language.completed.items():
        page.text(f"A{row}", label, draft.workbook.look(bold=True, **CENTRED))
        dated = {"num_format": draft.language.day} if key == layout.DATE_COMPLETED else {"num_format": TEXT}
        page.blank(f"B{row}", fill_in(**dated))
        page.choice(f"B{row}", {"validate": "any", "input_title": prompt_title(label), "input_message": prompt})
        page.height(row, row_height([(label, label_of(draft), theme.BODY, True)], 22))
        row += 1
    return row


def write_pairs(draft: Draft, page: Page, row: int, pairs: Sequence[tuple[str, str]]) -> int:
    """Rows of a word or a short heading and its meaning."""
    for word, meaning in pairs:
        page.text(f"A{row}", word, draft.workbook.look(bold=True, **CENTRED))
        draft.text(page, f"B{row}", meaning, **CENTRED)
        page.height(row, row_height([(word, label_of(draft), theme.BODY, True), (meaning, meaning_of(draft))]))
        row += 1
    return row


def write_words(draft: Draft, page: Page, row: int) -> int:
    """What the answers, levels, stages and short forms mean."""
    rubric = draft.rubric
    row = write_section(draft, page, row, draft.language.answers)
    meanings = [
        *draft.nearest.items(),
        *((abstention.word, abstention.meaning) for abstention in rubric.abstentions),
    ]
    start, row = row, write_pairs(draft, page, row, meanings)
    for number, (word, colours) in enumerate(draft.colours().items(), start):
        page.text(f"A{number}", word, draft.workbook.look(**{"bold": True, **CENTRED, **EDGE, **colours}))
    row = write_section(draft, page, row, draft.language.words)
    row = write_pairs(draft, page, row, [(level.name, level.title) for level in rubric.levels])
    row = write_pairs(draft, page, row, [(stage.name, stage.definition) for stage in rubric.stages])
    return write_pairs(draft, page, row, rubric.key)


def write_credit(draft: Draft, page: Page, row: int) -> None:
    """Whose words these are, where the rubric says so."""
    text = draft.rubric.credit
    if not text:
        return
    page.height(row, row_height([(text, meaning_of(draft), theme.SMALL)]) + SECTION_GAP)
    quiet = {"font_size": theme.SMALL, "font_color": theme.QUIET_INK, **CENTRED, "valign": "bottom"}
    page.text(f"A{row}", draft.language.about, draft.workbook.look(**quiet))
    draft.text(page, f"B{row}", text, **quiet)

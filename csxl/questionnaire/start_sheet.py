"""The Start sheet: what this is, who it is from and for, how to fill it in, progress, and what the words mean.

Each part takes the row it starts at and returns the row after it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from csxl.model import layout
from csxl.model.layout import RATING
from csxl.model.rubric import Domain
from csxl.questionnaire.draft import CENTRED, EDGE, INDENT, TEXT, TUCKED, Draft
from csxl.text.a1 import absolute, quoted
from csxl.writing import theme
from csxl.writing.text_fit import line_count, line_height, row_height
from csxl.writing.xlsx import Page

if TYPE_CHECKING:
    from xlsxwriter.format import Format

WIDTHS = (25.0, 88.0, 10.0, 11.0, 9.0)
LABEL, MEANING = WIDTHS[0] - INDENT, WIDTHS[1] - INDENT  # room for text in the first two columns
COLUMNS, NUMBERS = tuple("ABCDE"), tuple("CDE")
SECTION_GAP = 10.0  # points
OVERALL_LINES = 6  # of what is said of the whole


def write_start(draft: Draft) -> None:
    """Add the Start sheet."""
    language = draft.language
    page = draft.workbook.page(language.start)
    page.widths(WIDTHS)
    row = write_title(draft, page, 1)
    row = write_facts(draft, page, row)
    row = write_children(draft, page, row)
    row = write_section(draft, page, row, language.how_to)
    row = write_pairs(draft, page, row, language.steps)
    row = write_section(draft, page, row, language.progress)
    row = write_progress(draft, page, row)
    page.sheet.set_h_pagebreaks([row - 1])  # the first page on paper ends here
    row = overall = write_section(draft, page, row, language.own_words)
    row = write_overall(draft, page, row)
    page.named(f"RowTitleRegion2.A{overall}.B{row - 1}.1", absolute(f"A{overall}:B{row - 1}"))
    row = completed = write_section(draft, page, row, language.details)
    row = write_completed(draft, page, row)
    page.named(f"RowTitleRegion3.A{completed}.B{row - 1}.1", absolute(f"A{completed}:B{row - 1}"))
    row = write_words(draft, page, row)
    write_credit(draft, page, row)
    page.freeze("A3")
    page.protect()
    page.sheet.hide_gridlines(2)
    draft.print_out(page, f"A1:E{row}", 1)


def write_title(draft: Draft, page: Page, row: int) -> int:
    """A band with the rubric's title, the partnership and the review."""
    band = {"bg_color": theme.BRAND, "font_color": theme.BRAND_INK, "valign": "vcenter", "indent": 1}
    below = " · ".join(filter(None, (draft.issue.partnership, draft.issue.review)))
    for text, sizes, height in ((draft.rubric.title, (theme.TITLE, theme.HEADING), 34.0), (below, (12,), 22.0)):
        bold = theme.TITLE in sizes
        fitting = (size for size in (*sizes, theme.BODY) if line_count(text, sum(WIDTHS) - INDENT, size, bold) == 1)
        look = draft.workbook.look(font_size=next(fitting, theme.SMALL), bold=bold, **band)
        fill(page, row, look)
        page.text(f"A{row}", text, look)
        page.height(row, height)
        row += 1
    page.height(row, SECTION_GAP)
    return row + 1


def fill(page: Page, row: int, look: Format, columns: Sequence[str] = COLUMNS) -> None:
    """Give the cells of a row a look."""
    for column in columns:
        page.blank(f"{column}{row}", look)


def write_facts(draft: Draft, page: Page, row: int) -> int:
    """Who this is for, and when and where to return it."""
    issue, language, look = draft.issue, draft.language, draft.workbook.look
    name, value, strong = look(font_color=theme.QUIET_INK, **CENTRED), look(**CENTRED), look(bold=True, **CENTRED)
    facts = (
        (language.agency, issue.agency, strong),
        (language.return_code.capitalize(), issue.agency_code, value),
        (language.please_return_by, issue.return_by, look(bold=True, num_format=language.day, **CENTRED)),
        (language.send_it_to, issue.send_to, value),
        (language.questions_to, issue.contact, value),
    )
    for label, fact, how in facts:
        if not fact:
            continue
        page.text(f"A{row}", label, name)
        if isinstance(fact, str):
            page.text(f"B{row}", fact, how)
            page.height(row, row_height([(fact, MEANING, theme.BODY, True)], 18))
        else:
            page.date(f"B{row}", fact, how)
            page.height(row, 18)
        row += 1
    page.height(row, SECTION_GAP)
    return row + 1


def write_children(draft: Draft, page: Page, row: int) -> int:
    """The one rule that matters most, in a frame of its own."""
    rule, why = draft.language.children, draft.language.children_why
    frame = {"bg_color": theme.ALERT, **CENTRED}
    edge = {"left": 5, "left_color": theme.BRAND, "bold": True, "font_size": 12}
    fill(page, row, draft.workbook.look(**frame))
    page.text(f"A{row}", rule, draft.workbook.look(**frame, **edge))
    page.text(f"B{row}", why, draft.workbook.look(**frame))
    page.height(row, row_height([(rule, LABEL, 12, True), (why, MEANING)]) + 8)
    return row + 1


def write_section(draft: Draft, page: Page, row: int, heading: str) -> int:
    """A section's heading over a line."""
    fill(page, row, draft.workbook.look(bottom=1, bottom_color=theme.BRAND))
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
    page.height(row, line_height(theme.HEADING) + 12)
    return row + 1


def write_overall(draft: Draft, page: Page, row: int) -> int:
    """What works well, and a comment on the whole, each with a box to write in."""
    for label, prompt in draft.language.overall.values():
        page.text(f"A{row}", label, draft.workbook.look(bold=True, **TUCKED))
        page.blank(f"B{row}", draft.fill_in(num_format=TEXT))
        page.choice(f"B{row}", {"validate": "any", "input_title": label, "input_message": prompt})
        page.height(row, OVERALL_LINES * line_height())
        row += 1
    return row


def write_completed(draft: Draft, page: Page, row: int) -> int:
    """Name, role and date, to be filled in."""
    for key, (label, prompt) in draft.language.completed.items():
        page.text(f"A{row}", label, draft.workbook.look(bold=True, **CENTRED))
        dated = {"num_format": draft.language.day} if key == layout.DATE_COMPLETED else {"num_format": TEXT}
        page.blank(f"B{row}", draft.fill_in(valign="vcenter", **dated))
        page.choice(f"B{row}", {"validate": "any", "input_title": label, "input_message": prompt})
        page.height(row, 22)
        row += 1
    return row


def write_pairs(draft: Draft, page: Page, row: int, pairs: Sequence[tuple[str, str]]) -> int:
    """Rows of a word or a short heading and its meaning."""
    for word, meaning in pairs:
        page.text(f"A{row}", word, draft.workbook.look(bold=True, **CENTRED))
        page.text(f"B{row}", meaning, draft.workbook.look(**CENTRED))
        page.height(row, row_height([(word, LABEL, theme.BODY, True), (meaning, MEANING)]))
        row += 1
    return row


def write_progress(draft: Draft, page: Page, row: int) -> int:
    """A row for each domain, with a link to its sheet and how much of it is answered, and a total."""
    band = {"bold": True, "bg_color": theme.BRAND, "font_color": theme.BRAND_INK, "valign": "vcenter", **EDGE}
    header, middle = draft.workbook.look(indent=1, **band), draft.workbook.look(align="center", **band)
    for column, text in zip(COLUMNS, draft.language.progress_headings, strict=True):
        page.text(f"{column}{row}", text, middle if column in NUMBERS else header)
    page.height(row, 22)
    first, end = row + 1, row + len(draft.rubric.domains)
    for number, domain in enumerate(draft.rubric.domains, first):
        write_domain_progress(draft, page, number, domain)
    panel = {"bold": True, "bg_color": theme.PANEL, "valign": "vcenter", **EDGE}
    label, total = draft.workbook.look(indent=1, **panel), draft.workbook.look(align="center", **panel)
    fill(page, end + 1, label, "AB")
    page.text(f"A{end + 1}", draft.language.all_domains, label)
    everything = len(draft.rubric.criteria)
    for column, value in zip(NUMBERS, (everything, 0, everything), strict=True):
        page.formula(f"{column}{end + 1}", f"=SUM({column}{first}:{column}{end})", value, total)
    page.height(end + 1, 22)
    page.table_region(f"A{row}:E{end + 1}")
    return end + 2


def write_domain_progress(draft: Draft, page: Page, row: int, domain: Domain) -> None:
    """One domain's row of the table of progress."""
    look, criteria = draft.workbook.look, len(domain.criteria)
    answers = f"{quoted(domain.name)}!{draft.grid.range(domain, RATING)}"
    answered = "+".join(f"COUNTIF({answers},{criterion(word)})" for word in draft.rubric.words)
    link = look(font_color=theme.LINK, underline=1, **CENTRED, **EDGE)
    number = look(valign="vcenter", align="center", **EDGE)
    page.link(f"A{row}", f"{quoted(domain.name)}!A1", domain.name, link, draft.language.go_to_domain)
    page.text(f"B{row}", domain.statement, look(font_size=theme.SMALL, **CENTRED, **EDGE))
    page.number(f"C{row}", criteria, number)
    page.formula(f"D{row}", f"={answered}", 0, number)
    page.formula(f"E{row}", f"=C{row}-D{row}", criteria, look(bold=True, valign="vcenter", align="center", **EDGE))
    page.height(row, row_height([(domain.name, LABEL), (domain.statement, MEANING, theme.SMALL)]) + 1)


def criterion(word: str) -> str:
    """A word as COUNTIF wants it, in quotes: "?", "*" and "~" stand for themselves, and so does "<" at its start."""
    plain = "".join(f"~{letter}" if letter in "?*~" else letter for letter in word).replace('"', '""')
    return f'"={plain}"'


def write_words(draft: Draft, page: Page, row: int) -> int:
    """What the answers, levels, stages and short forms mean."""
    rubric = draft.rubric
    row = write_section(draft, page, row, draft.language.answers)
    meanings = [
        *((word, draft.language.nearest.format(word)) for word in rubric.ratings),
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
    """Whose words these are."""
    text = draft.rubric.credit
    page.height(row, row_height([(text, MEANING, theme.SMALL)]) + SECTION_GAP)
    look = draft.workbook.look(font_size=theme.SMALL, font_color=theme.QUIET_INK, **(CENTRED | {"valign": "bottom"}))
    page.text(f"A{row}", draft.language.about, look)
    page.text(f"B{row}", text, look)

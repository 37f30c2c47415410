"""How to go on from a domain's sheet: a hint, and links to Start and to what comes next."""

from __future__ import annotations

from csxl.model import layout
from csxl.model.layout import ACTION, BY_WHEN, FIRST_ROW, OWNER, RATING, STAGE
from csxl.model.rubric import Domain
from csxl.questionnaire.column_widths import SIZE
from csxl.questionnaire.draft import Draft
from csxl.text.a1 import address, quoted
from csxl.writing import theme
from csxl.writing.text_fit import CHARACTER, row_height, text_width
from csxl.writing.xlsx import Page


def write_ways(draft: Draft, page: Page, domain: Domain, last_step: str) -> None:
    """A hint on how to go on, between a link back to Start and one to the domain after this or, from the last one, to
    the last step."""
    language, domains = draft.language, draft.rubric.domains
    link = draft.workbook.look(font_size=SIZE, font_color=theme.LINK, underline=1, valign="vcenter")
    row, start = layout.HINT_ROW, f"{quoted(language.start)}!"
    page.link(f"A{row}", f"{start}A1", language.back_to_start, link, language.go_to_start)
    write_hint(draft, page, row)
    after = domains[domains.index(domain) + 1 :]
    column = draft.grid.columns[_clear_of(draft, language.hint)]
    place = address(row, column)
    if after:
        answers = address(FIRST_ROW, draft.grid.columns[RATING])
        name = _next_link(draft, after[0], column)
        page.link(place, f"{quoted(after[0].name)}!{answers}", name, link, language.go_to_domain)
    else:
        page.link(place, f"{start}{last_step}", language.to_last_step, link, language.go_to_start)


def _next_link(draft: Draft, domain: Domain, column: int) -> str:
    """What leads to the domain after this and fits the columns from this one on: a link is never wrapped."""
    room = sum([*draft.widths.values()][column - 1 :]) * CHARACTER
    whole, short = next_links(draft, domain)
    return whole if text_width(whole, SIZE) < room else short


def next_links(draft: Draft, domain: Domain) -> tuple[str, str]:
    """What may lead to a domain: with both its names in two languages, or with that of its tab."""
    text = draft.language.next_domain
    return text.format(draft.title_of(domain)), text.format(domain.name)


def write_hint(draft: Draft, page: Page, row: int) -> None:
    """What to do on this sheet; in two languages it stands on two lines, in merged cells up to those of the link."""
    hint, columns = draft.language.hint, draft.grid.columns
    first, last = columns[STAGE] + 1, columns[_clear_of(draft, hint)] - 1
    quiet = {"font_size": SIZE, "font_color": theme.QUIET_INK, "valign": "vcenter"}
    if draft.language.parts:
        quiet |= {"text_wrap": True}
        page.merge(f"{address(row, first)}:{address(row, last)}", draft.workbook.look(**quiet))
    draft.text(page, address(row, first), hint, **quiet)
    room = sum([*draft.widths.values()][first - 1 : last])
    page.height(row, row_height([(hint, room, SIZE)] if draft.language.parts else [], minimum=18))


def _clear_of(draft: Draft, hint: str) -> str:
    """The first column after the evidence that begins where the hint has ended."""
    first, widths = draft.headings.index(STAGE) + 1, list(draft.widths.values())
    for heading in (ACTION, OWNER, BY_WHEN):
        room = sum(widths[first : draft.headings.index(heading)]) * CHARACTER
        if max(text_width(line, SIZE) for line in hint.split("\n")) < room:
            return heading
    return BY_WHEN

"""A domain's sheet: title, statement, a hint, and the table with a row for each criterion."""
from __future__ import annotations

from csxl import layout, theme
from csxl.layout import ACTION, BY_WHEN, EVIDENCE, FIRST_ROW, HEADER_ROW, LEVEL, OWNER, RATING, REF, STAGE, address
from csxl.questionnaire.draft import DATE, EDGE, INDENT, TEXT, THICK, Draft
from csxl.rubric import Criterion, Domain
from csxl.text_fit import AnyWords, line_height, row_height
from csxl.xlsx import Page, units

WIDTHS = {REF: 7.0, LEVEL: 12.0, STAGE: 13.0, RATING: 13.0, EVIDENCE: 26.0, ACTION: 17.0, OWNER: 10.5, BY_WHEN: 10.5,
          layout.LAST_TIME: 11.0, layout.LAST_EVIDENCE: 26.0}
DESCRIPTORS = 85.0  # shared by the descriptors' columns
ROOM = 6  # lines of evidence that fit into the lowest row
HINT = ("Choose one rating in each row, then say what you have seen. Do not name or identify any child. "
        "For more room, drag the lower edge of a row.")
LIST_LIMIT = 255  # characters of a list that stands in the rule itself


def write_domain(draft: Draft, domain: Domain) -> None:
    """Add the sheet of one domain."""
    page = draft.workbook.page(domain.name)
    headings = (*draft.grid.headings, *last_time_headings(draft))
    widths = [WIDTHS.get(heading, DESCRIPTORS / len(draft.rubric.scale)) for heading in headings]
    page.widths(widths)
    write_heading(draft, page, domain, sum(widths))
    write_header(draft, page, headings)
    for row, criterion in enumerate(domain.criteria, FIRST_ROW):
        write_criterion(draft, page, criterion, row, dict(zip(headings, widths, strict=True)))
    offer_answers(draft, page, domain)
    colour_answers(draft, page, domain)
    set_up(draft, page, domain, len(headings))


def last_time_headings(draft: Draft) -> tuple[str, ...]:
    return (layout.LAST_TIME, layout.LAST_EVIDENCE) if draft.issue.last_time else ()


def write_heading(draft: Draft, page: Page, domain: Domain, width: float) -> None:
    """Title, statement and hint: each in one cell, on one line over the empty cells beside it."""
    look, issue = draft.workbook.look, draft.issue
    title = layout.sheet_title(domain.name, issue.agency, issue.agency_code)
    page.text(f"A{layout.TITLE_ROW}", title, look(font_size=16, bold=True, font_color=theme.BRAND, valign="vcenter"))
    page.height(layout.TITLE_ROW, 30)
    place = f"A{layout.STATEMENT_ROW}"
    page.text(place, domain.statement, look(valign="vcenter"))
    page.height(layout.STATEMENT_ROW, 20)
    page.link(f"A{layout.HINT_ROW}", f"{layout.quoted(layout.START)}!A1", "Back to Start",
              look(font_color=theme.LINK, underline=1, valign="vcenter"), "Go to the Start sheet")
    page.text(address(layout.HINT_ROW, 4), HINT, look(font_color=theme.QUIET_INK, valign="vcenter"))
    page.height(layout.HINT_ROW, 24)


def write_header(draft: Draft, page: Page, headings: tuple[str, ...]) -> None:
    """The header row, with the ratings' columns in their own colours."""
    for column, heading in enumerate(headings, 1):
        rating = draft.rubric.ratings.get(heading)
        fill, ink = (rating.fill, rating.ink) if rating else (theme.BRAND, theme.BRAND_INK)
        look = draft.workbook.look(bold=True, bg_color=fill, font_color=ink, text_wrap=True, valign="vcenter", indent=1,
                                   **EDGE)
        page.text(address(HEADER_ROW, column), heading, look)
    page.height(HEADER_ROW, 2 * line_height() + 4)


def write_criterion(draft: Draft, page: Page, criterion: Criterion, row: int, widths: dict[str, float]) -> None:
    """One criterion's row: what was published, then cells to fill in."""
    first = row == FIRST_ROW or criterion.stage == draft.rubric.stages[0]
    edge = EDGE | ({"top": THICK, "top_color": theme.BRAND} if first and row > FIRST_ROW else {})
    look, columns = draft.workbook.look, {heading: address(row, number) for number, heading in enumerate(widths, 1)}
    cell = look(text_wrap=True, align="left", indent=1, **edge)
    bold, quiet = look(bold=True), look(font_size=theme.SMALL, font_color=theme.QUIET_INK)
    page.text(columns[REF], criterion.ref, look(bold=True, align="left", indent=1, **edge))
    page.headed(columns[LEVEL], criterion.level.name, criterion.level.title, (bold, quiet, cell))
    page.headed(columns[STAGE], criterion.stage.name, criterion.stage.definition, (bold, quiet, cell))
    for word, descriptor in criterion.descriptors.items():
        page.text(columns[word], descriptor, cell)
    page.blank(columns[RATING], draft.fill_in(bold=True, align="center", indent=0, **edge))
    for heading in (EVIDENCE, ACTION, OWNER):
        page.blank(columns[heading], draft.fill_in(num_format=TEXT, **edge))
    page.blank(columns[BY_WHEN], draft.fill_in(num_format=DATE, **edge))
    room = {heading: width - INDENT for heading, width in widths.items()}
    texts: list[AnyWords] = [(f"{criterion.level.name}\n{criterion.level.title}", room[LEVEL]),
                             (f"{criterion.stage.name}\n{criterion.stage.definition}", room[STAGE])]
    texts += [(descriptor, room[word]) for word, descriptor in criterion.descriptors.items()]
    if draft.issue.last_time:
        past = draft.issue.last_time.get(criterion.ref)
        rating, evidence = (past.rating, past.evidence) if past else ("", "")
        page.text(columns[layout.LAST_TIME], rating, look(text_wrap=True, bold=True, align="left", indent=1, **edge))
        page.text(columns[layout.LAST_EVIDENCE], evidence, cell)
        texts.append((evidence, room[layout.LAST_EVIDENCE]))
    page.height(row, row_height(texts, minimum=ROOM * line_height()))


def offer_answers(draft: Draft, page: Page, domain: Domain) -> None:
    """The dropdown of ratings, and what to write in the other cells."""
    words = draft.rubric.words
    fits = units(",".join(words)) <= LIST_LIMIT
    source = list(words) if fits else f"={layout.answers_range(draft.rubric)}"
    page.choice(draft.grid.range(domain, RATING), {
        "validate": "list", "source": source, "error_type": "stop",
        "input_title": "Your rating", "input_message": "Choose the word whose description is nearest to what your "
        "agency sees. If you cannot rate this, choose one of the last answers in the list.",
        "error_title": "Please choose from the list", "error_message": "Choose Cancel, then pick one of the answers "
        "in the list (arrow at the right of the cell). Write anything else under Evidence."})
    page.choice(draft.grid.range(domain, EVIDENCE), {
        "validate": "any", "input_title": EVIDENCE,
        "input_message": "What have you seen, and where is it written down? Do not name or identify any child."})
    page.choice(draft.grid.range(domain, BY_WHEN), {
        "validate": "any", "input_title": BY_WHEN,
        "input_message": "A date such as 31/03/2027, or words such as “end of the school year”."})


def colour_answers(draft: Draft, page: Page, domain: Domain) -> None:
    """A rating is coloured by its own word, and the descriptor that it chooses lights up."""
    own, column = draft.grid.range(domain, RATING), draft.grid.columns[RATING]
    for word, (fill, ink) in draft.colours().items():
        text = '"' + word.replace('"', '""') + '"'
        colour = draft.workbook.change(bg_color=fill, font_color=ink)
        page.rule(own, {"type": "cell", "criteria": "==", "value": text, "format": colour})
        if word in draft.rubric.ratings:
            chosen = f"=${layout.column_letter(column)}{FIRST_ROW}={text}"
            page.rule(draft.grid.range(domain, word), {"type": "formula", "criteria": chosen, "format": colour})


def set_up(draft: Draft, page: Page, domain: Domain, width: int) -> None:
    """Panes, filter, the table's name for screen readers, protection and printing."""
    end, number = address(draft.grid.last_row(domain), width), len(draft.workbook.pages)
    page.freeze(address(FIRST_ROW, draft.grid.columns[STAGE] + 1))
    page.filter(f"A{HEADER_ROW}:{end}")
    page.named(f"TitleRegion1.A{HEADER_ROW}.{end}.{number}", layout.absolute(f"A{HEADER_ROW}:{end}"))
    page.protect()
    page.sheet.hide_gridlines(2)
    page.sheet.set_selection(address(FIRST_ROW, draft.grid.columns[RATING]))
    draft.print_out(page, True, f"A1:{end}", HEADER_ROW)

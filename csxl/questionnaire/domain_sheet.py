"""A domain's sheet: title, statement, a hint, and the table with a row for each criterion."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from csxl.model import layout
from csxl.model.layout import (
    ACTION,
    BY_WHEN,
    EVIDENCE,
    FIRST_ROW,
    HEADER_ROW,
    LEVEL,
    OWNER,
    PROMISED,
    RATING,
    REF,
    STAGE,
)
from csxl.model.rubric import Criterion, Domain
from csxl.questionnaire.beside_answers import write_beside
from csxl.questionnaire.column_widths import SIZE, zoom
from csxl.questionnaire.domain_heights import criterion_height, header_height, longest_text
from csxl.questionnaire.domain_ways import write_ways
from csxl.questionnaire.draft import CENTRED, DATE, EDGE, TEXT, THICK, THIN, Draft, fill_in, or_else, prompt_title
from csxl.text.a1 import address, column_letter
from csxl.text.measures import LIST_LIMIT, units
from csxl.text.records import dataclass
from csxl.writing import theme
from csxl.writing.text_fit import line_count, row_height
from csxl.writing.xlsx import Page

ZOOM, ZOOM_BESIDE_PROMISES = 95, 89  # per cent, at which a screen of 1,366 pixels shows all columns
TITLE_SIZES = (16, theme.HEADING, 12, theme.BODY, theme.SMALL)
# Upright lines would touch the words of the descriptors.
LINES = {"top": THIN, "bottom": THIN, "top_color": theme.RULE, "bottom_color": theme.RULE}


def write_domain(draft: Draft, domain: Domain, last_step: str) -> None:
    """Add the sheet of one domain; `last_step` is a cell on Start."""
    page = draft.workbook.page(domain.name)
    page.widths(list(draft.widths.values()))
    write_heading(draft, page, domain, last_step)
    write_header(draft, page)
    before = domain.criteria[:1] + domain.criteria
    for row, (previous, criterion) in enumerate(zip(before, domain.criteria, strict=False), FIRST_ROW):
        write_criterion(draft, page, criterion, row, ROW_LOOKS[criterion.level != previous.level])
    offer_answers(draft, page, domain)
    colour_answers(draft, page, domain)
    set_up(draft, page, domain)


def write_heading(draft: Draft, page: Page, domain: Domain, last_step: str = "A1") -> None:
    """Title, statement and hint: each on one line over the empty cells beside it; a long statement wraps."""
    look, issue = draft.workbook.look, draft.issue
    width = sum(draft.widths.values())
    title = layout.sheet_title(draft.title_of(domain), issue.agency, issue.agency_code, issue.language.return_code)
    fitting = (size for size in TITLE_SIZES if line_count(title, width, size, bold=True) == 1)
    strong = look(font_size=next(fitting, TITLE_SIZES[-1]), bold=True, font_color=theme.BRAND, valign="vcenter")
    page.text(f"A{layout.TITLE_ROW}", title, strong)
    page.height(layout.TITLE_ROW, 24)
    lines = line_count(domain.statement, width, SIZE)
    if lines > 1:  # the only merged block, and it is outside the grid
        last = address(layout.STATEMENT_ROW, len(draft.headings))
        page.merge(f"A{layout.STATEMENT_ROW}:{last}", look(font_size=SIZE, text_wrap=True))
    statement = {"font_size": SIZE, "valign": "vcenter", "text_wrap": lines > 1}
    draft.text(page, f"A{layout.STATEMENT_ROW}", domain.statement, **statement)
    page.height(layout.STATEMENT_ROW, row_height([(domain.statement, width, SIZE)], minimum=18))
    write_ways(draft, page, domain, last_step)


def write_header(draft: Draft, page: Page) -> None:
    """The header row, with the ratings' columns in their own colours."""
    for column, heading in enumerate(draft.headings, 1):
        rating = draft.rubric.ratings.get(heading)
        fill, ink = (rating.fill, rating.ink) if rating else (theme.BRAND, theme.BRAND_INK)
        look = draft.workbook.look(font_size=SIZE, bold=True, bg_color=fill, font_color=ink, **CENTRED, **EDGE)
        page.text(address(HEADER_ROW, column), draft.language.headings.get(heading, heading), look)
    page.height(HEADER_ROW, header_height(draft))


@dataclass(frozen=True)
class RowLooks:
    """How a criterion's row looks: the lines round its cells, what was published, and the cells to fill in."""

    edge: Mapping[str, Any]
    text: theme.Look
    strong: theme.Look
    quiet: theme.Look
    rating: theme.Look
    typed: theme.Look
    dated: theme.Look


def _row_looks(opens: bool) -> RowLooks:
    """A heavier line stands above a row that opens a level."""
    opening = {"top": THICK, "top_color": theme.BRAND} if opens else {}
    published = {"font_size": SIZE, **CENTRED, **LINES, **opening}
    typed, centred = {"font_size": SIZE, **EDGE, **opening}, {"align": "center", "indent": 0}
    return RowLooks(
        edge=LINES | opening,
        text=theme.look(**published),
        strong=theme.look(**published, bold=True),
        quiet=theme.look(**published | {"font_color": theme.QUIET_INK}),
        rating=fill_in(**typed, **centred, left=0, bold=True),
        typed=fill_in(**typed, num_format=TEXT),
        dated=fill_in(**typed, **centred, num_format=DATE),
    )


ROW_LOOKS = {opens: _row_looks(opens) for opens in (False, True)}
HEAD, BELOW = theme.look(font_size=SIZE, bold=True), theme.look(font_size=SIZE, font_color=theme.QUIET_INK)


def write_criterion(draft: Draft, page: Page, criterion: Criterion, row: int, looks: RowLooks) -> None:
    """One criterion's row: what was published, then cells to fill in."""
    places = {heading: address(row, column) for column, heading in enumerate(draft.headings, 1)}
    page.text(places[REF], criterion.ref, looks.strong)
    write_pair(draft, page, places[LEVEL], criterion.level.name, criterion.level.title, looks)
    write_pair(draft, page, places[STAGE], criterion.stage.name, criterion.stage.definition, looks)
    for word in draft.rubric.ratings:
        text = criterion.descriptors.get(word, "")
        if text in draft.pairs:
            page.lines(places[word], draft.quieter(text, font_size=SIZE), looks.text)
        else:
            page.text(places[word], text or draft.language.no_descriptor, looks.text if text else looks.quiet)
    page.blank(places[RATING], looks.rating)
    for heading in (EVIDENCE, ACTION, OWNER):
        page.blank(places[heading], looks.typed)
    page.blank(places[BY_WHEN], looks.dated)
    for heading in draft.beside:
        write_beside(draft, page, criterion.ref, heading, places[heading], looks.edge)
    page.height(row, criterion_height(draft, criterion), grows=True)


def write_pair(draft: Draft, page: Page, place: str, head: str, text: str, looks: RowLooks) -> None:
    """A bold word and, below it, a text in the same cell; a text in two languages has the second in the quieter ink."""
    if head and text:
        below = draft.quieter(text, font_size=SIZE) if text in draft.pairs else [(text, BELOW)]
        page.lines(place, [(head, HEAD), *below], looks.text)
    else:
        page.text(place, head or text, looks.strong if head else looks.text)


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
            "input_title": prompt_title(language.rating),
            "input_message": language.rating_prompt,
            **or_else(language, draft.answers),
        },
    )
    page.choice(
        draft.grid.range(domain, EVIDENCE),
        {
            "validate": "length",
            "criteria": "<=",
            "value": longest_text(draft, EVIDENCE),
            "error_type": "information",
            "input_title": prompt_title(language.evidence),
            "input_message": language.evidence_prompt,
            "error_title": language.long_title,
            "error_message": language.long_text,
        },
    )
    page.choice(
        draft.grid.range(domain, BY_WHEN),
        {"validate": "any", "input_title": prompt_title(language.by_when), "input_message": language.by_when_prompt},
    )


def colour_answers(draft: Draft, page: Page, domain: Domain) -> None:
    """A rating is coloured by its own word, and the descriptor that it chooses lights up."""
    own, column = draft.grid.range(domain, RATING), draft.grid.columns[RATING]
    for word, colours in draft.colours().items():
        texts = ['"' + text.replace('"', '""') + '"' for text in draft.answers[word]]
        colour = draft.workbook.change(**colours)
        equal = [f"${column_letter(column)}{FIRST_ROW}={text}" for text in texts]
        chosen = f"={equal[0]}" if len(equal) == 1 else f"=OR({','.join(equal)})"
        said = {"type": "formula", "criteria": chosen, "format": colour}
        alone = {"type": "cell", "criteria": "==", "value": texts[0], "format": colour}
        page.rule(own, alone if len(texts) == 1 else said)
        if word in draft.rubric.ratings:
            page.rule(draft.grid.range(domain, word), said)


def set_up(draft: Draft, page: Page, domain: Domain) -> None:
    """Panes, filter, the table's name for screen readers, protection and printing."""
    end = address(draft.grid.last_row(domain), len(draft.headings))
    page.freeze(address(FIRST_ROW, draft.grid.columns[STAGE] + 1))
    page.filter(f"A{HEADER_ROW}:{end}")
    page.table_region(f"A{HEADER_ROW}:{end}")
    page.protect()
    page.ask("hide_gridlines", 2)
    page.ask("set_zoom", zoom(draft.widths, ZOOM_BESIDE_PROMISES if PROMISED in draft.beside else ZOOM))
    page.ask("set_selection", address(FIRST_ROW, draft.grid.columns[RATING]))
    draft.print_out(page, f"A1:{end}", HEADER_ROW, named=True)

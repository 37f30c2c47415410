"""Writing a domain's tab of a rubric's workbook: what it is called, and a row for each criterion."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from csxl.model.rubric import Criterion
from csxl.questionnaire.draft import EDGE
from csxl.questionnaire.sheet_parts import BAND, FILL_IN, HEADER, finish, height_of, write_title
from csxl.rubrics.book_layout import (
    DOMAIN_FACTS,
    FIRST_ROW,
    LEVEL,
    LEVELS,
    PLACE_HEADINGS,
    REF,
    STAGE,
    STAGES,
    TEXT,
    WHAT,
    language_name,
)
from csxl.rubrics.book_sheet import RubricDraft, offer, write_entry, write_headings, write_label
from csxl.rubrics.shape import HOW_MANY
from csxl.text.a1 import address, quoted
from csxl.writing import theme
from csxl.writing.xlsx import Page

PLACE_WIDTHS = (10.0, 20.0, 20.0)
NARROWEST, ALL_WORDS = 30.0, 138.0  # characters: of a word's column, and of all of them on a sheet of paper
ONE_PAGE = 250.0  # characters that one page's width may hold
NAME = [fact.key for fact in DOMAIN_FACTS].index("name")
SPARE, ROWS = 4, 12  # for further criteria, or the first ones
HELPS = {
    REF: "It may be blank: it is the domain’s letter, the level’s digit and the stage’s letter.",
    LEVEL: "A name of the tab Levels.",
    STAGE: "A name of the tab Stages.",
}


def write_domain(draft: RubricDraft, tab: str, table: Mapping[str, Any]) -> None:
    """Add a domain's tab."""
    page, first = draft.workbook.page(tab), len(PLACE_HEADINGS) + 1
    words = [heading for word in draft.rubric.ratings for heading in draft.headings(word)]
    widths = (*PLACE_WIDTHS, *[max(NARROWEST, round(ALL_WORDS / len(words)))] * len(words))
    top = write_title(page, "", "A domain: what it is called, and below that a row for each criterion.", widths)
    header = write_facts_of_domain(draft, page, top, table, widths[-1]) + 2
    name = address(top + 1 + NAME, first)
    look = page.workbook.look(font_size=theme.TITLE, bold=True, **BAND)
    page.formula("A1", f'=IF({name}="","A domain",{name})', draft.said(table.get("name", ""))[0] or "A domain", look)
    write_headings(page, header, [*PLACE_HEADINGS, *words])
    write_word_headings(draft, page, header, first)
    letter = address(top + 1, first, absolute=True)
    criteria = [criterion for ref, criterion in draft.rubric.criteria.items() if ref in table]
    for row, criterion in enumerate(criteria, header + 1):
        write_criterion(draft, page, row, criterion, table[criterion.ref], letter)
    end = header + len(criteria) + (SPARE if criteria else ROWS)
    for row in range(header + len(criteria) + 1, end + 1):
        for column in range(1, len(widths) + 1):
            write_entry(page, address(row, column), "")
        page.height(row, 24, grows=True)
    offer_places(draft, page, header + 1, end)
    page.table_region(f"A{header}:{address(end, len(widths))}")
    page.ask("set_selection", address(header + 1, first))
    finish(page, draft.footer, f"A1:{address(end, len(widths))}", "D1", header)
    if sum(widths) > ONE_PAGE:
        page.ask("fit_to_pages", 2, 0)
        page.ask("repeat_columns", 0, len(PLACE_WIDTHS) - 1)


def write_facts_of_domain(draft: RubricDraft, page: Page, top: int, table: Mapping[str, Any], width: float) -> int:
    """Write letter, name and statement; returns their last row."""
    before = len(PLACE_HEADINGS)
    write_headings(page, top, [WHAT, *[""] * (before - 1), TEXT, *map(language_name, draft.tags[1:])])
    for column in range(1, before + 1):
        sides = {"left": int(column == 1), "right": int(column == before)}
        page.text(address(top, column), WHAT * (column == 1), page.workbook.look(**(HEADER | sides)))
    for row, fact in enumerate(DOMAIN_FACTS, top + 1):
        write_label(page, row, fact.label, before)
        texts = draft.said(table.get(fact.key, ""), fact.told)
        for column, text in enumerate(texts, before + 1):
            write_entry(page, address(row, column), text)
            offer(page, address(row, column), fact.label, fact.help)
        for column in range(before + len(texts) + 1, before + len(draft.tags) + 1):
            page.blank(address(row, column), page.workbook.look(**EDGE))
        page.height(row, height_of([(text, width) for text in texts], 24), grows=True)
    return top + len(DOMAIN_FACTS)


def write_word_headings(draft: RubricDraft, page: Page, row: int, column: int) -> None:
    """Write the scale's words over their columns, each in its own colours, so that they follow the scale."""
    steps = enumerate(draft.rubric.scale, 1)
    headed = [(step, told, one) for step, one in steps for told in draft.headings("")]
    for number, (step, told, rating) in enumerate(headed, column):
        look = HEADER | {"bg_color": rating.fill, "font_color": rating.ink, "locked": False}
        word = draft.looked_up("scale", "word", "step", str(step))
        formula = f'={word}&"{told}"' if told else f"={word}"
        page.formula(address(row, number), formula, rating.word + told, page.workbook.look(**look))


def write_criterion(
    draft: RubricDraft, page: Page, row: int, criterion: Criterion, descriptors: Mapping[str, Any], letter: str
) -> None:
    """Write one criterion: its place, which follows the letter of its domain and the tabs of levels and stages, and its
    descriptors in each language."""
    level, stage = criterion.level, criterion.stage
    look = page.workbook.look(**(FILL_IN | {"num_format": "General", "valign": "vcenter"}))
    placed = (
        (f'={letter}&"{level.ref}-{stage.letter}"', criterion.ref),
        (f"={draft.looked_up('levels', 'name', 'ref', _quoted(level.ref))}", level.name),
        (f"={draft.looked_up('stages', 'name', 'letter', _quoted(stage.letter))}", stage.name),
    )
    for column, (formula, text) in enumerate(placed, 1):
        page.formula(address(row, column), formula, text, look)
    texts = [text for word in draft.rubric.ratings for text in draft.said(descriptors.get(word, ""))]
    for column, text in enumerate(texts, len(placed) + 1):
        write_entry(page, address(row, column), text)
    width = max(NARROWEST, round(ALL_WORDS / len(texts)))
    places = zip((level.name, stage.name), PLACE_WIDTHS[1:], strict=True)
    page.height(row, height_of([*((text, width) for text in texts), *places], 30), grows=True)


def offer_places(draft: RubricDraft, page: Page, first: int, last: int) -> None:
    """Offer the names of levels and stages, and say how a ref is made."""
    offer(page, f"A{first}:A{last}", REF, HELPS[REF])
    for column, heading, tab, key in (("B", LEVEL, LEVELS, "levels"), ("C", STAGE, STAGES, "stages")):
        end = FIRST_ROW - 1 + HOW_MANY[key][1]
        page.choice(
            f"{column}{first}:{column}{last}",
            {
                "validate": "list",
                "source": f"={quoted(tab)}!$B${FIRST_ROW}:$B${end}",
                "input_title": heading,
                "input_message": HELPS[heading],
                "error_type": "warning",
                "error_title": "Please look again",
                "error_message": f"That is no name of the tab {tab}. Add it there, or choose one from the list.",
            },
        )


def _quoted(text: str) -> str:
    return f'"{text}"'

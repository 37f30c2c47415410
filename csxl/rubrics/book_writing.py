"""Writing a rubric as a workbook: what it is called, its lists, and a tab for each domain."""

from __future__ import annotations

from collections.abc import Sequence

from csxl.model import own_workbooks
from csxl.model.rubric import Rubric, base_tag
from csxl.questionnaire.draft import CENTRED, EDGE
from csxl.questionnaire.issue import CREATED
from csxl.questionnaire.sheet_parts import LINKED, finish, height_of, write_section, write_title
from csxl.rubrics.book_domain import write_domain
from csxl.rubrics.book_layout import FACTS, HELP, LISTS, MOST_TAB, NOT_IN_TAB, RUBRIC, TABS, TEXT, WHAT, language_name
from csxl.rubrics.book_lists import write_list
from csxl.rubrics.book_sheet import RubricDraft, offer, write_entry, write_headings, write_label
from csxl.rubrics.rubric_tables import rubric_tables
from csxl.text.a1 import address, quoted
from csxl.text.folding import fold
from csxl.text.naming import unused
from csxl.writing import theme
from csxl.writing.xlsx import Page, Workbook

WIDTH, HELP_WIDTH, LABEL_WIDTH = 62.0, 62.0, 32.0
KNOWN = (  # what to know: a few words, and a sentence
    ("A domain more", "Make a copy of a domain’s tab (right-click its name, Move or Copy), then change what it says."),
    ("A criterion less", "Delete its row. Leave a cell blank where a criterion has no text for a rating."),
    (
        "Refs",
        "Such as T1-R: the domain’s letter, the level’s digit, the stage’s letter. What is blank is made for you.",
    ),
    ("Colours", "On Scale, type a code under Fill; or clear the code and paint the sample beside it."),
    ("Order", "Rows may be sorted, and columns and tabs moved. Notes of your own belong on tabs of your own."),
    ("Is it right?", "Save it, and type csxl rubric validate and the name of this file."),
    ("Use it", "Save it beside review.xlsx and type its name there, under Rubric; or drop it on the page."),
)


def write_rubric_book(rubric: Rubric, more: Sequence[str] = ()) -> bytes:
    """A rubric as a workbook, with columns for further languages, by their tags; the same rubric gives the same
    bytes."""
    main, domains = rubric_tables(rubric)
    own = [base_tag(rubric.language), *(one.language for one in rubric.translations)]
    workbook = Workbook(
        CREATED,
        title=f"{rubric.title} · rubric" if rubric.title else "Rubric",
        subject="A rubric: what a review asks",
        author="csxl",
    )
    workbook.property(own_workbooks.PROPERTY, own_workbooks.RUBRIC)
    draft = RubricDraft(
        workbook, rubric, main, domains, (*own, *(tag for tag in more if base_tag(tag) not in map(base_tag, own)))
    )
    tabs = tab_names([domain.name for domain in rubric.domains])
    write_facts(draft, tabs)
    for one in LISTS:
        write_list(draft, one)
    for tab, table in zip(tabs, domains, strict=True):
        write_domain(draft, tab, table)
    return workbook.finish()


def tab_names(names: Sequence[str]) -> list[str]:
    """A tab's name for each domain: its own, as far as that can be a sheet's."""
    taken, found = {*map(fold, TABS), "history"}, []
    for name in names:
        kept = "".join(" " if letter in NOT_IN_TAB else letter for letter in name).strip("' ")
        free = unused(kept[:MOST_TAB].strip("' ") or "Domain", taken, MOST_TAB, " ")
        taken.add(free.casefold())
        found.append(free)
    return found


def write_facts(draft: RubricDraft, tabs: Sequence[str]) -> None:
    """Write the first tab: what the rubric is called, where everything stands, and what to know."""
    page = draft.workbook.page(RUBRIC)
    widths = (LABEL_WIDTH, *[WIDTH] * len(draft.tags), HELP_WIDTH)
    title = "This workbook is a rubric: what a review asks, and in which words"
    top = write_title(page, title, "Change what you like in the pale cells, on every tab. Nothing is locked.", widths)
    write_headings(page, top, [WHAT, TEXT, *map(language_name, draft.tags[1:]), HELP])
    for row, fact in enumerate(FACTS, top + 1):
        texts = draft.said(draft.main.get(fact.key, ""), fact.told)
        write_label(page, row, fact.label)
        for column, text in enumerate(texts, 2):
            write_entry(page, address(row, column), text)
            offer(page, address(row, column), fact.label, fact.help)
        for column in range(len(texts) + 2, len(widths)):
            page.blank(address(row, column), draft.workbook.look(**EDGE))
        help_look = draft.workbook.look(font_color=theme.QUIET_INK, **CENTRED, **EDGE)
        page.text(address(row, len(widths)), fact.help, help_look)
        page.height(row, height_of([*((text, WIDTH) for text in texts), (fact.help, HELP_WIDTH)], 26), grows=True)
    page.table_region(f"A{top}:{address(top + len(FACTS), len(widths))}")
    row = write_contents(page, top + len(FACTS) + 2, tabs, len(widths))
    end = write_known(page, row + 1, len(widths))
    page.ask("set_selection", f"B{top + 1}")
    finish(page, draft.footer, f"A1:{address(end, len(widths))}", "A4")
    page.ask("fit_to_pages", 1, 1)


def write_contents(page: Page, top: int, tabs: Sequence[str], columns: int) -> int:
    """Write a link to every other tab and what stands there; returns the row after the last."""
    first = write_section(page, top, "Where everything stands", columns)
    domain = "A domain: its statement, and a row for each criterion."
    listed = [*((one.tab, one.help) for one in LISTS), *((tab, domain) for tab in tabs)]
    for row, (tab, text) in enumerate(listed, first):
        page.link(f"A{row}", f"{quoted(tab)}!A1", tab, page.workbook.look(**LINKED), f"Go to {tab}"[:255])
        page.text(f"B{row}", text, page.workbook.look(valign="vcenter", indent=1))
        page.height(row, height_of([(tab, LABEL_WIDTH)], 20))
    return first + len(listed)


def write_known(page: Page, top: int, columns: int) -> int:
    """Write what to know; returns the last row."""
    first = write_section(page, top, "What to know", columns)
    for row, (what, text) in enumerate(KNOWN, first):
        page.text(f"A{row}", what, page.workbook.look(bold=True, **CENTRED))
        page.text(f"B{row}", text, page.workbook.look(valign="vcenter", indent=1))
        page.height(row, 20)
    return first + len(KNOWN) - 1

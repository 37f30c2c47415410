"""Writing the tabs of a rubric's workbook that hold one list each: key, scale, abstentions, levels, stages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from csxl.questionnaire.sheet_parts import FILL_IN, finish, height_of, write_title
from csxl.rubrics.book_layout import FIRST_ROW, HEADER_ROW, REMEMBERED, SAMPLE, SCALE, STEP, ListColumn, ListTab
from csxl.rubrics.book_sheet import RubricDraft, offer, write_entry, write_headings
from csxl.text.a1 import LETTERS, address
from csxl.writing.xlsx import Page

SAMPLE_WIDTH = 20.0
ON_SAMPLE = "How the word looks. Where Fill is blank, the colour that this cell is painted in counts."
STEP_LOOK = {"num_format": "0", "valign": "vcenter", "align": "center", "indent": 0}


def write_list(draft: RubricDraft, tab: ListTab) -> None:
    """Add one of these tabs."""
    page = draft.workbook.page(tab.tab)
    columns = draft.columns(tab)
    widths = [column.width for column, _ in columns]
    sample = [SAMPLE] if tab.tab == SCALE else []
    write_title(page, tab.tab, tab.help, [*widths, *[SAMPLE_WIDTH] * len(sample)])
    write_headings(page, HEADER_ROW, [*(heading for _, heading in columns), *sample])
    entries = draft.main.get(tab.key, [])
    end = draft.end(tab)
    blank: Sequence[Mapping[str, Any]] = [{}] * (end - HEADER_ROW - len(entries))
    for row, entry in enumerate([*entries, *blank], FIRST_ROW):
        write_one(draft, page, row, tab, entry)
    for number, (column, heading) in enumerate(columns, 1):
        offer(page, f"{address(FIRST_ROW, number)}:{address(end, number)}", heading, column.help)
    if sample:
        offer(page, f"{address(FIRST_ROW, len(widths) + 1)}:{address(end, len(widths) + 1)}", SAMPLE, ON_SAMPLE)
    last = len(widths) + len(sample)
    page.table_region(f"A{HEADER_ROW}:{address(end, last)}")
    page.ask("set_selection", f"A{FIRST_ROW}")
    finish(page, draft.footer, f"A1:{address(end, last)}", f"A{FIRST_ROW}", HEADER_ROW)


def write_one(draft: RubricDraft, page: Page, row: int, tab: ListTab, entry: Mapping[str, Any]) -> None:
    """Write one entry of a list, or a row for one."""
    number, lines = 0, []
    for column in tab.columns:
        value = str(row - HEADER_ROW) if column.heading == STEP and entry else entry.get(column.key, "")
        for text in draft.said(value, column.told):
            number += 1
            if column.heading == STEP and text:
                page.number(address(row, number), int(text), draft.workbook.look(**(FILL_IN | STEP_LOOK)))
            else:
                write_entry(page, address(row, number), text, **of_narrow(column))
            lines.append((text, column.width))
    if tab.tab == SCALE:
        word = f"{LETTERS[2]}{row}"
        colours = {"bg_color": entry["fill"], "font_color": entry["ink"]} if entry else {}
        look = draft.workbook.look(**(FILL_IN | {"bold": True, "num_format": "General", "valign": "vcenter"} | colours))
        formula = REMEMBERED.format(word, entry.get("fill", ""))
        page.formula(address(row, number + 1), formula, draft.said(entry.get("word", ""))[0], look)
    page.height(row, height_of(lines, 24), grows=True)


def of_narrow(column: ListColumn) -> dict[str, object]:
    """How the cells of a narrow column look."""
    return {"align": "center", "indent": 0} if column.width < 10 else {}

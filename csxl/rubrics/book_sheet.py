"""A rubric's workbook while it is written: its tables, its languages, and how its cells look."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from csxl.model.rubric import Rubric
from csxl.questionnaire.draft import CENTRED, EDGE
from csxl.questionnaire.sheet_parts import FILL_IN, HEADER
from csxl.rubrics.book_layout import BY_KEY, FIRST_ROW, HEADER_ROW, ListColumn, ListTab, in_language
from csxl.text.a1 import LETTERS, address
from csxl.writing.xlsx import Page, Workbook

LOOSE = {"locked": False}
QUOTED_FOR = ',;"\n'  # where one stands in a synonym, it stands in quotation marks


class RubricDraft(NamedTuple):
    """A workbook being written: `main` and `domains` are the rubric's tables; `tags` its languages, the first first."""

    workbook: Workbook
    rubric: Rubric
    main: Mapping[str, Any]
    domains: Sequence[Mapping[str, Any]]
    tags: Sequence[str]

    @property
    def footer(self) -> str:
        return f"Rubric · {self.rubric.title}" if self.rubric.title else "Rubric"

    def headings(self, heading: str, told: bool = True) -> list[str]:
        """A heading, and those of the same in the further languages."""
        return [heading, *(in_language(heading, tag) for tag in self.tags[1:] if told)]

    def columns(self, tab: ListTab) -> list[tuple[ListColumn, str]]:
        """The columns of a list's tab, each with its heading in one of the languages."""
        return [(column, heading) for column in tab.columns for heading in self.headings(column.heading, column.told)]

    def end(self, tab: ListTab) -> int:
        """The last row of a list's tab."""
        return HEADER_ROW + max(tab.rows, len(self.main.get(tab.key, ())) + 2 * (tab.key != "scale"))

    def looked_up(self, key: str, wanted: str, sought: str, given: str) -> str:
        """A formula that follows a list: what stands under one heading where what is given stands under another."""
        tab = BY_KEY[key]
        keys = [column.key for column, _ in self.columns(tab)]
        cells = {}
        for one in (wanted, sought):
            letter = LETTERS[keys.index(one) + 1]
            cells[one] = f"{tab.tab}!${letter}${FIRST_ROW}:${letter}${self.end(tab)}"
        return f"INDEX({cells[wanted]},MATCH({given},{cells[sought]},0))"

    def said(self, value: Any, told: bool = True) -> list[str]:
        """What the cells under these headings say."""
        by_tag = value if isinstance(value, dict) else {self.tags[0]: value}
        return [_shown(by_tag.get(tag)) for tag in (self.tags if told else self.tags[:1])]


def _shown(value: Any) -> str:
    """A text, or several with commas between."""
    return synonyms_shown(value) if isinstance(value, list) else value or ""


def synonyms_shown(texts: Sequence[str]) -> str:
    """Texts with commas between; one that could be taken for several stands in quotation marks."""
    return ", ".join('"{}"'.format(text.replace('"', '""')) if set(text) & set(QUOTED_FOR) else text for text in texts)


def write_label(page: Page, row: int, label: str, columns: int = 1) -> None:
    """Write what stands beside a text: one cell, or as many as one."""
    look = page.workbook.look
    for column in range(1, columns + 1):
        sides = {"left": int(column == 1), "right": int(column == columns)} if columns > 1 else {}
        page.text(address(row, column), label if column == 1 else "", look(bold=True, **CENTRED, **(EDGE | sides)))


def write_entry(page: Page, place: str, text: str, **more: object) -> None:
    """Write a cell to fill in."""
    page.text(place, text, page.workbook.look(**(FILL_IN | {"valign": "vcenter"} | more)))


def write_headings(page: Page, row: int, headings: Sequence[str], height: float = 24.0) -> None:
    """Write a header row."""
    for column, heading in enumerate(headings, 1):
        page.text(address(row, column), heading, page.workbook.look(**(HEADER | LOOSE)))
    page.height(row, height)


def offer(page: Page, cells: str, title: str, message: str) -> None:
    """Say what a cell is for when it is chosen."""
    page.choice(cells, {"validate": "any", "input_title": title[:32], "input_message": message[:255]})

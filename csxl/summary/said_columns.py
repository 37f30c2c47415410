"""The columns of a table with their headings as the workbook says them."""

from __future__ import annotations

import math
from collections.abc import Iterable

from csxl.model.comparison import Division
from csxl.model.summary_names import KEY
from csxl.summary.lines import SET_IN
from csxl.summary.sheet_plan import HOW_DIVIDED, SummaryPlan
from csxl.summary.table_sheet import Column
from csxl.writing.text_fit import CHARACTER, text_width

AIR = 1.5  # characters more than a heading's longest word needs


def said(plan: SummaryPlan, columns: Iterable[Column]) -> tuple[Column, ...]:
    """The columns with their headings as the workbook says them, wide enough for each of their words and for what is
    said of how divided agencies are."""
    found = [_said(column, plan.text(column.heading)) for column in columns]
    return tuple(_for_divisions(plan, column) if column.heading == HOW_DIVIDED else column for column in found)


def _for_divisions(plan: SummaryPlan, column: Column) -> Column:
    if not column.said:
        return column
    needed = max(text_width(plan.in_cell(one), bold=True) for one in Division) / CHARACTER + AIR
    return column._replace(width=max(column.width, math.ceil(needed * 2) / 2))


def _said(column: Column, heading: str) -> Column:
    if column.heading in (heading, KEY):
        return column
    words = (text_width(word, bold=True) / CHARACTER for word in heading.split())
    needed = max(words, default=0.0) + (0.0 if column.centred else SET_IN) + AIR
    return column._replace(said=heading, width=max(column.width, math.ceil(needed * 2) / 2))

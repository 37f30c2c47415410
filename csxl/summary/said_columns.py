"""The columns of a table with their headings as the workbook says them."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence

from csxl.compare.movement import Movement
from csxl.compare.promises import PromiseOutcome
from csxl.model.comparison import BLANK, NO_ANSWER, NOT_RETURNED, TO_SETTLE, Division, Spread
from csxl.model.decisions import (
    DOES_IT_COUNT,
    FILE_CHOICES,
    PROGRESS_CHOICES,
    RECORDED,
    SAYS_NOW,
    STANDING,
    STANDING_CHOICES,
    STATUS,
)
from csxl.model.summary_names import KEY
from csxl.summary.lines import SET_IN
from csxl.summary.sheet_plan import HOW_DIVIDED, SummaryPlan
from csxl.summary.table_sheet import Column
from csxl.writing.text_fit import CHARACTER, text_width

SHORT = 16  # letters of a name that stands on one line
AIR = 1.5  # characters more than the longest word needs
BELOW: Mapping[str, Sequence[str]] = {  # csxl's own words that stand below a heading
    HOW_DIVIDED: tuple(Division),
    "Rating": (TO_SETTLE, BLANK, NOT_RETURNED, NO_ANSWER),
    "Spread": tuple(Spread),
    "Movement": tuple(Movement),
    "Outcome": tuple(PromiseOutcome),
    **dict.fromkeys((STATUS, RECORDED, SAYS_NOW), PROGRESS_CHOICES),
    STANDING: STANDING_CHOICES,
    DOES_IT_COUNT: FILE_CHOICES,
}


def said(plan: SummaryPlan, columns: Iterable[Column]) -> tuple[Column, ...]:
    """The columns with their headings as the workbook says them, wide enough for each word of a heading, for the words
    that csxl writes below it, and for those of which the rubric's names are made."""
    return tuple(_for_words(plan, _said(column, plan.text(column.heading))) for column in columns)


def _for_words(plan: SummaryPlan, column: Column) -> Column:
    words = BELOW.get(column.heading, ()) if column.said else ()
    needed = max((text_width(plan.in_cell(word), bold=True) / CHARACTER for word in words), default=0.0)
    names = [text_width(name) / CHARACTER for name in _names(plan, column.heading)]
    return column._replace(
        width=max(column.width, _with_air(needed, column), _rounded(max(names, default=0.0) + SET_IN))
    )


def wide_enough(column: Column) -> Column:
    """The column wide enough for each word of its heading."""
    widest = max(text_width(word, bold=True) for word in column.written.split()) / CHARACTER
    return column._replace(width=max(column.width, _rounded(widest + SET_IN / 2)))


def _names(plan: SummaryPlan, heading: str) -> Sequence[str]:
    """The words of the rubric's names below a heading, or the whole of those that are short."""
    rubric = plan.comparison.rubric
    names = {
        "Domain": [one.name for one in rubric.domains],
        "Level": [one.name for one in rubric.levels],
        "Stage": [one.name for one in rubric.stages],
    }.get(heading, [])
    return [part for name in names for part in ([name] if len(name) <= SHORT else name.split())]


def _said(column: Column, heading: str) -> Column:
    if column.heading in (heading, KEY):
        return column
    words = (text_width(word, bold=True) / CHARACTER for word in heading.split())
    return column._replace(said=heading, width=max(column.width, _with_air(max(words, default=0.0), column)))


def _with_air(needed: float, column: Column) -> float:
    return _rounded(needed + (0.0 if column.centred else SET_IN) + AIR)


def _rounded(width: float) -> float:
    return math.ceil(width * 2) / 2

"""What the meeting agreed on a criterion, said beside its evidence as it is typed: the evidence alone is printed."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence

from csxl.model.decisions import (
    ACTION,
    AGREED_ON,
    AGREED_RATING,
    BY_WHEN,
    NOT_AGREED,
    OPEN,
    OWNER,
    REASON,
    WORDS,
    DecisionKind,
)
from csxl.summary.days_shown import day_formula
from csxl.summary.formulas import Formula, literal
from csxl.summary.late_rows import Content
from csxl.summary.sheet_plan import SummaryPlan
from csxl.text.a1 import address

MOST = 1_200  # characters of a text: three such fit the highest row
AGREED, NO_RATING, BY = "Agreed: ", "Not agreed", "by "
NOTHING = literal("")
HEADINGS = OPEN[DecisionKind.AGREED]


def agreed_text(plan: SummaryPlan, row: int, first: int, contents: Sequence[Content]) -> Formula:
    """“Agreed: Amber, 26 Nov 2026. Why.”, then the words for agencies and the action, each on a line: live, from the
    open cells of a row, which begin at a column and show `contents`. With nothing typed there is room to write."""
    places = {heading: address(row, first + number) for number, heading in enumerate(HEADINGS)}
    texts = {heading: _shown(plan, content) for heading, content in zip(HEADINGS, contents, strict=True)}
    return Formula(_formula(plan, places), _value(plan, texts))


def _formula(plan: SummaryPlan, cells: Mapping[str, str]) -> str:
    rating, action, owner, by_when = (cells[heading] for heading in (AGREED_RATING, ACTION, OWNER, BY_WHEN))
    by, words, done = (literal(plan.text(text)) for text in (BY, f"{WORDS}: ", f"{ACTION}: "))
    months = plan.said.months
    comma = f"IF(OR({owner}={NOTHING},{by_when}={NOTHING}),{NOTHING},{literal(', ')})"
    who_and_when = f"{literal(' (')}&{owner}&{comma}&{_after(by, day_formula(by_when, months), by_when)}&{literal(')')}"
    return "&".join(
        [
            f"CHAR(10)&IF({rating}={literal(plan.in_cell(NOT_AGREED))},{literal(plan.text(NO_RATING))},{literal(plan.text(AGREED))}&{rating})",
            _after(literal(", "), day_formula(cells[AGREED_ON], months), cells[AGREED_ON]),
            _after(literal(". "), _cut(cells[REASON]), cells[REASON]),
            _after(f"CHAR(10)&{words}", _cut(cells[WORDS]), cells[WORDS]),
            f"IF({action}&{owner}&{by_when}={NOTHING},{NOTHING},CHAR(10)&{done}&{_cut(action)}"
            f"&IF({owner}&{by_when}={NOTHING},{NOTHING},{who_and_when}))",
        ]
    )


def _after(before: str, shown: str, cell: str) -> str:
    """What a cell holds after some other text; nothing where it is empty."""
    return f"IF({cell}={NOTHING},{NOTHING},{before}&{shown})"


def _cut(cell: str) -> str:
    return f"IF(LEN({cell})>{MOST},LEFT({cell},{MOST})&{literal(' …')},{cell})"


def _value(plan: SummaryPlan, texts: Mapping[str, str]) -> str:
    rating, day, by_when = texts[AGREED_RATING], texts[AGREED_ON], texts[BY_WHEN]
    reason, words, action = (_shortened(texts[heading]) for heading in (REASON, WORDS, ACTION))
    not_agreed = rating.casefold() in (NOT_AGREED, plan.in_cell(NOT_AGREED).casefold())
    said = plan.text(NO_RATING) if not_agreed else f"{plan.text(AGREED)}{rating}"
    said += (f", {day}" if day else "") + (f". {reason}" if reason else "")
    said += f"\n{plan.text(f'{WORDS}: ')}{words}" if words else ""
    who_and_when = ", ".join(filter(None, (texts[OWNER], f"{plan.text(BY)}{by_when}" if by_when else "")))
    if action or who_and_when:
        said += f"\n{plan.text(f'{ACTION}: ')}{action}" + (f" ({who_and_when})" if who_and_when else "")
    return f"\n{said}"


def _shortened(text: str) -> str:
    return f"{text[:MOST]} …" if len(text) > MOST else text


def _shown(plan: SummaryPlan, content: Content) -> str:
    """What an open cell says, a date in words."""
    if isinstance(content, datetime.date):
        return plan.said.day(content)
    return content if isinstance(content, str) else ""

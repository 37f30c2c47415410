"""The actions that agencies propose, in order of due date."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from csxl.model.comparison import Comparison
from csxl.text.days import stated_day


@dataclass(frozen=True)
class Action:
    """An action one agency proposes on one criterion. `by_when` is the text as given, `date` the day it states or None;
    `status` is the agency's view of the criterion, and `cell` the place of its rating."""

    agency: str
    ref: str
    criterion: str
    action: str
    owner: str
    by_when: str
    date: datetime.date | None
    rating: str | None
    status: str
    file: str
    sheet: str
    cell: str


def actions(comparison: Comparison) -> tuple[Action, ...]:
    """Every action: dated ones first, in order of date; the rest by criterion and agency."""
    return tuple(sorted(_proposed(comparison), key=lambda action: action.date or datetime.date.max))


def _proposed(comparison: Comparison) -> Iterator[Action]:
    for finding in comparison.findings:
        criterion = finding.criterion
        title = f"{criterion.domain}, {criterion.level.name}, {criterion.stage.name}"
        for view in finding.views:
            if view.answer and view.answer.action.strip():
                given = view.answer
                yield Action(
                    view.agency,
                    criterion.ref,
                    title,
                    given.action,
                    given.owner,
                    given.by_when,
                    stated_day(given.by_when),
                    view.rating,
                    view.status,
                    view.file,
                    given.sheet,
                    given.cell,
                )

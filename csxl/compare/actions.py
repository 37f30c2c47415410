"""The actions that agencies propose, in the order in which they fall due."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass

from csxl.model.comparison import Comparison

MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
ISO = re.compile(r"(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})([t ][\d:.]+)?")
FIGURES = re.compile(r"(?P<day>\d{1,2})(?P<mark>[/.-])(?P<month>\d{1,2})(?P=mark)(?P<year>\d{4}|\d{2})")
IN_WORDS = re.compile(
    r"(?:[a-z]+,? )?(?P<day>\d{1,2})(?:st|nd|rd|th)?(?: of)?[ -](?P<month>[a-z]{3,9})\.?,?[ -](?P<year>\d{4})"
)


@dataclass(frozen=True)
class Action:
    """An action one agency proposes on one criterion. `by_when` is the text as given, `date` the day it states or None;
    `status` is the agency's view of the criterion and `cell` where its rating stands."""

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
    """Every action, those with a date first and by date, then by criterion and agency."""
    return tuple(sorted(_proposed(comparison), key=lambda action: action.date or datetime.date.max))


def stated_date(text: str) -> datetime.date | None:
    """The one day that a text states, or None: ISO, day-first figures where no other order is possible, or with the
    month in letters. "05/04/2027" may be meant either way round, and is not guessed."""
    text = " ".join(text.casefold().split())
    if found := ISO.fullmatch(text):
        return _day(found["year"], found["month"], found["day"])
    if found := IN_WORDS.fullmatch(text):
        months = [
            number
            for number, name in enumerate(MONTHS, 1)
            if name.startswith(found["month"]) or (name, found["month"]) == ("september", "sept")
        ]
        return _day(found["year"], months[0], found["day"]) if len(months) == 1 else None
    if found := FIGURES.fullmatch(text):
        if int(found["day"]) <= 12 and found["day"].zfill(2) != found["month"].zfill(2):
            return None
        year = found["year"] if len(found["year"]) == 4 else f"20{found['year']}"
        return _day(year, found["month"], found["day"])
    return None


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
                    stated_date(given.by_when),
                    view.rating,
                    view.status,
                    view.file,
                    given.sheet,
                    given.cell,
                )


def _day(year: str, month: str | int, day: str) -> datetime.date | None:
    try:
        return datetime.date(int(year), int(month), int(day))
    except ValueError:  # the 31st of a month that has 30 days
        return None

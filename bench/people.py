"""People who fill in questionnaires: each otherwise than everybody else, and by the same seed always the same."""

from __future__ import annotations

import datetime
import random

from csxl.demo.people import Given, Respondent
from csxl.model.rubric import Rubric

WHO = ("Our front desk", "Both night teams", "The board's own audit", "Ward staff", "Partners in the hub", "Tutors")
DID = ("now ask about", "have begun to log", "could not find", "wrote down", "told colleagues of", "went through")
WHAT = ("the places where friends meet", "what bystanders saw", "the walk home from college", "plans for whole groups")
MORE = ("in {} files of {}", "on {} days of {}", "as minute {} of {} says", "– {} out of {}, “more than last year”")
TO_DO = (
    "Write guidance no. {} & brief {} people",
    "Walk the routes of area {} with {} residents",
    "Sample {} of {} logs",
)
OWNERS = ("Head of service", "Lead nurse", "Training manager", "Sergeant, area {}", "Practice lead {}")
SOME_DAY = ("after Easter", "with the next budget", "under way")
FIRST_DAY = datetime.date(2027, 1, 4)


def person(seed: int, rubric: Rubric) -> Respondent:
    """Whoever answers for one agency: nearly every criterion, in most of them with some lines of evidence."""
    chance = random.Random(seed)
    answers = {ref: _given(chance, rubric) for ref in rubric.criteria}
    day = datetime.date(2026, 10, 1) + datetime.timedelta(seed % 50)
    return Respondent("", f"Colleague {seed}", _said(chance, OWNERS), day, answers)


def _given(chance: random.Random, rubric: Rubric) -> Given:
    """One row; one in sixteen stays blank, and what is green or cannot be rated needs no action."""
    if not chance.randrange(16):
        return Given()
    rating = chance.choice((*list(rubric.ratings) * 5, *rubric.words))
    count = chance.choice((0, 1, 1, 2, 2, 3, 5, 9))
    evidence = chance.choice((" ", " ", "\n")).join(_sentence(chance) for _ in range(count))
    if rating not in list(rubric.ratings)[:2]:
        return Given(rating, evidence)
    when = FIRST_DAY + datetime.timedelta(chance.randrange(400)) if chance.randrange(4) else _said(chance, SOME_DAY)
    return Given(rating, evidence, _said(chance, TO_DO), _said(chance, OWNERS), when)


def _sentence(chance: random.Random) -> str:
    return f"{_said(chance, WHO)} {_said(chance, DID)} {_said(chance, WHAT)} {_said(chance, MORE)}."


def _said(chance: random.Random, among: tuple[str, ...]) -> str:
    """One of some phrases, with numbers in its gaps."""
    return chance.choice(among).format(chance.randint(2, 30), chance.randint(31, 600))

"""Reading the last summary (a place holder until the reader is merged)."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from csxl.model.decisions import NOTHING_DECIDED, Decisions
from csxl.model.diagnostic import Diagnostic
from csxl.model.member import Member
from csxl.model.rubric import Rubric


@dataclass(frozen=True)
class FormerSummary:
    """A summary as people left it."""

    decisions: Decisions = NOTHING_DECIDED
    review: str = ""


def read_summary(
    member: Member, rubric: Rubric, day: datetime.date
) -> tuple[FormerSummary | None, tuple[Diagnostic, ...]]:
    """The summary, None if it is none."""
    return None, ()

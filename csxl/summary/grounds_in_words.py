"""What a decision rests on, as part of a sentence in the workbook's language."""

from __future__ import annotations

from csxl.compare.grounds import NOW, THEN
from csxl.summary.sheet_plan import SummaryPlan
from csxl.text.wording import quote


def said_then(plan: SummaryPlan, ground: str) -> str:
    """What a return said, as part of a sentence: "the return said “Amber/Green”"."""
    return plan.text(THEN[ground]) if ground in THEN else plan.text("the return said {}", quote(ground))


def says_now(plan: SummaryPlan, ground: str) -> str:
    """What a return says by now: "the return now says “Green”"."""
    if ground in NOW:
        return plan.text(f"the return now {NOW[ground]}")
    return plan.text("the return now says {}", quote(ground))

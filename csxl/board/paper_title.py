"""The title of the board's page and of the documents, and what stands under it: nothing on them changes once made."""

from __future__ import annotations

from csxl.summary.sheet_plan import LONGEST_LABEL, SummaryPlan
from csxl.text.wording import shortened


def title_of(plan: SummaryPlan, name: str) -> str:
    """What the page or document is, and which review it is about."""
    return " · ".join(filter(None, (name, shortened(plan.comparison.review, LONGEST_LABEL))))


def subtitle(plan: SummaryPlan) -> str:
    """The partnership, the tool and the day."""
    as_at = plan.says.as_at_day.format(day=plan.said.day(plan.made))
    return " · ".join(filter(None, (plan.comparison.partnership, plan.comparison.rubric.title, as_at)))

"""What stands under the title of the board's page and of the documents: nothing on them changes once they are made."""

from __future__ import annotations

from csxl.summary.sheet_plan import SummaryPlan
from csxl.text.days import day_in_words


def subtitle(plan: SummaryPlan) -> str:
    """The partnership, the tool and the day."""
    as_at = f"as at {day_in_words(plan.made)}"
    return " · ".join(filter(None, (plan.comparison.partnership, plan.comparison.rubric.title, as_at)))

"""What a domain's sheet says of one agency's answer, beside its evidence."""

from __future__ import annotations

from dataclasses import replace

from csxl.compare.consolidation import consolidate
from csxl.model.answers import Reading
from csxl.summary.sheet_plan import SummaryPlan
from csxl.summary.views import text
from tests.helpers.decisions_by_hand import decided_review
from tests.helpers.opened_summaries import MADE, opened, table
from tests.helpers.readings_by_hand import POLICE, answer, published, returned


def test_a_settled_answer_says_how_it_is_known_and_what_the_return_says() -> None:
    rows = table(opened(decided_review())["Outcomes"])
    said = next(str(row["Counts, descriptor or evidence"]) for row in rows if row["Who"] == "Education")
    assert "Settled: Green, by telephone with A. Morgan, 3 Dec" in said
    assert "“Amber/Green”" in said


def test_an_answer_kept_from_an_earlier_version_names_its_file() -> None:
    form = returned(POLICE, answer(published(), "T1-R", "Red", evidence="Seen in May."), file="later.xlsx")
    plan = SummaryPlan(consolidate(Reading((form,)), published()), MADE)
    view, agency = plan.comparison.findings[0].views[0], plan.comparison.agencies[0]
    assert text(plan, view, agency) == "Seen in May."
    kept = text(plan, replace(view, file="C:\\returns/first.xlsx"), agency)
    assert kept.startswith("Kept from the earlier version first.xlsx.")
    assert kept.endswith("Seen in May.")

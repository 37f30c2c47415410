"""What a domain's sheet says of one agency's answer, beside its evidence."""

from __future__ import annotations

from dataclasses import replace

from csxl.compare.consolidation import consolidate
from csxl.model.answers import Reading
from csxl.summary.views import text
from tests.helpers.decisions_by_hand import decided_review
from tests.helpers.opened_summaries import opened, table
from tests.helpers.readings_by_hand import POLICE, answer, published, returned


def test_a_settled_answer_says_how_it_is_known_and_what_the_return_says() -> None:
    rows = table(opened(decided_review())["Outcomes"])
    said = next(str(row["Counts, descriptor or evidence"]) for row in rows if row["Who"] == "Education")
    assert "Settled: Green, by telephone with A. Morgan, 3 Dec" in said
    assert "“Amber/Green”" in said


def test_an_answer_kept_from_an_earlier_version_names_its_file() -> None:
    form = returned(POLICE, answer(published(), "T1-R", "Red", evidence="Seen in May."), file="later.xlsx")
    comparison = consolidate(Reading((form,)), published())
    view, agency = comparison.findings[0].views[0], comparison.agencies[0]
    assert text(view, agency) == "Seen in May."
    kept = text(replace(view, file="first.xlsx"), agency)
    assert "first.xlsx" in kept
    assert kept.endswith("Seen in May.")

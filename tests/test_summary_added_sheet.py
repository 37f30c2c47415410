"""Added by agencies: what they say of the whole comes first, then what they wrote besides their answers."""

from __future__ import annotations

from dataclasses import replace

from csxl.compare.consolidation import consolidate
from csxl.model.answers import Kept, Reading, Remark
from tests.helpers.opened_summaries import opened, table
from tests.helpers.readings_by_hand import EDUCATION, POLICE, published, rated

LONG = "\n".join(f"Line {number}" for number in range(60))


def test_what_is_said_of_the_whole_comes_first_under_its_label_and_in_full() -> None:
    police = replace(rated(POLICE, {"T1-R": "Red"}), kept=(Kept("Target", "M5", "See the plan"),))
    said = (Remark("What works well", "The panel"), Remark("Overall comment", LONG))
    education = replace(rated(EDUCATION, {"T1-R": "Green"}), overall=said)
    rows = table(
        opened(consolidate(Reading((police, education)), published(), (POLICE, EDUCATION)))["Added by agencies"]
    )
    assert [(row["Agency"], row["Where"], row["File"]) for row in (*rows[:2], rows[-1])] == [
        ("Education", "What works well", "Education.xlsx"),
        ("Education", "Overall comment", "Education.xlsx"),
        ("Police", "Target, cell M5", "Police.xlsx"),
    ]
    told = [str(row["What was written"]).removeprefix("(continued) ") for row in rows]
    assert told[0] == "The panel"
    assert "\n".join(told[1:-1]) == LONG
    assert told[-1] == "See the plan"


def test_a_review_in_which_nobody_wrote_more_says_so() -> None:
    rows = table(opened(consolidate(Reading((rated(POLICE, {"T1-R": "Red"}),)), published()))["Added by agencies"])
    assert [row["Agency"] for row in rows] == ["Nothing was added."]

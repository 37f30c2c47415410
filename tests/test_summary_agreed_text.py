"""What the meeting agreed, said beside its evidence: the value that csxl works out for the live text."""

from __future__ import annotations

import datetime

import pytest

from csxl.model.decisions import AGREED_RATING, OPEN, DecisionKind
from csxl.summary.agreed_text import MOST, agreed_text
from csxl.summary.late_rows import Content
from csxl.summary.sheet_plan import SummaryPlan
from tests.helpers.decisions_by_hand import decided_review

DAY = datetime.date(2027, 3, 31)
PLAN = SummaryPlan(decided_review(), DAY)


@pytest.mark.parametrize(
    ("contents", "told"),
    [
        (["", "", "", "", "", "", ""], "\nAgreed: "),
        (["Amber", "", "", "", "", "", ""], "\nAgreed: Amber"),
        (["not agreed", "Two views stand.", "", "", "", "", DAY], "\nNot agreed, 31 Mar 2027. Two views stand."),
        (
            ["Red", "", "Told.", "Act", "", DAY, ""],
            "\nAgreed: Red\nWords for agencies: Told.\nAction: Act (by 31 Mar 2027)",
        ),
        (["", "", "", "", "Chair", "when done", ""], "\nAgreed: \nAction:  (Chair, by when done)"),
        (["Red", "x" * (MOST + 1), "", "", "", "", ""], f"\nAgreed: Red. {'x' * MOST} …"),
    ],
)
def test_it_says_what_is_typed_and_leaves_room_where_nothing_is(contents: list[Content], told: str) -> None:
    assert agreed_text(PLAN, 6, 6, contents).value == told


def test_it_reads_the_open_cells_of_its_own_row_in_their_order() -> None:
    text = agreed_text(PLAN, 9, 6, [""] * len(OPEN[DecisionKind.AGREED])).text
    assert [cell in text for cell in ("F9", "G9", "H9", "I9", "J9", "K9", "L9")] == [True] * 7
    assert OPEN[DecisionKind.AGREED][0] == AGREED_RATING

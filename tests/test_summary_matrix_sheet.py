"""The matrix: what its open cells show, what counts of it, and what may be chosen."""

from __future__ import annotations

from dataclasses import replace

import pytest

from csxl.board.summary_workbook import write_summary
from csxl.compare.consolidation import consolidate
from csxl.model.comparison import Comparison
from csxl.model.decisions import CORRECTION, DecisionKind, Decisions, Key, TypedText
from csxl.summary.issues_sheet import questions
from csxl.summary.matrix_views import view_cells
from csxl.summary.sheet_plan import SummaryPlan
from tests.helpers.decisions_by_hand import decided_review, settled
from tests.helpers.opened_summaries import MADE, opened, small, table
from tests.helpers.readings_by_hand import ASKED, published, small_reading, small_review


def decided(entries: dict[Key, TypedText]) -> Comparison:
    return consolidate(small_reading(), published(), ASKED, decisions=Decisions(entries))


def cell_of(comparison: Comparison, agency: str, ref: str, values: bool = False) -> object:
    return {row["Ref"]: row[agency] for row in table(opened(comparison, values)["Matrix"])}[ref]


def test_an_open_question_shows_what_is_typed_on_issues() -> None:
    formula = str(cell_of(small_review(), "Education", "O1-R"))
    assert formula.startswith("=IF(ISNA(MATCH(")
    assert '"settled | EDU-2 | O1-R"' in formula
    assert cell_of(small_review(), "Education", "O1-R", values=True) == "to settle"
    assert cell_of(small_review(), "Education", "O1-A") == "Amber"  # no question: the word itself


def test_a_settled_answer_still_follows_issues_until_the_matrix_says_otherwise() -> None:
    answered = decided(settled("EDU-2", "O1-R", answer="Green"))
    assert str(cell_of(answered, "Education", "O1-R")).startswith("=IF(")
    assert cell_of(answered, "Education", "O1-R", values=True) == "Green"
    assert cell_of(decided(settled("EDU-2", "O1-R", correction="Red")), "Education", "O1-R") == "Red"


def test_a_settled_answer_has_a_heavy_border() -> None:
    sheet = opened(decided_review())["Matrix"]
    styles = {cell.border.left.style for row in sheet["G6:L37"] for cell in row}
    heavy = {cell.coordinate for row in sheet["G6:L37"] for cell in row if cell.border.left.style == "medium"}
    assert styles == {"medium", "thin"}
    assert heavy == {"G6", "I7", "H30", "K36"}  # T1-R, T1-A, O1-R and O2-P


@pytest.mark.parametrize(
    ("typed", "red", "amber", "to_settle"),
    [
        ({"answer": "Red"}, 1, 4, 0),
        ({"correction": "Red"}, 1, 4, 0),
        ({"answer": "Red", "correction": "Amber"}, 0, 4, 1),  # they differ: neither counts
        ({"correction": "as returned"}, 0, 4, 1),
        ({"correction": "reddish"}, 0, 4, 1),  # no word of the rubric
        ({"answer": "reddish"}, 0, 4, 1),
    ],
)
def test_a_count_is_of_what_counts(typed: dict[str, str], red: int, amber: int, to_settle: int) -> None:
    row = {row["Ref"]: row for row in table(opened(decided(settled("EDU-2", "O1-R", **typed)))["Matrix"])}["O1-R"]
    assert (row["Red"], row["Amber"], row["To settle"]) == (red, amber, to_settle)


def test_a_word_that_does_not_count_is_taken_out_of_its_rows_counts() -> None:
    rows = table(opened(decided(settled("EDU-2", "O1-R", answer="Red", correction="Amber")), False)["Matrix"])
    row = {row["Ref"]: row for row in rows}["O1-R"]
    assert row["Amber"] == '=COUNTIF(G30:L30,"Amber")-IF(H30="Amber",1,0)'
    assert row["To settle"] == '=COUNTIF(G30:L30,"to settle")+IF(H30="Amber",1,0)'
    assert row["Red"] == '=COUNTIF(G30:L30,"Red")'


def test_nobody_can_choose_a_status_that_is_no_answer() -> None:
    sheet = small(False)["Matrix"]
    rules = sheet.data_validations.dataValidation
    assert [str(rule.sqref) for rule in rules] == ["G6:L37"]
    offered = [cell.value for row in sheet[rules[0].formula1.replace("$", "")] for cell in row]
    assert offered == [*published().words, "as returned"]


def test_a_key_that_a_formula_would_misread_is_in_none() -> None:
    reading = small_reading()
    forms = tuple(replace(form, agency_code='E"&A1*') for form in reading.returns[:2])
    plan = SummaryPlan(consolidate(replace(reading, returns=forms), published()), MADE)
    asked = questions(plan)
    cells = [cell for finding in plan.comparison.findings for cell in view_cells(plan, finding, asked)]
    assert all(isinstance(cell, str) for cell in cells)


def test_every_view_is_known_by_its_agency_and_ref() -> None:
    plan = SummaryPlan(decided_review(), MADE)
    asked = questions(plan)
    for finding in plan.comparison.findings:
        view_cells(plan, finding, asked)
    keys = plan.open_cells.cells
    assert len(keys) == 6 * 32
    corrected = keys[Key(DecisionKind.SETTLED, "POL-1 | T1-R", CORRECTION)]
    assert (corrected.written, corrected.ground) == ("Red", "Amber")
    assert keys[Key(DecisionKind.SETTLED, "EDU-2 | O1-R", CORRECTION)].ground == "Amber/Green"
    assert write_summary(decided_review(), MADE) == write_summary(decided_review(), MADE)

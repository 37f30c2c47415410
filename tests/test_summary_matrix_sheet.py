"""The matrix: what its open cells show, what counts of it, and what may be chosen."""

from __future__ import annotations

from dataclasses import replace

import pytest
from openpyxl.utils import column_index_from_string
from openpyxl.worksheet.worksheet import Worksheet

from csxl import write_summary
from csxl.compare.consolidation import consolidate
from csxl.model.comparison import Comparison
from csxl.model.decisions import ANSWER, CORRECTION, HOW_KNOWN, OPEN, DecisionKind, Decisions, Key, TypedText
from csxl.summary.issues_sheet import questions
from csxl.summary.matrix_views import view_cells
from csxl.summary.sheet_plan import SummaryPlan
from csxl.text.a1 import column_letter
from tests.helpers.decisions_by_hand import decided_review, settled
from tests.helpers.opened_summaries import MADE, opened, small, table
from tests.helpers.readings_by_hand import ASKED, many, published, small_reading, small_review, with_scale


def decided(entries: dict[Key, TypedText]) -> Comparison:
    return consolidate(small_reading(), published(), ASKED, decisions=Decisions(entries))


def cell_of(comparison: Comparison, agency: str, ref: str, values: bool = False) -> object:
    return {row["Ref"]: row[agency] for row in table(opened(comparison, values)["Matrix"])}[ref]


def letters(sheet: Worksheet) -> dict[object, str]:
    """The letter of each column by its heading."""
    return {cell.value: column_letter(number) for number, cell in enumerate(sheet[5], 1)}


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
    styles = {cell.border.left.style for row in sheet["F6:K37"] for cell in row}
    heavy = {cell.coordinate for row in sheet["F6:K37"] for cell in row if cell.border.left.style == "medium"}
    assert styles == {"medium", "thin"}
    assert heavy == {"F6", "H7", "G30", "J36"}  # T1-R, T1-A, O1-R and O2-P


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
    assert row["Amber"] == '=COUNTIF(F30:K30,"Amber")-IF(G30="Amber",1,0)'
    assert row["To settle"] == '=COUNTIF(F30:K30,"to settle")+IF(G30="Amber",1,0)'
    assert row["Red"] == '=COUNTIF(F30:K30,"Red")'


def test_nobody_can_choose_a_status_that_is_no_answer() -> None:
    sheet = small(False)["Matrix"]
    rules = sheet.data_validations.dataValidation
    assert [str(rule.sqref) for rule in rules] == ["F6:K37"]
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
    cells = plan.open_cells
    assert len(cells.rows) == 6 * 32
    police, education = (DecisionKind.SETTLED, "POL-1 | T1-R"), (DecisionKind.SETTLED, "EDU-2 | O1-R")
    shown = dict(zip(OPEN[DecisionKind.SETTLED], cells.rows[police], strict=True))
    assert (shown, cells.grounds[police]) == ({ANSWER: "", HOW_KNOWN: "", CORRECTION: "Red"}, "Amber")
    assert cells.grounds[education] == "Amber/Green"
    assert write_summary(decided_review(), MADE) == write_summary(decided_review(), MADE)


def test_each_row_says_whether_it_shows_what_was_written() -> None:
    sheet = small(False)["Matrix"]
    headings = letters(sheet)
    column = headings["As written"]
    assert sheet.column_dimensions[column].hidden
    assert SummaryPlan(small_review(), MADE).as_written("T1-R") == f"Matrix!${column}$6=1"
    words = [row.value for row in small()["Matrix"]["F6:K6"][0]]
    tests = ",".join(f'{cell}6="{word}"' for cell, word in zip("FGHIJK", words, strict=True))
    assert sheet[f"{column}6"].value == f"=IF(AND({tests}),1,0)"
    assert 'G30="to settle"' in sheet[f"{column}30"].value  # a cell that follows Issues: what it showed
    assert {small()["Matrix"][f"{column}{row}"].value for row in range(6, 38)} == {1}


def test_a_row_of_sectors_is_as_written_while_its_counts_are() -> None:
    grouped = consolidate(many(61, published()), published())
    sheet = opened(grouped, False)["Matrix"]
    headings = letters(sheet)
    formula = sheet[f"{headings['As written']}6"].value
    assert formula.count("=") == 1 + len(SummaryPlan(grouped, MADE).words)
    assert f"{headings['Red']}6=" in formula


def test_the_longest_row_is_short_enough_for_excel() -> None:
    sheet = opened(consolidate(many(60, published()), published()), False)["Matrix"]
    assert max(len(str(cell.value)) for cell in sheet[6]) < 8_192
    assert any(str(cell.value).startswith("=IF(AND(F6=") for cell in sheet[6])


def test_with_no_agency_every_row_is_as_written() -> None:
    sheet = opened(consolidate(many(0, published()), published()), False)["Matrix"]
    headings = letters(sheet)
    assert sheet[f"{headings['As written']}6"].value == "=1"


@pytest.mark.parametrize(("agencies", "across"), [(0, 1), (3, 1), (9, 1), (12, 1), (13, 2), (20, 2), (24, 2), (60, 5)])
def test_up_to_twelve_agencies_are_printed_on_one_page(agencies: int, across: int) -> None:
    sheet = opened(consolidate(many(agencies, published()), published()))["Matrix"]
    assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (across, None)  # a 1 is not stored
    assert str(sheet.print_area).endswith(f"${letters(sheet)['Green']}$37")  # all else that is counted stands in cells
    assert str(sheet.print_title_cols) == "$A:$E"


@pytest.mark.parametrize("agencies", [3, 9, 12])
def test_the_matrix_is_printed_in_seven_points_or_more(agencies: int) -> None:
    sheet = opened(consolidate(many(agencies, published()), published()))["Matrix"]
    printed = column_index_from_string(letters(sheet)["Green"])
    ranges = sheet.column_dimensions.values()
    every = {column: one.width for one in ranges for column in range(one.min or 0, (one.max or 0) + 1)}
    wide = sum(every[column] * 7 * 0.75 for column in range(1, printed + 1))  # openpyxl's widths include the padding
    high = sum(float(sheet.row_dimensions[row].height or 15) for row in range(1, 38))
    scale = min(1, (842 - 43) / wide, (595 - 61) / high)
    assert scale * 11 >= 7


def test_a_rubric_of_very_many_criteria_is_printed_on_as_many_pages_as_it_needs() -> None:
    domains = tuple(
        replace(
            domain,
            name=f"{domain.name} {part}",
            criteria=tuple(
                replace(one, ref=f"{one.ref}{part}", domain=f"{domain.name} {part}") for one in domain.criteria
            ),
        )
        for part in (1, 2)
        for domain in published().domains
    )
    rubric = replace(published(), domains=domains)
    assert opened(consolidate(many(3, rubric), rubric))["Matrix"].page_setup.fitToHeight == 0


def test_a_heading_is_no_higher_than_its_words() -> None:
    sheet = small()["Matrix"]
    assert sheet.row_dimensions[5].height == 39.75  # "Children’s social care" takes two lines


def test_a_scale_of_long_words_has_columns_wide_enough_and_rows_of_one_line() -> None:
    scaled = with_scale("Inadequate", "Requires improvement", "Good", "Outstanding")
    sheet = opened(consolidate(many(12, scaled), scaled))["Matrix"]
    found = letters(sheet)
    assert sheet.column_dimensions["F"].width >= 15  # agencies
    assert sheet.column_dimensions[found["Inadequate"]].width >= 12
    assert sheet.page_setup.fitToWidth == 2  # nine to a page
    assert {sheet.row_dimensions[row].height for row in range(6, 38)} == {17.25}

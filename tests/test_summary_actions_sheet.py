"""Actions: every cell may be typed in, and what was typed stands in its row wherever that has moved."""

from __future__ import annotations

import datetime
import io

import pytest
from openpyxl import load_workbook

from csxl import write_summary
from csxl.compare.consolidation import consolidate
from csxl.model.decisions import STANDING, DecisionKind, Decisions, Key, TypedText
from tests.helpers.decisions_by_hand import decided_review, of_meeting
from tests.helpers.opened_summaries import HEADER, opened, small, table
from tests.helpers.readings_by_hand import published, small_reading


def test_what_was_typed_stands_beside_the_action_and_what_has_ended_comes_last() -> None:
    rows = [row for row in table(opened(decided_review())["Actions"]) if row["Action"]]
    assert [(row["Agency"], row["Ref"], row["Status"], row["Progress"]) for row in rows] == [
        ("the meeting", "T2-A", None, None),
        ("the meeting", None, None, None),
        ("Education", "T2-A", None, None),
        ("Police", "T2-A", "under way", "Draft is out"),
        ("Voluntary sector", "P2-P", None, None),
        ("Police", "P1-R", "done", None),
        ("Health", "O1-S", "dropped", None),
    ]
    assert rows[0]["By when"] == datetime.datetime(2027, 1, 15)
    assert rows[1]["By when"] == datetime.datetime(2027, 2, 26)
    assert rows[5]["Done on"] == datetime.datetime(2026, 12, 10)
    assert rows[6]["By when"] == datetime.datetime(2027, 2, 1)  # typed over "when the audit is done"
    assert rows[4]["By when"] == "no date"


def test_what_is_agreed_comes_before_what_is_only_proposed_and_says_so() -> None:
    rows = [row for row in table(opened(decided_review())["Actions"]) if row["Action"]]
    assert [(row["Agency"], row["Agreed or proposed"]) for row in rows] == [
        ("the meeting", "agreed"),
        ("the meeting", "agreed"),
        ("Education", "proposed"),
        ("Police", "proposed"),
        ("Voluntary sector", "proposed"),
        ("Police", "proposed"),
        ("Health", "proposed"),
    ]


def test_a_proposal_that_the_meeting_agreed_is_listed_with_what_was_agreed() -> None:
    (key,) = (row["Key"] for row in table(small()["Actions"]) if (row["Agency"], row["Ref"]) == ("Education", "T2-A"))
    subject = str(key).partition(" | ")[2]
    entries = {Key(DecisionKind.ACTION, subject, STANDING): TypedText("agreed")}
    (first, *_) = table(opened(consolidate(small_reading(), published(), decisions=Decisions(entries)))["Actions"])
    assert (first["Agency"], first["Agreed or proposed"]) == ("Education", "agreed")


@pytest.mark.parametrize(
    ("day", "late"),
    [
        (datetime.date(2026, 12, 18), set()),
        (datetime.date(2027, 1, 16), {("the meeting", "T2-A")}),
        (datetime.date(2027, 2, 27), {("the meeting", "T2-A"), ("the meeting", None), ("Education", "T2-A")}),
    ],
)
def test_what_is_overdue_on_the_day_of_page_one_is_said_by_a_word(
    day: datetime.date, late: set[tuple[str, str | None]]
) -> None:
    sheets = [
        load_workbook(io.BytesIO(write_summary(decided_review(), day)), data_only=values)["Actions"]
        for values in (False, True)
    ]
    assert all("<'Board summary'!$B$2," in str(row["Due"]) for row in table(sheets[0]))
    assert {(row["Agency"], row["Ref"]) for row in table(sheets[1]) if row["Due"] == "overdue"} == late


def test_thirty_spare_rows_follow_those_that_the_meeting_has_used() -> None:
    decisions = Decisions(of_meeting("2", action="Meet") | of_meeting("11", action="Write"))
    rows = table(opened(consolidate(small_reading(), published(), decisions=decisions))["Actions"])
    keys = [str(row["Key"]).split(" | ")[1] for row in rows if str(row["Key"]).startswith("meeting")]
    assert keys == ["2", "11", *(str(number) for number in range(12, 42))]
    assert [row["Agency"] for row in rows[:2]] == ["the meeting"] * 2
    assert [row["Agency"] for row in rows[-30:]] == [None] * 30


def test_spare_rows_are_not_printed() -> None:
    decisions = Decisions(of_meeting("2", action="Meet"))
    sheet = opened(consolidate(small_reading(), published(), decisions=decisions))["Actions"]
    last = max(row[0].row or 0 for row in sheet.iter_rows(min_row=HEADER + 1) if row[2].value)
    assert sheet.print_area == f"'Actions'!$A$1:$K${last}"


def test_every_cell_of_the_table_is_open_so_that_it_can_be_sorted_and_rows_inserted() -> None:
    sheet = small(False)["Actions"]
    cells = [cell for row in sheet.iter_rows(min_row=HEADER + 1, max_col=16) for cell in row]
    assert cells
    assert all(not cell.protection.locked for cell in cells)
    assert sheet.protection.sheet
    assert (sheet.protection.sort, sheet.protection.autoFilter, sheet.protection.insertRows) == (False, False, False)
    assert not sheet.tables
    assert sheet.auto_filter.ref == f"A{HEADER}:P{sheet.max_row}"


def test_what_may_be_typed_is_one_range_a_column_so_that_it_reaches_into_inserted_rows() -> None:
    sheet = small(False)["Actions"]
    ranges = {str(rule.sqref) for rule in sheet.data_validations.dataValidation}
    assert ranges == {f"{column}{HEADER + 1}:{column}{sheet.max_row}" for column in "ACDEFGHI"}


def test_one_agencys_action_has_the_key_that_its_words_give_whatever_is_typed_over_them() -> None:
    before, after = (
        {row["Key"] for row in table(opened(comparison)["Actions"]) if row["Agency"] == "Health"}
        for comparison in (consolidate(small_reading(), published()), decided_review())
    )
    assert before == after

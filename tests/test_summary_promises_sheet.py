"""Promises: what was promised in the review before, with open cells for what is known since."""

from __future__ import annotations

import datetime
import io
from dataclasses import replace
from functools import cache
from pathlib import Path

import openpyxl
import pytest
from openpyxl import load_workbook

from csxl import write_summary
from csxl.model.decisions import HOW_KNOWN, RECORDED, DecisionKind, Decisions, Key, action_subject
from tests.helpers.decisions_by_hand import promised
from tests.helpers.opened_summaries import board_section, opened, table
from tests.helpers.reviews_before import CELLS, LOG, PLACES, promise, second_review
from tests.helpers.typed_summaries import DAY, SEEN, changed, read, typed
from tests.test_board_sheet_office import Typing

MADE = datetime.date(2026, 11, 30)
KNOWN = {
    Key(DecisionKind.PROMISE, action_subject("HEA-4", "O1-S", CELLS), RECORDED): "done",
    Key(DecisionKind.PROMISE, action_subject("HEA-4", "O1-S", CELLS), HOW_KNOWN): "minutes, 9 Dec",
    Key(DecisionKind.PROMISE, action_subject("the meeting", "P2-R", PLACES), RECORDED): "under way",
}


@cache
def known() -> bytes:
    """The second review's summary with that typed into it."""
    return typed(write_summary(second_review(), DAY), KNOWN)


def test_each_promise_has_its_criterion_owner_and_how_far_it_was_and_is() -> None:
    rows = table(opened(second_review())["Promises"])
    assert list(rows[0].values())[:11] == [
        *("no word yet", "the meeting", PLACES, "P2-R", "Partnerships, Level 2, Referral", "Board manager"),
        *(datetime.datetime(2026, 2, 26), None, "not asked", None, None),
    ]
    assert [row["At the end of last time"] for row in rows] == [
        *(None, "Draft is out", None, "Not begun", None, "Under way", "Done 20 Jan 2026", "Dropped"),
    ]


def test_what_is_recorded_stands_in_its_row_and_is_counted() -> None:
    decisions = Decisions(promised("HEA-4", "O1-S", CELLS, recorded="done", how="minutes, 9 Dec"))
    (row,) = (row for row in table(opened(second_review(decisions))["Promises"]) if row["Agency"] == "Health")
    assert (row["Outcome"], row["Recorded since"], row["How it is known"]) == ("kept", "done", "minutes, 9 Dec")


def test_without_promises_the_sheet_says_so() -> None:
    review = second_review()
    assert review.before
    agencies = tuple(type(one)(one.name, one.code, one.said) for one in review.before.agencies)
    bare = type(review.before)("", "", agencies, same=review.before.same)
    book = opened(type(review)(**(vars(review) | {"before": bare})))
    assert book["Promises"]["A6"].value == "Nothing was promised in the review before."
    assert any("Nothing was promised" in line[-1] for line in board_section(book, "What has moved"))


def test_what_is_typed_is_read_back_and_carried() -> None:
    former, said = read(known())
    assert said == ()
    assert {key: entry.value for key, entry in former.decisions.entries.items()} == KNOWN
    assert {entry.seen for entry in former.decisions.entries.values()} == {SEEN}
    again = write_summary(second_review(former.decisions), DAY)
    rows = {row["Agency"]: row for row in table(load_workbook(io.BytesIO(again), data_only=True)["Promises"])}
    assert (rows["Health"]["Outcome"], rows["the meeting"]["Outcome"]) == ("kept", "under way")
    carried, _ = read(again)
    assert {key: entry.value for key, entry in carried.decisions.entries.items()} == KNOWN


@pytest.mark.office
def test_saved_by_libreoffice_nothing_on_the_new_sheets_is_taken_for_typed(typing: Typing, tmp_path: Path) -> None:
    file = tmp_path / "summary.xlsx"
    file.write_bytes(known())
    former, said = read(typing(file, {}).read_bytes())
    assert said == ()
    assert {key: entry.value for key, entry in former.decisions.entries.items()} == KNOWN


def test_without_its_keys_a_row_is_known_by_its_agency_ref_and_words() -> None:
    def without_keys(book: openpyxl.workbook.Workbook) -> None:
        sheet = book["Promises"]
        sheet.delete_cols(next(one.column for one in sheet[5] if one.value == "Key"))

    data = changed(known(), without_keys)
    former, _ = read(data)
    found = {key: entry.value for key, entry in former.decisions.entries.items() if key.kind is DecisionKind.PROMISE}
    assert found == KNOWN


def test_without_its_marks_the_column_is_read_by_heading() -> None:
    def without_marks(book: openpyxl.workbook.Workbook) -> None:
        del book["Marks"]

    data = changed(known(), without_marks)
    former, _ = read(data)
    assert {key: former.decisions.entries[key].value for key in KNOWN} == KNOWN


def test_each_is_on_the_sheet_decisions_beside_what_the_agency_says() -> None:
    entries = promised("POL-1", "P1-R", LOG, "done", recorded="dropped", how="by telephone") | promised(
        "EDU-2", "L1-R", "Publish the policy", recorded="mostly"
    )
    rows = [row for row in table(opened(second_review(Decisions(entries)))["Decisions"]) if row["Key"]]
    assert [(row["What"], row["Ref"], row["Agency"], row["Returned"], row["Settled"]) for row in rows] == [
        ("Promise of last time: “Publish the policy”", "L1-R", "Education", "under way", None),
        (f"Promise of last time: “{LOG}”", "P1-R", "Police", "not begun", "dropped"),
    ]
    assert rows[1]["Remark"] == "The agency now says: not begun; when this was recorded: done."
    assert rows[0]["Remark"] == "That is none of the words to choose from, so it is not used."


def test_without_the_review_before_what_was_recorded_stays_on_decisions() -> None:
    decisions = Decisions(promised("HEA-4", "O1-S", CELLS, recorded="done", how="minutes, 9 Dec"))
    review = replace(second_review(decisions), before=None)
    data = write_summary(review, DAY)
    (row,) = (row for row in table(load_workbook(io.BytesIO(data), data_only=True)["Decisions"]) if row["Key"])
    assert row["What was typed"] == "Recorded since: done\nHow it is known: minutes, 9 Dec"
    former, said = read(data)
    assert said == ()
    assert former.decisions.entries.keys() == decisions.entries.keys()


def test_a_promise_with_characters_that_no_workbook_holds_is_written_all_the_same() -> None:
    review = second_review()
    assert review.before
    odd = promise(None, "P2-R", '=1+1 "quoted"\x07\nand more', agreed=True)
    book = opened(replace(review, before=replace(review.before, promises=(odd,))))
    (row,) = (row for row in table(book["Promises"]) if row["Agency"] == "the meeting")
    assert row["What was promised"] == '=1+1 "quoted"\ufffd\nand more'
    assert 'the meeting: “=1+1 "quoted"' in board_section(book, "What has moved")[-1][-1]


def test_page_one_cuts_a_long_promise_between_words() -> None:
    review = second_review()
    assert review.before
    long = promise(None, "P2-R", "Repeat the sample together, following each location to the desk", agreed=True)
    book = opened(replace(review, before=replace(review.before, promises=(long,))))
    told = board_section(book, "What has moved")[-1][-1]
    assert "the meeting: “Repeat the sample together, following each …”, no word yet" in told


@pytest.mark.office
def test_outcomes_and_page_one_follow_what_is_typed(typing: Typing, tmp_path: Path) -> None:
    file = tmp_path / "summary.xlsx"
    file.write_bytes(write_summary(second_review(), datetime.date.today()))
    rows = table(load_workbook(file)["Promises"])
    column = list(rows[0]).index("Recorded since")
    typed = {
        f"Promises!{chr(65 + column)}{row}": word for row, word in ((6, "done"), (7, "Dropped"), (10, "under way"))
    }
    after = openpyxl.load_workbook(typing(file, typed), data_only=True)
    outcomes = [row["Outcome"] for row in table(after["Promises"])]
    assert outcomes[:5] == ["kept", "not kept", "under way", "not kept", "under way"]
    told = board_section(after, "What has moved")[-1][-1]
    assert told == (
        "• Of 8 promises made then: 3 kept · 2 under way · 3 not kept. Still open: Education: “Publish the policy”, "
        "under way; Health: “Ask for a sample of closed cases”, not kept and 1 more on Promises."
    )

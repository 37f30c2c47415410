"""Movement: every criterion beside the review before, live, and what the two reviews do not have in common."""

from __future__ import annotations

import datetime
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from csxl import write_summary
from csxl.model.before import AgreedBefore
from csxl.model.decisions import Decisions
from tests.helpers.decisions_by_hand import agreed
from tests.helpers.opened_summaries import HEADER, opened, small, table
from tests.helpers.readings_by_hand import SMALL
from tests.helpers.reviews_before import before, second_review
from tests.test_board_sheet_office import Typing, cell
from tests.test_compare_movement import BY_HAND

SIGNS = {"b": "▲", "w": "▼", "=": "again", "n": "new:", "x": "→", "-": "–", "o": "–"}
TYPED = ("T1-R", "L1-A", "O1-R", "L2-S", "P1-S", "T1-S", "T2-A")
COUNTED = {"Better": "b", "Worse": "w", "Same": "=", "New": "n"}


def agreements() -> Decisions:
    return Decisions(agreed("T1-S", rating="Red") | agreed("P1-S", rating="Green") | agreed("L1-S", rating="Amber"))


def rows(decisions: Decisions | None = None) -> dict[str, dict[str, object]]:
    found = table(opened(second_review(decisions or Decisions()))["Movement"])
    return {str(row["Ref"]): row for row in found if row["Ref"] in SMALL}


def test_without_a_review_before_there_is_no_such_sheet() -> None:
    assert not {"Movement", "Promises"} & set(small().sheetnames)


def test_it_stands_after_the_matrix() -> None:
    names = opened(second_review()).sheetnames
    assert names[names.index("Matrix") + 1] == "Movement"
    assert names[names.index("Actions") - 1] == "Promises"


def test_each_row_says_how_the_criterion_and_each_view_moved() -> None:
    for ref, row in rows().items():
        letters, movement = BY_HAND[ref]
        assert row["Movement"] == movement
        assert all(SIGNS[letter] in str(cell) for letter, cell in zip(letters, list(row.values())[-6:], strict=True))
        counted = {heading: "–" if "o" in letters else letters.count(one) for heading, one in COUNTED.items()}
        assert {heading: row[heading] for heading in COUNTED} == counted


def test_then_and_now_stand_beside_each_other_in_words() -> None:
    row = rows(agreements())["L1-S"]
    assert list(row.values()) == [
        *("L1-S", "Legal & policy framework", "Level 1", "Response", "better", "what was agreed"),
        *("Red–Green", "Amber–Green", "Red", "Amber", "–", 1, 0, 2, 1),
        *("▲ Red → Amber", "new: Green", "Green again", "Green again", "–", "Green → not returned"),
    ]
    assert rows(agreements())["T1-S"]["Red both times"] == "Red again"
    assert rows()["T2-A"]["Compared by"] == "4 agencies"
    assert [rows()[ref]["Compared by"] for ref in ("T2-S", "O2-A", "P2-A")] == [
        "other descriptors",
        "a new criterion",
        "no agency both times",
    ]


def test_what_the_reviews_do_not_have_in_common_stands_below() -> None:
    sheet = opened(second_review())["Movement"]
    assert [row[0].value for row in sheet.iter_rows(min_row=HEADER + 1 + len(SMALL))] == [
        "The review before: Autumn 2025, from summary 2025.xlsx.",
        "Agencies that joined since: Voluntary sector.",
        "Agencies that are asked no more: Probation.",
        "Other descriptors now, so not compared: Target, Level 2, Response (T2-S).",
        "New criteria: Outcomes, Level 2, Assessment (O2-A).",
        "Criteria that are gone: O3-R.",
    ]


def test_other_refs_and_words_then_stand_below_and_another_scale_is_said_once() -> None:
    renamed = replace(before(), moved=(("T1-C", "T1-R"),), renamed={"Yellow": "Amber"})
    sheet = opened(replace(second_review(), before=renamed))["Movement"]
    assert [row[0].value for row in sheet.iter_rows(min_row=HEADER + 1 + len(SMALL))][-2:] == [
        "Other refs then, compared by their descriptors: T1-R (T1-C).",
        "Other words then at the same steps: Amber (Yellow).",
    ]
    other = replace(before(), same=frozenset(), changed=frozenset(SMALL), other_scale=("Bad", "Good"))
    sheet = opened(replace(second_review(), before=other))["Movement"]
    assert [row[0].value for row in sheet.iter_rows(min_row=HEADER + 1 + len(SMALL))][3:] == [
        "Another scale then, so nothing is compared: Bad and Good.",
        "Criteria that are gone: O3-R.",
    ]
    assert {(row["Movement"], row["Compared by"]) for row in table(sheet) if row["Movement"]} == {
        ("not compared", "another scale")
    }


def test_what_all_say_stands_beside_what_was_agreed_the_other_time() -> None:
    earlier = replace(before(), agreed={"L1-R": AgreedBefore("Green"), "T1-A": AgreedBefore("Amber")})
    review = replace(second_review(Decisions(agreed("P2-S", rating="Green"))), before=earlier)
    found = {str(row["Ref"]): row for row in table(opened(review)["Movement"])}
    assert {ref: (found[ref]["Movement"], found[ref]["Compared by"]) for ref in ("L1-R", "T1-A", "P2-S", "T2-A")} == {
        "L1-R": ("same", "agreed then, all now"),
        "T1-A": ("better", "4 agencies"),  # not all say one word
        "P2-S": ("better", "all then, agreed now"),
        "T2-A": ("same", "4 agencies"),  # agreed neither time
    }


@pytest.mark.office
def test_what_all_say_is_followed_too(typing: Typing, tmp_path: Path) -> None:
    earlier = replace(before(), agreed={ref: AgreedBefore("Green") for ref in ("L1-R", "L1-A", "P1-R", "O1-R")})
    file = tmp_path / "summary.xlsx"
    file.write_bytes(write_summary(replace(second_review(), before=earlier), datetime.date.today()))
    book = openpyxl.load_workbook(file)
    typed = {
        cell(book, "Matrix", "L1-R", "Police"): "Amber",  # all had said Green
        cell(book, "Matrix", "L1-A", "Voluntary sector"): "Green",  # the one that had not
        cell(book, "Matrix", "P1-R", "Police"): "Green",  # the one that had not; to one agency it is better
        cell(book, "Matrix", "O1-R", "Education"): "Red",  # was to settle; all others say Amber
    }
    after = openpyxl.load_workbook(typing(file, typed), data_only=True)
    rows = {str(row["Ref"]): row for row in table(after["Movement"])}
    assert {ref: (rows[ref]["Movement"], rows[ref]["Compared by"]) for ref in ("L1-R", "L1-A", "P1-R", "O1-R")} == {
        "L1-R": ("better", "4 agencies"),
        "L1-A": ("same", "agreed then, all now"),
        "P1-R": ("same", "agreed then, all now"),
        "O1-R": ("worse", "4 agencies"),
    }


@pytest.mark.office
def test_it_follows_what_is_typed(typing: Typing, tmp_path: Path) -> None:
    file = tmp_path / "summary.xlsx"
    file.write_bytes(write_summary(second_review(), datetime.date.today()))
    book = openpyxl.load_workbook(file)
    typed = {
        cell(book, "Matrix", "T1-R", "Police"): "Red",  # had been Amber, which is better than the Red of then
        cell(book, "Matrix", "L1-A", "Health"): "Red",  # had been Green both times
        cell(book, "Matrix", "O1-R", "Education"): "Amber",  # was to settle
        cell(book, "Matrix", "L2-S", "Youth justice"): "Red",  # not returned, and Red then
        cell(book, "Disagreement", "P1-S", "Agreed rating"): "Amber",  # as then
        cell(book, "Disagreement", "T1-S", "Agreed rating"): "Green",  # Red then
        cell(book, "Disagreement", "T2-A", "Agreed rating"): "Green",  # all said Red then
    }
    after = openpyxl.load_workbook(typing(file, typed), data_only=True)
    found = {str(row["Ref"]): row for row in table(after["Movement"])}
    assert {
        ref: (found[ref]["Movement"], found[ref]["Compared by"], found[ref]["Red both times"]) for ref in TYPED
    } == {
        "T1-R": ("same", "4 agencies", "–"),
        "L1-A": ("worse", "4 agencies", "–"),
        "O1-R": ("same", "4 agencies", "–"),
        "L2-S": ("same", "1 agency", "Red again"),
        "P1-S": ("same", "what was agreed", "–"),
        "T1-S": ("better", "what was agreed", "–"),
        "T2-A": ("better", "all then, agreed now", "–"),
    }
    assert found["T1-R"]["Police"] == "Red again"
    assert found["L1-A"]["Health"] == "▼ Green → Red"
    moved = [row for row in after["Board summary"].iter_rows(values_only=True) if row[0] == "What has moved?"]
    assert any("6 worse" in str(value) for value in moved[0])

"""The sheet Decisions: a row for each decision, what to know of it, who made it, and nothing that is lost."""

from __future__ import annotations

import datetime

import pytest
from openpyxl.workbook import Workbook

from csxl import write_summary
from csxl.board import summary_workbook
from csxl.model.decisions import THE_MEETING, DecisionKind, Decisions, Key, TypedText, action_subject
from csxl.summary.decided import decided
from csxl.summary.decision_rows import Decided
from csxl.summary.decisions_sheet import write_decisions
from csxl.summary.disagreement_sheet import write_disagreement
from csxl.summary.sheet_plan import SummaryPlan
from csxl.writing.xlsx import Workbook as Writer
from tests.helpers.decisions_by_hand import (
    action,
    agreed,
    decided_review,
    elsewhere,
    every_kind,
    everything,
    of_meeting,
    record,
    settled,
    with_no_place,
)
from tests.helpers.opened_summaries import HEADER, MADE, opened, table
from tests.helpers.readings_by_hand import SMALL_ACTIONS

Entries = dict[Key, TypedText]


def listed(*several: Entries) -> list[Decided]:
    """The decisions as the sheet lists them, with the agenda written before and no other sheet."""
    entries = {key: entry for one in several for key, entry in one.items()}
    plan = SummaryPlan(decided_review(Decisions(entries)), MADE)
    write_disagreement(Writer(datetime.datetime(2026, 11, 25)), plan)
    return decided(plan)


def of(entries: Entries) -> Decided:
    (one,) = listed(entries)
    return one


def rows(book: Workbook) -> list[dict[str, object]]:
    return table(book["Decisions"])


def test_there_is_a_row_for_each_decision_by_kind_and_in_order() -> None:
    found = [row for row in rows(opened(decided_review(everything()))) if row["Key"]]
    keys = [str(row["Key"]).split(" | ") for row in found]
    kinds = [kind for _, kind, *_ in keys]
    assert {first for first, *_ in keys} == {"record"}
    assert list(dict.fromkeys(kinds)) == [
        "agreed",
        "settled",
        "file",
        "action",
        "meeting",
        "promise",
        "personal",
        "typed",
    ]
    assert kinds[-2:] == ["typed", "agreed"]
    subjects = {(key.kind, key.subject) for key in everything().entries if key.kind != DecisionKind.RECORD}
    assert len(found) == len(subjects) + 1  # and a note on a decision that is gone


def test_without_a_decision_the_sheet_says_so_and_nothing_is_open() -> None:
    sheet = opened(decided_review(Decisions()), False)["Decisions"]
    assert len(rows(opened(decided_review(Decisions())))) == 1
    assert not [cell for row in sheet.iter_rows() for cell in row if not cell.protection.locked]


def test_returned_settled_and_agreed_stand_side_by_side() -> None:
    mine = settled("VOL-5", "O2-P", "Amber/Green", answer="Green", how="by telephone")
    theirs = agreed("O2-P", "2 Amber · 3 Green", rating="Amber")
    criterion, answer = listed(mine, theirs)
    assert (criterion.returned, criterion.settled, criterion.agreed) == (
        "2 Amber · 2 Green",
        "1 answer",
        "Amber",
    )
    assert (answer.agency, answer.ref) == ("Voluntary sector", "O2-P")
    assert (answer.returned, answer.settled, answer.agreed) == ("Amber/Green", "Green", "Amber")
    assert answer.typed == "Answer: Green\nHow it is known: by telephone"


def test_a_decision_whose_ground_has_moved_says_so() -> None:
    assert "then 3 Red · 2 Green, now 1 Red · 4 Green" in of(agreed("P1-R", "3 Red · 2 Green", rating="Red")).remark
    assert of(agreed("P1-R", "1 Red · 4 Green", rating="Red")).remark == ""
    confirmed = agreed("P1-R", "5 Red", rating="Red") | agreed("P1-R", "1 Red · 4 Green", on="2026-12-09")
    assert of(confirmed).remark == ""
    remark = of(settled("POL-1", "T1-R", "blank", answer="Green")).remark
    assert remark.startswith("The return now says “Amber”; when this was settled, the return left it blank.")


def test_what_is_typed_differently_on_two_sheets_is_quoted_with_both_cells() -> None:
    entries = {
        key: TypedText(entry.value, entry.seen, entry.ground, *place)
        for (key, entry), place in zip(
            settled("VOL-5", "O2-P", answer="Red", correction="Amber").items(),
            [("Issues", "E6"), ("Matrix", "K36")],
            strict=True,
        )
    }
    one = of(entries)
    assert "“Red” and “Amber”" in one.remark  # the cells are the former summary's, and a diagnostic names them
    assert one.settled == ""


def test_a_word_that_is_none_and_an_answer_taken_back_are_told_apart() -> None:
    purple, back = of(settled("POL-1", "T1-R", answer="Purple")), of(settled("POL-1", "T1-R", answer="as returned"))
    how = of(settled("POL-1", "T1-R", how="by telephone"))
    assert len({purple.remark, back.remark, how.remark}) == 3
    assert not purple.settled
    assert not back.settled
    assert "not used" in of(agreed("P1-R", rating="Purple")).remark


def test_a_synonym_and_capitals_are_read_so_nothing_is_said_of_them() -> None:
    assert not of(agreed("P1-R", rating="r.")).remark
    assert not of(agreed("P1-R", rating="Not agreed")).remark
    returned = of(settled("POL-1", "T1-R", answer="as returned"))
    assert of(settled("POL-1", "T1-R", answer="As Returned")).remark == returned.remark


def test_what_has_no_place_any_more_is_last_of_its_kind_in_full_and_carried() -> None:
    entries = with_no_place()
    plan = SummaryPlan(decided_review(Decisions(entries | dict(every_kind().entries))), MADE)
    write_disagreement(Writer(datetime.datetime(2026, 11, 25)), plan)
    found = decided(plan)
    assert {one.kind for one in found if one.gone} == {*DecisionKind} - {DecisionKind.MEETING, DecisionKind.TYPED}
    assert all(one.remark for one in found if one.gone)
    told = "\n".join(one.typed for one in found)
    assert all(entry.value.strip() in told for key, entry in entries.items() if key.field in ("Reason", "Text"))
    assert set(entries) - {key for key in entries if key.kind == DecisionKind.RECORD} <= set(plan.open_cells.carried)


def test_every_entry_reaches_the_open_cells_of_the_summary(monkeypatch: pytest.MonkeyPatch) -> None:
    plans: list[SummaryPlan] = []

    def remembered(workbook: Writer, plan: SummaryPlan) -> None:
        plans.append(plan)
        write_decisions(workbook, plan)

    monkeypatch.setattr(summary_workbook, "write_decisions", remembered)
    comparison = decided_review(everything())
    write_summary(comparison, MADE)
    assert set(comparison.decisions.entries) <= set(plans[0].open_cells.carried)


def test_a_text_typed_elsewhere_names_its_place_and_one_too_long_for_a_row_goes_on_below() -> None:
    text = "Minutes of the meeting. " * 200
    found = rows(
        opened(decided_review(Decisions(elsewhere("Method", "B40", text) | elsewhere("Target", "C12", "Ask."))))
    )
    assert {row["What"] for row in found} == {"Typed on Method, B40", "Typed on Target, C12"}
    parts = [
        str(row["What was typed"]).removeprefix("(continued) ")
        for row in found
        if row["What"] == "Typed on Method, B40"
    ]
    assert len(parts) > 1
    assert " ".join(" ".join(parts).split()) == text.strip()


def test_who_on_and_why_are_open_with_what_was_typed_there() -> None:
    entries = agreed("T2-R", rating="Amber")
    about = next(iter(entries))
    book = opened(decided_review(Decisions(entries | record(about, "The chair", "2026-12-09", "See minutes"))), False)
    sheet = book["Decisions"]
    (row,) = rows(book)
    assert (row["Who"], row["On"], row["Why"]) == ("The chair", datetime.datetime(2026, 12, 9), "See minutes")
    assert row["Key"] == f"record | {about.row}"
    assert row["First seen"]
    unlocked = {cell.coordinate for cells in sheet.iter_rows() for cell in cells if not cell.protection.locked}
    validated = {cell for rule in sheet.data_validations.dataValidation for cell in str(rule.sqref).split()}
    assert unlocked == validated == {f"{letter}{HEADER + 1}" for letter in "IJK"}


def test_an_action_is_quoted_and_the_meeting_s_own_come_by_number() -> None:
    words = SMALL_ACTIONS["Police", "P1-R"][0]
    numbers = [of_meeting(str(number), action=f"Action {number}") for number in (10, 2, 1)]
    first, *others = listed(action("POL-1", "P1-R", words, status="done"), *numbers)
    assert words in first.what
    assert not first.gone
    assert [one.subject for one in others] == ["1", "2", "10"]
    assert of(action("POL-1", "P1-R", "Another", status="done")).gone


def test_an_action_that_the_meeting_agreed_has_its_place_until_it_is_worded_anew() -> None:
    agenda = agreed("T2-A", action="One form for all")
    _, same = listed(agenda, action(THE_MEETING, "T2-A", "One form for all", status="under way"))
    _, other = listed(agenda, action(THE_MEETING, "T2-A", "Two forms", status="under way"))
    assert (same.gone, other.gone) == (False, True)
    assert "One form for all" in same.what


def test_keys_that_nobody_wrote_so_do_no_harm() -> None:
    strange = {
        Key(kind, subject, "Nothing"): TypedText("x")
        for kind in DecisionKind
        for subject in ("", "|", " | ", "T1-R", "9" * 5_000, action_subject("POL-1", "T9-X", "x"))
    }
    assert write_summary(decided_review(Decisions(strange)), MADE)

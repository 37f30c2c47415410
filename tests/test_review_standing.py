"""Where the agencies of a review stand."""

from __future__ import annotations

import datetime
from dataclasses import replace
from typing import Any

import pytest

from csxl.model.answers import Reading
from csxl.model.diagnostic import Diagnostic, Severity
from csxl.model.review import Party, Review
from csxl.review.standing import Standing, status_of
from tests.helpers.readings_by_hand import (
    ASKED,
    POLICE,
    RETURNED,
    YOUTH_JUSTICE,
    left_out,
    published,
    rated,
    small_reading,
)

TODAY = datetime.date(2026, 11, 25)
PLAN = Review(
    "Eastshire Partnership",
    "Autumn 2026",
    return_by=datetime.date(2026, 11, 18),
    parties=tuple(Party(agency.name, agency.code, agency.sector) for agency in ASKED),
)


def standing(reading: Reading, agency: str, plan: Review = PLAN, **more: Any) -> Standing:
    found = status_of(plan, reading, published(), TODAY, **more).standings
    return next(one for one in found if one.party.name == agency)


def test_every_agency_stands_in_the_order_of_the_plan() -> None:
    found = status_of(PLAN, small_reading(), published(), TODAY).standings
    assert [one.party for one in found] == list(PLAN.parties)
    assert [len(one.returns) for one in found] == [1, 1, 1, 1, 1, 0]


def test_completeness_counts_ratings_and_abstentions_but_not_blanks_nor_what_is_to_settle() -> None:
    education = standing(small_reading(), "Education")  # L2-P, L2-S and O2-A blank, "?" on O1-R
    assert education.answered == (
        ("Target", 8, 8),
        ("Legal & policy framework", 6, 8),
        ("Partnerships", 8, 8),
        ("Outcomes", 6, 8),
    )
    assert [(diagnostic.ref, diagnostic.cell) for diagnostic in education.diagnostics] == [("O1-R", "G5")]
    assert standing(small_reading(), "Police").diagnostics == ()


@pytest.mark.parametrize(
    ("saved", "late"),
    [("2026-11-18T23:59:00Z", 0), ("2026-11-19T00:01:00Z", 1), ("2026-11-02", 0), ("", 0), ("yesterday", 0)],
)
def test_a_return_is_late_by_the_day_it_was_saved(saved: str, late: int) -> None:
    form = replace(rated(POLICE, {"T1-R": "Red"}), saved=saved)
    assert standing(Reading((form,)), "Police").late == late


def test_an_agency_that_sent_nothing_is_late_by_today() -> None:
    assert standing(Reading(), "Youth justice").late == 7
    assert standing(Reading(), "Youth justice", replace(PLAN, return_by=None)).late == 0
    assert standing(Reading(), "Youth justice", replace(PLAN, return_by=TODAY)).late == 0


def test_an_agency_with_more_time_is_late_by_its_own_date() -> None:
    more = datetime.date(2026, 11, 23)
    parties = tuple(replace(party, return_by=more if party.name == "Police" else None) for party in PLAN.parties)
    plan = replace(PLAN, parties=parties)
    form = rated(POLICE, {"T1-R": "Red"})
    assert [
        standing(Reading((replace(form, saved=saved),)), "Police", plan).late
        for saved in ("2026-11-23T18:00:00Z", "2026-11-24")
    ] == [0, 1]
    assert [standing(Reading(), agency, plan).late for agency in ("Police", "Youth justice")] == [2, 7]
    assert standing(Reading(), "Police", replace(plan, return_by=None)).late == 2


def test_of_several_returns_the_first_says_when_it_came() -> None:
    first = replace(rated(POLICE, {"T1-R": "Red"}), saved="2026-11-16")
    second = replace(rated(POLICE, {"T1-R": "Red"}, "again.xlsx"), saved="2026-11-24")
    assert standing(Reading((second, first)), "Police").late == 0


def test_two_returns_that_differ_are_a_question_until_one_is_preferred() -> None:
    reading = Reading((rated(POLICE, {"T1-R": "Red"}), rated(POLICE, {"T1-R": "Green"}, "again.xlsx")))
    assert [diagnostic.ref for diagnostic in standing(reading, "Police").diagnostics] == ["T1-R"]
    assert standing(reading, "Police").answered[0] == ("Target", 0, 8)
    assert standing(reading, "Police", prefer=["again.xlsx"]).diagnostics == ()
    assert standing(reading, "Police", prefer=["again.xlsx"]).answered[0] == ("Target", 1, 8)


def test_diagnostics_of_a_return_passed_over_are_nobody_s() -> None:
    old, new = rated(POLICE, {"T1-R": "Red"}), rated(POLICE, {"T1-R": "Red"}, "new.xlsx")
    reading = Reading((old, new), (left_out(old.file, old.answers[1]),))
    assert len(standing(reading, "Police").diagnostics) == 1
    assert standing(reading, "Police", prefer=["new.xlsx"]).diagnostics == ()


def test_a_return_counts_by_its_code_whatever_its_agency_is_called() -> None:
    form = replace(rated(YOUTH_JUSTICE, {"T1-R": "Red"}), agency="YJS (Sam's copy)")
    found = status_of(PLAN, Reading((form,)), published(), TODAY).standings
    assert [len(one.returns) for one in found] == [0, 0, 0, 0, 0, 1]


def test_agencies_that_were_not_asked_and_files_that_could_not_be_read_are_said() -> None:
    plan = replace(PLAN, parties=PLAN.parties[:4])
    broken = Diagnostic("F003", Severity.ERROR, "cut.xlsx", "The file is cut short.")
    reading = replace(small_reading(), diagnostics=(*small_reading().diagnostics, broken))
    status = status_of(plan, reading, published(), TODAY)
    assert [agency.name for agency in status.unasked] == [RETURNED[4].name]
    assert status.unread == (broken,)

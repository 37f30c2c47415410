"""Where the agencies of a review stand."""

from __future__ import annotations

import datetime
from dataclasses import replace
from typing import Any

import pytest

from csxl.diagnostics.of_grid import GridCode
from csxl.diagnostics.of_workbook import WorkbookCode
from csxl.model.answers import NOBODYS, OTHER_REVIEW, REPLACED, Reading, Shown
from csxl.model.decisions import ANSWER, DecisionKind, Decisions, Key, TypedText, settled_subject
from csxl.model.diagnostic import Diagnostic, Severity
from csxl.model.review import Party, Review
from csxl.review.standing import Standing, State, state, status_from, status_of
from csxl.text.wording import listed_refs
from tests.helpers.readings_by_hand import (
    ASKED,
    POLICE,
    RETURNED,
    YOUTH_JUSTICE,
    left_out,
    published,
    rated,
    small_reading,
    small_review,
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


def decided(*settled: tuple[str, str, str]) -> Decisions:
    """The decisions in which these (agency code, ref, word) are settled."""
    subjects = ((settled_subject(code, ref), word) for code, ref, word in settled)
    return Decisions({Key(DecisionKind.SETTLED, subject, ANSWER): TypedText(word) for subject, word in subjects})


def test_a_point_that_is_settled_is_no_longer_an_agency_s() -> None:
    now = standing(small_reading(), "Education", decisions=decided(("EDU-2", "O1-R", "Red")))
    assert (now.diagnostics, now.answered[3], state(now)) == ((), ("Outcomes", 7, 8), State.INCOMPLETE)


def test_what_is_settled_is_blank_no_more_and_an_agency_can_become_complete() -> None:
    blank = [ref for ref, _, _ in standing(small_reading(), "Education").blank]
    words = [("EDU-2", ref, "Green") for ref in (*blank, "O1-R")]
    now = standing(small_reading(), "Education", decisions=decided(*words))
    assert (now.blank, state(now)) == ((), State.COMPLETE)
    assert state(standing(small_reading(), "Education", decisions=decided(*words[1:]))) is State.INCOMPLETE


def test_another_agency_s_settled_answer_settles_nothing_here() -> None:
    found = standing(small_reading(), "Education", decisions=decided(("POL-1", "O1-R", "Red")))
    assert [one.ref for one in found.diagnostics] == ["O1-R"]


TWO = ["T1-R", "T2-S"]
OUTCOMES = [ref for ref in published().criteria if ref.startswith("O")]


@pytest.mark.parametrize(
    ("point", "about"),
    [
        (GridCode.DOMAIN_MISSING.about("Police.xlsx", domain="Target", refs=listed_refs(TWO)), TWO),
        (WorkbookCode.SHEET_DAMAGED.about("Police.xlsx", "Outcomes", why="x"), OUTCOMES),
        (WorkbookCode.BOOK_CUT_SHORT.about("Police.xlsx"), list(published().criteria)),
    ],
)
def test_a_point_about_several_answers_leaves_when_each_of_them_is_settled(point: Diagnostic, about: list[str]) -> None:
    reading = Reading((rated(POLICE, {"T1-R": "Red"}),), (point,))
    all_but_one = decided(*(("POL-1", ref, "Green") for ref in about[1:]))
    assert standing(reading, "Police", decisions=all_but_one).diagnostics == (point,)
    assert standing(reading, "Police", decisions=decided(*(("POL-1", ref, "Green") for ref in about))).diagnostics == ()


def test_an_agency_that_answered_by_telephone_alone_has_not_returned_until_every_answer_is_there() -> None:
    words = [("YJS-6", ref, "Amber") for ref in published().criteria]
    assert state(standing(Reading(), "Youth justice", decisions=decided(*words[1:]))) is State.NOT_RETURNED
    assert state(standing(Reading(), "Youth justice", decisions=decided(*words))) is State.COMPLETE


def test_what_no_agency_owns_is_apart() -> None:
    mine = rated(POLICE, {"T1-R": "Red"})
    copied, old = (
        replace(rated(POLICE, {"T1-R": "Red"}, file), counts=counts)
        for file, counts in (("copied.xlsx", NOBODYS), ("last year.xlsx", OTHER_REVIEW))
    )
    forms = (mine, copied, old)
    points = tuple(left_out(form.file, form.answers[1]) for form in forms)
    whole = small_review()
    comparison = replace(
        whole,
        agencies=(replace(whole.agencies[0], returns=forms, counting=forms), *whole.agencies[1:]),
        diagnostics=points,
        uncounted=(copied, old),
    )
    status = status_from(PLAN, Reading(), comparison, TODAY)
    assert [one.file for one in status.standings[0].returns] == [mine.file]
    assert status.standings[0].diagnostics == points[:1]
    assert (status.nobodys, status.of_other_reviews, status.apart) == (
        ("copied.xlsx",),
        ("last year.xlsx",),
        points[1:],
    )


def test_a_file_that_is_nobody_s_may_be_of_each_agency_that_it_names() -> None:
    copied = replace(rated(POLICE, {"T1-R": "Red"}, "copied.xlsx"), shown=(Shown("YJS-6", True, "Start", "B5"),))
    assert standing(Reading((copied,)), "Youth justice").perhaps == ("copied.xlsx",)
    assert standing(Reading((copied,)), "Police").perhaps == ("copied.xlsx",)
    assert standing(Reading((copied,)), "Education").perhaps == ()
    own = rated(POLICE, {"T1-R": "Red"}, "own.xlsx")
    assert standing(Reading((copied, own)), "Police").perhaps == ()
    assert standing(Reading((copied,)), "Youth justice", whose=(("copied", "YJS-6"),)).perhaps == ()


def test_a_version_that_was_replaced_is_listed_and_asks_nothing() -> None:
    first, second = (rated(POLICE, {"T1-R": "Red"}, file) for file in ("first.xlsx", "second.xlsx"))
    first = replace(first, counts=REPLACED, replaced_by="second.xlsx")
    whole = small_review()
    agency = replace(whole.agencies[0], returns=(second, first), counting=(second, first))
    comparison = replace(
        whole, agencies=(agency, *whole.agencies[1:]), diagnostics=(left_out(first.file, first.answers[1]),)
    )
    police = status_from(PLAN, Reading(), comparison, TODAY).standings[0]
    assert ([one.file for one in police.returns], police.diagnostics) == (["second.xlsx", "first.xlsx"], ())

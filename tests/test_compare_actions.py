"""Actions as they stand: what agencies propose and the meeting agreed, with what was typed since."""

from __future__ import annotations

import datetime
from dataclasses import replace

from csxl.compare.actions import actions
from csxl.compare.consolidation import consolidate
from csxl.compare.narrative import headline
from csxl.model.comparison import Comparison
from csxl.model.decisions import ACTION, BY_WHEN, DecisionKind, Decisions, Key, TypedText, action_subject
from tests.helpers.decisions_by_hand import action, agreed, decided_review, of_meeting, typed
from tests.helpers.readings_by_hand import ASKED, published, small_reading, small_review


def decided(entries: dict[Key, TypedText]) -> Comparison:
    return consolidate(small_reading(), published(), ASKED, decisions=Decisions(entries))


def test_what_is_typed_over_an_action_counts_and_still_belongs_to_it() -> None:
    subject = action_subject("EDU-2", "T2-A", "Train designated leads")
    found = actions(
        decided(
            typed(DecisionKind.ACTION, subject, {ACTION: "Train all leads by summer"})
            | action("EDU-2", "T2-A", "Train designated leads", owner="B. Bowen", by_when="2027-07-01")
        )
    )
    one = next(one for one in found if one.subject == subject)
    assert (one.action, one.owner, one.date) == ("Train all leads by summer", "B. Bowen", datetime.date(2027, 7, 1))


def test_a_day_typed_in_figures_has_the_day_first() -> None:
    one = next(
        one for one in actions(decided(of_meeting("1", action="Meet", by_when="05/04/2027"))) if one.subject == "1"
    )
    assert one.date == datetime.date(2027, 4, 5)


def test_done_and_dropped_are_listed_last_and_no_longer_proposed() -> None:
    found = actions(decided_review())
    assert [one.ended for one in found] == [False] * 5 + [True] * 2
    assert "5 actions are proposed" in " ".join(headline(small_review()))
    assert "3 actions are proposed" in " ".join(headline(decided_review()))


def test_what_is_on_one_criterion_stands_together_and_the_most_pressing_criterion_is_first() -> None:
    found = actions(
        decided(
            agreed("T2-A", rating="Red", action="One form", by_when="2027-06-30")
            | agreed("T1-R", rating="Amber", action="Meet", by_when="2027-02-01")
            | typed(DecisionKind.MEETING, "1", {ACTION: "Test the form", "Ref": "t2-a", BY_WHEN: "2027-01-15"})
            | of_meeting("2", action="Map places", by_when="2027-01-31")
            | of_meeting("3", action="Write to the council")
        )
    )
    assert [(one.agreed, one.ref.upper(), one.action) for one in found] == [
        (True, "T2-A", "Test the form"),
        (True, "T2-A", "One form"),
        (True, "", "Map places"),
        (True, "T1-R", "Meet"),
        (True, "", "Write to the council"),
        (False, "P1-R", "Share the location log every week"),
        (False, "T2-A", "Train designated leads"),
        (False, "T2-A", "Agree one form for assessing places"),
        (False, "P2-P", "Put detached workers on the planning meeting"),
        (False, "O1-S", "Ask for a sample of closed cases"),
    ]


def test_an_action_agreed_by_the_meeting_is_nobodys_code() -> None:
    found = actions(decided(agreed("T1-R", rating="Amber", action="Meet", owner="Chair")))
    one = next(one for one in found if one.agency == "the meeting")
    assert (one.ref, one.owner, one.rating, one.of_agency) == ("T1-R", "Chair", "Amber", False)
    assert one.subject not in {action_subject(agency.code, "T1-R", "Meet") for agency in ASKED}


def test_the_same_action_twice_has_two_subjects() -> None:
    comparison = small_review()
    police = comparison.agencies[0]
    twice = tuple(
        replace(finding, views=(finding.views[0], finding.views[0], *finding.views[2:]))
        for finding in comparison.findings
    )
    found = actions(replace(comparison, agencies=(police, police, *comparison.agencies[2:]), findings=twice))
    subjects = [one.subject for one in found]
    assert len(subjects) == len(set(subjects)) == 2 * 2 + 2


def test_an_action_that_the_meeting_adds_may_name_a_criterion() -> None:
    one = next(
        one
        for one in actions(decided(typed(DecisionKind.MEETING, "1", {ACTION: "Meet", "Ref": "t1-r"})))
        if one.kind is DecisionKind.MEETING
    )
    assert one.criterion == "Target, Level 1, Referral"

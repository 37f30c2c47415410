"""Which actions are due, and whose they are."""

from __future__ import annotations

import datetime
from collections.abc import Mapping

import pytest

from csxl.languages import DEFAULT_LANGUAGE
from csxl.letters.action_letters import actions_in_words, why_due
from csxl.letters.due import letters_of_actions
from csxl.model.decisions import Decisions, Key, TypedText
from csxl.model.review import Party, Review
from csxl.review.actions_due import ActionsDue, actions_due, has_met
from csxl.review.standing import Status, status_of
from tests.helpers.decisions_by_hand import action, agreed, every_kind, of_meeting, settled
from tests.helpers.readings_by_hand import ASKED, published, small_reading

PARTIES = tuple(Party(one.name, one.code, one.sector, email=f"{one.code}@x.example") for one in ASKED)
DAY = datetime.date(2027, 1, 20)
LOG = "Share the location log every week"


def status(entries: Mapping[Key, TypedText], day: datetime.date = DAY, language: str = "English") -> Status:
    review = Review(
        "Eastshire Partnership", "Autumn 2026", email="pat@x.example", language=language, parties=PARTIES, messages={}
    )
    return status_of(review, small_reading(), published(), day, decisions=Decisions(entries))


def told(due: ActionsDue) -> dict[str, list[str]]:
    return {code: [one.action for one in mine] for code, mine in due.of.items()}


def test_what_is_overdue_or_soon_due_is_its_agencys_and_what_has_ended_is_left_out() -> None:
    due = actions_due(status(every_kind().entries))
    assert told(due) == {"EDU-2": ["Train designated leads"]}  # by 30 January; the log of the police is done
    assert [one.action for one in due.nobodys] == ["One form for all"]  # its owner is "Chair"
    assert [one.action for one in due.undated] == ["Put detached workers on the planning meeting"]


@pytest.mark.parametrize(
    ("within", "whose"),
    [(9, []), (10, ["EDU-2"]), (69, ["EDU-2"]), (70, ["POL-1", "EDU-2"])],
)
def test_how_far_ahead_is_looked(within: int, whose: list[str]) -> None:
    assert list(actions_due(status(every_kind().entries), within).of) == whose


def test_an_action_that_two_agencies_share_is_both_theirs() -> None:
    shared = of_meeting("1", action="Meet", owner="Health; Youth justice", by_when="2027-01-21")
    assert told(actions_due(status(shared), 1)) == {"POL-1": [LOG], "HEA-4": ["Meet"], "YJS-6": ["Meet"]}


def test_the_first_is_what_was_due_first() -> None:
    earlier = of_meeting("1", action="Meet", owner="Police", by_when="2026-12-01")
    assert told(actions_due(status(earlier), 0)) == {"POL-1": ["Meet", LOG]}


def test_the_meeting_has_met_once_something_is_agreed() -> None:
    assert not has_met(Decisions(settled("EDU-2", "O1-R", answer="Green")))
    assert has_met(Decisions(agreed("T1-R", rating="Red")))
    assert has_met(Decisions(of_meeting("1", action="Meet")))


def test_a_letter_names_criterion_owner_day_and_status_of_ones_own_actions() -> None:
    entries = (
        of_meeting("1", action="Map the places\nthat nobody owns", owner="Police", by_when="2027-02-01")
        | agreed("T1-R", rating="Red", action="Meet monthly", owner="POL-1", by_when="2027-02-10")
        | action("POL-1", "P1-R", LOG, status="under way", progress="They are slow.")
    )
    [letter, _] = letters_of_actions(status(entries))
    assert (letter.party.code, letter.why) == ("POL-1", "3 actions due, 1 of them overdue")
    assert letter.actions.splitlines() == [
        "Overdue:",
        "",
        f"  – {LOG}",
        "     Partnerships, Level 1, Referral (P1-R) · Owner: Sgt Bell · By when: Friday 18 December 2026 · "
        "Status: under way · From your return",
        "",
        "Due by Wednesday 17 February 2027:",
        "",
        "  – Map the places that nobody owns",
        "     Owner: Police · By when: Monday 1 February 2027 · Status: nothing told yet · Agreed by the meeting",
        "",
        "  – Meet monthly",
        "     Target, Level 1, Referral (T1-R) · Owner: POL-1 · By when: Wednesday 10 February 2027 · "
        "Status: nothing told yet · Agreed by the meeting",
    ]


def test_no_letter_holds_another_agencys_action_owner_or_progress() -> None:
    entries = dict(every_kind().entries) | of_meeting("2", action="Chair’s own", owner="Chair", by_when="2027-01-01")
    found = status(entries, datetime.date(2028, 1, 1))
    letters = {one.party.code: one.actions for one in letters_of_actions(found)}
    assert set(letters) == {"POL-1", "EDU-2"}
    for code, text in letters.items():
        for one in found.actions:
            if one.action and not one.subject.startswith(f"{code} | "):
                assert one.action not in text
        assert "Draft is out" not in text
    assert [one.action for one in actions_due(found).nobodys] == [
        "Chair’s own",
        "One form for all",
        "Map the places that nobody owns",
    ]


def test_a_welsh_letter_says_how_far_it_is_in_welsh() -> None:
    entries = action("POL-1", "P1-R", LOG, status="under way")
    [letter] = letters_of_actions(status(entries, language="Welsh"), 0)
    assert "Statws: ar y gweill" in letter.actions
    assert "under way" not in letter.actions


def test_a_status_that_was_typed_in_other_words_stands_as_typed() -> None:
    found = status(action("POL-1", "P1-R", LOG, status="waiting for Legal"))
    due = actions_due(found)
    assert "Status: waiting for Legal" in actions_in_words(due.of["POL-1"], due, published(), DEFAULT_LANGUAGE.name)
    assert why_due(due.of["EDU-2"], due) == "1 action due"


def test_an_agency_that_is_not_asked_any_more_is_written_to_by_nobody() -> None:
    alone = Review("Eastshire Partnership", "Autumn 2026", parties=PARTIES[1:])
    other = status_of(alone, small_reading(), published(), DAY, decisions=Decisions({}))
    assert list(actions_due(status({})).of) == ["POL-1", "EDU-2"]
    assert list(actions_due(other).of) == ["EDU-2"]
    assert not actions_due(other).nobodys

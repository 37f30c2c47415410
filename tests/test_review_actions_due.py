"""Which actions are due, and whose they are."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import replace

import pytest

from csxl.languages import DEFAULT_LANGUAGE
from csxl.letters.action_letters import actions_in_words, why_due
from csxl.letters.due import letters_of_actions
from csxl.model.answers import PromiseTold, Reading
from csxl.model.decisions import Decisions, Key, TypedText
from csxl.model.review import Party, Review
from csxl.review.actions_due import ActionsDue, actions_due, has_met
from csxl.review.standing import Status, status_of
from tests.helpers.decisions_by_hand import action, agreed, every_kind, of_meeting, promised, settled
from tests.helpers.readings_by_hand import ASKED, published, small_reading
from tests.helpers.reviews_before import CELLS, FORM, LEADS, PLACES, before, second_reading

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
        "Due in the next 28 days:",
        "",
        "  – Map the places that nobody owns",
        "     Owner: Police · By when: Monday 1 February 2027 · Nothing heard of it yet · Agreed by the meeting",
        "",
        "  – Meet monthly",
        "     Target, Level 1, Referral (T1-R) · Owner: POL-1 · By when: Wednesday 10 February 2027 · "
        "Nothing heard of it yet · Agreed by the meeting",
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


def test_a_status_that_was_typed_in_other_words_is_the_coordinators_own_note() -> None:
    found = status(action("POL-1", "P1-R", LOG, status="chase their director"))
    due = actions_due(found)
    told = actions_in_words(due.of["POL-1"], due, published(), DEFAULT_LANGUAGE.name)
    assert LOG in told and "director" not in told
    assert why_due(due.of["EDU-2"], due) == "1 action due"


def test_an_agency_that_is_not_asked_any_more_is_written_to_by_nobody() -> None:
    alone = Review("Eastshire Partnership", "Autumn 2026", parties=PARTIES[1:])
    other = status_of(alone, small_reading(), published(), DAY, decisions=Decisions({}))
    assert list(actions_due(status({})).of) == ["POL-1", "EDU-2"]
    assert list(actions_due(other).of) == ["EDU-2"]
    assert not actions_due(other).nobodys


@pytest.mark.parametrize(
    ("language", "within", "heading"),
    [
        ("English", 0, "Due today:"),
        ("English", 1, "Due today or tomorrow:"),
        ("English", 60, "Due in the next 60 days:"),
        ("Welsh", 0, "I’w cwblhau heddiw:"),
        ("Welsh", 1, "I’w cwblhau heddiw neu yfory:"),
        ("Welsh", 60, "I’w cwblhau o fewn y 60 diwrnod nesaf:"),
    ],
)
def test_the_heading_over_what_is_soon_due_names_the_days_that_were_asked_for(
    language: str, within: int, heading: str
) -> None:
    due_today = of_meeting("1", action="Meet", owner="Police", by_when=DAY.isoformat())
    letters = {one.party.code: one for one in letters_of_actions(status(due_today, language=language), within)}
    assert heading in letters["POL-1"].actions.splitlines()


LATER = datetime.date(2026, 12, 1)
POLICY, JOIN = "Publish the policy", "Join the planning meeting"


def second(
    entries: Mapping[Key, TypedText] | None = None, language: str = "English", reading: Reading | None = None
) -> Status:
    """The second review in December, with what was promised in the one before and was said of it since."""
    review = Review("Eastshire Partnership", "Autumn 2026", language=language, parties=PARTIES, messages={})
    decided = Decisions(entries or {})
    return status_of(review, reading or second_reading(), published(), LATER, decisions=decided, before=before())


def test_an_open_promise_of_the_review_before_is_due_as_well_and_one_that_was_kept_is_not() -> None:
    assert told(actions_due(second())) == {
        "POL-1": [LOG],  # proposed again, so listed once; FORM is answered "done"
        "EDU-2": [POLICY],  # LEADS had ended before
        "YJS-6": [JOIN],
    }
    due = actions_due(second())
    assert [one.action for one in due.nobodys] == [PLACES]
    assert CELLS in [one.action for one in due.undated]
    assert LEADS not in str(due.of) and FORM not in str(due.of)


@pytest.mark.parametrize(("recorded", "whose"), [("done", []), ("dropped", []), ("under way", [JOIN])])
def test_what_was_recorded_since_decides_whether_a_promise_is_open(recorded: str, whose: list[str]) -> None:
    found = actions_due(second(promised("YJS-6", "P2-P", JOIN, recorded=recorded)))
    assert told(found).get("YJS-6", []) == whose


@pytest.mark.parametrize(("recorded", "whose"), [("", []), ("under way", [POLICY])])
def test_a_promise_that_is_answered_done_is_left_out_unless_it_is_recorded_as_open(
    recorded: str, whose: list[str]
) -> None:
    done = (PromiseTold("L1-R", POLICY, "done"),)
    returns = tuple(
        replace(one, promises=done if one.agency_code == "EDU-2" else ()) for one in small_reading().returns
    )
    found = second(promised("EDU-2", "L1-R", POLICY, recorded=recorded), reading=Reading(returns))
    assert told(actions_due(found)).get("EDU-2", []) == whose


def test_a_letter_tells_a_promise_of_the_review_before_apart_and_how_far_it_is_by_now() -> None:
    letters = {one.party.code: one for one in letters_of_actions(second())}
    assert letters["EDU-2"].actions.splitlines() == [
        "Overdue:",
        "",
        f"  – {POLICY}",
        "     Legal & policy framework, Level 1, Referral (L1-R) · Owner: nobody named · "
        "By when: Tuesday 30 June 2026 · Status: under way · Promised in Autumn 2025",
    ]
    assert "Nothing heard of it yet · Promised in Autumn 2025" in letters["YJS-6"].actions
    assert "From your return" in letters["POL-1"].actions
    welsh = {one.party.code: one for one in letters_of_actions(second(language="Welsh"))}
    assert "Statws: ar y gweill · Addawyd yn Autumn 2025" in welsh["EDU-2"].actions


def test_no_letter_holds_another_agencys_promise() -> None:
    mine = {"POL-1": (LOG, FORM), "EDU-2": (POLICY, LEADS), "YJS-6": (JOIN,)}
    letters = {one.party.code: one.actions for one in letters_of_actions(second(), 3650)}
    every = {one.action for agency in before().agencies for one in agency.promises} | {PLACES}
    for code, text in letters.items():
        others = every - set(mine[code])
        assert not [words for words in others if words in text], code


def test_an_agency_that_has_taken_over_the_code_of_another_hears_of_its_own_promises_only() -> None:
    parties = tuple(
        Party("Probation", "POL-1", "Justice") if one.code == "POL-1" else one for one in PARTIES if one.code != "EDU-2"
    )
    review = Review(
        "Eastshire Partnership", "Autumn 2026", parties=(*parties, Party("Police", "POL-9", "")), messages={}
    )
    found = actions_due(status_of(review, Reading(()), published(), LATER, before=before()))
    assert told(found) == {"YJS-6": [JOIN], "POL-9": [FORM, LOG]}
    assert POLICY in [one.action for one in found.nobodys]  # of an agency that is asked no more

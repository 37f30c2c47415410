"""What one agency is told: its own answers and actions, counts of the others where two rated, and what was agreed."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest

from csxl.compare.consolidation import consolidate
from csxl.languages import BY_NAME
from csxl.letters.told_agency import Feedback, feedback_for
from csxl.model.answers import PromiseTold
from csxl.model.before import AgencyBefore, AgreedBefore, Before, SaidBefore
from csxl.model.comparison import Comparison
from csxl.model.decisions import Decisions
from tests.helpers.decisions_by_hand import action, agreed, decided_review, of_meeting, promised, settled
from tests.helpers.readings_by_hand import ASKED, RETURNED, SMALL, WORDS, YOUTH_JUSTICE, many, published, small_review
from tests.helpers.reviews_before import CELLS, FORM, LEADS, LOG, PROMISES, second_review
from tests.helpers.reviews_before import before as before_by_hand

DAY = datetime.date(2026, 12, 4)
ENGLISH, WELSH = BY_NAME["English"], BY_NAME["Welsh"]
NAMES = [agency.name for agency in ASKED]


def told(name: str, comparison: Comparison | None = None) -> Feedback:
    """What an agency of the small review is told."""
    comparison = comparison or small_review()
    [agency] = [one for one in comparison.agencies if one.name == name]
    return feedback_for(agency, comparison, ENGLISH, DAY)


def with_decisions(*entries: dict) -> Comparison:  # type: ignore[type-arg]
    return decided_review(Decisions({key: entry for one in entries for key, entry in one.items()}))


@pytest.mark.parametrize("place", range(len(RETURNED)))
def test_each_sees_its_own_word_and_the_others_counted_where_two_of_them_rated(place: int) -> None:
    found = told(RETURNED[place].name)
    assert found.others == 4
    upper = ((ref, letters.upper()) for ref, letters in SMALL.items())
    for one, (ref, letters) in zip(found.criteria, upper, strict=True):
        others = letters[:place] + letters[place + 1 :]
        counts = tuple(others.count(letter) for letter in "RAG")
        assert one.criterion.ref == ref
        assert one.others == (counts if sum(counts) >= 2 else ()), ref
        assert one.said == {".": "not answered", "?": "not clear yet"}.get(letters[place]) or WORDS[letters[place]], ref


def test_one_other_rating_is_never_shown() -> None:
    by_ref = {one.criterion.ref: one for one in told("Education").criteria}
    assert (by_ref["L2-P"].others, by_ref["O2-R"].others) == ((), ())  # the police alone, health alone
    assert by_ref["T2-S"].others == (2, 0, 0)
    two = consolidate(many(2, published()), published())
    assert all(one.others == () for one in feedback_for(two.agencies[0], two, ENGLISH, DAY).criteria)


def test_what_was_settled_is_what_it_said_and_counts_for_the_others() -> None:
    comparison = with_decisions(settled("EDU-2", "O1-R", answer="Green", how="by telephone"))
    [own] = [one for one in told("Education", comparison).criteria if one.criterion.ref == "O1-R"]
    [others] = [one for one in told("Police", comparison).criteria if one.criterion.ref == "O1-R"]
    assert (own.said, own.others, others.others) == ("Green", (0, 4, 0), (0, 3, 1))


def test_the_agreed_rating_and_the_words_for_agencies_are_told_and_never_the_reason() -> None:
    comparison = with_decisions(
        agreed("T1-R", rating="Red", reason="Kept here.", words="Places are missed."),
        agreed("T1-A", rating="not agreed", words="We go on."),
        agreed("T1-P", rating="Purple"),
    )
    found = {one.criterion.ref: (one.agreed, one.words) for one in told("Health", comparison).criteria}
    assert [found[ref] for ref in ("T1-R", "T1-A", "T1-P", "T1-S")] == [
        ("Red", "Places are missed."),
        ("", "We go on."),
        ("", ""),
        ("", ""),
    ]
    assert "The meeting has agreed 1 of 32 ratings so far." in told("Health", comparison).sentences
    assert "Kept here." not in repr(told("Health", comparison).criteria)


def test_its_actions_are_its_own_and_those_that_name_it() -> None:
    comparison = with_decisions(
        action("POL-1", "T2-A", "Agree one form for assessing places", status="under way", progress="Draft is out"),
        action("POL-1", "P1-R", "Share the location log every week", status="ask Sgt Bell again"),
        agreed("T1-R", rating="Red", action="Map the places", owner="Police", by_when="2027-01-15"),
        agreed("T1-A", rating="Red", action="Write to all", owner="The chair"),
        of_meeting("1", action="Read the map", owner="health", by_when="end of term"),
    )
    assert [
        (one.place, one.action, one.owner, one.by_when, one.status) for one in told("Police", comparison).actions
    ] == [
        ("Target, Level 1, Referral (T1-R)", "Map the places", "Police", "15 January 2027", ""),
        (
            "Partnerships, Level 1, Referral (P1-R)",
            "Share the location log every week",
            "Sgt Bell",
            "18 December 2026",
            "",
        ),
        (
            "Target, Level 2, Assessment (T2-A)",
            "Agree one form for assessing places",
            "Det Insp Shah",
            "31 March 2027",
            "under way",
        ),
    ]
    assert [one.action for one in told("Health", comparison).actions] == [
        "Read the map",
        "Ask for a sample of closed cases",
    ]
    assert told("Children’s social care", comparison).actions == ()


def before(*words: str) -> Before:
    """A review before in which the police gave these words to the first criteria; of these the fourth reads otherwise
    now."""
    refs = list(published().criteria)
    said = {ref: SaidBefore(word, "Evidence of then.") for ref, word in zip(refs, words, strict=False)}
    others = AgencyBefore("Health", "HEA-4", dict.fromkeys(refs, SaidBefore("Red", "Not for the police.")))
    return Before(
        "summary 2025.xlsx",
        "Autumn 2025",
        (AgencyBefore("Police", "POL-1", said), others),
        {"T1-R": AgreedBefore("Red", "Words of then.")},
        frozenset(refs) - {"T1-S"},
        frozenset({"T1-S"}),
    )


def test_what_moved_for_it_is_said_of_its_own_answers_alone() -> None:
    comparison = replace(small_review(), before=before("Red", "Amber", "Green", "Red", "Cannot judge", "Red"))
    found = {one.criterion.ref: one.since for one in told("Police", comparison).criteria}
    assert [found[ref] for ref in ("T1-R", "T1-A", "T1-P", "T1-S", "T2-R", "T2-A", "T2-P", "O1-P")] == [
        "better; was Red",
        "the same",
        "worse; was Green",
        "not compared",
        "",
        "the same",
        "not rated then",
        "",
    ]
    assert told("Police", comparison).sentences.endswith(
        "Since Autumn 2025, your ratings: 1 better, 1 worse, 2 the same."
    )
    assert {one.since for one in told("Police").criteria} == {""}
    joined = told("Education", comparison)
    assert "Since" not in joined.sentences
    assert joined.before == "Autumn 2025"


def of_before(name: str, comparison: Comparison) -> list[tuple[str, str, str, str, str]]:
    """What an agency is told of each of its promises."""
    promised = told(name, comparison).promises
    return [(one.action, one.by_when, one.outcome, one.said, one.recorded) for one in promised]


@pytest.mark.parametrize(
    ("name", "promises"),
    [
        (
            "Police",
            [
                (LOG, "18 December 2026", "not due yet", "not begun", ""),
                (FORM, "31 March 2026", "kept", "done", ""),
            ],
        ),
        (
            "Education",
            [
                ("Publish the policy", "30 June 2026", "under way", "under way", ""),
                (LEADS, "30 January 2026", "kept", "", "done"),  # ended by the end of last time, so it was not asked
            ],
        ),
        ("Health", [(CELLS, "when the audit is done", "not kept", "not begun", "")]),
        ("Youth justice", [("Join the planning meeting", "1 May 2026", "no word yet", "", "")]),
        ("Voluntary sector", []),
    ],
)
def test_what_became_of_its_own_promises_is_told(name: str, promises: list[tuple[str, ...]]) -> None:
    assert of_before(name, second_review()) == promises
    assert told(name).promises == ()


def test_what_was_recorded_of_a_promise_is_told_and_never_how_it_is_known() -> None:
    record = promised("POL-1", "P1-R", LOG, recorded="Under way", how="told by the chair")
    record |= promised("EDU-2", "L1-R", "Publish the policy", recorded="nearly, I think", how="by telephone")
    comparison = second_review(Decisions(record))
    assert of_before("Police", comparison)[0] == (LOG, "18 December 2026", "under way", "not begun", "under way")
    assert of_before("Education", comparison)[0][2:] == ("under way", "under way", "")  # a note is the coordinator's
    assert not any(words in repr(told(name, comparison)) for name in NAMES for words in ("the chair", "by telephone"))


@pytest.mark.parametrize(
    ("recorded", "stands"),
    [("", [("", "", ""), ("", "under way", "")]), ("done", [("kept", "", "done"), ("kept", "under way", "done")])],
)
def test_of_a_promise_that_several_share_none_hears_what_another_says(
    recorded: str, stands: list[tuple[str, str, str]]
) -> None:
    earlier = before_by_hand()
    shared = replace(PROMISES[YOUTH_JUSTICE][0], owner="Health and Education")
    both = {"HEA-4": (shared,), "EDU-2": (shared,)}
    agencies = tuple(replace(one, promises=both.get(one.code, ())) for one in earlier.agencies)
    comparison = second_review(Decisions(promised("YJS-6", "P2-P", shared.action, recorded=recorded, how="call")))
    says = {"HEA-4": (), "EDU-2": (PromiseTold("P2-P", shared.action, "under way"),)}
    now = tuple(replace(one, promises=says.get(one.code, ())) for one in comparison.agencies)
    comparison = replace(comparison, agencies=now, before=replace(earlier, agencies=agencies))
    found = [of_before(name, comparison) for name in ("Health", "Education")]
    assert [one[2:] for [one] in found] == stands
    assert "Education" not in repr(told("Health", comparison).promises)


def test_the_mark_of_a_promise_is_what_was_said_and_recorded_and_not_that_a_day_has_passed() -> None:
    comparison = second_review()
    police = comparison.agencies[0]
    days = (DAY, DAY + datetime.timedelta(30))
    first, later = (feedback_for(police, comparison, ENGLISH, day) for day in days)
    assert [one.promises[0].outcome for one in (first, later)] == ["not due yet", "not kept"]
    assert first.mark == later.mark
    recorded = second_review(Decisions(promised("POL-1", "P1-R", LOG, recorded="dropped")))
    assert told("Police", recorded).mark != first.mark


def test_the_mark_changes_with_what_is_told_and_not_with_the_day() -> None:
    comparison = small_review()
    police = comparison.agencies[0]
    first = feedback_for(police, comparison, ENGLISH, DAY)
    assert first.mark == feedback_for(police, comparison, ENGLISH, DAY + datetime.timedelta(7)).mark
    assert first.mark != told("Police", with_decisions(agreed("T1-R", rating="Red"))).mark
    assert first.mark != told("Police", with_decisions(settled("EDU-2", "O1-R", answer="Green"))).mark


def test_another_language_has_words_of_its_own_for_all_of_it() -> None:
    comparison = replace(small_review(), before=before("Red"))
    found = feedback_for(comparison.agencies[0], comparison, WELSH, DAY)
    assert found.title == "Beth ddaeth ohono, i Police"
    assert found.below == "Autumn 2026 · Eastshire Partnership · fel y mae ar 4 Rhagfyr 2026"
    assert found.criteria[0].since == "gwell; Red gynt"
    assert set(WELSH.on_feedback.moved) == set(ENGLISH.on_feedback.moved)
    comparison = second_review()
    found = feedback_for(comparison.agencies[0], comparison, WELSH, DAY)
    assert [(one.by_when, one.outcome, one.said) for one in found.promises] == [
        ("18 Rhagfyr 2026", "ddim i fod eto", "heb ddechrau"),
        ("31 Mawrth 2026", "cadwyd", "wedi’i wneud"),
    ]

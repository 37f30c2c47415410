"""csxl/compare/promises.py: what became of each promise of the review before."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest

from csxl.compare.promises import PromiseNow, outcome_of, progress_word, promises, promises_apart
from csxl.model.answers import PromiseTold
from csxl.model.before import Before
from csxl.model.decisions import NOTHING_DECIDED, Decisions
from tests.helpers.decisions_by_hand import promised
from tests.helpers.readings_by_hand import YOUTH_JUSTICE
from tests.helpers.reviews_before import CELLS, FORM, LEADS, LOG, PLACES, PROMISES, before, second_review

DAY = datetime.date(2026, 11, 30)


def whose(one: PromiseNow) -> str:
    return " and ".join(owner.name for owner in one.owners)


def found(decisions: Decisions = NOTHING_DECIDED, earlier: Before | None = None) -> list[PromiseNow]:
    return list(promises(second_review(decisions), earlier or before()))


def test_what_is_open_comes_first_and_of_that_what_the_meeting_agreed() -> None:
    assert [(whose(one), one.promise.action, one.says, one.outcome(DAY).value) for one in found()] == [
        ("the meeting", PLACES, "not asked", "no word yet"),
        ("Police", LOG, "not begun", "not due yet"),
        ("Education", "Publish the policy", "under way", "under way"),
        ("Health", CELLS, "not begun", "not kept"),
        ("Youth justice", "Join the planning meeting", "no return", "no word yet"),
        ("Police", FORM, "done", "kept"),
        ("Education", LEADS, "not asked", "kept"),  # done by the end of last time
        ("Probation", "Name a lead", "not asked", "not kept"),  # dropped then, by an agency that is asked no more
    ]


@pytest.mark.parametrize(
    ("recorded", "outcome"),
    [
        ("done", "kept"),
        ("Under way ", "under way"),
        ("dropped", "not kept"),
        ("not begun", "not kept"),
        ("nearly there", "no word yet"),
    ],
)
def test_what_is_recorded_since_counts_before_what_the_agency_says(recorded: str, outcome: str) -> None:
    decisions = Decisions(promised("YJS-6", "P2-P", "Join the planning meeting", recorded=recorded, how="by telephone"))
    (one,) = (one for one in found(decisions) if whose(one) == "Youth justice")
    assert (one.recorded, one.how, one.outcome(DAY).value) == (recorded, "by telephone", outcome)


def test_a_word_that_is_not_on_the_list_leaves_what_the_agency_says() -> None:
    decisions = Decisions(promised("EDU-2", "L1-R", "Publish the policy", recorded="mostly"))
    (one,) = (one for one in found(decisions) if one.promise.action == "Publish the policy")
    assert one.outcome(DAY).value == "under way"


@pytest.mark.parametrize(
    ("word", "due", "outcome"),
    [
        ("not begun", DAY, "not due yet"),
        ("not begun", DAY - datetime.timedelta(1), "not kept"),
        ("not begun", None, "not kept"),
        ("under way", DAY - datetime.timedelta(1), "under way"),
        ("dropped", DAY + datetime.timedelta(1), "not kept"),
        ("", DAY, "no word yet"),
    ],
)
def test_what_has_not_begun_is_not_kept_once_its_day_is_past(
    word: str, due: datetime.date | None, outcome: str
) -> None:
    assert outcome_of(word, due, DAY).value == outcome


def test_one_choice_for_two_promises_on_a_criterion_goes_for_both() -> None:
    earlier = before()
    police = earlier.agencies[0]
    two = tuple(replace(one, ref="T2-A") for one in police.promises)
    earlier = replace(earlier, agencies=(replace(police, promises=two), *earlier.agencies[1:]))
    told = (PromiseTold("T2-A", f"{FORM}\n{LOG}", "under way"),)
    review = second_review()
    review = replace(review, agencies=(replace(review.agencies[0], promises=told), *review.agencies[1:]))
    said = [one.says for one in promises(review, earlier) if whose(one) == "Police"]
    assert said == ["under way", "under way"]


def test_two_returns_that_differ_say_nothing() -> None:
    review = second_review()
    police = review.agencies[0]
    told = (*police.promises, PromiseTold("T2-A", FORM, "dropped"))
    review = replace(review, agencies=(replace(police, promises=told), *review.agencies[1:]))
    (one,) = (one for one in promises(review, before()) if one.promise.action == FORM)
    assert (one.says, one.outcome(DAY).value) == ("two answers differ", "no word yet")


@pytest.mark.parametrize(
    ("text", "word"), [("Done", "done"), (" under  way", "under way"), ("Done.", ""), ("yes", ""), ("", "")]
)
def test_a_word_for_progress(text: str, word: str) -> None:
    assert progress_word(text) == word


def test_a_promise_that_two_share_is_one_and_goes_by_who_says_anything() -> None:
    shared = replace(PROMISES[YOUTH_JUSTICE][0], ref="P2-P")
    earlier = before()
    both = tuple(
        replace(one, promises=(shared,)) if one.code in ("EDU-2", "YJS-6") else replace(one, promises=())
        for one in earlier.agencies
    )
    review = second_review()
    told = (PromiseTold("P2-P", shared.action, "under way"),)
    agencies = tuple(replace(one, promises=told) if one.code == "EDU-2" else one for one in review.agencies)
    now, then = replace(review, agencies=agencies), replace(earlier, agencies=both)
    (first, meetings) = promises(now, then)[::-1]
    assert (whose(first), first.says) == ("Education and Youth justice", "under way")
    assert whose(meetings) == "the meeting"
    apart = [(whose(one), one.says) for one in promises_apart(now, then)]
    assert sorted(apart) == [("Education", "under way"), ("Youth justice", "no return"), ("the meeting", "not asked")]

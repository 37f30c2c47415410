"""The summary of a review on another version of the rubric: which criteria are still the same, by whatever ref."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from csxl import write_summary
from csxl.compare.consolidation import consolidate
from csxl.compare.movement import Movement, movements
from csxl.decisions.criteria_then import words_now
from csxl.model.before import Before
from csxl.model.decisions import NOTHING_DECIDED
from csxl.model.rubric import Rubric
from csxl.review.since_before import since_before
from tests.helpers.decisions_by_hand import decided_review
from tests.helpers.made_up_welsh import SAID, told_twice
from tests.helpers.readings_by_hand import ASKED, published, small_reading, with_scale
from tests.helpers.rubric_versions import changed_places, renamed_words, reworded, with_criteria, with_letter
from tests.helpers.summaries_before import before_in
from tests.helpers.typed_summaries import DAY, LOG
from tests.test_decisions_before_reader import decided, without_marks

RUBRIC = published()
NEXT = replace(RUBRIC, version="2.0", title="Traffic Light Tool")
STATES = [bytes, without_marks]
RED = RUBRIC.criteria["T1-R"].descriptors["Red"]


def said(before: Before, rubric: Rubric) -> dict[str, str]:
    return {one.code: one.message for one in since_before(before, ASKED, rubric)}


def words(before: Before, ref: str) -> list[str]:
    return [before.word_of(agency, ref) for agency in before.agencies]


THEN, _ = before_in(decided())


@pytest.mark.parametrize("state", STATES)
def test_another_title_and_version_alone_change_nothing(state: Callable[[bytes], bytes]) -> None:
    before, _ = before_in(state(decided()), NEXT)
    assert before.same == frozenset(RUBRIC.criteria)
    assert replace(before, returns=frozenset()) == replace(THEN, returns=frozenset())


@pytest.mark.parametrize("state", STATES)
def test_a_criterion_with_another_ref_is_compared_by_its_descriptors(state: Callable[[bytes], bytes]) -> None:
    today = with_letter(NEXT, "R", "C")
    before, _ = before_in(state(decided()), today)
    assert before.same == frozenset(today.criteria)
    assert before.moved[:2] == (("T1-R", "T1-C"), ("T2-R", "T2-C"))
    assert (before.gone, before.changed, before.untold) == ((), frozenset(), frozenset())
    assert words(before, "T1-C") == words(THEN, "T1-R")
    assert words(before, "T1-A") == words(THEN, "T1-A")
    assert before.agreed == {ref.replace("-R", "-C"): one for ref, one in THEN.agreed.items()}
    assert before.agreed.keys() != THEN.agreed.keys()
    police = before.of("Police", "POL-1")
    assert police and [one.action for one in police.promises if one.ref == "P1-C"] == [LOG]
    then = THEN.of("Police", "POL-1")
    assert then and {one.subject for one in police.promises} == {one.subject for one in then.promises}
    assert said(before, today)["P055"] == (
        "These criteria had other refs in the earlier review, and are compared by their descriptors, which are the "
        "same: T1-C (T1-R then), T2-C (T2-R then), L1-C (L1-R then), L2-C (L2-R then), P1-C (P1-R then), P2-C (P2-R "
        "then), O1-C (O1-R then) and O2-C (O2-R then)."
    )


@pytest.mark.parametrize("state", STATES)
def test_two_criteria_that_changed_places_are_each_compared_with_themselves(state: Callable[[bytes], bytes]) -> None:
    before, _ = before_in(state(decided()), changed_places(NEXT, "T1-R", "T1-A"))
    assert before.same == frozenset(RUBRIC.criteria)
    assert (words(before, "T1-R"), words(before, "T1-A")) == (words(THEN, "T1-A"), words(THEN, "T1-R"))


def test_what_stood_under_a_ref_that_another_criterion_has_now_is_gone_and_kept() -> None:
    today = reworded(changed_places(NEXT, "P1-R", "P1-A"), "P1-R", "Red", "Other words.")
    before, _ = before_in(decided(), today)
    assert before.moved == (("P1-R", "P1-A"),)
    assert before.gone == ("P1-A then",)
    assert words(before, "P1-A") == words(THEN, "P1-R")
    assert words(before, "P1-R") == ["" for _ in before.agencies]
    assert "P1-R" not in before.same | before.changed | before.untold
    police = before.of("Police", "POL-1")
    assert police and [one.ref for one in police.promises if one.action == LOG] == ["P1-A"]


@pytest.mark.parametrize("state", STATES)
def test_renamed_words_at_the_same_steps_are_compared_and_said(state: Callable[[bytes], bytes]) -> None:
    today = renamed_words(NEXT, {"Amber": "Yellow"})
    before, _ = before_in(state(decided()), today)
    assert before.same == frozenset(RUBRIC.criteria)
    assert words(before, "T1-A") == [word.replace("Amber", "Yellow") for word in words(THEN, "T1-A")]
    assert {ref: one.rating for ref, one in before.agreed.items()} == {
        ref: one.rating.replace("Amber", "Yellow") for ref, one in THEN.agreed.items()
    }
    assert said(before, today)["P056"] == (
        "A word of the scale is another one now: “Amber” then is “Yellow” today, at the same step and with the same "
        "descriptors."
    )


@pytest.mark.parametrize("state", STATES)
def test_a_scale_with_one_step_more_compares_nothing_and_says_so_once(state: Callable[[bytes], bytes]) -> None:
    last = RUBRIC.scale[-1]
    today = with_criteria(
        replace(NEXT, scale=(*RUBRIC.scale, replace(last, word="Blue", synonyms=()))),
        lambda one: replace(one, descriptors={**one.descriptors, "Blue": f"{one.ref} is better than good"}),
    )
    before, _ = before_in(state(decided()), today)
    assert before.same == frozenset()
    assert before.other_scale == ("Red", "Amber", "Green")
    told = said(before, today)
    assert (
        told["P048"]
        == "The earlier review was rated in other words (Red, Amber and Green), so nothing is compared with it."
    )
    assert "P045" not in told
    police, then = before.of("Police", "POL-1"), THEN.of("Police", "POL-1")
    assert police and then and police.said["T1-R"].word == then.said["T1-R"].word == "Red"
    compared = replace(consolidate(small_reading(), today, ASKED), before=before)
    assert {moved.movement for moved in movements(compared, before)} == {Movement.NOT_COMPARED}


def test_a_scale_with_one_step_more_compares_nothing_even_where_descriptors_are_the_same() -> None:
    blue = replace(RUBRIC.scale[-1], word="Blue", synonyms=())
    before, _ = before_in(decided(), replace(NEXT, scale=(*RUBRIC.scale, blue)))
    assert (before.same, before.other_scale) == (frozenset(), ("Red", "Amber", "Green"))


@pytest.mark.parametrize("state", STATES)
def test_the_review_before_was_in_another_language_of_the_rubric(state: Callable[[bytes], bytes]) -> None:
    both = told_twice()
    before, _ = before_in(state(decided()), both.said_in("cy"))
    assert before.same == frozenset(RUBRIC.criteria)
    assert words(before, "T1-A") == [SAID.get(word, "") for word in words(THEN, "T1-A")]
    assert not {"P045", "P046", "P048", "P056"} & said(before, both.said_in("cy")).keys()


def test_a_review_before_in_welsh_is_compared_with_one_in_english() -> None:
    both = told_twice()
    welsh = both.said_in("cy")
    reading = small_reading()
    returns = tuple(
        replace(
            one,
            answers=tuple(replace(answer, rating=SAID.get(answer.rating or "")) for answer in one.answers),
        )
        for one in reading.returns
    )
    then = consolidate(replace(reading, returns=returns), welsh, ASKED, review="Hydref 2025")
    before, _ = before_in(write_summary(then, DAY), both)
    assert before.same == frozenset(RUBRIC.criteria)
    assert words(before, "T1-A") == words(THEN_PLAIN, "T1-A")


THEN_PLAIN, _ = before_in(write_summary(replace(decided_review(), decisions=NOTHING_DECIDED), DAY))


@pytest.mark.parametrize(
    ("scale", "now"),
    [
        (("Red", "Amber", "Green"), {"Red": "Red", "Amber": "Amber", "Green": "Green"}),
        (("Coch", "Ambr", "Gwyrdd"), {"Coch": "Red", "Ambr": "Amber", "Gwyrdd": "Green"}),
        (("Poor", "Fair", "Good"), {"Poor": "Red", "Fair": "Amber", "Good": "Green"}),
        (("Green", "Amber", "Red"), {}),
        (("Amber", "Green", "Blue"), {}),
        (("Red", "N/A", "Green"), {}),
        (("Red", "Green"), {}),
        ((), {}),
    ],
)
def test_a_scale_then_in_todays_words(scale: tuple[str, ...], now: dict[str, str]) -> None:
    assert words_now(scale, RUBRIC) == now


def test_other_words_with_other_descriptors_are_another_scale_all_the_same() -> None:
    today = with_scale("Rot", "Gelb", "Grün")
    before, _ = before_in(decided(), today)
    assert before.same == frozenset()

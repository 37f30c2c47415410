"""csxl/compare/movement.py: what has moved since the review before."""

from __future__ import annotations

from dataclasses import replace

import pytest

from csxl.compare.movement import Moved, Movement, movement_of_views, movements, view_movement
from csxl.model.before import AgencyBefore, AgreedBefore, Before, SaidBefore
from csxl.model.decisions import NOTHING_DECIDED, Decisions
from csxl.model.review import Expected
from csxl.rubrics.loading import load_rubric
from tests.helpers.decisions_by_hand import agreed
from tests.helpers.reviews_before import before, second_review

MOVES = {
    "b": Movement.BETTER,
    "w": Movement.WORSE,
    "=": Movement.SAME,
    "n": Movement.NEW,
    "x": Movement.NO_LONGER,
    "-": Movement.NOT_RATED,
    "o": Movement.NOT_COMPARED,
}
# Each agency's view beside the one before, worked out by hand from LAST and SMALL, in the order of ASKED: the voluntary
# sector was not asked then, and youth justice has not returned now. Then how the criterion moved, while nothing is
# agreed now.
BY_HAND = {
    "T1-R": ("b===nx", "better"),
    "T1-A": ("==b=nx", "better"),
    "T1-P": ("w===nx", "worse"),
    "T1-S": ("==bbnx", "better"),
    "T2-R": ("=w==-x", "worse"),
    "T2-A": ("====nx", "same"),
    "T2-P": ("====-x", "same"),
    "T2-S": ("oooooo", "not compared"),  # other descriptors
    "L1-R": ("bbbbnx", "better"),
    "L1-A": ("====nx", "same"),
    "L1-P": ("wwww-x", "worse"),
    "L1-S": ("bn==-x", "better"),
    "L2-R": ("====--", "same"),
    "L2-A": ("w===--", "worse"),
    "L2-P": ("n-----", "new"),
    "L2-S": ("-----x", "no longer rated"),
    "P1-R": ("wb==nx", "both ways"),
    "P1-A": ("=bbbnx", "better"),
    "P1-P": ("b===nx", "better"),
    "P1-S": ("w===nx", "worse"),
    "P2-R": ("nnnnnx", "not compared"),  # nobody rated it both times
    "P2-A": ("nnnnn-", "not compared"),  # one rated it then, who is asked no more
    "P2-P": ("====nx", "same"),
    "P2-S": ("====nx", "same"),
    "O1-R": ("=x==nx", "same"),
    "O1-A": ("=bbbnx", "better"),
    "O1-P": ("-==n--", "same"),
    "O1-S": ("xx----", "no longer rated"),
    "O2-R": ("-==---", "same"),
    "O2-A": ("oooooo", "not compared"),  # a new criterion
    "O2-P": ("ww==-x", "worse"),
    "O2-S": ("b==bnx", "better"),
}
AGREED_NOW = {"T1-S": "Red", "P1-S": "Green", "L1-S": "Amber", "T2-A": "Red", "T2-P": "not agreed", "T2-S": "Red"}


def moved(ratings: dict[str, str] | None = None) -> dict[str, Moved]:
    """What has moved, with these ratings agreed now."""
    entries = {key: entry for ref, word in (ratings or {}).items() for key, entry in agreed(ref, rating=word).items()}
    review = second_review(Decisions(entries) if entries else NOTHING_DECIDED)
    return {one.criterion.ref: one for one in movements(review, before())}


def test_every_view_of_32_criteria_by_6_agencies_is_as_a_table_made_by_hand() -> None:
    found = moved()
    assert {ref: one.views for ref, one in found.items()} == {
        ref: tuple(MOVES[letter] for letter in row) for ref, (row, _) in BY_HAND.items()
    }
    assert {ref: one.movement.value for ref, one in found.items()} == {ref: word for ref, (_, word) in BY_HAND.items()}


def test_a_criterion_that_was_agreed_both_times_moves_by_that_alone() -> None:
    found = moved(AGREED_NOW)
    by_hand = {ref: word for ref, (_, word) in BY_HAND.items()} | {"T1-S": "same", "P1-S": "better", "L1-S": "better"}
    assert {ref: one.movement.value for ref, one in found.items()} == by_hand
    assert [ref for ref, one in found.items() if one.by_agreement] == ["T1-S", "L1-S", "P1-S"]


def test_what_was_agreed_one_time_is_compared_with_what_all_said_the_other_time() -> None:
    then = {"L1-R": "Green", "L2-R": "Green", "P2-A": "Amber", "L2-P": "Green", "T1-A": "Amber"}
    earlier = replace(before(), agreed={ref: AgreedBefore(word) for ref, word in then.items()})
    now = {"P2-S": "Green", "T2-A": "Red", "L1-P": "Red", "P1-R": "Amber"}
    entries = {key: entry for ref, word in now.items() for key, entry in agreed(ref, rating=word).items()}
    found = {one.criterion.ref: one for one in movements(second_review(Decisions(entries)), earlier)}
    by_hand = {ref: word for ref, (_, word) in BY_HAND.items()} | {
        "L1-R": "same",  # all say Green; to four agencies it is better
        "L2-R": "worse",  # all say Amber, as they did then
        "P2-A": "better",  # all say Green, and nobody rated it both times
        "P2-S": "better",  # all said Amber then
    }
    assert {ref: one.movement.value for ref, one in found.items()} == by_hand
    assert [ref for ref, one in found.items() if one.by_standing] == ["T2-A", "L1-R", "L1-P", "L2-R", "P2-A", "P2-S"]
    assert not any(one.by_agreement for one in found.values())


def test_one_word_of_one_agency_alone_is_not_what_all_said() -> None:
    """P2-A was rated by one then, L2-P by one now."""
    earlier = replace(before(), agreed={"L2-P": AgreedBefore("Green")})
    review = second_review(Decisions(agreed("P2-A", rating="Red")))
    found = {one.criterion.ref: one.movement.value for one in movements(review, earlier)}
    assert (found["L2-P"], found["P2-A"]) == ("new", "not compared")


def test_what_was_the_worst_both_times_is_so_as_agreed_or_to_everybody_who_rated_it() -> None:
    assert [ref for ref, one in moved().items() if one.is_twice("Red")] == ["T2-A"]
    assert [ref for ref, one in moved(AGREED_NOW).items() if one.is_twice("Red")] == ["T1-S", "T2-A"]


def test_the_range_of_ratings_then_is_that_of_all_who_rated_then() -> None:
    found = moved()
    assert [found[ref].position_before for ref in ("T1-R", "P2-A", "O1-S", "L2-P", "T2-S")] == [
        "Red–Amber",
        "Green",  # of one that is asked no more
        "Red",
        "",
        "",  # nothing of it is compared
    ]


def test_an_agency_is_found_by_its_code_or_by_its_name() -> None:
    said = {"T1-R": SaidBefore("Red")}
    former = (AgencyBefore("The police", "POL-1", said), AgencyBefore("  HEALTH", "OLD-9", said))
    earlier = Before("", "", former, same=frozenset({"T1-R"}))
    (first, *_) = movements(replace(second_review(), before=earlier), earlier)
    assert first.before == ("Red", "", "", "Red", "", "")


def test_a_code_that_passed_to_another_agency_shows_it_nobody_elses_past() -> None:
    """Police was A1 and is A2, Education was A2 and is A3; A1 now is Housing, A4 a new name of Health."""
    police, education, health = (
        AgencyBefore(*named) for named in (("Police", "A1"), ("Education", "A2"), ("Health", "A4"))
    )
    earlier = Before("", "", (police, education, health))
    asked = [Expected(*named) for named in (("Housing", "A1"), ("police", "A2"), ("Education", "A3"), ("NHS", "a4"))]
    assert earlier.of_each(asked) == (None, police, education, health)
    assert earlier.of_each(asked[::-1]) == (health, education, police, None)
    same_name = [Expected("Police", "A1"), Expected("Police", "A9"), Expected("", "")]
    assert earlier.of_each(same_name) == (police, None, None)


@pytest.mark.parametrize(
    ("then", "now", "movement"),
    [
        ("Red", "Amber", Movement.BETTER),
        ("Red", "Green", Movement.BETTER),
        ("Green", "Amber", Movement.WORSE),
        ("Amber", "Amber", Movement.SAME),
        ("", "Red", Movement.NEW),
        ("Cannot judge", "Green", Movement.NEW),
        ("Amber", "", Movement.NO_LONGER),
        ("Red", "Cannot judge", Movement.NO_LONGER),
        ("", "", Movement.NOT_RATED),
        ("Not applicable", "Cannot judge", Movement.NOT_RATED),
    ],
)
def test_a_view_beside_the_one_before(then: str, now: str, movement: Movement) -> None:
    assert view_movement(then, now, load_rubric()) is movement


@pytest.mark.parametrize(
    ("views", "movement"),
    [
        ((Movement.BETTER, Movement.SAME, Movement.NEW), Movement.BETTER),
        ((Movement.WORSE, Movement.SAME), Movement.WORSE),
        ((Movement.BETTER, Movement.WORSE, Movement.SAME), Movement.BOTH),
        ((*[Movement.BETTER] * 3, Movement.WORSE), Movement.BOTH),
        ((*[Movement.BETTER] * 4, Movement.WORSE), Movement.MOSTLY_BETTER),
        ((Movement.BETTER, *[Movement.WORSE] * 4, *[Movement.SAME] * 9), Movement.MOSTLY_WORSE),
        ((Movement.SAME, Movement.NO_LONGER), Movement.SAME),
        ((Movement.NEW, Movement.NOT_RATED), Movement.NEW),
        ((Movement.NO_LONGER, Movement.NOT_RATED), Movement.NO_LONGER),
        ((Movement.NEW, Movement.NO_LONGER), Movement.NOT_COMPARED),
        ((Movement.NOT_RATED,), Movement.NOT_RATED),
        ((), Movement.NOT_RATED),
    ],
)
def test_a_criterion_moves_by_who_rated_it_both_times(views: tuple[Movement, ...], movement: Movement) -> None:
    assert movement_of_views(views) is movement

"""Page one's "What has moved?": counts, names, the worst twice running, and promises kept and not."""

from __future__ import annotations

import datetime
from dataclasses import replace

from csxl import board_page
from csxl.compare.consolidation import consolidate
from csxl.model.answers import Reading
from csxl.model.comparison import Comparison
from csxl.model.decisions import Decisions
from tests.helpers.opened_summaries import board_section, opened, small
from tests.helpers.readings_by_hand import EDUCATION, POLICE, SMALL, published, rated
from tests.helpers.reviews_before import before, second_review
from tests.test_summary_movement_sheet import agreements

COUNTED = (
    "Since Autumn 2025, of 32 criteria: 5 worse · 9 better · 1 better to some and worse to others · 10 the same · "
    "1 rated for the first time · 2 no longer rated · 4 not compared."
)
TOLD = [
    "• Worse or mostly worse (5): Target, Level 2, Referral (T2-R); Outcomes, Level 2, Planning (O2-P); "
    "Legal & policy framework, Level 2, Assessment (L2-A); Target, Level 1, Planning (T1-P) and 1 more on Movement.",
    "• Better or mostly better (9): Partnerships, Level 1, Assessment (P1-A); Partnerships, Level 1, Response (P1-S); "
    "Target, Level 1, Assessment (T1-A); Partnerships, Level 1, Planning (P1-P) and 5 more on Movement.",
    "• Red both times (2): Target, Level 1, Response (T1-S); Target, Level 2, Assessment (T2-A).",
    "• Not compared: 1 with other descriptors than then and 1 new.",
    "• Of 8 promises made then: 2 kept · 1 under way · 1 not due yet · 2 not kept · 2 with no word yet. Still open: "
    "the meeting: “Map the places that nobody owns”, no word yet; Police: “Share the location log every week”, not due "
    "yet and 3 more on Promises.",
]


def test_it_names_what_is_worse_first_and_what_became_of_promises() -> None:
    (_, counted, link), *told = board_section(opened(second_review(agreements())), "What has moved")
    assert (counted, link) == (COUNTED, "All on Movement")
    assert [line[0] for line in told] == TOLD


def test_the_html_page_says_the_same() -> None:
    html = board_page(second_review(agreements()), datetime.date(2026, 11, 25))
    assert COUNTED in html
    assert all(text.removeprefix("• ").replace("&", "&amp;") in html for text in TOLD)


def test_without_a_review_before_it_says_that_there_is_nothing_to_compare_with() -> None:
    (told,) = board_section(small(), "What has moved")
    assert told[1] == "No earlier review stands behind this one, so there is nothing to compare with."


def test_what_is_agreed_now_changes_what_has_moved() -> None:
    (_, counted, _), *_ = board_section(opened(second_review(Decisions())), "What has moved")
    assert counted == (
        "Since Autumn 2025, of 32 criteria: 6 worse · 9 better · 1 better to some and worse to others · 9 the same · 1 "
        "rated for the first time · 2 no longer rated · 4 not compared."
    )


def test_where_no_criterion_is_the_same_nothing_is_said_to_be_better_or_worse() -> None:
    earlier = replace(before(), same=frozenset(), changed=frozenset(SMALL))
    told = board_section(opened(replace(second_review(), before=earlier)), "What has moved")
    assert told[0][1] == (
        "Ratings cannot be compared with Autumn 2025: no criterion had the descriptors that it has now."
    )
    assert [line[0][:26] for line in told[1:]] == ["• Of 8 promises made then:"]


def test_where_the_scale_was_another_one_that_is_why_nothing_is_compared() -> None:
    scale = ("Red", "Amber", "Yellow", "Green")
    earlier = replace(before(), same=frozenset(), changed=frozenset(SMALL), other_scale=scale)
    told = board_section(opened(replace(second_review(), before=earlier)), "What has moved")
    assert told[0][1] == (
        "Ratings cannot be compared with Autumn 2025: its scale was another one (Red, Amber, Yellow and Green)."
    )


def asked(review: Comparison) -> list[str]:
    (_, lead), *lines = board_section(opened(review), "What is the board asked")
    return [lead, *(line[0] for line in lines)]


def test_the_board_is_asked_about_promises_not_dropped_and_about_the_worst_both_times_without_an_action() -> None:
    assert asked(second_review(agreements())) == [
        "Please decide these, or say who will.",
        "1. Decide what to do where everyone sees Red, or it was Red both times, and nothing is proposed (2): Target, "
        "Level 1, Response (T1-S); Target, Level 2, Response (T2-S).",
        "2. Decide what becomes of promises made in the review before: 1 not kept · 2 with no word yet (Promises).",
        "3. Actions with nobody named to do them: 1. Name somebody on Actions.",
        "4. Answers still unclear: 2. Settle them with their agencies (Issues).",
    ]


def test_where_the_board_is_asked_nothing_else_the_worst_both_times_is_said_to_have_an_action_too() -> None:
    green = {one: rated(one, dict.fromkeys(published().criteria, "Green")) for one in (POLICE, EDUCATION)}
    review = consolidate(Reading(tuple(green.values())), published(), (POLICE, EDUCATION))
    earlier = replace(before(), agencies=(), promises=(), agreed={})
    assert asked(replace(review, before=earlier)) == [
        "Nothing is left to decide: every split has an agreed rating, every criterion that all see as Red, or that was "
        "so both times, has an action, every action an owner."
    ]

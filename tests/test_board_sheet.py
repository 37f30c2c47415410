"""Page one of the summary: what it answers, in what order, and that nothing on it needs more room than it has."""

from __future__ import annotations

import pytest

from csxl.compare.consolidation import consolidate
from csxl.model.answers import Reading
from csxl.model.comparison import Comparison
from csxl.model.decisions import NOTHING_DECIDED, Decisions
from csxl.model.review import Expected
from csxl.rubrics.loading import load_rubric
from tests.helpers import folders
from tests.helpers.decisions_by_hand import agreed, decided_review
from tests.helpers.opened_summaries import board_lines, board_section, opened, small
from tests.helpers.readings_by_hand import (
    EDUCATION,
    HEALTH,
    POLICE,
    RETURNED,
    many,
    published,
    rated,
    small_review,
    with_scale,
)

QUESTIONS = [
    "Who answered, and what is missing?",
    "What does everyone see as Red?",
    "Where do we disagree?",
    "What has moved?",
    "What was agreed?",
    "What will be done, by whom?",
    "What stands out?",
    "What is the board asked to decide?",
]


def test_it_answers_the_boards_questions_in_their_order() -> None:
    firsts = [line[0] for line in board_lines(small())]
    assert [first for first in firsts if first.endswith("?")] == QUESTIONS
    assert firsts[:2] == ["Board summary · Autumn 2026", "As at"]


def test_who_answered_names_who_is_missing_and_counts_every_answer_asked_for() -> None:
    (_, came, _), (answers,), (gaps,) = board_section(small(), "Who answered")
    assert came == "5 of 6 agencies returned; Youth justice has not."
    assert answers == (
        "Answers of 6 agencies on 32 criteria: 127 rated · 17 “Cannot judge” · 6 “Not applicable” · 2 unclear · "
        "8 left blank in returns · 32 of agencies without a return."
    )
    assert gaps == "Blank or unclear: Education 4, Children’s social care 2, Health 2, Police 1, Voluntary sector 1."


def test_what_all_see_as_the_worst_is_listed_with_its_words_and_what_is_done() -> None:
    (_, counted, _), headings, response, assessment, lacking = board_section(small(), "What does everyone see as Red")
    assert counted == (
        "Of 32 criteria: all who rated say Red on 2 · the only agency that rated says Red on 1. "
        "Red to all: Target, Level 2, Assessment (T2-A); Target, Level 2, Response (T2-S)."
    )
    assert headings == ["Criterion", "What Red means there", "Who said so", "What is done about it"]
    words = published().criteria["T2-A"].descriptors["Red"]
    done = "proposed by Education: Train designated leads (and 1 more)"
    assert assessment == ["Target, Level 2, Assessment (T2-A)", f"“{words}”", "all 5 who rated", done]
    assert (response[0], response[2:]) == ("Target, Level 2, Response (T2-S)", ["all 3 who rated", "no action yet"])
    assert lacking[0].startswith("In the returns, 17 of 21 Red ratings come without an action")


def test_the_grid_says_in_words_how_divided_agencies_are() -> None:
    grid = {line[0]: line[1:] for line in board_section(small(), "Where do we disagree")}
    assert grid["Domain"] == [
        *(f"Level {level}\n{stage}" for level in "12" for stage in ("Referral", "Assessment", "Planning", "Response")),
        *(f"{word}\nratings" for word in ("Red", "Amber", "Green")),
    ]
    assert grid["Target"] == [
        *("Amber\n5 A", "Amber–Green\n3 A · 2 G", "Amber–Green\n1 A · 4 G", "Red–Amber\n2 R · 3 A"),
        *("lone Red and Green\n1 R · 2 A · 1 G", "Red\n5 R", "Red–Amber\n2 R · 2 A", "Red\n3 R"),
        *("13", "16", "7"),
    ]
    assert grid["Legal & policy framework"][6:8] == ["Red, one view\n1 R", "not rated"]


def test_the_most_divided_are_told_with_who_and_with_what_their_ratings_mean() -> None:
    words = [*["Red"] * 3, *["Green"] * 3]
    agencies = [Expected(f"Agency {number}", f"A-{number}") for number in range(1, 7)]
    lone = dict.fromkeys(("T1-R", "T1-A", "L1-R"), "Green")
    forms = [
        rated(agency, lone | {"P2-P": word} | ({"T1-R": "Red"} if agency is agencies[0] else {}))
        for agency, word in zip(agencies, words, strict=True)
    ]
    section = board_section(opened(consolidate(Reading(tuple(forms)), published())), "Where do we disagree")
    assert section[0][1] == "Of 32 criteria: split on 1 · a lone voice on 1 · all agree on 2 · not rated 28."
    split, alone = section[-2:]
    low, high = (" ".join(published().criteria["P2-P"].descriptors[word].split()) for word in ("Red", "Green"))
    assert split[:2] == ["Partnerships, Level 2, Planning\n(P2-P)", "split\n3 Red · 3 Green"]
    assert split[2].startswith(f"Red: Agency 1, Agency 2 and Agency 3. “{low[:60]}")
    assert split[3].startswith(f"Green: Agency 4, Agency 5 and Agency 6. “{high[:60]}")
    assert alone[:2] == ["Target, Level 1, Referral\n(T1-R)", "lone voice\n1 Red · 5 Green"]
    assert alone[2].startswith("Red: Agency 1 alone. “")


@pytest.mark.parametrize(
    ("decisions", "said", "listed"),
    [
        ({}, "nothing yet: there are 21 criteria on its agenda, those where agencies differ or all see Red.", []),
        (
            {"T2-R": "amber"},
            "1 of 21 criteria on its agenda: 1 Amber.",
            [("Target, Level 2, Referral (T2-R)", "amber")],
        ),
        (
            {"T2-R": "Amber", "L1-R": "Amber", "P1-S": "not agreed"},
            "2 of 22 criteria on its agenda: 2 Amber.",
            [("Target, Level 2, Referral (T2-R)", "Amber")],
        ),
    ],
)
def test_what_the_meeting_agreed(decisions: dict[str, str], said: str, listed: list[tuple[str, str]]) -> None:
    typed = {key: entry for ref, word in decisions.items() for key, entry in agreed(ref, rating=word).items()}
    section = board_section(opened(decided_review(Decisions(typed))), "What was agreed")
    assert section[0][1] == f"The moderation meeting has agreed {said}"
    assert [tuple(line[:2]) for line in section[2:]][: len(listed)] == listed


def test_what_will_be_done_says_whether_it_is_agreed_and_who_does_it() -> None:
    (_, counted, rest), _, first, *_ = board_section(opened(decided_review()), "What will be done")
    assert counted == "2 agreed · 3 only proposed by agencies · 1 done. Still to do: 1 without a date."
    assert first == [
        *("Target, Level 2, Assessment (T2-A)", "One form for all", "Chair", "15 Jan 2027"),
        *("agreed by the meeting", "open"),
    ]
    assert rest.endswith(" more on Actions")


def test_the_board_is_asked_what_is_open_and_nothing_else() -> None:
    asked = board_section(small(), "What is the board asked")
    assert [line[0] for line in asked[1:]] == [
        "1. Decide what to do where everyone sees Red and nothing is proposed (1): Target, Level 2, Response (T2-S).",
        "2. Actions with nobody named to do them: 1. Name somebody on Actions.",
        "3. Answers still unclear: 2. Settle them with their agencies (Issues).",
    ]
    green = rated(POLICE, dict.fromkeys(published().criteria, "Green"))
    asked = board_section(opened(consolidate(Reading((green,)), published())), "What is the board asked")
    assert [line[1:] for line in asked] == [
        [
            "Nothing is left to decide: every split has an agreed rating, every criterion that all see as Red has an "
            "action, every action an owner."
        ]
    ]


def nearly_settled(decisions: Decisions = NOTHING_DECIDED) -> Comparison:
    """Two agencies that are one step apart but on one criterion, which both see as Red; a third has not returned."""
    ratings = [dict.fromkeys(published().criteria, word) | {"T1-R": "Red"} for word in ("Green", "Amber")]
    forms = tuple(map(rated, (POLICE, EDUCATION), ratings))
    return consolidate(Reading(forms), published(), (POLICE, EDUCATION, HEALTH), decisions=decisions)


def test_while_the_page_shows_anything_else_as_open_the_board_is_not_told_that_nothing_is_left() -> None:
    typed = Decisions(agreed("T1-R", rating="Red", action="Visit each place", owner="Chair", by_when="2020-01-31"))
    asked = board_section(opened(nearly_settled(typed)), "What is the board asked")
    assert [line[1:] for line in asked] == [
        [
            "Every split has an agreed rating, every criterion that all see as Red has an action, every action an "
            "owner. Still open: 31 on the agenda without an agreed rating · 2 Red ratings returned without an action "
            "· 1 overdue · 1 agency without a return."
        ]
    ]


def long_names() -> Comparison:
    agencies = [
        Expected(f"{agency.name} and {'its neighbours across the county ' * 2}", agency.code) for agency in RETURNED
    ]
    reading = many(5, published())
    forms = tuple(
        rated(agency, {answer.ref: answer.rating for answer in form.answers})
        for agency, form in zip(agencies, reading.returns, strict=True)
    )
    return consolidate(Reading(forms), published(), agencies)


def of_scale(*words: str) -> Comparison:
    return consolidate(many(5, with_scale(*words)), with_scale(*words))


def welsh() -> Comparison:
    rubric = load_rubric(folders.WELSH)
    return consolidate(many(4, rubric), rubric)


@pytest.mark.parametrize(
    "comparison",
    [
        small_review(),
        decided_review(),
        long_names(),
        welsh(),
        of_scale("No", "Yes"),
        of_scale(*"12345"),
        *(consolidate(many(number, published()), published()) for number in (0, 1, 3, 60, 61, 150)),
        consolidate(Reading(()), published(), (POLICE,)),
    ],
)
def test_any_review_has_such_a_page_in_small_print_of_ten_points(comparison: Comparison) -> None:
    book = opened(comparison, values=False)
    sheet = book["Board summary"]
    assert [line[0] for line in board_lines(opened(comparison)) if line[0].endswith("?")][2:] == QUESTIONS[2:]
    formulas = [cell for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
    assert max(len(str(cell.value)) for cell in formulas) < 8_192
    assert min(cell.font.sz for row in sheet.iter_rows() for cell in row if cell.value) >= 10
    last = int(sheet.print_area.rpartition("$")[2])
    assert all(sheet.row_dimensions[row].height for row in range(1, last + 1))
    assert sum(sheet.row_dimensions[row].height for row in range(1, last + 1)) < 850

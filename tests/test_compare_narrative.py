"""What a comparison says: sentences worked out by hand from the letters of readings_by_hand.SMALL."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from csxl.compare.actions import actions
from csxl.compare.consolidation import consolidate
from csxl.compare.narrative import headline
from csxl.compare.patterns import Pattern, patterns
from csxl.model.answers import Reading, Return
from csxl.model.comparison import Comparison
from csxl.model.decisions import CORRECTION, DecisionKind, Decisions, Key, TypedText
from csxl.model.diagnostic import Diagnostic, Severity
from csxl.model.review import Expected
from csxl.rubrics.loading import load_rubric
from csxl.text.days import stated_day
from csxl.text.wording import listed, many, share
from tests.helpers import readings_by_hand
from tests.helpers.folders import WELSH
from tests.helpers.readings_by_hand import ASKED, EDUCATION, HEALTH, POLICE, VOLUNTARY, published, rated


def compared(*returns: Return, **options: Any) -> Comparison:
    return consolidate(Reading(returns), published(), **options)


def all_refs(word: str, first: int = 0, last: int = 32) -> dict[str, str]:
    return dict.fromkeys(list(published().criteria)[first:last], word)


def found(comparison: Comparison, kind: str) -> list[Pattern]:
    return [pattern for pattern in patterns(comparison) if pattern.kind == kind]


def test_the_headline_of_the_small_review() -> None:
    assert headline(readings_by_hand.small_review()) == (
        "5 of 6 agencies returned; Youth justice has not.",
        "Of 160 possible answers (5 agencies, 32 criteria), 127 are ratings, 17 “Cannot judge”, 6 “Not applicable”, "
        "2 to settle and 8 blank.",
        "On 6 of 32 criteria one agency sees Red where another sees Green.",
        "On 10 of 32 criteria everyone who rated agrees: Red on 2, Amber on 5 and Green on 3.",
        "Of the other criteria, 12 have ratings one step apart, 2 were rated by only one agency and "
        "2 were rated by nobody.",
        "5 actions are proposed, 1 without a date and 1 without an owner.",
    )


def test_the_patterns_of_the_small_review() -> None:
    assert patterns(readings_by_hand.small_review()) == (
        Pattern(
            "concentrated",
            "5 of 6 criteria seen as both Red and Green are in Partnerships: 5 of its 8, against 1 of the other 24.",
            ("P1-R", "P1-A", "P1-S", "P2-R", "P2-P"),
        ),
        Pattern(
            "below",
            "Police rates below every other agency on 9 of the 26 criteria where it can be compared, "
            "and alone sees Red on 7 of them.",
            ("T1-P", "T2-R", "L1-S", "L2-A", "P1-R", "P1-A", "P1-S", "P2-R", "O1-A"),
            ("Police",),
        ),
        Pattern(
            "evidence",
            "5 of 51 Green ratings come without evidence: Health (3), Children’s social care (1) and "
            "Voluntary sector (1).",
            ("L1-A", "P2-R", "P2-P", "O2-R", "O2-S"),
            ("Health", "Children’s social care", "Voluntary sector"),
        ),
        Pattern(
            "no action",
            "17 of 21 Red ratings come without an action: Police (10), Education (3), "
            "Children’s social care (2), Health (1) and Voluntary sector (1).",
            ("T1-S", "T2-R", "T2-A", "T2-P", "T2-S", "L2-A", "L2-P", "P1-A", "P1-S", "P2-R", "O1-A"),
            ("Police", "Education", "Children’s social care", "Health", "Voluntary sector"),
        ),
        Pattern(
            "to settle",
            "2 answers cannot count until they are settled: Education (1) and Voluntary sector (1).",
            ("O1-R", "O2-P"),
            ("Education", "Voluntary sector"),
        ),
        Pattern(
            "no rating",
            "Voluntary sector gives no rating on 13 of 32 criteria: “Cannot judge” on 7 and “Not applicable” on 6.",
            ("T2-R", "T2-P", "T2-S", "L1-P", "L1-S", "L2-R", "L2-A", "L2-P", "L2-S", "O1-P", "O1-S", "O2-R", "O2-A"),
            ("Voluntary sector",),
        ),
        Pattern(
            "unseen",
            "On 3 criteria at least half of the agencies that returned give no rating: Outcomes, Level 1, Response "
            "(O1-S); Outcomes, Level 2, Referral (O2-R); Outcomes, Level 2, Assessment (O2-A).",
            ("O1-S", "O2-R", "O2-A"),
        ),
    )


@pytest.mark.parametrize(
    ("returned", "expected", "first"),
    [
        ([], [], ["No agency has returned, and csxl was not told who to expect."]),
        ([POLICE], [], ["1 agency returned; csxl was not told who else to expect."]),
        ([POLICE, HEALTH], [], ["2 agencies returned; csxl was not told who else to expect."]),
        ([], ASKED, ["None of the 6 agencies asked has returned."]),
        (ASKED, ASKED, ["All 6 agencies returned."]),
        ([], [POLICE], ["Police, the only agency asked, has not returned."]),
        ([POLICE], [POLICE], ["Police, the only agency asked, has returned."]),
        ([POLICE], [POLICE, HEALTH, EDUCATION], ["1 of 3 agencies returned; Health and Education have not."]),
        (
            [POLICE, HEALTH],
            [POLICE],
            [
                "Police, the only agency asked, has returned.",
                "Health returned too, though not on the list of agencies asked.",
            ],
        ),
    ],
)
def test_who_returned(returned: list[Expected], expected: list[Expected], first: list[str]) -> None:
    comparison = compared(*(rated(agency, {}) for agency in returned), expected=expected)
    assert list(headline(comparison)[: len(first)]) == first


def test_a_file_that_could_not_be_read_is_on_the_first_page() -> None:
    broken = Diagnostic("F000", Severity.ERROR, "returns/health.numbers", "This cannot be read.")
    comparison = consolidate(Reading((rated(POLICE, {}),), (broken, broken)), published(), ASKED[:1])
    assert headline(comparison)[1] == (
        "1 file could not be read, and nothing in it is counted: “returns/health.numbers”."
    )


def test_one_return_is_compared_with_nothing() -> None:
    assert headline(compared(rated(POLICE, all_refs("Red", 0, 1)))) == (
        "1 agency returned; csxl was not told who else to expect.",
        "Of 32 possible answers (1 agency, 32 criteria), 1 is a rating and 31 blank.",
        "No criterion was rated by two agencies, so there is nothing to compare yet.",
    )


def test_where_all_agree() -> None:
    comparison = compared(rated(POLICE, all_refs("Green")), rated(HEALTH, all_refs("Green")))
    assert headline(comparison)[2:] == (
        "On none of the 32 criteria does one agency see Red where another sees Green.",
        "On all 32 criteria everyone who rated agrees on Green.",
    )


def test_where_all_who_agree_chose_one_word() -> None:
    comparison = compared(
        rated(POLICE, {"T1-R": "Green", "T1-A": "Red"}), rated(HEALTH, {"T1-R": "Green", "T1-A": "Amber"})
    )
    assert headline(comparison)[3] == "On 1 of 32 criteria everyone who rated agrees on Green."


def test_where_none_agree() -> None:
    comparison = compared(rated(POLICE, all_refs("Green")), rated(HEALTH, all_refs("Red")))
    assert headline(comparison)[2:] == (
        "On all 32 criteria one agency sees Red where another sees Green.",
        "On none of the 32 criteria does everyone who rated agree.",
    )
    assert [pattern.kind for pattern in patterns(comparison)] == ["evidence", "no action"]


def test_the_sentences_speak_the_rubrics_own_words() -> None:
    rubric = load_rubric(WELSH)
    worst, best = rubric.scale[0].word, rubric.scale[-1].word
    first = next(iter(rubric.criteria))
    forms = tuple(
        rated(agency, {first: word}, rubric=rubric)
        for agency, word in [(POLICE, worst), (HEALTH, best), (EDUCATION, rubric.abstentions[0].word)]
    )
    comparison = consolidate(Reading(forms), rubric)
    assert headline(comparison)[2] == (
        f"On 1 of {len(rubric.criteria)} criteria one agency sees {worst} where another sees {best}."
    )
    assert comparison.findings[0].position == f"{worst}–{best}"


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("No Yes", "On 1 of 32 criteria one agency sees No where another sees Yes."),
        ("Low Fair Good Best", "On 1 of 32 criteria ratings are two or more steps apart."),
        ("Poor Low Fair Good Best", "On 1 of 32 criteria ratings are two or more steps apart."),
    ],
)
def test_opposites_on_scales_of_any_length(words: str, sentence: str) -> None:
    worst, *_, best = words.split()
    rubric = readings_by_hand.with_scale(*words.split())
    forms = (rated(POLICE, {"T1-R": worst}, rubric=rubric), rated(HEALTH, {"T1-R": best}, rubric=rubric))
    assert headline(consolidate(Reading(forms), rubric))[2] == sentence


def test_a_level_that_holds_most_disagreement_is_named_only_where_it_is_clear_cut() -> None:
    level_2 = [ref for ref in published().criteria if "2-" in ref]
    green = rated(HEALTH, all_refs("Green"))
    clear = compared(green, rated(POLICE, all_refs("Green") | dict.fromkeys([*level_2[::4], "T1-R"], "Red")))
    assert [pattern.sentence for pattern in found(clear, "concentrated")] == [
        "4 of 5 criteria seen as both Red and Green are at Level 2: 4 of its 16, against 1 of the other 16.",
        "All 5 criteria seen as both Red and Green are at the stage Referral: 5 of its 8, "
        "against none of the other 24.",
    ]
    even = compared(green, rated(POLICE, all_refs("Green") | dict.fromkeys(list(published().criteria)[::3], "Red")))
    assert found(even, "concentrated") == []


def test_one_agency_alone_at_one_end() -> None:
    amber = [rated(agency, all_refs("Amber")) for agency in (POLICE, EDUCATION)]
    alone = compared(*amber, rated(HEALTH, all_refs("Amber") | {"T1-R": "Green", "P2-S": "Green"}))
    assert [(p.sentence, p.refs, p.agencies) for p in found(alone, "alone")] == [
        (
            "Health alone sees Green on 2 criteria: Target, Level 1, Referral (T1-R); "
            "Partnerships, Level 2, Response (P2-S).",
            ("T1-R", "P2-S"),
            ("Health",),
        )
    ]
    once = compared(*amber, rated(HEALTH, all_refs("Amber") | {"T1-R": "Green"}))
    assert found(once, "alone") == []


def test_an_agency_above_all_others() -> None:
    red = [rated(agency, all_refs("Red")) for agency in (POLICE, EDUCATION)]
    comparison = compared(*red, rated(HEALTH, all_refs("Red") | all_refs("Amber", 0, 8)))
    assert [p.sentence for p in found(comparison, "above")] == [
        "Health rates above every other agency on 8 of the 32 criteria where it can be compared."
    ]


def test_a_form_returned_blank() -> None:
    comparison = compared(
        rated(POLICE, {}), rated(HEALTH, all_refs("Green", 0, 24)), rated(VOLUNTARY, all_refs("Green"))
    )
    assert [p.sentence for p in found(comparison, "blank")] == [
        "Police left all 32 criteria blank.",
        "Health left 8 of 32 criteria blank.",
    ]


def test_of_many_alike_three_have_a_sentence_and_the_others_one() -> None:
    forms = [rated(Expected(f"Agency {number}", ""), all_refs("Cannot judge", number)) for number in range(15)]
    said = found(compared(*forms), "no rating")
    assert [p.agencies[0] for p in said] == ["Agency 0", "Agency 1", "Agency 2", "Agency 3"]
    assert said[0].sentence == "Agency 0 gives no rating on all 32 criteria: “Cannot judge” on 32."
    assert said[3].sentence == (
        "Much the same goes for 12 more agencies: Agency 3, Agency 4, Agency 5, Agency 6, Agency 7, Agency 8, "
        "Agency 9, Agency 10 and 4 more."
    )


def test_a_fourth_that_is_like_the_three_has_a_sentence_of_its_own() -> None:
    forms = [rated(Expected(f"Agency {number}", ""), all_refs("Cannot judge", number)) for number in range(4)]
    said = found(compared(*forms), "no rating")
    assert [(p.agencies, p.sentence) for p in said][3:] == [
        (("Agency 3",), "Agency 3 gives no rating on 29 of 32 criteria: “Cannot judge” on 29.")
    ]


def test_a_hundred_and_fifty_agencies_make_sentences_of_a_few_lines() -> None:
    comparison = consolidate(readings_by_hand.many(150, published()), published())
    sentences = [
        *headline(comparison),
        *(pattern.sentence for pattern in patterns(comparison)),
    ]
    assert max(map(len, sentences)) < 700
    assert patterns(comparison) == patterns(consolidate(readings_by_hand.many(150, published()), published()))


def test_actions_by_date_undated_last() -> None:
    assert [
        (action.agency, action.ref, action.date, action.by_when) for action in actions(readings_by_hand.small_review())
    ] == [
        ("Police", "P1-R", datetime.date(2026, 12, 18), "2026-12-18"),
        ("Education", "T2-A", datetime.date(2027, 1, 30), "30/01/2027"),
        ("Police", "T2-A", datetime.date(2027, 3, 31), "2027-03-31"),
        ("Voluntary sector", "P2-P", None, ""),
        ("Health", "O1-S", None, "when the audit is done"),
    ]


def test_an_action_names_its_cell_whatever_the_rating() -> None:
    action = actions(readings_by_hand.small_review())[-1]
    assert (action.rating, action.file, action.sheet, action.cell) == (
        "Cannot judge",
        "Health.xlsx",
        "Outcomes",
        "G8",
    )


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2027-03-31", (2027, 3, 31)),
        ("2027-03-31T00:00:00", (2027, 3, 31)),
        ("31/03/2027", (2027, 3, 31)),
        ("31.3.27", (2027, 3, 31)),
        ("5/5/2027", (2027, 5, 5)),
        ("31 March 2027", (2027, 3, 31)),
        ("Wednesday 31st March, 2027", (2027, 3, 31)),
        ("1 Sept 2027", (2027, 9, 1)),
        ("1 ju 2027", None),
        ("05/04/2027", None),
        ("03/31/2027", None),
        ("31/02/2027", None),
        ("March 2027", None),
        ("Q2", None),
        ("", None),
        ("1 jun 2027", (2027, 6, 1)),
        ("31/03-2027", None),
    ],
)
def test_a_date_is_taken_only_where_it_can_mean_one_day(text: str, date: tuple[int, int, int] | None) -> None:
    assert stated_day(text) == (datetime.date(*date) if date else None)


def test_lists_and_numbers_in_words() -> None:
    assert [listed(list("ABC")[:number]) for number in range(4)] == ["", "A", "A and B", "A, B and C"]
    assert listed([str(number) for number in range(20)], 3) == "0, 1, 2 and 17 more"
    assert listed(list("ABCD"), 3) == "A, B, C and D"
    assert (many(1, "agency", "agencies"), many(1200, "answer")) == ("1 agency", "1,200 answers")
    assert [share(number, 2, "criterion", "criteria") for number in range(3)] == [
        "none of the 2 criteria",
        "1 of 2 criteria",
        "all 2 criteria",
    ]
    assert share(1, 1, "criterion") == "the only criterion"


def test_answers_settled_without_a_return_are_said_apart() -> None:
    """By telephone, say; they are none of the answers that were possible in a return, and yet they are somebody's."""
    typed = {
        Key(DecisionKind.SETTLED, f"{HEALTH.code} | {ref}", CORRECTION): TypedText("Green") for ref in ("T1-R", "T1-A")
    }
    reading = Reading((rated(POLICE, {"T1-R": "Red"}),))
    comparison = consolidate(reading, published(), (POLICE, HEALTH), decisions=Decisions(typed))
    lines = headline(comparison)
    assert "Of 32 possible answers (1 agency, 32 criteria), 1 is a rating and 31 blank." in lines
    assert "2 answers of Health were settled without a return." in lines
    assert [agency.settled_alone for agency in comparison.agencies] == [0, 2]

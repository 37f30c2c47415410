"""A story: a review is issued on version 1.0 of a rubric, which becomes 1.1 while it runs; a year later it is 2.0."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Mapping
from dataclasses import replace
from functools import cache

from csxl import write_summary
from csxl.compare.consolidation import consolidate
from csxl.compare.movement import Moved, Movement, movements
from csxl.model.answers import Reading
from csxl.model.before import Before
from csxl.model.comparison import BLANK, RATED, TO_SETTLE, Comparison
from csxl.model.member import Kind, Member
from csxl.model.review import Expected, Party, Review
from csxl.model.rubric import Rubric
from csxl.returns.reading import read_return
from csxl.review.issuing import issues
from csxl.review.since_before import since_before
from csxl.rubrics.versions_compared import compared_versions
from tests.helpers.filled_forms import filled
from tests.helpers.readings_by_hand import published
from tests.helpers.rubric_versions import (
    renamed_words,
    reworded,
    with_letter,
    with_one_more,
    with_stage_called,
)
from tests.helpers.summaries_before import before_in

Answers = Mapping[str, str | Mapping[str, str]]

FIRST = published()
RED = FIRST.criteria["T1-R"].descriptors["Red"]
SECOND = with_stage_called(
    with_one_more(
        reworded(replace(FIRST, version="1.1"), "T1-R", "Red", RED.replace("not recorded", "seldom recorded")),
        "T1-S",
        "T1-V",
    ),
    "R",
    "Contact",
)
THIRD = reworded(
    renamed_words(
        with_letter(replace(SECOND, version="2.0", title="Safeguarding Tool"), "R", "C"), {"Amber": "Yellow"}
    ),
    "O2-S",
    "Green",
    "Everything that is done changes the places where harm happens",
)
ASKED = tuple(
    Expected(name, code)
    for name, code in (("Police", "POL"), ("Education", "EDU"), ("Health", "HEA"), ("Housing", "HOU"))
)
ACTION = {"Your rating": "Amber", "Evidence": "Log of May", "Action": "Map the places", "Owner": "A. Lead"}
AUTUMN_2026: tuple[tuple[Rubric, Answers], ...] = (
    (FIRST, {"T1-R": {"Your rating": "Red", "Evidence": "Audit of June"}, "T1-A": "Amber", "P1-R": ACTION}),
    (FIRST, {"T1-R": "Green", "T1-A": "Amber", "O2-S": "Red"}),
    (SECOND, {"T1-R": "Amber", "T1-A": "Green", "T1-V": "Red"}),
    (SECOND, {"T1-A": "Green", "T1-V": "Amber", "O2-S": "Green"}),
)
AUTUMN_2027: tuple[tuple[Rubric, Answers], ...] = (
    (THIRD, {"T1-C": "Green", "T1-A": "Green", "P1-C": "Green"}),
    (THIRD, {"T1-C": "Red", "T1-A": "Yellow", "O2-S": "Green"}),
    (THIRD, {"T1-C": "Red", "T1-A": "Yellow", "T1-V": "Green"}),
    (THIRD, {"T1-A": "Green", "T1-V": "Yellow", "O2-S": "Green"}),
)


@cache
def reading(year: int) -> Reading:
    """What came back in a year, each return on its form, read with the rubric of the time."""
    rubric, answered = (SECOND, AUTUMN_2026) if year == 2026 else (THIRD, AUTUMN_2027)
    read = []
    for asked, (form, answers) in zip(ASKED, answered, strict=True):
        data = filled(answers, form, agency=asked.name, agency_code=asked.code, review=f"Autumn {year}")
        member = Member(f"{asked.name}.xlsx", data, Kind.OOXML, hashlib.sha256(data).hexdigest())
        read.append(read_return(member, rubric))
    return Reading(tuple(one for one, _ in read if one), tuple(said for _, every in read for said in every))


@cache
def review(year: int) -> Comparison:
    return consolidate(reading(year), SECOND if year == 2026 else THIRD, ASKED, review=f"Autumn {year}")


@cache
def before() -> Before:
    """The summary of 2026 as that of 2027 reads it."""
    return before_in(write_summary(review(2026), datetime.date(2026, 12, 18)), THIRD)[0]


def statuses(ref: str) -> list[tuple[str, str | None]]:
    finding = next(one for one in review(2026).findings if one.criterion.ref == ref)
    return [(view.status, view.rating) for view in finding.views]


def moved(ref: str) -> Moved:
    compared = replace(review(2027), before=before())
    return next(one for one in movements(compared, before()) if one.criterion.ref == ref)


def test_what_changed_between_the_versions() -> None:
    first, second = compared_versions(FIRST, SECOND), compared_versions(SECOND, THIRD)
    assert [one.ref for one in first.reworded] == ["T1-R"]
    assert [one.ref for one in first.new] == ["T1-V"]
    assert (len(first.same), first.moved, first.gone) == (31, (), ())
    assert [one.ref for one in second.reworded] == ["O2-S"]
    assert (len(second.same), len(second.moved), second.new, second.gone, second.same_scale) == (32, 8, (), (), True)


def test_in_the_first_year_forms_of_both_versions_count_where_their_words_are_the_same() -> None:
    assert statuses("T1-A") == [(RATED, "Amber"), (RATED, "Amber"), (RATED, "Green"), (RATED, "Green")]
    assert statuses("T1-R") == [(TO_SETTLE, None), (TO_SETTLE, None), (RATED, "Amber"), (BLANK, None)]
    assert statuses("T1-V") == [(BLANK, None), (BLANK, None), (RATED, "Red"), (RATED, "Amber")]
    assert statuses("O2-S") == [(BLANK, None), (RATED, "Red"), (BLANK, None), (RATED, "Green")]


def test_in_the_first_year_each_answer_on_other_words_is_named_and_nothing_else_is_wrong() -> None:
    said = [(one.file, one.code, one.cell) for one in reading(2026).diagnostics if one.code[0] != "A"]
    assert said == [
        ("Police.xlsx", "I007", ""),
        ("Police.xlsx", "G028", "G5"),
        ("Police.xlsx", "G046", ""),
        ("Education.xlsx", "I007", ""),
        ("Education.xlsx", "G028", "G5"),
        ("Education.xlsx", "G046", ""),
    ]
    police = reading(2026).returns[0]
    assert (police.answers[0].raw, police.answers[0].evidence) == ("Red", "Audit of June")
    assert [one.text for one in police.kept] == [RED]


def test_a_year_later_the_questionnaire_shows_what_was_said_under_todays_refs_and_words() -> None:
    parties = tuple(Party(one.name, one.code) for one in ASKED)
    found = issues(Review("Borsetshire", "Autumn 2027", parties=parties), THIRD, before())
    police, _, health, _ = (one.last_time for one in found)
    assert (police["T1-C"].rating, police["T1-C"].evidence) == ("", "Audit of June")
    assert (police["T1-A"].rating, health["T1-C"].rating, health["T1-V"].rating) == ("Yellow", "Yellow", "Red")
    assert [one.action for one in police["P1-C"].promises] == ["Map the places"]
    assert found[1].last_time["O2-S"].compared is False
    assert all(shown.compared for ref, shown in police.items())


def test_a_year_later_only_what_is_the_same_is_compared() -> None:
    better, worse, same, new = Movement.BETTER, Movement.WORSE, Movement.SAME, Movement.NEW
    assert (moved("T1-C").movement, moved("T1-C").views) == (worse, (new, new, worse, Movement.NOT_RATED))
    assert (moved("T1-A").movement, moved("T1-A").views) == (Movement.BOTH, (better, same, worse, same))
    assert (moved("T1-V").movement, moved("T1-V").views[2:]) == (better, (better, same))
    assert (moved("P1-C").movement, moved("P1-C").before[0]) == (better, "Yellow")
    assert {moved("O2-S").movement, *moved("O2-S").views} == {Movement.NOT_COMPARED}


def test_a_year_later_it_is_said_what_is_not_compared_and_what_is_all_the_same() -> None:
    said = {one.code: one.message for one in since_before(before(), ASKED, THIRD)}
    assert sorted(said) == ["P045", "P055", "P056"]
    assert "Outcomes, Level 2, Response (O2-S)" in said["P045"]
    assert "T1-C (T1-R then)" in said["P055"]
    assert "“Amber” then is “Yellow” today" in said["P056"]

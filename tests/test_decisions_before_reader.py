"""csxl/decisions/before_reader.py: the review before, as its summary tells it in whatever state that is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from openpyxl.workbook import Workbook

from csxl import write_summary
from csxl.compare.actions import actions
from csxl.decisions.before_reader import read_before_bytes
from csxl.model.before import AgreedBefore, SaidBefore
from csxl.model.decisions import (
    AGENCY,
    AGREED_RATING,
    ANSWER,
    CORRECTION,
    DOES_IT_COUNT,
    OWNER,
    PROGRESS,
    REASON,
    RECORDED,
    STATUS,
    WORDS,
    DecisionKind,
    Decisions,
    Key,
    action_subject,
)
from csxl.model.rubric import Criterion, Rubric
from csxl.model.summary_names import ANSWERS, MARKS
from tests.helpers.decisions_by_hand import decided_review
from tests.helpers.decisions_by_hand import of_meeting as entries_of_meeting
from tests.helpers.readings_by_hand import SMALL, published, with_scale
from tests.helpers.reviews_before import second_review
from tests.helpers.summaries_before import as_letters, before_in
from tests.helpers.typed_summaries import (
    DAY,
    FORM,
    LOG,
    agreed,
    changed,
    of_action,
    of_file,
    of_meeting,
    settled,
    summary,
    typed,
)

SUMMARIES = Path(__file__).parent / "data" / "summaries"
TYPED: dict[Key, object] = {
    settled("POL-1", "T1-A", CORRECTION): "Green",
    settled("EDU-2", "O1-R", ANSWER): "Amber",
    agreed("T2-R", AGREED_RATING): "Amber",
    agreed("T2-R", REASON): "Two saw the same case.",
    agreed("T2-R", WORDS): "There is one gap.",
    agreed("P1-R", AGREED_RATING): "not agreed",
    of_action("POL-1", "T2-A", FORM, STATUS): "under way",
    of_action("POL-1", "T2-A", FORM, PROGRESS): "The draft is out",
    of_action("POL-1", "P1-R", LOG, OWNER): "Sgt Reed",
    of_meeting(1, "Action"): "Map the places",
    of_meeting(1, AGENCY): "HEA-4",
    of_meeting(2, "Action"): "Ask the fire service",
    of_meeting(2, STATUS): "nearly there",
}


def expected_letters(**others: str) -> dict[str, str]:
    """SMALL as it is read back: what was left blank or could not be read is nothing, Youth justice returned nothing."""
    plain = {ref: row.upper().replace("?", ".") + "." for ref, row in SMALL.items()}
    return plain | {ref.replace("_", "-"): row for ref, row in others.items()}


@cache
def decided() -> bytes:
    """The small review's summary with a decision of every kind."""
    return summary(decided_review())


@cache
def openpyxl_saved(data: bytes) -> bytes:
    """As openpyxl saves it: no formula has its value any more."""
    return changed(data, lambda book: None)


@cache
def without_marks(data: bytes) -> bytes:
    return changed(data, lambda book: book.remove(book[MARKS]))


@pytest.mark.parametrize("state", [bytes, openpyxl_saved, without_marks])
def test_a_summary_tells_what_was_said_agreed_and_promised(state: Callable[[bytes], bytes]) -> None:
    before, said = before_in(state(decided()))
    assert said == ()
    assert (before.review, [one.code for one in before.agencies]) == (
        "Autumn 2026",
        ["POL-1", "EDU-2", "CSC-3", "HEA-4", "VOL-5", "YJS-6"],
    )
    assert as_letters(before) == expected_letters(T1_R="RAAAA.", O1_R="AGAAA.", O2_P="AAGG..")
    assert before.agreed == {"T2-R": AgreedBefore("Amber"), "T2-A": AgreedBefore("Red")}
    assert (before.same, before.changed, before.untold, before.gone) == (
        frozenset(published().criteria),
        frozenset(),
        frozenset(),
        (),
    )
    police = before.of("Police", "POL-1")
    assert police and police.said["T1-R"] == SaidBefore("Red", "What Police sees on T1-R.")
    assert [(one.ref, one.action, one.status, one.progress, one.done_on) for one in police.promises] == [
        ("T2-A", FORM, "under way", "Draft is out", ""),
        ("P1-R", LOG, "done", "", "2026-12-10"),
    ]
    assert [(one.action, one.owner, one.by_when, one.agreed) for one in before.promises] == [
        ("One form for all", "Chair", "2027-01-15", True),
        ("Map the places that nobody owns", "Board manager", "2027-02-26", True),
    ]


@pytest.mark.parametrize("state", [bytes, openpyxl_saved, without_marks])
def test_what_was_typed_after_the_summary_was_made_counts(state: Callable[[bytes], bytes]) -> None:
    before, _ = before_in(state(typed(summary(), TYPED)))
    assert as_letters(before) == expected_letters(T1_A="GAGGA.", O1_R="AAAAA.")
    assert before.agreed == {"T2-R": AgreedBefore("Amber", "There is one gap.")}
    police, health = (before.of("", code) for code in ("pol-1", "HEA-4"))
    assert police and health
    assert [(one.action, one.owner, one.status, one.progress) for one in police.promises] == [
        (FORM, "Det Insp Shah", "under way", "The draft is out"),
        (LOG, "Sgt Reed", "", ""),
    ]
    assert [(one.subject, one.agency, one.action, one.agreed) for one in health.promises if not one.ref] == [
        ("1", "Health", "Map the places", True)
    ]
    assert [(one.action, one.status, one.progress) for one in before.promises] == [
        ("Ask the fire service", "", "nearly there")
    ]


def test_promises_have_the_subjects_of_the_actions_that_they_were() -> None:
    comparison = decided_review()
    before, _ = before_in(write_summary(comparison, DAY))
    found = {one.subject for agency in before.agencies for one in agency.promises} | {
        one.subject for one in before.promises
    }
    assert found == {action.subject for action in actions(comparison)}


def test_what_several_agencies_share_is_promised_by_each() -> None:
    shared = entries_of_meeting("1", action="Walk the estate", owner="Police and Health")
    before, _ = before_in(write_summary(decided_review(Decisions(shared)), DAY))
    having = [one.name for one in before.agencies if any(promise.subject == "1" for promise in one.promises)]
    assert (having, before.promises) == (["Police", "Health"], ())


@pytest.mark.parametrize(
    ("name", "letters", "found"),
    [
        ("0.1.0.xlsx", "RAGAC.", {"T2-R": AgreedBefore("Amber")}),
        ("before-decisions.xlsx", "RA", {"P1-R": AgreedBefore("Amber")}),
    ],
)
def test_summaries_of_earlier_releases_are_read(name: str, letters: str, found: dict[str, AgreedBefore]) -> None:
    before, said = before_in((SUMMARIES / name).read_bytes())
    assert (as_letters(before)["T2-R"], before.agreed, said) == (letters, found, ())
    assert before.same == frozenset(published().criteria)


def with_descriptors(rubric: Rubric, ref: str, **texts: str) -> Rubric:
    """The rubric with other descriptors of one criterion."""
    return _with(rubric, lambda one: replace(one, descriptors={**one.descriptors, **texts}) if one.ref == ref else one)


def without(rubric: Rubric, ref: str) -> Rubric:
    return _with(rubric, lambda one: None if one.ref == ref else one)


def _with(rubric: Rubric, change: Callable[[Criterion], Criterion | None]) -> Rubric:
    domains = tuple(
        replace(domain, criteria=tuple(new for one in domain.criteria if (new := change(one))))
        for domain in rubric.domains
    )
    return replace(rubric, domains=domains)


STATES = [bytes, openpyxl_saved, without_marks]


@pytest.mark.parametrize("state", STATES)
def test_a_criterion_with_other_descriptors_is_not_the_same(state: Callable[[bytes], bytes]) -> None:
    today = with_descriptors(published(), "T1-R", Amber="Other words.")
    before, _ = before_in(state(decided()), today)
    assert before.changed == {"T1-R"}
    assert before.same == frozenset(today.criteria) - {"T1-R"}
    police = before.of("Police", "POL-1")
    assert (before.word_of(police, "T1-R"), police and police.said["T1-R"].word) == ("", "Red")


@pytest.mark.parametrize("state", STATES)
def test_a_criterion_that_is_gone_is_named_and_its_promises_stay(state: Callable[[bytes], bytes]) -> None:
    before, _ = before_in(state(decided()), without(published(), "P1-R"))
    police = before.of("Police", "POL-1")
    assert before.gone == ("P1-R",)
    assert police and [one.action for one in police.promises if one.ref == "P1-R"] == [LOG]


def test_a_scale_of_other_words_is_another_criterion_everywhere() -> None:
    today = with_scale("Rot", "Gelb", "Grün")
    before, _ = before_in(decided(), today)
    shared = frozenset(today.criteria) & frozenset(published().criteria)
    assert (before.same, before.changed) == (frozenset(), shared)


def test_a_workbook_without_answers_is_no_summary() -> None:
    data = changed(summary(), lambda book: book.remove(book[ANSWERS]))
    before, said = read_before_bytes("summary.xlsx", data, (), published(), DAY)
    assert (before, [one.code for one in said]) == (None, ["P040"])


def test_a_choice_between_files_that_its_answers_do_not_follow_yet_is_said() -> None:
    data = typed(summary(), {of_file(0, DOES_IT_COUNT): "does not count"})
    _, said = before_in(data)
    assert [(one.code, one.sheet) for one in said] == [("P053", "Returns")]


def renamed(book: Workbook) -> None:
    book[ANSWERS].title = "All answers"


def copied_in_part(book: Workbook) -> None:
    """The first forty rows on a sheet of their own, before the others."""
    copy = book.create_sheet("For the police", 0)
    for row in book[ANSWERS].iter_rows(min_row=5, max_row=45, values_only=True):
        copy.append(row)


def sorted_by_ref(book: Workbook) -> None:
    sheet = book[ANSWERS]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=6)]
    for cells, values in zip(sheet.iter_rows(min_row=6), sorted(rows, key=lambda row: str(row[3])), strict=True):
        for cell, value in zip(cells, values, strict=True):
            cell.value = value


def columns_moved(book: Workbook) -> None:
    book[ANSWERS].insert_cols(4, 2)
    book[ANSWERS].insert_rows(3, 2)


@pytest.mark.parametrize("change", [renamed, copied_in_part, sorted_by_ref, columns_moved])
@pytest.mark.parametrize("marked", [True, False])
def test_answers_are_found_wherever_somebody_put_them(change: Callable[[Workbook], None], marked: bool) -> None:
    data = decided()
    expected, _ = before_in(data)
    found, _ = before_in(changed(data if marked else without_marks(data), change))
    assert as_letters(found) == as_letters(expected)
    assert {one.code: one for one in found.agencies} == {one.code: one for one in expected.agencies}
    assert (found.agreed, found.promises, found.same) == (expected.agreed, expected.promises, expected.same)


@pytest.mark.parametrize("state", [bytes, openpyxl_saved, without_marks])
def test_what_was_still_open_of_the_review_before_that_one_is_promised_still(state: Callable[[bytes], bytes]) -> None:
    comparison = second_review()
    assert comparison.before
    before, _ = before_in(state(write_summary(comparison, DAY)))
    actions_now = {action.subject for action in actions(comparison)}
    carried = [
        (one.agency, one.ref, one.action, one.by_when, one.status, one.agreed)
        for one in (*(promise for agency in before.agencies for promise in agency.promises), *before.promises)
        if one.subject not in actions_now
    ]
    assert carried == [
        ("Education", "L1-R", "Publish the policy", "2026-06-30", "under way", False),
        ("Youth justice", "P2-P", "Join the planning meeting", "2026-05-01", "", False),
        ("", "P2-R", "Map the places that nobody owns", "2026-02-26", "", True),
    ]


def test_what_was_recorded_of_a_promise_goes_before_what_its_agency_said() -> None:
    subject = action_subject("EDU-2", "L1-R", "Publish the policy")
    data = typed(write_summary(second_review(), DAY), {Key(DecisionKind.PROMISE, subject, RECORDED): "done"})
    before, _ = before_in(data)
    education = before.of("Education", "EDU-2")
    assert education and "Publish the policy" not in [one.action for one in education.promises]


LONG_NAME = "Northbrook and Borsetshire Community Partnership for Education and Skills"


def test_a_promise_of_two_reviews_ago_is_nobody_elses_whose_code_was_its_agencys() -> None:
    """POL-1 was the code of Education's promise then; of a name that was cut short the code tells."""
    comparison = second_review()
    assert comparison.before
    police, education, *rest = comparison.before.agencies
    moved = tuple(
        replace(one, subject=one.subject.replace("EDU-2", "POL-1")) for one in education.promises if not one.ended
    )
    former = replace(comparison.before, agencies=(police, replace(education, promises=moved), *rest))
    before, _ = before_in(write_summary(replace(comparison, before=former), DAY))
    owners = {one.code for one in before.agencies for promise in one.promises if promise.action == "Publish the policy"}
    assert owners == {"EDU-2"}


def test_a_promise_of_two_reviews_ago_is_its_agencys_whose_name_was_cut_short() -> None:
    comparison = second_review()
    assert comparison.before
    long = tuple(replace(one, name=LONG_NAME) if one.code == "EDU-2" else one for one in comparison.agencies)
    before, _ = before_in(write_summary(replace(comparison, agencies=long), DAY))
    owners = {one.code for one in before.agencies for promise in one.promises if promise.action == "Publish the policy"}
    assert owners == {"EDU-2"}

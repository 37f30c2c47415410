"""Consolidation: one view for each agency and criterion, whatever came back and however often."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import Any

import pytest

from csxl.compare.consolidation import consolidate
from csxl.compare.tidy import HEADINGS, TidyRow, rows
from csxl.model.answers import Kept, Reading, Return
from csxl.model.comparison import Comparison, Spread
from csxl.model.diagnostic import Diagnostic, Severity
from csxl.model.review import Expected
from tests.helpers import readings_by_hand
from tests.helpers.readings_by_hand import (
    ASKED,
    EDUCATION,
    HEALTH,
    POLICE,
    answer,
    left_out,
    published,
    rated,
    returned,
)

POLARISED, ADJACENT, AGREED, SINGLE, NOT_RATED = Spread

# Worked out by hand from the letters of readings_by_hand.SMALL: spread, position, how many Red, Amber, Green
SMALL = {
    "T1-R": (AGREED, "Amber", 0, 5, 0),
    "T1-A": (ADJACENT, "Amber–Green", 0, 3, 2),
    "T1-P": (ADJACENT, "Amber–Green", 0, 1, 4),
    "T1-S": (ADJACENT, "Red–Amber", 2, 3, 0),
    "T2-R": (POLARISED, "Red–Green", 1, 2, 1),
    "T2-A": (AGREED, "Red", 5, 0, 0),
    "T2-P": (ADJACENT, "Red–Amber", 2, 2, 0),
    "T2-S": (AGREED, "Red", 3, 0, 0),
    "L1-R": (AGREED, "Green", 0, 0, 5),
    "L1-A": (ADJACENT, "Amber–Green", 0, 1, 4),
    "L1-P": (AGREED, "Amber", 0, 4, 0),
    "L1-S": (ADJACENT, "Amber–Green", 0, 1, 3),
    "L2-R": (AGREED, "Amber", 0, 4, 0),
    "L2-A": (ADJACENT, "Red–Amber", 1, 3, 0),
    "L2-P": (SINGLE, "Red", 1, 0, 0),
    "L2-S": (NOT_RATED, "", 0, 0, 0),
    "P1-R": (POLARISED, "Red–Green", 1, 0, 4),
    "P1-A": (POLARISED, "Red–Green", 1, 2, 2),
    "P1-P": (ADJACENT, "Amber–Green", 0, 2, 3),
    "P1-S": (POLARISED, "Red–Green", 1, 0, 4),
    "P2-R": (POLARISED, "Red–Green", 1, 1, 3),
    "P2-A": (AGREED, "Green", 0, 0, 5),
    "P2-P": (POLARISED, "Red–Green", 1, 1, 3),
    "P2-S": (AGREED, "Amber", 0, 5, 0),
    "O1-R": (AGREED, "Amber", 0, 4, 0),
    "O1-A": (ADJACENT, "Red–Amber", 1, 4, 0),
    "O1-P": (ADJACENT, "Amber–Green", 0, 2, 1),
    "O1-S": (NOT_RATED, "", 0, 0, 0),
    "O2-R": (AGREED, "Green", 0, 0, 2),
    "O2-A": (SINGLE, "Green", 0, 0, 1),
    "O2-P": (ADJACENT, "Amber–Green", 0, 2, 2),
    "O2-S": (ADJACENT, "Amber–Green", 0, 3, 2),
}

# agency: rated, cannot judge, not applicable, to settle, blank, not returned
SMALL_COVERAGE = {
    "Police": (27, 4, 0, 0, 1, 0),
    "Education": (27, 1, 0, 1, 3, 0),
    "Children’s social care": (29, 1, 0, 0, 2, 0),
    "Health": (26, 4, 0, 0, 2, 0),
    "Voluntary sector": (18, 7, 6, 1, 0, 0),
    "Youth justice": (0, 0, 0, 0, 0, 32),
}


def compared(*returns: Return, diagnostics: tuple[Diagnostic, ...] = (), **options: Any) -> Comparison:
    return consolidate(Reading(returns, diagnostics), published(), **options)


def said(comparison: Comparison, ref: str) -> list[str | None]:
    """What each agency says on a criterion: its rating, else its status."""
    finding = next(finding for finding in comparison.findings if finding.criterion.ref == ref)
    return [view.rating or view.status for view in finding.views]


def codes(comparison: Comparison) -> list[tuple[str, str]]:
    return [(diagnostic.file, diagnostic.code) for diagnostic in comparison.diagnostics]


def test_the_small_review_criterion_by_criterion() -> None:
    found = {
        finding.criterion.ref: (finding.spread, finding.position, *finding.counts.values())
        for finding in readings_by_hand.small_review().findings
    }
    assert found == SMALL


def test_the_small_review_agency_by_agency() -> None:
    comparison = readings_by_hand.small_review()
    assert {agency.name: tuple(agency.coverage.values()) for agency in comparison.agencies} == SMALL_COVERAGE
    assert list(comparison.agencies[0].coverage) == [
        "rated",
        "Cannot judge",
        "Not applicable",
        "to settle",
        "blank",
        "not returned",
    ]


def test_coverage_of_a_criterion_counts_every_agency_once() -> None:
    findings = {finding.criterion.ref: finding for finding in readings_by_hand.small_review().findings}
    assert findings["O1-R"].coverage == {
        "rated": 4,
        "Cannot judge": 0,
        "Not applicable": 0,
        "to settle": 1,
        "blank": 0,
        "not returned": 1,
    }
    assert findings["O2-A"].coverage == {
        "rated": 1,
        "Cannot judge": 3,
        "Not applicable": 0,
        "to settle": 0,
        "blank": 1,
        "not returned": 1,
    }
    assert all(sum(finding.coverage.values()) == 6 for finding in findings.values())


@pytest.mark.parametrize(
    ("words", "chosen", "spread"),
    [
        ("No Yes", "No Yes", POLARISED),
        ("No Yes", "Yes Yes", AGREED),
        ("Coch Ambr Gwyrdd", "Coch Ambr", ADJACENT),
        ("Coch Ambr Gwyrdd", "Gwyrdd Ambr Coch", POLARISED),
        ("W X Y Z", "X Y", ADJACENT),
        ("W X Y Z", "X Z", POLARISED),
        ("V W X Y Z", "V W X", POLARISED),
        ("V W X Y Z", "X", SINGLE),
        ("V W X Y Z", "Y X X Y", ADJACENT),
    ],
)
def test_spread_on_other_scales(words: str, chosen: str, spread: Spread) -> None:
    rubric = readings_by_hand.with_scale(*words.split())
    forms = tuple(
        rated(Expected(f"Agency {number}", ""), {"T1-R": word}, rubric=rubric)
        for number, word in enumerate(chosen.split())
    )
    assert consolidate(Reading(forms), rubric).findings[0].spread == spread


def test_nobody_returned() -> None:
    comparison = compared(expected=ASKED)
    assert said(comparison, "T1-R") == ["not returned"] * 6
    assert {finding.spread for finding in comparison.findings} == {NOT_RATED}
    assert compared().findings[31].views == ()


def test_agencies_are_matched_by_code_then_by_name() -> None:
    comparison = compared(
        rated(Expected("The Constabulary", "pol-1 "), {"T1-R": "Red"}),
        rated(Expected("childrens  SOCIAL-care", ""), {"T1-R": "Amber"}),
        expected=ASKED,
    )
    assert said(comparison, "T1-R") == ["Red", "not returned", "Amber", "not returned", "not returned", "not returned"]
    assert codes(comparison) == []


def test_two_agencies_of_one_name_are_told_apart_by_code_alone() -> None:
    north, south = Expected("Health", "H-N"), Expected("Health", "H-S")
    comparison = compared(
        rated(south, {"T1-R": "Red"}),
        rated(Expected("Health", ""), {"T1-R": "Green"}, "x.xlsx"),
        expected=(north, south),
    )
    assert said(comparison, "T1-R") == ["not returned", "Red", "Green"]
    assert codes(comparison) == [("x.xlsx", "I051")]


def test_an_agency_that_was_not_asked_counts_and_is_named() -> None:
    comparison = compared(rated(HEALTH, {"T1-R": "Green"}), rated(POLICE, {"T1-R": "Red"}), expected=[POLICE])
    assert said(comparison, "T1-R") == ["Red", "Green"]
    assert [agency.asked for agency in comparison.agencies] == [True, False]
    assert codes(comparison) == [("Health.xlsx", "I051")]


def test_without_a_list_every_agency_is_taken_as_asked() -> None:
    comparison = compared(rated(HEALTH, {}), rated(POLICE, {}))
    assert [(agency.name, agency.asked) for agency in comparison.agencies] == [("Health", True), ("Police", True)]
    assert (comparison.expected, codes(comparison)) == (False, [])


def test_a_nameless_return_stands_under_its_file() -> None:
    nameless = rated(Expected("", ""), {"T1-R": "Red"}, "in.zip/Book1.xlsx")
    copy = replace(nameless, file="Book1 (2).xlsx")
    comparison = compared(nameless, rated(POLICE, {"T1-R": "Green"}), copy)
    assert [agency.name for agency in comparison.agencies] == ["Unknown agency (in.zip/Book1.xlsx)", "Police"]
    assert said(comparison, "T1-R") == ["Red", "Green"]
    assert ("in.zip/Book1.xlsx", "I050") in codes(comparison)


def test_a_name_that_was_given_another_agencys_code_is_nobodys() -> None:
    comparison = compared(rated(Expected("Education", "POL-1"), {"T1-R": "Red"}), expected=(POLICE, EDUCATION))
    assert said(comparison, "T1-R") == ["not returned", "not returned"]
    assert codes(comparison) == [("Education.xlsx", "I060")]


def test_a_form_of_another_review_is_named_and_does_not_count() -> None:
    forms = [returned(POLICE), returned(HEALTH), returned(EDUCATION, review="Autumn 2025")]
    for order in (forms, forms[::-1]):
        comparison = compared(*order)
        assert (comparison.review, len(comparison.agencies)) == ("Autumn 2026", 2)
        assert codes(comparison) == [("Education.xlsx", "I061")]
    known = compared(*forms, titles=["autumn  2025"], review="What it is called")
    assert (known.review, [agency.name for agency in known.agencies]) == ("What it is called", ["Education"])
    assert codes(known) == [("Police.xlsx", "I053"), ("Health.xlsx", "I053")]
    assert codes(compared(*forms[:2], review="Autumn 2024")) == []


def test_what_does_not_count_is_said_for_information() -> None:
    form = returned(EDUCATION, answer(published(), "T1-R", None, raw="?"), review="Autumn 2025")
    odd = left_out(form.file, form.answers[0])
    comparison = compared(form, returned(POLICE), diagnostics=(odd,), titles=["Autumn 2026"])
    assert [(one.code, one.severity) for one in comparison.diagnostics] == [
        (odd.code, Severity.NOTE),
        ("I053", Severity.ERROR),
    ]


def test_the_same_return_twice_counts_once() -> None:
    comparison = compared(rated(POLICE, {"T1-R": "Red"}, "a.xlsx"), rated(POLICE, {"T1-R": "Red"}, "b.xlsx"))
    assert said(comparison, "T1-R") == ["Red"]
    assert [form.file for form in comparison.agencies[0].returns] == ["a.xlsx", "b.xlsx"]
    assert codes(comparison) == [("b.xlsx", "I008")]


def two_of_police(**options: Any) -> Comparison:
    old = rated(POLICE, {"T1-R": "Red", "T1-A": "Amber", "T1-P": "Cannot judge"}, "old/police.xlsx")
    new = rated(POLICE, {"T1-R": "Red", "T1-A": "Green", "T1-P": "Green"}, "new.zip/police 2.xlsx")
    return compared(old, new, **options)


def test_two_different_returns_count_on_what_agrees() -> None:
    comparison = two_of_police()
    assert [said(comparison, ref) for ref in ("T1-R", "T1-A", "T1-P", "T1-S")] == [
        ["Red"],
        ["to settle"],
        ["to settle"],
        ["blank"],
    ]
    errors = [
        (diagnostic.file, diagnostic.code, diagnostic.cell)
        for diagnostic in comparison.diagnostics
        if diagnostic.severity == Severity.ERROR
    ]
    assert errors == [("new.zip/police 2.xlsx", "I010", "G6"), ("new.zip/police 2.xlsx", "I010", "G7")]
    assert all(
        view.answer and view.answer.rating is None for finding in comparison.findings[1:3] for view in finding.views
    )


@pytest.mark.parametrize("name", ["new.zip/police 2.xlsx", "police 2.xlsx"])
def test_the_preferred_return_counts_alone(name: str) -> None:
    comparison = two_of_police(prefer=[name])
    assert [said(comparison, ref) for ref in ("T1-R", "T1-A", "T1-P")] == [["Red"], ["Green"], ["Green"]]
    assert [form.file for form in comparison.agencies[0].returns] == ["new.zip/police 2.xlsx", "old/police.xlsx"]
    assert codes(comparison) == [("old/police.xlsx", "I055"), ("new.zip/police 2.xlsx", "I054")]


def test_a_preferred_file_that_is_not_there_is_named() -> None:
    assert ("police 3.xlsx", "I056") in codes(two_of_police(prefer=["police 3.xlsx"]))


def test_a_domain_split_over_two_files_is_read_together() -> None:
    first, second = rated(POLICE, {"T1-R": "Red"}, "1.xlsx"), rated(POLICE, {"T1-A": "Green"}, "2.xlsx")
    comparison = compared(first, second)
    assert [said(comparison, ref) for ref in ("T1-R", "T1-A", "T1-P")] == [["Red"], ["Green"], ["blank"]]
    assert [finding.views[0].file for finding in comparison.findings[:2]] == ["1.xlsx", "2.xlsx"]
    assert Severity.ERROR not in {diagnostic.severity for diagnostic in comparison.diagnostics}


def test_a_sheet_missing_in_one_file_and_there_in_another_is_read() -> None:
    halves = (
        replace(returned(POLICE, answer(published(), "T1-R", "Red"), file="1.xlsx"), partly_unread=True),
        returned(POLICE, answer(published(), "P1-R", "Green"), file="2.xlsx"),
    )
    comparison = compared(*halves)
    assert [said(comparison, ref) for ref in ("T1-R", "P1-R", "O1-R")] == [["Red"], ["Green"], ["to settle"]]


def test_texts_of_both_returns_are_kept() -> None:
    one = answer(published(), "T1-R", "Red", evidence="Log.", owner="A")
    two = answer(published(), "T1-R", "Red", evidence="Audit.", owner="A", action="Mend")
    comparison = compared(returned(POLICE, one, file="1.xlsx"), returned(POLICE, two, file="2.xlsx"))
    found = comparison.findings[0].views[0].answer
    assert found is not None
    assert (found.rating, found.evidence, found.action, found.owner) == ("Red", "Log.\nAudit.", "Mend", "A")


def test_what_was_left_out_is_to_settle_and_never_blank() -> None:
    hedged, crossed = answer(published(), "T1-R", None, raw="Amber/Green"), answer(published(), "T1-A", None)
    form = returned(POLICE, hedged, crossed, answer(published(), "T1-P", None), answer(published(), "T1-S", "Red"))
    form = replace(form, left_out=frozenset({"T1-A", "T1-S"}), missing=frozenset({"T2-R"}))
    comparison = compared(form)
    assert [said(comparison, ref)[0] for ref in ("T1-R", "T1-A", "T1-P", "T1-S", "T2-R", "T2-A")] == [
        "to settle",
        "to settle",
        "blank",
        "Red",
        "to settle",
        "blank",
    ]


def test_another_files_errors_settle_nothing() -> None:
    elsewhere = left_out("Health.xlsx", answer(published(), "T1-R", None, raw="?"))
    assert said(compared(rated(POLICE, {}), diagnostics=(elsewhere,)), "T1-R") == ["blank"]


def test_a_row_of_the_tidy_table_names_its_cell() -> None:
    table = list(rows(readings_by_hand.small_review()))
    assert len(table) == 6 * 32
    assert table[1 * 32 + 5] == TidyRow(
        "Education",
        "EDU-2",
        "Education",
        "T2-A",
        "Target",
        "Level 2",
        "Assessment",
        "rated",
        "Red",
        "What Education sees on T2-A.",
        "Train designated leads",
        "A. Morgan",
        "30/01/2027",
        "agreed",
        "Education.xlsx",
        "Target",
        "G10",
        "Red",
        False,
        "ref",
        "Red",
        "",
        "",
        "",
    )
    assert (table[-1].agency, table[-1].status, table[-1].file, table[-1].rating) == (
        "Youth justice",
        "not returned",
        "",
        None,
    )
    assert len(HEADINGS) == len(TidyRow._fields)


def test_what_was_added_is_kept_with_its_file() -> None:
    kept = Kept("Notes", "A1", "See attached")
    assert compared(replace(rated(POLICE, {}), kept=(kept,))).kept == (("Police.xlsx", kept),)


def test_time_grows_in_proportion() -> None:
    reading = readings_by_hand.many(1000, published())
    start = time.perf_counter()
    comparison = consolidate(reading, published())
    assert time.perf_counter() - start < 2
    assert [sum(finding.coverage.values()) for finding in comparison.findings] == [1000] * 32

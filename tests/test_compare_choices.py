"""Choices between files: typed on the sheet Returns, or said with a command, or both."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from csxl.compare.choices import FORMERLY, WITH_THE_RETURNS, CommandChoices, chosen
from csxl.compare.consolidation import consolidate
from csxl.model.answers import Reading, Return, Shown
from csxl.model.comparison import Comparison
from csxl.model.decisions import DOES_IT_COUNT, WHOSE, DecisionKind, Decisions, Key, TypedText
from csxl.model.diagnostic import Severity
from csxl.model.review import Expected
from tests.helpers.readings_by_hand import ASKED, EDUCATION, HEALTH, POLICE, published, rated

DAY = datetime.date(2026, 11, 26)
OLD = rated(POLICE, {"T1-R": "Red"}, "old/police.xlsx")
NEW = rated(POLICE, {"T1-R": "Green"}, "new.zip/police 2.xlsx")
CARE = rated(HEALTH, {"T1-R": "Amber"}, "health.xlsx")


def typed(returned: Return, value: str, heading: str = DOES_IT_COUNT, seen: str = "") -> tuple[Key, TypedText]:
    return Key(DecisionKind.FILE, returned.sha256, heading), TypedText(value, seen, sheet="Returns", cell="P7")


def copy_of(shown: str = "HEA-4") -> Return:
    """The police's form, on which another code shows."""
    return Return(
        **{**vars(rated(POLICE, {"T1-R": "Amber"}, "copy.xlsx")), "shown": (Shown(shown, True, "Start", "B5"),)}
    )


def compared(
    *returns: Return, entries: tuple[tuple[Key, TypedText], ...] = (), asked: tuple[Expected, ...] = ASKED, **more: Any
) -> Comparison:
    return consolidate(Reading(returns), published(), asked, decisions=Decisions(dict(entries)), **more)


def counting(comparison: Comparison, name: str = "Police") -> list[str]:
    return [one.file for agency in comparison.agencies if agency.name == name for one in agency.counting]


def codes(comparison: Comparison) -> list[tuple[str, str]]:
    return [(one.file, one.code) for one in comparison.diagnostics if one.code[:2] == "I0" and one.code > "I049"]


def test_what_is_typed_on_returns_chooses() -> None:
    comparison = compared(OLD, NEW, entries=(typed(OLD, " Counts "),))
    assert counting(comparison) == [OLD.file]
    assert codes(comparison) == [(OLD.file, "I054"), (NEW.file, "I055")]


def test_a_file_taken_out_leaves_the_others_and_the_last_one_leaves_nothing() -> None:
    comparison = compared(OLD, NEW, entries=(typed(OLD, "does not count"),))
    assert (counting(comparison), codes(comparison)) == ([NEW.file], [(OLD.file, "I065")])
    none = compared(OLD, CARE, entries=(typed(OLD, "does not count"),))
    assert [(agency.name, agency.returned) for agency in none.agencies if agency.returns] == [
        ("Police", False),
        ("Health", True),
    ]
    assert none.findings[0].views[0].status == "not returned"


def test_a_word_that_is_neither_decides_nothing_and_is_named() -> None:
    comparison = compared(OLD, entries=(typed(OLD, "yes please"),))
    [said] = [one for one in comparison.diagnostics if one.code == "I064"]
    assert (said.severity, said.sheet, said.cell, counting(comparison)) == (
        Severity.WARNING,
        "Returns",
        "P7",
        [OLD.file],
    )


def test_a_command_s_choice_becomes_an_entry_of_its_day() -> None:
    for day, seen in ((DAY, f"first seen 26 Nov 2026, {WITH_THE_RETURNS}"), (None, WITH_THE_RETURNS)):
        comparison = compared(OLD, NEW, prefer=["POLICE 2"], day=day)
        assert comparison.decisions.entries == {
            Key(DecisionKind.FILE, NEW.sha256, DOES_IT_COUNT): TypedText("counts", seen)
        }
        assert counting(comparison) == [NEW.file]


def test_the_same_choice_again_changes_nothing() -> None:
    first = compared(OLD, NEW, prefer=["police 2"], day=DAY)
    later = chosen(
        first.decisions, (OLD, NEW), ASKED, CommandChoices(["police 2.xlsx"], day=DAY + datetime.timedelta(1))
    )
    assert (later.decisions.entries, later.said) == (first.decisions.entries, ())


@pytest.mark.parametrize("made", [WITH_THE_RETURNS, *FORMERLY])
def test_another_choice_by_command_takes_the_place_of_the_first_and_a_typed_one_stands(made: str) -> None:
    by_command = compared(OLD, NEW, entries=(typed(OLD, "counts", seen=f"first seen 1 May 2026, {made}"),))
    again = chosen(by_command.decisions, (OLD, NEW), ASKED, CommandChoices(["police 2"], day=DAY))
    assert [key.subject for key in again.decisions.entries] == [NEW.sha256]
    for entries in ((typed(OLD, "counts"),), (typed(NEW, "does not count"),)):
        comparison = compared(OLD, NEW, entries=entries, prefer=["police 2"])
        assert counting(comparison) == [OLD.file]
        assert [(one.code, one.sheet, one.cell) for one in comparison.of_choices] == [("I066", "Returns", "P7")]
        assert comparison.decisions.entries == dict(entries)


def test_a_name_that_no_file_has_proposes_the_nearest_and_picks_none() -> None:
    comparison = compared(OLD, NEW, prefer=["police 3.xlsx"], whose=[("copies.xlsx", "HEA-4")])
    assert [one.code for one in comparison.of_choices] == ["I056", "I056"]
    assert "“police 2.xlsx”" in comparison.of_choices[1].message
    assert comparison.unfound == ("copies.xlsx", "police 3.xlsx")
    assert (counting(comparison), comparison.decisions.entries) == ([OLD.file, NEW.file], {})


@pytest.mark.parametrize("text", ["HEA-4", "hea-4 ", "health", "Health"])
def test_whose_it_is_by_code_or_name_as_typed(text: str) -> None:
    comparison = compared(OLD, copy_of(), entries=(typed(copy_of(), text, WHOSE),))
    assert (counting(comparison, "Health"), counting(comparison)) == (["copy.xlsx"], [OLD.file])
    assert (comparison.uncounted, codes(comparison)) == ((), [("copy.xlsx", "I062")])


def test_a_file_that_counts_without_being_anybodys_stays_nobodys() -> None:
    comparison = compared(OLD, copy_of(), entries=(typed(copy_of(), "counts"),))
    assert ([one.counts for one in comparison.uncounted], counting(comparison)) == (["nobody's"], [OLD.file])


def test_it_may_be_its_forms_own_agencys() -> None:
    comparison = compared(copy_of(), whose=[("copy", "POL-1")])
    assert (counting(comparison), comparison.uncounted) == (["copy.xlsx"], ())


def test_an_agency_that_nobody_knows_is_an_error_at_the_cell() -> None:
    comparison = compared(copy_of(), entries=(typed(copy_of(), "Coastgard", WHOSE),))
    [said] = [one for one in comparison.diagnostics if one.code == "I063"]
    assert (said.severity, said.sheet, said.cell) == (Severity.ERROR, "Returns", "P7")
    assert [one.counts for one in comparison.uncounted] == ["nobody's"]
    by_command = compared(copy_of(), whose=[("copy.xlsx", "Coastgard")])
    assert ([one.code for one in by_command.of_choices], by_command.decisions.entries) == (["I063"], {})


def test_an_agency_that_only_returned_may_be_named_too() -> None:
    comparison = compared(CARE, copy_of(), whose=[("copy", "hea-4")], asked=(POLICE, EDUCATION))
    assert counting(comparison, "Health") == [CARE.file, "copy.xlsx"]


def test_a_name_that_two_files_have_is_asked_about() -> None:
    twin = rated(EDUCATION, {}, "old/copy.xlsx")
    comparison = compared(twin, copy_of(), whose=[("copy.xlsx", "HEA-4")])
    assert [one.code for one in comparison.of_choices] == ["I067"]
    assert [one.counts for one in comparison.uncounted] == ["nobody's"]


def test_a_typed_answer_to_whose_it_is_stands_against_a_command() -> None:
    comparison = compared(copy_of(), entries=(typed(copy_of(), "Health", WHOSE),), whose=[("copy", "EDU-2")])
    assert ([one.code for one in comparison.of_choices], counting(comparison, "Health")) == (["I066"], ["copy.xlsx"])
    same = compared(copy_of(), entries=(typed(copy_of(), "Health", WHOSE),), whose=[("copy", "HEA-4")])
    assert same.of_choices == ()


def test_two_agencies_of_one_name_are_told_apart_by_code_alone() -> None:
    asked = (POLICE, Expected("Health", "H-N"), Expected("Health", "H-S"))
    by_name, by_code = (compared(copy_of("H-S"), whose=[("copy", text)], asked=asked) for text in ("Health", "H-S"))
    assert [one.code for one in by_name.of_choices] == ["I063"]
    assert [agency.code for agency in by_code.agencies if agency.returned] == ["H-S"]

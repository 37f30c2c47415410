"""Issues: each open question has one row in which it is answered, and a settled one stays listed with its answer."""

from __future__ import annotations

from dataclasses import replace

from csxl.compare.consolidation import consolidate
from csxl.model.answers import Reading
from csxl.model.comparison import Comparison
from csxl.model.decisions import Decisions
from csxl.model.diagnostic import Diagnostic, Severity
from tests.helpers.decisions_by_hand import decided_review, settled
from tests.helpers.opened_summaries import HEADER, opened, small, table
from tests.helpers.readings_by_hand import EDUCATION, POLICE, answer, left_out, published, rated, returned

UNCLEAR = {ref: answer(published(), ref, None, raw="Amber/Green") for ref in ("T1-R", "T1-A")}


def asked(decisions: Decisions, *more: Diagnostic) -> Comparison:
    """The police's two unclear answers, education's clear ones, and further diagnostics."""
    forms = (returned(POLICE, *UNCLEAR.values()), rated(EDUCATION, {"T1-R": "Green"}))
    said = (*(left_out("Police.xlsx", unclear) for unclear in UNCLEAR.values()), *more)
    return consolidate(Reading(forms, said), published(), decisions=decisions)


def test_each_question_is_open_in_its_first_row_alone() -> None:
    again = replace(left_out("Police.xlsx", UNCLEAR["T1-R"]), code="A001")
    other = Diagnostic("A002", Severity.WARNING, "Police.xlsx", "Look at it.", "Target", "H5", "T1-A")
    not_asked = left_out("Education.xlsx", answer(published(), "T1-R", None, raw="?"))  # its answer counts all the same
    sheet = opened(asked(Decisions(), again, other, not_asked))["Issues"]
    rows = table(sheet)
    assert [(row["Code"], row["Agency"], row["Ref"], row["Key"]) for row in rows] == [
        ("A000", "Police", "T1-R", "settled | POL-1 | T1-R"),
        ("A000", "Police", "T1-A", "settled | POL-1 | T1-A"),
        ("A001", "Police", "T1-R", None),
        ("A000", "Education", "T1-R", None),
        ("A002", "Police", "T1-A", None),
    ]
    unlocked = {cell.coordinate for row in sheet.iter_rows() for cell in row if not cell.protection.locked}
    assert unlocked == {"E6", "F6", "E7", "F7"}
    assert {str(rule.sqref) for rule in sheet.data_validations.dataValidation} == {"E6 E7", "F6 F7"}
    assert sheet.protection.sheet
    assert sheet.column_dimensions["K"].hidden


def test_the_first_column_says_what_is_to_be_done_and_follows_the_answer() -> None:
    again = replace(left_out("Police.xlsx", UNCLEAR["T1-R"]), code="A001")
    note = Diagnostic("I000", Severity.NOTE, "Police.xlsx", "Not rated: T1-P.")
    look = Diagnostic("A002", Severity.WARNING, "Police.xlsx", "Look at it.", "Target", "H5", "T1-A")
    unread = Diagnostic("F001", Severity.ERROR, "scan.pdf", "Not a workbook.")
    decisions = Decisions(settled("POL-1", "T1-R", answer="Red"))
    found = asked(decisions, note, look, again, unread)
    rows, written = (table(opened(found, values)["Issues"]) for values in (True, False))
    assert [(row["To do"], row["Where"], row["File"], row["Code"]) for row in rows] == [
        ("left out", None, "scan.pdf", "F001"),
        ("to settle", "Target, cell G6", "Police.xlsx", "A000"),
        ("same question", "Target, cell G5", "Police.xlsx", "A001"),
        ("settled", "Target, cell G5", "Police.xlsx", "A000"),
        ("please check", "Target, cell H5", "Police.xlsx", "A002"),
        ("for information", None, "Police.xlsx", "I000"),
    ]
    formula = '=IF(OR(E{0}="",E{0}="as returned"),"to settle","settled")'
    assert [written[place]["To do"] for place in (1, 3)] == [formula.format(7), formula.format(9)]


def test_an_answer_that_is_none_of_the_words_leaves_the_question_open() -> None:
    (first, *_) = table(opened(asked(Decisions(settled("POL-1", "T1-R", answer="Purple"))), False)["Issues"])
    assert first["To do"] == '=IF(OR(E6="",E6="as returned",E6="Purple"),"to settle","settled")'


def test_questions_come_agency_by_agency() -> None:
    unclear = answer(published(), "O1-R", None, raw="?")
    forms = (returned(EDUCATION, unclear), returned(POLICE, *UNCLEAR.values()))
    said = (
        left_out("Police.xlsx", UNCLEAR["T1-R"]),
        left_out("Education.xlsx", unclear),
        left_out("Police.xlsx", UNCLEAR["T1-A"]),
    )
    rows = table(opened(consolidate(Reading(forms, said), published(), (POLICE, EDUCATION)))["Issues"])
    assert [(row["Agency"], row["Ref"]) for row in rows] == [
        ("Police", "T1-R"),
        ("Police", "T1-A"),
        ("Education", "O1-R"),
    ]


def test_a_settled_question_stays_listed_after_the_open_ones_with_its_answer() -> None:
    decisions = Decisions(settled("POL-1", "T1-R", answer="Red", how="by telephone, 3 Dec"))
    rows = table(opened(asked(decisions))["Issues"])
    assert [(row["Ref"], row["Answer"], row["How it is known"]) for row in rows] == [
        ("T1-A", None, None),
        ("T1-R", "Red", "by telephone, 3 Dec"),
    ]


def test_what_was_settled_on_the_matrix_shows_here_and_two_that_differ_stay_in_their_places() -> None:
    matrix = Decisions(settled("POL-1", "T1-R", correction="Amber"))
    assert {row["Ref"]: row["Answer"] for row in table(opened(asked(matrix))["Issues"])}["T1-R"] == "Amber"
    book = opened(decided_review())
    assert [row["Answer"] for row in table(book["Issues"]) if row["Ref"] == "O2-P"] == ["Red"]
    assert {row["Ref"]: row["Voluntary sector"] for row in table(book["Matrix"])}["O2-P"] == "Amber"


def test_two_returns_that_differ_are_still_asked_about_once_that_is_settled() -> None:
    forms = tuple(rated(POLICE, {"T1-R": word}, file=f"{word}.xlsx") for word in ("Red", "Green"))
    before, after = (
        table(opened(consolidate(Reading(forms), published(), decisions=Decisions(decided)))["Issues"])
        for decided in ({}, settled("POL-1", "T1-R", answer="Green"))
    )
    assert [row["Ref"] for row in before if row["Key"]] == [row["Ref"] for row in after if row["Key"]] == ["T1-R"]
    assert [row["Answer"] for row in after if row["Key"]] == ["Green"]


def test_the_dropdown_offers_every_answer_and_the_way_back() -> None:
    sheet = small(False)["Issues"]
    source = next(rule.formula1 for rule in sheet.data_validations.dataValidation if rule.type == "list")
    offered = [cell.value for row in sheet[source.replace("$", "")] for cell in row]
    assert offered == [*published().words, "as returned"]
    assert sheet.cell(HEADER, 5).value == "Answer"

"""What the status says, for people and for other programs."""

from __future__ import annotations

import datetime
import io
from dataclasses import replace
from pathlib import Path

import openpyxl

from csxl.diagnostics.of_review import ReviewCode
from csxl.model.answers import NOBODYS, OTHER_REVIEW, Reading
from csxl.model.decisions import AGREED_RATING, ANSWER, REASON, WHO, DecisionKind, Decisions, Key, TypedText
from csxl.model.review import Party, Review
from csxl.review.contacted import Contact
from csxl.review.remembered import Remembered
from csxl.review.standing import Status, status_from
from csxl.review.status_book import write_status
from csxl.review.status_report import as_json, in_short, kept, lines
from tests.helpers.readings_by_hand import ASKED, POLICE, left_out, rated, small_review

TODAY = datetime.date(2026, 11, 25)
PLAN = Review("Eastshire", "Autumn 2026", parties=tuple(Party(agency.name, agency.code) for agency in ASKED))
CONTRACT = {
    *("agency", "agency_code", "sector", "state", "returned", "files", "answered", "to_settle"),
    *("diagnostics", "days_late", "letters", "wrote"),
}


def with_files_apart() -> Status:
    copied = replace(rated(POLICE, {"T1-R": "Red"}, "copied.xlsx"), counts=NOBODYS)
    old = replace(rated(POLICE, {"T1-R": "Red"}, "old.xlsx"), counts=OTHER_REVIEW)
    points = tuple(left_out(form.file, form.answers[1]) for form in (copied, old))
    unread = ReviewCode.NOT_A_REVIEW.about("cut.xlsx")
    comparison = replace(small_review(), uncounted=(copied, old), diagnostics=points)
    return status_from(PLAN, Reading(diagnostics=(unread,)), comparison, TODAY)


def test_each_line_that_warns_says_so_first() -> None:
    for said in (list(lines(with_files_apart())), list(in_short(with_files_apart(), Remembered(Path())))):
        about = {file: line for line in said for file in ("copied.xlsx", "old.xlsx", "cut.xlsx") if file in line}
        assert len(about) == 3
        assert all(line.startswith("WARNING: ") for line in about.values())


def test_the_object_for_other_programs() -> None:
    when = datetime.datetime(2026, 11, 20, 9, tzinfo=datetime.UTC)
    sent = {"POL-1": (Contact("Reminder", "sent", when, ("a@b.c",)),)}
    summary = ReviewCode.SUMMARY_OF_ANOTHER.about("summary.xlsx", review="Spring", this="Autumn 2026")
    found = as_json(with_files_apart(), sent, (summary,))
    assert all(agency.keys() == CONTRACT for agency in found["agencies"])
    assert [len(agency["letters"]) for agency in found["agencies"]] == [1, 0, 0, 0, 0, 0]
    [letter] = found["agencies"][0]["letters"]
    assert letter == {"letter": "Reminder", "when": "2026-11-20T09:00:00+00:00", "step": "sent", "to": ["a@b.c"]}
    assert {one["file"] for one in found["diagnostics"]} == {"cut.xlsx", "copied.xlsx", "old.xlsx", "summary.xlsx"}
    places = {"code", "severity", "file", "sheet", "cell", "ref", "message"}
    assert all(one.keys() == places for one in found["diagnostics"])


def test_decisions_and_former_summaries_are_counted() -> None:
    entries = {
        Key(DecisionKind.AGREED, "T1-R | x", AGREED_RATING): TypedText("Amber"),
        Key(DecisionKind.AGREED, "T1-R | x", REASON): TypedText("because"),
        Key(DecisionKind.SETTLED, "POL-1 | T1-A", ANSWER): TypedText("Red"),
        Key(DecisionKind.RECORD, "settled | POL-1 | T1-A", WHO): TypedText("Rhian"),
    }
    assert list(kept(Remembered(Path("output"), Decisions(entries), earlier=3))) == [
        f"2 decisions in {Path('output/summary.xlsx')}.",
        f"{Path('output/earlier')} holds 3 former summaries.",
    ]
    assert list(kept(Remembered(Path("output")))) == []


def test_the_status_workbook_says_what_each_agency_was_written_and_never_that_a_draft_was_sent() -> None:
    when = datetime.datetime(2026, 11, 20, 9, tzinfo=datetime.UTC)
    contacts = {
        "POL-1": (Contact("Invitation", "sent", when, ("a@b.c",)), Contact("Reminder", "drafted", when, ("a@b.c",))),
        "GONE": (Contact("Query", "in doubt", when),),
    }
    book = openpyxl.load_workbook(io.BytesIO(write_status(with_files_apart(), contacts)))
    assert [[cell.value for cell in row[:4]] for row in book["Contact"]["A6:D8"]] == [
        [ASKED[0].name, datetime.datetime(2026, 11, 20), "Invitation", "sent by csxl"],
        [ASKED[0].name, datetime.datetime(2026, 11, 20), "Reminder", "drafted, for you to send"],
        ["GONE", datetime.datetime(2026, 11, 20), "Query", "in doubt: it may not have arrived"],
    ]
    column = next(cell.coordinate[:-1] for cell in book["Status"][5] if cell.value == "Last letter")
    assert [book["Status"][f"{column}{row}"].value for row in (6, 7)] == ["reminder drafted 20 Nov", None]
    assert "Contact" not in openpyxl.load_workbook(io.BytesIO(write_status(with_files_apart()))).sheetnames

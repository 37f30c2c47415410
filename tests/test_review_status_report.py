"""What the status says, for people and for other programs."""

from __future__ import annotations

import datetime
from dataclasses import replace
from pathlib import Path

from csxl.diagnostics.of_review import ReviewCode
from csxl.model.answers import NOBODYS, OTHER_REVIEW, Reading
from csxl.model.decisions import AGREED_RATING, ANSWER, REASON, WHO, DecisionKind, Decisions, Key, TypedText
from csxl.model.review import Party, Review
from csxl.review.remembered import Remembered
from csxl.review.standing import Status, status_from
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
    sent = {"POL-1": ({"letter": "Reminder", "when": "2026-11-20T09:00:00+00:00", "step": "sent", "to": ["a@b.c"]},)}
    summary = ReviewCode.SUMMARY_OF_ANOTHER.about("summary.xlsx", review="Spring", this="Autumn 2026")
    found = as_json(with_files_apart(), sent, (summary,))
    assert all(agency.keys() == CONTRACT for agency in found["agencies"])
    assert [len(agency["letters"]) for agency in found["agencies"]] == [1, 0, 0, 0, 0, 0]
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

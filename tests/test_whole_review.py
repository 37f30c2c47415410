"""A whole round with its real parts: workbooks typed into with LibreOffice, replies as .eml and as Outlook's .msg."""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from csxl.model.review import Party
from csxl.review.review_book import write_review_book
from csxl.rubrics.loading import load_rubric
from tests.helpers.command_line import csxl
from tests.helpers.coordinators_workbooks import PLAN, read
from tests.helpers.mail_texts import text_of
from tests.helpers.review_folders import ReviewFolder, complete, planned

pytestmark = pytest.mark.usefixtures("with_codes")

PLACES = {
    criterion.ref: f"{domain.name}!{{}}{row}"
    for domain in load_rubric().domains
    for row, criterion in enumerate(domain.criteria, 5)
}
WORDS = ("Red", "Amber", "Green", "Cannot judge", "Not applicable")
Said = Mapping[str, tuple[str, str, str, str, str]]


def said_by(agency: str) -> Said:
    """Five different texts for each criterion: rating, evidence, action, owner, by when."""
    return {
        ref: (
            WORDS[(number + len(agency)) % 5],
            f"{agency} on {ref},\nseen twice",
            f"={agency} plans {ref}",
            f"Officer {number}",
            f"2027-{number % 12 + 1:02}-{number % 28 + 1:02}",
        )
        for number, ref in enumerate(PLACES)
    }


def cells_of(said: Said) -> dict[str, object]:
    """What is typed into the questionnaire for that; an action that begins with "=" goes in as text."""
    return {
        PLACES[ref].format(letter): datetime.date.fromisoformat(text) if letter == "K" else text.lstrip("=")
        for ref, texts in said.items()
        for letter, text in zip("GHIJK", texts, strict=True)
    }


def expected(said: Said) -> dict[str, tuple[str, ...]]:
    return {ref: tuple(text.lstrip("=") for text in texts) for ref, texts in said.items()}


def answers_in(summary: Path, code: str) -> dict[str, tuple[str | None, ...]]:
    """One agency's answers from the table in the summary: rating or abstention, evidence, action, owner, by when."""
    rows = openpyxl.load_workbook(summary)["Answers"].iter_rows(values_only=True)
    headings = next(row for row in rows if row[0] == "Agency")
    found: dict[str, tuple[str | None, ...]] = {}
    for row in rows:
        one: dict[str, Any] = dict(zip(map(str, headings), row, strict=True))
        if one["Agency code"] == code:
            day = one["By when"]
            found[one["Ref"]] = (
                one["Rating"] or one["Status"],
                one["Evidence"],
                one["Action"],
                one["Owner"],
                day.date().isoformat() if isinstance(day, datetime.datetime) else day,
            )
    return found


def test_every_answer_arrives_by_eml_and_by_msg(tmp_path: Path) -> None:
    review = planned(tmp_path)
    assert [review.run(command).exit_code for command in ("generate", "email")] == [0, 0]
    police, education = said_by("Police"), said_by("Education")
    review.reply("POLICE", cells_of(police))
    review.outlook_reply("EDUCATION", cells_of(education) | {"Partnerships!G7": "Amber/Green"})
    found = json.loads(csxl("status", review.workbook, review.output / "returns", "--json").stdout)
    assert [one["state"] for one in found["agencies"]] == ["complete", "to settle", "not returned"]
    assert [review.run(command).exit_code for command in ("chase", "query", "thank")] == [0, 0, 0]
    assert [review.drafts(letter) for letter in ("Reminder", "Query", "Thanks")] == [
        ["SOCIAL-CARE"],
        ["EDUCATION"],
        ["POLICE"],
    ]
    asked = text_of(review.draft("EDUCATION", "Query"))
    assert "1. Partnerships, Level 1, Planning (P1-P, cell G7): " in asked
    review.outlook_reply("EDUCATION", cells_of(education))  # put right, and sent again in place of the first
    summary = review.output / "summary.xlsx"
    assert csxl("consolidate", review.workbook, review.output / "returns", "-o", summary).stdout.splitlines()[0] == (
        "2 of 3 agencies returned; Children’s social care has not."
    )
    assert answers_in(summary, "POLICE") == expected(police)
    assert answers_in(summary, "EDUCATION") == expected(education)
    register = {row[0]: row for row in openpyxl.load_workbook(summary)["Returns"].iter_rows(6, values_only=True)}
    assert "RE EDUCATION.msg" in str(register["Education"]) and "RE POLICE.eml" in str(register["Northbrook Police"])


def test_of_two_returns_the_one_counts_that_came_in_the_mail_named(tmp_path: Path) -> None:
    review = planned(tmp_path)
    review.run("email")
    review.outlook_reply("EDUCATION", complete("Red") | {"Target!G5": "Amber/Green"})
    review.reply("EDUCATION", complete("Green"))
    states = {}
    for name in ("RE EDUCATION.eml", "RE EDUCATION.eml/Education.xlsx", "RE EDUCATION.msg", "EDUCATION.eml"):
        result = csxl("status", review.workbook, review.output / "returns", "--json", "--prefer", name)
        diagnostics = len(json.loads(result.stdout)["agencies"][1]["diagnostics"])
        states[name] = (diagnostics, result.stderr.count("I056"))
    assert states == {
        "RE EDUCATION.eml": (0, 0),
        "RE EDUCATION.eml/Education.xlsx": (0, 0),
        "RE EDUCATION.msg": (1, 0),
        "EDUCATION.eml": (33, 1),
    }


AS_TYPED = {
    "Review!B5": "Northbrook Safeguarding Partnership",
    "Review!B6": "Autumn review 2026",
    "Review!B7": "September 2025 to August 2026",
    "Review!B8": "11/12/2026",
    "Review!B9": "Rhian Ellis",
    "Review!B10": "rhian.ellis@northbrook.example",
    "Review!B11": "returns@northbrook.example",
    "Agencies!A6": "Northbrook Police",
    "Agencies!B6": "POLICE",
    "Agencies!C6": "Police",
    "Agencies!D6": "Insp J. Shah",
    "Agencies!E6": "j.shah@police.example",
    "Agencies!F6": "Sgt Bell",
    "Agencies!G6": "s.bell@police.example",
    "Agencies!H6": "desk@police.example; duty@police.example",
    "Agencies!I6": "Moves in January",
    "Agencies!A7": "Education",
    "Agencies!C7": "Education",
    "Agencies!D7": "A. Morgan",
    "Agencies!E7": "a.morgan@northbrook.example",
    "Agencies!A8": "Children’s social care",
    "Agencies!C8": "Children’s social care",
    "Agencies!E8": "care@northbrook.example",
}


@pytest.mark.office
@pytest.mark.parametrize("day", ["11/12/2026", "11 December 2026", "11 Dec 26"])
def test_libreoffice_fills_the_coordinator_s_workbook(
    typing: Callable[[Path, Mapping[str, str]], Path], tmp_path: Path, day: str
) -> None:
    (tmp_path / "review.xlsx").write_bytes(write_review_book())
    saved = typing(tmp_path / "review.xlsx", AS_TYPED | {"Review!B8": day})
    plan, lines = read(saved.read_bytes())
    assert (plan, lines) == (PLAN, [])
    states = openpyxl.load_workbook(saved, data_only=True)["Review"]
    assert [states[f"C{row}"].value for row in range(5, 13)] == ["filled in"] * 7 + ["optional"]


@pytest.mark.office
def test_libreoffice_types_below_the_table_and_the_row_counts(
    typing: Callable[[Path, Mapping[str, str]], Path], tmp_path: Path
) -> None:
    full = replace(
        PLAN,
        parties=tuple(
            Party(f"Agency {one}", f"A-{one}", "Health", "", f"a{one}@agency.example") for one in range(1, 31)
        ),
    )
    (tmp_path / "review.xlsx").write_bytes(write_review_book(full))
    last = 6 + 40  # the first row below the table
    saved = typing(tmp_path / "review.xlsx", {f"Agencies!A{last}": "Fire", f"Agencies!E{last}": "fire@fire.example"})
    plan, lines = read(saved.read_bytes())
    assert plan is not None and lines == []
    assert [(party.name, party.code) for party in plan.parties[-2:]] == [("Agency 30", "A-30"), ("Fire", "FIRE")]
    assert openpyxl.load_workbook(saved, data_only=True)["Review"]["C17"].value == "31 agencies"


@pytest.mark.office
def test_a_questionnaire_typed_into_with_libreoffice_is_read_whole(
    typing: Callable[[Path, Mapping[str, str]], Path], tmp_path: Path
) -> None:
    review: ReviewFolder = planned(tmp_path)
    assert review.run("email").exit_code == 0
    typed = typing(
        review.completed("POLICE", {}),
        complete("Amber") | {"Target!G5": "Red", "Target!H5": "Seen in minutes", "Target!K5": "31/3/2027"},
    )
    review.arrived("police.xlsx", typed.read_bytes())
    found = json.loads(csxl("check", "--json", review.output / "returns").stdout)
    [form] = found["returns"]
    first = form["answers"][0]
    assert (first["rating"], first["evidence"], first["by_when"]) == ("Red", "Seen in minutes", "2027-03-31")
    assert [answer["rating"] for answer in form["answers"][1:]] == ["Amber"] * 31
    assert found["diagnostics"] == []

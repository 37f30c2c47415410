"""A whole round by the section 11 audit that ships: eight standards on a scale of four, named by its name alone."""

from __future__ import annotations

import csv
import datetime
import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from csxl.languages import LANGUAGES, Language
from csxl.model.decisions import AGREED_RATING, REASON, WORDS
from csxl.model.layout import ACTION, BY_WHEN, EVIDENCE, OWNER, RATING
from csxl.model.letter import Letter, Message
from csxl.review.folder import FEEDBACK
from csxl.review.review_book import write_review_book
from csxl.rubrics.loading import load_rubric
from csxl.rubrics.shipped import rubric_place
from csxl.text.a1 import address
from tests.helpers.command_line import csxl
from tests.helpers.coordinators_workbooks import PLAN, read
from tests.helpers.filled_forms import cell_of
from tests.helpers.html_pages import PageReader
from tests.helpers.mail_texts import text_of
from tests.helpers.opened_summaries import HEADER, table
from tests.helpers.review_folders import ReviewFolder, planned

RUBRIC = load_rubric(rubric_place("section-11"))
REFS = [*RUBRIC.criteria]
AUDIT = replace(PLAN, rubric="section-11")
DAY = datetime.date(2027, 3, 31)
SPLIT = "L1-W"  # what the two agencies see as opposites
AGREED = {
    AGREED_RATING: "Starting",
    REASON: "Only one of two sites has a deputy.",
    WORDS: "Name a deputy at each site.",
}


def at(ref: str, heading: str = RATING) -> str:
    """Where an answer goes: "Working together!H5"."""
    sheet, row, column = cell_of(RUBRIC, ref, heading)
    return f"{sheet}!{address(row, column)}"


def words_of(agency: str) -> dict[str, str]:
    """One word for each criterion, no two neighbours alike; opposites of the other agency's on the first."""
    shift = len(agency)
    found = {ref: RUBRIC.words[(number + shift) % len(RUBRIC.words)] for number, ref in enumerate(REFS)}
    return found | {SPLIT: "Embedded" if agency == "Police" else "Not in place"}


def cells_of(agency: str) -> dict[str, Any]:
    """What an agency types into its questionnaire."""
    typed: dict[str, Any] = {}
    for number, (ref, word) in enumerate(words_of(agency).items()):
        typed |= {at(ref): word, at(ref, EVIDENCE): f"{agency} on {ref},\nseen twice"}
        if number % 5 == 0:
            typed |= {at(ref, ACTION): f"{agency} plans {ref}", at(ref, OWNER): "A. Lead", at(ref, BY_WHEN): DAY}
    return typed


@pytest.fixture(scope="module")
def answered(tmp_path_factory: pytest.TempPathFactory) -> ReviewFolder:
    """The audit after two of three agencies have answered, one with a rating that is two."""
    review = planned(tmp_path_factory.mktemp("audit"), AUDIT)
    assert [review.run(command).exit_code for command in ("generate", "email")] == [0, 0]
    review.reply("POLICE", cells_of("Police") | {at("W1-C"): "mostly met"})  # as the rubric's synonyms have it
    review.outlook_reply("EDUCATION", cells_of("Education") | {at("R1-W"): "Starting/Embedded"})
    return review


def consolidated(review: ReviewFolder) -> Path:
    summary = review.output / "summary.xlsx"
    said = csxl("consolidate", review.workbook, review.output / "returns", "-o", summary)
    assert summary.is_file(), said.stderr
    return summary


def test_each_agency_gets_a_sheet_for_each_standard(answered: ReviewFolder) -> None:
    book = openpyxl.load_workbook(next((answered.output / "questionnaires").glob("*.xlsx")))
    assert book.sheetnames[1:-1] == [domain.name for domain in RUBRIC.domains]
    assert [cell.value for cell in book["Safer recruitment"][4]] == [
        *("Ref", "Level", "Stage", "Not in place", "Starting", "Mostly in place", "Embedded"),
        *("Your rating", "Evidence", "Action", "Owner", "By when"),
    ]
    assert [book["Safer recruitment"][f"{column}5"].value for column in "AE"] == ["R1-W", "(no description)"]


def test_what_is_unclear_is_asked_and_every_answer_arrives(answered: ReviewFolder, tmp_path: Path) -> None:
    review = answered.copied(tmp_path)
    found = json.loads(csxl("status", review.workbook, review.output / "returns", "--json").stdout)
    states = {
        one["agency_code"]: (one["state"], sum(of["answered"] for of in one["answered"])) for one in found["agencies"]
    }
    assert states == {"POLICE": ("complete", 24), "EDUCATION": ("to settle", 23), "SOCIAL-CARE": ("not returned", 0)}
    assert [review.run(command).exit_code for command in ("chase", "query", "thank")] == [0, 0, 0]
    asked = text_of(review.draft("EDUCATION", "Query"))
    assert f"Safer recruitment, Written down (R1-W, cell {at('R1-W').partition('!')[2]})" in asked
    review.outlook_reply("EDUCATION", cells_of("Education"))
    rows = {
        (row["Agency code"], row["Ref"]): row for row in table(openpyxl.load_workbook(consolidated(review))["Answers"])
    }
    for code, agency in (("POLICE", "Police"), ("EDUCATION", "Education")):
        said = words_of(agency) | ({"W1-C": "Mostly in place"} if code == "POLICE" else {})
        assert {ref: rows[code, ref]["Rating"] or rows[code, ref]["Status"] for ref in REFS} == said
        assert {rows[code, ref]["Evidence"] for ref in REFS} == {f"{agency} on {ref},\nseen twice" for ref in REFS}


def test_what_the_meeting_types_is_kept_and_told_to_each_agency(answered: ReviewFolder, tmp_path: Path) -> None:
    review = answered.copied(tmp_path)
    summary = consolidated(review)
    type_agreed(summary, SPLIT, AGREED)
    again = openpyxl.load_workbook(consolidated(review), data_only=True)
    [row] = [row for row in table(again["Disagreement"]) if row["Ref"] == SPLIT and row[AGREED_RATING]]
    assert {heading: row[heading] for heading in AGREED} == AGREED
    assert [path.suffix for path in (review.output / "earlier").iterdir()] == [".xlsx"]
    assert csxl("feedback", review.workbook, review.output / "returns", "-o", review.output).exit_code == 0
    [page] = (review.output / FEEDBACK).glob("Education*.html")
    told = " ".join(PageReader(page.read_text(encoding="utf-8")).text("td", "th", "p", "caption"))
    assert "Starting" in told and AGREED[WORDS] in told and AGREED[REASON] not in told
    assert "Police on" not in told
    done = csxl("export", review.workbook, review.output / "returns", "-o", review.output / "answers.csv")
    assert done.exit_code in (0, 1), done.stderr
    with (review.output / "answers.csv").open(encoding="utf-8-sig", newline="") as file:
        assert {row["ref"] for row in csv.DictReader(file)} == set(REFS)


def type_agreed(summary: Path, ref: str, texts: Mapping[str, str]) -> None:
    """Type what was agreed into a criterion's first row on Disagreement."""
    book = openpyxl.load_workbook(summary)
    sheet = book["Disagreement"]
    columns = {str(cell.value): number for number, cell in enumerate(sheet[HEADER], 1)}
    row = next(row for row in range(HEADER + 1, 400) if sheet.cell(row, columns["Ref"]).value == ref)
    for heading, text in texts.items():
        sheet.cell(row, columns[heading]).value = text
    book.save(summary)


@pytest.mark.office
def test_a_questionnaire_typed_into_with_libreoffice_is_read_whole(
    answered: ReviewFolder, typing: Callable[[Path, Mapping[str, str]], Path]
) -> None:
    words = words_of("Police")
    typed = typing(
        answered.completed("SOCIAL-CARE", {}),
        {at(ref): word for ref, word in words.items()}
        | {at(SPLIT, BY_WHEN): "31/3/2027", at(SPLIT, ACTION): "Name one"},
    )
    found = json.loads(csxl("check", "--rubric", "section-11", "--json", typed).stdout)
    [form] = found["returns"]
    assert {answer["ref"]: answer["rating"] for answer in form["answers"]} == words
    [first] = [answer for answer in form["answers"] if answer["ref"] == SPLIT]
    assert (first["action"], first["by_when"]) == ("Name one", "2027-03-31")
    assert form["kept"] == [] and [one for one in found["diagnostics"] if one["severity"] == "ERROR"] == []


@pytest.mark.parametrize("language", [one for one in LANGUAGES if not one.parts], ids=lambda language: language.name)
def test_an_invitation_to_an_audit_of_its_own_does_not_speak_of_the_published_tool(language: Language) -> None:
    audit = replace(AUDIT, language=language.name)
    told, _ = read(write_review_book(audit))
    plain, _ = read(write_review_book(replace(audit, rubric="")))
    assert told and plain
    assert told.messages[Letter.INVITATION] == language.own_invitation != language.invitation
    assert plain.messages[Letter.INVITATION] == language.invitation
    changed = {**AUDIT.messages, Letter.INVITATION: Message("An audit", "Dear {contact},\n\nplease.")}
    own, _ = read(write_review_book(replace(audit, messages=changed)))
    assert own and own.messages[Letter.INVITATION] == changed[Letter.INVITATION]


def test_the_letter_says_so(answered: ReviewFolder) -> None:
    said = text_of(answered.draft("POLICE"))
    assert "every partner agency to take part in Autumn review 2026" in " ".join(said.split())
    assert "outside the home" not in said

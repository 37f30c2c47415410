"""A round in two languages through the commands: issued bilingual, answered in Welsh, in English and on the bilingual
form, compared as one, and answered by letters whole in each language."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from csxl.languages import BY_NAME
from csxl.languages.both import RULE
from csxl.model.bilingual import told_in
from csxl.model.letter import Letter
from csxl.model.rubric import Rubric
from csxl.questionnaire.book import write_questionnaire
from csxl.review.issuing import issues
from csxl.review.review_book import write_review_book
from csxl.rubrics.loading import load_rubric
from csxl.rubrics.shipped import rubric_place
from tests.helpers.command_line import csxl
from tests.helpers.coordinators_workbooks import PLAN
from tests.helpers.filled_forms import typed_into
from tests.helpers.mail_texts import text_of

BOTH = "Welsh and English"
REVIEW = replace(PLAN, language=BOTH, rubric="section-11", messages=BY_NAME[BOTH].messages)
AUDIT = load_rubric(rubric_place("section-11"))
WELSH = AUDIT.said_in("cy")
LANGUAGES = {"POLICE": "Welsh", "EDUCATION": "English", "SOCIAL-CARE": BOTH}


def form(code: str) -> tuple[bytes, Rubric]:
    """An agency's questionnaire in the language in which it answers, and the rubric as that says it."""
    language = LANGUAGES[code]
    told = told_in(WELSH, [one.tag for one in BY_NAME[language].tellings])
    (issue,) = (one for one in issues(replace(REVIEW, language=language), WELSH) if one.agency_code == code)
    return write_questionnaire(WELSH, issue), told


def returned(code: str, answers: list[int]) -> bytes:
    """What comes back: a word of the form's own dropdown for each criterion, by its place there."""
    data, told = form(code)
    said = dict(zip(told.criteria, answers * len(told.criteria), strict=False))
    return typed_into(data, {ref: {"Your rating": told.words[place]} for ref, place in said.items()}, told)


@pytest.fixture(name="folder", scope="module")
def a_round(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The review's folder with what came back: all three say the same, but Education is one step better on the first
    criterion of each four."""
    place = tmp_path_factory.mktemp("round")
    (place / "review.xlsx").write_bytes(write_review_book(REVIEW))
    done = csxl("generate", place / "review.xlsx")
    folder = place / "output"
    assert done.exit_code == 0, done.output
    returns = folder / "returns"
    returns.mkdir(exist_ok=True)
    for code, answers in {"POLICE": [0, 1, 2, 3], "EDUCATION": [1, 1, 2, 3], "SOCIAL-CARE": [0, 1, 2, 3]}.items():
        (returns / f"{code}.xlsx").write_bytes(returned(code, answers))
    return folder


def test_the_questionnaire_is_issued_in_both_languages(folder: Path) -> None:
    book = openpyxl.load_workbook(folder / "questionnaires" / "Education.xlsx")
    told = told_in(AUDIT, ["cy", "en"])
    assert book.sheetnames == ["Dechrau · Start", *(domain.name for domain in told.domains), "Lists"]
    sheet = book.worksheets[1]
    headings = [cell.value for cell in sheet[4]]
    assert headings[:3] == ["Cyf. / Ref", "Lefel / Level", "Cam / Stage"]
    assert headings[3:7] == [f"{one.word} / {other.word}" for one, other in zip(WELSH.scale, AUDIT.scale, strict=True)]
    assert headings[7] == "Eich sgôr / Your rating"
    criterion, other = WELSH.domains[0].criteria[0], AUDIT.domains[0].criteria[0]
    texts = zip(criterion.descriptors.values(), other.descriptors.values(), strict=True)
    assert [cell.value for cell in sheet[5]][3:7][: len(criterion.descriptors)] == ["\n".join(pair) for pair in texts]


def test_what_is_borrowed_stands_once(folder: Path) -> None:
    borrowed = next(
        (domain, one)
        for domain in WELSH.domains
        for one in domain.criteria
        if {*one.descriptors.values()} <= WELSH.borrowed
    )
    place = WELSH.domains.index(borrowed[0])
    sheet = openpyxl.load_workbook(folder / "questionnaires" / "Education.xlsx").worksheets[1 + place]
    row = 5 + borrowed[0].criteria.index(borrowed[1])
    assert set(borrowed[1].descriptors.values()) <= {cell.value for cell in sheet[row]}


def test_every_return_is_one_and_the_same_rating(folder: Path) -> None:
    found = json.loads(csxl("check", "--json", "--rubric", "section-11", folder / "returns").stdout)
    by_code = {one["agency_code"]: [answer["rating"] for answer in one["answers"]] for one in found["returns"]}
    assert by_code["POLICE"] == by_code["SOCIAL-CARE"]
    assert by_code["EDUCATION"][:4] == [WELSH.words[place] for place in (1, 1, 2, 3)]
    assert [one["kept"] for one in found["returns"]] == [[], [], []]
    assert [one for one in found["diagnostics"] if one["severity"] == "ERROR"] == []


def test_they_are_compared(folder: Path) -> None:
    done = csxl("consolidate", folder.parent / "review.xlsx", folder / "returns")
    assert done.exit_code == 0, done.output
    book = openpyxl.load_workbook(folder / "summary.xlsx")
    assert {WELSH.domains[0].name, "Matrics"} <= set(book.sheetnames)
    said = {str(cell) for row in book["Matrics"].iter_rows(values_only=True) for cell in row}
    assert WELSH.words[0] in said and f"{WELSH.words[0]} / {AUDIT.words[0]}" not in said


def test_letters_are_whole_in_each_language(folder: Path) -> None:
    done = csxl("email", folder.parent / "review.xlsx")
    assert done.exit_code == 0, done.output
    draft = next((folder / "drafts").glob("Invitation - EDUCATION.eml")).read_bytes()
    first, second = text_of(draft).split(RULE)
    assert "Annwyl A. Morgan," in first and "dydd Gwener 11 Rhagfyr 2026" in first and "Dear" not in first
    assert "Dear A. Morgan," in second and "Friday 11 December 2026" in second and "Annwyl" not in second
    assert "{" not in first + second


def test_a_reminder_names_the_criteria_in_each_language(folder: Path) -> None:
    data, told = form("EDUCATION")
    ref = next(iter(told.criteria))
    partly = {one: told.words[0] for one in told.criteria if one != ref}
    (folder / "returns" / "EDUCATION.xlsx").write_bytes(typed_into(data, partly, told))
    assert csxl("chase", folder.parent / "review.xlsx").exit_code == 0
    draft = next((folder / "drafts").glob(f"{Letter.REMINDER} - EDUCATION.eml")).read_bytes()
    first, second = text_of(draft).split(RULE)
    for rubric, half in ((WELSH, first), (AUDIT, second)):
        criterion = rubric.criteria[ref]
        assert f"{criterion.stage.name} ({ref}" in half
        assert criterion.level.name not in half
    (folder / "returns" / "EDUCATION.xlsx").write_bytes(returned("EDUCATION", [1, 1, 2, 3]))


def test_a_question_is_asked_in_the_words_of_each_language(folder: Path) -> None:
    data, told = form("POLICE")
    said = dict.fromkeys(told.criteria, told.words[0]) | {"L1-P": "so-so"}
    (folder / "returns" / "POLICE.xlsx").write_bytes(typed_into(data, said, told))
    assert csxl("query", folder.parent / "review.xlsx").exit_code == 0
    halves = text_of((folder / "drafts" / f"{Letter.QUERY} - POLICE.eml").read_bytes()).split(RULE)
    for rubric, other, half in ((WELSH, AUDIT, halves[0]), (AUDIT, WELSH, halves[1])):
        assert f"\n  1. {rubric.domains[0].name}, " in half and ", ".join(rubric.words[:-1]) in half
        assert other.words[0] not in half
    (folder / "returns" / "POLICE.xlsx").write_bytes(returned("POLICE", [0, 1, 2, 3]))


def test_feedback_has_a_sheet_and_a_part_of_the_page_in_each_language(folder: Path) -> None:
    done = csxl("feedback", folder.parent / "review.xlsx", "--early")
    assert done.exit_code == 0, done.output
    (path,) = (folder / "feedback").glob("*Education*.xlsx")
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == [BY_NAME[name].on_feedback.sheet for name in ("Welsh", "English")]
    page = path.with_suffix(".html").read_text(encoding="utf-8")
    assert '<html lang="cy">' in page and page.count("<h1>") == 2
    first, second = page.split('<div lang="en" class="second">')
    for rubric, half in ((WELSH, first), (AUDIT, second)):
        assert all(
            f">{domain.name.replace('&', '&amp;')}</th>" in half.replace("&#x27;", "'") for domain in rubric.domains
        )

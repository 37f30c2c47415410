"""Whom issued questionnaires ask, told by their properties where these may tell."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from csxl.model.answers import Return
from csxl.model.diagnostic import Diagnostic
from csxl.model.member import Member
from csxl.model.review import Expected, Party
from csxl.model.rubric import Rubric
from csxl.questionnaire.book import write_questionnaire
from csxl.questionnaire.issue import Issue
from csxl.returns.reading import read_return
from csxl.review import asked
from csxl.review.asked import expected_agencies
from csxl.review.issued import reviews_in, with_issued_codes
from csxl.review.review_book import write_review_book
from tests.helpers.command_line import csxl
from tests.helpers.coordinators_workbooks import PLAN
from tests.helpers.readings_by_hand import published

NAMES = {
    "POLICE": "Heddlu Gŵyr 🚓",
    "A-1": "A" * 253,
    "A-2": "B" * 255,
    "A-3": "C" * 300,
    "A-4": "🚓" * 127,
    "A-5": "🚓" * 128,
}


def questionnaire(agency: str, code: str) -> bytes:
    return write_questionnaire(published(), Issue(agency, code, "Autumn 2026", "Northbrook"))


def retyped(data: bytes, agency: str) -> bytes:
    """The questionnaire with another agency's name typed over it, as one does for an agency that was forgotten."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    book["Lists"]["B4"] = book["Start"]["B5"] = agency
    for name in ("Target", "Legal & policy framework", "Partnerships", "Outcomes"):
        book[name]["A1"] = f"{name} · {agency} · return code POLICE"
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()


@pytest.mark.parametrize("code", NAMES)
def test_every_questionnaire_tells_whom_it_asks_however_long_the_name(tmp_path: Path, code: str) -> None:
    (tmp_path / "one.xlsx").write_bytes(questionnaire(NAMES[code], code))
    assert expected_agencies([tmp_path], published()) == (Expected(NAMES[code], code),)


def test_a_questionnaire_as_it_was_issued_is_not_read_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole: list[str] = []

    def noted(member: Member, rubric: Rubric) -> tuple[Return | None, tuple[Diagnostic, ...]]:
        whole.append(Path(member.file).name)
        return read_return(member, rubric)

    monkeypatch.setattr(asked, "read_return", noted)
    (tmp_path / "as issued.xlsx").write_bytes(questionnaire("Police", "POLICE"))
    (tmp_path / "long.xlsx").write_bytes(questionnaire("C" * 300, "A-3"))
    (tmp_path / "saved again.xlsx").write_bytes(retyped(questionnaire("Police", "POLICE"), "Fire"))
    expected_agencies([tmp_path], published())
    assert whole == ["long.xlsx", "saved again.xlsx"]


def test_a_name_typed_over_counts_as_it_does_when_it_comes_back(tmp_path: Path) -> None:
    (tmp_path / "fire.xlsx").write_bytes(retyped(questionnaire("Police", "POLICE"), "Fire"))
    assert expected_agencies([tmp_path], published()) == (Expected("Fire", "POLICE"),)


def test_what_is_no_questionnaire_asks_nobody(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.save(tmp_path / "costs.xlsx")
    (tmp_path / "cut.xlsx").write_bytes(questionnaire("Police", "POLICE")[:5000])
    (tmp_path / "notes.txt").write_text("Dear all")
    assert expected_agencies([tmp_path], published()) == ()
    assert reviews_in(tmp_path) == {}


def test_each_file_tells_its_review(tmp_path: Path) -> None:
    path = tmp_path / "police.xlsx"
    path.write_bytes(questionnaire("Police", "POLICE"))
    assert list(map(str, reviews_in(tmp_path).values())) == ["“Autumn 2026” (Northbrook)"]
    path.write_bytes(retyped(path.read_bytes(), "Fire"))
    assert list(reviews_in(tmp_path)) == [path]


HOUSING = replace(PLAN, parties=(Party("Kingsmere Council Housing", ""), Party("Kingsmere Council Education", "")))


def codes_said(folder: Path, *command: object) -> list[str]:
    return [line.split("\t")[1] for line in csxl("generate", *command, "-o", folder).stdout.splitlines()]


def test_a_code_made_from_a_name_stays_as_it_was_issued(tmp_path: Path) -> None:
    (tmp_path / "review.xlsx").write_bytes(write_review_book(HOUSING))
    assert codes_said(tmp_path / "new", tmp_path / "review.xlsx") == ["HOUSING", "EDUCATION"]
    issued = tmp_path / "output" / "questionnaires"
    issued.mkdir(parents=True)
    issue = Issue("Kingsmere Council Housing", "KINGSMERE-COUNCIL", PLAN.title, PLAN.partnership)
    form = write_questionnaire(published(), issue)
    (issued / "Kingsmere-Council-Housing.xlsx").write_bytes(form)
    for _ in range(2):
        said = codes_said(tmp_path / "output", tmp_path / "review.xlsx", "--force")
        assert said == ["KINGSMERE-COUNCIL", "EDUCATION"]
    (tmp_path / "output" / "returns" / "Housing.xlsx").write_bytes(form)
    status = json.loads(csxl("status", tmp_path / "review.xlsx", tmp_path / "output" / "returns", "--json").stdout)
    assert [(one["agency_code"], len(one["files"])) for one in status["agencies"]] == [
        ("KINGSMERE-COUNCIL", 1),
        ("EDUCATION", 0),
    ]


def test_agencies_named_on_the_command_line_keep_the_codes_of_their_forms(tmp_path: Path) -> None:
    issued = tmp_path / "questionnaires"
    issued.mkdir()
    (issued / "Housing.xlsx").write_bytes(questionnaire("Kingsmere Council Housing", "KINGSMERE-COUNCIL"))
    names = ("-a", "Felpersham Council Housing", "-a", "kingsmere council housing", "--review", "Autumn 2026")
    said = codes_said(tmp_path, *names, "--partnership", "Northbrook")
    assert said == ["HOUSING", "KINGSMERE-COUNCIL"]


def test_a_code_given_in_the_workbook_wins_over_the_one_issued() -> None:
    given = replace(PLAN, parties=(Party("Housing", "HOMES"), Party("Education", "EDUCATION", made=True)))
    issued = [Expected("Housing", "KINGSMERE-COUNCIL"), Expected("Education", "HOMES")]
    assert [party.code for party in with_issued_codes(given, issued).parties] == ["HOMES", "EDUCATION"]


def test_a_code_that_another_agency_was_issued_is_made_for_none(tmp_path: Path) -> None:
    said = [codes_said(tmp_path, "-a", name) for name in ("Borsetshire Police", "West Mercia Police")]
    assert said == [["POLICE"], ["WEST-MERCIA-POLICE"]]

"""Forms of earlier releases, which come back for months: they are read as they were when they were sent out."""

from __future__ import annotations

import pytest

from csxl.model.answers import Answer, Return
from csxl.model.diagnostic import Diagnostic
from csxl.model.member import Member
from csxl.returns.reading import read_return
from csxl.rubrics.loading import load_rubric
from csxl.unwrap.sniff import sniff
from tests.helpers import folders
from tests.helpers.returned_cells import RUBRIC, line

FORMS = folders.DATA / "forms" / "before-overall"
WELSH = load_rubric(folders.WELSH)
ENGLISH_SHEETS = ("Target", "Legal & policy framework", "Partnerships", "Outcomes")
ANSWERED = [
    ("T1-R", "G5", "Red", "Audit of referrals, June 2026:\nnone names a place", "Name the place on the referral form"),
    ("T1-A", "G6", "Amber", "Two of nine assessments", ""),
    ("T1-P", "G7", "Cannot judge", "", ""),
    ("T1-S", "G8", "Not applicable", "", ""),
    ("L1-R", "G5", "Green", "Policy of May 2026, page 4", ""),
    ("L2-S", "G12", "Amber", "", ""),
    ("P1-R", "G5", "Green", "", ""),
    ("P1-A", "G6", "Red", "", "Ask the transport police"),
]


def form(name: str) -> tuple[Return, tuple[Diagnostic, ...]]:
    """What is read of a kept form, and what is said of it."""
    data = (FORMS / name).read_bytes()
    kind = sniff(data)
    found, said = read_return(Member(name, data, kind, ""), WELSH if "welsh" in name else RUBRIC)
    assert found
    return found, said


def given(answers: tuple[Answer, ...]) -> list[tuple[str, str, str | None, str, str]]:
    """The answers that say anything: ref, cell, rating, evidence and action."""
    return [(one.ref, one.cell, one.rating, one.evidence, one.action) for one in answers if one.raw or one.evidence]


def cells(first: int, last: int) -> str:
    return ", ".join(f"G{row}" for row in range(first, last + 1))


@pytest.mark.parametrize("name", ["english.xlsx", "last-time.xlsx"])
def test_a_blank_form(name: str) -> None:
    found, said = form(name)
    assert (found.agency, found.agency_code, found.review) == ("Borsetshire Police", "BPOL", "Autumn review 2026")
    assert found.partnership == "Borsetshire Safeguarding Children Partnership"
    assert (len(found.answers), given(found.answers), found.kept, found.completed_by) == (32, [], (), "")
    assert [line(one) for one in said] == ["A024", *(f"{sheet}!{cells(5, 12)} A001" for sheet in ENGLISH_SHEETS)]


def test_a_blank_form_in_welsh() -> None:
    found, said = form("welsh.xlsx")
    assert (found.agency, found.agency_code, found.review) == ("Heddlu Gwent", "HEDDLU", "Hydref 2026")
    assert (len(found.answers), given(found.answers), found.kept, found.completed_by) == (12, [], (), "")
    sheets = ("Llais y plentyn", "Cydweithio")
    assert [line(one) for one in said] == ["A024", *(f"{sheet}!{cells(5, 10)} A001" for sheet in sheets)]


@pytest.mark.parametrize("kind", ["xlsx", "ods", "xls"])
def test_a_form_with_last_time_that_was_answered_and_saved_by_libreoffice(kind: str) -> None:
    found, said = form(f"answered.{kind}")
    assert (found.agency, found.agency_code, found.review) == ("Borsetshire Police", "BPOL", "Autumn review 2026")
    assert (given(found.answers), found.kept) == (ANSWERED, ())
    assert [(one.owner, one.by_when) for one in found.answers if one.by_when] == [
        ("Ann Lee", "31/03/2027"),
        ("", "end of the school year"),
    ]
    assert found.completed_by == "Ann Lee, Head of Safeguarding, 01/12/2026"
    assert [line(one) for one in said] == [
        f"Target!{cells(9, 12)} A001",
        f"Legal & policy framework!{cells(6, 11)} A001",
        f"Partnerships!{cells(7, 12)} A001",
        f"Outcomes!{cells(5, 12)} A001",
    ]


def test_a_form_that_was_answered_in_welsh_and_saved_as_opendocument() -> None:
    found, said = form("welsh-answered.ods")
    assert (given(found.answers), found.kept) == (
        [
            ("L1-A", "G5", "Coch", "Archwiliad, Mehefin 2026", "Holi pob plentyn"),
            ("L1-C", "G6", "Gwyrdd", "", ""),
            ("C1-A", "G5", "Ambr", "", ""),
            ("C2-Y", "G10", "Methu barnu", "", ""),
        ],
        (),
    )
    assert found.completed_by == "Ann Lee, 01/12/2026"
    assert [line(one) for one in said] == [f"Llais y plentyn!{cells(7, 10)} A001", f"Cydweithio!{cells(6, 9)} A001"]

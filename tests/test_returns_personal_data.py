"""Likely personal data: told by kind and cell, never repeated, and not where a sentence is honest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from csxl.compare.consolidation import consolidate
from csxl.model.answers import Reading, Return
from csxl.model.diagnostic import Diagnostic, Severity
from csxl.model.layout import OVERALL_COMMENT
from csxl.model.member import Kind, Member, Parcel
from csxl.model.personal import PersonalKind
from csxl.returns import effort
from csxl.returns.book_reading import read_workbook
from csxl.returns.personal_data import is_plain_at_a_glance, personal_kinds
from csxl.returns.reading import read_files
from csxl.sheets.cells import Book, Cell
from tests.helpers.folders import TESTS
from tests.helpers.raw_mails import alone
from tests.helpers.returned_cells import RUBRIC, filled, lines, read
from tests.test_returns_overall import beside

DATA = TESTS / "data" / "personal"
KINDS = {
    "born": PersonalKind.BORN,
    "address": PersonalKind.HOME,
    "telephone": PersonalKind.TELEPHONE,
    "nhs": PersonalKind.NHS_NUMBER,
    "email": PersonalKind.MAILBOX,
    "age": PersonalKind.AGED,
}
PERSONAL = "Jack (14) lives at 12 Elm Road; mum is on 07700 900123."
ABOUT = {"N020", "N021"}


def texts(name: str) -> list[str]:
    return (DATA / name).read_text(encoding="utf-8").splitlines()


def personal(book: Book) -> list[str]:
    return [one for one in lines(book) if one[-4:] in ABOUT]


def with_letter(letter: str) -> list[Diagnostic]:
    found = read_workbook(filled({"Target!G5": "Red"}), Member("m.eml", b"", Kind.OOXML, "", letter=letter), RUBRIC)
    return [one for one in found.diagnostics if one.code in ABOUT]


@pytest.mark.parametrize(
    ("name", "number"), [("honest.txt", 200), ("honest_blind.txt", 100), ("honest_third.txt", 100)]
)
def test_honest_sentences_are_not_warned_of(name: str, number: int) -> None:
    found = texts(name)
    assert len(found) == number
    assert [text for text in found if personal_kinds(text)] == []


@pytest.mark.parametrize(
    ("name", "number", "told"),
    [("personal.txt", 60, 60), ("personal_blind.txt", 40, 39), ("personal_third.txt", 40, 38)],
)
def test_personal_data_is_told_by_its_kind(name: str, number: int, told: int) -> None:
    found = [text.split("\t") for text in texts(name)]
    assert len(found) == number
    assert sum(KINDS[kind] in personal_kinds(text) for kind, text in found) >= told


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        ("born", "DOB 1/2/11; DOB 01.02.2011; DOB 2011-02-01; DOB 1st of May 2011; DOB 1 o Fai 2011; DOB May 1, 2011"),
        ("address", "lives at 12 Elm Road; lives at 12a, Heol Fawr; lives in M1 2AB; lives in SW1A1AA"),
        ("address", "lives in GIR 0AA; lives in GIR0AA"),
        ("telephone", "ring mum: 07700900123; ring mum: 07700 900123; mum is on +44 (0) 7700-900-123"),
        ("telephone", "mum is on 07700-    900123; mum is on 07700    -900123"),
        ("nhs", "NHS no 9434765919; NHS no 943 476 5919; NHS number (943) 476-5919"),
        ("email", "sam77@gmail.com"),
        (
            "age",
            "Jack aged 4; Jack aged: 14; Jack aged:14; Jack aged  14; Jack aged \n\n 14; Jack, age 14; Jack, age of 14",
        ),
        ("age", "Jack is 14.; Jack was 14 when; Jack turns 14; Jack turned 14; let Jack be 14; Jack is just 14"),
        ("age", "Jack is now 14; Jack yn 14; Jack is only 14; Jack is nearly 14; Jack is almost 14 and here"),
        ("age", "Jack (4); Jack (14, f); Jack, 14, is; Jack, 4 (f)"),
        (
            "age",
            "14-year-old Jack; 4 months old Jack; Jack 14yo; Jack 4 y/o; Jack 14 yrs; Jack 14 mlwydd oed; Jack 4 oed",
        ),
        ("age", "Jack's 4th birthday; Jack’s １４th birthday; Jack https://a.uk is https://b.uk 14; 14\n\n\nyo Jack"),
    ],
)
def test_a_figure_tells_at_once_whether_to_look_further(kind: str, told: str) -> None:
    for text in told.split("; "):
        assert personal_kinds(text) == (KINDS[kind],), text


def test_the_mark_of_a_footnote_is_no_figure() -> None:
    assert personal_kinds("Jack (²) is our lead; his pupils are named below.") == ()


def test_all_kinds_in_one_cell_are_named_and_never_what_they_say() -> None:
    _, said = read(filled({"Target!G5": "Red", "Target!H5": PERSONAL}))
    [one] = [one for one in said if one.code == "N020"]
    assert (one.severity, one.sheet, one.cell, one.ref) == (Severity.WARNING, "Target", "H5", "T1-R")
    for kind in (PersonalKind.HOME, PersonalKind.TELEPHONE, PersonalKind.AGED):
        assert kind in one.message
    for word in ("Jack", "14", "Elm", "07700"):
        assert word not in one.message


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({"Target!H5": PERSONAL}, ["Target!H5 N020"]),
        ({"Target!I5": "Ring his mum on 07700 900123"}, ["Target!I5 N020"]),
        ({"Target!J5": "Jack Smith, 07700 900123"}, []),
        ({"Target!K5": "when Jack (14) is back"}, []),
        ({"Target!N5": PERSONAL}, ["Target!N5 N020"]),
        ({"Target!A30": PERSONAL}, ["Target!A30 N020"]),
        ({"Target!H5": Cell(None, "", comment=PERSONAL)}, ["Target!H5 N020"]),
        ({"Notes!B2": PERSONAL}, ["Notes!B2 N020"]),
        ({"Cases!A1": "Name", "Cases!B1": "DOB", "Cases!A2": "J", "Cases!B2": "12/03/2011"}, ["Cases!B2 N020"]),
        ({"Cases!A1": "NHS number", "Cases!B1": "943 476 5919"}, ["Cases!B1 N020"]),
        ({"Meetings!A1": "Date", "Meetings!A2": "12/03/2026"}, []),
    ],
)
def test_every_place_but_the_owners_is_looked_at(cells: dict[str, str | Cell], expected: list[str]) -> None:
    assert personal(filled({"Target!G5": "Red", **cells})) == expected


def test_what_is_said_of_the_whole_is_looked_at_and_who_completed_it_is_not() -> None:
    place = beside(OVERALL_COMMENT)
    assert personal(filled({place: PERSONAL})) == [f"{place} N020"]
    assert personal(filled({"Start!C3": "Sam Jones, 07700 900123, sam.jones77@gmail.com"})) == []


def test_a_list_of_people_is_one_warning() -> None:
    rows = {f"Cases!A{row}": f"Jack (1{row % 10})" for row in range(1, 31)}
    assert personal(filled({"Target!G5": "Red", **rows})) == [
        f"Cases!{', '.join(f'A{row}' for row in range(1, 31))} N020"
    ]


def test_a_letter_is_looked_at_but_for_its_senders_own_number() -> None:
    assert with_letter("Please find our return. Call me on 07700 900123, sam77@gmail.com.") == []
    [one] = with_letter("Jack (14) is our main case.")
    assert (one.code, one.sheet, one.cell) == ("N021", "", "")


def test_the_letter_of_a_mail_without_a_workbook_is_looked_at_too() -> None:
    reading = read_files([Parcel("mail.eml", alone("T1-R: Red. Jack (14) is our main case."))], RUBRIC)
    assert [(one.code, one.file, one.sheet) for one in reading.diagnostics if one.code in ABOUT] == [
        ("N021", "mail.eml", "")
    ]


def test_too_much_text_to_look_through_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    book = filled({"Target!G5": "Red", "Target!H5": "word 1 " * 20, "Target!I5": PERSONAL})
    assert personal(book) == ["Target!I5 N020"]
    monkeypatch.setattr(effort, "MOST_READ", 100)
    assert [one for one in lines(book) if "N0" in one] == ["N023"]


def test_no_more_than_that_is_looked_at_even_at_a_glance(monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[int] = []
    glance = is_plain_at_a_glance

    def noted(texts: Sequence[str]) -> bool:
        looked.append(sum(map(len, texts)))
        return glance(texts)

    monkeypatch.setattr("csxl.returns.entries.is_plain_at_a_glance", noted)
    monkeypatch.setattr(effort, "MOST_READ", 100)
    book = filled({"Target!G5": "Red", "Target!H5": "word one " * 20})
    assert [one for one in lines(book) if "N0" in one] == ["N023"]
    assert max(looked, default=0) <= 100


def version(saved: str, evidence: dict[int, str]) -> Return:
    cells = {f"Target!H{row}": text for row, text in evidence.items()}
    found, _ = read(filled({"Target!G5": "Red", **cells}), file=f"{saved}.xlsx")
    return replace(found, saved=f"2026-11-{saved}T10:00:00Z")


def test_what_an_agency_takes_out_does_not_come_back_from_its_earlier_version() -> None:
    same = {row: f"Minutes of the panel, item {row}" for row in (6, 7, 8, 9)}
    earlier, later = version("02", {5: PERSONAL, **same}), version("03", same)
    found = consolidate(Reading((earlier, later)), RUBRIC)
    [agency] = found.agencies
    view = found.findings[0].views[0]
    assert view.answer
    assert (len(agency.counting), view.answer.evidence) == (1, "")
    [one] = [one for one in found.diagnostics if one.code == "N022"]
    assert (one.file, one.cell, one.ref, "Jack" in one.message) == ("03.xlsx", "G5", "T1-R", False)

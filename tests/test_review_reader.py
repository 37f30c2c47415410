"""The coordinator's workbook: what is written is read again, and every fault is named with its cell."""

from __future__ import annotations

import datetime
import io
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from openpyxl.styles import Font

from csxl.languages import DEFAULT_LANGUAGE
from csxl.model.letter import MERGE_FIELDS, Letter, Message
from csxl.model.member import Kind
from csxl.model.review import Review
from csxl.review.reader import is_review
from csxl.review.review_book import write_review_book
from csxl.sheets.books import read_book
from tests.helpers.coordinators_workbooks import PLAN, read, saved, typed_over
from tests.helpers.filled_forms import blank

DAY = datetime.date(2026, 12, 11)


def plan_from(cells: dict[str, object]) -> Review:
    plan, _ = read(typed_over(cells))
    assert plan
    return plan


def test_what_is_written_is_read_again() -> None:
    assert read(write_review_book(PLAN)) == (PLAN, [])


def test_the_same_plan_gives_the_same_bytes() -> None:
    assert write_review_book(PLAN) == write_review_book(PLAN)


def test_a_blank_workbook_names_all_that_is_to_fill_in() -> None:
    plan, diagnostics = read(write_review_book())
    assert plan == Review("", "", messages=DEFAULT_LANGUAGE.messages)
    assert diagnostics == [
        "Review!B5 P002",
        "Review!B6 P002",
        "Review!B8 P002",
        "Review!B9 P002",
        "Review!B10 P002",
        "Agencies!A6 P010",
    ]


def test_a_blank_workbook_filled_in_with_another_program_is_a_plan() -> None:
    book = openpyxl.load_workbook(io.BytesIO(write_review_book()))
    for row, value in enumerate(
        (PLAN.partnership, PLAN.title, PLAN.period, PLAN.return_by, PLAN.coordinator, PLAN.email, PLAN.reply_to), 5
    ):
        book["Review"][f"B{row}"] = value
    for row, party in enumerate(PLAN.parties, 6):
        values = (
            party.name,
            party.code,
            party.sector,
            party.contact,
            party.email,
            party.substitute,
            party.substitute_email,
            party.cc,
            party.note,
            party.return_by,
        )
        for column, value in enumerate(values, 1):
            book["Agencies"].cell(row, column).value = value or None
    assert read(saved(book)) == (PLAN, [])


FAULTS = [
    ({"Review!B5": None}, ["Review!B5 P002"]),
    ({"Review!B10": "  "}, ["Review!B10 P002"]),
    ({"Review!B10": "rhian.ellis"}, ["Review!B10 P015"]),
    ({"Review!B11": "two@a.example; other@a.example"}, ["Review!B11 P015"]),
    ({"Review!B8": "soon"}, ["Review!B8 P004"]),
    ({"Review!B8": "31/02/2027"}, ["Review!B8 P004"]),
    ({"Review!B8": "12/25/2026"}, ["Review!B8 P004"]),
    ({"Review!B8": "11/12/2026"}, ["Review!B8 P005"]),
    ({"Review!B9": "#REF!"}, ["Review!B9 P009"]),
    ({"Review!B13": "Klingon"}, ["Review!B13 P007"]),
    ({"Review!A20": "Email", "Review!B20": "other@northbrook.example"}, ["Review!B20 P003"]),
    ({"Agencies!A7": None}, ["Agencies!A7 P011"]),
    ({"Agencies!A9": " \u200b", "Agencies!E9": "x@y.example"}, ["Agencies!A9 P011"]),
    ({"Agencies!A7": "northbrook  POLICE"}, ["Agencies!A7 P012"]),
    ({"Agencies!B6": "POL/ICE"}, ["Agencies!B6 P013"]),
    ({"Agencies!B6": "A-CODE-THAT-IS-TOO-LONG"}, ["Agencies!B6 P013"]),
    ({"Agencies!B6": "POL\nICE"}, ["Agencies!B6 P013"]),
    ({"Agencies!B7": "police"}, ["Agencies!B7 P014"]),
    ({"Agencies!E6": "j.shah at police.example"}, ["Agencies!E6 P015"]),
    ({"Agencies!E6": "j.shah@police.example\r\nBcc: all@police.example"}, ["Agencies!E6 P015"]),
    ({"Agencies!E6": "j.shah@police"}, ["Agencies!E6 P015"]),
    ({"Agencies!E6": "j..shah@police.example"}, ["Agencies!E6 P015"]),
    ({"Agencies!E6": "a@b.example, c@d.example"}, ["Agencies!E6 P015"]),
    ({"Agencies!G6": "Sgt Bell"}, ["Agencies!G6 P015"]),
    ({"Agencies!H6": "a@b.example; not one\nBcc: c@d.example"}, ["Agencies!H6 P016", "Agencies!H6 P016"]),
    ({"Agencies!E6": None, "Agencies!E7": None, "Agencies!G6": None}, ["Agencies!E6 P017"]),
    ({"Agencies!C6": "Space Force"}, ["Agencies!C6 P018"]),
    ({"Agencies!J6": "soon"}, ["Agencies!J6 P004"]),
    ({"Agencies!J6": "18/12/2026"}, ["Agencies!J6 P005"]),
    ({"Agencies!J6": "#REF!"}, ["Agencies!J6 P009"]),
    ({"Agencies!J6": datetime.date(2026, 12, 10)}, ["Agencies!J6 P023"]),
    ({"Agencies!J6": "10.12.26"}, ["Agencies!J6 P005", "Agencies!J6 P023"]),
    ({"Agencies!E7": "J.Shah@police.example"}, ["Agencies!E6, E7 P024"]),
    ({"Agencies!E7": "s.bell@police.example"}, ["Agencies!G6, E7 P024"]),
    ({"Agencies!E7": "j.shah@police.example", "Agencies!E8": "j.shah@police.example"}, ["Agencies!E6, E7, E8 P024"]),
    ({"Agencies!D6": "Insp J. Shah and Sgt Bell"}, ["Agencies!D6 P025"]),
    ({"Agencies!F6": "Sgt Bell / Sgt Cole"}, ["Agencies!F6 P025"]),
    ({"Messages!C6": "Dear {contact}, {agnecy}"}, ["Messages!C6 P030"]),
    (
        {"Messages!B6": "{title", "Messages!C6": "{agency}} {x} {y}"},
        ["Messages!B6 P030", "Messages!C6 P030", "Messages!C6 P030", "Messages!C6 P030"],
    ),
    ({"Messages!A7": "Prompt"}, ["Messages!A7 P032", "Messages! P031"]),
    ({"Messages!A7": "Invitation"}, ["Messages!A7 P033", "Messages! P031"]),
    ({"Messages!C8": None}, ["Messages!C8 P031"]),
]


@pytest.mark.parametrize(("cells", "expected"), FAULTS)
def test_a_fault_is_named_with_its_cell(cells: dict[str, object], expected: list[str]) -> None:
    plan, diagnostics = read(typed_over(cells))
    assert plan is not None
    assert diagnostics == expected


def test_every_fault_is_named_at_once() -> None:
    _, diagnostics = read(
        typed_over(
            {"Review!B10": "x", "Review!B8": "soon", "Agencies!A6": None, "Agencies!E7": "x", "Messages!C6": "{x}"}
        )
    )
    assert set(diagnostics) == {
        "Review!B10 P015",
        "Review!B8 P004",
        "Agencies!A6 P011",
        "Agencies!E7 P015",
        "Messages!C6 P030",
    }


@pytest.mark.parametrize(
    "typed",
    [
        "11/12/2026",
        "11.12.26",
        "11-12-2026",
        " 11 / 12 / 2026 ",
        "2026-12-11",
        "11 December 2026",
        "11th Dec 2026",
        "Friday 11 December 2026",
        "Fri, 11 Dec. 2026",
        "11-Dec-26",
        46367,
    ],
)
def test_a_date_typed_as_text_is_read_day_first(typed: object) -> None:
    plan, diagnostics = read(typed_over({"Review!B8": typed}))
    assert plan
    if isinstance(typed, int):  # the cell's own format shows it as a date
        assert diagnostics == []
    else:
        assert diagnostics == ["Review!B8 P005"]
    assert plan.return_by == DAY


def test_a_number_that_lost_its_date_format_is_a_date() -> None:
    book = openpyxl.load_workbook(io.BytesIO(write_review_book(PLAN)))
    book["Review"]["B8"].number_format = "General"
    plan, diagnostics = read(saved(book))
    assert plan and (plan.return_by, diagnostics) == (DAY, ["Review!B8 P005"])


def test_an_agency_may_have_more_time_than_the_others() -> None:
    plan, diagnostics = read(typed_over({"Agencies!J7": datetime.date(2026, 12, 18)}))
    assert plan and diagnostics == []
    assert [party.return_by for party in plan.parties] == [None, datetime.date(2026, 12, 18), None]
    assert [plan.due_from(party) for party in plan.parties] == [DAY, datetime.date(2026, 12, 18), DAY]
    assert read(write_review_book(plan)) == (plan, [])


@pytest.mark.parametrize("heading", ["Own return-by date", "EXTENDED UNTIL:", "Rhagor o amser tan"])
def test_the_column_for_more_time_is_known_by_other_names(heading: str) -> None:
    plan, diagnostics = read(typed_over({"Agencies!J5": heading, "Agencies!J7": datetime.date(2026, 12, 18)}))
    assert plan and (plan.parties[1].return_by, diagnostics) == (datetime.date(2026, 12, 18), [])


def test_a_workbook_from_before_there_was_more_time_reads_as_it_did() -> None:
    book = openpyxl.load_workbook(io.BytesIO(write_review_book(PLAN)))
    del book["Agencies"].tables["Agencies"]
    book["Agencies"].delete_cols(10)
    assert read(saved(book)) == (PLAN, [])


def test_a_date_that_is_past_is_said_only_when_questionnaires_are_made() -> None:
    data = typed_over({"Agencies!J7": datetime.date(2026, 12, 18)})
    assert read(data, made_on=DAY) == read(data)
    assert read(data, made_on=datetime.date(2026, 12, 12))[1] == ["Review!B8 P022"]
    assert read(data, made_on=datetime.date(2026, 12, 19))[1] == ["Review!B8 P022", "Agencies!J7 P022"]


def test_one_agency_s_address_may_stand_twice_in_its_row_and_a_copy_go_to_one_address_for_all() -> None:
    cells = {"Agencies!G6": "j.shah@police.example", "Agencies!H6": "all@n.example", "Agencies!H7": "all@n.example"}
    assert read(typed_over(cells))[1] == []


def test_what_is_faulty_is_left_out_and_the_rest_used() -> None:
    plan = plan_from({"Agencies!B6": "POL/ICE", "Agencies!E6": "nobody", "Agencies!A7": None, "Agencies!B8": None})
    assert [(party.name, party.code, party.email) for party in plan.parties] == [
        ("Northbrook Police", "POLICE", ""),
        ("Children’s social care", "SOCIAL-CARE", "care@northbrook.example"),
    ]


def test_addresses_are_read_as_people_paste_them() -> None:
    plan = plan_from(
        {
            "Agencies!E6": "mailto:j.shah@police.example",
            "Agencies!E7": "Ann Morgan <a@m.example>",
            "Agencies!H6": "a@b.example; C D <c@d.example>\ne@f.example, a@b.example",
        }
    )
    assert [party.email for party in plan.parties[:2]] == ["j.shah@police.example", "a@m.example"]
    assert plan.parties[0].cc == "a@b.example, c@d.example, e@f.example"


def test_names_come_on_one_line_without_control_characters() -> None:
    plan = plan_from({"Agencies!A6": "Northbrook\r\nPolice\u2028Bcc: x", "Agencies!D6": "Insp\nShah"})
    assert (plan.parties[0].name, plan.parties[0].contact) == ("Northbrook Police Bcc: x", "Insp Shah")


def test_sectors_are_spelt_as_in_the_list() -> None:
    assert plan_from({"Agencies!C8": " children's SOCIAL care"}).parties[2].sector == "Children’s social care"


def test_merge_fields_are_read_however_they_are_spelt() -> None:
    plan = plan_from({"Messages!B6": "For { Agency } by {Return-by}"})
    assert plan.messages[Letter.INVITATION] == Message(
        "For {agency} by {return_by}", DEFAULT_LANGUAGE.messages[Letter.INVITATION].body
    )


def test_every_default_letter_uses_known_fields_alone() -> None:
    words = {
        word
        for message in DEFAULT_LANGUAGE.messages.values()
        for word in (message.subject + message.body).split("{")[1:]
    }
    assert {word.split("}")[0] for word in words} <= set(MERGE_FIELDS)


def test_sheets_columns_and_rows_may_be_moved_renamed_and_added() -> None:
    book = openpyxl.load_workbook(io.BytesIO(write_review_book(PLAN)))
    agencies, review = book["Agencies"], book["Review"]
    del agencies.tables["Agencies"]
    for row in agencies.iter_rows(min_row=5, max_row=8):
        row[9 - 1].value, row[0].value = row[0].value, row[9 - 1].value
    agencies["K5"], agencies["K6"] = "Phone", "01234 567890"
    agencies["I5"], agencies["E5"], agencies["A5"] = "Organisation", "E-mail address:", "Notes"
    agencies.insert_rows(7, 2)
    agencies.title, review.title = "Who we ask", "2026"
    review["A5"], review["A10"] = "Name of the partnership", "Your email:"
    review.insert_cols(2)
    book.move_sheet("2026", 3)
    book.create_sheet("My notes")["A1"] = "Ring the trust"
    assert read(saved(book)) == (PLAN, [])


def test_hidden_and_crossed_out_agencies_are_said() -> None:
    book = openpyxl.load_workbook(io.BytesIO(write_review_book(PLAN)))
    book["Agencies"].row_dimensions[7].hidden = True
    book["Agencies"]["A8"].font = Font(strike=True)
    plan, diagnostics = read(saved(book))
    assert plan and len(plan.parties) == 3
    assert sorted(diagnostics) == ["Agencies!A7 P020", "Agencies!A8 P019"]


def test_a_date_that_is_worked_out_is_said() -> None:
    data = saved_formula()
    plan, diagnostics = read(data)
    assert plan and (plan.return_by, diagnostics) == (DAY, ["Review!B8 P006"])


def saved_formula() -> bytes:
    """The plan's workbook with its return-by date as a formula that has a stored value."""
    data = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(write_review_book(PLAN))) as old, zipfile.ZipFile(data, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "xl/worksheets/sheet1.xml":
                assert b"<v>46367</v>" in part
                part = part.replace(b"<v>46367</v>", b"<f>DATE(2026,12,11)</f><v>46367</v>")
            new.writestr(name, part)
    return data.getvalue()


def test_a_second_table_of_agencies_is_left_aside_and_said() -> None:
    book = openpyxl.load_workbook(io.BytesIO(write_review_book(PLAN)))
    book.copy_worksheet(book["Agencies"]).title = "Agencies 2025"
    assert read(saved(book)) == (PLAN, ["Agencies 2025! P021"])


def test_without_its_sheet_of_letters_csxl_s_own_stand() -> None:
    book = openpyxl.load_workbook(io.BytesIO(write_review_book(PLAN)))
    del book["Messages"]
    assert read(saved(book)) == (PLAN, ["! P031"] * 4)


def test_a_questionnaire_is_no_plan() -> None:
    assert read(blank()) == (None, ["! P001"])
    form = openpyxl.load_workbook(io.BytesIO(blank()))
    contacts = form.create_sheet("Our contacts")  # as an agency may add
    contacts["A1"], contacts["B1"], contacts["A2"], contacts["B2"] = "Agency", "Email", "Police", "p@police.example"
    for data in (blank(), saved(form)):
        book, _ = read_book(data, Kind.OOXML, "")
        assert book and not is_review(book)
    assert read(saved(form)) == (None, ["! P001"])


def test_no_agency_s_name_makes_the_workbook_fault() -> None:
    names = ("=1+1", "<r>x</r>", 'O\'Brien & Sons [NHS] "Trust"/Ltd: <b>', "https://a.example", "Ysgol Gyfun Ŵy")
    plan = replace(
        PLAN,
        parties=tuple(
            replace(PLAN.parties[2], name=name, code=f"C{n}", email=f"c{n}@n.example") for n, name in enumerate(names)
        ),
    )
    assert read(write_review_book(plan)) == (plan, [])


@pytest.mark.office
@pytest.mark.parametrize(("ending", "kind"), [("ods", Kind.ODS), ("xlsx", Kind.OOXML)])
def test_saved_by_libreoffice_it_is_the_same_plan(
    office: Callable[[Path, str], Path], tmp_path: Path, ending: str, kind: Kind
) -> None:
    file = tmp_path / "anything.xlsx"
    file.write_bytes(write_review_book(PLAN))
    assert read(office(file, ending).read_bytes(), kind) == (PLAN, [])

"""Whose return it is, from whatever copies of the identity survived, and several returns of one agency."""

from __future__ import annotations

import datetime
import io
from collections.abc import Iterable
from dataclasses import replace
from itertools import permutations
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from csxl.compare.consolidation import consolidate
from csxl.model.answers import Reading, Return
from csxl.model.diagnostic import Diagnostic
from csxl.model.member import Kind, Member
from csxl.model.rubric import Rubric
from csxl.returns.attribution import by_sender
from csxl.returns.book_reading import read_workbook
from csxl.returns.conflicts import versions_weighed
from csxl.returns.reading import read_files, read_return
from csxl.rubrics.loading import load_rubric
from csxl.sheets.cells import Book, Cell, Place, Sheet
from tests.helpers import filled_forms, folders
from tests.helpers.returned_cells import RUBRIC, filled, form, kept, line, lines, read, without

DOMAINS = tuple(domain.name for domain in RUBRIC.domains)


def whose(book: Book) -> tuple[str, str]:
    returned, _ = read(book)
    return returned.agency, returned.agency_code


def without_properties(book: Book) -> Book:
    return replace(book, properties={})


def retitled(title: str, book: Book | None = None) -> Book:
    return filled({f"{domain}!A1": title.format(domain) for domain in DOMAINS}, book)


def test_a_form_says_whose_it_is_and_what_it_was_made_for() -> None:
    returned, _ = read(form())
    assert (returned.agency, returned.agency_code, returned.review) == ("Police", "POLICE", "Autumn 2026")
    assert (returned.rubric, returned.rubric_version) == (RUBRIC.title, RUBRIC.version)


@pytest.mark.parametrize(
    "book",
    [
        without(form(), "Lists"),
        without_properties(form()),
        without(form(), "Start"),
        retitled("Our form"),
        without(without_properties(form()), "Lists"),
        without(without_properties(retitled("x")), "Lists"),
        without(without_properties(form()), "Lists", "Start"),
        without(retitled("x"), "Lists", "Start"),
    ],
    ids=[
        "no hidden sheet",
        "no properties",
        "no Start",
        "no titles",
        "only seen",
        "only Start",
        "only titles",
        "only properties",
    ],
)
def test_any_copy_that_survived_tells_the_agency(book: Book) -> None:
    assert whose(book) == ("Police", "POLICE")
    assert [said for said in lines(book) if said.startswith("I")] == []


def test_no_copy_left_is_said_and_the_answers_are_read() -> None:
    book = without(without_properties(retitled("Our form", filled({"Target!G5": "Red"}))), "Lists", "Start")
    returned, _ = read(book)
    assert (returned.agency, returned.answers[0].rating) == ("", "Red")
    assert lines(book) == ["I004"]


def test_a_code_alone_is_said() -> None:
    book = without(without_properties(retitled("{} – return code POLICE")), "Lists", "Start")
    assert whose(book) == ("", "POLICE")
    assert lines(book) == ["I005"]


def test_another_agencys_name_typed_over_is_said_and_the_form_keeps_its_own() -> None:
    start = next(place for place, cell in form().sheets[0].cells.items() if cell.text == "Police")
    book = filled({f"Start!B{start.row}": "Education"})
    assert whose(book) == ("Police", "POLICE")
    assert lines(book) == [f"Start!B{start.row} I003"]


def test_a_title_typed_over_is_said_once() -> None:
    book = retitled("{} · Education · return code POLICE")
    assert whose(book) == ("Police", "POLICE")
    assert lines(book) == ["Outcomes!A1 I003"]


def test_copies_that_contradict_each_other_are_said() -> None:
    book = replace(form(), properties={**form().properties, "csxl Agency code": "FIRE"})
    assert whose(book) == ("Police", "POLICE")
    assert lines(book) == ["I002"]


@pytest.mark.parametrize(
    "agency", ["Heddlu · Gogledd", filled_forms.HOSTILE, "A" * 90, "B" * 300, "Two\nlines  of it", "Ré · ", "=1+1"]
)
def test_any_name_comes_back(agency: str) -> None:
    member = Member("a.xlsx", filled_forms.blank(RUBRIC, agency=agency, agency_code="X1"), Kind.OOXML, "0")
    returned, said = read_return(member, RUBRIC)
    assert returned
    assert (returned.agency.split(), returned.agency_code) == (agency.split(), "X1")
    assert {d.code for d in said} == {"A001", "A024"}
    assert returned.kept == ()


def test_another_version_and_another_tool_are_said() -> None:
    row = next(place.row for place, cell in form().sheets[-1].cells.items() if cell.text == "Rubric version")
    properties = {**form().properties, "csxl Rubric version": "0.9"}
    book = replace(filled({f"Lists!B{row}": "0.9", "Target!G5": "Red"}), properties=properties)
    assert lines(book) == ["I007"]
    assert read(book)[0].answers[0].rating == "Red"
    reworded = filled({"Target!E5": "Other words, in that version"}, book)
    assert lines(reworded) == ["I007", "Target!G5 G028"]
    assert read(reworded)[0].answers[0].rating is None
    other = replace(
        filled({f"Lists!B{row - 1}": "Section 11 audit"}),
        properties={**form().properties, "csxl Rubric": "Section 11 audit"},
    )
    assert lines(other) == ["I006"]


def test_who_completed_it_is_read_from_start() -> None:
    rows = {cell.text: place.row for place, cell in form().sheets[0].cells.items()}
    book = filled(
        {
            f"Start!B{rows['Completed by']}": "Sam Field",
            f"Start!B{rows['Role']}": "Inspector",
            f"Start!B{rows['Date completed']}": Cell(datetime.datetime(2026, 12, 1), "2026-12-01"),
        }
    )
    assert read(book)[0].completed_by == "Sam Field, Inspector, 2026-12-01"
    assert kept(book) == []


def test_a_workbook_that_is_something_else_is_no_return() -> None:
    cells = {Place(1, 1): Cell("Invoice", "Invoice"), Place(2, 2): Cell(12.0, "12")}
    book = Book((Sheet("Sheet1", False, cells),))
    found = read_workbook(book, Member("x.xlsx", b"", Kind.OOXML, ""), RUBRIC)
    returned, said = found.returned, found.diagnostics
    assert returned is None
    assert [line(d) for d in said] == ["I001"]


# ---- several returns ---------------------------------------------------------------------------------------------


def differences(returns: Iterable[Return]) -> tuple[Diagnostic, ...]:
    """What is said about an agency's several returns."""
    return versions_weighed(Reading(tuple(returns))).diagnostics


def returned_as(file: str, cells: dict[str, str], **identity: Any) -> Return:
    return replace(read(filled(cells), file=file)[0], **identity)


def test_the_same_return_twice_is_one_line() -> None:
    cells = {"Target!G5": "Red", "Target!H5": "Seen"}
    said = differences([returned_as("a.xlsx", cells), returned_as("b.xlsx", cells)])
    assert [(d.file, d.code) for d in said] == [("b.xlsx", "I008")]


def test_two_different_returns_are_listed_cell_by_cell() -> None:
    said = differences(
        [
            returned_as("a.xlsx", {"Target!G5": "Red", "Target!H6": "One", "Target!G7": "Red"}),
            returned_as("b.xlsx", {"Target!G5": "Green", "Target!H6": "Two"}),
            returned_as("c.xlsx", {"Target!G5": "Amber"}, agency="Education", agency_code="EDU"),
        ]
    )
    assert [line(d) for d in said] == ["I009", "Target!G5 I010", "Target!G6 I011", "Target!G7 I012"]
    assert all("a.xlsx" in d.message for d in said)


def test_the_blank_form_beside_the_filled_one_is_one_note() -> None:
    forms = [returned_as("a.xlsx", {}), returned_as("b.xlsx", {"Target!G5": "Red", "Target!H5": "Seen"})]
    assert [(d.file, d.code) for d in differences(forms)] == [("a.xlsx", "I014")]
    assert [(d.file, d.code) for d in differences(reversed(forms))] == [("a.xlsx", "I014")]


def test_a_return_without_its_code_is_matched_by_name() -> None:
    said = differences(
        [
            returned_as("a.xlsx", {"Target!G5": "Red"}),
            returned_as("b.xlsx", {"Target!G5": "Green"}, agency="POLICE ", agency_code=""),
        ]
    )
    assert [line(d) for d in said] == ["I009", "Target!G5 I010"]


def test_returns_that_say_nobodys_name_are_not_taken_for_one_agencys() -> None:
    nobody = {"agency": "", "agency_code": ""}
    one, other = (returned_as(file, {}, sha256=file, **nobody) for file in ("a.xlsx", "b.xlsx"))
    assert differences([one, other]) == ()
    copy = replace(one, file="copy of a.xlsx")
    assert [d.code for d in differences([one, copy])] == ["I008"]


def test_a_name_spelt_in_two_ways_is_one_agency() -> None:
    one = returned_as("a.xlsx", {"Target!G5": "Red"}, agency="Children's social care", agency_code="")
    other = returned_as("b.xlsx", {"Target!G5": "Green"}, agency="Childrens Social Care", agency_code="")
    assert [d.code for d in differences([one, other])] == ["I009", "I010"]
    assert [d.code for d in consolidate(Reading((one, other)), RUBRIC).diagnostics] == ["I009", "I010"]


def misfiled() -> tuple[Return, Return, Return]:
    """Police's own return, Health's form on which somebody typed Police, and Health's own return."""
    return (
        returned_as("a.xlsx", {"Target!G5": "Red"}, agency="Police", agency_code="POLICE"),
        returned_as("b.xlsx", {"Target!G5": "Green"}, agency="Police", agency_code="HEALTH"),
        returned_as("c.xlsx", {"Target!G5": "Amber"}, agency="Health", agency_code="HEALTH"),
    )


def test_a_form_with_another_agencys_name_on_it_takes_nobodys_own_return_along() -> None:
    comparison = consolidate(Reading(misfiled()), RUBRIC)
    assert [(agency.name, [one.file for one in agency.returns]) for agency in comparison.agencies] == [
        ("Police", ["a.xlsx"]),
        ("Health", ["b.xlsx", "c.xlsx"]),
    ]


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_whose_a_return_is_does_not_hang_on_the_order_of_the_files(order: tuple[int, ...]) -> None:
    comparison = consolidate(Reading(tuple(misfiled()[place] for place in order)), RUBRIC)
    found = {agency.name: {one.file for one in agency.returns} for agency in comparison.agencies}
    assert found == {"Police": {"a.xlsx"}, "Health": {"b.xlsx", "c.xlsx"}}


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_two_codes_are_never_one_sender(order: tuple[int, ...]) -> None:
    returns = [misfiled()[place] for place in order]
    assert {frozenset(one.file for one in group) for group in by_sender(returns)} == {
        frozenset({"a.xlsx"}),
        frozenset({"b.xlsx", "c.xlsx"}),
    }


def test_a_name_that_stands_for_two_codes_says_nothing_of_a_return_without_one() -> None:
    nameless = returned_as("d.xlsx", {}, agency="Police", agency_code="")
    assert [len(group) for group in by_sender([*misfiled(), nameless])] == [1, 2, 1]
    assert [len(group) for group in by_sender([misfiled()[0], nameless])] == [2]


def test_what_is_missing_is_not_sought_in_the_return_of_another_code(tmp_path: Path) -> None:
    whole = filled_forms.filled({"T1-R": "Red"}, agency="Police", agency_code="HEALTH")
    book = openpyxl.load_workbook(io.BytesIO(filled_forms.filled({"O1-R": "Green"})))
    del book["Target"]
    book.save(tmp_path / "a.xlsx")
    (tmp_path / "b.xlsx").write_bytes(whole)
    said = [d.code for d in read_files([tmp_path], RUBRIC).diagnostics if d.file.endswith("a.xlsx")]
    assert ("G001" in said, "G029" in said) == (True, False)


def test_files_are_read_one_by_one_and_a_bad_one_stops_none(tmp_path: Path) -> None:
    (tmp_path / "police.xlsx").write_bytes(filled_forms.filled({"T1-R": "Purple", "T1-A": "Red"}))
    (tmp_path / "empty.xlsx").write_bytes(b"")
    steps: list[tuple[int, int]] = []
    reading = read_files([tmp_path], RUBRIC, progress=lambda done, total: steps.append((done, total)))
    assert [Path(r.file).name for r in reading.returns] == ["police.xlsx"]
    assert [line(d) for d in reading.diagnostics if d.code != "A001"] == ["F001", "Target!G5 A002"]
    assert [Path(file).name for file, _ in reading.members] == ["police.xlsx"]
    assert steps[-1] == (2, 2)


def test_a_return_in_two_files_lacks_nothing(tmp_path: Path) -> None:
    for name, gone in (("a.xlsx", DOMAINS[:2]), ("b.xlsx", DOMAINS[2:])):
        book = openpyxl.load_workbook(io.BytesIO(filled_forms.filled({"T1-R": "Red", "O1-R": "Green"})))
        for domain in gone:
            del book[domain]
        book.save(tmp_path / name)
    reading = read_files([tmp_path / "a.xlsx", tmp_path / "b.xlsx"], RUBRIC)
    assert [d.code for d in reading.diagnostics if d.code != "A001"] == ["G029"] * 4
    assert [d.code for d in differences(reading.returns)] == ["I013"]
    alone = read_files([tmp_path / "a.xlsx"], RUBRIC)
    assert [d.code for d in alone.diagnostics if d.code != "A001"] == ["G001"] * 2


# ---- another rubric ----------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def welsh() -> Rubric:
    return load_rubric(folders.WELSH)


def test_a_rubric_in_other_words_is_read_alike(welsh: Rubric) -> None:
    first, second, third, fourth, *_ = welsh.criteria
    data = filled_forms.filled({first: "Gwyrdd", second: "red", third: "Ambr/Coch", fourth: "ddim yn gwybod"}, welsh)
    returned, said = read_return(Member("heddlu.xlsx", data, Kind.OOXML, "0"), welsh)
    assert returned
    assert {a.ref: (a.rating, a.interpreted) for a in returned.answers if a.raw} == {
        first: ("Gwyrdd", False),
        second: ("Coch", True),
        third: (None, False),
        fourth: ("Methu barnu", True),
    }
    assert [d.code for d in said if d.code != "A001"] == ["A003"]
    assert returned.kept == ()


def test_a_folder_in_which_nothing_lies_is_said_and_known(tmp_path: Path) -> None:
    reading = read_files([tmp_path], RUBRIC)
    assert [(d.code, d.file) for d in reading.diagnostics] == [("F031", str(tmp_path))]
    assert reading.empty_folders == (str(tmp_path),)


@pytest.mark.parametrize("longest", [60, 90], ids=["the first release", "now"])
def test_a_name_that_titles_cut_is_known_whole_and_is_no_other_agency_s(longest: int) -> None:
    name = "Felpersham and Ambridge Borough Council Housing, Homelessness and Community Safety Directorate (North)"
    data = filled_forms.filled({"T1-R": "Red"}, agency=name, agency_code="HOUSING")
    book = openpyxl.load_workbook(io.BytesIO(data))
    for domain in DOMAINS:
        book[domain]["A1"] = f"{domain} · {name[: longest - 1]}… · return code HOUSING"
    saved = io.BytesIO()
    book.save(saved)
    returned, said = read_return(Member("form.xlsx", saved.getvalue(), Kind.OOXML, ""), RUBRIC)
    assert returned
    assert (returned.agency, returned.agency_code, returned.shown, returned.kept) == (name, "HOUSING", (), ())
    assert {one.code for one in said} == {"A001"}

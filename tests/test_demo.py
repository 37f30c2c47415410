"""The demo's answers fit the rubric, and the forms filled in with them hold exactly those answers."""

from __future__ import annotations

import datetime
import io
import os
import re
from pathlib import Path

import openpyxl
import pytest

from csxl.demo import (
    Respondent,
    Sent,
    complete,
    example_review,
    fill_return,
    first_sent,
    issue,
    saved_by_libreoffice,
)
from csxl.model.answers import Reading
from csxl.returns.reading import read_files
from csxl.rubrics.loading import load_rubric

RUBRIC = load_rubric()
PEOPLE = {agency.name: agency.respondent for agency in example_review().agencies if agency.respondent}

# What people typed that is not a word of the list, on purpose.
TYPED = {
    ("Police", "P2-R"): "R",
    ("Education", "T1-S"): "amber ",
    ("Youth justice", "L1-P"): "Amber/Green",
    ("Harbour Youth Project", "O1-A"): "can't judge",
}
READ_AS = {"R": "Red", "amber ": "Amber", "Amber/Green": None, "can't judge": "Cannot judge"}
BLANK = {("Education", "P2-P"), ("Youth justice", "P2-S"), ("Harbour Youth Project", "L1-A")}
ANSWER = re.compile(r"^(?!Start!|Lists!).*![G-K]([5-9]|1[0-2])$")
everyone = pytest.mark.parametrize("person", PEOPLE.values(), ids=PEOPLE)


def test_six_agencies_are_asked_and_five_answer() -> None:
    assert [agency.name for agency in example_review().agencies] == [
        "Police",
        "Education",
        "Children's social care",
        "Health",
        "Youth justice",
        "Harbour Youth Project",
    ]
    assert {agency.name for agency in example_review().agencies} - set(PEOPLE) == {"Health"}


@everyone
def test_every_criterion_is_answered_or_left_blank(person: Respondent) -> None:
    assert set(person.answers) == set(RUBRIC.criteria)


def test_only_the_deliberate_answers_are_off_the_list() -> None:
    given = {
        (agency, ref): answer.rating for agency, person in PEOPLE.items() for ref, answer in person.answers.items()
    }
    assert {place: rating for place, rating in given.items() if rating and rating not in RUBRIC.words} == TYPED
    assert {place for place, rating in given.items() if not rating} == BLANK


@everyone
def test_evidence_stands_beside_a_third_to_six_tenths_of_the_ratings(person: Respondent) -> None:
    share = sum(bool(answer.evidence) for answer in person.answers.values()) / len(person.answers)
    assert 0.3 <= share <= 0.6


@everyone
def test_an_action_has_an_owner_and_a_time(person: Respondent) -> None:
    actions = [answer for answer in person.answers.values() if answer.action or answer.owner or answer.by_when]
    assert len(actions) >= 5
    assert all(answer.action and answer.owner and answer.by_when for answer in actions)


def test_everyone_answers_before_the_return_by_date_and_acts_after_it() -> None:
    due = example_review().return_by
    assert all(person.date <= due for person in PEOPLE.values())
    times = [answer.by_when for person in PEOPLE.values() for answer in person.answers.values() if answer.by_when]
    dates = [time for time in times if isinstance(time, datetime.date)]
    assert all(date.year == 2027 for date in dates)
    assert len(times) / 2 < len(dates) < len(times)


def test_police_see_red_where_social_care_sees_green_and_both_say_why() -> None:
    police, care = PEOPLE["Police"].answers, PEOPLE["Children's social care"].answers
    apart = [ref for ref in RUBRIC.criteria if (police[ref].rating, care[ref].rating) == ("Red", "Green")]
    assert apart == ["T1-R", "T2-P", "L2-R", "P1-A", "O2-S"]
    assert all(police[ref].evidence and care[ref].evidence for ref in apart)


@pytest.fixture(scope="module")
def issued() -> dict[str, Sent]:
    return {sent.agency: sent for sent in issue(example_review(), RUBRIC)}


@pytest.fixture(scope="module")
def filled(issued: dict[str, Sent]) -> dict[str, bytes]:
    return {name: fill_return(issued[name].data, person, RUBRIC) for name, person in PEOPLE.items()}


def stored(data: bytes, values: bool = True) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(data), data_only=values)


def cells(book: openpyxl.Workbook) -> dict[str, object]:
    """Every cell that holds something, by sheet and address; dates without their time."""
    return {
        f"{sheet.title}!{cell.coordinate}": plain(cell.value)
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None
    }


def plain(value: object) -> object:
    return value.date() if isinstance(value, datetime.datetime) else value


def test_each_agency_gets_its_own_questionnaire(issued: dict[str, Sent]) -> None:
    assert {name: sent.file for name, sent in issued.items()} == {
        "Police": "Police.xlsx",
        "Education": "Education.xlsx",
        "Children's social care": "Childrens-social-care.xlsx",
        "Health": "Health.xlsx",
        "Youth justice": "Youth-justice.xlsx",
        "Harbour Youth Project": "Harbour-Youth-Project.xlsx",
    }


@everyone
def test_each_answer_is_typed_where_its_ref_and_heading_cross(person: Respondent, filled: dict[str, bytes]) -> None:
    book = stored(filled[person.agency])
    for ref, given in person.answers.items():
        sheet = next(sheet for sheet in book if sheet.title[0] == ref[0] and sheet.title not in ("Start", "Lists"))
        row = next(row for row in sheet.iter_rows(min_row=5) if row[0].value == ref)
        assert [plain(cell.value) or "" for cell in row[6:11]] == [
            given.rating,
            given.evidence,
            given.action,
            given.owner,
            given.by_when,
        ]


@everyone
def test_nothing_else_changes_but_details_notes_and_progress(
    person: Respondent, issued: dict[str, Sent], filled: dict[str, bytes]
) -> None:
    before, after = cells(stored(issued[person.agency].data)), cells(stored(filled[person.agency]))
    changed = {
        place: value for place, value in after.items() if before.get(place) != value and not ANSWER.search(place)
    }
    notes = set(person.notes.values())
    assert set(before) <= set(after)
    assert {person.name, person.role, person.date, *person.overall.values()} | notes == {
        value for place, value in changed.items() if place not in worked_out(filled[person.agency])
    }
    assert {place.split("!")[0] for place, value in changed.items() if value not in notes} == {"Start"}


def worked_out(data: bytes) -> set[str]:
    """The places of the formulas."""
    return {place for place, value in cells(stored(data, values=False)).items() if str(value).startswith("=")}


@everyone
def test_every_formula_is_stored_with_its_value(person: Respondent, filled: dict[str, bytes]) -> None:
    assert len(worked_out(filled[person.agency])) == 21
    assert worked_out(filled[person.agency]) <= set(cells(stored(filled[person.agency])))


def test_progress_counts_only_words_of_the_list(filled: dict[str, bytes]) -> None:
    totals = {
        name: [
            value
            for place, value in cells(stored(data)).items()
            if place.startswith("Start!") and isinstance(value, int)
        ][-4:]
        for name, data in filled.items()
    }
    assert totals == {
        "Police": [32, 31, 1, 13],
        "Education": [32, 30, 2, 11],
        "Children's social care": [32, 32, 0, 14],
        "Youth justice": [32, 30, 2, 17],
        "Harbour Youth Project": [32, 30, 2, 16],
    }


def test_the_last_step_says_what_each_return_leaves_open(filled: dict[str, bytes]) -> None:
    found = cells(stored(filled["Police"])), cells(stored(filled["Children's social care"]))
    police, care = (
        [said for place in sorted(worked_out(filled["Police"])) if isinstance(said := one[place], str)] for one in found
    )
    assert police == [
        "Not ready to send yet",
        "Still to answer: 1 in Partnerships.",
        "Ratings without evidence: 3 in Target, 3 in Legal & policy framework, 3 in Partnerships, 4 in Outcomes.",
        "Name, role and date are given.",
        "Every text fits its row.",
    ]
    assert care[:2] == [
        "Ready to send: save this file and send it to coordinator@northbrook.example",
        "All criteria are answered.",
    ]


def test_a_comment_hangs_on_the_rating_it_is_about(filled: dict[str, bytes]) -> None:
    book = stored(filled["Children's social care"])
    comments = {
        f"{sheet.title}!{cell.coordinate}": cell.comment.text
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if cell.comment
    }
    assert comments == {"Outcomes!G12": "We can bring the seven review records to the meeting. PN"}


def test_filling_in_twice_gives_the_same_bytes(issued: dict[str, Sent], filled: dict[str, bytes]) -> None:
    assert fill_return(issued["Police"].data, PEOPLE["Police"], RUBRIC) == filled["Police"]


def test_a_return_was_last_saved_on_the_date_that_its_person_gives(filled: dict[str, bytes]) -> None:
    assert stored(filled["Police"]).properties.modified == datetime.datetime(2026, 11, 10, 16, 30)


def test_without_libreoffice_its_return_comes_from_openpyxl(
    issued: dict[str, Sent], filled: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    returned = {sent.agency: sent for sent in complete(issued.values(), example_review(), RUBRIC)}
    own = {name: data for name, data in filled.items() if not PEOPLE[name].copied_from}
    assert {name: returned[name].data for name in own} == own
    assert returned["Education"].file == "Education - completed v2 FINAL.xlsx"


@pytest.mark.skipif(os.name == "nt", reason="a script stands in for the program")
def test_libreoffice_leaves_nothing_behind_when_its_time_is_up(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    slow = tmp_path / "soffice"
    slow.write_text('#!/bin/sh\ntouch "$TMPDIR/left.tmp"\necho "$TMPDIR" > "${0%/*}/said"\nexec sleep 60\n')
    slow.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setattr("csxl.demo.libreoffice.PATIENCE", 1)
    assert saved_by_libreoffice(b"a workbook") is None
    scratch = Path((tmp_path / "said").read_text().strip())
    assert scratch.name.startswith("csxl-")
    assert not scratch.exists()


def test_education_sent_a_mark_that_cannot_be_read_and_corrected_it(issued: dict[str, Sent], tmp_path: Path) -> None:
    [first] = first_sent(issued.values(), example_review(), RUBRIC)
    (tmp_path / first.file).write_bytes(first.data)
    (tmp_path / "corrected.xlsx").write_bytes(fill_return(issued["Education"].data, PEOPLE["Education"], RUBRIC))
    reading = read_files([tmp_path], RUBRIC)
    before, after = sorted(reading.returns, key=lambda form: form.saved)
    assert (Path(before.file).name, before.saved[:10], after.saved[:10]) == (
        "Education.xlsx",
        "2026-11-04",
        "2026-11-06",
    )
    assert [d.cell for d in reading.diagnostics if (d.file, d.code) == (before.file, "A003")] == ["G8"]
    changed = [one.ref for one, other in zip(before.answers, after.answers, strict=True) if one != other]
    assert changed == ["P1-S"]


def test_a_copied_form_shows_one_agency_and_hides_another(issued: dict[str, Sent], tmp_path: Path) -> None:
    returned = complete(issued.values(), example_review(), RUBRIC)
    copied = next(sent for sent in returned if PEOPLE[sent.agency].copied_from)
    found = cells(stored(copied.data))
    assert [found[f"{sheet}!{cell}"] for sheet in ("Start", "Lists") for cell in ("B4", "B5")] == [
        "Harbour Youth Project",
        "HARBOUR-YOUTH",
        "Youth justice",
        "YOUTH-JUSTICE",
    ]
    titles = [text for place, text in found.items() if place.endswith("!A1") and "return code" in str(text)]
    assert len(titles) == 4 and all("HARBOUR-YOUTH" in str(title) for title in titles)
    (tmp_path / copied.file).write_bytes(copied.data)
    [form] = read_files([tmp_path], RUBRIC).returns
    assert form.agency_code == "YOUTH-JUSTICE"


@pytest.mark.office
def test_libreoffice_saves_the_same_answers(filled: dict[str, bytes]) -> None:
    data = saved_by_libreoffice(filled["Harbour Youth Project"])
    if data is None and not os.environ.get("CSXL_REQUIRE_OFFICE"):
        pytest.skip("LibreOffice is not installed")
    assert data is not None
    saved, typed = cells(stored(data)), cells(stored(filled["Harbour Youth Project"]))
    assert {place: value for place, value in saved.items() if ANSWER.search(place)} == {
        place: value for place, value in typed.items() if ANSWER.search(place)
    }


@pytest.fixture(scope="module")
def reading(filled: dict[str, bytes], tmp_path_factory: pytest.TempPathFactory) -> Reading:
    folder = tmp_path_factory.mktemp("returns")
    for name, data in filled.items():
        (folder / f"{name}.xlsx").write_bytes(data)
    return read_files([folder], RUBRIC)


def test_the_reader_names_the_rating_that_is_two_and_the_rows_left_blank(reading: Reading) -> None:
    assert {
        (Path(diagnostic.file).stem, diagnostic.severity, diagnostic.code, f"{diagnostic.sheet}!{diagnostic.cell}")
        for diagnostic in reading.diagnostics
    } == {
        ("Youth justice", "ERROR", "A003", "Legal & policy framework!G7"),
        ("Youth justice", "NOTE", "A001", "Partnerships!G12"),
        ("Education", "NOTE", "A001", "Partnerships!G11"),
        ("Harbour Youth Project", "NOTE", "A001", "Legal & policy framework!G6"),
    }


@everyone
def test_the_reader_finds_every_answer_as_it_was_given(person: Respondent, reading: Reading) -> None:
    returned = next(form for form in reading.returns if form.agency == person.agency)
    assert {
        found.ref: (found.rating, found.evidence, found.action, found.owner, found.by_when, found.interpreted)
        for found in returned.answers
    } == {
        ref: (
            READ_AS.get(given.rating, given.rating or None),
            given.evidence,
            given.action,
            given.owner,
            str(given.by_when),
            given.rating in READ_AS and given.rating != "Amber/Green",
        )
        for ref, given in person.answers.items()
    }
    assert returned.completed_by == f"{person.name}, {person.role}, {person.date}"
    assert {remark.label: remark.text for remark in returned.overall} == person.overall


def test_two_people_say_something_of_the_whole(reading: Reading) -> None:
    assert {(form.agency, remark.label) for form in reading.returns for remark in form.overall} == {
        ("Children's social care", "What works well"),
        ("Children's social care", "Overall comment"),
        ("Police", "What works well"),
    }


def test_the_reader_keeps_what_was_added(reading: Reading) -> None:
    assert {(form.agency, f"{kept.sheet}!{kept.cell}") for form in reading.returns for kept in form.kept} == {
        ("Children's social care", "Outcomes!G12"),
        ("Education", "Partnerships!H14"),
    }

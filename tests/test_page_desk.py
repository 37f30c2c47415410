"""The page's side of the engine: a whole round, with the same bytes as the command line, and what a page may do."""

from __future__ import annotations

import datetime
import html
import io
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from csxl.decisions.summary_reader import read_summary_bytes
from csxl.model.decisions import ACTION, AGREED_RATING, BY_WHEN, OWNER, REASON
from csxl.model.refusal import Refusal
from csxl.model.review import NamedFile, Party
from csxl.page.calls import answer, in_words
from csxl.review.review_book import write_review_book
from csxl.rubrics.book_writing import write_rubric_book
from csxl.rubrics.loading import load_rubric
from csxl.rubrics.shipped import rubric_place
from tests.helpers.command_line import csxl
from tests.helpers.coordinators_workbooks import PLAN
from tests.helpers.filled_forms import blank, filled, sent_back
from tests.helpers.page_desk import DAY, Page, ask, unzipped
from tests.helpers.raw_mails import alone
from tests.helpers.typed_summaries import agreed, typed
from tests.helpers.wrapped_files import locked, zipped

TYPED: dict[str, Any] = {
    "title": "Autumn 2026",
    "partnership": "Borsetshire Safeguarding Children Partnership",
    "return_by": "2026-12-18",
    "coordinator": "Jo Archer",
    "email": "jo@borsetshire.gov.uk",
    "language": "English",
    "agencies": [
        {"name": "Police", "sector": "Police", "contact": "Sam Lee", "email": "sam@police.example"},
        {"name": "Education", "sector": "Education", "contact": "", "email": "office@schools.example"},
        {"name": "Children's social care"},
    ],
}
EDUCATION: dict[str, Any] = {"agency": "Education", "agency_code": "EDUCATION"}


def all_of(word: str, **changes: Any) -> bytes:
    return filled(dict.fromkeys(load_rubric().criteria, word), **changes)


@pytest.fixture
def page() -> Page:
    return Page()


def test_typed_agencies_become_a_review_s_folder(page: Page) -> None:
    page.settle(typed=TYPED)
    result, [data] = ask("make")
    files = unzipped(data)
    assert [name for name in files if name.startswith("questionnaires/")] == [
        "questionnaires/Police.xlsx",
        "questionnaires/Education.xlsx",
        "questionnaires/Childrens-social-care.xlsx",
    ]
    assert {"drafts/Invitation - POLICE.eml", "drafts/letters.html", "review.xlsx", "returns/"} <= files.keys()
    assert result["contents"] == list(files)
    assert result["said"] == ["Children's social care: No email address is given in the table of agencies."]
    assert page.state()["can"] == {"make": True, "letters": True, "summary": True}


def test_a_review_may_be_in_two_languages(page: Page) -> None:
    page.settle(typed={**TYPED, "language": "Welsh and English"})
    letter = page.state()["letters"][0]
    assert [tag for tag, _ in letter["halves"]] == ["cy", "en"]
    assert "".join(half for _, half in letter["halves"]) == letter["text"]
    _, [data] = ask("make")
    files = unzipped(data)
    form = openpyxl.load_workbook(io.BytesIO(files["questionnaires/Police.xlsx"]))
    assert form.sheetnames[0] == "Dechrau · Start"
    letters = files["drafts/letters.html"].decode()
    assert '<span lang="cy">Annwyl Sam Lee,' in letters and '<span lang="en">Dear Sam Lee,' in letters


def test_a_dropped_rubric_is_told_in_the_review_s_language(page: Page) -> None:
    book = write_rubric_book(load_rubric(rubric_place("section-11")))
    words = {}
    for language in ("Welsh", "English"):
        page.drop({"audit.xlsx": book})
        page.settle(typed={**TYPED, "language": language})
        _, [data] = ask("make")
        form = openpyxl.load_workbook(io.BytesIO(unzipped(data)["questionnaires/Police.xlsx"]))
        words[language] = [form.worksheets[1].cell(4, column).value for column in range(4, 8)]
    audit = load_rubric(rubric_place("section-11"))
    assert words == {
        "Welsh": [one.word for one in audit.said_in("cy").scale],
        "English": [one.word for one in audit.scale],
    }


@pytest.mark.parametrize("kind", ["workbook", "folder"])
def test_a_rubric_of_one_s_own_is_in_the_review_s_folder(page: Page, tmp_path: Path, kind: str) -> None:
    book = write_rubric_book(load_rubric(rubric_place("section-11")))
    beside = ["rubric.xlsx"]
    if kind == "workbook":
        page.drop({"Our audit.xlsx": book})
    else:
        page.drop_folder(Path("rubric/section-11"))
        beside = [f"rubric/{path.name}" for path in sorted(Path("rubric/section-11").glob("*.toml"))]
    page.settle(typed={**TYPED, "language": "Welsh and English"})
    _, [data] = ask("make")
    files = unzipped(data)
    assert [name for name in files if name.startswith("rubric")] == beside
    assert kind == "folder" or files["rubric.xlsx"] == book

    again = Page()
    for _ in range(2):  # what was read before the rubric was found is read once more
        again.drop({"Autumn/review.zip": data})
    state = again.state()
    assert (state["again"], state["faults"], state["points"]) == ([], [], [])
    assert state["review"]["rubric"] == load_rubric(rubric_place("section-11")).said_in("cy").title
    _, [once_more] = ask("make")
    assert unzipped(once_more) == files
    for name, one in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        if not name.endswith("/"):
            (tmp_path / name).write_bytes(one)
    assert csxl("generate", tmp_path / "review.xlsx", "-o", tmp_path / "out").exit_code == 0
    for path in (tmp_path / "out/questionnaires").iterdir():
        assert path.read_bytes() == files[f"questionnaires/{path.name}"]


@pytest.mark.parametrize(
    ("language", "columns"), [("", 0), ("English", 0), ("Welsh", 1), ("English and Welsh", 1), ("Klingon", 0)]
)
@pytest.mark.parametrize("empty", [True, False])
def test_a_rubric_to_begin_with_has_room_for_the_review_s_languages(
    page: Page, language: str, columns: int, empty: bool
) -> None:
    assert page.state()["review"]["rubric"] == ""
    _, [data] = ask("rubric", empty=empty, language=language)
    scale = openpyxl.load_workbook(io.BytesIO(data))["Scale"]
    texts = [cell.value for row in scale.iter_rows() for cell in row]
    assert texts.count("Word (Welsh)") == columns


def test_a_rubric_keeps_the_name_that_the_review_gives_it(page: Page) -> None:
    book = write_review_book(replace(PLAN, rubric="forms/audit.xlsx"))
    page.drop({"review.xlsx": book})
    assert "drop its workbook or folder" in page.state()["faults"][0]
    page.drop({"x.xlsx": write_rubric_book(load_rubric(rubric_place("section-11")))})
    _, [data] = ask("make")
    files = unzipped(data)
    assert page.state()["review"]["rubric_file"] == "x.xlsx"
    assert "audit.xlsx" in files
    assert files["review.xlsx"] == book


@pytest.mark.parametrize(
    ("language", "tag", "said"),
    [
        ("English", "en", "1 of 3 agencies returned;"),
        ("Welsh", "cy", "Mae 1 o’r 3 asiantaeth wedi dychwelyd;"),
        ("Welsh and English", "cy", "Mae 1 o’r 3 asiantaeth wedi dychwelyd;"),
        ("English and Welsh", "en", "1 of 3 agencies returned;"),
    ],
)
def test_what_the_summary_will_say_first_is_in_its_language(page: Page, language: str, tag: str, said: str) -> None:
    page.drop({"audit.xlsx": write_rubric_book(load_rubric(rubric_place("section-11")))})
    page.settle(typed={**TYPED, "language": language})
    _, [data] = ask("make")
    page.drop({"returns/Police.xlsx": unzipped(data)["questionnaires/Police.xlsx"]})
    state = page.state()
    assert {one for one, _ in state["headline"]} == {tag}
    assert said in state["headline"][0][1]
    assert {domain["language"][:2] for domain in state["agencies"][0]["domains"]} == {tag}
    _, [_, board, *_] = ask("summary")
    assert state["headline"][0][1] in html.unescape(board.decode())


def test_only_the_agencies_are_needed_and_what_is_blank_is_said(page: Page) -> None:
    page.settle(typed={"agencies": [{"name": "Police"}, {"name": "Education"}], "title": "Autumn 2026"})
    result, [data] = ask("make")
    blank = ["Left blank: the partnership, the day to be returned by, your name and your email address."]
    assert result["said"] == blank
    again = Page()
    again.drop({"review.xlsx": unzipped(data)["review.xlsx"]})
    assert {one["code"] for one in again.state()["about_review"] if one["severity"] == "ERROR"} == {"P002"}
    result, [once_more] = ask("make")
    assert result["said"][:1] == blank
    assert unzipped(once_more)["questionnaires/Police.xlsx"] == unzipped(data)["questionnaires/Police.xlsx"]


def test_no_letter_is_written_that_would_name_nothing(page: Page) -> None:
    page.settle(typed=TYPED | {"return_by": ""})
    result, [data] = ask("make")
    assert result["said"] == ["Left blank: the day to be returned by, so no letters were written."]
    assert not [name for name in unzipped(data) if name.startswith("drafts/")]
    assert page.state()["letters"] == []
    with pytest.raises(Refusal):
        ask("letters", kind="Invitation")


def test_questionnaires_are_those_of_the_command_line(page: Page, tmp_path: Path) -> None:
    (tmp_path / "review.xlsx").write_bytes(write_review_book(PLAN))
    assert csxl("generate", tmp_path / "review.xlsx", "-o", tmp_path / "out").exit_code == 0
    page.drop({"review.xlsx": (tmp_path / "review.xlsx").read_bytes()})
    _, [data] = ask("make")
    made = {name: data for name, data in unzipped(data).items() if name.startswith("questionnaires/")}
    issued = {f"questionnaires/{path.name}": path.read_bytes() for path in (tmp_path / "out/questionnaires").iterdir()}
    assert made == issued
    assert len(made) == len(PLAN.parties)


def test_the_review_s_folder_can_be_dropped_as_it_is_or_zipped(page: Page) -> None:
    page.settle(typed=TYPED)
    _, [data] = ask("make")
    zipped = Page()
    roles = {record["path"]: record["role"] for record in zipped.drop({"Autumn.zip": data})}
    assert roles["Autumn.zip/review.xlsx"] == "review"
    assert roles["Autumn.zip/questionnaires/Police.xlsx"] == "questionnaire"
    assert roles["Autumn.zip/drafts/Invitation - POLICE.eml"] == "left"
    state = zipped.state()
    assert (state["review"]["source"], state["review"]["agencies"]) == ("Autumn.zip/review.xlsx", 3)
    assert [one["state"] for one in state["agencies"]] == ["not returned"] * 3
    assert {one["kind"] for one in state["letters"]} == {"Invitation"}


def test_summary_and_board_page_are_those_of_the_command_line(
    page: Page, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "round"
    (folder / "returns").mkdir(parents=True)
    (folder / "returns/Police.xlsx").write_bytes(all_of("Red"))
    (folder / "returns/Education.xlsx").write_bytes(all_of("Green", **EDUCATION))
    (folder / "questionnaires").mkdir()
    (folder / "questionnaires/Police.xlsx").write_bytes(blank())
    (folder / "questionnaires/Education.xlsx").write_bytes(blank(**EDUCATION))
    (folder / "questionnaires/Health.xlsx").write_bytes(blank(agency="Health", agency_code="HEALTH"))
    monkeypatch.chdir(tmp_path)
    papers = ["--html", "round/b.html", "--docx", "round/b.docx", "--agenda", "round/a.docx"]
    assert csxl("consolidate", "round/returns", "-o", "round/s.xlsx", *papers).exit_code == 0
    written = [(folder / name).read_bytes() for name in ("s.xlsx", "b.html", "b.docx", "a.docx")]
    page.drop(
        {path: data for path, data in _files(folder).items() if "/returns/" in path or "/questionnaires/" in path}
    )
    ask("begin", day=datetime.date.today().isoformat())
    for data in page.kept.values():
        ask("recall", data)
    result, made = ask("summary")
    assert made == written
    assert (result["name"], result["page"]) == ("summary.xlsx", "board.html")
    assert result["documents"] == ["board.docx", "agenda.docx"]


def _files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder.parent).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_state_says_who_is_where_and_what_is_due(page: Page) -> None:
    page.settle(typed=TYPED)
    page.drop({"Police.xlsx": all_of("Red"), "Education.xlsx": filled({"T1-R": "Purple"}, **EDUCATION)})
    state = page.state()
    found = {one["code"]: one for one in state["agencies"]}
    assert {code: one["state"] for code, one in found.items()} == {
        "POLICE": "complete",
        "EDUCATION": "to settle",
        "SOCIAL-CARE": "not returned",
    }
    target = {"letter": "T", "name": "Target", "language": "en-GB", "answered": 0, "of": 8}
    assert found["EDUCATION"]["domains"][0] == target
    assert {one["state"]: one["number"] for one in state["tally"]} == {
        "not returned": 1,
        "incomplete": 0,
        "to settle": 1,
        "complete": 1,
    }
    assert {(one["kind"], one["agency"]) for one in state["letters"]} == {("Query", "Education"), ("Thanks", "Police")}
    [group] = [one for one in state["points"] if one["code"] == "EDUCATION"]
    assert (group["points"][0]["severity"], group["points"][0]["cell"], group["points"][0]["ref"]) == (
        "ERROR",
        "G5",
        "T1-R",
    )
    assert state["unwritten"] == [
        {"agency": "Children's social care", "why": "No email address is given in the table of agencies."}
    ]


def test_a_zip_says_how_far_it_is_read(page: Page) -> None:
    files = {"Police.xlsx": all_of("Red"), "Education.xlsx": all_of("Green", **EDUCATION)}
    heard: list[tuple[int, int]] = []
    answer("take", json.dumps({"path": "all.zip"}), zipped(files), lambda done, total: heard.append((done, total)))
    assert heard == [(1, 2), (2, 2)]


def test_what_lies_beside_a_rubric_is_left(page: Page) -> None:
    [record] = page.drop({"rubric/__init__.py": b'"""The rubric."""\n'})
    assert record["role"] == "left"


def test_a_page_left_open_knows_the_next_day(page: Page) -> None:
    page.settle(typed=TYPED, day="2026-12-20")
    assert {one["late"] for one in page.state()["agencies"]} == {"2 days"}


@pytest.mark.parametrize(("asked", "said"), [(1, "0 of 1 agency has returned."), (2, "0 of 2 agencies have returned.")])
def test_how_many_have_returned_is_said_as_people_say_it(page: Page, asked: int, said: str) -> None:
    page.settle(typed=TYPED | {"agencies": TYPED["agencies"][:asked]})
    assert page.state()["lines"][0] == said


def test_what_has_errors_comes_first(page: Page) -> None:
    page.settle(typed=TYPED)
    page.drop({"Police.xlsx": filled({"T1-R": "Red"}), "Education.xlsx": filled({"T1-R": "Purple"}, **EDUCATION)})
    points = page.state()["points"]
    assert [(group["code"], group["points"][0]["severity"]) for group in points] == [
        ("EDUCATION", "ERROR"),
        ("POLICE", "NOTE"),
    ]


def test_before_anything_came_agencies_are_due_an_invitation(page: Page) -> None:
    page.settle(typed=TYPED)
    assert {one["due"] for one in page.state()["agencies"]} == {"Invitation"}
    page.settle(typed=TYPED, day="2026-12-20")
    assert {one["due"] for one in page.state()["agencies"]} == {"Reminder"}


def test_a_decision_whose_ground_moved_is_said_among_the_decisions(page: Page) -> None:
    page.drop({"Police.xlsx": all_of("Red"), "Education.xlsx": all_of("Green", **EDUCATION)})
    _, [data, *_] = ask("summary")
    page.drop({"old/summary.xlsx": typed(data, {agreed("T1-R", AGREED_RATING): "Amber"})})
    page.drop({"Health.xlsx": all_of("Green", agency="Health", agency_code="HEALTH")})
    state = page.state()
    assert [(one["code"], one["file"], one["ref"]) for one in state["decisions"]["said"]] == [
        ("D012", "old/summary.xlsx", "T1-R")
    ]
    assert not [one for group in state["points"] for one in group["points"] if one["code"].startswith("D")]


def test_what_was_kept_makes_another_desk_the_same(page: Page) -> None:
    page.settle(typed=TYPED)
    page.drop({"Police.xlsx": all_of("Red"), "Education.xlsx": all_of("Amber", **EDUCATION)})
    before = page.state()
    other = Page()
    for data in page.kept.values():
        ask("recall", data)
    other.settle(typed=TYPED)
    assert other.state() == before


def test_decisions_in_a_dropped_summary_are_carried(page: Page) -> None:
    page.drop({"Police.xlsx": all_of("Red"), "Education.xlsx": all_of("Green", **EDUCATION)})
    _, [data, *_] = ask("summary")
    page.drop({"summary.xlsx": typed(data, {agreed("T1-R", AGREED_RATING): "Amber", agreed("T1-R", REASON): "Heard"})})
    assert page.state()["decisions"]["number"] == 1
    _, [again, *_] = ask("summary")
    former, _ = read_summary_bytes("summary.xlsx", again, (), load_rubric(), datetime.date.fromisoformat(DAY))
    assert former
    assert former.decisions.entries[agreed("T1-R", REASON)].value == "Heard"


def test_after_the_meeting_letters_say_which_actions_are_due(page: Page) -> None:
    page.settle(typed=TYPED)
    page.drop({"Police.xlsx": all_of("Red"), "Education.xlsx": all_of("Green", **EDUCATION)})
    _, [data, *_] = ask("summary")
    assert "Actions due" not in {one["kind"] for one in page.state()["letters"]}
    told = {AGREED_RATING: "Amber", ACTION: "Hold one meeting a month", OWNER: "education", BY_WHEN: "2026-12-10"}
    page.drop({"summary.xlsx": typed(data, {agreed("T1-R", heading): text for heading, text in told.items()})})
    [letter] = (one for one in page.state()["letters"] if one["kind"] == "Actions due")
    assert (letter["agency"], letter["why"]) == ("Education", "1 action due")
    assert "Hold one meeting a month" in letter["text"]
    result, [zipped] = ask("letters", kind="Actions due")
    assert result["name"] == "Actions due.zip"
    assert set(unzipped(zipped)) == {"drafts/Actions due - EDUCATION.eml", "drafts/letters.html"}


def test_a_summary_of_another_review_shows_what_was_said_last_time(page: Page) -> None:
    page.drop({"old/Police.xlsx": all_of("Red", review="Spring 2026")})
    _, [data, *_] = ask("summary")
    now = Page()
    now.settle(typed=TYPED)
    now.drop({"spring.xlsx": data})
    assert now.state()["before"] == {"file": "spring.xlsx", "review": "Spring 2026"}
    result, [zipped] = ask("make")
    assert "Red" in _shown_last_time(unzipped(zipped)["questionnaires/Police.xlsx"])
    assert any("Education" in said for said in result["said"])


def test_a_summary_of_another_review_is_the_one_before_in_the_summary_too(page: Page) -> None:
    page.drop({"old/Police.xlsx": all_of("Red", review="Spring 2026")})
    _, [data, *_] = ask("summary")
    now = Page()
    now.settle(typed=TYPED)
    now.drop({"spring.xlsx": data, "Police.xlsx": all_of("Amber")})
    result, _ = ask("summary")
    assert [one["code"] for one in result["said"] if one["file"] == "spring.xlsx"] == ["P041"]


def test_a_summary_that_the_workbook_names_is_asked_for(page: Page) -> None:
    review = replace(PLAN, before=NamedFile("../autumn/summary.xlsx"))
    page.drop({"review.xlsx": write_review_book(review)})
    result, _ = ask("make")
    [said] = [one for one in result["said"] if "../autumn/summary.xlsx" in one]
    assert said.startswith("Review, cell B14: ")
    result, _ = ask("summary")
    assert [one["code"] for one in result["said"]] == ["P052"]


def _shown_last_time(data: bytes) -> set[object]:
    sheet = openpyxl.load_workbook(io.BytesIO(data)).worksheets[1]
    return {cell.value for row in sheet.iter_rows(min_row=5, min_col=12) for cell in row}


def test_a_locked_file_is_read_once_its_password_is_given(page: Page) -> None:
    data = locked(all_of("Red"), "kestrel")
    [record] = page.drop({"Police.xlsx": data})
    assert record["locked"]
    assert page.state()["locked"] == ["Police.xlsx"]
    assert page.state()["again"] == []
    page.settle(passwords=["kestrel"])
    assert page.state()["again"] == [record["key"]]
    [record] = page.drop({"Police.xlsx": data})
    assert not record["locked"]
    assert page.state()["again"] == []


def test_a_file_that_ended_the_reader_is_named(page: Page) -> None:
    page.drop({"Police.xlsx": all_of("Red")})
    ask("unread", path="Health.xlsx", why="time")
    [group] = [one for one in page.state()["points"] if not one["name"]]
    [said] = group["points"]
    assert (said["file"], said["severity"], said["code"]) == ("Health.xlsx", "ERROR", "F036")
    assert "it took longer than any file may" in said["message"]


def test_a_file_that_ended_the_reader_is_not_taken_for_another_of_its_name(page: Page) -> None:
    page.settle(typed=TYPED)
    page.drop({"return.xlsx": all_of("Red")})
    ask("unread", path="return.xlsx", why="time")
    state = page.state()
    assert {one["code"]: one["state"] for one in state["agencies"]}["POLICE"] == "complete"
    assert [(group["code"], one["file"]) for group in state["points"] for one in group["points"]] == [
        ("", "return.xlsx (2)")
    ]
    ask("forget", key="return.xlsx")
    assert page.state()["points"] == []


def test_a_rubric_of_one_s_own_is_used_and_returns_are_read_again(page: Page) -> None:
    [record] = page.drop({"Police.xlsx": all_of("Red")})
    page.drop_folder(Path("tests/rubrics/welsh"))
    state = page.state()
    assert state["again"] == [record["key"]]
    assert state["review"]["rubric"]


def test_two_returns_of_one_agency_are_a_choice(page: Page) -> None:
    page.drop(
        {
            "a.xlsx": sent_back({"T1-R": "Red"}, "2026-11-01T10:00:00Z", "Ann"),
            "b.xlsx": sent_back({"T1-R": "Green"}, "2026-11-02T10:00:00Z", "Bob"),
        }
    )
    [choice] = page.state()["choices"]
    assert (choice["kind"], choice["code"], sorted(choice["files"]), choice["chosen"]) == (
        "prefer",
        "POLICE",
        ["a.xlsx", "b.xlsx"],
        "",
    )
    page.settle(prefer=["b.xlsx"])
    [choice] = page.state()["choices"]
    assert choice["chosen"] == "b.xlsx"


def test_two_files_of_one_name_are_both_read_and_one_dropped_twice_is_one(page: Page) -> None:
    other = all_of("Green", **EDUCATION)
    for data in (all_of("Red"), other, other):
        page.drop({"return.xlsx": data})
    assert [one["path"] for one in page.state()["files"]] == ["return.xlsx", "return.xlsx (2)"]
    assert {one["code"]: one["state"] for one in page.state()["agencies"]} == {
        "POLICE": "complete",
        "EDUCATION": "complete",
    }


def test_a_summary_saved_again_takes_the_place_of_the_one_dropped_before(page: Page) -> None:
    page.drop({"Police.xlsx": all_of("Red"), "Education.xlsx": all_of("Green", **EDUCATION)})
    _, [data, *_] = ask("summary")
    page.drop({"summary.xlsx": data})
    page.drop({"summary.xlsx": typed(data, {agreed("T1-R", REASON): "Heard"})})
    assert [one["path"] for one in page.state()["files"] if one["role"] == "summary"] == ["summary.xlsx"]
    assert page.state()["decisions"]["number"] == 1


@pytest.mark.parametrize("order", [1, -1])
def test_of_two_summaries_of_the_review_the_one_saved_last_counts(page: Page, order: int) -> None:
    page.drop({"Police.xlsx": all_of("Red"), "Education.xlsx": all_of("Green", **EDUCATION)})
    _, [data, *_] = ask("summary")
    typed_later = typed(data, {agreed("T1-R", REASON): "Heard"})
    page.drop(dict([("summary.xlsx", typed_later), ("summary (1).xlsx", data)][::order]))
    decisions = page.state()["decisions"]
    assert (decisions["file"], decisions["passed_over"]) == ("summary.xlsx", ["summary (1).xlsx"])


@pytest.mark.parametrize("order", [1, -1])
def test_of_two_workbooks_of_the_coordinator_the_one_saved_last_counts(page: Page, order: int) -> None:
    page.settle(typed=TYPED)
    _, [zipped] = ask("make")
    book = openpyxl.load_workbook(io.BytesIO(unzipped(zipped)["review.xlsx"]))
    book["Agencies"]["A6"] = "Northbrook Police"
    book.save(changed := io.BytesIO())
    now = Page()
    now.drop(dict([("a/review.xlsx", changed.getvalue()), ("a/review.zip", zipped)][::order]))
    state = now.state()
    assert (state["review"]["source"], state["agencies"][0]["name"]) == ("a/review.xlsx", "Northbrook Police")
    said = [(one["code"], one["file"]) for one in state["about_review"] if one["severity"] == "WARNING"]
    assert ("P043", "a/review.zip/review.xlsx") in said


def test_what_csxl_wrote_to_be_looked_at_is_no_return(page: Page) -> None:
    page.drop({"a/Police.xlsx": all_of("Red")})
    _, [_, board, paper, agenda] = ask("summary")
    web_page = (Path(__file__).parent.parent / "web" / "page.html").read_bytes()
    found = page.drop({"a/board.html": board, "a/csxl.html": web_page, "a/csxl.html.sha256": b"0 csxl.html"})
    found += page.drop({"a/board.docx": paper, "a/agenda.docx": agenda})
    assert [record["role"] for record in found] == ["left"] * 5
    assert [one["code"] for group in page.state()["points"] for one in group["points"]] == []
    [other] = page.drop({"a/other.html": b"<html><body>No workbook</body></html>"})
    assert other["role"] == "unread"  # which is named: somebody may have meant it as a return
    assert [one["code"] for group in page.state()["points"] for one in group["points"]] == ["F008"]


def test_what_holds_no_return_is_not_called_one(page: Page) -> None:
    found = page.drop({"a/letter.txt": b"Dear all,\nsee below\n", "a/Police.xlsx": all_of("Red")})
    assert [(one["path"], one["role"]) for one in found] == [("a/letter.txt", "unread"), ("a/Police.xlsx", "return")]
    assert page.state()["files"][0]["role"] == "unread"


def test_a_file_left_out_is_gone(page: Page) -> None:
    [record] = page.drop({"Police.xlsx": all_of("Red")})
    ask("forget", key=record["key"])
    assert page.state()["agencies"] == []


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"agencies": []}, "No agency is named yet"),
        ({"agencies": [{"name": "Police"}, {"name": "police"}]}, "named twice"),
        ({"agencies": [{"name": "", "email": "a@b.example"}]}, "names no agency"),
        ({"email": "no address"}, "“no address” (for you) is not a single email address"),
        ({"return_by": "soon"}, "“soon” is not a date"),
    ],
)
def test_what_was_typed_wrong_is_said(page: Page, change: dict[str, Any], said: str) -> None:
    page.settle(typed=TYPED | change)
    with pytest.raises(Refusal) as refused:
        ask("make")
    assert said in in_words(refused.value)
    page.state()


def test_a_faulty_review_is_refused_with_each_cell(page: Page) -> None:
    page.drop({"review.xlsx": ask("blank")[1][0]})
    with pytest.raises(Refusal) as refused:
        ask("make")
    assert "ERROR: review.xlsx, Agencies, cell A6: There are no agencies" in in_words(refused.value)
    assert page.state()["about_review"]


def test_the_example_can_be_dropped_as_one_s_own(page: Page) -> None:
    result, files = ask("example")
    page.drop({f"example/{path}": data for path, data in zip(result["paths"], files, strict=True)})
    state = page.state()
    assert state["review"]["title"] == "Autumn review 2026"
    assert {one["name"]: one["state"] for one in state["agencies"]}["Health"] == "not returned"
    assert sum(one["number"] for one in state["tally"]) == 6
    assert {one["kind"] for one in state["letters"]} >= {"Reminder", "Query"}
    assert state["choices"]  # somebody filled in a copy of another agency's form


def test_nothing_gives_an_empty_state(page: Page) -> None:
    state = page.state()
    assert state["agencies"] == state["points"] == state["letters"] == []
    assert state["can"] == {"make": False, "letters": False, "summary": False}
    with pytest.raises(Refusal):
        ask("summary")


def test_a_code_made_from_a_name_stays_as_it_was_issued_or_came_back(page: Page) -> None:
    """The page has no folder: its questionnaires may be dropped, or only what came back."""
    book = write_review_book(replace(PLAN, parties=(Party("Kingsmere Council Housing", ""), Party("Education", ""))))
    form = blank(agency="Kingsmere Council Housing", agency_code="KINGSMERE-COUNCIL", review=PLAN.title)
    page.drop({"review.xlsx": book})
    assert [one["code"] for one in page.state()["agencies"]] == ["HOUSING", "EDUCATION"]
    for path in ("questionnaires/Housing.xlsx", "returns/Housing.xlsx"):
        again = Page()
        again.drop({"review.xlsx": book, path: form})
        assert [one["code"] for one in again.state()["agencies"]] == ["KINGSMERE-COUNCIL", "EDUCATION"]


def test_answers_in_a_mail_are_their_agency_s_or_wait_until_it_is_chosen_whose_they_are(page: Page) -> None:
    page.settle(typed=TYPED)
    said = alone("T1-R: Amber\r\nT1-A: Red")
    page.drop({"a.eml": said.replace(b"ann@police.example", b"sam@police.example"), "b.eml": said + b"\r\nSorry."})
    state = page.state()
    points = {group["name"]: [(one["code"], one["ref"]) for one in group["points"]] for group in state["points"]}
    assert points == {"Police": [("F075", "T1-R"), ("F075", "T1-A")], "": [("F076", "")]}
    assert [(one["kind"], one["file"]) for one in state["choices"]] == [("whose", "b.eml")]
    assert [one["due"] for one in state["agencies"] if one["name"] == "Police"] == [""]
    assert any("Wrote answers in a mail" in line for line in state["lines"])
    page.settle(typed=TYPED, whose={"b.eml": "EDUCATION"})
    groups = {group["name"]: len(group["points"]) for group in page.state()["points"]}
    assert groups == {"Police": 2, "Education": 2}


def test_after_the_meeting_each_that_answered_gets_a_page_of_what_came_of_it(page: Page) -> None:
    page.settle(typed=TYPED)
    page.drop({"Police.xlsx": all_of("Red"), "Education.xlsx": all_of("Green", **EDUCATION)})
    _, [data, *_] = ask("summary")
    assert "Feedback" not in {one["kind"] for one in page.state()["letters"]}
    page.drop({"summary.xlsx": typed(data, {agreed("T1-R", AGREED_RATING): "Amber", agreed("T1-R", REASON): "Heard"})})
    letters = {one["code"]: one for one in page.state()["letters"] if one["kind"] == "Feedback"}
    assert list(letters) == ["POLICE", "EDUCATION"]
    names = letters["EDUCATION"]["attachments"]
    assert names == ["Education - what came of it.xlsx", "Education - what came of it.html"]
    _, [zipped] = ask("letters", kind="Feedback")
    files = unzipped(zipped)
    assert set(files) == {
        *(f"drafts/Feedback - {code}.eml" for code in letters),
        *(f"feedback/{name}" for one in letters.values() for name in one["attachments"]),
        "drafts/letters.html",
    }
    for name in names:
        result, [attached] = ask("attachment", code="EDUCATION", name=name)
        assert (result["name"], attached) == (name, files[f"feedback/{name}"])
        assert b"Heard" not in attached
    before = page.state()
    page.drop({f"feedback/{name}": files[f"feedback/{name}"] for name in names})  # as she drops the whole folder
    after = page.state()
    assert (after["agencies"], after["points"]) == (before["agencies"], before["points"])

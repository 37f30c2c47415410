"""A review's folder dropped on the page: where each agency stands, the letters, the summary and the board's page are
those of the command line."""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from csxl.languages import BY_NAME
from csxl.model.decisions import AGREED_RATING, ANSWER, REASON
from csxl.review.review_book import write_review_book
from csxl.rubrics.loading import load_rubric
from csxl.rubrics.shipped import rubric_place
from tests.helpers.command_line import csxl
from tests.helpers.coordinators_workbooks import PLAN, typed_over
from tests.helpers.filled_forms import blank, filled, sent_back
from tests.helpers.folders import WELSH
from tests.helpers.page_desk import Page, ask, unzipped
from tests.helpers.typed_summaries import agreed, settled, typed
from tests.helpers.wrapped_files import locked, mail, zipped

OF_REVIEW = {"review": PLAN.title, "partnership": PLAN.partnership}
POLICE: dict[str, Any] = {"agency": "Northbrook Police", "agency_code": "POLICE", **OF_REVIEW}
EDUCATION: dict[str, Any] = {"agency": "Education", "agency_code": "EDUCATION", **OF_REVIEW}
CARE: dict[str, Any] = {"agency": "Children’s social care", "agency_code": "SOCIAL-CARE", **OF_REVIEW}
LETTERS = {"Query": "query", "Reminder": "chase", "Thanks": "thank"}
Files = Mapping[str, bytes]


def all_of(word: str, **whose: Any) -> bytes:
    return filled(dict.fromkeys(load_rubric().criteria, word), **whose)


@cache
def book() -> Files:
    return {"review.xlsx": write_review_book(PLAN)}


@cache
def issued() -> Files:
    return {f"questionnaires/{whose['agency']}.xlsx": blank(**whose) for whose in (POLICE, EDUCATION, CARE)}


@cache
def came() -> Files:
    return {
        "returns/Police.xlsx": all_of("Red", **POLICE),
        "returns/Education.xlsx": filled({"T1-R": "Purple", "T1-A": "Green"}, **EDUCATION),
    }


def without_agencies() -> Files:
    """A review whose workbook names nobody yet, though the questionnaires are out."""
    cells = {f"Agencies!A{row}": None for row in (6, 7, 8)}
    return {"review.xlsx": typed_over(cells), **issued(), **came()}


def of_two() -> Files:
    """Two people of one agency answered."""
    first = sent_back({"T1-R": "Red"}, "2026-11-01T10:00:00Z", "Ann", **POLICE)
    other = sent_back({"T1-R": "Green"}, "2026-11-02T10:00:00Z", "Bob", **POLICE)
    return {**book(), **issued(), "returns/Police.xlsx": first, "returns/by Bob.xlsx": other}


def wrapped() -> Files:
    """A zip, a mail with a letter, a locked file, what is no workbook, and folders of the agencies' own."""
    letter = mail(("form.xlsx", came()["returns/Education.xlsx"])).as_bytes()
    return {
        **book(),
        **issued(),
        "returns/all.zip": zipped({"Drafts/Police.xlsx": came()["returns/Police.xlsx"]}),
        "returns/RE form.eml": letter,
        "returns/earlier/Care.xlsx": locked(all_of("Amber", **CARE), "kestrel"),
        "returns/drafts/Ŵ & “Co” 100%.xlsx": all_of("Green", **{**CARE, "review": "Spring 2025"}),
        "returns/notes.txt": b"Dear Jo",
        "returns/Thumbs.db": b"x",
    }


def with_decisions(mended: str = "") -> Files:
    """A summary with decisions; in the review as `mended`, if it has another title since."""
    texts = {agreed("T1-A", AGREED_RATING): "Amber", agreed("T1-A", REASON): "Heard"}
    settling = {settled("EDUCATION", "T1-R", ANSWER): "Green"}
    Page().drop({**book(), **issued(), **came()})
    made = typed(ask("summary")[1][0], {**texts, **settling})
    renamed = {"review.xlsx": write_review_book(replace(PLAN, title=mended))} if mended else {}
    return {**book(), **issued(), **({} if mended else came()), **renamed, "summary.xlsx": made}


def in_welsh() -> Files:
    """A review in Welsh by a rubric of its own."""
    rubric = load_rubric(WELSH)
    plan = replace(PLAN, language="Welsh", rubric="rubric", messages=BY_NAME["Welsh"].messages)
    return {
        **{f"rubric/{path.name}": path.read_bytes() for path in WELSH.iterdir()},
        "review.xlsx": write_review_book(plan),
        "returns/Heddlu.xlsx": filled(dict.fromkeys(rubric.criteria, "Coch"), rubric, **POLICE),
        "returns/Addysg.xlsx": filled({next(iter(rubric.criteria)): "Porffor"}, rubric, **EDUCATION),
    }


def by_section_11() -> Files:
    """A review by the audit that ships, which its workbook names: a scale of four, and gaps."""
    rubric = load_rubric(rubric_place("section-11"))
    unclear = filled(dict.fromkeys(rubric.criteria, "Embedded") | {"A1-V": "Starting/Embedded"}, rubric, **EDUCATION)
    return {
        "review.xlsx": write_review_book(replace(PLAN, rubric="section-11")),
        "questionnaires/Education.xlsx": blank(rubric, **EDUCATION),
        "returns/Education.xlsx": unclear,
        "returns/Police.xlsx": filled(dict.fromkeys(rubric.criteria, "Not in place"), rubric, **POLICE),
    }


FOLDERS: Mapping[str, tuple[Callable[[], Files], dict[str, Any]]] = {
    "plain": (lambda: {**book(), **issued(), **came()}, {}),
    "no questionnaires": (lambda: {**book(), **came()}, {}),
    "only questionnaires": (lambda: {**issued(), **came()}, {}),
    "no agencies": (without_agencies, {}),
    "two of one": (of_two, {}),
    "two of one, chosen": (of_two, {"prefer": ["round/returns/by Bob.xlsx"]}),
    "wrapped": (wrapped, {}),
    "wrapped, opened": (wrapped, {"passwords": ["kestrel"]}),
    "decided": (with_decisions, {}),
    "in Welsh": (in_welsh, {}),
    "section 11": (by_section_11, {}),
}


@pytest.fixture
def today() -> str:
    return datetime.date.today().isoformat()


def dropped(files: Files, settings: Mapping[str, Any], today: str) -> dict[str, Any]:
    """How a folder stands that was dropped as a browser walks it, files that must be read twice read twice."""
    page = Page()
    page.settle(day=today, **settings)
    in_order = dict(sorted(files.items(), key=lambda one: one[0].split("/")))
    page.drop(in_order)
    again = page.state()["again"]
    page.drop({path: data for path, data in in_order.items() if any(key.endswith(f":{path}") for key in again)})
    assert page.state()["again"] == []
    return page.state()


def on_disk(files: Files, folder: Path) -> list[str]:
    """The folder written, and what its commands are given: returns/, and the coordinator's workbook if there is one."""
    (folder / "round" / "returns").mkdir(parents=True)
    for path, data in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    return [*(["round/review.xlsx"] if "round/review.xlsx" in files else []), "round/returns"]


def options(settings: Mapping[str, Any]) -> list[str]:
    passwords = [part for word in settings.get("passwords", ()) for part in ("--password", word)]
    return passwords + [part for file in settings.get("prefer", ()) for part in ("--prefer", file)]


@pytest.mark.parametrize("name", FOLDERS)
def test_the_same_folder_gives_the_same(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, today: str) -> None:
    inside, settings = FOLDERS[name]
    files = {f"round/{path}": data for path, data in inside().items()}
    given = [*on_disk(files, tmp_path), *options(settings)]
    monkeypatch.chdir(tmp_path)
    state = dropped(files, settings, today)
    if "round/review.xlsx" in files and not any(one["severity"] == "ERROR" for one in state["about_review"]):
        assert standings_of_page(state) == standings_of_command(json.loads(csxl("status", "--json", *given).stdout))
        for kind, command in LETTERS.items():
            csxl(command, *given, "-o", "letters", "--page", "--force")
            assert letters_of_page(kind) == letters_of_command(kind, tmp_path / "letters/drafts"), kind
    done = csxl("consolidate", *given, "-o", "round/summary.xlsx", "--html", "round/board.html")
    assert done.exit_code == 0, done.stderr
    _, [summary, board, *_] = ask("summary")
    assert board == (tmp_path / "round/board.html").read_bytes()
    assert summary == (tmp_path / "round/summary.xlsx").read_bytes()


def standings_of_page(state: Mapping[str, Any]) -> Any:
    errors = {
        group["code"]: sorted(one["message"] for one in group["points"] if one["severity"] == "ERROR")
        for group in state["points"]
    }
    standings = {
        one["code"]: (
            one["state"],
            one["files"],
            [each["answered"] for each in one["domains"]],
            errors.get(one["code"], []),
        )
        for one in state["agencies"]
    }
    return standings, errors.get("", [])


def standings_of_command(status: Mapping[str, Any]) -> Any:
    standings = {
        one["agency_code"]: (
            one["state"],
            one["files"],
            [each["answered"] for each in one["answered"]],
            sorted(each["message"] for each in one["diagnostics"]),
        )
        for one in status["agencies"]
    }
    return standings, sorted(one["message"] for one in status["diagnostics"])


def letters_of_page(kind: str) -> Files:
    """The drafts and the page of one kind of letter, {} where none is due."""
    if kind not in {one["kind"] for one in ask("state")[0]["letters"]}:
        return {}
    return {name.removeprefix("drafts/"): data for name, data in unzipped(ask("letters", kind=kind)[1][0]).items()}


def letters_of_command(kind: str, drafts: Path) -> Files:
    """The same as a command wrote them."""
    found = {path.name: path.read_bytes() for path in drafts.glob(f"{kind} - *.eml")}
    return {**found, "letters.html": (drafts / "letters.html").read_bytes()} if found else {}


def test_an_invitation_carries_the_questionnaire_that_was_issued(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, today: str
) -> None:
    files = {f"round/{path}": data for path, data in {**book(), **issued()}.items()}
    on_disk(files, tmp_path)
    monkeypatch.chdir(tmp_path)
    assert csxl("email", "round/review.xlsx", "-o", "round").exit_code == 0
    dropped(files, {}, today)
    made = unzipped(ask("letters", kind="Invitation")[1][0])
    drafts = {f"drafts/{path.name}": path.read_bytes() for path in (tmp_path / "round/drafts").glob("*.eml")}
    assert {name: data for name, data in made.items() if name.endswith(".eml")} == drafts
    assert {name: data for name, data in made.items() if name.startswith("questionnaires/")} == issued()
    result, [attached] = ask("attachment", code="POLICE")
    assert (result["name"], attached) == ("Northbrook Police.xlsx", issued()["questionnaires/Northbrook Police.xlsx"])


def test_a_summary_of_the_review_under_its_former_title_is_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, today: str
) -> None:
    files = {f"round/{path}": data for path, data in with_decisions("Autumn round 2026").items()}
    given = on_disk(files, tmp_path)
    monkeypatch.chdir(tmp_path)
    done = csxl("consolidate", *given, "-o", "round/summary.xlsx")
    assert done.exit_code == 0, done.stderr
    state = dropped(files, {}, today)
    assert (state["decisions"]["number"], state["before"]) == (2, None)


def test_letters_wait_until_the_review_is_put_right(today: str) -> None:
    faulty = typed_over({"Agencies!E7": "no address"})
    assert dropped({**book(), **came()}, {}, today)["letters"]
    assert dropped({"review.xlsx": faulty, **came()}, {}, today)["letters"] == []
    assert dropped({**in_welsh(), "rubric/rubric.toml": b"[["}, {}, today)["letters"] == []

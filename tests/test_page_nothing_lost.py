"""Whatever is dropped on the page, in whatever order: every answer is in hand once, and nothing goes without a word."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import pytest

from csxl.model.decisions import AGREED_RATING, REASON
from csxl.model.layout import ACTION
from csxl.model.refusal import Refusal
from csxl.page.calls import in_words
from csxl.review.review_book import write_review_book
from csxl.rubrics.loading import load_rubric
from tests.helpers.coordinators_workbooks import PLAN
from tests.helpers.filled_forms import blank, filled, saved_at, sent_back
from tests.helpers.folders import WELSH
from tests.helpers.page_desk import DAY, Page, ask, unzipped
from tests.helpers.typed_summaries import agreed, typed
from tests.helpers.wrapped_files import locked, mail, zipped

AGENCIES = ("Police", "Education", "Health")
SEED = 20261129
TWO_PEOPLE = (("Red", 1, "Ann"), ("Green", 2, "Bob"))
ONE_ANSWER = "Of 32 possible answers (1 agency, 32 criteria), 1 is a rating and 31 blank."


@pytest.fixture
def page() -> Page:
    return Page()


def whose(agency: str) -> dict[str, Any]:
    return {"agency": agency, "agency_code": agency.upper()}


def answered(agency: str, word: str = "Red", refs: int = 1) -> bytes:
    return filled(dict.fromkeys(list(load_rubric().criteria)[:refs], word), **whose(agency))


def returned(page: Page) -> dict[str, list[str]]:
    """The files of each agency that returned."""
    return {one["code"]: one["files"] for one in page.state()["agencies"] if one["files"]}


def roles(page: Page) -> dict[str, str]:
    return {one["path"]: one["role"] for one in page.state()["files"]}


def test_a_return_counts_wherever_it_lies(page: Page) -> None:
    page.drop(
        {
            **{f"Autumn/questionnaires/{agency}.xlsx": blank(**whose(agency)) for agency in AGENCIES},
            "Autumn/questionnaires/Police.xlsx": answered("Police"),
            "Autumn/earlier/Education.xlsx": answered("Education"),
            "Health.zip": zipped({"Drafts/ours.xlsx": answered("Health")}),
        }
    )
    assert {code: len(files) for code, files in returned(page).items()} == {"POLICE": 1, "EDUCATION": 1, "HEALTH": 1}


def test_an_action_alone_makes_a_questionnaire_a_return(page: Page) -> None:
    page.drop(
        {
            "a/questionnaires/Police.xlsx": filled({"T1-R": {ACTION: "Ask the schools"}}),
            "a/questionnaires/Education.xlsx": blank(**whose("Education")),
        }
    )
    assert roles(page) == {
        "a/questionnaires/Police.xlsx": "return",
        "a/questionnaires/Education.xlsx": "questionnaire",
    }
    assert {one["code"] for one in page.state()["agencies"]} == {"POLICE", "EDUCATION"}


def test_what_csxl_wrote_beside_the_returns_is_left(page: Page) -> None:
    page.drop({"a/returns/Police.xlsx": answered("Police")})
    status, [summary, board, *_] = ask("status")[1][0], ask("summary")[1]
    draft = mail(("Police.xlsx", blank())).as_bytes()
    page.drop(
        {
            "a/status.xlsx": status,
            "a/board.html": board,
            "a/drafts/Invitation - POLICE.eml": draft,
            "a/drafts/Query - POLICE.eml": mail().as_bytes(),
            "a/earlier/summary 2026-11-26 225013.xlsx": summary,
        }
    )
    assert [role for path, role in roles(page).items() if "returns" not in path] == ["left"] * 5
    assert [one for group in page.state()["points"] for one in group["points"] if one["severity"] != "NOTE"] == []


def test_a_return_called_as_the_coordinator_s_workbook_stands_beside_it(page: Page) -> None:
    page.drop({"review.xlsx": write_review_book(PLAN)})
    page.drop({"review.xlsx": filled({"T1-R": "Red"}, agency="Education", agency_code="EDUCATION", review=PLAN.title)})
    assert roles(page) == {"review.xlsx": "review", "review.xlsx (2)": "return"}
    assert returned(page) == {"EDUCATION": ["review.xlsx (2)"]}


def test_a_locked_workbook_of_the_coordinator_opens_with_its_password(page: Page) -> None:
    page.settle(passwords=["kestrel"])
    page.drop({"review.xlsx": locked(write_review_book(PLAN), "kestrel")})
    assert page.state()["review"]["agencies"] == len(PLAN.parties)


def test_a_summary_that_cannot_be_read_keeps_a_new_one_from_being_made(page: Page) -> None:
    page.drop({"a/returns/Police.xlsx": answered("Police")})
    made = typed(ask("summary")[1][0], {agreed("T1-R", AGREED_RATING): "Amber"})
    summary = {"a/summary.xlsx": locked(made, "kestrel")}
    [record] = page.drop(summary)
    with pytest.raises(Refusal) as refused:
        ask("summary")
    assert "a/summary.xlsx could not be read" in in_words(refused.value)
    page.settle(passwords=["kestrel"])
    assert page.state()["again"] == [record["key"]]
    page.drop(summary)
    assert page.state()["decisions"]["number"] == 1
    ask("forget", key=record["key"])
    assert ask("summary")[1]


def test_what_could_not_be_read_of_a_summary_is_said_beside_the_new_one(page: Page) -> None:
    page.drop({"a/returns/Police.xlsx": answered("Police")})
    made = typed(ask("summary")[1][0], {agreed("T1-R", REASON): "Heard"})
    page.drop({"a/summary.xlsx": cut_short(made)})
    said = ask("summary")[0]["said"]
    assert [(one["code"], one["sheet"]) for one in said if one["severity"] == "ERROR"] == [("W024", "Disagreement")]


def cut_short(data: bytes) -> bytes:
    """The summary with half of a sheet."""
    parts, sheet = unzipped(data), "xl/worksheets/sheet2.xml"
    return zipped({**parts, sheet: parts[sheet][: len(parts[sheet]) // 2]})


def test_a_choice_is_of_the_one_file_that_was_shown(page: Page) -> None:
    first, other = (sent_back({"T1-R": word}, f"2026-11-0{day}T10:00:00Z", by) for word, day, by in TWO_PEOPLE)
    page.drop({"a/Police.xlsx": first, "Police.xlsx": other})
    page.settle(prefer=["Police.xlsx"])
    [choice] = page.state()["choices"]
    assert (choice["chosen"], page.state()["headline"][1][1]) == ("Police.xlsx", ONE_ANSWER)
    assert [one for group in page.state()["points"] for one in group["points"] if one["severity"] == "ERROR"] == []
    page.settle(prefer=["Police.xlsx", "gone.xlsx"], whose={"gone.xlsx": "EDUCATION"})
    assert page.state()["choices"] == [choice]


def test_a_choice_made_on_the_page_outlives_the_summary_that_it_is_made_from(page: Page) -> None:
    returns = {
        "a/returns/1.xlsx": sent_back({"T1-R": "Red", "T1-A": "Red"}, "2026-11-01T10:00:00Z", "Ann"),
        "a/returns/2.xlsx": sent_back({"T1-R": "Green", "T1-A": "Red"}, "2026-11-02T10:00:00Z", "Bob"),
        "a/returns/Education.xlsx": filled({"T1-A": "Green"}, **whose("Education")),
    }
    page.drop(returns)
    page.settle(day="2026-11-28")
    made = saved_at(typed(ask("summary")[1][0], {agreed("T1-A", REASON): "Heard"}), "2026-11-29T10:00:00Z")
    page.drop({"a/summary.xlsx": made})
    page.settle(day="2026-11-29", prefer=["a/returns/2.xlsx"])
    again = ask("summary")[1][0]
    later = Page()
    later.drop({**returns, "a/summary (1).xlsx": again, "a/summary.xlsx": made})
    decisions = later.state()["decisions"]
    assert (decisions["file"], decisions["number"]) == ("a/summary (1).xlsx", 2)
    assert decisions["passed_over"] == ["a/summary.xlsx"]
    anew = saved_at(typed(made, {agreed("T1-A", REASON): "Heard again"}), "2026-11-29T15:00:00Z")
    later.drop({"a/summary.xlsx": anew})
    assert later.state()["decisions"]["file"] == "a/summary.xlsx"


def test_of_two_rubrics_no_half_is_used(page: Page) -> None:
    page.drop({f"old/{path.name}": path.read_bytes().replace(b"Coch", b"Goch") for path in WELSH.iterdir()})
    page.drop({f"new/{path.name}": path.read_bytes() for path in WELSH.iterdir()})
    page.drop({"other/pyproject.toml": b"[project]"})
    state = page.state()
    assert (state["faults"], state["review"]["rubric"]) == ([], load_rubric(WELSH).title)


@dataclass
class InHand:
    """What is in hand by a simple model: what was dropped and not forgotten, by digest and path, with how many returns
    it holds; and the files that ended the reader."""

    files: dict[tuple[str, str], int] = field(default_factory=dict)
    stopped: set[str] = field(default_factory=set)

    def drop(self, path: str, data: bytes, holds: int) -> None:
        self.files[hashlib.sha256(data).hexdigest(), path] = holds
        self.stopped.discard(path)


def pool() -> list[tuple[bytes, int]]:
    """Two returns of each agency, a zip and a locked file, with how many returns can be read in each."""
    single = [answered(agency, word) for agency in AGENCIES for word in ("Red", "Green")]
    together = zipped({"a.xlsx": single[0], "b/a.xlsx": single[2]})
    return [*((data, 1) for data in single), (together, 2), (locked(single[4], "kestrel"), 0)]


def test_random_drops_lose_nothing_and_count_nothing_twice(page: Page) -> None:
    chance, files, model = random.Random(SEED), pool(), InHand()
    for _ in range(60):
        chance.choice(STEPS)(page, model, chance, files)
        state = page.state()
        assert base_paths(state) == sorted(model.files)
        assert len({one["path"] for one in state["files"]}) == len(model.files)
        counted = [file for agency in state["agencies"] for file in agency["files"]]
        assert len(counted) == len(set(counted)) == sum(model.files.values())
        assert sorted(ended(state)) == sorted(model.stopped)
    page.settle()
    assert told_to_another(page, chance) == settled_order(page.state())


def base_paths(state: Mapping[str, Any]) -> list[tuple[str, str]]:
    """The digest of each file in hand, and the path that it was dropped under."""
    keys = (one["key"].partition(":") for one in state["files"])
    return sorted((sha256, path.partition(" (")[0]) for sha256, _, path in keys)


def ended(state: Mapping[str, Any]) -> list[str]:
    """The files that are named as having ended the reader."""
    return [one["file"] for group in state["points"] for one in group["points"] if one["code"] == "F036"]


Step = Callable[[Page, InHand, random.Random, list[tuple[bytes, int]]], None]


def drop(page: Page, model: InHand, chance: random.Random, files: list[tuple[bytes, int]]) -> None:
    path, (data, holds) = chance.choice(("return.xlsx", "a/return.xlsx", "b/form.xlsx")), chance.choice(files)
    page.drop({path: data})
    model.drop(path, data, holds)


def forget(page: Page, model: InHand, chance: random.Random, files: list[tuple[bytes, int]]) -> None:
    if not model.files:
        return
    one = chance.choice(page.state()["files"])
    sha256, _, path = one["key"].partition(":")
    ask("forget", key=one["key"])
    del model.files[sha256, path.partition(" (")[0]]


def end(page: Page, model: InHand, chance: random.Random, files: list[tuple[bytes, int]]) -> None:
    path = f"c/{chance.choice('xyz')}.xlsx"
    ask("unread", path=path, why="time")
    model.stopped.add(path)


def settle(page: Page, model: InHand, chance: random.Random, files: list[tuple[bytes, int]]) -> None:
    known = [one["path"] for one in page.state()["files"]] or ["none.xlsx"]
    page.settle(prefer=chance.sample(known, 1), whose={chance.choice(known): chance.choice(AGENCIES).upper()})


def start_anew(page: Page, model: InHand, chance: random.Random, files: list[tuple[bytes, int]]) -> None:
    """The reader is ended, and another is told what was kept."""
    kept = [one["key"] for one in page.state()["files"]]
    ask("begin", day=DAY)
    for key in kept:
        ask("recall", page.kept[key])
    for path in model.stopped:
        ask("unread", path=path, why="time")


STEPS: tuple[Step, ...] = (drop, drop, drop, drop, forget, end, settle, start_anew)


def told_to_another(page: Page, chance: random.Random) -> Mapping[str, Any]:
    """How everything stands at a desk that is told the same in another order."""
    keys = [one["key"] for one in page.state()["files"]]
    stopped = ended(page.state())
    ask("begin", day=DAY)
    for key in chance.sample(keys, len(keys)):
        ask("recall", page.kept[key])
    for path in stopped:
        ask("unread", path=path, why="time")
    return settled_order(page.state())


def settled_order(state: Mapping[str, Any]) -> Mapping[str, Any]:
    """The state with the files, which stand as they were dropped, in one order."""
    return {**state, "files": sorted(state["files"], key=lambda one: one["key"]), "locked": sorted(state["locked"])}

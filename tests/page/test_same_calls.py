"""A whole round by the page's calls: its engine and Python here give the same answers and the same files."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from csxl.model.refusal import Refusal
from csxl.page.calls import in_words
from tests.helpers.folders import WELSH
from tests.helpers.node_engine import EngineFault, NodeEngine
from tests.helpers.page_desk import DAY, ask, unzipped

SETTINGS: dict[str, Any] = {"passwords": [], "whose": {}, "prefer": [], "typed": None}
PLAN = {
    "title": "Hydref 2026",
    "partnership": "Partneriaeth Diogelu Gwynedd",
    "return_by": "2026-12-18",
    "coordinator": "Siân Ŵyn",
    "email": "sian@gwynedd.example",
    "reply_to": "",
    "agencies": [
        {"name": "Heddlu", "sector": "Police", "contact": "Sam", "email": "sam@heddlu.example"},
        {"name": "Addysg <a>", "sector": "", "contact": "", "email": "addysg@ysgol.example"},
    ],
}
MADE = ("blank", "rubric", "make", "attachment", "letters", "summary", "status", "state")
GIVEN: dict[str, Any] = {"attachment": {"code": "POLICE"}, "letters": {"kind": "Query"}}
Given = tuple[Any, list[bytes]]
pytestmark = pytest.mark.browser


class Both:
    """The two engines, asked alike."""

    def __init__(self, engine: NodeEngine) -> None:
        self.engine = engine
        self.seen: set[str] = set()

    def ask(self, call: str, data: bytes | None = None, **given: Any) -> list[bytes]:
        """The files that a call gives here, once all that it gives there was found to be the same."""
        self.seen.add(call)
        here, there = _here(call, data, given), _there(self.engine, call, data, given)
        assert there[0] == here[0], call
        if call != "take":  # whose files are for the page to keep and give back
            assert [parts(file) for file in there[1]] == [parts(file) for file in here[1]], call
        return here[1]


def _here(call: str, data: bytes | None, given: dict[str, Any]) -> Given:
    try:
        return ask(call, data, **given)
    except Refusal as refusal:
        return in_words(refusal), []


def _there(engine: NodeEngine, call: str, data: bytes | None, given: dict[str, Any]) -> Given:
    try:
        answer = engine.answer(call, given, data)
    except EngineFault as fault:
        return str(fault), []
    return answer.result, list(answer.files)


def parts(data: bytes) -> Any:
    """A file as what is in it: a zip's members, and theirs, since two machines may pack the same bytes differently."""
    if not data.startswith(b"PK\3\4"):
        return data
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {info.filename: (info.date_time, parts(archive.read(info))) for info in archive.infolist()}


@pytest.fixture(scope="module")
def both(page: Path) -> Iterator[Both]:
    running = NodeEngine(page)
    yield Both(running)
    running.close()


@pytest.fixture(scope="module")
def example() -> dict[str, bytes]:
    """The example review's files by their paths."""
    ask("begin", day=DAY)
    result, files = ask("example")
    return dict(zip(result["paths"], files, strict=True))


@pytest.mark.usefixtures("without_office")  # one of the example's agencies uses LibreOffice where it is
def test_a_whole_round(both: Both, example: dict[str, bytes]) -> None:
    both.ask("begin", day=DAY)
    both.ask("example")
    for path, data in example.items():
        both.ask("take", data, path=path)
    both.ask("settle", settings=SETTINGS)
    made = {call: both.ask(call, **GIVEN.get(call, {})) for call in MADE}
    assert [len(files) for files in made.values()] == [1, 1, 1, 1, 1, 4, 1, 0]
    both.ask("take", made["summary"][0], path="summary.xlsx")
    both.ask("settle", settings=SETTINGS)
    both.ask("summary")
    both.ask("state")


def test_what_is_refused_and_what_is_locked(both: Both) -> None:
    both.ask("begin", day=DAY)
    for call in ("make", "summary"):
        both.ask(call)
    both.ask("take", b"no workbook", path="returns/notes.txt")
    both.ask("unread", path="returns/hangs.xlsx", why="time")
    typed = {"title": "", "partnership": "", "return_by": "", "coordinator": "", "email": "", "reply_to": ""}
    agencies = [{"name": "Police", "sector": "", "contact": "", "email": "nobody"}] * 2
    both.ask("settle", settings={**SETTINGS, "typed": {**typed, "language": "Welsh", "agencies": agencies}})
    both.ask("state")
    both.ask("make")
    both.ask("digest", b"bytes")


def test_a_rubric_of_one_s_own_in_welsh(both: Both) -> None:
    both.ask("begin", day=DAY)
    for path in sorted(WELSH.iterdir()):
        both.ask("take", path.read_bytes(), path=f"rubric/{path.name}")
    both.ask("settle", settings={**SETTINGS, "typed": {**PLAN, "language": "Welsh"}})
    [made] = both.ask("make")
    assert len(unzipped(made)) >= len(PLAN["agencies"])
    for name, data in unzipped(made).items():
        both.ask("take", data, path=name)
    both.ask("settle", settings=SETTINGS)
    both.ask("state")
    both.ask("letters", kind="Invitation")


def test_what_was_recalled_is_as_if_it_had_been_taken(both: Both, example: dict[str, bytes]) -> None:
    engine = both.engine
    engine.answer("begin", {"day": DAY})
    kept = []
    for path, data in example.items():
        taken = engine.answer("take", {"path": path}, data)
        kept += list(zip(taken.result["records"], taken.files, strict=True))
    engine.answer("settle", {"settings": SETTINGS})
    before = engine.answer("state", {}).result
    engine.start()
    engine.answer("begin", {"day": DAY})
    for record, packed in kept:
        engine.answer("recall", {"records": [record]}, packed)
    engine.answer("settle", {"settings": SETTINGS})
    assert json.dumps(engine.answer("state", {}).result) == json.dumps(before)

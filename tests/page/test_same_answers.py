"""The page's engine reads every file as csxl does here: the whole of `check --json`, file by file.

This is what guards the trimmed standard library, the compiled modules and the cipher: a reader that lacks one of them
says something else, and nothing but that.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest

from csxl.rubrics.loading import load_rubric
from tests.helpers import reading_alone
from tests.helpers.filled_forms import blank
from tests.helpers.folders import CORPUS, DATA, FIELD
from tests.helpers.fuzzer import bases, mutation
from tests.helpers.node_engine import NodeEngine, differences
from tests.helpers.ods_sheets import TABLE
from tests.helpers.ooxml_packages import package, strings, worksheet, zipped
from tests.helpers.reading_alone import read_alone
from tests.test_sheets_foreign_corpus import LOCKED
from tests.test_sheets_hostile import RED
from tests.test_unwrap_bombs import MAILS

TEXT = Path(reading_alone.__file__).read_text(encoding="utf-8")
# The clock there goes on while others have the processor; how long they have it must not be what is compared.
SLOWED = "import time\nfrom csxl.unwrap import clock\nclock.seconds = lambda: time.monotonic() / 5\n"
THERE = f"{TEXT}\n{SLOWED}result = read_alone(args['file'], data, args['passwords'])\n"
OTHER_LOCKS = ("encryptAES.xlsx", "password_2002_128_enhdss.xls")
PASSWORDS = ("wrong", "password", *(password for password, _ in LOCKED.values()))
UNSLOWED = THERE.replace(SLOWED, "")
MUTATIONS = 200
LATER = """
import time
from pyodide.code import run_js
run_js(
    "const later = %d * 3600000, date = Date.now.bind(Date), mark = performance.now.bind(performance);"
    "Date.now = () => date() + later; performance.now = () => mark() + later;" % args["hours"]
)
result = time.monotonic()
"""
SHEET = "xl/worksheets/sheet1.xml"
FAR = (0x7FFFFFFF, 0x90000000, 0xFFFFFFF0, 0xFFFFFFFF)
Report = Callable[[str, object], None]
pytestmark = pytest.mark.browser


def unlike(engine: NodeEngine, files: Iterable[tuple[str, bytes]], passwords: tuple[str, ...] = ()) -> list[str]:
    """A line for each file that is not read alike here and there."""
    found = []
    for file, data in files:
        here = read_alone(file, data, passwords)
        there: dict[str, Any] = engine.python(THERE, {"file": file, "passwords": passwords}, data)
        found += [f"{file}: {difference}" for difference in differences(here, there)]
    return found


def files_in(folder: Path) -> list[tuple[str, bytes]]:
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    return [(path.relative_to(folder).as_posix(), path.read_bytes()) for path in paths]


@pytest.mark.parametrize(
    ("folder", "least"), [(CORPUS, 190), (FIELD, 170), (DATA, 10)], ids=["corpus", "field", "tests"]
)
def test_every_file_is_read_alike(folder: Path, least: int, engine: NodeEngine, record_property: Report) -> None:
    if not folder.is_dir():
        pytest.skip(f"{folder.name} is not beside this checkout")
    files = files_in(folder)
    assert len(files) >= least
    assert unlike(engine, files) == []
    record_property(folder.name, f"{len(files)} files")


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus is not beside this checkout")
def test_locked_files_open_alike_with_their_passwords(engine: NodeEngine) -> None:
    paths = [next(CORPUS.rglob(name)) for name in (*LOCKED, *OTHER_LOCKS)]
    files = [(path.name, path.read_bytes()) for path in paths]
    assert unlike(engine, files, PASSWORDS) == []
    locked = {one["code"] for file, data in files for one in read_alone(file, data, PASSWORDS)["diagnostics"]}
    assert not locked & {"F004", "F005", "F006"}


def test_mutated_returns_are_read_alike(engine: NodeEngine) -> None:
    forms, rng = bases(load_rubric()), random.Random("page")
    files = [(f"{number}.xlsx", mutation(rng.choice(forms), rng).data) for number in range(MUTATIONS)]
    assert unlike(engine, files) == []


def test_places_beyond_32_bits_are_read_alike(engine: NodeEngine) -> None:
    """Python in a browser counts bytes with 32 bits, so a place beyond 2 GiB is another error there."""
    data = blank(load_rubric())
    end = data.rfind(b"PK\5\6")
    far = [data[: end + at] + number.to_bytes(4, "little") + data[end + at + 4 :] for at in (12, 16) for number in FAR]
    assert unlike(engine, [(f"{number}.xlsx", file) for number, file in enumerate(far)]) == []


def deep(count: int = 200_000) -> str:
    return "<a>" * count + "</a>" * count


TOO_DEEP: dict[str, Callable[[], bytes]] = {  # to be freed by a Python in a browser, but not by others
    "in a row": lambda: package(f"<row>{deep()}</row>"),
    "in a row, and not closed": lambda: package(f"<row>{deep()[: 3 * 200_000]}"),
    "before the rows": lambda: package(RED, {SHEET: worksheet(RED, before=deep())}),
    "in the shared texts": lambda: package(RED, {"xl/sharedStrings.xml": strings(deep())}),
}
ASKS_FOR_MUCH: dict[str, Callable[[], bytes]] = {
    "deep in the styles": lambda: package(RED, {"xl/styles.xml": f"<styleSheet>{deep()}</styleSheet>"}),
    "deep in the properties": lambda: package(RED, {"docProps/core.xml": deep()}),
    "deep in the list of sheets": lambda: package(RED, {"xl/workbook.xml": deep()}),
    "deep in OpenDocument": lambda: zipped({"content.xml": TABLE.format(deep())}),
    "many attributes": lambda: package(
        "<row><c " + " ".join(f"a{number}=''" for number in range(200_000)) + "/></row>"
    ),
    "many rows": lambda: package("<row/>" * 1_000_000),
    "many cells": lambda: package("<row>" + '<c t="str"><v>x</v></c>' * 300_000 + "</row>"),
    "a long text": lambda: package(f'<row><c t="str"><v>{"x" * 50_000_000}</v></c></row>'),
    "entities": lambda: package(RED, {SHEET: '<!DOCTYPE a [<!ENTITY b "b">]>' + worksheet(RED)}),
    "a far cell": lambda: package('<row r="1048576"><c r="XFD1048576" t="str"><v>Red</v></c></row>'),
    **MAILS,
}


@pytest.mark.parametrize("what", ASKS_FOR_MUCH)
def test_what_asks_for_much_is_read_alike(what: str, engine: NodeEngine) -> None:
    data = ASKS_FOR_MUCH[what]()
    assert unlike(engine, [(what, data)]) == []
    assert unlike(engine, [("after.xlsx", blank(load_rubric()))]) == []


@pytest.mark.parametrize("where", TOO_DEEP)
def test_what_is_too_deep_for_a_browser_is_named_there(where: str, engine: NodeEngine) -> None:
    there = engine.python(THERE, {"file": "deep.xlsx", "passwords": []}, TOO_DEEP[where]())
    assert there["returns"] == []
    assert {one["code"] for one in there["diagnostics"]} & {"W002", "W011", "W024"}
    assert unlike(engine, [("after.xlsx", blank(load_rubric()))]) == []


def test_a_page_that_has_been_open_for_hours_reads_alike(page: Path) -> None:
    """A browser's clock of the processor breaks down after 36 minutes."""
    engine = NodeEngine(page)
    try:
        assert engine.python(LATER, {"hours": 5}) > 5 * 3600
        assert engine.python(UNSLOWED, {"file": "after.xlsx", "passwords": []}, blank(load_rubric()))["returns"]
    finally:
        engine.close()

"""The page's engine reads every file as csxl does here: the whole of `check --json`, file by file.

This is what guards the trimmed standard library, the compiled modules and the cipher: a reader that lacks one of them
says something else, and nothing but that.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from csxl.rubrics.loading import load_rubric
from tests.helpers import reading_alone
from tests.helpers.filled_forms import blank
from tests.helpers.folders import CORPUS, DATA, FIELD
from tests.helpers.fuzzer import bases, mutation
from tests.helpers.node_engine import NodeEngine, differences
from tests.helpers.reading_alone import read_alone
from tests.test_sheets_foreign_corpus import LOCKED

TEXT = Path(reading_alone.__file__).read_text(encoding="utf-8")
THERE = f"{TEXT}\nresult = read_alone(args['file'], data, args['passwords'])\n"
OTHER_LOCKS = ("encryptAES.xlsx", "password_2002_128_enhdss.xls")
PASSWORDS = ("wrong", "password", *(password for password, _ in LOCKED.values()))
MUTATIONS = 200
FAR = (0x7FFFFFFF, 0x90000000, 0xFFFFFFF0, 0xFFFFFFFF)
Report = Callable[[str, object], None]
pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def engine(page: Path) -> Iterator[NodeEngine]:
    running = NodeEngine(page)
    yield running
    running.close()


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

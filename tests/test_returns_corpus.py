"""Spreadsheets that nobody here made: each ends in a sentence, in bounded time and memory, and none in answers."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from csxl.model.rubric import Rubric
from csxl.returns.reading import read_files
from csxl.unwrap.source import is_dropping
from tests.helpers.folders import CORPUS

SECONDS, MEGABYTES = 30, 1024  # that one file may take
STATUS, CLEAR = Path("/proc/self/status"), Path("/proc/self/clear_refs")
pytestmark = pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus is not beside this checkout")


def test_every_foreign_file_ends_in_a_sentence_and_none_in_answers(
    rubric: Rubric,
    record_property: Callable[[str, object], None],
) -> None:
    codes: Counter[str] = Counter()
    slowest, largest, tried = (0.0, ""), (0, ""), 0
    for path in sorted(path for path in CORPUS.rglob("*") if path.is_file() and not is_dropping(path.name)):
        forget_peak()
        began = time.monotonic()
        reading = read_files([path], rubric)
        tried += 1
        slowest, largest = max(slowest, (time.monotonic() - began, path.name)), max(largest, (peak(), path.name))
        codes.update({diagnostic.code for diagnostic in reading.diagnostics})
        assert reading.returns == (), path
        assert reading.diagnostics, path
    assert slowest[0] < SECONDS, slowest
    assert largest[0] < MEGABYTES, largest
    assert tried > 100
    record_property("corpus", f"{tried} files, slowest {slowest}, largest {largest} MB, {codes.most_common()}")


def forget_peak() -> None:
    """Let the greatest memory used so far be forgotten, where the system can."""
    if CLEAR.exists():
        CLEAR.write_text("5", encoding="ascii")


def peak() -> int:
    """The greatest memory used since, in MB, or 0 where the system does not say."""
    if not CLEAR.exists():
        return 0
    return (
        next(
            int(line.split()[1]) for line in STATUS.read_text(encoding="utf-8").splitlines() if line.startswith("VmHWM")
        )
        // 1024
    )

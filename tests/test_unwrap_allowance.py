"""What one file given may cost, through all its wrappings, and what is said of the files in it that were left."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from csxl.model.diagnostic import Diagnostic
from csxl.model.member import Member
from csxl.unwrap.source import Allowance
from csxl.unwrap.unwrapping import unwrap
from tests.helpers.wrapped_files import lines, mail, workbook, zipped

BOOK = workbook()
THREE = zipped({f"{name}.xlsx": BOOK for name in "abc"})


class Clock:
    """The processor's time, which goes on by a second with every look at it."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, seconds: float) -> None:
        self.now = 0.0
        monkeypatch.setattr("csxl.unwrap.source.SECONDS", seconds)
        monkeypatch.setattr("csxl.unwrap.source.RESERVE", 0.0)
        monkeypatch.setattr("csxl.unwrap.clock.seconds", self.tick)

    def tick(self) -> float:
        self.now += 1
        return self.now


@pytest.mark.parametrize(
    ("data", "inner"),
    [
        (THREE, ""),
        (zipped({"in.zip": THREE}), "in.zip/"),
        (gzip.compress(THREE), ""),
        (mail(("in.zip", THREE)).as_bytes(), "in.zip/"),
    ],
)
def test_what_there_was_no_time_for_is_named(
    written: Callable[[str, bytes], Path], monkeypatch: pytest.MonkeyPatch, data: bytes, inner: str
) -> None:
    path = written("all.bin", data)
    clock = Clock(monkeypatch, 1000)
    found = []
    for item in unwrap([path]):
        found.append(item)
        clock.now = 2000  # one workbook took all the time there is
    assert isinstance(found[0], Member)
    assert (found[0].file, len(found)) == (f"{path}/{inner}a.xlsx", 2)
    assert isinstance(found[1], Diagnostic)
    assert (found[1].code, found[1].file) == ("F060", str(path))
    assert f"“{inner}b.xlsx”, “{inner}c.xlsx”" in found[1].message


def test_each_file_of_a_folder_has_time_of_its_own(
    written: Callable[[str, bytes], Path], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for name in "abcdefgh":
        written(f"returns/{name}.zip", zipped({"in.xlsx": BOOK}))
    Clock(monkeypatch, 20)
    assert lines(tmp_path / "returns") == [f"returns/{name}.zip/in.xlsx: OOXML" for name in "abcdefgh"]


def test_so_many_files_are_read_of_one_given_however_they_are_wrapped(
    written: Callable[[str, bytes], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("csxl.unwrap.unwrapping.Allowance", partial(Allowance, files=5))
    path = written("all.zip", zipped({"1.zip": THREE, "2.zip": THREE, "3.zip": THREE}))
    assert lines(path) == [*[f"all.zip/1.zip/{name}.xlsx: OOXML" for name in "abc"], "all.zip: F060"]


def test_many_files_that_were_left_are_counted() -> None:
    allowance = Allowance(files=0)
    for number in range(5000):
        assert allowance.leaves(f"all.zip/return of agency {number}.xlsx")
    said = allowance.named("all.zip")
    assert said.startswith("“return of agency 0.xlsx”, “return of agency 1.xlsx”")
    assert said.endswith(" more")
    assert len(said) < 2_000

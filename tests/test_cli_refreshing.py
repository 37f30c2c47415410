"""Replacing a file that people typed into: whatever happens, nothing typed is lost and no half file stays."""

from __future__ import annotations

import datetime
import os
from pathlib import Path

import pytest

from csxl.cli.refreshing import present, refresh
from csxl.model.refusal import Refusal
from tests.helpers.broken_writes import Fault, until_done, with_fault
from tests.helpers.systems import needs_fork

NOW = datetime.datetime(2026, 11, 26, 22, 50, 13)
OLD, NEW = b"old " * 50_000, b"new " * 50_000


@pytest.fixture
def summary(tmp_path: Path) -> Path:
    path = tmp_path / "summary.xlsx"
    path.write_bytes(OLD)
    return path


def earlier(summary: Path) -> list[str]:
    return sorted(path.name for path in (summary.parent / "earlier").glob("*.xlsx"))


def refreshed(summary: Path, data: bytes = NEW, now: datetime.datetime = NOW) -> None:
    refresh([(present(summary), data)], now)


def test_the_former_file_is_kept_under_the_time(summary: Path) -> None:
    refreshed(summary)
    assert summary.read_bytes() == NEW
    assert earlier(summary) == ["summary 2026-11-26 225013.xlsx"]
    assert (summary.parent / "earlier" / earlier(summary)[0]).read_bytes() == OLD


def test_what_the_newest_copy_holds_is_not_kept_again(summary: Path) -> None:
    refreshed(summary)
    summary.write_bytes(OLD)
    refreshed(summary, now=NOW + datetime.timedelta(seconds=1))
    assert len(earlier(summary)) == 1
    refreshed(summary, OLD, NOW)  # holds NEW now, under a name that is taken
    assert earlier(summary) == ["summary 2026-11-26 225013.xlsx", "summary 2026-11-26 225014.xlsx"]
    refreshed(summary, NEW, NOW)  # OLD is there, but is not the newest
    assert [(summary.parent / "earlier" / name).read_bytes() for name in earlier(summary)] == [OLD, NEW, OLD]


@pytest.mark.parametrize("name", ["~$summary.xlsx", ".~lock.summary.xlsx#"])
def test_a_file_that_is_open_is_not_replaced(summary: Path, name: str) -> None:
    before = present(summary)
    (summary.parent / name).touch()
    with pytest.raises(Refusal):
        refresh([(before, NEW)], NOW)
    with pytest.raises(Refusal):
        present(summary)
    assert summary.read_bytes() == OLD
    assert earlier(summary) == []


def test_a_file_that_was_saved_meanwhile_is_not_replaced(summary: Path) -> None:
    before = present(summary)
    summary.write_bytes(b"saved meanwhile")
    with pytest.raises(Refusal):
        refresh([(before, NEW)], NOW)
    assert summary.read_bytes() == b"saved meanwhile"


def test_a_file_that_appeared_meanwhile_is_not_replaced(summary: Path) -> None:
    summary.unlink()
    before = present(summary)
    summary.write_bytes(OLD)
    with pytest.raises(Refusal):
        refresh([(before, NEW)], NOW)
    assert summary.read_bytes() == OLD


def test_without_a_copy_nothing_is_replaced(summary: Path) -> None:
    (summary.parent / "earlier").write_text("a file where the folder should be")
    page = summary.with_name("page.html")
    with pytest.raises(Refusal):
        refresh([(present(page), NEW), (present(summary), NEW)], NOW)
    assert summary.read_bytes() == OLD
    assert not page.exists()


@needs_fork
@pytest.mark.parametrize("fault", Fault)
def test_no_fault_at_any_step_loses_anything(tmp_path: Path, fault: Fault) -> None:
    def run(number: int) -> int:
        summary = tmp_path / str(number) / "summary.xlsx"
        summary.parent.mkdir()
        summary.write_bytes(OLD)
        status = with_fault(lambda: refreshed(summary), number, fault)
        check_whole(summary)
        refreshed(summary, NEW + NEW, NOW + datetime.timedelta(minutes=1))  # the next run goes as ever
        check_whole(summary, NEW + NEW)
        return status

    assert len(list(until_done(run))) > 10


def check_whole(summary: Path, last: bytes = NEW) -> None:
    """The file is the old or the new one, whole; every copy is whole; and the old one is somewhere."""
    copies = [path.read_bytes() for path in (summary.parent / "earlier").glob("*.xlsx")]
    assert summary.read_bytes() in (OLD, NEW, last)
    assert all(copy in (OLD, NEW) for copy in copies)
    assert OLD in (summary.read_bytes(), *copies)


def test_what_a_full_disk_leaves_is_tidied(summary: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(Refusal):
        refreshed(summary)
    assert [path.name for path in summary.parent.iterdir() if path.is_file()] == ["summary.xlsx"]
    assert list((summary.parent / "earlier").iterdir()) == []

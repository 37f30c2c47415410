"""A review's folder: which one some returns lie in, and what lies beside them."""

from __future__ import annotations

from pathlib import Path

import pytest

from csxl.review.folder import earlier_summaries, folder_around, is_open_elsewhere


@pytest.fixture
def output(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("questionnaires", "returns"):
        (tmp_path / "output" / name).mkdir(parents=True)
    (tmp_path / "output" / "returns" / "a.xlsx").write_bytes(b"")
    monkeypatch.chdir(tmp_path)
    return tmp_path / "output"


@pytest.mark.parametrize("given", ["output", "output/returns", "output/returns/a.xlsx"])
def test_the_folder_round_the_returns_is_written_as_they_are(output: Path, given: str) -> None:
    assert folder_around([Path(given)]) == Path("output")
    assert folder_around([output.parent / given]) == output


def test_from_inside_it_is_here_or_above(output: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(output)
    assert folder_around([Path("returns")]) == Path()
    assert folder_around([Path()]) == Path()
    monkeypatch.chdir(output / "returns")
    assert folder_around([Path()]) == folder_around([Path("a.xlsx")]) == Path("..")


def test_returns_without_questionnaires_lie_in_it_if_a_summary_is_beside_them(output: Path) -> None:
    (output / "questionnaires").rmdir()
    assert folder_around([Path("output/returns")]) is None
    (output / "summary.xlsx").write_bytes(b"")
    assert folder_around([Path("output/returns")]) == Path("output")


def test_former_summaries_are_counted_and_a_file_that_is_open_is_known(output: Path) -> None:
    assert earlier_summaries(output) == 0
    (output / "earlier").mkdir()
    for name in ("summary 2026-11-26 225013.xlsx", "summary 2026-11-27 080000.xlsx", "~$summary.xlsx", "notes.txt"):
        (output / "earlier" / name).write_bytes(b"")
    assert earlier_summaries(output) == 2
    assert not is_open_elsewhere(output / "summary.xlsx")
    for name in ("~$summary.xlsx", ".~lock.summary.xlsx#"):
        (output / name).write_bytes(b"")
        assert is_open_elsewhere(output / "summary.xlsx")
        (output / name).unlink()

"""A path that leads nowhere, and the one that was probably meant."""

from __future__ import annotations

from pathlib import Path

import pytest

from csxl.review.nearby import LOOKED_INTO, lost


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "output" / "returns").mkdir(parents=True)
    (tmp_path / "output" / "questionnaires").mkdir()
    (tmp_path / "review.xlsx").write_bytes(b"")
    (tmp_path / "Came back").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("given", "folder", "meant"),
    [
        ("reveiw.xlsx", "", "review.xlsx"),
        ("review.xls", "", "review.xlsx"),
        ("REVEIW.XLSX", "", "review.xlsx"),
        ("output/retruns", "output", "output/returns"),
        ("ouput/retruns", "", "output/returns"),
        ("returns", "", "output/returns"),
        ("came bak", "", "Came back"),
        ("zzz", "", None),
        ("output/zzz/returns", "output", None),
        ("review.xlsx/returns", "review.xlsx", None),
        ("x" * 400, "", None),
        ("a\0b", "", None),
    ],
)
def test_the_nearest_path_is_proposed(here: Path, given: str, folder: str, meant: str | None) -> None:
    found = lost(Path(given))
    assert (found.folder, found.meant) == (Path(folder), Path(meant) if meant else None)


def test_from_inside_the_review_s_folder_the_way_up_is_proposed(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(here / "output")
    assert lost(Path("review.xlsx")).meant == Path("../review.xlsx")
    assert lost(Path("output/returns")).folder == Path()


def test_of_two_folders_none_is_proposed_and_an_absolute_path_works(here: Path) -> None:
    (here / "other" / "returns").mkdir(parents=True)
    assert lost(Path("returns")).meant is None
    assert lost(here / "output" / "retruns").meant == here / "output" / "returns"


def test_a_folder_of_many_folders_costs_little(here: Path) -> None:
    for number in range(LOOKED_INTO * 2):
        (here / f"a{number:03}").mkdir()
    assert lost(Path("nothing like it")).meant is None

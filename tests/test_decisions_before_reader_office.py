"""A summary that other programs saved is the same review before."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from csxl.compare.movement import movements
from csxl.decisions.before_reader import read_before_bytes
from csxl.model.before import Before
from tests.helpers.decisions_by_hand import decided_review
from tests.helpers.readings_by_hand import published, small_review
from tests.helpers.typed_summaries import DAY, changed, summary

pytestmark = pytest.mark.office

RELEASED = Path(__file__).parent / "data" / "summaries"
SUMMARIES: dict[str, Callable[[], bytes]] = {
    "now": lambda: summary(decided_review()),
    "0.1.0": (RELEASED / "0.1.0.xlsx").read_bytes,
    "before decisions": (RELEASED / "before-decisions.xlsx").read_bytes,
}


def before_of(data: bytes) -> Before:
    before, said = read_before_bytes("summary.xlsx", data, (), published(), DAY)
    assert before is not None, said
    return before


def same(data: bytes, saved: bytes) -> None:
    """Both tell the same, and give the same movement."""
    expected, found = before_of(data), before_of(saved)
    assert found == expected
    assert movements(small_review(), found) == movements(small_review(), expected)


SAVED = [("now", "xlsx"), ("now", "ods"), ("0.1.0", "xlsx"), ("before decisions", "xlsx")]


@pytest.mark.parametrize(("made", "kind"), [*SAVED, ("now", "xls")])
def test_saved_by_libreoffice(made: str, kind: str, office: Callable[[Path, str], Path], tmp_path: Path) -> None:
    file, data = tmp_path / "summary.xlsx", SUMMARIES[made]()
    file.write_bytes(data)
    same(data, office(file, kind).read_bytes())


def test_saved_by_openpyxl_and_then_by_libreoffice(office: Callable[[Path, str], Path], tmp_path: Path) -> None:
    file, data = tmp_path / "summary.xlsx", SUMMARIES["now"]()
    file.write_bytes(changed(data, lambda book: None))
    same(data, office(file, "xlsx").read_bytes())


@pytest.mark.skipif(not shutil.which("ssconvert"), reason="Gnumeric (ssconvert) is not installed")
@pytest.mark.parametrize(("made", "kind"), SAVED)
def test_saved_by_gnumeric(made: str, kind: str, tmp_path: Path) -> None:
    file, saved, data = tmp_path / "summary.xlsx", tmp_path / f"saved.{kind}", SUMMARIES[made]()
    file.write_bytes(data)
    subprocess.run(["ssconvert", file, saved], check=True, capture_output=True, timeout=180)
    same(data, saved.read_bytes())

"""The house around the code: the table of the tests' helpers, the floors, and what the issue templates ask for."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.helpers.command_line import csxl
from tests.helpers.filled_forms import filled
from tests.helpers.floors import pins, requirements, to_install
from tests.helpers.folders import ROOT, TESTS

MISREAD = ROOT / ".github" / "ISSUE_TEMPLATE" / "misread-return.md"


def test_contributing_names_every_helper_and_no_other() -> None:
    assert sorted(named_in("How to test")) == sorted(
        path.stem for path in (TESTS / "helpers").glob("*.py") if path.stem != "__init__"
    )


def test_contributing_names_every_room_and_no_other() -> None:
    entries = {path.name for path in (ROOT / "csxl").iterdir() if path.name != "py.typed"}
    rooms = {entry for entry in entries if not entry.startswith("__")}
    assert sorted(named_in("Where a line lives")) == sorted(rooms)


def test_every_file_that_contributing_names_is_there() -> None:
    """A name without its folder is in the folder last named in its row."""
    strange = []
    for row in re.findall(r"^\| .*csxl/.* \|$", section("Where a line lives"), re.M):
        folder = ""
        for name in re.findall(r"`([\w/]+(?:\.py|\.css|/))`", row):
            folder = name.rpartition("/")[0] if "/" in name else folder
            if not (ROOT / folder / name.rpartition("/")[2]).exists():
                strange.append((row, name))
    assert strange == []


def section(title: str) -> str:
    return (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8").split(f"## {title}\n")[1].split("\n## ")[0]


def named_in(title: str) -> list[str]:
    """What the first column of a section's tables names, where it holds names alone."""
    rows = re.findall(r"^\| (`[\w.]+`(?:, `[\w.]+`)*) \|", section(title), re.M)
    return [name for row in rows for name in re.findall(r"[\w.]+", row)]


@pytest.mark.parametrize(
    ("stated", "floor"),
    [
        ("click>=8.1", ["click==8.1"]),
        ("pyarrow>=15,<21", ["pyarrow==15"]),
        ("packaging", ["packaging"]),
        ('pandas>=2.2; python_version < "3"', []),
    ],
)
def test_a_floor_is_the_lowest_version_that_a_requirement_allows(stated: str, floor: list[str]) -> None:
    assert list(pins(requirements(stated))) == floor


def test_the_floors_are_those_of_every_package_that_people_install() -> None:
    stated = {line.partition("==")[0] for line in to_install() if "==" in line}
    assert {"click", "openpyxl", "pandas", "pyarrow", "XlsxWriter"} <= stated
    assert not {"pytest", "mypy", "olefile", "python-calamine"} & stated


def test_what_a_report_of_a_misread_return_shows_holds_no_text_of_the_return(tmp_path: Path) -> None:
    (program,) = re.findall(r'\| python -c "(.*)"$', MISREAD.read_text(encoding="utf-8"), re.M)
    file = tmp_path / "Sam Field.xlsx"
    file.write_bytes(filled({"T1-R": {"Your rating": "Purplish", "Evidence": "Told by Sam"}, "T1-A": "Red"}))
    said = csxl("check", "--json", file).stdout
    assert "Purplish" in said and "Told by Sam" in said
    done = subprocess.run([sys.executable, "-c", program], input=said.encode(), capture_output=True, check=True)
    lines = done.stdout.decode().splitlines()
    assert "['A002', 'ERROR', 'Target', 'G5', 'T1-R']" in lines
    assert "['T1-A', 'Red', 'Target', 'G6', False, 'ref']" in lines
    assert not [line for line in lines if "Purplish" in line or "Sam" in line or "Police" in line]

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
    rows = re.findall(r"^\| (`\w+`(?:, `\w+`)*) \|", (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8"), re.M)
    named = [name for row in rows for name in re.findall(r"\w+", row)]
    assert sorted(named) == sorted(path.stem for path in (TESTS / "helpers").glob("*.py") if path.stem != "__init__")


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
    assert {"click", "openpyxl", "pandas", "pyarrow", "python-calamine", "XlsxWriter"} <= stated
    assert not {"pytest", "mypy"} & stated


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

"""The questionnaire in LibreOffice: saved again, and recalculated."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from tests.helpers.filled_forms import HOSTILE, blank, filled
from tests.helpers.workbook_facts import own_properties

pytestmark = pytest.mark.office
Convert = Callable[[Path, str], Path]


def test_saved_again_it_holds_the_same_cells_and_dropdowns(office: Convert, tmp_path: Path) -> None:
    file = tmp_path / "form.xlsx"
    file.write_bytes(blank(agency=HOSTILE))
    before, after = openpyxl.load_workbook(file), openpyxl.load_workbook(office(file, "xlsx"))
    assert after.sheetnames == before.sheetnames
    for sheet in before.worksheets[1:]:
        assert [row[:6] for row in after[sheet.title].iter_rows(values_only=True)] == [
            row[:6] for row in sheet.iter_rows(values_only=True)
        ]
    choices = [rule for rule in after["Target"].data_validations.dataValidation if rule.type == "list"]
    assert [str(rule.sqref) for rule in choices] == ["G5:G12"]
    assert after["Target"].protection.sheet
    assert own_properties(after)["csxl Agency code"] == "POLICE"


def test_progress_counts_the_answers(office: Convert, tmp_path: Path) -> None:
    file = tmp_path / "form.xlsx"
    file.write_bytes(filled({"T1-R": "Red", "T2-S": "Cannot judge", "O1-A": "Green", "L1-R": "Purple"}))
    start = openpyxl.load_workbook(office(file, "xlsx"), data_only=True)["Start"]
    counted = {row[0]: row[2:5] for row in start.iter_rows(values_only=True) if isinstance(row[3], int)}
    assert counted == {
        "Target": (8, 2, 6),
        "Legal & policy framework": (8, 0, 8),
        "Partnerships": (8, 0, 8),
        "Outcomes": (8, 1, 7),
        "All domains": (32, 3, 29),
    }

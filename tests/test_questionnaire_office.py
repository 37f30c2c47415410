"""The questionnaire in LibreOffice: saved again, and recalculated."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from csxl.model.layout import COMPLETED_LABELS
from csxl.model.rubric import Rubric
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


def test_progress_counts_the_answers_and_the_last_step_says_what_is_open(office: Convert, tmp_path: Path) -> None:
    file, proved = tmp_path / "form.xlsx", {"Your rating": "Green", "Evidence": "Minutes of June. " * 80}
    file.write_bytes(filled({"T1-R": "Red", "T2-S": "Cannot judge", "O1-A": proved, "L1-R": "Purple"}))
    start = openpyxl.load_workbook(office(file, "xlsx"), data_only=True)["Start"]
    counted = {row[0]: row[2:6] for row in start.iter_rows(values_only=True) if isinstance(row[3], int)}
    assert counted == {
        "Target": (8, 2, 6, 1),
        "Legal & policy framework": (8, 0, 8, 0),
        "Partnerships": (8, 0, 8, 0),
        "Outcomes": (8, 1, 7, 0),
        "All domains": (32, 3, 29, 1),
    }
    beside = {row[0]: row[1] for row in start.iter_rows(max_col=2, values_only=True)}
    assert [beside[label] for label in ("Is it ready?", "Evidence", "On paper")] == [
        "Not ready to send yet",
        "Ratings without evidence: 1 in Target.",
        "Texts that a row may be too low for: 1 in Outcomes. Make the column wider before you print. All of it will be "
        "read.",
    ]


def test_a_whole_return_is_ready_to_send(office: Convert, tmp_path: Path, rubric: Rubric) -> None:
    book = openpyxl.load_workbook(io.BytesIO(filled(dict.fromkeys(rubric.criteria, "Amber"))))
    for label, answer in book["Start"].iter_rows(max_col=2):
        if label.value in COMPLETED_LABELS:
            answer.value = "Ann Lee"
    book.save(tmp_path / "form.xlsx")
    start = openpyxl.load_workbook(office(tmp_path / "form.xlsx", "xlsx"), data_only=True)["Start"]
    beside = {row[0]: row[1] for row in start.iter_rows(max_col=2, values_only=True)}
    ready = "Ready to send: save this file and send it to safeguarding.partnership@borsetshire.gov.uk"
    assert (beside["Is it ready?"], beside["Evidence"]) == (
        ready,
        "Ratings without evidence: 8 in Target, 8 in Legal & policy framework, 8 in Partnerships, 8 in Outcomes.",
    )

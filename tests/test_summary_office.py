"""The summary in LibreOffice: recalculated, corrected, and printed."""

from __future__ import annotations

import datetime
import shutil
import subprocess
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from openpyxl.utils import get_column_letter

from csxl import write_summary
from csxl.compare.consolidation import consolidate
from csxl.model.answers import Reading
from csxl.model.decisions import Decisions
from csxl.text.a1 import column_letter
from tests.helpers.decisions_by_hand import agreed, decided_review, of_meeting
from tests.helpers.readings_by_hand import answer, left_out, many, published, small_review

pytestmark = pytest.mark.office
Convert = Callable[[Path, str], Path]
Typing = Callable[[Path, Mapping[str, str]], Path]
MADE = datetime.date.today()  # what is overdue goes by the day on which it is looked at


@pytest.fixture
def summary(tmp_path: Path) -> Path:
    file = tmp_path / "summary.xlsx"
    file.write_bytes(write_summary(small_review(), MADE))
    return file


def values(file: Path) -> dict[tuple[str, str], object]:
    book = openpyxl.load_workbook(file, data_only=True)
    return {(sheet.title, cell.coordinate): cell.value for sheet in book for row in sheet.iter_rows() for cell in row}


def test_every_formula_comes_to_the_value_that_is_stored(office: Convert, summary: Path) -> None:
    formulas = [
        (sheet.title, cell.coordinate)
        for sheet in openpyxl.load_workbook(summary)
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f"
    ]
    stored = values(summary)
    openpyxl.load_workbook(summary).save(summary)  # without the stored values, so that they are worked out anew
    worked_out = values(office(summary, "xlsx"))
    assert len(formulas) > 500
    assert [place for place in formulas if stored[place] != worked_out[place]] == []


def test_a_rating_corrected_on_the_matrix_reaches_the_first_page(office: Convert, summary: Path) -> None:
    book = openpyxl.load_workbook(summary)
    assert book["Matrix"]["A6"].value == "T1-R"
    book["Matrix"]["F6"] = "Green"  # the police had said Amber, as all had
    book["Matrix"]["G6"] = "Red"
    places = {str(cell.value): f"{get_column_letter(place)}6" for place, cell in enumerate(book["Matrix"][5], 1)}
    book.save(summary)
    after = values(office(summary, "xlsx"))
    assert [after["Matrix", places[heading]] for heading in ("How divided", "Position", "Spread", "As written")] == [
        *("lone voice", "Red–Green", "polarised", 0)
    ]
    assert "lone Red and Green\n1 R · 3 A · 1 G" in after.values()
    assert after["Target", "F6"] == "lone voice: 1 Red · 3 Amber · 1 Green · 1 not returned"


def test_an_answer_typed_on_issues_reaches_every_sheet(typing: Typing, summary: Path) -> None:
    book = openpyxl.load_workbook(summary)
    asked = {row[1].value: row[4].coordinate for row in book["Issues"].iter_rows(min_row=6)}
    after = values(typing(summary, {f"Issues!{asked['Education']}": "Green"}))
    before = values(summary)
    assert (before["Matrix", "G30"], after["Matrix", "G30"]) == ("to settle", "Green")
    to_do = asked["Education"].replace("E", "A")
    assert (before["Issues", to_do], after["Issues", to_do]) == ("to settle", "settled")
    assert (before["Matrix", "E30"], after["Matrix", "E30"]) == ("all agree", "one step apart")
    written = column_letter([cell.value for cell in book["Matrix"][5]].index("As written") + 1)
    assert (before["Matrix", f"{written}30"], after["Matrix", f"{written}30"]) == (1, 0)
    row = next(
        row for row in book["Answers"].iter_rows(min_row=6) if (row[0].value, row[3].value) == ("Education", "O1-R")
    )
    assert [after["Answers", cell.coordinate] for cell in (row[7], row[8], row[21])] == ["rated", "Green", "Green"]
    counted = next(place for place, text in before.items() if str(text).startswith("Answers of 6 agencies"))
    assert " · 2 unclear · " in str(before[counted])
    assert " · 1 unclear · " in str(after[counted])


def test_issues_sorted_in_another_program_still_answer_the_matrix(office: Convert, summary: Path) -> None:
    book = openpyxl.load_workbook(summary)
    issues = book["Issues"]
    rows = [[cell.value for cell in row] for row in issues["A6:K7"]]
    rows[0][4] = "Red"
    for place, row in enumerate(reversed(rows), 6):
        for column, value in enumerate(row, 1):
            issues.cell(place, column).value = value
    book.save(summary)
    asked = {(row[1], row[2]) for row in rows}
    assert asked == {("Education", "O1-R"), ("Voluntary sector", "O2-P")}
    after = values(office(summary, "xlsx"))
    found = {("Education", "O1-R"): after["Matrix", "G30"], ("Voluntary sector", "O2-P"): after["Matrix", "J36"]}
    assert found.pop((rows[0][1], rows[0][2])) == "Red"
    assert set(found.values()) == {"to settle"}


def test_where_the_matrix_shows_sectors_its_counts_follow_issues(typing: Typing, tmp_path: Path) -> None:
    file = tmp_path / "summary.xlsx"
    reading = many(61, published())
    unread = answer(published(), "T1-R", None, raw="Amber/Green")
    first = replace(reading.returns[0], answers=(unread, *reading.returns[0].answers[1:]))
    forms = Reading((first, *reading.returns[1:]), (left_out(first.file, unread),))
    file.write_bytes(write_summary(consolidate(forms, published()), MADE))
    headings = [cell.value for cell in openpyxl.load_workbook(file)["Matrix"][5]]
    red, to_settle = (f"{column_letter(headings.index(word) + 1)}6" for word in ("Red", "To settle"))
    before, after = values(file), values(typing(file, {"Issues!E6": "Red"}))
    assert (before["Matrix", to_settle], after["Matrix", to_settle]) == (1, 0)
    assert after["Matrix", red] == before["Matrix", red] + 1  # type: ignore[operator]


def test_what_is_agreed_and_corrected_reaches_the_first_page_as_it_is_typed(typing: Typing, tmp_path: Path) -> None:
    file = tmp_path / "summary.xlsx"
    entries = agreed("T2-R", "1 Red · 2 Amber · 1 Green", owner="Chair")
    file.write_bytes(write_summary(decided_review(Decisions(entries)), MADE))
    book = openpyxl.load_workbook(file)
    rows = list(book["Disagreement"].iter_rows(min_row=6))
    first = {str(row[0].value): row[0].row for row in reversed(rows)}
    columns = {str(cell.value): get_column_letter(place) for place, cell in enumerate(book["Disagreement"][5], 1)}
    rating, on, text = (columns[heading] for heading in ("Agreed rating", "Agreed on", "Descriptor or evidence"))
    police = next(row[5] for row in book["Matrix"].iter_rows() if row[0].value == "T2-R")
    assert book["Matrix"]["F5"].value == "Police"
    after = values(
        typing(
            file,
            {
                f"Disagreement!{rating}{first['T2-R']}": "Amber",
                f"Disagreement!{on}{first['T2-R']}": "26/11/2026",
                f"Disagreement!{rating}{first['P1-R']}": "Red",
                f"Matrix!{police.coordinate}": "Green",
            },
        )
    )
    assert "The moderation meeting has agreed 2 of 21 criteria on its agenda: 1 Red · 1 Amber." in after.values()
    assert after["Disagreement", f"{on}{first['T2-R']}"] == datetime.datetime(2026, 11, 26)
    said = str(after["Disagreement", f"{text}{first['T2-R']}"])
    assert said.startswith("2 Amber · 2 Green")
    assert said.endswith("then 1 Red · 2 Amber · 1 Green.")


@pytest.mark.parametrize("agencies", [3, 150])
def test_the_board_summary_is_one_page(office: Convert, tmp_path: Path, agencies: int) -> None:
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext is not installed")
    file = tmp_path / "summary.xlsx"
    file.write_bytes(write_summary(consolidate(many(agencies, published()), published()), MADE))
    command = ["pdftotext", "-l", "2", str(office(file, "pdf")), "-"]
    first, second, *_ = subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout.split("\f")
    assert "What is the board asked to decide?" in first
    assert second.lstrip().startswith("Disagreement")


def test_what_is_overdue_is_no_longer_once_it_is_done_or_put_off(typing: Typing, tmp_path: Path) -> None:
    file = tmp_path / "summary.xlsx"
    meetings = [of_meeting(subject, action=f"Action {subject}", by_when="2026-01-15") for subject in "123"]
    file.write_bytes(write_summary(decided_review(Decisions(meetings[0] | meetings[1] | meetings[2])), MADE))
    sheet = openpyxl.load_workbook(file)["Actions"]
    places = {str(cell.value): get_column_letter(place) for place, cell in enumerate(sheet[5], 1)}
    done, put_off, late = (row[0].row for row in sheet.iter_rows(min_row=6, max_row=8))
    later = f"15/01/{MADE.year + 1}"
    after = values(
        typing(file, {f"Actions!{places['Status']}{done}": "done", f"Actions!{places['By when']}{put_off}": later})
    )
    before, due = values(file), places["Due"]
    assert [before["Actions", f"{due}{row}"] for row in (done, put_off, late)] == ["overdue"] * 3
    assert [after["Actions", f"{due}{row}"] or "" for row in (done, put_off, late)] == ["", "", "overdue"]

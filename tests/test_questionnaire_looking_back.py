"""What a questionnaire shows of the review before, right of the answers, and what it asks about it."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import openpyxl
import pytest

from csxl.languages import BY_NAME, LANGUAGES, Language
from csxl.model.before import Promise
from csxl.questionnaire.issue import LastTime
from csxl.writing.text_fit import row_height
from tests.helpers.filled_forms import blank
from tests.helpers.second_rounds import BEFORE, FORM, LIST, PANEL, SHARE, TRAIN

SENTENCES = "The audit found that two of nine assessments name a place. " * 40
LONG = {
    ref: LastTime("Cannot judge", SENTENCES, "Amber", SENTENCES[:300], (Promise("a", "Police", ref, SENTENCES),) * 3)
    for ref in ("T1-R", "T1-A", "T2-S")
}


def opened(data: bytes) -> Any:
    return openpyxl.load_workbook(io.BytesIO(data))


def beside(sheet: Any, row: int) -> list[Any]:
    return [sheet.cell(row, column).value for column in range(12, sheet.max_column + 1)]


def test_what_was_said_agreed_and_promised_stands_right_of_the_answers() -> None:
    sheet = opened(blank(last_time=BEFORE))["Target"]
    assert [cell.value for cell in sheet[4]][10:] == ["By when", "Last time", "You said you would", "How far is it?"]
    assert beside(sheet, 5) == [
        "Amber\nAudit of referrals\nAgreed: Amber\nSchools name no place yet.",
        "Train the front desk\nInsp. Jones\n31/03/2026\nunder way",
        None,
    ]
    assert beside(sheet, 6) == [
        "Red\nNo form has a place",
        "Add “place” to the form\nKim\nend of term\n\nDone: Publish the list\n\nAsk schools for a lead",
        None,
    ]
    assert beside(sheet, 7) == ["Green\nAgreed: Green", None, None]


def test_only_what_is_not_done_or_dropped_is_asked_about_and_only_there_is_a_cell_open() -> None:
    book = opened(blank(last_time=BEFORE))
    for name, asked in (("Target", {5, 6}), ("Partnerships", set()), ("Outcomes", {5})):
        assert {row for row in range(5, 13) if not book[name].cell(row, 14).protection.locked} == asked
        assert all(book[name].cell(row, column).protection.locked for row in range(5, 13) for column in (12, 13))
        rules = book[name].data_validations.dataValidation
        assert {str(rule.sqref) for rule in rules if "under way" in (rule.formula1 or "")} == {
            f"N{row}" for row in asked
        }
    rules = {str(rule.sqref): rule for rule in book["Target"].data_validations.dataValidation}
    assert rules["N5"].formula1 == '"not begun,under way,done,dropped"'
    assert "least far" in rules["N6"].prompt and "least far" not in rules["N5"].prompt
    assert rules["N5"].errorStyle in (None, "stop") and rules["N5"].error
    assert book["Partnerships"]["M12"].value == "Dropped: Meet the panel"


@pytest.mark.parametrize(
    ("last_time", "more"),
    [
        ({}, []),
        ({"T1-A": LastTime("Red")}, ["Last time"]),
        ({"P2-S": LastTime("Red", promises=(PANEL,))}, ["Last time", "You said you would"]),
        ({"O1-R": LastTime("", promises=(SHARE,))}, ["Last time", "You said you would", "How far is it?"]),
        ({"X9-Z": LastTime("Red", promises=(SHARE,))}, []),
    ],
    ids=["first round", "nothing promised", "all ended", "one open", "gone"],
)
def test_a_column_stands_there_only_if_there_is_something_in_it(
    last_time: Mapping[str, LastTime], more: list[str]
) -> None:
    book = opened(blank(last_time=last_time))
    assert [cell.value for cell in book["Target"][4]][11:] == more
    counted = [cell.value for row in book["Start"].iter_rows() for cell in row if cell.value == "Promises left"]
    assert len(counted) == ("How far is it?" in more)


def test_start_counts_what_is_still_to_be_told_and_names_it_in_the_last_step() -> None:
    start = openpyxl.load_workbook(io.BytesIO(blank(last_time=BEFORE)), data_only=True)["Start"]
    rows = {row[0]: row[1:] for row in start.iter_rows(values_only=True) if row[0]}
    assert {name: rows[name][5] for name in ("Domain", "Target", "Partnerships", "Outcomes", "All domains")} == {
        "Domain": "Promises left",
        "Target": 2,
        "Partnerships": 0,
        "Outcomes": 1,
        "All domains": 3,
    }
    assert rows["You said you would"][0] == "Please say how far it is: 2 in Target, 1 in Outcomes."


def test_it_speaks_welsh() -> None:
    book = opened(blank(last_time=BEFORE, language=BY_NAME["Welsh"]))
    sheet = book["Target"]
    assert beside(sheet, 4) == ["Y tro diwethaf", "Beth addawsoch chi", "Sut mae’n mynd?"]
    assert "Cytunwyd: Amber" in beside(sheet, 5)[0] and "ar y gweill" in beside(sheet, 5)[1]
    assert "Wedi’i wneud: Publish the list" in beside(sheet, 6)[1]
    rules = {str(rule.sqref): rule for rule in sheet.data_validations.dataValidation}
    assert rules["N5"].formula1 == '"heb ddechrau,ar y gweill,wedi’i wneud,wedi’i ollwng"'


@pytest.mark.parametrize("language", LANGUAGES, ids=[language.name for language in LANGUAGES])
@pytest.mark.parametrize("last_time", [BEFORE, LONG], ids=["short", "long"])
def test_it_is_one_page_wide_in_seven_and_a_half_points_and_every_row_shows_its_text(
    language: Language, last_time: Mapping[str, LastTime]
) -> None:
    data = blank(last_time=last_time, language=language)
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        xml = parts.read("xl/worksheets/sheet2.xml").decode()
    columns = re.findall(r'<col min="(\d+)" max="(\d+)" width="([\d.]+)"', xml)
    widths = {at: float(width) for start, end, width in columns for at in range(int(start), int(end) + 1)}
    points = sum(int(width * 7 + 0.5) for width in widths.values()) * 0.75
    sheet = opened(data)["Target"]
    sizes = {cell.font.sz for row in sheet.iter_rows(min_row=2) for cell in row}
    assert min(sizes) * (297 / 25.4 - 0.6) * 72 / points > 7.49
    for row in range(5, 13):
        texts = [(sheet.cell(row, at).value, widths[at] - 0.71 - 1.5, 10.5) for at in (12, 13)]
        needed = row_height([text for text in texts if text[0]])
        assert needed - 0.75 < sheet.row_dimensions[row].height <= 409.5  # rows are whole pixels high
    if last_time is LONG:
        assert sheet["L5"].value.startswith("Cannot judge\nThe audit") and "…\n" in sheet["L5"].value
        assert sheet["M5"].value.count("\n\n") == 2 and sheet["M5"].value.endswith("…")


def test_a_text_that_is_too_long_is_cut_between_words() -> None:
    text = opened(blank(last_time=LONG))["Target"]["L5"].value
    (cut,) = (line for line in text.split("\n") if line.endswith("…"))
    assert SENTENCES[: len(cut) - 1] == cut[:-1] and SENTENCES[len(cut) - 1] == " "


def test_many_promises_in_one_cell_end_in_a_sign_that_there_are_more() -> None:
    many = tuple(replace(TRAIN, subject=str(number), action=f"Step {number}") for number in range(40))
    text = opened(blank(last_time={"T1-R": LastTime("Red", promises=many)}))["Target"]["M5"].value
    assert text.startswith("Step 0\n") and text.endswith("\n…")


def test_the_same_input_gives_the_same_bytes() -> None:
    assert blank(last_time=BEFORE) == blank(last_time=dict(BEFORE))


def test_what_starts_like_a_formula_or_a_link_is_text() -> None:
    bad = (replace(FORM, action="=1+1", owner="", by_when=""), replace(LIST, action="http://x.example"))
    sheet = opened(blank(last_time={"T1-R": LastTime("=2+2", promises=bad[:1]), "T1-A": LastTime("", promises=bad)}))
    for place in ("L5", "M5", "M6"):
        assert sheet["Target"][place].data_type == "s" and sheet["Target"][place].hyperlink is None


def test_what_was_promised_on_criteria_that_are_asked_no_more_is_asked_on_start() -> None:
    besides = (replace(TRAIN, ref="X9-Z"), replace(PANEL, ref=""))
    book = openpyxl.load_workbook(io.BytesIO(blank(promised=besides)), data_only=True)
    start = book["Start"]
    rows = {row[1].value: row for row in start.iter_rows() if row[1].value}
    asked, ended = rows["Train the front desk\nInsp. Jones · 31/03/2026 · under way"], rows["Dropped: Meet the panel"]
    assert [not row[0].protection.locked for row in (asked, ended)] == [True, False]
    (rule,) = (rule for rule in start.data_validations.dataValidation if rule.type == "list")
    assert str(rule.sqref) == asked[0].coordinate and rule.formula1 == '"not begun,under way,done,dropped"'
    beside_labels = {row[0].value: row[1].value for row in start.iter_rows()}
    assert beside_labels["You said you would"] == "Please say how far it is: 1 in Start."
    assert "What else you said you would do" in beside_labels
    assert [cell.value for cell in book["Target"][4]][11:] == []


def test_it_says_where_the_descriptions_may_have_changed() -> None:
    sheet = opened(blank(last_time={"T1-R": LastTime("Red", "Minutes", compared=False)}))["Target"]
    assert sheet["L5"].value == "Red\nMinutes\nThe descriptions may have changed since."
    sheet = opened(blank(last_time={"T1-R": LastTime("Red", "Minutes", compared=False, changed=True)}))["Target"]
    assert sheet["L5"].value == "Red\nMinutes\nThe descriptions have changed since."


@pytest.mark.parametrize(
    ("last_time", "text"),
    [({}, None), ({"T1-R": LastTime("Red")}, "said and agreed"), (BEFORE, "said, agreed and promised")],
    ids=["first round", "nothing promised", "promised"],
)
def test_start_says_to_look_back_where_there_is_something_to_see(
    last_time: Mapping[str, LastTime], text: str | None
) -> None:
    steps = {row[0]: row[1] for row in opened(blank(last_time=last_time))["Start"].iter_rows(values_only=True)}
    assert (text or "") in steps.get("Look back", "") and ("Look back" in steps) == bool(text)

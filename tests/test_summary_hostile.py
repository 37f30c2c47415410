"""What partners write arrives in the summary as text, and another rubric's words stand where Red and Green did."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from openpyxl import load_workbook
from openpyxl.workbook import Workbook

from csxl import write_summary
from csxl.compare.consolidation import consolidate
from csxl.model.answers import Kept, Reading
from csxl.rubrics.loading import load_rubric
from tests.helpers import folders
from tests.helpers.opened_summaries import MADE, opened, table
from tests.helpers.readings_by_hand import POLICE, answer, many, published, returned, with_scale

WELSH = load_rubric(folders.WELSH)
TEXTS = [
    '=HYPERLINK("https://example.org","pay")',
    "+cmd|' /C calc'!A0",
    "@SUM(A1)",
    "-1",
    "x" * 32_767,
    "</script><b>&amp;",
    "\u202eright to left\u200f",
    "😀👨‍👩‍👧",
    "<r>x</r>",
    "_x0041_",
    "007",
    "TRUE",
    "2026-02-30",
]


def hostile() -> Workbook:
    rubric = published()
    refs = list(rubric.criteria)
    answers = [
        answer(rubric, ref, "Red", evidence=text, action=text, owner=text, by_when=text[:200])
        for ref, text in zip(refs, TEXTS, strict=False)
    ]
    form = replace(returned(POLICE, *answers), kept=tuple(Kept("Target", "M5", text) for text in TEXTS))
    comparison = consolidate(Reading((form,)), rubric, (POLICE,), partnership="=1+1 & <b>")
    return load_workbook(io.BytesIO(write_summary(comparison, MADE)))


@pytest.fixture(scope="module")
def book() -> Workbook:
    return hostile()


@pytest.mark.parametrize("number", range(len(TEXTS)))
def test_a_partners_text_arrives_as_text(book: Workbook, number: int) -> None:
    sheet = book["Answers"]
    row = sheet[6 + number][9:12]
    assert [(cell.data_type, cell.value, cell.hyperlink) for cell in row] == [("s", TEXTS[number], None)] * 3


def test_what_an_agency_added_arrives_as_text_in_as_many_rows_as_it_takes(book: Workbook) -> None:
    cells = [row[2] for row in book["Added by agencies"].iter_rows(min_row=6)]
    assert {cell.data_type for cell in cells} == {"s"}
    told: list[str] = []
    for text in (str(cell.value) for cell in cells):
        if text.startswith("(continued) "):
            told[-1] += text.removeprefix("(continued) ")
        else:
            told.append(text)
    assert told == TEXTS


def test_no_formula_holds_what_a_partner_wrote(book: Workbook) -> None:
    formulas = [str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
    assert formulas
    assert not [formula for formula in formulas if "HYPERLINK" in formula or "cmd" in formula or "SUM(A1)" in formula]


def test_a_text_too_long_for_a_row_is_carried_on_below_in_full(book: Workbook) -> None:
    said = [str(row[5] or "") for row in book["Target"].iter_rows(min_row=6, values_only=True) if row[0] == "T2-R"]
    told = [text.removeprefix("(continued) ") for text in said if set(text[-9:]) == {"x"}]
    assert len(told) > 1
    assert "".join(told) == "x" * 32_767


def test_another_scale_stands_wherever_red_amber_and_green_did() -> None:
    book = opened(consolidate(many(5, WELSH), WELSH, review="Hydref"))
    assert book.sheetnames[3:5] == ["Llais y plentyn", "Cydweithio"]
    headings = list(table(book["Matrix"])[0])
    assert headings[-11:-3] == [
        "Coch",
        "Ambr",
        "Gwyrdd",
        "Methu barnu",
        "Ddim yn berthnasol",
        "To settle",
        "Blank",
        "Not returned",
    ]
    words = {rule.formula[0] for rules in book["Matrix"].conditional_formatting for rule in rules.rules}
    assert {'"Coch"', '"Ambr"', '"Gwyrdd"', '"Methu barnu"'} <= words
    assert '"Red"' not in words


@pytest.mark.parametrize("length", [2, 4, 5])
def test_a_scale_of_another_length_has_its_spread_by_formula(length: int) -> None:
    scaled = with_scale(*(f"Step {step}" for step in range(length)))
    comparison = consolidate(many(6, scaled), scaled)
    rows = table(opened(comparison)["Matrix"])
    assert [(row["Spread"], row["Position"]) for row in rows] == [
        (finding.spread.value, finding.position or "none") for finding in comparison.findings
    ]

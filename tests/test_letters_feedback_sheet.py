"""The page for an agency as a workbook and as HTML: the same texts in both, one upright sheet of paper each."""

from __future__ import annotations

import datetime
import io
import re
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from openpyxl.utils import column_index_from_string
from openpyxl.worksheet.worksheet import Worksheet

from csxl.languages import BY_NAME
from csxl.letters.feedback_html import feedback_page
from csxl.letters.feedback_layout import SINCE, SMALLEST, share_of_paper
from csxl.letters.feedback_sheet import feedback_book
from csxl.letters.told_agency import Feedback, feedback_for
from csxl.model.comparison import Comparison
from csxl.model.decisions import Decisions
from csxl.model.own_workbooks import FEEDBACK, PROPERTY
from csxl.text.wording import sentence
from csxl.writing.text_fit import INDENT, line_count
from tests.helpers.decisions_by_hand import agreed, decided_review
from tests.helpers.html_pages import PageReader
from tests.helpers.reviews_before import FORM, LOG, before, second_review
from tests.helpers.thirty_agencies import of_thirty, second_of_thirty

DAY = datetime.date(2026, 12, 4)
Convert = Callable[[Path, str], Path]
POLICE_ROWS = [
    ["Criterion", "You said", "Others: Red", "Others: Amber", "Others: Green", "Agreed", "What was agreed, in words"],
    ["Target"],
    ["Level 1, Referral (T1-R)", "Amber", "0", "4", "0", "Red", "Places are missed."],
    ["Level 1, Assessment (T1-A)", "Amber", "0", "2", "2"],
    ["Level 1, Planning (T1-P)", "Amber", "0", "0", "4"],
    ["Level 1, Response (T1-S)", "Red", "1", "3", "0"],
]


def police(language: str = "English") -> Feedback:
    comparison = decided_review(Decisions(agreed("T1-R", rating="Red", words="Places are missed.")))
    return feedback_for(comparison.agencies[0], comparison, BY_NAME[language], DAY)


def second(language: str, place: int) -> Feedback:
    """The same of a second round, where one of two promises was done when the first ended."""
    earlier = before()
    kept = tuple(replace(one, status="done") if one.action == FORM else one for one in earlier.agencies[0].promises)
    agencies = (replace(earlier.agencies[0], promises=kept), *earlier.agencies[1:])
    comparison = replace(second_review(), before=replace(earlier, agencies=agencies))
    return feedback_for(comparison.agencies[place], comparison, BY_NAME[language], DAY)


def longest() -> Feedback:
    """What an agency with many words and actions is told: more than one sheet of paper holds in print of 7.5 points."""
    told = police()
    words = "What was agreed takes many words, since nobody is to misunderstand it. " * 3
    return replace(told, criteria=tuple(replace(one, words=words) for one in told.criteria), actions=told.actions * 12)


def sheet_rows(told: Feedback) -> list[list[str]]:
    [sheet] = openpyxl.load_workbook(io.BytesIO(feedback_book(told))).worksheets
    return [[str(cell) for cell in row if cell is not None] for row in sheet.iter_rows(values_only=True)]


def sheet_width(sheet: Worksheet, letter: str) -> float:
    """The width of a column, which the file may give once for several that are alike."""
    every = ((range(one.min or 0, (one.max or 0) + 1), one.width) for one in sheet.column_dimensions.values())
    return next(width for columns, width in every if column_index_from_string(letter) in columns)


def pages(sheet: Worksheet) -> tuple[int, int]:
    """How many pages wide and high it is made to fit; one where the file names no number, 0 for any."""
    assert sheet.sheet_properties.pageSetUpPr
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    wide, high = sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight
    return (1 if wide is None else int(wide), 1 if high is None else int(high))


def test_the_sheet_says_what_the_agency_is_told() -> None:
    rows = sheet_rows(police())
    assert rows[:2] == [
        ["What came of it, for Police"],
        ["Autumn 2026 · Eastshire Partnership · as it stands on 4 December 2026"],
    ]
    assert rows[3:9] == POLICE_ROWS
    assert ["Level 2, Planning (L2-P)", "Red", "–", "–", "–"] in rows
    assert rows[-3:] == [
        ["Criterion", "Owner, by when, how it stands", "Action"],
        ["Partnerships, Level 1, Referral (P1-R)", "Sgt Bell · 18 December 2026", "Share the location log every week"],
        ["Target, Level 2, Assessment (T2-A)", "Det Insp Shah · 31 March 2027", "Agree one form for assessing places"],
    ]


def test_what_it_promised_stands_above_its_actions_where_it_promised_anything() -> None:
    rows = sheet_rows(second("English", 0))
    start = rows.index(["What you said you would do last time"])
    assert rows[start : start + 6] == [
        ["What you said you would do last time"],
        ["Criterion", "By when", "How it stands", "Action"],
        ["Partnerships, Level 1, Referral (P1-R)", "18 December 2026", "Not due yet · you said: not begun", LOG],
        ["Target, Level 2, Assessment (T2-A)", "31 March 2026", "Kept · recorded: done", FORM],
        [],
        ["Your actions: what you said you would do, and what was agreed"],
    ]
    assert ["What you said you would do last time"] not in sheet_rows(second("English", 4))  # it promised nothing


@pytest.mark.parametrize("language", ["English", "Welsh"])
@pytest.mark.parametrize("round_of", [1, 2])
def test_the_page_says_the_same_in_the_same_order(language: str, round_of: int) -> None:
    told = police(language) if round_of == 1 else second(language, 0)
    shown = PageReader(feedback_page(told)).text("h1", "h2", "p", "th", "td")
    assert [text for text in shown if text] == [text for row in sheet_rows(told) for text in row]


@pytest.mark.parametrize("place", [0, 5])
def test_the_columns_on_the_page_are_as_wide_as_on_the_sheet_the_words_the_widest(place: int) -> None:
    comparison = second_review(Decisions(agreed("T1-R", rating="Red", words="Places are missed.")))
    told = feedback_for(comparison.agencies[place], comparison, BY_NAME["English"], DAY)
    page = feedback_page(told)
    shares = [float(share) for share in re.findall(r"\.criteria col:nth-child\(\d\) { width: ([0-9.]+)%; }", page)]
    [sheet] = openpyxl.load_workbook(io.BytesIO(feedback_book(told))).worksheets
    wide = [sheet_width(sheet, letter) for letter in "ABCDEFGH"]
    assert shares == pytest.approx([100 * one / sum(wide) for one in wide], abs=0.1)
    assert sum(shares) == pytest.approx(100, abs=0.1)
    assert shares[-1] == max(shares)
    assert page.count("<col>") == len(shares) + 3 * bool(told.actions) + 4 * bool(told.promises)


def test_the_workbook_is_locked_known_and_the_same_bytes_each_time() -> None:
    data = feedback_book(police())
    assert data == feedback_book(police())
    book = openpyxl.load_workbook(io.BytesIO(data))
    [sheet] = book.worksheets
    assert sheet.title == "What came of the review"
    assert (sheet.protection.sheet, sheet.protection.password) == (True, None)
    assert {one.name: one.value for one in vars(book)["custom_doc_props"].props} == {PROPERTY: FEEDBACK}
    assert (sheet.page_setup.orientation, pages(sheet)) == ("portrait", (1, 1))


def test_what_is_too_much_for_one_sheet_of_paper_takes_another_and_stays_legible() -> None:
    told = longest()
    assert share_of_paper(told) < SMALLEST
    [sheet] = openpyxl.load_workbook(io.BytesIO(feedback_book(told))).worksheets
    assert pages(sheet) == (1, 0)
    assert sheet.print_title_rows == "$4:$4"
    assert "font-size: 7.50pt" in feedback_page(told)


def test_markup_and_formulas_in_texts_are_texts() -> None:
    told = police()
    bad = replace(told.actions[0], action="=HYPERLINK(1)", owner="<script>alert(1)</script>")
    told = replace(told, actions=(bad,))
    assert sheet_rows(told)[-1][-1] == "=HYPERLINK(1)"
    [sheet] = openpyxl.load_workbook(io.BytesIO(feedback_book(told))).worksheets
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n"}
    assert "<script" not in feedback_page(told)


@pytest.mark.parametrize("language", ["English", "Welsh"])
def test_what_moved_takes_one_line(language: str) -> None:
    moved = BY_NAME[language].on_feedback.moved.values()
    texts = [sentence(text.format(word=word)) for text in moved for word in police().rubric.ratings]
    assert [text for text in texts if line_count(text, SINCE - INDENT, bold=True) > 1] == []


@pytest.mark.parametrize("language", ["English", "Welsh"])
def test_a_second_round_takes_one_sheet_of_paper_each(language: str) -> None:
    thirty = second_of_thirty()
    told = [feedback_for(agency, thirty, BY_NAME[language], DAY) for agency in thirty.agencies]
    told += [second(language, place) for place in range(6)]  # whose ratings moved
    assert [one.agency.name for one in told if share_of_paper(one) < SMALLEST] == []


@pytest.mark.parametrize("place", [0, 20])
@pytest.mark.parametrize("compared", [of_thirty, second_of_thirty])
def test_it_prints_on_one_page(office: Convert, tmp_path: Path, place: int, compared: Callable[[], Comparison]) -> None:
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext is not installed")
    file, comparison = tmp_path / "feedback.xlsx", compared()
    told = feedback_for(comparison.agencies[place], comparison, BY_NAME["English"], DAY)
    file.write_bytes(feedback_book(told))
    command = ["pdftotext", "-layout", str(office(file, "pdf")), "-"]
    only, after = subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout.split("\f")
    assert after == ""
    said = " ".join(only.split())
    assert all(criterion.criterion.ref in said for criterion in told.criteria)
    assert "Page 1 of 1" in said

"""What is written into a workbook's cells: it reads back as it was, and programs take it for what it is."""

from __future__ import annotations

import datetime
import io
import re
import zipfile
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from csxl.writing.theme import look
from csxl.writing.written_page import Page
from csxl.writing.written_rows import date_cell
from csxl.writing.xlsx import Workbook, WriteError

DAY = datetime.date(2026, 11, 30)
PLAIN, BOLD = look(), look(bold=True)
# Functions that every spreadsheet program has known since 2007: a newer one needs a mark before its name.
KNOWN = {
    *("AND", "CHAR", "COUNTA", "COUNTIF", "COUNTIFS", "DAY", "FIND", "IF", "INDEX", "ISERROR", "ISNA", "ISNUMBER"),
    *("LEFT", "LEN", "MATCH", "MAX", "MID", "MIN", "MONTH", "OR", "RIGHT", "SEARCH", "SUBSTITUTE", "SUM"),
    *("SUMPRODUCT", "TODAY", "TRIM", "YEAR"),
}


def new_page() -> Page:
    return Workbook(datetime.datetime(2000, 1, 1)).page("A sheet")


def sheet_in(data: bytes) -> Worksheet:
    return openpyxl.load_workbook(io.BytesIO(data))["A sheet"]


def part(data: bytes, name: str = "xl/worksheets/sheet1.xml") -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        return parts.read(name).decode()


def test_each_kind_of_content_reads_back() -> None:
    page = new_page()
    page.text("B2", "=not a formula", PLAIN)
    page.number("C2", 0.1, PLAIN)
    page.date("D2", DAY, look(num_format="d mmm yyyy"))
    page.formula("E2", '=IF(C2<1,"<&>","")', "<&>", PLAIN)
    page.blank("F2", BOLD)
    page.link("G2", "'A sheet'!B2", "to B2", PLAIN, "a tip")
    data = page.workbook.finish()
    sheet = sheet_in(data)
    contents = ["=not a formula", 0.1, datetime.datetime(2026, 11, 30), '=IF(C2<1,"<&>","")', None, "to B2"]
    assert [cell.value for cell in sheet[2][1:]] == contents
    assert sheet["B2"].data_type == "s" and sheet["F2"].font.b and sheet["G2"].hyperlink.location == "'A sheet'!B2"
    assert '<dimension ref="A1:G2"/>' in part(data)
    assert '<f>IF(C2&lt;1,"&lt;&amp;&gt;","")</f><v>&lt;&amp;&gt;</v>' in part(data)


@pytest.mark.parametrize(
    "date, number",
    [
        (datetime.date(1900, 1, 1), "1"),
        (datetime.date(1900, 2, 28), "59"),
        (datetime.date(1900, 3, 1), "61"),
        (datetime.date(2026, 11, 30), "46356"),
        (datetime.datetime(1900, 2, 28, 18), "59.75"),
        (datetime.datetime(1900, 3, 1, 6), "61.25"),
    ],
)
def test_a_date_has_the_number_that_excel_gives_it(date: datetime.date, number: str) -> None:
    assert date_cell(date) == f"><v>{number}</v></c>"


def test_what_is_written_last_stands_and_the_rows_are_in_order() -> None:
    page = new_page()
    for place, text in (("B3", "third"), ("A3", "before it"), ("A1", "first"), ("B3", "third again")):
        page.text(place, text, PLAIN)
    data = page.workbook.finish()
    assert re.findall(r'<c r="(\w+)"', part(data)) == ["A1", "A3", "B3"]
    assert sheet_in(data)["B3"].value == "third again"


def test_a_row_that_grows_has_a_height_that_programs_may_change() -> None:
    page = new_page()
    page.height(1, 30)
    page.height(2, 31, grows=True)
    rows = re.findall(r"<row [^>]*>", part(page.workbook.finish()))
    assert rows == ['<row r="1" ht="30" customHeight="1"/>', '<row r="2" ht="30.75"/>']


def test_merged_cells_show_what_the_first_holds() -> None:
    page = new_page()
    page.merge("A1:C1", BOLD)
    page.text("A1", "wide", BOLD)
    sheet = sheet_in(page.workbook.finish())
    assert [str(area) for area in sheet.merged_cells.ranges] == ["A1:C1"] and sheet["A1"].value == "wide"


@pytest.mark.parametrize("text", ["_x000D_x000D_", "_x0041_", "<r><t>x</t></r>", " &amp; ", "\ttab\nline", "🙂 ŵ"])
def test_a_text_is_stored_as_it_is_alone_and_in_pieces(text: str) -> None:
    page = new_page()
    page.text("A1", text, PLAIN)
    page.lines("A2", [("head", BOLD), (text, PLAIN)], PLAIN)
    stored = part(page.workbook.finish(), "xl/sharedStrings.xml")
    alone, _, after = re.findall(r"<t(?: xml:space=\"preserve\")?>([^<]*)</t>", stored)
    read = [one.replace("_x005F_", "_").replace("&lt;", "<").replace("&gt;", ">") for one in (alone, after)]
    assert [one.replace("&amp;", "&") for one in read] == [text, f"\n{text}"]
    assert 'count="2" uniqueCount="2"' in stored


def test_a_text_in_pieces_that_no_cell_holds_raises() -> None:
    with pytest.raises(WriteError, match="A sheet!A1"):
        new_page().lines("A1", [("x" * 32_000, BOLD), ("x" * 1_000, PLAIN)], PLAIN)


def test_a_cell_beyond_the_end_of_a_sheet_raises() -> None:
    page = new_page()
    page.text("A1048577", "too low", PLAIN)
    with pytest.raises(WriteError, match=r"write_string.* in A sheet"):
        page.workbook.finish()


@pytest.mark.parametrize("golden", ["questionnaire", "review", "summary"])
def test_formulas_use_only_functions_that_need_no_mark(golden: str) -> None:
    written = (Path(__file__).parent / "golden" / f"{golden}.txt").read_text(encoding="utf-8")
    assert set(re.findall(r"(?<![\w.])([A-Z][A-Z0-9.]*)\(", written)) <= KNOWN


def test_a_text_that_a_cell_can_hold_is_kept_once_however_it_looks() -> None:
    page, text = new_page(), "two\nlines & “more”"
    page.text("A1", text, PLAIN)
    page.text("A2", "".join(text), BOLD)
    page.lines("A3", (("two", PLAIN), ("lines & “more”", BOLD)), PLAIN)
    page.text("A4", "one\rline", PLAIN)
    page.text("A5", "one\nline", PLAIN)
    kept = [one for one in page.workbook.texts.numbers if isinstance(one, str)]
    assert kept == [text, "one\nline"]
    assert kept[0] is text
    sheet = sheet_in(page.workbook.finish())
    assert [sheet[f"A{row}"].value for row in (1, 2, 4, 5)] == [text, text, "one\nline", "one\nline"]

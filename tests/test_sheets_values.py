"""What a stored cell says, whichever of the many ways it was stored in."""

import datetime

import pytest

from csxl.sheets.cells import Flag, Place
from csxl.sheets.moments import is_date_format, moment
from csxl.sheets.places import place
from csxl.sheets.shared_formulas import moved
from csxl.sheets.strings import unescaped
from tests.helpers.ooxml_packages import (
    SHEET,
    cell,
    cells,
    package,
    read,
    strings,
    styles,
    workbook,
    worksheet,
)

SHARED = "xl/sharedStrings.xml"


def inline(text: str) -> str:
    return f'<row r="1"><c r="A1" t="inlineStr"><is>{text}</is></c></row>'


def formatted(value: str, code: str, settings: str = "", kind: str = "n") -> object:
    rows = f'<row r="1"><c r="A1" s="0" t="{kind}"><v>{value}</v></c></row>'
    form = styles('<xf numFmtId="200"/>', numFmts=f'<numFmt numFmtId="200" formatCode="{code}"/>')
    main = workbook('name="T" r:id="s1"', settings=settings)
    return cell(rows, changed={"xl/styles.xml": form, "xl/workbook.xml": main}).value


@pytest.mark.parametrize(
    ("stored", "value", "text"),
    [
        ('<c r="A1"><v>3</v></c>', 3.0, "3"),
        ('<c r="A1"><v>0.1</v></c>', 0.1, "0.1"),
        ('<c r="A1"><v> 12.50 </v></c>', 12.5, "12.5"),
        ('<c r="A1" t="n"><v>Green</v></c>', "Green", "Green"),
        ('<c r="A1"><v>1_000</v></c>', "1_000", "1_000"),
        ('<c r="A1"><v>NaN</v></c>', "NaN", "NaN"),
        ('<c r="A1" t="b"><v>1</v></c>', True, "TRUE"),
        ('<c r="A1" t="b"><v>0</v></c>', False, "FALSE"),
        ('<c r="A1" t="str"><v>Amber</v></c>', "Amber", "Amber"),
        ('<c r="A1" t="str">\n  <v>Amber</v>\n</c>', "Amber", "Amber"),
        ('<c r="A1" t="str"><v><![CDATA[A & B]]></v></c>', "A & B", "A & B"),
        ('<c r="A1" t="d"><v>2026-03-01</v></c>', datetime.date(2026, 3, 1), "2026-03-01"),
        (
            '<c r="A1" t="d"><v>2026-03-01T09:30:00Z</v></c>',
            datetime.datetime(2026, 3, 1, 9, 30),
            "2026-03-01T09:30:00",
        ),
        ('<c r="A1" t="inlineStr"><v>Red</v></c>', "Red", "Red"),
        ('<c r="A1" t="made-up"><v>Red</v></c>', "Red", "Red"),
    ],
)
def test_values_by_type(stored: str, value: object, text: str) -> None:
    found = cell(f'<row r="1">{stored}</row>')
    assert (found.value, found.text, found.flags) == (value, text, Flag.NONE)


def test_inline_text_with_runs_and_phonetic_guide() -> None:
    found = cell(inline("<r><t>Am</t></r><r><rPr><b/></rPr><t xml:space='preserve'>ber </t></r><rPh><t>x</t></rPh>"))
    assert found.text == "Amber "


def test_shared_texts_with_runs_and_phonetic_guide() -> None:
    rows = '<row r="1"><c r="A1" t="s"><v>1</v></c></row>'
    table = strings("<t>Red</t>", "<r><t>Gre</t></r><r><t>en</t></r><rPh sb='0' eb='1'><t>x</t></rPh><phoneticPr/>")
    assert cell(rows, changed={SHARED: table}).text == "Green"


def test_a_run_that_is_crossed_out() -> None:
    rows = '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>'
    table = strings(
        "<r><rPr><strike/></rPr><t>Red</t></r><r><t> Amber</t></r>", '<r><rPr><strike val="0"/></rPr><t>Green</t></r>'
    )
    assert cell(rows, "A1", {SHARED: table}).flags == Flag.STRUCK
    assert cell(rows, "B1", {SHARED: table}).flags == Flag.NONE
    assert cell(inline("<r><rPr><strike/></rPr><t>Red</t></r>")).flags == Flag.STRUCK


@pytest.mark.parametrize(
    ("stored", "text"),
    [
        ("a_x000A_b", "a\nb"),
        ("_x005F_x000A_", "_x000A_"),
        ("_x005f_", "_"),
        ("_x00e9_", "é"),
        ("_X000A_", "_X000A_"),
        ("_x00A_", "_x00A_"),
        ("_xD83D__xDE00_", "😀"),
        ("_xD83D_", "\ufffd"),
        ("plain", "plain"),
    ],
)
def test_escapes_are_decoded_once_and_no_others(stored: str, text: str) -> None:
    assert unescaped(stored) == text
    assert cell(inline(f"<t>{stored}</t>")).text == text


@pytest.mark.parametrize("number", ["7", "-1", "x", "1_0", "99999999999999999999"])
def test_a_shared_text_that_is_not_there_is_said_with_its_cell(number: str) -> None:
    rows = f'<row r="1"><c r="A1" t="s"><v>{number}</v></c></row>'
    found, said = read(package(rows, {SHARED: strings("<t>Red</t>")}))
    assert found is not None
    assert found.sheets[0].cells[Place(1, 1)].flags == Flag.ERROR
    assert [(line.code, line.cell) for line in said] == [("W015", "A1")]


def test_errors_are_text_with_a_flag() -> None:
    found = cell('<row r="1"><c r="A1" t="e"><v>#REF!</v></c></row>')
    assert (found.value, found.flags) == ("#REF!", Flag.ERROR)
    found = cell('<row r="1"><c r="A1" t="e"><f>B1/0</f><v>#DIV/0!</v></c></row>')
    assert (found.text, found.flags, found.formula) == ("#DIV/0!", Flag.ERROR | Flag.FORMULA, "B1/0")


@pytest.mark.parametrize(
    ("stored", "text", "flags"),
    [
        ("<f>B1</f><v>Red</v>", "Red", Flag.FORMULA),
        ("<f>B1</f><v></v>", "", Flag.FORMULA),
        ("<f>B1</f>", "", Flag.FORMULA | Flag.UNCACHED),
    ],
)
def test_formulas(stored: str, text: str, flags: int) -> None:
    found = cell(f'<row r="1"><c r="A1" t="str">{stored}</c></row>')
    assert (found.text, found.flags, found.formula) == (text, flags, "B1")


def test_a_formula_without_value_as_openpyxl_writes_it() -> None:
    assert cell('<row r="1"><c r="A1"><f>B1</f><v/></c></row>').flags == Flag.FORMULA | Flag.UNCACHED


def test_shared_and_array_formulas() -> None:
    rows = (
        '<row r="1"><c r="A1" t="str"><f t="shared" ref="A1:A2" si="0">B1&amp;$C$1</f><v>x</v></c>'
        '<c r="D1"><f t="array" ref="D1:D2">E1:E2*2</f><v>2</v></c></row>'
        '<row r="2"><c r="A2" t="str"><f t="shared" si="0"/><v>y</v></c><c r="D2"><v>4</v></c></row>'
    )
    assert cell(rows, "A2").formula == "B2&$C$1"
    found = cell(rows, "D2")
    assert (found.value, found.formula, found.flags) == (4.0, "E1:E2*2", Flag.FORMULA)


@pytest.mark.parametrize(
    ("formula", "to", "there"),
    [
        ('IF(B1="A1",A$1,$A1)', "B3", 'IF(C3="A1",B$1,$A3)'),
        ("LOG10(A1)", "A2", "LOG10(A2)"),
        ("'A1 B2'!A1+Sheet1!A1", "A2", "'A1 B2'!A2+Sheet1!A2"),
        ("Table[A1]+XFD1", "B1", "Table[A1]+#REF!"),
    ],
)
def test_a_shared_formula_moves_with_its_cell(formula: str, to: str, there: str) -> None:
    where = place(to)
    assert where is not None
    assert moved(formula, place("A1") or where, where) == there


@pytest.mark.parametrize(
    ("value", "code", "expected"),
    [
        ("46082", "dd/mm/yyyy", datetime.date(2026, 3, 1)),
        ("46082.5", "d mmm yy hh:mm", datetime.datetime(2026, 3, 1, 12)),
        ("0.25", "hh:mm", datetime.time(6)),
        ("1", "dd/mm/yyyy", datetime.date(1900, 1, 1)),
        ("59", "dd/mm/yyyy", datetime.date(1900, 2, 28)),
        ("60", "dd/mm/yyyy", 60.0),
        ("61", "dd/mm/yyyy", datetime.date(1900, 3, 1)),
        ("46082", "0.00", 46082.0),
        ("46082", "[h]:mm", 46082.0),
        ("-5", "dd/mm/yyyy", -5.0),
        ("1E+20", "dd/mm/yyyy", 1e20),
        ("2958465", "yyyy", datetime.date(9999, 12, 31)),
        ("2958466", "yyyy", 2958466.0),
    ],
)
def test_dates_by_format(value: str, code: str, expected: object) -> None:
    assert formatted(value, code) == expected


def test_dates_counted_from_1904() -> None:
    assert formatted("44620", "dd/mm/yyyy", '<workbookPr date1904="1"/>') == datetime.date(2026, 3, 1)


def test_the_text_of_a_date_is_iso() -> None:
    rows = '<row r="1"><c r="A1" s="0"><v>46082</v></c></row>'
    assert cell(rows, changed={"xl/styles.xml": styles('<xf numFmtId="14"/>')}).text == "2026-03-01"


@pytest.mark.parametrize(
    ("code", "date"),
    [
        ("General", False),
        ("@", False),
        ('0 "days"', False),
        (r"0\d", False),
        ("[Red]0.00", False),
        ("#,##0_d", False),
        ("[$-809]dd mmmm yyyy", True),
        ('"Due "d/m', True),
        ("mm:ss.0", True),
        ("[Red]d-m;@", True),
        ("[mm]:ss", False),
        ("Standard", False),
        ("0.00E+00", False),
    ],
)
def test_date_formats(code: str, date: bool) -> None:
    assert is_date_format(200, code) is date


@pytest.mark.parametrize(
    ("number", "date"),
    [(0, False), (14, True), (22, True), (46, False), (47, True), (49, False), (31, True), (57, True), (59, False)],
)
def test_built_in_formats(number: int, date: bool) -> None:
    assert is_date_format(number) is date


def test_a_moment_is_rounded_to_the_second() -> None:
    assert moment(45127.4540556597) == datetime.datetime(2023, 7, 20, 10, 53, 50)


def test_a_text_longer_than_excel_allows_is_cut_and_said() -> None:
    found, said = read(package("", {SHEET: worksheet(inline(f"<t>{'a' * 40_000}</t>"))}))
    assert found is not None
    assert len(found.sheets[0].cells[Place(1, 1)].text) == 32_767
    assert [(line.code, line.cell) for line in said] == [("W016", "A1")]


@pytest.mark.parametrize(
    ("program", "count", "left"), [("IronCalc User", 20, 1), ("IronCalc User", 19, 20), ("Ann", 20, 21)]
)
def test_blanks_for_which_a_program_stores_0_are_blanks_again(program: str, count: int, left: int) -> None:
    """IronCalc makes a 0 of each blank cell with a format; a few may have been typed."""
    row = f'<row r="1"><c r="A1"><v>7</v></c>{"<c><v>0</v></c>" * count}</row>'
    core = f"<p><lastModifiedBy>{program}</lastModifiedBy></p>"
    found = cells(package(row, {"docProps/core.xml": core}))
    assert (len(found), found["A1"].value) == (left, 7.0)

"""What number formats make of values, as Excel shows them, and what is odd about a look."""

import datetime

import pytest

from csxl.sheets.cells import PLAIN, Flag, Look, Value
from csxl.sheets.number_formats import BUILT_IN, number_format
from csxl.sheets.seen import looking, seen, sign_font

MONEY = BUILT_IN[44]
WORDS = '[=1]"Red";[=2]"Amber";"Green"'
PHONE = "[<=9999999]###\\-####;\\(###\\)\\ ###\\-####"


def number(code: str, value: float) -> str | None:
    shown = number_format(code).of_number(value)
    return None if shown is None else shown[0]


@pytest.mark.parametrize(
    ("code", "value", "shown"),
    [
        ("0%", 0.85, "85%"),
        ("0.0%", 0.123, "12.3%"),
        ("0 %", 0.5, "50 %"),
        ('0"%"', 85, "85%"),
        ("#,##0", 1250000, "1,250,000"),
        ('"£"#,##0', 1250000, "£1,250,000"),
        ("[$£-809]#,##0.00", 4.5, "£4.50"),
        ("[$€-2] #,##0", 5, "€ 5"),
        ("[$£-en-GB]#,##0.00", 4.5, "£4.50"),
        ("[$-809]0.00", 4.5, "4.50"),
        ("[$USD] 0", 4, "USD 4"),
        ('"Tel. "General', 447700900123, "Tel. 447700900123"),
        ("#,##0.00\\ [$kr-41D]", 4, "4.00 kr"),
        ("£#,##0", 4, "£4"),
        ("\\£#,##0;[Red]\\-\\£#,##0", -4, "-£4"),
        ("00000000000", 7700900123, "07700900123"),
        ("00000\\ 000000", 7700900123, "07700 900123"),
        (PHONE, 5551234, "555-1234"),
        (PHONE, 2025551234, "(202) 555-1234"),
        ('0" cases of 14"', 3, "3 cases of 14"),
        ('"Yes";;"No"', 0, "No"),
        ('"Yes";;"No"', 1, "Yes"),
        ('"Yes";;"No"', -1, ""),
        (";;;", 3, ""),
        ('"Green"', 3, "Green"),
        (WORDS, 1, "Red"),
        (WORDS, 2, "Amber"),
        (WORDS, 3, "Green"),
        ('[>1]0" cases";0" case"', 1, "1 case"),
        ('[>1]0" cases";0" case"', 2, "2 cases"),
        ('[<0]"too few";0', -5, "too few"),
        ('[>=1000000]0.0,,"m";[>=1000]0.0,"k";0', 2500000, "2.5m"),
        ('[>=1000000]0.0,,"m";[>=1000]0.0,"k";0', 2500, "2.5k"),
        ('[>=1000000]0.0,,"m";[>=1000]0.0,"k";0', 25, "25"),
        ("00\\/00\\/0000", 31032027, "31/03/2027"),
        ("00\\/00\\/0000", 1032027, "01/03/2027"),
        ('00"."00"."0000', 31032027, "31.03.2027"),
        ("# ?/?", 0.5, "1/2"),
        ("# ?/?", 1.5, "1 1/2"),
        ("# ?/?", 4, "4"),
        ("# ?/?", 0, "0"),
        ("# ??/??", 3.14159265, "3 1/7"),
        ("# ?/8", 0.5, "4/8"),
        ("?/?", 1.5, "3/2"),
        ("0.00E+00", 12345, "1.23E+04"),
        ("##0.0E+0", 12345, "12.3E+3"),
        ("##0.0E+0", 0.00012, "120.0E-6"),
        ("0.0E-0", 12345, "1.2E4"),
        ("#,##0,", 1250000, "1,250"),
        ('0.0,,"m"', 1250000, "1.3m"),
        ("0.00", -3.456, "-3.46"),
        ("0.00;(0.00)", -3.456, "(3.46)"),
        ("+0;-0;0", 5, "+5"),
        ("0.##", 3, "3."),
        ("0.0?", 3.1, "3.1"),
        ("0.00", 2.675, "2.68"),
        ("0", 3.7, "4"),
        ("0", -0.3, "0"),
        ("#", 0, ""),
        ("[h]:mm", 13 / 24, "13:00"),
        ("[h]:mm", 26.5 / 24, "26:30"),
        ("[mm]:ss", 0.5 / 24, "30:00"),
        ("[hh]:mm:ss.00", 1.5 / 86400, "00:00:01.50"),
        ('[h]" h "mm" min"', 2.25 / 24, "2 h 15 min"),
        (MONEY, 12.5, "£12.50"),
        (MONEY, 0, "£-"),
        ('General" cases"', 3, "3 cases"),
        ("[Red]General", 0.1 + 0.2, "0.3"),
        ("0;@", 3, "3"),
        ("0*-", 2, "2"),
        ('"Week "0', 3, "Week 3"),
        ("0\\:00", 1300, "13:00"),
        ("0.5x", 3, None),
        ("[DBNum1]0", 3, None),
        ("0;dd/mm/yyyy", -3, None),
        ("0" * 70, 3, None),
        ("0" * 300, 3, None),
    ],
)
def test_numbers(code: str, value: float, shown: str | None) -> None:
    assert number(code, value) == shown


@pytest.mark.parametrize(
    ("number_of_it", "value", "shown"),
    [
        (1, 3.2, "3"),
        (3, 1234, "1,234"),
        (9, 0.85, "85%"),
        (10, 0.85, "85.00%"),
        (11, 1234, "1.23E+03"),
        (12, 0.5, "1/2"),
    ],
)
def test_formats_that_are_built_in(number_of_it: int, value: float, shown: str) -> None:
    assert number(BUILT_IN[number_of_it], value) == shown


@pytest.mark.parametrize(
    ("code", "shown"),
    [
        (";;;", ""),
        ('@" (draft)"', "Red (draft)"),
        ('0;0;0;"Green"', "Green"),
        ("0;@", "Red"),
        ("dd/mm/yyyy", "Red"),
        ("0.00", "Red"),
        (MONEY, "Red"),
        ("[Red]General;[Blue]General;General;General", "Red"),
    ],
)
def test_texts(code: str, shown: str) -> None:
    said = number_format(code).of_text("Red")
    assert said is not None and said[0] == shown


@pytest.mark.parametrize(
    ("look", "value", "shown", "flags"),
    [
        (Look(format="0%"), 0.85, "85%", Flag.SHOWN),
        (Look(format="0"), 3.0, "", Flag.NONE),
        (Look(format="0.00"), "twelve", "", Flag.NONE),
        (Look(format="[DBNum1]0"), 3.0, "", Flag.SHOWN),
        (Look(format="0.00"), float("nan"), "", Flag.NONE),
        (Look(format=";;;"), "Red", "", Flag.UNSEEN),
        (Look(format=";;;"), 3.0, "", Flag.UNSEEN),
        (Look(format="0;;"), 0.0, "", Flag.UNSEEN),
        (Look(format="[White]General"), 3.0, "", Flag.UNSEEN),
        (Look(format="[White]General", fill="#1D3D5C"), 3.0, "", Flag.NONE),
        (Look(ink="#FFFFFF"), "Red", "", Flag.UNSEEN),
        (Look(ink="#F8F8F8"), "Red", "", Flag.UNSEEN),
        (Look(ink="#FFFFFF", fill="#FFFDF2"), "Red", "", Flag.UNSEEN),
        (Look(ink="#BF242A", fill="#C0252A"), "Red", "", Flag.UNSEEN),
        (Look(ink="#FFFFFF", fill="#1D3D5C"), "Red", "", Flag.NONE),
        (Look(ink="#D9D9D9"), "Red", "", Flag.NONE),
        (Look(ink="theme:4", fill="theme:5"), "Red", "", Flag.NONE),
        (Look(symbols="Wingdings"), "l", "", Flag.SYMBOLS),
        (Look(symbols="Wingdings"), "✓", "", Flag.NONE),
        (Look(symbols="Wingdings"), "\uf0fc", "", Flag.SYMBOLS),
        (Look(date=True, format="dd/mm/yyyy"), datetime.date(2027, 3, 31), "", Flag.NONE),
        (Look(date=True, format="dd/mm/yyyy;;;"), "Red", "", Flag.UNSEEN),
        (Look(date=True, format="dd/mm/yyyy", ink="#FFFFFF"), datetime.date(2027, 3, 31), "", Flag.UNSEEN),
    ],
)
def test_what_is_seen(look: Look, value: Value, shown: str, flags: int) -> None:
    text = value if isinstance(value, str) else value.isoformat() if isinstance(value, datetime.date) else f"{value:g}"
    looked = looking(look)
    assert seen(value, text, looked) == (shown, flags)
    assert looked.odd or not flags


@pytest.mark.parametrize(
    "look",
    [
        PLAIN,
        Look("#FFFDF2", ink="#0B0C0C", stress="bold", frame="thin #B1B4B6"),
        Look(format="@"),
        Look(date=True, format="dd/mm/yyyy"),
        Look(date=True, format="[$-809]dd mmmm yyyy;@"),
        Look("#1D3D5C", ink="#FFFFFF"),
    ],
)
def test_usual_looks_cost_nothing(look: Look) -> None:
    assert not looking(look).odd


@pytest.mark.parametrize(
    ("name", "signs"),
    [
        ("Wingdings", True),
        ("Wingdings 2", True),
        ("Wingdings-Regular", True),
        ("MARLETT", True),
        ("Webdings", True),
        ("Symbol", True),
        ("ZapfDingbats", True),
        ("MS Outlook", True),
        ("Bookshelf Symbol 7", True),
        ("ITC Zapf Dingbats Std", True),
        ("Segoe UI Symbol", False),
        ("Segoe UI Emoji", False),
        ("Apple Symbols", False),
        ("Calibri", False),
        ("", False),
    ],
)
def test_fonts_of_signs(name: str, signs: bool) -> None:
    assert sign_font(name) is signs


def test_fonts_that_the_file_says_to_be_of_signs() -> None:
    assert [sign_font("Custom Ornaments", said) for said in (False, True)] == [False, True]
    assert not sign_font("Arial", True)

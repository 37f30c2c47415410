"""Widths, lines and heights, against the font itself where it is installed."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from csxl.writing import font_widths
from csxl.writing.text_fit import HIGHEST, advance, line_count, line_height, row_height, text_width

FONTS = Path("/usr/share/fonts/truetype/crosextra")


@pytest.mark.parametrize(("style", "bold"), [("Regular", False), ("Bold", True)])
def test_the_widths_are_the_fonts(style: str, bold: bool) -> None:
    file = FONTS / f"Carlito-{style}.ttf"
    if not file.exists():
        pytest.skip("Carlito is not installed")
    ttf = pytest.importorskip("fontTools.ttLib").TTFont(file)
    names, metrics = ttf.getBestCmap(), ttf["hmtx"]
    assert ttf["head"].unitsPerEm == font_widths.UNITS
    letters = [
        chr(code)
        for code in (*range(0x20, 0x7F), *range(0xA1, 0x180), *map(ord, "–—‘’“”•…€ẀẁẂẃẄẅỲỳ"))
        if unicodedata.category(chr(code))[0] != "C" and code in names
    ]
    wrong = {
        letter: advance(letter, bold) for letter in letters if advance(letter, bold) != metrics[names[ord(letter)]][0]
    }
    assert len(letters) > 300
    assert wrong == {}


def test_a_column_holds_as_many_digits_as_it_is_wide() -> None:
    assert text_width("0" * 10) == pytest.approx(10 * 1038 / 2048 * 15)
    assert [line_count("0" * digits, 10) for digits in (9, 10, 18, 19)] == [1, 2, 2, 3]


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("", 10, 1),
        ("a\n\nb", 10, 3),
        ("a\r\nb\rc", 10, 3),
        ("one two", 40, 1),
        ("one two", 4, 2),
        ("extra-familial", 8, 2),
        ("Practitioners/teams/meetings", 15, 2),
        ("m" * 40, 10, 8),
        ("警" * 8, 10, 3),
        ("trailing" + " " * 40, 9, 1),
    ],
)
def test_lines(text: str, width: float, lines: int) -> None:
    assert line_count(text, width) == lines


def test_bold_and_large_letters_take_more_lines() -> None:
    text = "Young people and families affected by harm"
    assert line_count(text, 20) < line_count(text, 20, size=18, bold=True)
    assert text_width(text) < text_width(text, bold=True)


def test_an_em_space_is_as_wide_as_the_letters_are_high() -> None:
    assert text_width("\u2003", 9) == 12
    assert text_width("\u2002", 9) == 6


def test_a_lines_height_is_excels() -> None:
    assert [line_height(size) for size in (9, 10, 11, 12, 14)] == [12, 12.75, 15, 15.75, 18.75]


def test_a_rows_height_is_its_tallest_cells_and_at_most_excels_limit() -> None:
    assert row_height([("a", 10), ("a\nb\nc", 10)]) == 3 * 15 + 4
    assert row_height([]) == 15
    assert row_height([("a", 10)], minimum=90) == 90
    assert row_height([("a\n" * 100, 10)]) == HIGHEST == 409.5

"""What a person sees is what is read: ratings and texts whose cells show something else than is stored."""

import io
import re
import zipfile
from typing import Any

import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Color, Font, GradientFill, PatternFill

from csxl.model.member import Kind
from csxl.sheets.books import read_book
from csxl.sheets.cells import Flag, Place
from csxl.text.letters import strange_letters
from tests.helpers import returned_cells
from tests.helpers.styled_forms import lines, read_styled, styled

WHITE, TICK = Font(color="FFFFFFFF"), Font(name="Marlett")
NO_FILL = PatternFill()
RATING, EVIDENCE, BY_WHEN = "G5", "H5", "K5"


def solid(colour: str) -> PatternFill:
    return PatternFill("solid", fgColor=colour)


def rich(*pieces: str | tuple[str, dict[str, Any]]) -> CellRichText:
    return CellRichText(
        *(piece if isinstance(piece, str) else TextBlock(InlineFont(**piece[1]), piece[0]) for piece in pieces)
    )


@pytest.mark.parametrize(
    ("looks", "code"),
    [
        ({"value": 3, "number_format": '"Green"'}, "A036"),
        ({"value": 2, "number_format": '[=1]"Red";[=2]"Amber";"Green"'}, "A036"),
        ({"value": 0, "number_format": '"Green";"Amber";"Red"'}, "A036"),
        ({"value": "Red", "number_format": '0;0;0;"Green"'}, "A036"),
        ({"value": "Red", "number_format": '"not "@'}, "A036"),
        ({"value": 0.85, "number_format": "0%"}, "A011"),
        ({"value": 3, "number_format": ";;;"}, "A011"),
        ({"value": "Red", "number_format": ";;;"}, "A037"),
        ({"value": "Red", "number_format": "0;0;0;"}, "A037"),
        ({"value": "Red", "font": WHITE, "fill": NO_FILL}, "A037"),
        ({"value": "Red", "font": Font(color="FFFDFDFD"), "fill": solid("FFFFFFFF")}, "A037"),
        ({"value": "Red", "font": Font(color="FF00B050"), "fill": solid("FF00B050")}, "A037"),
        ({"value": "Red", "font": Font(size=1)}, "A037"),
        ({"value": rich(("Red", {"sz": 1}))}, "A037"),
        ({"value": "Red", "font": Font(color=Color(theme=0)), "fill": NO_FILL}, "A037"),
        ({"value": "Red", "font": Font(color=Color(theme=0, tint=-0.05)), "fill": NO_FILL}, "A037"),
        ({"value": "Red", "font": Font(color=Color(indexed=9)), "fill": NO_FILL}, "A037"),
        ({"value": "a", "font": TICK}, "A035"),
        ({"value": "R", "font": Font(name="Wingdings 2")}, "A035"),
        ({"value": "l", "font": Font(name="Wingdings")}, "A035"),
        ({"value": "Green", "font": Font(name="Webdings")}, "A035"),
        ({"value": rich(("P", {"rFont": "Wingdings 2"}))}, "A035"),
        ({"value": rich(("a", {"rFont": "Marlett"}), " ")}, "A035"),
        ({"value": rich(("Red", {"color": "FFFFFFFF"})), "fill": NO_FILL}, "A037"),
        ({"value": rich("Green", ("Red", {"color": "FFFFFFFF"})), "fill": NO_FILL}, "A037"),
        ({"value": rich(("Red", {"strike": True}), " Green")}, "A017"),
        ({"fill": GradientFill(stop=("FFFF0000", "FF800000"))}, "A005"),
        ({"fill": PatternFill("darkUp", fgColor="FFFF0000")}, "A005"),
        ({"value": "Gr\u0435en"}, "A002"),
    ],
)
def test_a_rating_that_shows_something_else_is_left_out(looks: dict[str, Any], code: str) -> None:
    answers, said = read_styled({RATING: looks})
    assert answers["T1-R"].rating is None
    assert lines(said) == [f"G5 {code}"]


@pytest.mark.parametrize(
    "looks",
    [
        {"value": "Red", "number_format": "@"},
        {"value": "Red", "number_format": "0.00"},
        {"value": "Red", "number_format": '_-"£"* #,##0.00_-;-"£"* #,##0.00_-;_-"£"* "-"??_-;_-@_-'},
        {"value": "Red", "number_format": '"• "@'},
        {"value": "Red", "number_format": "dd/mm/yyyy;@"},
        {"value": "Red", "font": Font(color="FF808080")},
        {"value": "Red", "font": WHITE, "fill": solid("FF1D3D5C")},
        {"value": "Red", "font": Font(name="Segoe UI Symbol")},
        {"value": rich(("R", {"b": True}), "ed")},
        {"value": rich(("Red", {"color": "FFFF0000"}))},
    ],
)
def test_a_rating_that_is_seen_is_read(looks: dict[str, Any]) -> None:
    answers, said = read_styled({RATING: looks})
    assert answers["T1-R"].rating == "Red"
    assert lines(said) == []


@pytest.mark.parametrize(
    ("looks", "rules"),
    [
        ({"value": "Red", "font": Font(color="FFC00000"), "fill": solid("FFC00000")}, False),
        ({"value": "Red", "number_format": ";;;", "fill": solid("FFC00000")}, False),
        ({"value": "Red", "font": WHITE, "fill": NO_FILL}, True),  # the form's own rule makes the cell red
        ({"value": "Red", "number_format": ";;;"}, True),
    ],
)
def test_a_word_that_is_not_seen_is_used_where_the_colour_says_the_same(looks: dict[str, Any], rules: bool) -> None:
    answers, said = read_styled({RATING: looks}, rules)
    assert answers["T1-R"].rating == "Red"
    assert lines(said) == ["G5 A038"]


@pytest.mark.parametrize(
    ("value", "code", "shown"),
    [
        (0.85, "0%", "85%"),
        (1250000, '"£"#,##0', "£1,250,000"),
        (7700900123, "00000000000", "07700900123"),
        (3, '0" cases of 14"', "3 cases of 14"),
        (0, '"Yes";;"No"', "No"),
        (13 / 24, "[h]:mm", "13:00"),
        (0.5, "# ?/?", "1/2"),
        (1234.5, "#,##0.00", "1,234.50"),
        (3, "General", "3"),
        (0.1 + 0.2, "General", "0.3"),
        ("as typed", '@" (draft)"', "as typed (draft)"),
    ],
)
def test_evidence_is_what_is_seen(value: object, code: str, shown: str) -> None:
    answers, said = read_styled({RATING: {"value": "Red"}, EVIDENCE: {"value": value, "number_format": code}})
    assert answers["T1-R"].evidence == shown
    assert lines(said) == (["H5 N020"] if value == 7700900123 else [])  # which is a telephone number as it is seen


@pytest.mark.parametrize(
    ("value", "code", "shown"),
    [(31032027, "00\\/00\\/0000", "31/03/2027"), (0.25, "0%", "25%"), (202703, "General", "202703")],
)
def test_a_number_by_when_is_what_is_seen(value: float, code: str, shown: str) -> None:
    answers, said = read_styled({RATING: {"value": "Red"}, BY_WHEN: {"value": value, "number_format": code}})
    assert answers["T1-R"].by_when == shown
    assert lines(said) == []


@pytest.mark.parametrize(
    ("looks", "code", "shown"),
    [
        ({"value": "Seen.", "font": WHITE, "fill": NO_FILL}, "A039", "Seen."),
        ({"value": "Seen.", "number_format": ";;;"}, "A039", "Seen."),
        ({"value": "a", "font": TICK}, "A040", "a"),
        ({"value": 3, "number_format": "[DBNum1]0"}, "A041", "3"),
        ({"value": 20270331, "number_format": "dd/mm/yyyy"}, "A041", "20270331"),
        ({"value": rich("All ", ("12", {"strike": True}), " 14 mapped")}, "A030", "All 12 14 mapped"),
    ],
)
def test_a_text_that_looks_odd_is_used_and_named(looks: dict[str, Any], code: str, shown: str) -> None:
    answers, said = read_styled({RATING: {"value": "Red"}, EVIDENCE: looks})
    assert (answers["T1-R"].rating, answers["T1-R"].evidence) == ("Red", shown)
    assert lines(said) == [f"H5 {code}"]


def test_a_bullet_of_signs_within_a_text_is_not_named() -> None:
    text = rich(("\u00a7", {"rFont": "Wingdings"}), " Seen in minutes")
    assert lines(read_styled({RATING: {"value": "Red"}, EVIDENCE: {"value": text}})[1]) == []


def test_a_letter_in_a_font_of_signs_is_quoted_with_the_font() -> None:
    _, said = read_styled({RATING: {"value": "a", "font": TICK}})
    assert "“a”" in said[0].message and "Marlett" in said[0].message


def test_a_colour_that_means_nothing_to_excel_is_none() -> None:
    parts = _parts(styled({RATING: {"value": "Red", "font": Font(color="FFFEFEFE"), "fill": NO_FILL}}))
    parts["xl/styles.xml"] = parts["xl/styles.xml"].replace(b"FFFEFEFE", b"FFF")
    book, _ = read_book(_zipped(parts), Kind.OOXML, "police.xlsx")
    assert book and returned_cells.ratings(book) == {"T1-R": "Red"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Gr\u0435en", " (its 3rd letter is the Cyrillic “\u0435”)"),
        ("\u0391mb\u0435r", " (its 1st letter is the Greek “\u0391” and its 4th letter is the Cyrillic “\u0435”)"),
        ("\u0261reen", " (its 1st letter is the unusual “\u0261”)"),
        ("\u0421\u043e\u0441\u04bb", " (its letters are Cyrillic)"),
        ("Green", ""),
        ("Gwyrdd \u0175", ""),
        ("\uff27reen", ""),
        ("\u0435" * 100, ""),
        ("…", ""),
    ],
)
def test_letters_of_other_alphabets_are_named(text: str, said: str) -> None:
    assert strange_letters(text, ("Red", "Amber", "Green")) == said


def test_rules_that_colour_cells_are_kept() -> None:
    book, _ = read_book(styled({}, rules=True), Kind.OOXML, "police.xlsx")
    assert book
    target = next(sheet for sheet in book.sheets if sheet.name == "Target")
    found = {(rule.kind, rule.operator, rule.formulas, rule.fill) for rule in target.rules}
    assert ("cellIs", "equal", ('"Red"',), "#BF242A") in found
    assert ("expression", "", ('$G5="Red"',), "#BF242A") in found
    assert all(rule.areas for rule in target.rules)


@pytest.mark.parametrize(
    ("looks", "flags"),
    [
        ({"value": rich("Policy ", ("agreed", {"b": True}), " in May")}, Flag.STRESSED),
        ({"value": rich(("Policy", {"u": "single"}), " agreed")}, Flag.STRESSED),
        ({"value": rich("Policy ", ("agreed", {"color": "FFFF0000"}))}, Flag.STRESSED),
        ({"value": rich(("Policy agreed", {"b": True}))}, Flag.NONE),
        ({"value": rich("Policy ", (" ", {"b": True}), "agreed")}, Flag.NONE),
        ({"value": rich("Policy ", ("l", {"rFont": "Wingdings"}))}, Flag.SYMBOLS),
        ({"value": rich("Policy ", ("agreed", {"strike": True}))}, Flag.STRUCK | Flag.NONE),
    ],
)
def test_pieces_of_a_text_that_look_different(looks: dict[str, Any], flags: int) -> None:
    book, _ = read_book(styled({"D5": looks | {"fill": NO_FILL}}), Kind.OOXML, "police.xlsx")
    assert book
    cell = next(sheet for sheet in book.sheets if sheet.name == "Target").cells[Place(5, 4)]
    assert cell.flags & (Flag.STRESSED | Flag.SYMBOLS | Flag.STRUCK | Flag.UNSEEN) == flags


def test_coloured_blanks_of_rows_without_a_text_do_not_count() -> None:
    parts = _parts(styled({}))
    rows = b"".join(
        b'<row r="%d">%s</row>' % (row, b"".join(b'<c r="%c%d" s="19"/>' % (65 + at, row) for at in range(12)))
        for row in range(14, 30_000)
    )
    changed = {
        name: part.replace(b"</sheetData>", rows + b"</sheetData>") if b"T1-R" in part or b"O1-R" in part else part
        for name, part in parts.items()
    }
    book, said = read_book(_zipped(changed), Kind.OOXML, "police.xlsx")
    assert book and said == ()
    assert all(len(sheet.cells) < 1_000 for sheet in book.sheets)
    assert returned_cells.lines(book) == []


def test_coloured_blanks_far_to_the_right_do_not_count() -> None:
    blanks = b"".join(b'<c s="19"/>' for _ in range(16_000))
    changed = {
        name: re.sub(rb"(<row .*?)</row>", lambda row: row[1] + blanks + b"</row>", part) if b"T1-R" in part else part
        for name, part in _parts(styled({})).items()
    }
    book, said = read_book(_zipped(changed), Kind.OOXML, "police.xlsx")
    assert book and said == ()
    assert sum(len(sheet.cells) for sheet in book.sheets) < 2_000


def _parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def _zipped(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, part in parts.items():
            package.writestr(name, part)
    return out.getvalue()


@pytest.mark.parametrize(
    "formula",
    [
        '<f t="array" ref="G5:G8">INDEX(A1:A9,ROW())</f>',
        '<f t="dataTable" ref="G5:G8" dt2D="0" dtr="0" r1="A1"/>',
        '<f t="array" ref="G5:G8" ca="1">_xlfn._xlws.FILTER(A1:A9,B1:B9)</f>',
        '<f t="array" ref="$G$5:$G$8">A1:A4</f>',
    ],
)
@pytest.mark.parametrize("metadata", ["", ' cm="1"', ' cm="1" vm="2"'])
def test_one_formula_that_fills_several_ratings_is_named_at_each(formula: str, metadata: str) -> None:
    changed = dict(_parts(styled({f"G{row}": {"value": "Red"} for row in range(5, 9)})))
    name = next(name for name, part in changed.items() if b"T1-R" in part and b"sheetData" in part)
    cell = re.search(rb'<c r="G5"[^>]*>.*?</c>', changed[name])
    assert cell
    style = re.search(rb's="\d+"', cell[0])
    assert style
    ours = f'<c r="G5" {style[0].decode()} t="str"{metadata}>{formula}<v>Red</v></c>'.encode()
    changed[name] = changed[name].replace(cell[0], ours)
    book, said = read_book(_zipped(changed), Kind.OOXML, "police.xlsx")
    assert book and said == ()
    assert returned_cells.lines(book) == [f"Target!G{row} A008" for row in range(5, 9)]

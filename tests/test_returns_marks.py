"""Marks other than a typed rating: drawn over a row, or in how its cells look, by a rule, in a comment."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from csxl.sheets.cells import Area, Book, Cell, Drawn, DrawnKind, Flag, Look, Rule
from tests.helpers.returned_cells import RUBRIC, filled, form, kept, line, place, ratings, read

K = DrawnKind
TARGET = [ref for ref in RUBRIC.criteria if ref.startswith("T")]
OTHERS: dict[str, Any] = {f"Target!G{row}": "Red" for row in range(6, 13)}  # all rows but the first are rated
WIDE = Look(stress="bold")


def with_sheet(book: Book, sheet: str = "Target", **changes: Any) -> Book:
    return replace(book, sheets=tuple(replace(page, **changes) if page.name == sheet else page for page in book.sheets))


def drawn(*things: Drawn, cells: Mapping[str, Any] = OTHERS) -> Book:
    return with_sheet(filled(cells), drawn=things)


def over(kind: DrawnKind, area: str, **more: Any) -> Drawn:
    """A thing over cells: "F5:F6"."""
    first, _, last = area.partition(":")
    return Drawn(Area(*place(first), *place(last or first)), kind, **more)


def looks(changes: Mapping[str, Look], flags: int = Flag.NONE, cells: Mapping[str, Any] = OTHERS) -> Book:
    """The form with some of the cells of its sheet Target looking otherwise."""
    book = filled(cells)
    target = next(sheet for sheet in book.sheets if sheet.name == "Target")
    changed = {
        place(at): target.cells.get(place(at), Cell())._replace(look=look, flags=flags | _filled(look))
        for at, look in changes.items()
    }
    return with_sheet(book, cells={**target.cells, **changed})


def _filled(look: Look) -> int:
    return Flag.FILLED if look.fill else Flag.NONE


def said(book: Book) -> list[str]:
    """The errors and warnings."""
    return [line(one) for one in read(book)[1] if one.severity != "NOTE"]


@pytest.mark.parametrize("text", ["T1-R: Red", "t1-r = red", "To add:\nT1-R Red\nand so on"])
def test_a_text_box_that_gives_a_rating_by_its_ref_is_named_wherever_it_lies(text: str) -> None:
    assert said(drawn(over(K.BOX, "M2", text=text))) == ["Target!G5 A018"]


@pytest.mark.parametrize("text", ["T1-RX: Red", "T1-R: see the minutes", "T1-R and T1-A: ask Ann"])
def test_a_text_box_that_only_mentions_a_ref_says_nothing(text: str) -> None:
    assert said(drawn(over(K.BOX, "M2", text=text))) == []


def test_a_list_in_which_something_unknown_is_chosen_is_named() -> None:
    book = drawn(over(K.CONTROL, "G5", described="choice 2 of Lists!A1:A3"))
    assert said(book) == ["Target!G5 A045"]


# ---- drawn over a row --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", [K.SHAPE, K.LINE, K.INK, K.PICTURE, K.BOX, K.OBJECT, K.DIAGRAM])
@pytest.mark.parametrize(("area", "cell"), [("F5", "F5"), ("G5", "G5"), ("E5", "E5"), ("C5:D5", "D5"), ("G5:H5", "G5")])
def test_whatever_lies_over_a_descriptor_or_a_blank_rating_is_named(kind: DrawnKind, area: str, cell: str) -> None:
    book = drawn(over(kind, area))
    assert said(book) == [f"Target!{cell} A045"]
    assert "T1-R" not in ratings(book)


def test_it_is_an_answer_to_settle_and_not_a_blank() -> None:
    returned, diagnostics = read(drawn(over(K.SHAPE, "F5")))
    assert "T1-R" in returned.left_out
    assert [one.ref for one in diagnostics if one.code == "A045"] == ["T1-R"]
    assert not [one for one in diagnostics if one.code == "A001" and "T1-R" in one.refs]


@pytest.mark.parametrize("area", ["H5", "I5:K5", "A5", "C5", "B4:C4", "M5", "F20", "A1:K3"])
def test_what_lies_elsewhere_is_only_kept(area: str) -> None:
    book = drawn(over(K.PICTURE, area))
    assert said(book) == []
    assert kept(book) == [f"Target!{area.partition(':')[0]} a picture"]


@pytest.mark.parametrize(("area", "rows"), [("F4:F6", [5]), ("E4:G6", [5]), ("F5:F6", [5]), ("F5:F8", [5])])
def test_a_thing_over_several_rows_is_about_the_one_in_the_middle_or_all_without_a_rating(
    area: str, rows: list[int]
) -> None:
    assert said(drawn(over(K.SHAPE, area))) == [f"Target!F{row} A045" for row in rows]


def test_where_it_is_unclear_each_row_is_named() -> None:
    blank = {f"Target!G{row}": "Red" for row in range(8, 13)}
    assert said(drawn(over(K.SHAPE, "F5:F6"), cells=blank)) == ["Target!F5 A045", "Target!F6 A045"]
    assert said(drawn(over(K.LINE, "F5:F7"), cells=blank)) == ["Target!F5 A045", "Target!F6 A045", "Target!F7 A045"]


def test_a_thing_over_many_whole_rows_is_one_warning() -> None:
    blank = {f"Target!G{row}": "Red" for row in range(8, 13)}
    book = drawn(over(K.PICTURE, "A4:K12", described="Draft"), cells=blank)
    assert said(book) == ["Target!A4 A052"]
    (found,) = (one for one in read(book)[1] if one.code == "A052")
    assert found.refs == tuple(TARGET[:3])


def test_the_ticked_one_of_several_check_boxes_is_named() -> None:
    boxes = [over(K.CONTROL, f"{column}5", ticked=column == "F") for column in "DEF"]
    assert said(drawn(*boxes)) == ["Target!F5 A045"]
    assert said(drawn(*(box._replace(ticked=False) for box in boxes))) == []
    assert said(drawn(*(box._replace(ticked=None) for box in boxes))) == []


def test_all_boxes_that_are_ticked_are_said_together() -> None:
    boxes = [over(K.CONTROL, f"{column}5", ticked=column != "D") for column in "DEF"]
    (found,) = (one for one in read(drawn(*boxes))[1] if one.code == "A045")
    assert "Amber" in found.message and "Green" in found.message and "Red" not in found.message.partition(",")[0]


@pytest.mark.parametrize("kind", [K.SHAPE, K.INK, K.PICTURE])
def test_a_mark_beside_a_rating_matters_only_where_it_contradicts(kind: DrawnKind) -> None:
    cells = {"Target!G5": "Red"} | OTHERS
    assert said(drawn(over(kind, "D5"), cells=cells)) == []
    book = drawn(over(kind, "F5"), cells=cells)
    assert said(book) == ["Target!F5 A051"]
    assert ratings(book)["T1-R"] == "Red"


def test_a_ticked_box_at_another_descriptor_is_a_doubt_and_a_note_there_is_none() -> None:
    cells = {"Target!G5": "Red"} | OTHERS
    assert said(drawn(over(K.CONTROL, "F5", ticked=True), cells=cells)) == ["Target!F5 A051"]
    assert said(drawn(over(K.CONTROL, "F5", ticked=False), over(K.CONTROL, "D5", ticked=True), cells=cells)) == []
    assert said(drawn(over(K.BOX, "F5", text="see the minutes"), cells=cells)) == []
    assert said(drawn(over(K.LINE, "F5"), cells=cells)) == []


def test_a_text_box_with_another_rating_over_the_one_chosen_leaves_neither() -> None:
    cells = {"Target!G5": "Red"} | OTHERS
    book = drawn(over(K.BOX, "G5:H5", text="Green"), cells=cells)
    assert said(book) == ["Target!G5 A046"]
    assert "T1-R" not in ratings(book)
    assert said(drawn(over(K.BOX, "G5", text="red"), cells=cells)) == []
    book = drawn(over(K.BOX, "G5", text="We say Green here"), cells=cells)
    assert said(book) == ["Target!G5 A051"] and ratings(book)["T1-R"] == "Red"


@pytest.mark.parametrize("text", ["Red", "We rated this one Red", "see our letter"])
def test_a_text_box_over_the_rating_is_quoted_whatever_it_says(text: str) -> None:
    book = drawn(over(K.BOX, "G5:H5", text=text))
    (found,) = (one for one in read(book)[1] if one.code == "A045")
    assert (found.cell, text in found.message) == ("G5", True)
    assert kept(book) == [f"Target!G5 {text}"]


def test_a_text_box_elsewhere_in_the_row_counts_only_if_it_says_a_rating() -> None:
    assert said(drawn(over(K.BOX, "H5", text="Green"))) == ["Target!H5 A018"]
    assert said(drawn(over(K.BOX, "H5", text="ask Ann"))) == []


def test_a_picture_in_a_cell_is_no_error_value() -> None:
    error = Cell("#VALUE!", "#VALUE!", Flag.ERROR)
    assert said(drawn(over(K.PICTURE, "G5"), cells=OTHERS | {"Target!G5": error})) == ["Target!G5 A050"]
    assert said(drawn(cells=OTHERS | {"Target!G5": error})) == ["Target!G5 A010"]
    book = drawn(over(K.PICTURE, "H5"), cells=OTHERS | {"Target!G5": "Red", "Target!H5": error})
    assert said(book) == ["Target!H5 A053"]
    assert ratings(book)["T1-R"] == "Red" and kept(book) == ["Target!H5 a picture"]


# ---- how cells look ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "look",
    [
        Look(stress="bold"),
        Look(stress="underlined"),
        Look(stress="bold italic"),
        Look(ink="#00B050"),
        Look(ink="#A6A6A6"),
        Look(frame="thick #FF0000"),
        Look(font="Calibri 16"),
        Look(font="Comic Sans MS 11"),
    ],
)
@pytest.mark.parametrize("cell", ["D5", "F5"])
def test_the_one_descriptor_that_looks_unlike_the_others_is_named(look: Look, cell: str) -> None:
    assert said(looks({cell: look})) == [f"Target!{cell} A047"]


@pytest.mark.parametrize("flag", [Flag.STRESSED, Flag.UNSEEN])
def test_a_descriptor_of_which_a_part_stands_out_is_named(flag: int) -> None:
    assert said(looks({"E5": Look()}, flag)) == ["Target!E5 A047"]


def test_the_one_left_dark_where_the_others_are_grey_is_named() -> None:
    assert said(looks({"D5": Look(ink="#BFBFBF"), "E5": Look(ink="#BFBFBF")})) == ["Target!F5 A047"]


def test_two_that_stand_out_or_three_that_differ_choose_nothing() -> None:
    inks = {"D5": Look(ink="#FF0000"), "E5": Look(ink="#FFC000"), "F5": Look(ink="#00B050")}
    assert said(looks(inks)) == []
    assert said(looks(dict.fromkeys(("D5", "E5", "F5"), WIDE))) == []


def test_black_is_the_usual_colour_however_it_is_named() -> None:
    assert said(looks({"D5": Look(ink="#000000"), "E5": Look(ink="#0B0C0C"), "F5": Look(ink="theme:1")})) == []


@pytest.mark.parametrize("look", [WIDE, Look(ink="#00B050"), Look(frame="medium #000000")])
def test_a_column_that_looks_otherwise_throughout_says_nothing(look: Look) -> None:
    assert said(looks({f"F{row}": look for row in range(5, 13)})) == []


def test_a_descriptor_with_less_of_a_frame_than_the_others_says_nothing() -> None:
    block = {"D5": Look(frame="medium #000000"), "E5": Look(frame="thin #BFBFBF"), "F5": Look(frame="medium #000000")}
    assert said(looks(block)) == []


HALF: dict[str, Any] = {f"Target!G{row}": "Red" if row % 2 else "Amber" for row in range(5, 9)}
PALE, YELLOW = "#DDEBF7", "#FFF2CC"


@pytest.mark.parametrize("rows", [range(5, 13, 2), range(6, 13, 2)])
@pytest.mark.parametrize("fill", ["#D9D9D9", PALE, YELLOW, "#C6EFCE"])
def test_stripes_over_a_form_filled_in_by_half_say_nothing(rows: range, fill: str) -> None:
    stripes = {f"{column}{row}": Look(fill=fill) for row in rows for column in "ABCDEFGHIJK"}
    assert said(looks(stripes, cells=HALF)) == []


@pytest.mark.parametrize("fill", [PALE, YELLOW])
def test_stripes_over_the_columns_of_answers_alone_say_nothing(fill: str) -> None:
    stripes = {f"{column}{row}": Look(fill=fill) for row in range(5, 13, 2) for column in "GHIJK"}
    mixed = HALF | {"Target!G7": "Green"}
    assert said(looks(stripes, cells=mixed)) == []


@pytest.mark.parametrize("columns", ["ABC", "A", "ABCDEFGHIJK"])
def test_blocks_of_levels_in_colours_of_their_own_say_nothing(columns: str) -> None:
    fills = {
        f"{column}{row}": Look(fill="#9DC3E6" if row < 9 else "#F4B183") for row in range(5, 13) for column in columns
    }
    assert said(looks(fills, cells=HALF)) == []
    alike = {f"Target!G{row}": "Red" for row in range(5, 9)}  # then the colours may be the answers
    assert len(said(looks(fills, cells=alike))) == 4


@pytest.mark.parametrize("columns", ["D", "F", "G", "DEFG"])
def test_columns_tinted_throughout_say_nothing(columns: str) -> None:
    tinted = {f"{column}{row}": Look(fill=YELLOW) for row in range(5, 13) for column in columns}
    assert said(looks(tinted, cells=HALF)) == []


def test_each_level_in_a_colour_of_its_own_says_nothing() -> None:
    levels = {f"B{row}": Look(fill="#FFFF00" if row < 9 else "#00B0F0") for row in range(5, 13)}
    assert said(looks(levels, cells=HALF)) == []


@pytest.mark.parametrize("column", ["A", "F", "G"])
def test_a_colour_of_rows_that_have_one_rating_is_still_an_answer(column: str) -> None:
    coloured = {f"{column}{row}": Look(fill="#FFFF00") for row in (6, 8, 9)}
    assert [one.split()[0] for one in said(looks(coloured, cells=HALF))] == [f"Target!{column}9"]


def test_one_rating_written_in_several_ways_is_one() -> None:
    coloured = {f"F{row}": Look(fill="#FFFF00") for row in range(5, 10)}
    written = {"Target!G5": "Green", "Target!G6": "G", "Target!G7": "green", "Target!G8": "Green - mostly"}
    assert "Target!F9 A019" in said(looks(coloured, cells=written))


def test_whole_rows_in_a_colour_of_their_own_are_answers() -> None:
    rows = {f"{column}{row}": Look(fill="#00B050") for row in (9, 10) for column in "ABCDEFG"}
    assert [one.split()[0] for one in said(looks(rows, cells=HALF))] == ["Target!G9", "Target!G10"]


def test_answers_given_in_bold_throughout_are_each_named() -> None:
    book = looks({f"F{row}": WIDE for row in range(5, 13)}, cells={})
    assert [one for one in said(book) if one.startswith("Target!F")] == [f"Target!F{row} A047" for row in range(5, 13)]


def test_a_look_beside_a_rating_says_nothing() -> None:
    assert said(looks({"F5": WIDE}, cells=OTHERS | {"Target!G5": "Red"})) == []


@pytest.mark.parametrize("cell", ["A5", "B5", "C5", "H5", "I5", "J5", "K5"])
@pytest.mark.parametrize("fill", ["#FF0000", "#00B050", "#FFFF00"])
def test_a_colour_by_hand_anywhere_in_the_row_is_named(cell: str, fill: str) -> None:
    assert said(looks({cell: Look(fill=fill)})) == [f"Target!{cell} A048"]


@pytest.mark.parametrize("cell", ["A5", "C5"])
def test_coloured_letters_of_what_was_published_are_named(cell: str) -> None:
    assert said(looks({cell: Look(ink="#FF0000", stress="bold")})) == [f"Target!{cell} A048"]


def test_shades_and_whole_columns_and_links_are_no_answer() -> None:
    assert said(looks({"A5": Look(fill="#D9D9D9"), "H5": Look(fill="#F2F2F2")})) == []
    assert said(looks({f"A{row}": Look(fill="#FF0000") for row in range(5, 13)})) == []
    assert said(looks({f"H{row}": Look(ink="#0563C1", stress="underlined") for row in (5, 6)})) == []
    linked = looks({"A5": Look(ink="#0563C1")})
    assert said(with_sheet(linked, links={place("A5"): "https://a.example/"})) == []


@pytest.mark.parametrize("cell", ["A5", "C5", "H5", "I5", "K5", "M5"])
@pytest.mark.parametrize("comment", ["Red", "Ann:\nred"])
def test_a_comment_that_says_a_rating_is_named_wherever_it_is_in_the_row(cell: str, comment: str) -> None:
    book = filled(OTHERS)
    target = next(sheet for sheet in book.sheets if sheet.name == "Target")
    commented = target.cells.get(place(cell), Cell())._replace(comment=comment, flags=Flag.COMMENTED)
    book = with_sheet(book, cells={**target.cells, place(cell): commented})
    assert said(book) == [f"Target!{cell} A007"]


def test_a_comment_on_evidence_that_says_more_is_only_kept() -> None:
    book = filled(OTHERS)
    target = next(sheet for sheet in book.sheets if sheet.name == "Target")
    commented = Cell(comment="see the Red book", flags=Flag.COMMENTED)
    assert said(with_sheet(book, cells={**target.cells, place("H5"): commented})) == []


# ---- rules -------------------------------------------------------------------------------------------------------


def ruled(kind: str, *formulas: str, area: str = "G5", operator: str = "", fill: str = "#FF0000") -> Book:
    first, _, last = area.partition(":")
    rule = Rule((Area(*place(first), *place(last or first)),), kind, operator, formulas, fill)
    return with_sheet(filled(OTHERS), rules=(*ours(), rule))


def ours() -> tuple[Rule, ...]:
    """The rules of the questionnaire itself."""
    column = (Area(5, 7, 12, 7),)
    return tuple(
        rule
        for at, word in enumerate(RUBRIC.ratings, 4)
        for rule in (
            Rule(column, "cellIs", "equal", (f'"{word}"',), "#BF242A"),
            Rule((Area(5, at, 12, at),), "expression", "", (f'$G5="{word}"',), "#BF242A"),
        )
    )


@pytest.mark.parametrize(
    "book",
    [
        ruled("notContainsBlanks", "LEN(TRIM(F5))>0", area="F5"),
        ruled("notContainsText", 'ISERROR(SEARCH("none",F5))', area="F5"),
        ruled("beginsWith", 'LEFT(A5,LEN("t1"))="t1"', area="A5"),
        ruled("endsWith", 'RIGHT(A5,2)="-R"', area="A5"),
        ruled("containsText", 'NOT(ISERROR(SEARCH("1-r",A5)))', area="A5"),
        ruled("expression", "TRUE"),
        ruled("expression", "=1=1"),
        ruled("expression", "1"),
        ruled("expression", "ISBLANK(G5)"),
        ruled("expression", "LEN(TRIM(G5))=0"),
        ruled("expression", 'G5=""'),
        ruled("expression", 'NOT($G5="Green")'),
        ruled("expression", 'AND(G5="",ROW()=5)'),
        ruled("expression", '$A5="T1-R"', area="G5:G12"),
        ruled("expression", "ROW()=5", area="A5:K12"),
        ruled("cellIs", '""', operator="equal"),
        ruled("cellIs", "0", operator="equal"),
        ruled("cellIs", '"Green"', operator="notEqual"),
        ruled("cellIs", "-1", "1", operator="between"),
        ruled("cellIs", '"T1-R"', operator="equal", area="A5:A12"),
        ruled("containsBlanks", "LEN(TRIM(G5))=0"),
        ruled("expression", "TRUE", area="F5"),
    ],
)
def test_a_rule_that_plainly_colours_one_row_is_named(book: Book) -> None:
    assert [one.partition(" ")[2] for one in said(book)] == ["A049"]


@pytest.mark.parametrize(
    "book",
    [
        ruled("expression", "FALSE"),
        ruled("expression", 'G5="Red"'),
        ruled("expression", "VLOOKUP(G5,X1:Y9,2)"),
        ruled("expression", "G5>H5+1"),
        ruled("expression", '"' * 99),
        ruled("expression", "(" * 200 + "1"),
        ruled("cellIs", '"Red"', operator="equal"),
        ruled("cellIs", "1", operator="greaterThan"),
        ruled("cellIs", operator="equal"),
        ruled("colorScale"),
        ruled("containsBlanks", area="G5:G12"),
        ruled("expression", "ISBLANK($G5)", area="A5:K12"),
        ruled("expression", "TRUE", fill="#EEEEEE"),
        ruled("expression", "TRUE", area="G40"),
        ruled("expression", "TRUE", area="G6"),
    ],
)
def test_a_rule_that_does_not_or_colours_all_blanks_is_not(book: Book) -> None:
    assert said(book) == []


# ---- comments, boxes in cells, parts of a row ---------------------------------------------------------------------


@pytest.mark.parametrize("cell", ["A5", "B5", "C5", "D5", "F5", "G5"])
def test_a_comment_on_what_was_published_or_the_rating_is_named(cell: str) -> None:
    at = place(cell)
    before = next(sheet for sheet in form().sheets if sheet.name == "Target").cells.get(at, Cell())
    book = filled(OTHERS | {f"Target!{cell}": before._replace(flags=Flag.COMMENTED, comment="Red for us")})
    assert said(book) == [f"Target!{cell} A007"]
    assert kept(book) == [f"Target!{cell} Red for us"]


@pytest.mark.parametrize("at", ["D", "E", "F"])
def test_of_boxes_in_cells_the_ticked_one_is_named(at: str) -> None:
    boxes = {f"Target!{column}5": Cell(column == at, str(column == at).upper()) for column in "DEF"}
    found = [one for one in said(filled(OTHERS | boxes)) if "A0" in one]
    assert found == [f"Target!{at}5 A006"]
    unticked = {f"Target!{column}5": Cell(False, "FALSE") for column in "DEF"}
    assert not [one for one in said(filled(OTHERS | unticked)) if "A0" in one]


def test_a_ticked_box_in_a_cell_beside_another_rating_is_a_doubt() -> None:
    boxes = {f"Target!{column}5": Cell(column == "F", str(column == "F").upper()) for column in "DEF"}
    assert "Target!G5 A022" in said(filled(OTHERS | boxes | {"Target!G5": "Red"}))
    assert "Target!G5 A022" not in said(filled(OTHERS | boxes | {"Target!G5": "Green"}))


@pytest.mark.parametrize("names", [("T1-R.1", "T1-R.2"), ("T1-R (adults)", "T1-R (children)"), ("T1-Ra", "t1-r b")])
def test_rows_for_parts_of_a_criterion_ask_about_it(names: tuple[str, str]) -> None:
    parts = {"Target!A20": names[0], "Target!G20": "Red", "Target!A21": names[1], "Target!G21": "Red"}
    returned, diagnostics = read(filled(OTHERS | parts))
    found = [(line(one), one.ref) for one in diagnostics if one.severity == "ERROR"]
    assert found == [("Target!G20 G040", "T1-R"), ("Target!G21 G040", "T1-R")]
    assert "T1-R" in returned.left_out
    assert {item.text for item in returned.kept} >= set(names)
    assert not [one for one in diagnostics if "T1-R" in one.refs and one.code == "A001"]


def test_rows_for_parts_beside_a_rated_one_are_kept() -> None:
    book = filled(OTHERS | {"Target!G5": "Amber", "Target!A20": "T1-R.1", "Target!G20": "Red"})
    assert said(book) == ["Target!G20 G041"]
    assert ratings(book)["T1-R"] == "Amber"


def test_a_mistyped_ref_is_no_part() -> None:
    assert said(filled(OTHERS | {"Target!A20": "X1-R", "Target!G20": "Red"})) == ["Target!G20 G007"]

"""What a rating's cell says: read where it is one plain word, else named, never guessed."""

from __future__ import annotations

import datetime
from dataclasses import replace
from typing import Any

import pytest

from csxl.sheets.cells import Area, Cell, Drawn, Flag, Look, Place
from tests.helpers.returned_cells import RUBRIC, filled, form, lines, merged, ratings, read

AT = "Target!G5"  # T1-R


@pytest.mark.parametrize("word", RUBRIC.words)
def test_a_word_of_the_list_is_read_as_it_stands(word: str) -> None:
    answer = read(filled({AT: word}))[0].answers[0]
    assert (answer.rating, answer.raw, answer.interpreted, answer.cell) == (word, word, False, "G5")


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("red ", "Red"),
        ("RED", "Red"),
        ("Red.", "Red"),
        ("R", "Red"),
        ("r", "Red"),
        ("\u00a0Green\u200b", "Green"),
        ("Gre\u3164en\u2800\uffa0\u180b", "Green"),
        ("Ｇｒｅｅｎ", "Green"),
        (" Amber\n", "Amber"),
        ("(Amber)", "Amber"),
        ("“Amber”", "Amber"),
        ("[green]", "Green"),
        ("Gwyrdd", "Green"),
        ("coch", "Red"),
        ("🔴", "Red"),
        ("🟠", "Amber"),
        ("🟢 Green", "Green"),
        ("Red 🔴", "Red"),
        ("n/a", "Not applicable"),
        ("N/A.", "Not applicable"),
        ("don’t know", "Cannot judge"),
        ("cannot  judge", "Cannot judge"),
        ("*Green*", "Green"),
        ("AMBER!", "Amber"),
        ("'Green", "Green"),
        ("'Green'", "Green"),
    ],
)
def test_another_spelling_of_one_word_is_interpreted(text: str, word: str) -> None:
    book = filled({AT: text})
    answer = read(book)[0].answers[0]
    assert (answer.rating, answer.raw, answer.interpreted) == (word, text, True)
    assert lines(book) == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Amber/Green", "A003"),
        ("Red or Amber", "A003"),
        ("Green → Amber", "A003"),
        ("Not applicable / Red", "A003"),
        ("Red 🟢", "A002"),
        ("Amber?", "A004"),
        ("Amber (just)", "A004"),
        ("Red - because of the audit", "A004"),
        ("not Green", "A004"),
        ("TBC", "A002"),
        ("Yellow", "A002"),
        ("Purple", "A002"),
        ("🟡", "A002"),
        ("see evidence", "A002"),
        ("3", "A002"),
        ("-", "A002"),
        (".", "A002"),
        ("Reddish", "A002"),
        ("RAG", "A002"),
        ("✓", "A002"),
    ],
)
def test_what_is_no_plain_rating_is_named_and_not_read(text: str, code: str) -> None:
    book = filled({AT: text})
    assert lines(book) == [f"Target!G5 {code}"]
    assert ratings(book) == {}
    assert read(book)[0].answers[0].raw == text


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        (Cell(3.0, "3"), "A011"),
        (Cell(True, "TRUE"), "A012"),
        (Cell(datetime.datetime(2026, 3, 1), "2026-03-01"), "A013"),
        (Cell("Green", "Green", Flag.FORMULA, 'IF(1=1,"Green","Red")'), "A008"),
        (Cell(None, "", Flag.FORMULA | Flag.UNCACHED, '"Amber"'), "A009"),
        (Cell("#REF!", "#REF!", Flag.ERROR), "A010"),
        (Cell("#N/A", "#N/A", Flag.FORMULA | Flag.ERROR, "X1"), "A010"),
        (Cell("Green", "Green", Flag.TWICE, others=("Red",)), "A016"),
        (Cell("Green", "Green", Flag.STRUCK), "A017"),
        (Cell("", "", Flag.FILLED, look=Look("#FF0000")), "A005"),
        (Cell("", "", Flag.FILLED, look=Look("#FFC000")), "A005"),
        (Cell(None, "", Flag.COMMENTED, comment="Green, the board agreed"), "A007"),
    ],
)
def test_a_cell_that_cannot_be_trusted_is_named(cell: Cell, code: str) -> None:
    book = filled({AT: cell})
    assert lines(book) == [f"Target!G5 {code}"]
    assert ratings(book) == {}


@pytest.mark.parametrize("fill", ["", "#FFFDF2", "#fffdf2", "#FFFFFF"])
def test_the_forms_own_colours_say_nothing(fill: str) -> None:
    assert lines(filled({AT: Cell("", "", Flag.FILLED, look=Look(fill))})) == []


def test_a_whole_column_coloured_by_hand_is_named_row_by_row() -> None:
    book = filled({f"Target!G{row}": Cell("", "", Flag.FILLED, look=Look("#00B050")) for row in range(5, 13)})
    assert lines(book) == [f"Target!G{row} A005" for row in range(5, 13)]


def test_a_colour_beside_a_word_matters_only_where_it_contradicts() -> None:
    book = filled(
        {
            AT: Cell("Red", "Red", Flag.FILLED, look=Look("#00B050")),
            "Target!G6": Cell("Green", "Green", Flag.FILLED, look=Look("#00B050")),
            "Target!G7": Cell("Amber", "Amber", Flag.FILLED, look=Look("#FFFF00")),
        }
    )
    assert lines(book) == ["Target!G5 A021"]
    assert ratings(book) == {"T1-R": "Red", "T1-A": "Green", "T1-P": "Amber"}


@pytest.mark.parametrize("mark", ["X", "x", "✓", "✔", "Yes", "us"])
def test_a_mark_over_a_descriptor_is_no_rating(mark: str) -> None:
    book = filled({"Target!E5": mark})
    assert lines(book) == ["Target!E5 G012", "Target!E5 A006"]
    assert ratings(book) == {}


def test_a_mark_added_to_a_descriptor_is_no_rating() -> None:
    book = filled({"Target!F5": RUBRIC.criteria["T1-R"].descriptors["Green"] + " ✓"})
    assert lines(book) == ["Target!F5 G012", "Target!F5 A006"]


def test_a_mark_at_another_descriptor_than_the_one_chosen_is_a_doubt() -> None:
    book = filled({AT: "Red", "Target!F5": "X"})
    assert lines(book) == ["Target!F5 G012", "Target!G5 A022"]
    assert ratings(book) == {"T1-R": "Red"}


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"flags": Flag.FILLED, "look": Look("#00B050")}, "A019"),
        ({"flags": Flag.STRUCK}, "A020"),
        ({"flags": Flag.COMMENTED, "comment": "this one"}, "A007"),
    ],
)
def test_a_descriptor_picked_out_by_hand_is_no_rating(change: dict[str, Any], code: str) -> None:
    text = RUBRIC.criteria["T1-R"].descriptors["Green"]
    book = filled({"Target!F5": Cell(text, text, **change)})
    assert lines(book) == [f"Target!F5 {code}"]


@pytest.mark.parametrize("where", ["H5", "I5", "J5", "L5"])
def test_a_rating_typed_into_another_cell_is_named(where: str) -> None:
    assert lines(filled({f"Target!{where}": "Green"}))[0] == f"Target!{where} A018"


def test_a_rating_in_a_text_box_on_the_row_is_named() -> None:
    target = next(sheet for sheet in form().sheets if sheet.name == "Target")
    boxed = replace(target, drawn=(Drawn.at(Place(6, 5), "Green"), Drawn.at(Place(2, 1), "Red")))
    book = replace(form(), sheets=tuple(boxed if sheet is target else sheet for sheet in form().sheets))
    assert lines(book) == ["Target!E6 A045"]


def test_evidence_that_only_names_a_colour_beside_a_rating_is_evidence() -> None:
    book = filled({AT: "Red", "Target!H5": "Green"})
    assert lines(book) == []
    assert read(book)[0].answers[0].evidence == "Green"


def test_a_merged_rating_counts_for_its_first_row_only() -> None:
    book = merged(
        filled({AT: "Green", "Target!G6": Cell("Red", "Red", Flag.MERGED | Flag.COVERED)}), "Target", Area(5, 7, 7, 7)
    )
    assert lines(book) == ["Target!G6 A014", "Target!G7 A015"]
    assert ratings(book) == {"T1-R": "Green"}


def test_blanks_are_one_note_for_each_sheet() -> None:
    sheets = ("Target", "Partnerships", "Outcomes")
    book = filled({f"{sheet}!G{row}": "Red" for sheet in sheets for row in range(5, 13)})
    said = [(d.sheet, d.cell) for d in read(book)[1] if d.code == "A001"]
    assert said == [("Legal & policy framework", "G5, G6, G7, G8, G9, G10, G11, G12")]


def test_text_without_a_rating_is_asked_about() -> None:
    book = filled({"Target!H5": "We were not asked about this one"})
    assert lines(book) == ["Target!G5 A023"]
    assert read(book)[0].answers[0].evidence == "We were not asked about this one"


def test_an_untouched_form_has_nothing_but_blanks() -> None:
    returned, said = read(form())
    assert {d.code for d in said} == {"A001", "A024"}
    assert returned.kept == ()
    assert [answer.ref for answer in returned.answers] == list(RUBRIC.criteria)

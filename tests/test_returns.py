"""Finding the answers whatever was done to the sheets: each is read rightly or named with its cell."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest

from csxl.sheets.cells import Area, Book, Cell, Drawn, Flag, Place, Sheet, Value
from csxl.text.a1 import address
from tests.helpers.returned_cells import RUBRIC, filled, form, kept, lines, merged, moved, ratings, read, typed, without

TARGET = [ref for ref in RUBRIC.criteria if ref.startswith("T")]
WORDS = ("Red", "Amber", "Green", "Cannot judge", "Amber", "Red", "Not applicable", "Green")
ANSWERS = {f"Target!G{row}": word for row, word in enumerate(WORDS, 5)}
SAID = dict(zip(TARGET, WORDS, strict=True))
FIRST_ROW_AGAIN = {
    f"Target!{address(20, p.column)}": cell for p, cell in filled(ANSWERS).sheets[1].cells.items() if p.row == 5
}


def descriptor(ref: str, word: str) -> str:
    return RUBRIC.criteria[ref].descriptors[word]


def test_every_answer_of_a_plain_form_is_read_where_it_stands() -> None:
    book = filled(
        ANSWERS
        | {
            "Target!H5": " Seen in\r\nminutes ",
            "Target!I5": "Agree it",
            "Target!J5": "Sam",
            "Target!K5": datetime.datetime(2026, 9, 1),
            "Target!K6": "end of term",
        }
    )
    first, second, *_ = read(book)[0].answers
    assert (first.evidence, first.action, first.owner) == ("Seen in\nminutes", "Agree it", "Sam")
    assert first.by_when == "2026-09-01"
    assert (first.sheet, first.cell, first.found_by, second.by_when) == ("Target", "G5", "ref", "end of term")
    assert ratings(book) == SAID
    assert lines(book) == [] and kept(book) == []


# ---- rows --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("ref", ["t1-r", "T1 – R", "T1‑R", "T1R", "Ｔ１－Ｒ", " T1-R.", "T1_R"])
def test_a_ref_is_known_in_any_spelling(ref: str) -> None:
    book = filled({"Target!A5": ref, "Target!G5": "Red"})
    assert ratings(book) == {"T1-R": "Red"}
    assert lines(book) == []


def test_rows_sorted_and_pushed_apart_are_found_by_their_refs() -> None:
    book = moved(filled(ANSWERS), "Target", lambda p: p if p.row < 5 else p._replace(row=60 - 3 * p.row))
    assert ratings(book) == SAID
    assert lines(book) == []
    assert read(book)[0].answers[0].cell == "G45"


def test_a_missing_row_is_named_and_a_missing_sheet_is_one_line() -> None:
    book = without(moved(filled(ANSWERS), "Target", lambda p: None if p.row in (6, 9) else p), "Outcomes")
    said = [(d.code, d.ref, d.sheet) for d in read(book)[1] if d.code != "A001"]
    assert said == [("G002", "T1-A", "Target"), ("G002", "T2-R", "Target"), ("G001", "", "")]


def test_refs_that_are_gone_are_told_by_descriptors() -> None:
    refs: dict[str, Value] = {f"Target!A{row}": "" if row < 9 else row for row in range(5, 13)}
    book = filled({**ANSWERS, **refs})
    assert ratings(book) == SAID
    assert lines(book) == ["Target! G011", "Target!A9, A10, A11, A12 G010"]
    assert {answer.found_by for answer in read(book)[0].answers[:8]} == {"descriptors"}


def test_a_lightly_retyped_descriptor_still_tells_the_row_but_two_must_agree() -> None:
    red, amber, green = (
        descriptor("T1-R", word).replace("young people", "young  peopel") for word in ("Red", "Amber", "Green")
    )
    book = filled({"Target!A5": "", "Target!D5": red, "Target!E5": amber, "Target!F5": green, "Target!G5": "Red"})
    assert ratings(book) == {"T1-R": "Red"}
    one = filled({"Target!A5": "", "Target!D5": red, "Target!E5": "", "Target!F5": "", "Target!G5": "Red"})
    assert ratings(one) == {}
    assert "Target!G5 G008" in lines(one)


def test_a_row_without_ref_whose_descriptors_are_of_two_criteria_is_not_read() -> None:
    book = filled({"Target!A5": "", "Target!D5": descriptor("T1-A", "Red"), "Target!G5": "Red"})
    assert ratings(book) == {}
    assert lines(book) == ["Target!G5 G008", "Target! G002"]


def test_a_ref_beside_anothers_descriptors_is_not_read() -> None:
    book = filled(ANSWERS | {"Target!A5": "T1-A", "Target!A6": "T1-R"})
    assert "T1-R" not in ratings(book) and "T1-A" not in ratings(book)
    assert lines(book) == ["Target!G5 G009", "Target!G6 G009"]


def test_a_ref_typed_over_with_another_rows_loses_that_row_and_no_other() -> None:
    """T1-R's own ref cell says T1-A, then L1-R: the row is T1-R's by its descriptors, and what it says is not used."""
    for stated in ("T1-A", "L1-R"):
        returned, said = read(filled(ANSWERS | {"Target!A5": stated, "Legal & policy framework!G5": "Green"}))
        answers = {answer.ref: answer for answer in returned.answers}
        assert [(d.code, d.ref, d.cell) for d in said if d.code not in {"A001"}] == [("G009", "T1-R", "G5")]
        assert answers["T1-R"].rating is None and answers["T1-R"].cell == "G5"
        assert (answers["T1-A"].rating, answers["L1-R"].rating) == (SAID["T1-A"], "Green")


def test_of_several_criteria_in_a_row_the_first_is_named_every_time() -> None:
    others = [ref for ref in RUBRIC.criteria if not ref.startswith("T1")][:15]
    beside = {f"Target!{chr(ord('L') + number)}5": descriptor(ref, "Red") for number, ref in enumerate(others)}
    row = {"Target!D5": descriptor("T1-A", "Red"), "Target!E5": None, "Target!F5": None, **beside}
    [asked] = [d for d in read(filled(row | {"Target!G5": "Red"}))[1] if d.code == "G009"]
    assert "T1-A" in asked.message


@pytest.mark.parametrize(
    ("typed", "read_as"),
    [
        ("\U0001f469\u200d\u2695\ufe0f seen\u200b", "\U0001f469\u200d\u2695\ufe0f seen"),
        ("1\ufe0f\u20e3 first", "1\ufe0f\u20e3 first"),
        ("\u0645\u06cc\u200c\u062e", "\u0645\u06cc\u200c\u062e"),
        ("co\u00adordi\u200dnated \u202emeeting", "coordinated meeting"),
        ("\u200d\ufe0f", ""),
    ],
)
def test_invisible_letters_that_make_one_sign_of_several_stay_in_a_text(typed: str, read_as: str) -> None:
    assert read(filled(ANSWERS | {"Target!H5": typed}))[0].answers[0].evidence == read_as


def test_an_edited_descriptor_is_kept_and_its_ref_holds() -> None:
    book = filled({"Target!E5": "Some partners, in our view, but not the night team", "Target!G5": "Amber"})
    assert ratings(book) == {"T1-R": "Amber"}
    assert lines(book) == ["Target!E5 G012"]
    assert kept(book) == ["Target!E5 Some partners, in our view, but not the night team"]


def test_descriptors_that_are_gone_leave_the_ref() -> None:
    book = moved(filled(ANSWERS), "Target", lambda p: None if p.row > 4 and p.column in (4, 5, 6) else p)
    assert ratings(book) == SAID
    assert lines(book) == ["Target! G013"]


def test_an_unknown_ref_with_an_answer_is_named() -> None:
    book = filled(ANSWERS | {"Target!A13": "T3-R", "Target!G13": "Red", "Target!B13": "Our own addition"})
    assert lines(book) == ["Target!G13 G007"]
    assert kept(book) == ["Target!A13 T3-R", "Target!B13 Our own addition", "Target!G13 Red"]


def test_a_ref_twice_with_the_same_answer_counts_once() -> None:
    book = filled({**ANSWERS, **FIRST_ROW_AGAIN})
    assert ratings(book) == SAID
    assert lines(book) == ["Target!G5 G019"]


def test_a_ref_twice_with_different_answers_is_left_out() -> None:
    book = filled(ANSWERS | FIRST_ROW_AGAIN | {"Target!G20": "Green", "Target!H5": "One", "Target!H20": "Another"})
    assert ratings(book) == {ref: word for ref, word in SAID.items() if ref != "T1-R"}
    assert lines(book) == ["Target!G5 G020", "Target!G5 G021"]
    assert read(book)[0].answers[0].evidence == "One"
    assert kept(book) == ["Target!G20 Evidence: Another"]


def copied(book: Book, name: str, new: str) -> Book:
    sheet = next(sheet for sheet in book.sheets if sheet.name == name)
    return replace(book, sheets=(*book.sheets, replace(sheet, name=new)))


def test_a_copied_sheet_is_one_line_and_a_line_for_each_difference() -> None:
    book = filled({"Target (2)!G5": "Green"}, copied(filled(ANSWERS), "Target", "Target (2)"))
    assert ratings(book) == {ref: word for ref, word in SAID.items() if ref != "T1-R"}
    assert lines(book) == ["Target!G5 G020", "Target!G6, G7, G8, G9, G10, G11, G12 G019"]


def test_a_blank_copy_of_a_sheet_takes_nothing_away() -> None:
    book = filled({f"Target (2)!G{row}": "" for row in range(5, 13)}, copied(filled(ANSWERS), "Target", "Target (2)"))
    assert ratings(book) == SAID
    assert lines(book) == ["Target!G5, G6, G7, G8, G9, G10, G11, G12 G018"]


# ---- headings and tables -----------------------------------------------------------------------------------------


def test_tables_are_found_where_they_were_moved_to_and_sheets_by_what_they_hold() -> None:
    book = moved(filled(ANSWERS), "Target", lambda p: Place(p.row + 7, p.column + 3))
    book = replace(book, sheets=tuple(replace(sheet, name=f"tab {n}") for n, sheet in enumerate(book.sheets)))
    assert ratings(book) == SAID
    assert lines(book) == []
    assert read(book)[0].answers[0].cell == "J12"


@pytest.mark.parametrize(
    "heading",
    [
        "Rating",
        "RAG",
        "RAG rating",
        "our rating",
        "YOUR RATING:",
        "Your\nrating",
        "Your rating (R / A / G)",
        "Your rating*",
        "Rating [please choose]",
    ],
)
def test_the_ratings_column_is_known_by_its_aliases(heading: str) -> None:
    book = filled(ANSWERS | {"Target!G4": heading})
    assert ratings(book) == SAID
    assert {line.split()[-1] for line in lines(book)} <= {"G014"}


def test_other_headings_are_known_by_their_aliases() -> None:
    book = filled(
        ANSWERS
        | {
            "Target!H4": "Comments",
            "Target!J4": "Lead",
            "Target!K4": "Deadline",
            "Target!H5": "Seen",
            "Target!J5": "Sam",
            "Target!K5": "May",
        }
    )
    answer = read(book)[0].answers[0]
    assert (answer.evidence, answer.owner, answer.by_when) == ("Seen", "Sam", "May")
    assert lines(book) == ["Target!H4 G014", "Target!J4 G014", "Target!K4 G014"]


def test_columns_in_another_order_are_read_by_their_headings() -> None:
    book = moved(
        filled(ANSWERS | {"Target!H5": "Seen"}),
        "Target",
        lambda p: p._replace(column=12 - p.column) if p.row >= 4 else p,
    )
    assert ratings(book) == SAID
    assert read(book)[0].answers[0].evidence == "Seen"


@pytest.mark.parametrize("heading", ["", "What we think", "Column7", "Your rating (last year)", "Rating 2025"])
def test_a_ratings_column_without_its_heading_is_one_error(heading: str) -> None:
    book = filled(ANSWERS | {"Target!G4": heading})
    assert ratings(book) == {}
    assert lines(book) == ["Target! G004"]
    assert "Target!G5 Red" in kept(book)


def test_a_table_without_its_header_row_is_one_error() -> None:
    book = moved(filled(ANSWERS), "Target", lambda p: None if p.row == 4 else p)
    assert ratings(book) == {}
    assert lines(book) == ["Target! G003"]


def test_a_table_turned_on_its_side_is_one_error() -> None:
    book = moved(filled(ANSWERS), "Target", lambda p: Place(p.column + 3, p.row - 3) if p.row >= 4 else p)
    assert ratings(book) == {}
    assert lines(book) == ["Target! G005"]


def test_a_retyped_table_without_refs_or_descriptors_is_one_error() -> None:
    book = moved(filled(ANSWERS), "Target", lambda p: None if p.row > 4 and p.column in (1, 4, 5, 6) else p)
    assert ratings(book) == {}
    assert lines(book) == ["Target!G5, G6, G7, G8, G9, G10, G11, G12 G006", "G001"]


def test_last_years_ratings_are_kept_and_never_taken() -> None:
    years = {"Target!L4": "Last year"} | {f"Target!L{row}": "Green" for row in range(5, 13)}
    book = filled(years | {"Target!G5": "Red"})
    assert ratings(book) == {"T1-R": "Red"}
    assert lines(book) == []
    assert kept(book) == ["Target!L4 Last year", *(f"Target!L{row} Green" for row in range(5, 13))]


def test_a_second_ratings_column_is_a_conflict_where_the_two_differ() -> None:
    book = filled(
        {
            "Target!L4": "Your rating",
            "Target!G5": "Red",
            "Target!L5": "Red",
            "Target!G6": "Red",
            "Target!L6": "Green",
            "Target!L7": "Amber",
        }
    )
    assert ratings(book) == {"T1-R": "Red", "T1-P": "Amber"}
    assert lines(book) == ["Target!G6 G024", "Target!L7 G023", "Target!G5 G022"]
    assert kept(book) == []


def test_a_status_column_beside_the_ratings_is_only_kept() -> None:
    book = filled(ANSWERS | {"Target!L4": "Status", "Target!L5": "In progress"})
    assert ratings(book) == SAID
    assert lines(book) == []
    assert kept(book) == ["Target!L4 Status", "Target!L5 In progress"]


def test_two_tables_on_one_sheet_are_both_read() -> None:
    book = filled(ANSWERS | {"Outcomes!G5": "Green"})
    outcomes = next(sheet for sheet in book.sheets if sheet.name == "Outcomes")
    below = {f"Target!{address(p.row + 20, p.column)}": cell for p, cell in outcomes.cells.items()}
    book = without(filled(below, book), "Outcomes")
    assert ratings(book) == SAID | {"O1-R": "Green"}
    assert lines(book) == []


def test_two_tables_side_by_side_are_both_read() -> None:
    book = filled(ANSWERS | {"Outcomes!G5": "Green"})
    outcomes = next(sheet for sheet in book.sheets if sheet.name == "Outcomes")
    beside = {f"Target!{address(p.row, p.column + 13)}": cell for p, cell in outcomes.cells.items() if p.row > 3}
    book = without(filled(beside, book), "Outcomes")
    assert ratings(book) == SAID | {"O1-R": "Green"}


def test_a_column_that_is_gone_is_said() -> None:
    book = moved(filled(ANSWERS), "Target", lambda p: None if p.column == 9 and p.row >= 4 else p)
    assert ratings(book) == SAID
    assert lines(book) == ["Target!A4 G015"]


def test_a_header_row_sorted_to_the_bottom_still_heads_its_rows() -> None:
    book = moved(filled(ANSWERS), "Target", lambda p: p._replace(row=30) if p.row == 4 else p)
    assert ratings(book) == SAID
    assert lines(book) == ["Target! G026"]
    apart = moved(book, "Target", lambda p: p._replace(column=p.column + 1) if p.row == 30 else p)
    assert ratings(apart) == {}
    assert lines(apart) == ["Target! G003"]


def test_a_table_of_refs_and_ratings_is_enough() -> None:
    cells = {f"Police!A{row}": ref for row, ref in enumerate(("Ref", *TARGET), 1)}
    cells |= {f"Police!B{row}": word for row, word in enumerate(("Rating", *WORDS), 1)}
    book = without(filled(cells), *(domain.name for domain in RUBRIC.domains))
    assert ratings(book) == SAID
    assert lines(book) == ["Police!B1 G014", "Police!A1 G015", "Police! G013", "G001", "G001", "G001"]


def test_a_lone_rating_below_the_table_and_a_blank_in_it_is_a_slip() -> None:
    """A cell was inserted at G7, which pushed the rest of the column down a row."""
    words = {f"Target!G{row}": word for row, word in zip((5, 6, 8, 9, 10, 11, 12, 13), WORDS, strict=True)}
    book = filled(words | {"Target!G7": ""})
    assert ratings(book) == {"T1-R": "Red", "T1-A": "Amber"}
    assert lines(book) == ["Target!G7, G8, G9, G10, G11, G12 G027", "Target!G13 G008"]


def test_a_total_below_the_table_is_no_slip() -> None:
    book = filled(ANSWERS | {"Target!G7": "", "Target!A13": "Overall", "Target!G13": "Red"})
    assert ratings(book) == {ref: word for ref, word in SAID.items() if ref != "T1-P"}
    assert lines(book) == ["Target!G13 G007"]


def test_refs_filled_down_by_dragging_are_left_out_where_they_lie() -> None:
    """T1-R dragged down gives T2-R, T3-R, T4-R …"""
    book = filled(ANSWERS | {f"Target!A{row}": f"T{row - 4}-R" for row in range(5, 13)})
    assert ratings(book) == {ref: SAID[ref] for ref in TARGET if ref != "T1-A"}
    assert lines(book) == ["Target!G6 G009", "Target!A7, A8, A9, A10, A11, A12 G010"]


def test_many_edited_descriptors_are_one_line() -> None:
    words = {f"Target!{column}{row}": f"Wedi'i gyfieithu {column}{row}" for column in "DEF" for row in range(5, 13)}
    book = filled(ANSWERS | words)
    assert ratings(book) == SAID
    assert [line.split()[-1] for line in lines(book)] == ["G025"]
    assert len(kept(book)) == 24


# ---- hidden things and texts -------------------------------------------------------------------------------------


def test_hidden_rows_and_sheets_are_read_and_said() -> None:
    book = filled({"Target!G5": Cell("Red", "Red", Flag.HIDDEN)})
    assert ratings(book) == {"T1-R": "Red"}
    assert lines(book) == ["Target! G017"]
    shy = replace(book, sheets=tuple(replace(sheet, hidden=sheet.name in ("Target", "Lists")) for sheet in book.sheets))
    assert lines(shy) == ["Target! G016"]


@pytest.mark.parametrize(
    ("cell", "text", "code"),
    [
        (Cell("3 of 4", "3 of 4", Flag.FORMULA, 'C5&" of 4"'), "3 of 4", "A025"),
        (Cell(None, "", Flag.FORMULA | Flag.UNCACHED, "C5"), "", "A026"),
        (Cell("#REF!", "#REF!", Flag.ERROR), "", "A027"),
        (Cell("#N/A", "#N/A", Flag.FORMULA | Flag.ERROR, "X1"), "", "A027"),
        (Cell("Seen", "Seen", Flag.TWICE, others=("Heard",)), "Seen", "A029"),
        (Cell("Seen", "Seen", Flag.STRUCK), "Seen", "A030"),
    ],
)
def test_odd_texts_are_used_with_a_word_about_them(cell: Cell, text: str, code: str) -> None:
    book = filled({"Target!G5": "Red", "Target!H5": cell})
    assert lines(book) == [f"Target!H5 {code}"]
    assert read(book)[0].answers[0].evidence == text


def test_numbers_beside_a_rating_are_text() -> None:
    book = filled(
        {
            "Target!G5": "Red",
            "Target!H5": Cell(12.0, "12"),
            "Target!I5": Cell(0.5, "0.5"),
            "Target!K5": Cell(46000.0, "46000"),
        }
    )
    answer = read(book)[0].answers[0]
    assert (answer.evidence, answer.action, answer.by_when) == ("12", "0.5", "46000")
    assert lines(book) == ["Target!K5 A031"]


def test_text_hidden_under_a_merge_is_kept() -> None:
    under = Cell("Under", "Under", Flag.MERGED | Flag.COVERED)
    book = merged(filled({"Target!G6": "Red", "Target!H5": "Both", "Target!H6": under}), "Target", Area(5, 8, 6, 8))
    assert lines(book) == ["Target!G5 A023", "Target!H6 A028"]
    assert kept(book) == ["Target!H6 Under"]


# ---- what was added ----------------------------------------------------------------------------------------------


def test_everything_a_person_added_is_kept_with_its_place() -> None:
    notes: dict[str, Value | Cell] = {
        "Start!A80": "Done after the board met",
        "Target!B20": "below",
        "Target!N9": "beside",
        "Target!N10": typed(8),
        "Our notes!C3": "Green",
        "Our notes!A1": "Police",
    }
    book = filled(notes | {"Target!G5": Cell("Red", "Red", Flag.COMMENTED, comment="Sam agrees")})
    drawn = (Drawn.at(Place(3, 3), "a text box"),)
    pages = (replace(book.sheets[0], drawn=drawn), *book.sheets[1:])
    assert kept(replace(book, sheets=pages)) == [
        "Start!A80 Done after the board met",
        "Start!C3 a text box",
        "Target!G5 Sam agrees",
        "Target!N9 beside",
        "Target!N10 8",
        "Target!B20 below",
        "Our notes!A1 Police",
        "Our notes!C3 Green",
    ]
    assert lines(book) == []


def test_more_than_anyone_types_is_cut_short_and_said() -> None:
    register = Sheet("Register", False, {Place(row, 1): typed(f"line {row}") for row in range(1, 6002)})
    book = replace(filled(ANSWERS), sheets=(*form().sheets, register))
    assert len(read(book)[0].kept) == 5000
    assert lines(book) == ["N001"]


def test_a_return_says_on_which_criteria_something_was_left_out() -> None:
    error = Cell("#REF!", "#REF!", Flag.ERROR)
    typed_in: dict[str, Value | Cell] = {"Target!G5": "Amber/Green", "Target!G6": "Red", "Target!H7": error}
    book = without(filled(typed_in), "Outcomes")
    returned, _ = read(book)
    assert returned.left_out == {"T1-R", "T1-P"}
    assert returned.missing == {ref for ref in RUBRIC.criteria if ref.startswith("O")}
    assert returned.partly_unread


def test_of_a_return_that_is_whole_nothing_was_left_out() -> None:
    returned, _ = read(filled({"Target!G5": "Amber", "Target!H6": "Seen."}))
    assert (returned.left_out, returned.missing, returned.partly_unread) == (frozenset(), frozenset(), False)

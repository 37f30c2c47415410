"""What a return says of what was promised last time: read from whatever people did to its columns, or named."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from csxl.compare.consolidation import consolidate
from csxl.languages import BY_NAME
from csxl.model.member import Kind, Parcel
from csxl.model.review import Expected
from csxl.returns.reading import read_files
from csxl.sheets.books import read_book
from csxl.sheets.cells import Area, Book, Cell, Flag, Look, Place, Value
from tests.helpers.command_line import csxl
from tests.helpers.filled_forms import blank
from tests.helpers.other_formats import as_ods, as_xls, as_xlsb
from tests.helpers.returned_cells import RUBRIC, filled, kept, line, lines, merged, moved, read, typed, without
from tests.helpers.second_rounds import PANEL, SHARE, TRAIN, second_round, sent_back

ASKED = {"T1-R": "", "T1-A": "", "O1-R": ""}
TRAINING = "Train the front desk\nInsp. Jones\n31/03/2026\nunder way"
L, M, N = 12, 13, 14


def told(book: Book) -> dict[str, str]:
    return {one.ref: one.progress for one in read(book)[0].promises}


def found(book: Book) -> tuple[dict[str, str], list[str], list[str]]:
    """What is told by ref (of what was asked, with something told), the lines about it, and what was kept."""
    said = [one for one in lines(book) if not one.endswith(" A057")]
    return {ref: word for ref, word in told(book).items() if word}, said, kept(book)


def form(cells: Mapping[str, Value | Cell]) -> Book:
    return filled(cells, second_round())


def test_nothing_is_said_of_a_blank_form_but_that_it_is_not_told() -> None:
    returned, said = read(second_round())
    assert told(second_round()) == ASKED
    assert returned.kept == ()
    assert [(one.code, one.sheet, one.cell) for one in said if one.code not in ("A001", "A024")] == [
        ("A057", "Target", "N5, N6"),
        ("A057", "Outcomes", "N5"),
    ]


def test_what_is_chosen_is_read_with_its_place_and_the_promise_as_the_form_shows_it() -> None:
    (first, *_) = read(form({"Target!N5": "under way", "Target!G5": "Green"}))[0].promises
    assert (first.ref, first.action, first.progress, first.sheet, first.cell) == (
        "T1-R",
        TRAINING,
        "under way",
        "Target",
        "N5",
    )


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("not begun", "not begun"),
        ("DONE.", "done"),
        (" Under  Way ", "under way"),
        ("Not started", "not begun"),
        ("in progress", "under way"),
        ("Completed", "done"),
        ("no longer needed", "dropped"),
        ("ar y gweill", "under way"),
        ("wedi'i wneud", "done"),
        ("dro\u200bpped", "dropped"),
    ],
)
def test_a_listed_way_to_say_it_is_read(text: str, word: str) -> None:
    assert found(form({"Target!N5": text})) == ({"T1-R": word}, [], [])


@pytest.mark.parametrize(
    "value",
    [
        "Complete?",
        "nearly done",
        "done / under way",
        "x",
        "Green",
        "75%",
        "see H5",
        75.0,
        True,
        Cell("done", "done", Flag.STRUCK),
        Cell("done", "done", Flag.FORMULA, formula="IF(1,2,3)"),
        Cell(None, "#REF!", Flag.ERROR),
        Cell("done", "done", Flag.UNSEEN),
    ],
    ids=repr,
)
def test_anything_else_is_kept_and_named_with_its_cell_and_never_taken_for_a_rating(value: Value | Cell) -> None:
    cell = value if isinstance(value, Cell) else typed(value)
    progress, said, more = found(form({"Target!N5": cell, "Target!N6": "done"}))
    assert (progress, said) == ({"T1-A": "done"}, ["Target!N5 A054"])
    assert more and all(one.startswith("Target!N5 ") for one in more)


def test_what_is_typed_where_nothing_is_asked_is_kept_and_named() -> None:
    progress, said, more = found(form({"Target!N7": "done", "Partnerships!N12": "under way", "Target!G7": "Red"}))
    assert (progress, said) == ({}, ["Target!N7 A055", "Partnerships!N12 A055"])
    assert more == ["Target!N7 done", "Partnerships!N12 under way"]


def test_our_own_texts_are_known_and_what_was_typed_over_them_is_kept() -> None:
    over = {
        "Target!L5": "We said Green",
        "Target!M6": "We did more",
        "Target!L9": "a note",
        "Target!M9": "",
        "Target!N6": "done",
    }
    assert found(form(over)) == (
        {"T1-A": "done"},
        [],
        ["Target!L5 We said Green", "Target!M6 We did more", "Target!L9 a note"],
    )
    assert read(form(over))[0].promises[1].action == "We did more"


def test_a_comment_beside_it_is_kept() -> None:
    assert found(form({"Target!N5": Cell("done", "done", comment="in June")})) == (
        {"T1-R": "done"},
        [],
        ["Target!N5 in June"],
    )


@pytest.mark.parametrize(("fill", "said"), [("#00B050", ["Target!N5 A058"]), ("#FFFFFF", []), ("#D9D9D9", [])])
def test_a_colour_in_place_of_a_word_is_named_and_never_taken_for_one(fill: str, said: list[str]) -> None:
    coloured = form({"Target!N5": Cell(flags=Flag.FILLED, look=Look(fill))})
    assert found(coloured) == ({}, said, [])
    assert found(form({"Target!N5": Cell("done", "done", flags=Flag.FILLED, look=Look(fill))}))[0] == {"T1-R": "done"}
    assert found(form({"Target!N8": Cell(flags=Flag.FILLED, look=Look(fill))})) == (
        {},
        [],
        [],
    )  # nothing is asked there


# ---- columns and rows that were moved -------------------------------------------------------------------------------


def exchanged(book: Book, *columns: tuple[int, int]) -> Book:
    swaps = dict(columns) | {there: here for here, there in columns}
    for sheet in ("Target", "Partnerships", "Outcomes", "Legal & policy framework"):
        book = moved(book, sheet, lambda p: Place(p.row, swaps.get(p.column, p.column)) if p.row > 3 else p)
    return book


def test_columns_are_found_by_their_headings_wherever_they_stand() -> None:
    book = form({"Target!N5": "done", "Outcomes!N5": "dropped", "Target!G5": "Red"})
    for there in (exchanged(book, (L, N)), exchanged(book, (M, N)), exchanged(book, (N, 20)), exchanged(book, (11, N))):
        assert found(there) == ({"T1-R": "done", "O1-R": "dropped"}, [], [])


@pytest.mark.parametrize("heading", ["How far", "Progress so far", "PROGRESS:", "Cynnydd"])
def test_a_heading_that_means_the_same_is_read_with_a_warning(heading: str) -> None:
    assert found(form({"Target!N4": heading, "Target!N5": "done"})) == (
        {"T1-R": "done"},
        ["Target!N4 G014"],
        [f"Target!N4 {heading}"],
    )


@pytest.mark.parametrize("heading", ["???", None, "Where are we"])
def test_a_column_with_another_heading_is_found_by_what_was_chosen_in_it(heading: str | None) -> None:
    progress, said, _ = found(form({"Target!N4": heading, "Target!N5": "done", "Target!N6": "almost"}))
    assert progress == {"T1-R": "done"}
    assert said == ["Target!N4 G014", "Target!N6 A054"]


@pytest.mark.parametrize("heading", ["Promised", "What we wrote", None])
def test_promises_under_another_heading_are_known_by_their_texts(heading: str | None) -> None:
    progress, said, more = found(form({"Target!M4": heading, "Target!N5": "done"}))
    assert (progress, said) == ({"T1-R": "done"}, ["Target!M4 G014"])
    assert more == ([f"Target!M4 {heading}"] if heading else [])


def test_without_the_column_of_promises_it_is_the_criterions() -> None:
    book = moved(form({"Target!N5": "done"}), "Target", lambda p: None if p.column == M else p)
    assert found(book)[:2] == ({"T1-R": "done"}, [])
    assert read(book)[0].promises[0].action == ""


def test_without_the_column_to_choose_in_nothing_is_told() -> None:
    book = moved(form({"Target!N5": "done"}), "Target", lambda p: None if p.column == N else p)
    assert told(book) == ASKED
    assert [one for one in lines(book) if one.startswith("Target")] == ["Target! A057"]


def test_rows_of_these_columns_alone_that_were_moved_go_by_the_promise_itself() -> None:
    def down(p: Place) -> Place:
        return Place({5: 6, 6: 5}.get(p.row, p.row), p.column) if p.column in (M, N) else p

    book = moved(form({"Target!N5": "done", "Target!N6": "dropped"}), "Target", down)
    assert found(book) == ({"T1-R": "done", "T1-A": "dropped"}, [], [])


def test_sorted_rows_and_a_form_whose_sheets_are_renamed() -> None:
    def up(p: Place) -> Place:
        return Place(17 - p.row, p.column) if 5 <= p.row <= 12 else p

    book = moved(form({"Target!N5": "done", "Target!G5": "Red"}), "Target", up)
    assert found(book) == ({"T1-R": "done"}, [], [])
    book = replace(book, sheets=tuple(replace(s, name=f"{s.name} 2026") for s in book.sheets))
    assert found(book)[0] == {"T1-R": "done"}


def test_a_cell_hidden_by_a_merge_is_not_read() -> None:
    book = merged(form({"Target!N5": "done", "Target!N6": "done"}), "Target", Area(5, 14, 6, 14))
    assert found(book)[:2] == ({"T1-R": "done"}, ["Target!N6 A054"])


def test_what_stands_beside_the_answer_that_counts_goes_before_another_sheet() -> None:
    book, other = form({"Target!N5": "done", "Target!G5": "Red"}), form({"Target!N5": "under way"})
    twin = next(sheet for sheet in other.sheets if sheet.name == "Target")
    both = replace(book, sheets=(*book.sheets, replace(twin, name="Target (2)")))
    assert told(both)["T1-R"] == "done"


@pytest.mark.parametrize(
    ("kind", "write"), [(Kind.XLS, as_xls), (Kind.XLSB, as_xlsb), (Kind.ODS, as_ods)], ids=["xls", "xlsb", "ods"]
)
def test_every_format_gives_the_same(kind: Kind, write: Callable[[Book], bytes]) -> None:
    book, said = read_book(write(form({"Target!N5": "done", "Target!G5": "Red"})), kind, "police")
    assert book and not said
    assert found(book) == ({"T1-R": "done"}, [], [])


def test_two_rows_for_one_criterion_that_say_two_things_are_named() -> None:
    row = {
        f"Target!{letter}20": cell
        for letter, cell in zip("ADEFGMN", ("T1-R", *["x" * 30] * 3, "Red", TRAINING, "dropped"), strict=True)
    }
    progress, said, _ = found(form({"Target!N5": "done", "Target!G5": "Red", **row}))
    assert "T1-R" not in progress
    assert "Target!N5 A056" in said


def test_where_the_hidden_sheet_is_gone_the_columns_are_read_by_their_headings() -> None:
    book = without(form({"Target!N5": "done", "Target!G5": "Red"}), "Lists")
    assert told(book) == {"T1-R": "done", "T1-A": "", "P2-S": "", "O1-R": ""}
    assert [one for one in kept(book) if not one.startswith("Start")] == []


def test_a_column_of_progress_in_a_form_that_asks_for_none_is_kept_as_before() -> None:
    cells = {"Target!L4": "Progress", "Target!L5": "done"}
    assert read(filled(cells))[0].promises == ()
    assert kept(filled(cells)) == ["Target!L4 Progress", "Target!L5 done"]


def test_in_welsh_it_is_the_same() -> None:
    book = filled({"Target!N5": "wedi’i wneud", "Target!N6": "ar y gweill"}, second_round("Welsh"))
    assert found(book) == ({"T1-R": "done", "T1-A": "under way"}, [], [])


def test_colour_in_the_column_is_no_rating() -> None:
    green = Cell("done", "done", Flag.FILLED, look=Look("#00B050"))
    assert found(form({"Target!N5": green})) == ({"T1-R": "done"}, [], [])


# ---- a form that was sent again -----------------------------------------------------------------------------

MONDAY, FRIDAY = "2026-11-02T10:00:00Z", "2026-11-06T10:00:00Z"


def counting(first: Mapping[str, str], second: Mapping[str, str]) -> tuple[dict[str, str], list[str]]:
    """What counts of promises where a form came twice, and the warnings and notes about the later one."""
    files = [Parcel("a.xlsx", sent_back(first, MONDAY)), Parcel("b.xlsx", sent_back(second, FRIDAY))]
    comparison = consolidate(read_files(files, RUBRIC), RUBRIC, [Expected("Police", "POLICE")])
    said = [f"{d.file} {line(d)}" for d in comparison.diagnostics if d.code.startswith("I0") and d.code != "I015"]
    return {one.ref: one.progress for one in comparison.agencies[0].promises}, said


def test_a_later_version_counts_and_what_it_leaves_blank_is_kept_from_the_earlier_one() -> None:
    first = {"Target!N5": "under way", "Target!N6": "not begun", "Outcomes!N5": "dropped"}
    progress, said = counting(first, {"Target!N5": "done", "Outcomes!N5": "dropped"})
    assert progress == {"T1-R": "done", "T1-A": "not begun", "O1-R": "dropped"}
    assert sorted(said) == ["b.xlsx I020", "b.xlsx Target!N6 I017"]


def test_nothing_is_kept_where_the_later_version_says_what_cannot_be_read() -> None:
    progress, said = counting({"Target!N5": "under way"}, {"Target!N5": "nearly"})
    assert (progress["T1-R"], said) == ("", [])


def test_the_json_has_each_promise(tmp_path: Path) -> None:
    (tmp_path / "police.xlsx").write_bytes(sent_back({"Target!N5": "done"}, FRIDAY))
    (form,) = json.loads(csxl("check", "--json", str(tmp_path / "police.xlsx")).stdout)["returns"]
    assert form["promises"][0] == {"ref": "T1-R", "action": TRAINING, "progress": "done"}


# ---- promises on criteria that are asked no more, on the sheet Start -------------------------------------------------


def besides(value: Value | Cell, language: str = "English") -> Book:
    """A form that asks about three such promises, with something typed for the first."""
    promised = (replace(TRAIN, ref="X9-Z"), replace(SHARE, ref=""), replace(PANEL, ref=""))
    book, _ = read_book(blank(promised=promised, language=BY_NAME[language]), Kind.OOXML, "police.xlsx")
    assert book
    name = BY_NAME[language].start
    start = next(sheet for sheet in book.sheets if sheet.name == name)
    (row,) = (place.row for place, cell in start.cells.items() if cell.text.startswith(TRAIN.action))
    return filled({f"{name}!A{row}": value}, book)


@pytest.mark.parametrize(("language", "word"), [("English", "DONE"), ("Welsh", "wedi’i wneud")])
def test_what_is_told_on_start_is_read(language: str, word: str) -> None:
    returned, said = read(besides(word, language))
    assert [(one.ref, one.action.partition("\n")[0], one.progress) for one in returned.promises] == [
        ("X9-Z", "Train the front desk", "done"),
        ("", "Share the data", ""),
    ]
    assert returned.kept == ()
    assert [one.code for one in said if one.code not in ("A001", "A024")] == ["A057"]


def test_what_cannot_be_read_on_start_is_kept_and_named() -> None:
    returned, said = read(besides("nearly"))
    assert [(one.ref, one.progress) for one in returned.promises] == [("X9-Z", ""), ("", "")]
    assert [item.text for item in returned.kept] == ["nearly"]
    assert [one.code for one in said if one.code not in ("A001", "A024")] == ["A054", "A057"]

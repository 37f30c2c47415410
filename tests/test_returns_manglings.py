"""What people do to the questionnaire, kind by kind: each answer is read rightly or named with its cell."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import replace

import pytest

from csxl.model import layout
from csxl.model.member import Kind
from csxl.sheets.books import read_book
from csxl.sheets.cells import Area, Book, Cell, Flag, Look, Place, Sheet, Value
from csxl.text.a1 import address
from csxl.writing import theme
from tests.helpers import filled_forms
from tests.helpers.blind_mutations import unzipped, zipped
from tests.helpers.returned_cells import RUBRIC, filled, form, kept, lines, moved, ratings, read, without

TARGET = [ref for ref in RUBRIC.criteria if ref.startswith("T")]
WORDS = ("Red", "Amber", "Green", "Cannot judge", "Amber", "Red", "Not applicable", "Green")
Cells = Mapping[str, Value | Cell]
CHOSEN = {f"Target!G{row}": word for row, word in enumerate(WORDS, 5)}
ANSWERS: dict[str, Value | Cell] = {**CHOSEN}
SAID = dict(zip(TARGET, WORDS, strict=True))
CELLS = [f"G{row}" for row in range(5, 13)]


def sheet_of(book: Book, name: str) -> Sheet:
    return next(sheet for sheet in book.sheets if sheet.name == name)


def of_education(cells: Cells) -> Book:
    """Another agency's form, filled in."""
    book, _ = read_book(filled_forms.blank(RUBRIC, agency="Education", agency_code="EDU"), Kind.OOXML, "education.xlsx")
    assert book
    return filled(cells, book)


def chosen(cells: Mapping[str, str]) -> Book:
    """The form with ratings chosen, whose cells keep their look, as in a spreadsheet program."""
    return filled({cell: Cell(word, word, Flag.FILLED, look=Look(theme.ANSWER)) for cell, word in cells.items()})


def with_sheet(book: Book, sheet: Sheet, name: str) -> Book:
    """The book with a sheet more, under this name."""
    return replace(book, sheets=(*book.sheets, replace(sheet, name=name)))


def below(book: Book, sheet: Sheet, rows: int) -> Book:
    """The book with all of a sheet pasted below its sheet "Target"."""
    return filled({f"Target!{address(p.row + rows, p.column)}": c for p, c in sheet.cells.items()}, book)


# ---- two agencies in one workbook --------------------------------------------------------------------------------


def test_a_blank_is_never_filled_from_another_agencys_sheet() -> None:
    ours = filled(ANSWERS | {"Target!G5": ""})
    theirs = sheet_of(of_education({"Target!G5": "Green", "Target!G6": "Amber", "Target!H5": "In school"}), "Target")
    for book in (with_sheet(ours, theirs, "Target (2)"), below(ours, theirs, 20)):
        name, row = ("Target (2)", 5) if len(book.sheets) > len(ours.sheets) else ("Target", 25)
        assert ratings(book) == {ref: word for ref, word in SAID.items() if ref != "T1-R"}
        assert lines(book) == [f"{name}!G{row}, G{row + 1} G031"]
        assert read(book)[0].answers[0].evidence == ""
        assert {f"{name}!G{row} Green", f"{name}!H{row} In school"} < set(kept(book))


def test_a_sheet_put_in_place_of_ours_is_another_agencys_all_the_same() -> None:
    theirs = sheet_of(of_education({"Outcomes!G5": "Green"}), "Outcomes")
    book = with_sheet(without(filled(ANSWERS), "Outcomes"), theirs, "Outcomes")
    assert ratings(book) == SAID
    assert lines(book) == ["Outcomes!G5 G031"]


def test_a_form_used_by_another_agency_whose_titles_all_say_so_is_read_with_a_warning() -> None:
    domains = {f"{d.name}!A1": f"{d.name} · Education · return code EDU" for d in RUBRIC.domains}
    book = filled(ANSWERS | domains)
    assert ratings(book) == SAID
    assert lines(book) == ["Outcomes!A1 I003", "Outcomes!A1 I002"]


# ---- headings that changed places --------------------------------------------------------------------------------


@pytest.mark.parametrize(("heading", "column"), [("Evidence", "H"), ("Action", "I"), ("By when", "K")])
def test_ratings_under_another_heading_are_a_conflict(heading: str, column: str) -> None:
    book = filled(ANSWERS | {"Target!G4": heading, f"Target!{column}4": "Your rating", f"Target!{column}6": "N/A"})
    assert ratings(book) == {}
    assert lines(book)[0] == ", ".join(f"{column}{row}" for row in range(5, 13)).join(("Target!", " G033"))


def test_descriptors_headings_that_changed_places_do_no_harm() -> None:
    book = filled(ANSWERS | {"Target!D4": "Green", "Target!F4": "Red"})
    assert ratings(book) == SAID
    assert lines(book) == []


def test_evidence_that_names_colours_is_no_swap() -> None:
    book = filled(ANSWERS | {"Target!H5": "Green", "Target!H6": "Red", "Target!J5": "R", "Target!J6": "A"})
    assert ratings(book) == SAID
    assert lines(book) == []


# ---- ratings that slipped against their refs ---------------------------------------------------------------------


def test_a_deleted_cell_draws_the_ratings_up_and_leaves_the_last_row_bare() -> None:
    book = moved(
        chosen(CHOSEN),
        "Target",
        lambda p: None if p == (7, 7) else p._replace(row=p.row - 1) if p.column == 7 and p.row > 7 else p,
    )
    assert ratings(book) == {}
    assert lines(book) == [f"Target!{', '.join(CELLS[:-1])} G032"]


@pytest.mark.parametrize("last", ["Green", ""])
def test_an_inserted_cell_pushes_one_out_below_the_table(last: str) -> None:
    book = moved(
        chosen(CHOSEN | {"Target!G12": last}),
        "Target",
        lambda p: p._replace(row=p.row + 1) if p.column == 7 and p.row > 6 else p,
    )
    assert ratings(book) == {"T1-R": "Red", "T1-A": "Amber"}
    assert lines(book)[0] == f"Target!{', '.join(CELLS[2:])} G027"


def test_an_inserted_cell_that_was_filled_leaves_every_rating_in_doubt() -> None:
    book = moved(chosen(CHOSEN), "Target", lambda p: p._replace(row=p.row + 1) if p.column == 7 and p.row > 6 else p)
    book = filled({"Target!G7": "Amber"}, book)
    assert ratings(book) == {}
    assert lines(book)[0] == f"Target!{', '.join(CELLS)} G032"


def test_a_blank_last_row_is_no_slip() -> None:
    seven = {cell: word for cell, word in CHOSEN.items() if cell != "Target!G12"}
    assert lines(chosen(seven)) == []
    bare = moved(chosen(seven), "Target", lambda p: None if p.row == 12 and p.column > 6 else p)
    assert lines(bare) == []


def sorted_in(area: str) -> bytes:
    """The form after `area` was sorted, as Excel notes it down."""
    parts = unzipped(filled_forms.filled(SAID))
    part = "xl/worksheets/sheet2.xml"
    state = f'<sortState ref="{area}"><sortCondition ref="{area}"/></sortState>'
    return zipped({**parts, part: parts[part].replace(b"<autoFilter", state.encode() + b"<autoFilter")})


@pytest.mark.parametrize(("area", "codes"), [("G5:G12", ["G034"]), ("A5:K12", []), ("A5:G12", ["G034"]), ("N5:N9", [])])
def test_columns_sorted_without_the_others_are_in_doubt(area: str, codes: list[str]) -> None:
    book, _ = read_book(sorted_in(area), Kind.OOXML, "police.xlsx")
    assert book
    assert [one.split()[-1] for one in lines(book)] == codes
    assert bool(ratings(book)) is not bool(codes)


@pytest.mark.parametrize(
    "cells",
    [
        {"F5": "Green", "G5": "N/A"},
        {"F5": "Green", "G5": "Amber"},
        {"F5": "Cannot judge", "G5": "N/A"},
        {"G5": "N/A", "H5": "Green"},
        {"G5": "Cannot judge", "I5": "red"},
    ],
)
def test_cells_that_were_moved_within_a_row_are_a_conflict(cells: Mapping[str, str]) -> None:
    book = filled({f"Target!{address}": text for address, text in cells.items()})
    assert ratings(book) == {}
    assert lines(book)[-1] == "Target!G5 A034"


def test_a_word_in_place_of_its_own_descriptor_confirms_the_rating() -> None:
    assert ratings(filled({"Target!F5": "Green", "Target!G5": "Green"})) == {"T1-R": "Green"}
    assert ratings(filled({"Target!H5": "n/a", "Target!G5": "Not applicable"})) == {"T1-R": "Not applicable"}


# ---- done in place of choosing -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cells", "line"),
    [
        ({"D5": "", "E5": ""}, "Target!F5 A033"),
        ({"A5": "T1-R Green"}, "Target!A5 A018"),
        ({"A5": "T1-R: Amber"}, "Target!A5 A018"),
        ({"C5": "Referral - Green"}, "Target!C5 A018"),
        ({"B5": "Green"}, "Target!B5 A018"),
        ({"H5": "Green"}, "Target!H5 A018"),
        ({"M5": "Green"}, "Target!M5 A018"),
    ],
)
def test_an_answer_given_elsewhere_in_the_row_is_asked_for(cells: Mapping[str, str], line: str) -> None:
    book = filled({f"Target!{address}": text for address, text in cells.items()})
    assert ratings(book) == {}
    assert line in lines(book)


def test_a_descriptor_taken_out_beside_others_is_no_choice() -> None:
    assert lines(filled({"Target!D5": ""})) == []
    assert lines(filled({"Target!D5": "", "Target!E5": "", "Target!G5": "Green"})) == []


# ---- other kinds, which hold -------------------------------------------------------------------------------------

TYPED = {
    "Red\u00ad": "Red",
    "\u200fRed": "Red",
    "R\u00aded": "Red",
    "Red\u2028": "Red",
    "\tRed\u3000": "Red",
    "\ufeffRed": "Red",
    "<Red>": "Red",
    "Red;": "Red",
    "Red!!": "Red",
    "Coch": "Red",
    "Аmber": None,
    "Grеen": None,  # Cyrillic letters
    "Red*": None,
    "red??": None,
    "G/A": None,
    "RA": None,
    "Green - but": None,
    "Not Green": None,
    "Amber→Green": None,
    "Green+": None,
    "Green -": None,
    "Red (was Amber)": None,
    "approaching Green": None,
    "non-Red": None,
    "N/K": None,
    "TBC": None,
    "as last time": None,
    "ditto": None,
    '"': None,
    "50%": None,
    "2 - Red": None,
    "R A G": None,
    "Light green": None,
    "Dark red": None,
    "No longer Red": None,
    "Red Red": None,
    "Green/Green": None,
    "G x2": None,
    "Green & Amber": None,
    "CID: Green; Response: Red": None,
    "Mostly Green": None,
    "All Green": None,
    "Y": None,
    "N": None,
    "ü": None,
    "Rouge": None,
    "Yellow": None,
}


@pytest.mark.parametrize(("text", "word"), TYPED.items())
def test_a_typed_rating_is_read_or_named(text: str, word: str | None) -> None:
    book = filled({"Target!G5": text})
    assert ratings(book) == ({"T1-R": word} if word else {})
    assert {one.split()[0] for one in lines(book)} == (set() if word else {"Target!G5"})


def down(p: Place, rows: int, first: int = 1) -> Place:
    return p._replace(row=p.row + rows) if p.row >= first else p


HEADER_AGAIN = {f"Target!{address(9, number)}": text for number, text in enumerate(layout.Grid(RUBRIC).headings, 1)}
HOLD: Mapping[str, Callable[[], Book]] = {
    "a banner above every sheet": lambda: filled(
        {"Target!A1": "OFFICIAL"}, moved(filled(ANSWERS), "Target", lambda p: down(p, 2))
    ),
    "a row of headings above the headings": lambda: filled(
        {"Target!D4": "Descriptors", "Target!G4": "Our assessment", "Target!I4": "Action plan"},
        moved(filled(ANSWERS), "Target", lambda p: down(p, 1, 4)),
    ),
    "the headings again in the middle": lambda: filled(
        HEADER_AGAIN, moved(filled(ANSWERS), "Target", lambda p: down(p, 1, 9))
    ),
    "a row of a person's own in the middle": lambda: filled(
        {"Target!B9": "Level 1 overall"}, moved(filled(ANSWERS), "Target", lambda p: down(p, 1, 9))
    ),
    "the column of refs deleted": lambda: moved(
        filled(ANSWERS),
        "Target",
        lambda p: p if p.row < 4 else p._replace(column=p.column - 1) if p.column > 1 else None,
    ),
    "the ratings moved to the front": lambda: moved(
        filled(ANSWERS), "Target", lambda p: p if p.row < 4 or p.column > 7 else p._replace(column=p.column % 7 + 1)
    ),
    "refs that became dates": lambda: filled(ANSWERS | {f"Target!A{row}": 46_000.0 + row for row in range(5, 13)}),
    "a column with another's ratings and no heading": lambda: filled(
        ANSWERS | {f"Target!M{row}": "Amber" for row in range(5, 13)}
    ),
    "team and agreed ratings beside": lambda: filled(
        ANSWERS | {"Target!M4": "Team rating", "Target!N4": "Agreed rating", "Target!M5": "Green"}
    ),
    "a key pasted beside": lambda: filled(ANSWERS | {"Target!N5": "Red", "Target!N6": "Amber", "Target!N7": "Green"}),
    "a key below that looks like headings": lambda: filled(
        ANSWERS | {"Target!A15": "Key", "Target!D15": "Red", "Target!E15": "Amber", "Target!F15": "Green"}
    ),
    "every word a single letter": lambda: filled(
        {cell: str(word)[0] if word in ("Red", "Amber", "Green") else word for cell, word in ANSWERS.items()}
    ),
    "nothing but ref and rating": lambda: moved(
        filled(ANSWERS), "Target", lambda p: p if p.row < 4 or p.column in (1, 7) else None
    ),
}


@pytest.mark.parametrize("how", HOLD)
def test_a_table_is_read_whatever_was_put_round_it(how: str) -> None:
    assert ratings(HOLD[how]()) == SAID


def test_rows_that_no_heading_fits_are_named() -> None:
    numbered = {f"Target!{address(4, column)}": f"Column{column}" for column in range(1, 12)}
    assert lines(filled(ANSWERS | numbered)) == ["Target! G003"]


def test_a_new_column_of_our_ratings_counts_only_where_it_agrees() -> None:
    book = filled(
        {
            "Target!M4": "Our rating",
            "Target!G5": "Red",
            "Target!M5": "Red",
            "Target!M6": "Green",
            "Target!G7": "Red",
            "Target!M7": "Green",
        }
    )
    assert ratings(book) == {"T1-R": "Red"}
    assert lines(book)[:2] == ["Target!G6 G024", "Target!G7 G024"]


def test_one_rating_for_all_is_not_taken_for_any() -> None:
    book = filled({"Target!B13": "All of the above", "Target!G13": "Amber"})
    assert ratings(book) == {}
    assert lines(book) == ["Target!G13 G008"]


def test_a_rating_merged_with_its_evidence_stands() -> None:
    covered = Cell("", "", Flag.MERGED | Flag.COVERED)
    target = sheet_of(filled({**ANSWERS, "Target!H6": covered}), "Target")
    sheets = tuple(
        replace(target, merges=(Area(6, 7, 6, 8),)) if sheet.name == "Target" else sheet for sheet in form().sheets
    )
    assert ratings(replace(form(), sheets=sheets)) == SAID


def test_sheets_that_were_typed_on_together_are_asked_about() -> None:
    names = ("Target", "Outcomes", "Partnerships")
    typed = {**dict(zip(CELLS, WORDS, strict=True)), "H6": "Seen"}
    cells = {f"{name}!{cell}": text for name in names for cell, text in typed.items()}
    order = [domain.name for domain in RUBRIC.domains if domain.name in names]
    assert lines(filled(cells)) == [f"{order[0]}!{', '.join(CELLS)} G036"]
    assert len(ratings(filled(cells))) == 24
    apart = {**cells, "Target!H6": "", "Outcomes!H6": "", "Partnerships!H6": ""}
    assert [one for one in lines(filled(apart)) if one.endswith("G036")] == []


# ---- tables of a person's own about the same criteria ------------------------------------------------------------


def tracker(heading: str, cells: Mapping[str, Value | Cell]) -> dict[str, Value | Cell]:
    """A sheet on the first three criteria, with what stands under a heading of its own."""
    rows = enumerate(TARGET[:3], 2)
    return (
        {"Plan!A1": "Ref", "Plan!B1": "Action", "Plan!C1": heading}
        | {f"Plan!A{row}": ref for row, ref in rows}
        | {f"Plan!{address}": value for address, value in cells.items()}
    )


def shown(word: str, formula: str) -> Cell:
    return Cell(word, word, Flag.FORMULA, formula)


def test_an_overview_by_formulas_repeats_the_answers() -> None:
    formulas = {f"C{row}": shown(WORDS[row - 2], f"Target!G{row + 3}") for row in (2, 3, 4)}
    book = filled(ANSWERS | tracker("Your rating", formulas))
    assert ratings(book) == SAID
    assert {one.split()[-1] for one in lines(book)} <= {"G013", "G015", "G019"}


def test_an_overview_whose_formulas_are_out_of_date_is_a_conflict() -> None:
    book = filled(ANSWERS | tracker("Your rating", {"C2": shown("Green", "Target!G5")}))
    assert ratings(book) == {ref: word for ref, word in SAID.items() if ref != "T1-R"}
    assert "Target!G5 G020" in lines(book) and "Plan!C2 A008" in lines(book)


def test_a_status_of_actions_is_no_second_answer() -> None:
    book = filled(ANSWERS | tracker("Status", {"B2": "Agree it", "C2": "Open", "C3": "Done"}))
    assert ratings(book) == SAID
    assert read(book)[0].answers[0].action == "Agree it"
    assert {"Plan!C2 Open", "Plan!C3 Done"} <= set(kept(book))
    assert {one.split()[-1] for one in lines(book)} <= {"G013", "G014", "G015", "G018"}


def test_a_status_never_fills_a_blank_and_is_a_conflict_where_it_says_something_else() -> None:
    book = filled(ANSWERS | {"Target!G5": ""} | tracker("Status", {"C2": "Green", "C3": "Amber", "C4": "Red"}))
    assert ratings(book) == {ref: word for ref, word in SAID.items() if ref not in ("T1-R", "T1-P")}
    assert [one for one in lines(book) if one.endswith("G020")] == ["Plan!C2 G020", "Target!G7 G020"]


def test_a_list_of_a_persons_own_fills_the_blanks_with_a_word_about_it() -> None:
    book = filled(tracker("Rating", {"C2": "Green", "C3": "Amber", "C4": "Red"}))
    assert ratings(book) == {"T1-R": "Green", "T1-A": "Amber", "T1-P": "Red"}
    assert "Plan!C2, C3, C4 G018" in lines(book)


def test_last_years_sheets_left_in_the_workbook_fill_no_blank() -> None:
    past = sheet_of(filled({f"Target!G{row}": "Green" for row in range(5, 13)} | {"Target!H6": "Then"}), "Target")
    book = with_sheet(filled(ANSWERS | {"Target!G5": ""}), past, "Target - previous")
    assert ratings(book) == {ref: word for ref, word in SAID.items() if ref != "T1-R"}
    assert lines(book) == [f"Target - previous!{', '.join(CELLS)} G035"]
    assert {"Target - previous!G5 Green", "Target - previous!G6 Evidence: Then"} <= set(kept(book))
    alone = with_sheet(without(filled({}), "Target"), past, "Target - previous")
    assert set(ratings(alone).values()) == {"Green"} and lines(alone) == []


def test_a_criterion_in_very_many_rows_costs_no_more_than_its_rows() -> None:
    cells: dict[str, Value | Cell] = {"Target!H4": "Your rating", "Target!G4": "Evidence"}
    for row in range(20, 6_000):
        cells |= {f"Target!A{row}": "T1-R", f"Target!G{row}": "Red", f"Target!H{row}": "Seen"}
    began = time.process_time()
    assert ratings(filled(cells)) == {}
    assert time.process_time() - began < 10

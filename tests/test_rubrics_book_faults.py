"""Faults planted in one rubric's workbook: each is named in one run, with the tab and the cell that it is in."""

from __future__ import annotations

import io
import time
from collections.abc import Mapping, Sequence
from functools import cache

import openpyxl
import pytest
from openpyxl.styles import Font, PatternFill

from csxl.rubrics.book_finding import holds_rubric
from csxl.rubrics.book_tables import heading_of
from csxl.rubrics.book_writing import write_rubric_book
from csxl.rubrics.flaws import RubricFault
from csxl.rubrics.loading import load_rubric
from csxl.rubrics.rubric_reading import rubric_in_book
from csxl.rubrics.shipped import shipped
from csxl.sheets.cells import Area, Book, Cell, Place, Sheet

FILE = "my.xlsx"
PLANS = load_rubric().criteria["O1-P"].descriptors["Red"]
LEGAL = "Legal & policy framework"
TYPED: Mapping[str, Mapping[str, str | int | None]] = {  # the cells that are typed over, by tab: None is cleared
    "Rubric": {"B5": None, "B6": None, "A11": "Language", "B11": "cy-GB"},
    "Key": {"A8": "MARAC", "C9": "Multi-agency child exploitation panel"},
    "Scale": {
        "A6": "two",
        "A7": 1,
        "B5": "Red?",
        "C5": "Coch",
        "C6": "m" * 31,
        "C7": "Coch",
        "D6": "A, Ambr, Don't know",
        "F7": "green",
        "G5": "#BF242B",
    },
    "Abstentions": {"E6": None, "A7": "Blank", "E7": "Nothing is said", "A8": "n" * 31, "E8": "Too long a word"},
    "Levels": {"D6": None, "G4": "Colour", "G5": "blue", "I6": "see the minutes", "D7": "The whole county"},
    "Stages": {"D8": None},
    "Target": {
        "B10": "Level 3",
        "C11": "Asessment",
        "A13": "T2-R",
        "D18": "Nobody looks",
        "I19": "Pawb yn edrych",
        "B20": "Level 1",
        "C20": "Planning",
        "D20": "Plans are not made",
    },
    LEGAL: {"D7": None, "F12": "=A1&B1", "H9": "Gren", "D13": None, "E13": "Dim cymorth"},
    "Partnerships": {
        "D5": "5",
        "D6": "Part[ners]",
        "D11": "#REF!",
        "F10": None,
        "A19": "as agreed in May",
        "D12": PLANS,
    },
    "Outcomes": {
        "D5": "T",
        "E9": "Red? (Klingon)",
        "E10": "Dim",
        "F9": "Red?",
        "K12": "ask the police",
        **dict.fromkeys(("D17", "F17", "H17")),
    },
}
ADDED: Mapping[str, Sequence[Sequence[str]]] = {  # whole tabs
    "Old stages": [("Letter", "Name", "Definition"), ("R", "Referral", "As it was")],
    "Early help": [("Letter", "E"), ("Name", "Early help"), ("Statement", "Help comes early")],
}
FAULTS = [  # tab, cell, and what is said there
    ("Rubric", "A11", "“Language” is also at my.xlsx, Rubric, A7"),
    ("Rubric", "B5", "is empty"),
    ("Rubric", "B6", "is empty"),
    ("Key", "C8", "is empty"),
    ("Key", "A9", "is empty"),
    ("Scale", "A6", "“two” is no step"),
    ("Scale", "A7", "the step 1 is also at my.xlsx, Scale, A5"),
    ("Scale", "B5", "“Red?” holds '?'"),
    ("Scale", "C6", "is 31 characters long"),
    ("Scale", "C7", "“Coch” is also at my.xlsx, Scale, D5"),
    ("Abstentions", "C5", "“Don't know” is also at my.xlsx, Scale, D6"),
    ("Scale", "F7", "“green” is not a colour"),
    ("Scale", "G5", "contrast of 1.00"),
    ("Scale", "H6", "is painted #00FF00, and my.xlsx, Scale, F6 says #FABE28"),
    ("Abstentions", "A7", "“Blank” is also what csxl calls"),
    ("Abstentions", "A8", "is 31 characters long"),
    ("Abstentions", "E6", "is empty"),
    ("Levels", "B7", "is empty"),
    ("Levels", "D6", "is empty"),
    ("Levels", "G4", "“Colour” is no heading here (Ref, Name, Title)"),
    ("Levels", "I6", "“see the minutes” stands under no heading"),
    ("Stages", "D8", "is empty"),
    ("Old stages", "A1", "a second table like that at my.xlsx, Stages, A4"),
    ("Target", "B10", "“Level 3” is no level of the tab Levels (Level 1, Level 2)"),
    ("Target", "C11", "perhaps “Assessment” is meant"),
    ("Target", "A13", "“T2-R” is not the ref of this row’s level and stage, T1-S"),
    ("Target", "D18", "“Nobody looks” stands in a row without level and stage"),
    ("Target", "I19", "“Pawb yn edrych” stands in a row without level and stage"),
    ("Target", "B20", "“Level 1, Planning” is also at my.xlsx, Target, A12"),
    ("Target (2)", "D6", "“Target” is also at my.xlsx, Target, D6"),
    (LEGAL, "D7", "is empty"),
    (LEGAL, "D13", "has no text in en-GB"),
    (LEGAL, "F12", "holds a formula without its value"),
    (LEGAL, "H9", "perhaps “Green” is meant"),
    ("Partnerships", "A19", "“as agreed in May” stands in a row without level and stage"),
    ("Partnerships", "D5", "“5” must be one capital letter"),
    ("Partnerships", "D6", "“Part[ners]” holds '[' ']'"),
    ("Partnerships", "D11", "shows #REF! in place of a text"),
    ("Partnerships", "H12", "is crossed out"),
    ("Outcomes", "A17", "has no descriptor"),
    ("Outcomes", "D5", "“T” is also at my.xlsx, Target, D5"),
    ("Outcomes", "D12", "is also at my.xlsx, Partnerships, D12"),
    ("Outcomes", "E9", "csxl knows no language Klingon"),
    ("Outcomes", "F9", "“Red?” heads another column too, and no column is headed Amber"),
    ("Outcomes", "K12", "“ask the police” stands under no heading"),
    ("Early help", "", "has no table of criteria, headed Ref, Level, Stage"),
]


@cache
def said() -> tuple[str, ...]:
    """What is said of the workbook in one run."""
    book = openpyxl.load_workbook(io.BytesIO(write_rubric_book(load_rubric(), ("cy",))))
    twin = book.copy_worksheet(book["Target"])
    twin.title = "Target (2)"
    for tab, cells in TYPED.items():
        for cell, text in cells.items():
            book[tab][cell] = text
    book["Partnerships"]["H12"].font = Font(strike=True)
    book["Scale"]["H6"].fill = PatternFill("solid", fgColor="FF00FF00")
    for tab, rows in ADDED.items():
        sheet = book.create_sheet(tab)
        for row in rows:
            sheet.append(row)
    return faults_in(book)


def faults_in(book: openpyxl.Workbook) -> tuple[str, ...]:
    held = io.BytesIO()
    book.save(held)
    with pytest.raises(RubricFault) as found:
        rubric_in_book(FILE, held.getvalue())
    return found.value.faults


@pytest.mark.parametrize(("tab", "cell", "what"), FAULTS, ids=[f"{tab} {cell}" for tab, cell, _ in FAULTS])
def test_each_fault_is_named_with_its_cell(tab: str, cell: str, what: str) -> None:
    place = ", ".join(filter(None, (FILE, tab, cell)))
    assert [line for line in said() if line.startswith(f"{place}: ") and what in line]


def test_nothing_else_is_named() -> None:
    places = [", ".join(filter(None, (FILE, tab, cell))) for tab, cell, _ in FAULTS]
    assert sorted(line.partition(": ")[0] for line in said()) == sorted(places)
    assert len({(tab, cell) for tab, cell, _ in FAULTS}) > 40


LEADERS = "Leadership & accountability"
AGAIN = load_rubric(shipped("section-11")).translations[0].criteria["L1-W"].descriptors["Heb ei sefydlu"]
BILINGUAL: Mapping[str, Mapping[str, str | int]] = {  # what is typed over in one that is told in two languages
    "Rubric": {"B6": "#DIV/0!", "B8": "#NAME?"},
    "Key": {"A6": "section 11 ", "C6": "Again", "A7": "Section 47", "B7": "Adran 11", "C7": "An enquiry"},
    "Scale": {"C6": "Heb ei sefydlu", "C8": "Starting"},
    "Levels": {"A6": 2, "B6": "Our region", "C6": "Ein hasiantaeth", "D6": "All of us"},
    "Stages": {
        "C6": "Ar bapur",
        "A9": "Z",
        "B9": "VOICE",
        "D9": "What is heard",
        "A10": "S",
        "B10": "Sums",
        "C10": "Checking",
        "D10": "What is counted",
    },
    LEADERS: {"D7": "#N/A", "E11": AGAIN, "C12": "Ar babur", "E15": "#DIV/0!", "F16": "#DIV/0!", "G16": "Geiriau"},
}
ALIKE = "change one, or they cannot be told apart."
IN_BOTH = [
    f"{LEADERS}, C12: “Ar babur” is no stage of the tab Stages "
    "(Written down, Practice, Voice, Checking, VOICE, Sums); perhaps “Ar bapur” is meant; choose one of them.",
    f"{LEADERS}, D7: shows #N/A in place of a text; write the text, or delete the row or column.",
    f"{LEADERS}, E11: “{AGAIN[:59]}…” is also at my.xlsx, {LEADERS}, E10; {ALIKE}",
    f"{LEADERS}, E15: shows #DIV/0! in place of a text; write the text, or delete the row or column.",
    f"{LEADERS}, F16: shows #DIV/0! in place of a text; write the text, or delete the row or column.",
    f"{LEADERS}, G16: “Geiriau” stands in a row without level and stage; write both, or move it to a tab of your own.",
    f"Key, A6: “section 11” is also at my.xlsx, Key, A5; {ALIKE}",
    f"Key, B7: “Adran 11” is also at my.xlsx, Key, B5; {ALIKE}",
    f"Levels, C6: “Ein hasiantaeth” is also at my.xlsx, Levels, C5; {ALIKE}",
    "Rubric, B6: shows #DIV/0! in place of a text; write the text, or delete the row or column.",
    "Rubric, B8: shows #NAME? in place of a text; write the text, or delete the row or column.",
    f"Scale, C6: “Heb ei sefydlu” is also at my.xlsx, Scale, C5; {ALIKE}",
    f"Scale, C8: “Starting” is also at my.xlsx, Scale, B6; {ALIKE}",
    f"Stages, B9: “VOICE” is also at my.xlsx, Stages, B7; {ALIKE}",
    f"Stages, C10: “Checking” is also at my.xlsx, Stages, B8; {ALIKE}",
    f"Stages, C6: “Ar bapur” is also at my.xlsx, Stages, C5; {ALIKE}",
]


def test_in_two_languages_each_fault_is_named_once_and_none_hides_another() -> None:
    book = openpyxl.load_workbook(io.BytesIO(write_rubric_book(load_rubric(shipped("section-11")), ("cy",))))
    for tab, cells in BILINGUAL.items():
        for cell, text in cells.items():
            book[tab][cell] = text
    held = io.BytesIO()
    book.save(held)
    with pytest.raises(RubricFault) as found:
        rubric_in_book(FILE, held.getvalue())
    assert sorted(found.value.faults) == sorted(f"{FILE}, {line}" for line in IN_BOTH)


def test_a_text_full_of_brackets_is_soon_found_to_be_no_heading() -> None:
    started = time.process_time()
    assert heading_of("(" * 16_000 + ")" * 16_000, {"word": "word"}) is None
    assert time.process_time() - started < 1


@pytest.mark.parametrize(
    ("text", "formula"),
    [
        ("(" * 60 + ")" * 60 + "x", ""),
        ("Word (" * 30 + ")", ""),
        ("Word", "MATCH(" * 1_300),
        ("Word", "MATCH(" + " " * 8_000),
        ("Word", "INDEX(Scale!$B$5:$B$7,MATCH(1,Scale!$A$5:$A$7,0))" + '&" (' * 2_000),
    ],
)
def test_a_workbook_of_a_thousand_bad_headings_is_soon_looked_through(text: str, formula: str) -> None:
    cells = {
        Place(row, column): Cell(text, f"{text}{row}" if not formula else text, formula=formula)
        for row in range(1, 51)
        for column in range(20)
    }
    book = Book((Sheet("Sheet1", False, cells),))
    started = time.process_time()
    assert not holds_rubric(book)
    assert time.process_time() - started < 2


def test_blocks_of_merged_cells_are_looked_at_as_far_as_a_rubric_has_any() -> None:
    blocks = tuple(Area(row, 1, row + 900, 900) for row in range(1, 900_000, 1_000))
    book = Book((Sheet("Sheet1", False, {Place(1, 1): Cell("Word", "Word")}, blocks),) * 20)
    started = time.process_time()
    assert not holds_rubric(book)
    assert time.process_time() - started < 2


def test_a_step_of_thousands_of_digits_is_none() -> None:
    book = openpyxl.load_workbook(io.BytesIO(write_rubric_book(load_rubric())))
    book["Scale"]["A5"] = "9" * 5_000
    [line] = faults_in(book)
    assert line.startswith("my.xlsx, Scale, A5: “999") and "is no step; write 1 for the worst" in line


def test_a_translation_whose_heading_is_gone_is_named() -> None:
    book = openpyxl.load_workbook(io.BytesIO(write_rubric_book(load_rubric(), ("cy",))))
    book["Rubric"]["C5"], book["Target"]["E7"] = "Adolygiad", "Datganiad"
    book["Rubric"].delete_rows(4)
    book["Target"]["E4"] = "Draft"
    held = io.BytesIO()
    book.save(held)
    with pytest.raises(RubricFault) as found:
        rubric_in_book(FILE, held.getvalue())
    assert [line.partition(" stands")[0] for line in found.value.faults] == [
        "my.xlsx, Rubric, C4: “Adolygiad”",
        "my.xlsx, Target, E7: “Datganiad”",
    ]
